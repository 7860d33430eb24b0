//! What kind of work a paper is, as far as the library knows: where it appeared tells.

use super::Record;

/// The kinds that every form of bibliography tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Work {
    /// In a journal.
    Article,
    /// In the proceedings of a conference.
    Conference,
    /// On arXiv, and nowhere else that is known.
    Preprint,
    /// Anything else.
    Other,
}

/// Words that name a gathering of people; a journal has none of them.
const GATHERINGS: [&str; 8] =
    ["proceedings", "proc.", "conference", "conf.", "workshop", "symposium", "meeting of", "congress"];

/// Conferences that go by their letters.
const LETTERS: [&str; 36] = [
    "aaai",
    "acl",
    "aistats",
    "bmvc",
    "chi",
    "colm",
    "coling",
    "colt",
    "conll",
    "corl",
    "cvpr",
    "eacl",
    "eccv",
    "emnlp",
    "icassp",
    "iccv",
    "iclr",
    "icml",
    "icra",
    "ijcai",
    "interspeech",
    "iros",
    "kdd",
    "miccai",
    "mlsys",
    "naacl",
    "neurips",
    "nips",
    "osdi",
    "rss",
    "sigir",
    "sigmod",
    "siggraph",
    "uai",
    "wacv",
    "www",
];

impl Work {
    pub(super) fn of(paper: &Record) -> Self {
        match &paper.venue {
            Some(venue) if is_gathering(venue) => Self::Conference,
            Some(_) => Self::Article,
            None if paper.arxiv_id.is_some() => Self::Preprint,
            None if paper.doi.is_some() => Self::Article,
            None => Self::Other,
        }
    }
}

fn is_gathering(venue: &str) -> bool {
    let lower = venue.to_lowercase();
    let letters = lower.split(|c: char| !c.is_ascii_alphabetic());
    GATHERINGS.iter().any(|word| lower.contains(word))
        || letters.into_iter().any(|word| LETTERS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::is_gathering;

    #[test]
    fn a_conference_is_told_from_a_journal() {
        for venue in [
            "NeurIPS 2024",
            "Proceedings of the 41st ICML",
            "ACL (Findings)",
            "Workshop on Tables",
            "CVPR'25",
        ] {
            assert!(is_gathering(venue), "{venue}");
        }
        for venue in
            ["Nature", "Journal of Machine Learning Research", "TMLR", "Neurocomputing", "Trans. on Chips"]
        {
            assert!(!is_gathering(venue), "{venue}");
        }
    }
}
