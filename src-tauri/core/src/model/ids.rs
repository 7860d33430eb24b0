use std::fmt;
use std::sync::LazyLock;

use regex::Regex;

#[expect(clippy::expect_used, reason = "the pattern is a constant, compiled by every test")]
static ARXIV: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix) ^ (?: arxiv : \s* )?
        ( \d{4} \. \d{4,5} | [a-z][a-z-]{1,15} (?: \. [a-z]{2} )? / \d{7} )
        (?: v \d{1,3} )? $",
    )
    .expect("a valid pattern")
});

/// An arXiv identifier without its version: `2402.04644`, `hep-th/9901001`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArxivId(String);

impl ArxivId {
    /// Reads an identifier, with or without `arXiv:` and version; `None` where it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let id = ARXIV.captures(text.trim())?.get(1)?.as_str().to_ascii_lowercase();
        // The new scheme began in April 2007 with YYMM; months outside 01..=12 are another number.
        if let Some((yymm, _)) = id.split_once('.').filter(|_| !id.contains('/')) {
            let month: u8 = yymm[2..].parse().ok()?;
            let year: u8 = yymm[..2].parse().ok()?;
            if !(1..=12).contains(&month) || year < 7 {
                return None;
            }
        }
        // Subject classes (`math.GT/0309136`) were dropped from the canonical form.
        Some(Self(match id.split_once('/') {
            Some((archive, number)) => format!("{}/{number}", archive.split('.').next().unwrap_or(archive)),
            None => id,
        }))
    }

    /// The identifier named by an address or a DOI: arxiv.org, a mirror's path, `10.48550/arXiv.…`,
    /// or a Hugging Face paper page.
    pub fn from_url(text: &str) -> Option<Self> {
        let text = text.trim();
        let path = text.split(['?', '#']).next()?;
        let lower = path.to_ascii_lowercase();
        for marker in ["/abs/", "/pdf/", "/html/", "/papers/", "arxiv.", "/format/", "/ps/"] {
            let Some(at) = lower.rfind(marker) else { continue };
            let rest = lower[at + marker.len()..].trim_end_matches('/').trim_end_matches(".pdf");
            let mut parts = rest.splitn(3, '/');
            let first = parts.next().unwrap_or_default();
            let found = Self::parse(first)
                .or_else(|| parts.next().and_then(|second| Self::parse(&format!("{first}/{second}"))));
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// The identifier as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Year and month of submission, which the identifier carries.
    pub fn year_month(&self) -> Option<(i16, i8)> {
        let digits = self.0.rsplit('/').next()?;
        let (year, month): (i16, i8) = (digits.get(..2)?.parse().ok()?, digits.get(2..4)?.parse().ok()?);
        Some((if year >= 91 { 1900 + year } else { 2000 + year }, month))
    }
}

impl fmt::Display for ArxivId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A digital object identifier, lower-cased: `10.1145/3292500.3330919`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Doi(String);

impl Doi {
    /// Reads a DOI, bare or as `doi:…` or an address of doi.org; `None` where it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let lower = text.trim().to_lowercase();
        let mut bare = lower.as_str();
        for prefix in ["https://", "http://", "dx.doi.org/", "www.doi.org/", "doi.org/", "doi:"] {
            bare = bare.strip_prefix(prefix).unwrap_or(bare).trim_start();
        }
        let (registrant, suffix) = bare.strip_prefix("10.")?.split_once('/')?;
        let digits =
            registrant.split('.').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
        let clean = !suffix.is_empty() && !suffix.contains(char::is_whitespace);
        (digits && registrant.len() >= 4 && clean).then(|| Self(bare.to_owned()))
    }

    /// The identifier as text, in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The arXiv identifier that this DOI is another name of (`10.48550/arXiv.…`).
    pub fn arxiv(&self) -> Option<ArxivId> {
        ArxivId::parse(self.0.strip_prefix("10.48550/arxiv.")?)
    }
}

impl fmt::Display for Doi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
