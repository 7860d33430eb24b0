//! Papers as people read them in a terminal.

use std::fmt::Write as _;

use broadsheet_core::api::{Duplicate, DuplicateReason, PaperDetail, PaperRow};
use broadsheet_core::model::Status;

use super::printing::{CODE, HEAD, ID, TAG, on_one_line, painted};

/// Columns before a title: id, day, code, and the space between them.
const BEFORE_TITLE: usize = 6 + 2 + 10 + 2 + 4 + 2;

/// One line a paper: id, day, code, title, tags. `columns` cuts titles; none leaves them whole.
pub(super) fn papers(rows: &[PaperRow], columns: Option<usize>) -> String {
    let mut out = String::new();
    for row in rows {
        let tags: String = row.tags.iter().map(|tag| format!("  #{}", on_one_line(&tag.name))).collect();
        let star = if row.starred { "★ " } else { "" };
        let title = format!("{star}{}", on_one_line(&row.title));
        let title = match columns {
            Some(columns) => cut(&title, columns.saturating_sub(BEFORE_TITLE + tags.chars().count())),
            None => title,
        };
        let _ = writeln!(
            out,
            "{}  {:<10}  {}  {title}{}",
            painted(ID, &format!("{:>6}", row.id)),
            row.published.as_deref().unwrap_or_default(),
            painted(CODE, if row.code_count > 0 { "code" } else { "    " }),
            painted(TAG, &tags)
        );
    }
    out
}

fn cut(text: &str, columns: usize) -> String {
    if text.chars().count() <= columns {
        return text.to_owned();
    }
    text.chars().take(columns.saturating_sub(1)).chain(['…']).collect()
}

/// One paper in full.
pub(super) fn paper(paper: &PaperDetail) -> String {
    let row = &paper.row;
    let mut out = format!("{}\n\n", painted(HEAD, &row.title));
    let mut line = |name: &str, value: String| {
        if !value.is_empty() {
            let _ = writeln!(out, "{name:<11}{}", on_one_line(&value));
        }
    };
    line("id", row.id.to_string());
    line("published", published(row));
    line("authors", authors(paper));
    line("arXiv", paper.arxiv_id.clone().unwrap_or_default());
    line("DOI", paper.doi.clone().unwrap_or_default());
    line("venue", paper.venue.clone().unwrap_or_default());
    line("subjects", paper.subjects.join(", "));
    line("status", status(row));
    line("trash", if paper.trashed { "in the trash".to_owned() } else { String::new() });
    line("edited", paper.corrected.iter().map(|field| field.as_str()).collect::<Vec<_>>().join(", "));
    line("tags", row.tags.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>().join(", "));
    for link in &paper.links {
        line(link.kind.as_str(), link.url.clone());
    }
    for digest in &paper.appearances {
        let day = digest.day.as_deref().unwrap_or("day unknown");
        let kind = digest.kind.as_str();
        line(
            "digest",
            format!("{day}, {} ({kind}, place {}, entry {})", digest.file, digest.rank, digest.entry),
        );
    }
    if let Some(text) = &paper.abstract_source {
        let _ = write!(out, "\n{}\n", broadsheet_core::text::plain(text));
    }
    if !paper.highlights.is_empty() {
        let _ = write!(out, "\n{}\n", painted(HEAD, "Highlights"));
    }
    for highlight in &paper.highlights {
        let comment =
            if highlight.comment.is_empty() { String::new() } else { format!(" — {}", highlight.comment) };
        let _ = writeln!(out, "“{}”{comment}", highlight.quote);
    }
    if !paper.note.is_empty() {
        let _ = write!(out, "\nNote\n{}\n", paper.note.trim_end());
    }
    out
}

fn published(row: &PaperRow) -> String {
    let day = row.published.clone().unwrap_or_default();
    if row.published_inferred { format!("{day} (year worked out from the page)") } else { day }
}

fn authors(paper: &PaperDetail) -> String {
    match (paper.authors.as_slice(), paper.row.author_count) {
        ([], Some(count)) => count.to_string(),
        (names, _) => names.join(", "),
    }
}

fn status(row: &PaperRow) -> String {
    let place = match row.status {
        Status::Inbox => "inbox",
        Status::Queued => "reading list",
        Status::Done => "done",
    };
    let read = if row.read { "read" } else { "unread" };
    format!("{place}, {read}{}", if row.starred { ", starred" } else { "" })
}

/// Two lines a pair that may be one paper.
pub(super) fn duplicates(pairs: &[Duplicate], columns: Option<usize>) -> String {
    let mut out = String::new();
    for pair in pairs {
        let why = match pair.reason {
            DuplicateReason::SameArxiv => "the same arXiv id",
            DuplicateReason::SameDoi => "the same DOI",
            DuplicateReason::SameTitle => "the same title",
            DuplicateReason::NearTitle => "nearly the same title",
        };
        let apart = if pair.held_apart { "; both hold something of yours" } else { "" };
        let _ = writeln!(out, "{why}{apart}");
        out.push_str(&papers(&[pair.first.row.clone(), pair.second.row.clone()], columns));
    }
    out
}
