use std::ops::Range;

use super::field::{self, Field};
use super::print::Name;
use super::scan::{Kind, Token, scan};
use crate::text;

/// Names that only the library knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Wanted {
    Tags,
    Hosts,
    /// Days of digests.
    Days,
}

/// What could stand where the person is typing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completions {
    /// The bytes that a completion takes the place of.
    pub span: Range<usize>,
    /// What fits, best first.
    pub items: Vec<Completion>,
}

/// Something that could be typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What to show: the value, or a field's name with its colon.
    pub label: String,
    /// What to put in place of the span. A field's name leaves the cursor at its end; a value is followed by a space.
    pub insert: String,
}

/// The most completions offered.
const MOST: usize = 40;

/// What could be typed at `cursor`, a byte of `text`. `known` gives what the library knows, likeliest first.
pub fn complete(text: &str, cursor: usize, known: impl FnOnce(Wanted) -> Vec<String>) -> Completions {
    let cursor = (0..=cursor.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let token = scan(text).into_iter().find(|token| token.span.start < cursor && cursor <= token.span.end);
    let Some(Token { kind, span }) = token else { return fields(cursor..cursor, "") };
    match kind {
        Kind::Named(name, _) => match text.get(span.start + name.len() + 1..cursor) {
            Some(begun) => values(span, &name, begun, known),
            None => nothing(span),
        },
        Kind::Word(word) => match word[..cursor - span.start].split_once(':') {
            Some((name, begun)) => values(span, name, begun, known),
            None if word.contains(':') => nothing(span),
            None => fields(span.clone(), &text[span.start..cursor]),
        },
        Kind::Minus | Kind::Open => fields(cursor..cursor, ""),
        Kind::Close | Kind::Phrase(_) => nothing(span),
    }
}

fn fields(span: Range<usize>, begun: &str) -> Completions {
    let items = Field::all()
        .filter(|(name, _)| begins(name, begun))
        .map(|(name, _)| Completion { label: format!("{name}:"), insert: format!("{name}:") })
        .collect();
    Completions { span, items }
}

fn values(
    span: Range<usize>,
    name: &str,
    begun: &str,
    known: impl FnOnce(Wanted) -> Vec<String>,
) -> Completions {
    let Some(field) = Field::named(name) else { return nothing(span) };
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let values: Vec<String> = match field {
        Field::Is => field::IS.iter().map(|(name, _)| (*name).to_owned()).collect(),
        Field::Has => field::HAS.iter().map(|(name, _)| (*name).to_owned()).collect(),
        Field::Sort => field::ORDERS.iter().map(|(name, _)| (*name).to_owned()).collect(),
        Field::Code => owned(&["new"]),
        Field::Added | Field::Published => owned(&["7d", "30d", "3m", "1y"]),
        Field::Count(_) => owned(&[">=1", ">=2", ">=10", ">=50", ">=100"]),
        Field::Tag => known(Wanted::Tags),
        Field::Host => known(Wanted::Hosts),
        Field::Digest => known(Wanted::Days),
        Field::Text(_) | Field::Id => Vec::new(),
    };
    let begun = text::fold(begun);
    let (first, second): (Vec<String>, Vec<String>) = values
        .into_iter()
        .filter(|value| text::fold(value).contains(&begun))
        .partition(|value| text::fold(value).starts_with(&begun));
    let item =
        |value: String| Completion { insert: format!("{}:{} ", field.name(), Name(&value)), label: value };
    Completions { span, items: first.into_iter().chain(second).take(MOST).map(item).collect() }
}

const fn nothing(span: Range<usize>) -> Completions {
    Completions { span, items: Vec::new() }
}

fn begins(name: &str, begun: &str) -> bool {
    name.get(..begun.len()).is_some_and(|head| head.eq_ignore_ascii_case(begun))
}
