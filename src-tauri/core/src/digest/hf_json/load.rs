use serde_json::Value;

use super::{literal, salvage};
use crate::digest::ReadError;

/// The depth to which serde_json follows nesting.
const MAX_DEPTH: usize = 128;

/// A value had of a text, and what was wrong with the text.
pub(in crate::digest) struct Loaded {
    pub(in crate::digest) value: Value,
    /// Why its list could not be read as a whole, where it could not.
    pub(in crate::digest) damage: Option<String>,
    depth: usize,
}

/// Why a text gives no value at all.
pub(in crate::digest) enum Unloadable {
    TooDeep {
        depth: usize,
        limit: usize,
    },
    /// A value on every line: a form of its own.
    Lines,
    /// In the parser's own words.
    Broken(String),
}

impl Loaded {
    pub(in crate::digest) fn too_deep(&self) -> Option<ReadError> {
        (self.depth > MAX_DEPTH).then_some(ReadError::TooDeep { depth: self.depth, limit: MAX_DEPTH })
    }
}

fn is_lines(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let is_value = |line: &str| serde_json::from_str::<Value>(line).is_ok();
    lines.next().is_some_and(is_value)
        && lines.next().is_some_and(|line| line.trim_start().starts_with(['{', '[']))
}

/// Reads JSON, else what Python prints of the same, else what is whole in damaged JSON.
pub(in crate::digest) fn load(text: &str) -> Result<Loaded, Unloadable> {
    let error = match serde_json::from_str(text) {
        Ok(value) => return Ok(Loaded { value, damage: None, depth: 0 }),
        Err(error) => error,
    };
    if let Some(value) = literal::parse(text) {
        return Ok(Loaded { value, damage: None, depth: 0 });
    }
    let depth = salvage::depth(text);
    match salvage::salvage(text) {
        Some(saved) => {
            let damage = saved.list_damaged.then(|| error.to_string());
            Ok(Loaded { value: saved.value, damage, depth })
        }
        None if is_lines(text) => Err(Unloadable::Lines),
        None if depth > MAX_DEPTH => Err(Unloadable::TooDeep { depth, limit: MAX_DEPTH }),
        None => Err(Unloadable::Broken(error.to_string())),
    }
}
