//! The identifiers by which a text or an address names a paper.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use url::Url;

use super::links::{link, locate};
use crate::model::{ArxivId, Doi, FoundIn};

/// What a source calls a paper. At least one of the three is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Named {
    /// The arXiv identifier; also where the source gave arXiv's DOI or a Hugging Face page named by it.
    pub(super) arxiv: Option<ArxivId>,
    /// The DOI, unless it is arXiv's own.
    pub(super) doi: Option<Doi>,
    /// What Hugging Face calls a paper that is not on arXiv.
    pub(super) hub: Option<String>,
}

impl Named {
    fn arxiv(id: ArxivId) -> Self {
        Self { arxiv: Some(id), ..Self::default() }
    }

    fn doi(doi: Doi) -> Self {
        match doi.arxiv() {
            Some(id) => Self::arxiv(id),
            None => Self { doi: Some(doi), ..Self::default() },
        }
    }

    /// The paper that an address leads to: arXiv and its mirrors and readers, doi.org, a Hugging Face paper page. The
    /// address may lack its scheme and may need repair.
    pub(super) fn by_address(address: &str) -> Option<Self> {
        let link = link(address, FoundIn::Page)?;
        let url = Url::parse(&link.url).ok()?;
        let segments: Vec<&str> = url.path().split('/').filter(|part| !part.is_empty()).collect();
        match link.host.as_str() {
            "huggingface.co" => on_hub(&segments),
            "doi.org" | "dx.doi.org" => {
                // What stands escaped in a path stands plainly in the identifier.
                let path = url
                    .path()
                    .trim_start_matches('/')
                    .replace("%2F", "/")
                    .replace("%28", "(")
                    .replace("%29", ")");
                Doi::parse(&path).map(Self::doi)
            }
            host if is_arxiv(host, &segments) => ArxivId::from_url(&link.url)
                .or_else(|| segments.iter().find_map(|part| ArxivId::parse(part.trim_end_matches(".pdf"))))
                .map(Self::arxiv),
            _ => None,
        }
    }

    /// The paper that a name alone stands for: an address, an arXiv identifier, a DOI.
    pub(super) fn by_name(name: &str) -> Option<Self> {
        let name = name.trim();
        Self::by_address(name)
            .or_else(|| ArxivId::parse(name).map(Self::arxiv))
            .or_else(|| Doi::parse(name).map(Self::doi))
    }

    /// Every place of a running text that names a paper, in order and without overlap: addresses, `arXiv:2402.04644v2`,
    /// `hep-th/9901001` behind `arXiv:`, `doi:10.…` and bare DOIs.
    pub(super) fn all_in(text: &str) -> Vec<(Range<usize>, Self)> {
        let mut found: Vec<(Range<usize>, Self)> = locate(text)
            .into_iter()
            .filter_map(|(range, link)| Some((range, Self::by_address(&link.url)?)))
            .collect();
        let in_address = |range: &Range<usize>, found: &[(Range<usize>, Self)]| {
            found.iter().any(|(taken, _)| taken.start < range.end && range.start < taken.end)
        };
        for captures in SAID.captures_iter(text) {
            let (Some(whole), Some(id)) = (captures.get(0), captures.name("arxiv").or(captures.name("doi")))
            else {
                continue;
            };
            let named = match captures.name("arxiv") {
                Some(id) => ArxivId::parse(id.as_str()).map(Self::arxiv),
                None => Doi::parse(id.as_str().trim_end_matches(['.', ',', ';', ')', ']', '}', ':']))
                    .map(Self::doi),
            };
            if let Some(named) = named.filter(|_| !in_address(&whole.range(), &found)) {
                found.push((whole.range(), named));
            }
        }
        found.sort_by_key(|(range, _)| range.start);
        found
    }

    /// Every arXiv identifier of a line that stands without a word before it: alone, in brackets, or before or behind
    /// the words that it names.
    pub(super) fn bare_in(line: &str) -> Vec<(Range<usize>, Self)> {
        let bare = BARE.captures_iter(line).filter_map(|found| found.get(1));
        bare.filter_map(|id| Some((id.range(), Self::arxiv(ArxivId::parse(id.as_str())?)))).collect()
    }

    /// The first paper that a text names.
    pub(super) fn first_in(text: &str) -> Option<Self> {
        Self::all_in(text).into_iter().next().map(|(_, named)| named)
    }
}

#[expect(clippy::expect_used, reason = "the pattern is a constant, compiled by every test")]
static SAID: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?ix) \b arxiv (?: \s* (?: id | preprint | identifier | e-?print ) )? \s* [:\#\s]? \s*
              (?P<arxiv> \d{4}\.\d{4,5} (?: v\d{1,3} )? | [a-z][a-z-]{1,15} (?: \.[a-z]{2} )? / \d{7} (?: v\d{1,3} )? )
            | (?: \b doi \s* [:=]? \s* )? \b (?P<doi> 10\.\d{4,9} / [^\s"'<>|`\\]{1,200} )"#,
    )
    .expect("a valid pattern")
});

/// `[2402.04644]`, `2402.04644v2: A Title`, `- 2402.04644 A Title`, `A Title (2402.04644)`
#[expect(clippy::expect_used, reason = "the pattern is a constant, compiled by every test")]
static BARE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?x) (?: ^ [^\p{L}\p{N}]* (?: \d{1,4} [.):] \s+ )? | [\[(] ) ( \d{4}\.\d{4,5} (?: v\d{1,2} )? )
            (?: [\])|:] | \s* [-–—|] \s | \s+ ["“\p{Lu}\p{Lo}] | \s* $ )"#,
    )
    .expect("a valid pattern")
});

fn on_hub(segments: &[&str]) -> Option<Named> {
    let id = match segments {
        ["papers", id, ..] => *id,
        // The API's own address.
        ["api", "papers", id, ..] => *id,
        _ => return None,
    };
    let listed = matches!(id, "date" | "week" | "month" | "trending" | "submit" | "search");
    let shaped = id.len() <= 40 && id.starts_with(|c: char| c.is_ascii_digit());
    if listed || !shaped {
        return None;
    }
    Some(match ArxivId::parse(id) {
        Some(arxiv) => Named::arxiv(arxiv),
        None => Named { hub: Some(id.to_owned()), ..Named::default() },
    })
}

/// arXiv, its mirrors, and sites that show its papers under a path of their own.
fn is_arxiv(host: &str, segments: &[&str]) -> bool {
    const READERS: [&str; 8] = [
        "alphaxiv.org",
        "papers.cool",
        "scholar.archive.org",
        "semanticscholar.org",
        "paperswithcode.com",
        "scirate.com",
        "emergentmind.com",
        "catalyzex.com",
    ];
    let arxiv = host.split('.').any(|label| label.contains("arxiv") || label == "ar5iv");
    let reader = READERS.iter().any(|known| host == *known || host.ends_with(&format!(".{known}")));
    arxiv || (reader && segments.iter().any(|part| ArxivId::parse(part.trim_end_matches(".pdf")).is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arxiv(id: &str) -> Option<Named> {
        Some(Named::arxiv(ArxivId::parse(id)?))
    }

    #[test]
    fn an_address_names_its_paper() {
        for (address, id) in [
            ("http://arxiv.org/abs/2402.04644v2", "2402.04644"),
            ("https://arxiv.org/abs/1703.10252.pdf", "1703.10252"),
            ("arxiv.org/abs/hep-th/9901001", "hep-th/9901001"),
            ("https://cn.arxiv.org/pdf/2402.04644", "2402.04644"),
            ("https://www.alphaxiv.org/abs/2402.04644", "2402.04644"),
            ("https://papers.cool/arxiv/2402.04644", "2402.04644"),
            ("https://huggingface.co/papers/2402.04644#community", "2402.04644"),
            ("https://hf-mirror.com/papers/2402.04644", "2402.04644"),
            ("https://doi.org/10.48550/arXiv.2402.04644", "2402.04644"),
        ] {
            assert_eq!(Named::by_address(address), arxiv(id), "{address}");
        }
        let doi = Named { doi: Doi::parse("10.1145/3292500.3330919"), ..Named::default() };
        assert_eq!(Named::by_address("https://doi.org/10.1145/3292500.3330919"), Some(doi));
        for other in [
            "https://github.com/a/b",
            "https://huggingface.co/papers/date/2025-11-04",
            "https://arxiv.org/list/cs.CL",
        ] {
            assert_eq!(Named::by_address(other), None, "{other}");
        }
    }

    #[test]
    fn a_text_names_papers_in_order() {
        let text = "First arXiv:2402.04644v2, then (doi:10.1145/3292500.3330919), then https://arxiv.org/abs/2301.00001. \
                    Version 10.5/2 and 2024.12 are none; arXiv: math.GT/0309136 is.";
        let named: Vec<Named> = Named::all_in(text).into_iter().map(|(_, named)| named).collect();
        let doi = Named { doi: Doi::parse("10.1145/3292500.3330919"), ..Named::default() };
        let expected = [arxiv("2402.04644"), Some(doi), arxiv("2301.00001"), arxiv("math/0309136")];
        assert_eq!(named, expected.into_iter().flatten().collect::<Vec<_>>());
    }
}
