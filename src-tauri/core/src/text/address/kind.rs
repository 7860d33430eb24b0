use url::Url;

use super::known;
use crate::model::LinkKind;

/// What an address leads to, by its host and the shape of its path.
pub(super) fn of(url: &Url, host: &str) -> LinkKind {
    let parts: Vec<&str> = url.path().split('/').filter(|part| !part.is_empty()).collect();
    if known::is_shortener(host) {
        return LinkKind::Other;
    }
    on_known_host(host, &parts).or_else(|| by_ending(host, &parts)).unwrap_or(LinkKind::Other)
}

fn on_known_host(host: &str, parts: &[&str]) -> Option<LinkKind> {
    match host {
        "huggingface.co" => Some(on_hub(parts)),
        "modelscope.cn" | "modelscope.ai" => Some(on_modelscope(parts)),
        "anonymous.4open.science" => Some(LinkKind::Code),
        "raw.githubusercontent.com" | "sourceforge.net" if parts.len() >= 2 => Some(LinkKind::Code),
        "kaggle.com" => Some(on_kaggle(parts)),
        "zenodo.org" | "figshare.com" | "physionet.org" | "datadryad.org" => Some(LinkKind::Dataset),
        "youtube.com" | "m.youtube.com" | "youtu.be" | "vimeo.com" | "player.vimeo.com" | "bilibili.com"
        | "b23.tv" => Some(LinkKind::Video),
        "sites.google.com" => Some(LinkKind::Project),
        "doi.org" | "dx.doi.org" => Some(LinkKind::Paper),
        "openreview.net" => Some(if parts.first() == Some(&"pdf") { LinkKind::Pdf } else { LinkKind::Paper }),
        _ if host == "arxiv.org" || host.ends_with(".arxiv.org") => Some(on_arxiv(parts)),
        _ if host == "gist.github.com" => Some(code(!parts.is_empty())),
        _ if known::is_forge(host) => Some(on_forge(parts)),
        _ => None,
    }
}

fn by_ending(host: &str, parts: &[&str]) -> Option<LinkKind> {
    const PAGES: [&str; 6] =
        [".github.io", ".gitlab.io", ".pages.dev", ".netlify.app", ".vercel.app", ".readthedocs.io"];
    let last = parts.last().unwrap_or(&"").to_ascii_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| last.ends_with(ending));
    if ends(&[".pdf"]) {
        return Some(LinkKind::Pdf);
    }
    if ends(&[".mp4", ".webm", ".mov", ".qt", ".m4v"]) {
        return Some(LinkKind::Video);
    }
    if host.ends_with(".hf.space") {
        return Some(LinkKind::Space);
    }
    if host == "aclanthology.org" && !parts.is_empty() {
        return Some(LinkKind::Paper);
    }
    PAGES.iter().any(|page| host.ends_with(page)).then_some(LinkKind::Project)
}

fn on_forge(parts: &[&str]) -> LinkKind {
    code(parts.len() >= 2 && !known::is_reserved_owner(parts[0]))
}

/// An owner's page lists repositories, but is none.
fn code(is_repository: bool) -> LinkKind {
    if is_repository { LinkKind::Code } else { LinkKind::Other }
}

fn on_hub(parts: &[&str]) -> LinkKind {
    match parts {
        ["datasets", _, ..] => LinkKind::Dataset,
        ["spaces", _, _, ..] => LinkKind::Space,
        ["papers", _, ..] => LinkKind::Paper,
        ["datasets" | "spaces" | "papers", ..] => LinkKind::Other,
        [first, _, ..] if !known::is_hub_page(first) => LinkKind::Model,
        _ => LinkKind::Other,
    }
}

fn on_modelscope(parts: &[&str]) -> LinkKind {
    match parts {
        ["models", _, ..] => LinkKind::Model,
        ["datasets", _, ..] => LinkKind::Dataset,
        ["studios", _, ..] => LinkKind::Space,
        _ => LinkKind::Other,
    }
}

fn on_kaggle(parts: &[&str]) -> LinkKind {
    match parts {
        ["datasets", _, ..] => LinkKind::Dataset,
        ["models", _, ..] => LinkKind::Model,
        ["code", _, ..] => LinkKind::Code,
        _ => LinkKind::Other,
    }
}

fn on_arxiv(parts: &[&str]) -> LinkKind {
    match parts {
        ["pdf", _, ..] => LinkKind::Pdf,
        ["abs" | "html" | "format", _, ..] => LinkKind::Paper,
        _ => LinkKind::Other,
    }
}
