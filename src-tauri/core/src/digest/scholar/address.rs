//! Where the links of an alert really lead, and what paper that is.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;
use url::Url;

use crate::digest::named::Named;
use crate::model::Doi;

/// Redirects may lead to redirects: a mail program's to Google's.
const MAX_REDIRECTS: usize = 4;

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

/// Publishers name a paper's page by its DOI.
static DOI: LazyLock<Regex> = LazyLock::new(|| pattern(r#"/(10\.\d{4,9}/[^\s?#&"<>]{2,200})"#));
/// What follows a DOI in the address of a page about it.
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:/(?:full|fulltext|full-text|abstract|summary|meta|html|pdf|epdf|pdfdirect|download|references|figures)|\.(?:pdf|html?|full|abstract|short|full-text|article-info))+/?$",
    )
});
/// bioRxiv and medRxiv put the version behind it.
static VERSION: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(10\.1101/.*\d)v\d{1,2}$"));

/// The address behind redirects of Google and of mail programs.
pub(super) fn real(address: &str) -> Cow<'_, str> {
    let mut real = Cow::Borrowed(address.trim());
    for _ in 0..MAX_REDIRECTS {
        let Some(target) = target(&real) else { break };
        real = Cow::Owned(target);
    }
    real
}

/// Where a redirect leads; `None` where the address is none.
fn target(address: &str) -> Option<String> {
    let url =
        Url::parse(address).or_else(|_| Url::parse(&format!("https://scholar.google.com{address}"))).ok()?;
    let host = url.host_str()?;
    let google =
        host.split('.').any(|label| label == "google") && matches!(url.path(), "/scholar_url" | "/url");
    if !google && !host.ends_with("safelinks.protection.outlook.com") {
        return None;
    }
    let (_, target) = url.query_pairs().find(|(name, _)| matches!(name.as_ref(), "url" | "q"))?;
    Some(target.into_owned()).filter(|target| !target.is_empty())
}

/// The paper that an address leads to: also by a DOI in the path of a publisher's page.
pub(super) fn named(address: &str) -> Option<Named> {
    Named::by_address(address).or_else(|| {
        let path = address.replace("%2F", "/").replace("%2f", "/").replace("%28", "(").replace("%29", ")");
        let found = DOI.captures(&path)?.get(1)?.as_str();
        let bare = BEHIND.replace(found, "");
        let bare = VERSION.replace(bare.trim_end_matches('/'), "$1");
        Named::by_name(Doi::parse(&bare)?.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_tells_where_it_leads() {
        for (address, wanted) in [
            (
                "http://scholar.google.com/scholar_url?url=https://arxiv.org/pdf/1912.02015&hl=en&sa=X",
                "https://arxiv.org/pdf/1912.02015",
            ),
            (
                "https://scholar.google.de/scholar_url?url=https%3A%2F%2Fa.org%2Fx%3Fid%3D1%26n%3D2&hl=de",
                "https://a.org/x?id=1&n=2",
            ),
            ("/scholar_url?url=https://a.org/x&hl=en", "https://a.org/x"),
            (
                "https://eur01.safelinks.protection.outlook.com/?url=http%3A%2F%2Fscholar.google.com%2Fscholar_url%3Furl%3Dhttps%3A%2F%2Fa.org%2Fx%26hl%3Den&data=1",
                "https://a.org/x",
            ),
            ("https://a.org/url?url=https://b.org", "https://a.org/url?url=https://b.org"),
        ] {
            assert_eq!(real(address), wanted, "{address}");
        }
    }

    #[test]
    fn an_address_names_its_paper() {
        let doi = |doi: &str| Named { doi: Doi::parse(doi), ..Named::default() };
        for (address, wanted) in [
            ("https://dl.acm.org/doi/abs/10.1145/3292500.3330919", "10.1145/3292500.3330919"),
            (
                "https://link.springer.com/content/pdf/10.1007/978-3-030-12345-6_7.pdf",
                "10.1007/978-3-030-12345-6_7",
            ),
            ("https://onlinelibrary.wiley.com/doi/full/10.1002/ex.123?casa_token=x", "10.1002/ex.123"),
            (
                "https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2.full.pdf",
                "10.1101/2020.01.01.123456",
            ),
            ("https://iopscience.iop.org/article/10.1088/1234-5678/ab/meta", "10.1088/1234-5678/ab"),
            ("https://doi.org/10.1000/182", "10.1000/182"),
        ] {
            assert_eq!(named(address), Some(doi(wanted)), "{address}");
        }
        assert_eq!(named("https://ieeexplore.ieee.org/abstract/document/8919471/"), None);
        assert!(named("https://arxiv.org/pdf/1912.02015").is_some_and(|named| named.arxiv.is_some()));
    }
}
