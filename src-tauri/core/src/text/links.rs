//! Links from a note to another paper: `[[2402.04644]]`, or with words to show, `[[2402.04644|LEVI]]`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::model::{ArxivId, Doi};

/// A link in a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperLink {
    /// An arXiv identifier without version, a DOI in lower case, or `#` and the library's number.
    pub target: String,
    /// Where it stands, brackets included; in bytes.
    pub at: Range<usize>,
}

/// The links of a note, in order. What names no paper is no link.
pub fn paper_links(note: &str) -> Vec<PaperLink> {
    #[expect(clippy::unwrap_used, reason = "a constant pattern, tested")]
    static LINK: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\[\[([^\[\]|\n]{1,200})(?:\|[^\[\]\n]{0,500})?\]\]").unwrap());
    let links = LINK.captures_iter(note).filter_map(|found| {
        let (whole, target) = (found.get(0)?, found.get(1)?);
        Some(PaperLink { target: paper_target(target.as_str())?, at: whole.range() })
    });
    links.collect()
}

/// What a link says, as links are kept and compared; none where it names no paper.
pub fn paper_target(written: &str) -> Option<String> {
    let written = written.trim();
    if let Some(number) = written.strip_prefix('#') {
        return number.parse::<u32>().ok().map(|number| format!("#{number}"));
    }
    let arxiv = || ArxivId::parse(written).map(|id| id.as_str().to_owned());
    arxiv().or_else(|| Doi::parse(written).map(|doi| doi.to_string()))
}

/// How many bytes two texts have in common at their beginning, and at their end beyond that; on character boundaries of
/// both.
pub fn common_ends(one: &str, other: &str) -> (usize, usize) {
    let same = |(a, b): &(char, char)| a == b;
    let length = |pairs: &mut dyn Iterator<Item = (char, char)>| {
        pairs.take_while(same).map(|(letter, _)| letter.len_utf8()).sum::<usize>()
    };
    let head = length(&mut one.chars().zip(other.chars()));
    let tail = length(&mut one[head..].chars().rev().zip(other[head..].chars().rev()));
    (head, tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_name_papers() {
        let note =
            "See [[2402.04644v2|LEVI]], [[10.1145/ABC.12]], [[#7]], [[nothing]], [[]] and [[2402.04644\n]].";
        let targets: Vec<String> = paper_links(note).into_iter().map(|link| link.target).collect();
        assert_eq!(targets, ["2402.04644", "10.1145/abc.12", "#7"]);
        assert_eq!(&note[paper_links(note)[0].at.clone()], "[[2402.04644v2|LEVI]]");
    }

    #[test]
    fn ends_in_common_never_overlap() {
        assert_eq!(common_ends("abc", "abXc"), (2, 1));
        assert_eq!(common_ends("aa", "aaa"), (2, 0));
        assert_eq!(common_ends("", "x"), (0, 0));
        assert_eq!(common_ends("éa", "èa"), (0, 1));
    }
}
