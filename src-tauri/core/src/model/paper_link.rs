use std::fmt;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use url::Url;

use super::{ArxivId, Doi};

/// The scheme of links to papers.
pub const PAPER_SCHEME: &str = "broadsheet";

/// No link of ours is as long, in bytes.
const LONGEST: usize = 2_000;

/// What is written with a percent sign in a name: all that ends it, or that mails and chats break an address at.
const ESCAPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'\'')
    .add(b'(')
    .add(b')')
    .add(b'/')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A link to a paper in Broadsheet, that other programs hold: `broadsheet://paper/arxiv:2402.04644`, and with `/note` behind
/// it, to its note. It comes from strangers, so it only ever names; nothing is done by it but to show that paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperLink {
    /// The paper.
    pub paper: LinkedPaper,
    /// Whether it is to the paper's note.
    pub note: bool,
}

/// A paper by a name that other programs can keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkedPaper {
    /// By arXiv's name for it, in whatever library.
    Arxiv(ArxivId),
    /// By its DOI, in whatever library.
    Doi(Doi),
    /// By its number, which says something in one library only.
    Number {
        /// The paper's id.
        id: i64,
        /// The library's mark, where the link says it; a person who types a link may leave it out.
        library: Option<u32>,
    },
}

impl PaperLink {
    /// Whether a text means to be such a link, good or bad.
    pub fn is_meant(text: &str) -> bool {
        text.get(..=PAPER_SCHEME.len()).is_some_and(|start| {
            start.ends_with(':') && start[..PAPER_SCHEME.len()].eq_ignore_ascii_case(PAPER_SCHEME)
        })
    }

    /// Reads a link; `None` where anything in it is not exactly as this writes it.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > LONGEST || !text.is_ascii() || text.contains(|letter: char| letter.is_ascii_control())
        {
            return None;
        }
        let address = Url::parse(text).ok()?;
        let plain = address.username().is_empty()
            && address.password().is_none()
            && address.port().is_none()
            && address.fragment().is_none();
        if address.scheme() != PAPER_SCHEME || address.host_str() != Some("paper") || !plain {
            return None;
        }
        let path: Vec<&str> = address.path_segments()?.collect();
        let (name, note) = match path.as_slice() {
            [name] => (name, false),
            [name, "note"] => (name, true),
            _ => return None,
        };
        let name = percent_decode_str(name).decode_utf8().ok()?;
        if name.contains(|letter: char| letter.is_whitespace() || letter.is_control()) {
            return None;
        }
        let paper = match (name.split_once(':'), address.query()) {
            (Some(("arxiv", id)), None) if !id.contains(':') => LinkedPaper::Arxiv(ArxivId::parse(id)?),
            (Some(("doi", doi)), None) if doi.starts_with("10.") => LinkedPaper::Doi(Doi::parse(doi)?),
            (None, None) => LinkedPaper::Number { id: number(&name)?, library: None },
            (None, Some(query)) => LinkedPaper::Number { id: number(&name)?, library: Some(mark(query)?) },
            _ => return None,
        };
        Some(Self { paper, note })
    }
}

/// A paper's number: digits, and nothing before them.
fn number(text: &str) -> Option<i64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// A library's mark, `library=09af3b21`.
fn mark(query: &str) -> Option<u32> {
    let digits = query.strip_prefix("library=").filter(|digits| digits.len() == 8)?;
    digits
        .bytes()
        .all(|byte| byte.is_ascii_hexdigit())
        .then(|| u32::from_str_radix(digits, 16).ok())
        .flatten()
}

impl fmt::Display for PaperLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{PAPER_SCHEME}://paper/")?;
        match &self.paper {
            LinkedPaper::Arxiv(id) => write!(f, "arxiv:{}", utf8_percent_encode(id.as_str(), ESCAPED))?,
            LinkedPaper::Doi(doi) => write!(f, "doi:{}", utf8_percent_encode(doi.as_str(), ESCAPED))?,
            LinkedPaper::Number { id, .. } => write!(f, "{id}")?,
        }
        if self.note {
            write!(f, "/note")?;
        }
        match &self.paper {
            LinkedPaper::Number { library: Some(mark), .. } => write!(f, "?library={mark:08x}"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arxiv(id: &str) -> LinkedPaper {
        LinkedPaper::Arxiv(ArxivId::parse(id).unwrap())
    }

    fn doi(doi: &str) -> LinkedPaper {
        LinkedPaper::Doi(Doi::parse(doi).unwrap())
    }

    #[test]
    fn a_link_is_written_and_read() {
        let number = |id, library| LinkedPaper::Number { id, library };
        for (paper, written) in [
            (arxiv("2402.04644"), "broadsheet://paper/arxiv:2402.04644"),
            (arxiv("hep-th/9901001"), "broadsheet://paper/arxiv:hep-th%2F9901001"),
            (doi("10.1145/3292500.3330919"), "broadsheet://paper/doi:10.1145%2F3292500.3330919"),
            (
                doi("10.1002/(sici)1097<1::aid>3.0.co;2-#"),
                "broadsheet://paper/doi:10.1002%2F%28sici%291097%3C1::aid%3E3.0.co;2-%23",
            ),
            (doi("10.1000/é/note"), "broadsheet://paper/doi:10.1000%2F%C3%A9%2Fnote"),
            (number(42, None), "broadsheet://paper/42"),
            (number(42, Some(0x9af)), "broadsheet://paper/42?library=000009af"),
        ] {
            let link = PaperLink { paper, note: false };
            assert_eq!(link.to_string(), written);
            assert_eq!(PaperLink::parse(written), Some(link.clone()), "{written}");
            let note = PaperLink { note: true, ..link };
            assert_eq!(PaperLink::parse(&note.to_string()), Some(note.clone()), "{note}");
        }
    }

    #[test]
    fn what_is_no_link_of_ours_is_none() {
        let long = format!("broadsheet://paper/doi:10.1000%2F{}", "a".repeat(LONGEST));
        for hostile in [
            "",
            "broadsheet:",
            "broadsheet://",
            "broadsheet://paper",
            "broadsheet://paper/",
            "broadsheet:paper/42",
            "broadsheet:///paper/42",
            "broadsheet://papers/42",
            "broadsheet://import/42",
            "broadsheet://paper@evil/42",
            "broadsheet://user:word@paper/42",
            "broadsheet://paper:80/42",
            "broadsheet://paper/42#note",
            "broadsheet://paper/42/",
            "broadsheet://paper/42/note/",
            "broadsheet://paper/42/note/delete",
            "broadsheet://paper/42/delete",
            "broadsheet://paper/-1",
            "broadsheet://paper/+1",
            "broadsheet://paper/4 2",
            "broadsheet://paper/%34%0a2",
            "broadsheet://paper/42%00",
            "broadsheet://paper/99999999999999999999",
            "broadsheet://paper/42?library=",
            "broadsheet://paper/42?library=1234567",
            "broadsheet://paper/42?library=+1234567",
            "broadsheet://paper/42?library=12345678&run=1",
            "broadsheet://paper/42?run=1",
            "broadsheet://paper/arxiv:2402.04644?library=12345678",
            "broadsheet://paper/arxiv:9999.99999",
            "broadsheet://paper/arxiv:%202402.04644",
            "broadsheet://paper/arxiv:arxiv:2402.04644",
            "broadsheet://paper/arxiv:hep-th/9901001",
            "broadsheet://paper/doi:https:%2F%2Fdoi.org%2F10.1145%2F1",
            "broadsheet://paper/doi:",
            "broadsheet://paper/file:%2Fetc%2Fpasswd",
            "broadsheet://paper/--help",
            "broadsheet://paper/%FF",
            "broadsheet://paper/é",
            "https://paper/42",
            "javascript:alert(1)",
            &long,
        ] {
            assert_eq!(PaperLink::parse(hostile), None, "{hostile}");
        }
    }

    #[test]
    fn what_means_to_be_one_is_told_from_a_file() {
        for meant in ["broadsheet:", "broadsheet://paper/42", "BROADSHEET://x"] {
            assert!(PaperLink::is_meant(meant), "{meant}");
        }
        for other in ["", "broadsheet", "broadsheet.json", "/broadsheet:", "brøadsheet:", "file:///a"] {
            assert!(!PaperLink::is_meant(other), "{other}");
        }
    }
}
