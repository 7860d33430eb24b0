//! What is looked at before a PDF is parsed: the parser calls itself for every level of nesting and inflates whatever
//! it meets, so both are measured first.

use std::io::Read;

use crate::model::Fault;
use flate2::read::ZlibDecoder;

/// Arrays and dictionaries within one another.
const MAX_DEPTH: usize = 200;

/// Everything that is packed in the file, unpacked.
const MAX_UNPACKED: u64 = 256 * 1024 * 1024;

/// Refuses a document that could bring the parser down.
pub(super) fn check(bytes: &[u8]) -> Result<(), Fault> {
    let mut lexer = Lexer { bytes, at: 0, depth: 0 };
    let mut unpacked = 0;
    while let Some(stream) = lexer.next_stream()? {
        // An object that begins within a stream would be parsed without having been seen here.
        if begins_object(stream) {
            return Err(Fault::OddlyWritten);
        }
        let mut inner = Vec::new();
        let limit = MAX_UNPACKED - unpacked;
        // What is damaged gives what lies before the damage.
        let _ = ZlibDecoder::new(stream).take(limit + 1).read_to_end(&mut inner);
        unpacked += inner.len() as u64;
        if unpacked > MAX_UNPACKED {
            return Err(Fault::TooLarge);
        }
        // Packed twice, it could be larger than any measure.
        if inner.first() == Some(&0x78)
            && ZlibDecoder::new(&inner[..]).read(&mut [0; 64]).is_ok_and(|read| read > 0)
        {
            return Err(Fault::OddlyWritten);
        }
        if is_text(&inner) {
            depth_within(&inner)?;
        }
    }
    Ok(())
}

/// The nesting of a piece of the format that stands alone: packed objects, what a page draws.
pub(super) fn depth_within(bytes: &[u8]) -> Result<(), Fault> {
    let mut lexer = Lexer { bytes, at: 0, depth: 0 };
    while lexer.token()?.is_some() {}
    Ok(())
}

/// Pictures are no objects.
fn is_text(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(4_096)];
    start.iter().filter(|byte| **byte >= 128 || **byte == 0).count() * 10 < start.len()
}

fn begins_object(bytes: &[u8]) -> bool {
    let marks = [&b" obj"[..], b"\nobj", b"\robj", b"trailer"];
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b't')) {
        if marks.iter().any(|mark| rest[at..].starts_with(mark)) {
            return true;
        }
        rest = &rest[at + 1..];
    }
    false
}

/// Reads tokens as far as nesting is concerned.
struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
    depth: usize,
}

#[derive(PartialEq, Eq)]
enum Token {
    Stream,
    Other,
}

impl<'a> Lexer<'a> {
    /// The bytes of the next stream.
    fn next_stream(&mut self) -> Result<Option<&'a [u8]>, Fault> {
        while let Some(token) = self.token()? {
            if token == Token::Stream {
                let start = self.at;
                let rest = &self.bytes[start..];
                let len = find(rest, b"endstream").unwrap_or(rest.len());
                self.at = start + len + b"endstream".len().min(rest.len() - len);
                let data = &rest[..len];
                let breaks = data.iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
                return Ok(Some(&data[breaks..]));
            }
        }
        Ok(None)
    }

    fn token(&mut self) -> Result<Option<Token>, Fault> {
        let Some(byte) = self.bytes.get(self.at).copied() else { return Ok(None) };
        let two = self.bytes.get(self.at + 1) == Some(&byte);
        match byte {
            b'(' => self.skip_string()?,
            b'%' => self.skip_comment()?,
            b'[' => self.open(1)?,
            b'<' => self.open(if two { 2 } else { 1 })?,
            b']' => self.close(1),
            b'>' => self.close(if two { 2 } else { 1 }),
            b'/' => return self.name().map(Some),
            _ if byte.is_ascii_alphabetic() => return Ok(Some(self.word())),
            _ => self.at += 1,
        }
        Ok(Some(Token::Other))
    }

    fn open(&mut self, len: usize) -> Result<(), Fault> {
        self.at += len;
        self.depth += 1;
        if self.depth > MAX_DEPTH { Err(Fault::DeepParts) } else { Ok(()) }
    }

    fn close(&mut self, len: usize) {
        self.at += len;
        self.depth = self.depth.saturating_sub(1);
    }

    fn skip_string(&mut self) -> Result<(), Fault> {
        let start = self.at;
        let mut open = 0_usize;
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'\\' => self.at += 1,
                b'(' => open += 1,
                b')' => open -= 1,
                _ => {}
            }
            self.at += 1;
            if open == 0 {
                break;
            }
        }
        let end = self.at.min(self.bytes.len());
        self.at = end;
        if begins_object(&self.bytes[start..end]) { Err(Fault::OddlyWritten) } else { Ok(()) }
    }

    fn skip_comment(&mut self) -> Result<(), Fault> {
        let rest = &self.bytes[self.at..];
        let len = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
        self.at += len;
        if begins_object(&rest[..len]) { Err(Fault::OddlyWritten) } else { Ok(()) }
    }

    /// A name; the ways to pack that no printer uses and that no measure is known for are refused.
    fn name(&mut self) -> Result<Token, Fault> {
        let rest = &self.bytes[self.at + 1..];
        let len =
            rest.iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'#').unwrap_or(rest.len());
        let name = &rest[..len];
        self.at += 1 + len;
        let hidden = name.contains(&b'#') && len > 40;
        if hidden
            || matches!(name, b"LZWDecode" | b"LZW")
            || (name.contains(&b'#') && plain(name) == b"LZWDecode")
        {
            return Err(Fault::OddlyWritten);
        }
        Ok(Token::Other)
    }

    fn word(&mut self) -> Token {
        let rest = &self.bytes[self.at..];
        let len = rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
        self.at += len;
        match &rest[..len] {
            b"stream" => Token::Stream,
            // Objects do not lie in one another: what was left open ends here.
            b"obj" | b"endobj" => {
                self.depth = 0;
                Token::Other
            }
            _ => Token::Other,
        }
    }
}

/// A name without its escapes: `L#5aWDecode`.
fn plain(name: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(name.len());
    let mut rest = name;
    while let Some((first, behind)) = rest.split_first() {
        let code =
            behind.get(..2).and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok());
        match code.filter(|_| *first == b'#') {
            Some(byte) => {
                plain.push(byte);
                rest = &behind[2..];
            }
            None => {
                plain.push(*first);
                rest = behind;
            }
        }
    }
    plain
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = haystack[from..].iter().position(|byte| *byte == needle[0]) {
        if haystack[from + at..].starts_with(needle) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_bring_the_parser_down_is_refused() {
        let deep = [b"%PDF-1.4\n1 0 obj\n".to_vec(), b"[".repeat(100_000)].concat();
        let dictionaries = [b"1 0 obj\n".to_vec(), b"<</A".repeat(100_000)].concat();
        let hidden =
            [b"1 0 obj\n<<>>\nstream\n2 0 obj ".to_vec(), b"[".repeat(10), b"\nendstream".to_vec()].concat();
        let quoted = [b"1 0 obj (3 0 obj ".to_vec(), b"[".repeat(10), b")".to_vec()].concat();
        let strings = b"[(])".repeat(100_000);
        for bytes in [deep, dictionaries, hidden, quoted, strings, b"<</Filter/L#5aWDecode>>".to_vec()] {
            assert!(check(&bytes).is_err());
        }
        assert_eq!(check(b"1 0 obj <</Title (a [[[ b) /Kids [1 0 R]>> endobj % [[[\n"), Ok(()));
    }
}
