//! Subjects as sources write them, arXiv's classes among them.

use super::values::is_nothing;
use crate::text::one_line;

/// Subjects as a source writes them: `cs.CL cs.AI`, `Machine Learning (cs.LG); Robotics (cs.RO)`.
pub(super) fn subjects_in(text: &str) -> Vec<String> {
    text.split([',', ';', '|', '，', '、', '\n']).flat_map(subjects_of).collect()
}

/// One subject, or classes of arXiv with nothing but spaces between them.
pub(super) fn subjects_of(text: &str) -> Vec<String> {
    let text = one_line(text);
    let words: Vec<&str> = text.split(' ').collect();
    if words.iter().all(|word| is_class(word)) {
        return words.into_iter().map(str::to_owned).collect();
    }
    let class =
        text.rsplit_once('(').and_then(|(_, rest)| rest.strip_suffix(')')).filter(|class| is_class(class));
    let subject = class.map_or_else(|| text.clone(), str::to_owned);
    if is_nothing(&subject) { Vec::new() } else { vec![subject] }
}

/// A class of arXiv: `cs.CL`, `hep-th`, `cond-mat.str-el`.
pub(in crate::digest) fn is_class(word: &str) -> bool {
    const ALONE: [&str; 7] = ["gr-qc", "hep-ex", "hep-lat", "hep-ph", "hep-th", "nucl-th", "quant-ph"];
    const ARCHIVES: [&str; 13] = [
        "astro-ph", "cond-mat", "cs", "econ", "eess", "math", "math-ph", "nlin", "nucl-ex", "physics",
        "q-bio", "q-fin", "stat",
    ];
    let (archive, class) = word.split_once('.').unwrap_or((word, ""));
    let shaped =
        !class.is_empty() && class.len() <= 10 && class.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-');
    ALONE.contains(&word)
        || (ARCHIVES.contains(&archive) && (shaped || (class.is_empty() && archive.contains('-'))))
}
