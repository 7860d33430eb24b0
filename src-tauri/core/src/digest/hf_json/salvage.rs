//! What is whole in damaged JSON: a file cut off, a page whose saver broke an attribute, one bad number.

use serde_json::{Map, Value};

/// Marks an object of which a part was lost; the value is the object's source.
pub(in crate::digest) const DAMAGED: &str = "\0damaged";

/// Entries lie at most this deep: wrapper, list, entry, paper, field.
const MAX_LEVELS: usize = 5;

/// The characters of a damaged object's source that are kept.
const SOURCE_CHARS: usize = 2_000;

pub(super) struct Saved {
    pub(super) value: Value,
    /// Whether a list is among what is damaged, so that entries may be missing.
    pub(super) list_damaged: bool,
}

/// The value of a damaged text without the parts that cannot be read.
///
/// Damage lies within: text that goes on behind its end is of another form, such as a value on every line.
pub(super) fn salvage(text: &str) -> Option<Saved> {
    let mut list_damaged = false;
    if text.len() > end_of_first(text) {
        return None;
    }
    let value = part(text.trim(), MAX_LEVELS, &mut list_damaged)?;
    Some(Saved { value, list_damaged })
}

/// How deep brackets nest in the text, those in strings apart.
pub(super) fn depth(text: &str) -> usize {
    let (mut deepest, mut open) = (0_usize, 0_usize);
    let mut strings = Strings::default();
    for byte in text.bytes().filter(|byte| strings.is_outside(*byte)) {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest
}

/// Where the list or the object that begins the text ends, with the white space behind it.
pub(super) fn end_of_first(text: &str) -> usize {
    let mut strings = Strings::default();
    let mut open = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        if !strings.is_outside(byte) {
            continue;
        }
        open = match byte {
            b'[' | b'{' => open + 1,
            b']' | b'}' if open <= 1 => return text.len() - text[at + 1..].trim_start().len(),
            b']' | b'}' => open - 1,
            _ => open,
        };
    }
    text.len()
}

fn part(text: &str, levels: usize, list_damaged: &mut bool) -> Option<Value> {
    if let Ok(value) = serde_json::from_str(text) {
        return Some(value);
    }
    let below = levels.checked_sub(1)?;
    match text.as_bytes().first()? {
        b'[' => {
            *list_damaged = true;
            // An element that cannot be read stays as its source, for a person to see.
            let elements = children(text).into_iter().filter(|child| !child.is_empty());
            let kept = |child: &str| Value::String(child.chars().take(SOURCE_CHARS).collect());
            Some(Value::Array(
                elements
                    .map(|child| part(child, below, list_damaged).unwrap_or_else(|| kept(child)))
                    .collect(),
            ))
        }
        b'{' => Some(Value::Object(members(text, below, list_damaged))),
        _ => None,
    }
}

fn members(text: &str, levels: usize, list_damaged: &mut bool) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert(DAMAGED.to_owned(), Value::String(text.chars().take(SOURCE_CHARS).collect()));
    for child in children(text) {
        let Some((key, value)) = member(child) else { continue };
        if let Some(value) = part(value, levels, list_damaged) {
            object.insert(key, value);
        }
    }
    object
}

fn member(text: &str) -> Option<(String, &str)> {
    let mut strings = Strings::default();
    let colon = text.bytes().position(|byte| strings.is_outside(byte) && byte == b':')?;
    let key = serde_json::from_str(text[..colon].trim()).ok()?;
    Some((key, text[colon + 1..].trim()))
}

/// The sources of what a list or an object holds; the last one may be cut off.
fn children(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut strings = Strings::default();
    let (mut open, mut start) = (0_usize, 1_usize);
    for (at, byte) in text.bytes().enumerate() {
        if !strings.is_outside(byte) {
            continue;
        }
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' if open <= 1 => {
                found.push(text[start..at].trim());
                return found;
            }
            b']' | b'}' => open -= 1,
            b',' if open == 1 => {
                found.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(text[start.min(text.len())..].trim());
    found
}

/// Tells what stands in a string from what does not.
#[derive(Default)]
struct Strings {
    inside: bool,
    escaped: bool,
}

impl Strings {
    fn is_outside(&mut self, byte: u8) -> bool {
        let quote = byte == b'"' && !self.escaped;
        self.escaped = self.inside && byte == b'\\' && !self.escaped;
        let outside = !self.inside && !quote;
        self.inside ^= quote;
        outside
    }
}
