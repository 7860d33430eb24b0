//! Images named in a note: `![what it shows](image:HASH)`.

use std::sync::LazyLock;

use regex::Regex;

/// What stands before an image's hash.
const SCHEME: &str = "image:";

/// The hashes of the images that a note names, in order. Whatever looks like one counts, in code too: a file that is kept in
/// vain harms nobody.
pub fn image_names(note: &str) -> impl Iterator<Item = &str> {
    #[expect(clippy::unwrap_used, reason = "a constant pattern, tested")]
    static NAME: LazyLock<Regex> = LazyLock::new(|| Regex::new("image:([0-9a-f]{64})").unwrap());
    NAME.captures_iter(note).filter_map(|found| found.get(1)).map(|hash| hash.as_str())
}

/// What stands for the image of that hash in a note.
pub fn image_name(hash: &str) -> String {
    format!("{SCHEME}{hash}")
}

/// The hash in what stands for an image; none where it is not one.
pub fn image_hash(name: &str) -> Option<&str> {
    let hash = name.strip_prefix(SCHEME)?;
    let is_hash = hash.len() == 64 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    is_hash.then_some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn images_are_found_in_notes_and_other_addresses_are_not() {
        let (one, two) = ("a".repeat(64), "0f".repeat(32));
        let note = format!(
            "![a plot](image:{one}) and\n`{}`, ![x](https://example.org/image:abc)",
            image_name(&two)
        );
        assert_eq!(image_names(&note).collect::<Vec<_>>(), [one.as_str(), two.as_str()]);
    }

    #[test]
    fn only_a_hash_names_an_image() {
        let hash = "0123456789abcdef".repeat(4);
        assert_eq!(image_hash(&image_name(&hash)), Some(hash.as_str()));
        for other in [
            hash.clone(),
            image_name(&hash.to_uppercase()),
            image_name(&hash[1..]),
            image_name("../../library.db"),
        ] {
            assert_eq!(image_hash(&other), None, "{other}");
        }
    }
}
