//! Words of parts that the parser could not decode, because a few of their bytes are wrong.

use encoding_rs::{Encoding, UTF_8};
use mail_parser::decoders::base64::base64_decode;
use mail_parser::{MessagePart, MimeHeaders, PartType};

use super::letter::Part;

/// What can be had of a part of words that could not be decoded as it should have been; the parser left it as it was.
pub(super) fn words(part: &MessagePart<'_>) -> Option<Part<'static>> {
    let PartType::Text(source) = &part.body else { return None };
    let kind = part.content_type().filter(|kind| kind.ctype().eq_ignore_ascii_case("text"))?;
    let encoded = part.content_transfer_encoding().filter(|_| part.is_encoding_problem)?;
    let bytes = match encoded.to_ascii_lowercase().as_str() {
        "base64" => base64(source.as_bytes()),
        "quoted-printable" => quoted_printable(source.as_bytes()),
        _ => return None,
    };
    let encoding = kind.attribute("charset").and_then(|label| Encoding::for_label(label.as_bytes()));
    let (text, _, _) = encoding.unwrap_or(UTF_8).decode(&bytes);
    let is_markup = kind.subtype().is_some_and(|subtype| subtype.eq_ignore_ascii_case("html"));
    Some(Part { text: text.into_owned().into(), is_markup, damaged: true })
}

/// Line by line, so that a wrong letter costs one line.
fn base64(source: &[u8]) -> Vec<u8> {
    source
        .split(|byte| *byte == b'\n')
        .filter_map(|line| base64_decode(line.trim_ascii()))
        .flatten()
        .collect()
}

fn quoted_printable(source: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(source.len());
    let mut rest = source;
    while let Some((first, behind)) = rest.split_first() {
        rest = match (first, behind) {
            (b'=', [b'\r', b'\n', next @ ..] | [b'\n', next @ ..]) => next,
            (b'=', [high, low, next @ ..]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                let value =
                    |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
                bytes.push(value(*high).unwrap_or_default() * 16 + value(*low).unwrap_or_default());
                next
            }
            (other, next) => {
                bytes.push(*other);
                next
            }
        };
    }
    bytes
}
