//! Hosts and names that are known to be what they are.

/// Hosts whose paths are `owner/repository`.
pub(super) fn is_forge(host: &str) -> bool {
    const FORGES: [&str; 9] = [
        "github.com",
        "gist.github.com",
        "bitbucket.org",
        "codeberg.org",
        "gitee.com",
        "gitlab.com",
        "gitcode.com",
        "git.sr.ht",
        "gitcode.net",
    ];
    let host = host.strip_prefix("www.").unwrap_or(host);
    // Institutes run their own: gitlab.inria.fr, git.rwth-aachen.de, gitea.example.org.
    let own = matches!(host.split('.').next(), Some("gitlab" | "git" | "gitea" | "forgejo"));
    FORGES.contains(&host) || (own && host.split('.').count() >= 3)
}

/// Pages of the site's own, which no owner can be called.
pub(super) fn is_reserved_owner(name: &str) -> bool {
    const RESERVED: [&str; 14] = [
        "about",
        "apps",
        "collections",
        "contact",
        "explore",
        "features",
        "login",
        "marketplace",
        "orgs",
        "search",
        "settings",
        "sponsors",
        "topics",
        "users",
    ];
    RESERVED.contains(&name.to_ascii_lowercase().as_str())
}

/// Pages of Hugging Face that are no one's models.
pub(super) fn is_hub_page(name: &str) -> bool {
    const PAGES: [&str; 16] = [
        "api",
        "blog",
        "chat",
        "collections",
        "docs",
        "enterprise",
        "front",
        "join",
        "learn",
        "login",
        "models",
        "organizations",
        "pricing",
        "settings",
        "tasks",
        "posts",
    ];
    PAGES.contains(&name)
}

/// Hosts that only lead on to another.
pub(super) fn is_shortener(host: &str) -> bool {
    const SHORT: [&str; 14] = [
        "aka.ms",
        "bit.ly",
        "cutt.ly",
        "git.io",
        "goo.gl",
        "is.gd",
        "lnkd.in",
        "rb.gy",
        "rebrand.ly",
        "shorturl.at",
        "t.co",
        "t.ly",
        "tiny.cc",
        "tinyurl.com",
    ];
    SHORT.contains(&host)
}

/// One part of a host's name.
pub(super) fn is_label(label: &str) -> bool {
    !label.is_empty() && label.len() <= 63 && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// The last part of a host's name: letters, or an encoded word of another script.
pub(super) fn is_top(label: &str) -> bool {
    label.starts_with("xn--") || (label.len() >= 2 && label.bytes().all(|b| b.is_ascii_alphabetic()))
}

/// Last parts so common that a word ending in one is a host without further evidence.
pub(super) fn is_common_top(label: &str) -> bool {
    const COMMON: [&str; 16] = [
        "ai", "app", "cn", "co", "com", "de", "dev", "edu", "eu", "gov", "io", "net", "org", "science",
        "site", "uk",
    ];
    COMMON.contains(&label)
}
