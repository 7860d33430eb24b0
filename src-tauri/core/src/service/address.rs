//! Which address a front may have opened. It names a thing of the library; the address is the library's.

use rusqlite::Connection;
use url::Url;

use super::{Library, ServiceError, annotate, view};
use crate::api::{LookupSite, OpenTarget, PageKind};
use crate::model::{AddressFault, LinkKind, Refusal, Sought, Thing};
use crate::store::{self, Paper};
use crate::text;

impl Library {
    /// The address of `target`: http or https, with a host and without credentials. But for one that stands in a note to be
    /// read, it is public: a stranger's words lead to no machine of the person's.
    ///
    /// # Errors
    ///
    /// Where the library has none, or one that is not safe to open.
    pub fn address(&self, target: &OpenTarget) -> Result<Url, ServiceError> {
        self.store.read(|db| match target {
            OpenTarget::Link { link } => {
                public(&store::link(db, *link)?.ok_or(ServiceError::NotFound(Thing::Link))?.url)
            }
            OpenTarget::Code { paper } => public(&best(db, *paper, LinkKind::Code, Sought::Code)?),
            OpenTarget::Page { paper, page } => public(&self::page(db, *paper, *page)?),
            OpenTarget::Lookup { paper, site } => {
                public(&lookup(&annotate::shown(db, *paper)?.title, *site)?)
            }
            OpenTarget::NoteLink { paper, start, end } => {
                annotate::shown(db, *paper)?;
                in_note(&store::note(db, *paper)?, *start, *end)
            }
        })
    }
}

/// An address of a note, between two UTF-16 offsets. Behind other words it must be public: notes come with bibliographies too.
fn in_note(note: &str, start: usize, end: usize) -> Result<Url, ServiceError> {
    let address = utf16_slice(note, start, end);
    let before = utf16_slice(note, 0, start);
    let behind_words = before.trim_end_matches(['<', ' ']).ends_with("](");
    if behind_words { public(&address) } else { safe(&address) }
}

/// Refuses what is not safe, and what not everybody could open.
fn public(address: &str) -> Result<Url, ServiceError> {
    let url = safe(address)?;
    if !text::address::is_public(url.as_str()) {
        return Err(Refusal::Address { why: AddressFault::NotPublic }.into());
    }
    Ok(url)
}

fn best(db: &Connection, paper: i64, kind: LinkKind, what: Sought) -> Result<String, ServiceError> {
    annotate::shown(db, paper)?;
    let link = store::links(db, paper)?.into_iter().find(|link| link.kind == kind);
    link.map(|link| link.url).ok_or_else(|| none_known(what))
}

fn none_known(what: Sought) -> ServiceError {
    Refusal::NoneKnown { what }.into()
}

fn page(db: &Connection, id: i64, page: PageKind) -> Result<String, ServiceError> {
    let Paper { arxiv_id, doi, .. } = annotate::shown(db, id)?;
    let arxiv = |path: &str| arxiv_id.as_ref().map(|arxiv| format!("https://{path}/{arxiv}"));
    match page {
        PageKind::Project => best(db, id, LinkKind::Project, Sought::Project),
        PageKind::Arxiv => arxiv("arxiv.org/abs").ok_or_else(|| none_known(Sought::Arxiv)),
        PageKind::Pdf => match arxiv("arxiv.org/pdf") {
            Some(address) => Ok(address),
            None => best(db, id, LinkKind::Pdf, Sought::Pdf),
        },
        PageKind::HuggingFace => match store::links(db, id)?.into_iter().find(view::is_hf_page) {
            Some(link) => Ok(link.url),
            None => arxiv("huggingface.co/papers").ok_or_else(|| none_known(Sought::HuggingFace)),
        },
        PageKind::Doi => {
            doi.map(|doi| format!("https://doi.org/{doi}")).ok_or_else(|| none_known(Sought::Doi))
        }
    }
}

/// Fixed https templates; the title is only ever a query's value.
fn lookup(title: &str, site: LookupSite) -> Result<String, ServiceError> {
    let title = crate::text::plain(title);
    let (template, parameter) = match site {
        LookupSite::Arxiv => ("https://arxiv.org/search/?searchtype=title", "query"),
        LookupSite::HuggingFace => ("https://huggingface.co/papers", "q"),
        LookupSite::Github => ("https://github.com/search?type=repositories", "q"),
        LookupSite::Scholar => ("https://scholar.google.com/scholar", "q"),
    };
    let mut url = checked(template).map_err(|why| Refusal::Address { why })?;
    url.query_pairs_mut().append_pair(parameter, &title);
    Ok(url.into())
}

/// The part of a text between two UTF-16 offsets, which is how the window counts.
fn utf16_slice(text: &str, start: usize, end: usize) -> String {
    let units: Vec<u16> = text.encode_utf16().skip(start).take(end.saturating_sub(start)).collect();
    String::from_utf16_lossy(&units)
}

fn safe(address: &str) -> Result<Url, ServiceError> {
    Ok(checked(address).map_err(|why| Refusal::Address { why })?)
}

/// Refuses whatever a browser should not be handed, and says why.
pub(super) fn checked(address: &str) -> Result<Url, AddressFault> {
    let typed = address.trim();
    if typed.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Err(AddressFault::Spaces);
    }
    let url = Url::parse(typed).map_err(|_| AddressFault::NotAnAddress)?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(AddressFault::Scheme);
    }
    if url.host_str().is_none_or(str::is_empty) {
        return Err(AddressFault::NoHost);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(AddressFault::Credentials);
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn safe_opens_the_web_and_nothing_else() {
        assert_eq!(safe("https://github.com/a/b").unwrap().as_str(), "https://github.com/a/b");
        for hostile in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "https://user@github.com/a/b",
            "https://user:pass@github.com/",
            "https://",
            "--help",
            "https://a b/",
            "https://github.com/\u{0}",
            "data:text/html,x",
            "smb://host/share",
        ] {
            assert!(safe(hostile).is_err(), "{hostile}");
        }
    }

    #[test]
    fn an_address_behind_words_leads_to_no_machine_of_the_persons() {
        let opens = |note: &str| {
            let start = note.find("http").unwrap();
            let end = start + note[start..].find([')', '>', '!']).unwrap_or(note.len() - start);
            in_note(note, start, end).is_ok()
        };
        for local in
            ["http://192.168.1.1/reboot?now", "http://127.0.0.1:631/", "http://router/", "http://[::1]/"]
        {
            assert!(!opens(&format!("[the code]({local})")), "{local} behind words");
            assert!(!opens(&format!("[the code]( <{local}>)")), "{local} behind words");
            assert!(opens(&format!("it runs at {local}")), "{local} as it stands");
            assert!(public(local).is_err(), "{local} of a row");
        }
        assert!(opens("[the code](https://github.com/a/b)"));
    }

    #[test]
    fn a_title_is_only_ever_a_value() {
        let address = lookup("A&b=c #d: “e” / 100% ∼20", LookupSite::Github).unwrap();
        assert!(address.starts_with("https://github.com/search?type=repositories&q=A%26b%3Dc+%23d"));
        assert!(safe(&address).is_ok());
    }

    #[test]
    fn a_note_is_cut_as_the_window_counts() {
        assert_eq!(utf16_slice("𝔸 https://a.b c", 3, 14), "https://a.b");
        assert_eq!(utf16_slice("short", 3, 900), "rt");
        assert_eq!(utf16_slice("short", 9, 2), "");
    }
}
