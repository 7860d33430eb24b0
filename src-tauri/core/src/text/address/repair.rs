use url::{Host, Url};

use super::{kind, known, repository};
use crate::model::{FoundIn, Link};

const MAX_LEN: usize = 2_000;

/// A link of an address as it stood, its scheme missing or damaged.
pub(super) fn repair(raw: &str, found_in: FoundIn) -> Option<Link> {
    let url = canonical(public(&with_scheme(&unescaped(raw)))?)?;
    let host = bare_host(&url)?;
    let text = url.as_str().to_owned();
    (text.len() <= MAX_LEN).then(|| Link { kind: kind::of(&url, &host), url: text, host, found_in })
}

/// What two writings of one address have in common; of a repository, whatever of it they lead to.
pub(super) fn key(address: &str) -> String {
    let Some(url) = Url::parse(address).ok() else { return address.to_owned() };
    let host = bare_host(&url).unwrap_or_default();
    if let Some(path) = repository::of(&host, url.path()) {
        // The names of owners and repositories know no case.
        return format!("{host}/{}", path.to_lowercase());
    }
    let path = url.path().trim_end_matches('/');
    let path = path.strip_suffix(".git").unwrap_or(path);
    let path = if known::is_forge(&host) || host == "huggingface.co" {
        path.to_lowercase()
    } else {
        path.to_owned()
    };
    let rest = &url[url::Position::AfterPath..];
    format!("{host}{path}{rest}")
}

/// The address of the repository itself that an address leads to or into. It may come to stand in a line for a shell.
pub(super) fn plain_repository(address: &str) -> Option<String> {
    let mut url = public(address)?;
    let path = repository::of(&bare_host(&url)?, url.path())?.to_owned();
    url.set_path(&path);
    url.set_query(None);
    url.set_fragment(None);
    Some(url.as_str().to_owned())
}

fn unescaped(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        let escapes = c == '\\' && chars.peek().is_some_and(|next| !next.is_alphanumeric());
        if !c.is_whitespace() && !escapes {
            text.push(c);
        }
    }
    text
}

fn with_scheme(text: &str) -> String {
    for scheme in ["https://", "http://"] {
        if text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)) {
            return format!("{scheme}{}", text[scheme.len()..].trim_start_matches('/'));
        }
    }
    format!("https://{text}")
}

/// The address, if it is one anybody could open: http or https, a named host, no credentials.
pub(super) fn public(text: &str) -> Option<Url> {
    let clean = text.len() <= MAX_LEN && !text.contains(char::is_control);
    let url = clean.then(|| Url::parse(text).ok()).flatten()?;
    let web = matches!(url.scheme(), "http" | "https");
    let anonymous = url.username().is_empty() && url.password().is_none();
    let Some(Host::Domain(host)) = url.host() else { return None };
    let labels = host.trim_end_matches('.');
    let named =
        labels.contains('.') && labels.split('.').all(|label| known::is_label(&label.replace('_', "-")));
    let top = labels.rsplit('.').next().is_some_and(known::is_top);
    (web && anonymous && named && top).then_some(url)
}

/// The one writing of an address that is known under several.
fn canonical(mut url: Url) -> Option<Url> {
    let host = bare_host(&url)?;
    if is_hub(&host, url.path()) {
        url.set_host(Some("huggingface.co")).ok()?;
        url.set_port(None).ok()?;
    }
    let host = bare_host(&url)?;
    let settled = known::is_forge(&host) || host == "huggingface.co" || host == "arxiv.org";
    if settled {
        url.set_scheme("https").ok()?;
        url.set_host(Some(&host)).ok()?;
        let path = settled_path(url.path());
        url.set_path(&path);
    }
    Some(url)
}

fn settled_path(path: &str) -> String {
    let mut path = path.trim_end_matches('/');
    path = path.strip_suffix(".git").unwrap_or(path);
    // The whole tree of the usual branch is the repository itself.
    for whole in ["/tree/main", "/tree/master", "/blob/main", "/blob/master"] {
        path = path.strip_suffix(whole).unwrap_or(path);
    }
    path.strip_suffix(".git").unwrap_or(path).to_owned()
}

/// Hugging Face itself, its short name, or a mirror that puts its own host before the same path.
fn is_hub(host: &str, path: &str) -> bool {
    let mut labels = host.split('.');
    let first = labels.next().unwrap_or_default();
    let own = matches!(host, "huggingface.co" | "hf.co" | "hf-mirror.com");
    let mirror = matches!(first, "hf" | "hf-mirror" | "huggingface") && labels.count() >= 2;
    own || (mirror && path.trim_matches('/').contains('/'))
}

pub(super) fn bare_host(url: &Url) -> Option<String> {
    let host = url.host_str()?.trim_end_matches('.');
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repository_is_at_a_public_address_of_the_web_or_none() {
        let plain = "https://gitlab.com/a/b";
        assert_eq!(plain_repository("https://gitlab.com/a/b/-/tree/main").as_deref(), Some(plain));
        for address in [
            "ssh://gitlab.com/a/b",
            "ext://gitlab.com/a/b",
            "file://gitlab.com/a/b",
            "https://name:word@gitlab.com/a/b",
            "https://gitlab.com/a/b\n--upload-pack=x",
            "--upload-pack=https://gitlab.com/a/b",
        ] {
            assert_eq!(plain_repository(address), None, "{address:?}");
        }
    }
}
