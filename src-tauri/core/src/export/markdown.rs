//! Markdown to read, and Markdown to keep: a document of many papers, or a file of one with its facts in front.
//!
//! Both say the same of a paper below its title. What strangers wrote cannot become markup: signs that mean something are
//! escaped. What the person wrote is theirs and stays.

use std::io::{self, Write};

use super::{Form, Heading, Record};
use crate::model::{LinkKind, Passage};
use crate::text;

pub(super) struct Document;

impl Form for Document {
    fn begin(&self, out: &mut dyn Write, heading: &Heading) -> io::Result<()> {
        if heading.title.is_empty() { Ok(()) } else { writeln!(out, "# {}\n", escaped(&heading.title)) }
    }

    fn paper(&self, out: &mut dyn Write, paper: &Record, first: bool) -> io::Result<()> {
        if !first {
            out.write_all(b"\n")?;
        }
        let title = prose(&paper.title);
        match paper.address() {
            Some(url) => writeln!(out, "## [{title}]({})", address(&url))?,
            None => writeln!(out, "## {title}")?,
        }
        body(out, paper, "###")
    }
}

/// The name of a paper's own file, without a folder: of letters that every system allows.
pub fn file_name(key: &str) -> String {
    format!("{}.md", key.replace([':', '/'], "-"))
}

/// A file of one paper: front matter as Obsidian and Logseq read it, then what is written of the paper.
///
/// # Errors
///
/// Where it cannot be written.
pub fn page(out: &mut dyn Write, paper: &Record) -> io::Result<()> {
    writeln!(out, "---")?;
    let title = text::plain(&paper.title);
    front(out, "title", &title)?;
    list(out, "aliases", std::slice::from_ref(&title))?;
    list(out, "authors", &paper.authors)?;
    for (name, value) in [
        ("published", paper.published.map(|day| day.to_string())),
        ("arxiv", paper.arxiv_id.clone()),
        ("doi", paper.doi.clone()),
        ("venue", paper.venue.clone()),
        ("url", paper.address()),
        ("code", paper.link(LinkKind::Code).map(str::to_owned)),
        ("project", paper.link(LinkKind::Project).map(str::to_owned)),
        ("citekey", Some(paper.key.clone())),
        ("status", paper.mine.state.map(|(status, ..)| status.as_str().to_owned())),
    ] {
        if let Some(value) = value {
            front(out, name, &value)?;
        }
    }
    if let Some((_, read, starred)) = paper.mine.state {
        writeln!(out, "read: {read}\nstarred: {starred}")?;
    }
    list(out, "tags", &paper.mine.tags.iter().map(|tag| tag_name(tag)).collect::<Vec<_>>())?;
    let days: Vec<String> = paper.digests.iter().filter_map(|digest| Some(digest.day?.to_string())).collect();
    list(out, "digests", &days)?;
    writeln!(out, "---\n\n# {}", prose(&paper.title))?;
    body(out, paper, "##")
}

fn body(out: &mut dyn Write, paper: &Record, level: &str) -> io::Result<()> {
    let byline = [
        (!paper.authors.is_empty()).then(|| escaped(&paper.authors.join(", "))),
        paper.published.map(|day| day.to_string()),
        paper.venue.as_deref().map(escaped),
    ];
    let byline: Vec<String> = byline.into_iter().flatten().collect();
    if !byline.is_empty() {
        writeln!(out, "\n{}", byline.join(" · "))?;
    }
    let links: Vec<String> =
        [("Code", LinkKind::Code), ("Project", LinkKind::Project), ("Model", LinkKind::Model)]
            .into_iter()
            .filter_map(|(name, kind)| Some(format!("[{name}]({})", address(paper.link(kind)?))))
            .collect();
    if !links.is_empty() {
        writeln!(out, "\n{}", links.join(" · "))?;
    }
    let tags: Vec<String> =
        paper.mine.tags.iter().map(|tag| format!("#{}", tag_signs(&tag_name(tag)))).collect();
    if !tags.is_empty() {
        writeln!(out, "\n{}", tags.join(" "))?;
    }
    if let Some(text) = &paper.abstract_text {
        writeln!(out, "\n{level} Abstract\n\n{}", prose(text))?;
    }
    if !paper.mine.note.trim().is_empty() {
        writeln!(out, "\n{level} Note\n\n{}", paper.mine.note.trim())?;
    }
    if !paper.mine.highlights.is_empty() {
        writeln!(out, "\n{level} Highlights")?;
        for marked in &paper.mine.highlights {
            writeln!(out, "\n> {}", prose(&text::one_line(&marked.quote)))?;
            if !marked.comment.is_empty() {
                writeln!(out, "\n{}", marked.comment.trim())?;
            }
        }
    }
    Ok(())
}

/// As Obsidian and Logseq take a tag: no spaces.
fn tag_name(tag: &str) -> String {
    tag.split_whitespace().collect::<Vec<_>>().join("-")
}

/// A tag's name in running text; an underscore within a word is no sign, and the tag would not be found by it escaped.
fn tag_signs(name: &str) -> String {
    let words: Vec<&str> = name.split('_').collect();
    let mut out = String::with_capacity(name.len() + 8);
    for (at, word) in words.iter().enumerate() {
        if at > 0 {
            let within =
                words[at - 1].ends_with(char::is_alphanumeric) && word.starts_with(char::is_alphanumeric);
            out.push_str(if within { "_" } else { "\\_" });
        }
        escape_signs(word, &mut out);
    }
    out
}

/// A formula that says the same to TeX and nothing to Markdown, which reads it where it draws no formulas: no tag begins in it,
/// no sign is written by its number, and nothing in brackets is an address.
fn formula(tex: &str) -> String {
    let mut out = String::with_capacity(tex.len() + 2);
    let mut before = ' ';
    for c in text::one_line(tex).chars() {
        match (before, c) {
            (_, '<') => out.push_str("\\lt "),
            ('&', '#' | 'a'..='z' | 'A'..='Z') | (']', '(' | '[' | ':') => {
                out.push(' ');
                out.push(c);
            }
            _ => out.push(c),
        }
        before = c;
    }
    format!("${out}$")
}

/// Text of a stranger with its formulas.
fn prose(source: &str) -> String {
    text::passages(source)
        .into_iter()
        .map(|passage| match passage {
            Passage::Text { text } => escaped(&text),
            Passage::Link { url, .. } => format!("<{}>", address(&url)),
            Passage::Math { tex, .. } => formula(&tex),
        })
        .collect()
}

/// An address in brackets: what would end them is written by its number.
fn address(url: &str) -> String {
    url.chars()
        .map(|c| match c {
            '(' => "%28".to_owned(),
            ')' => "%29".to_owned(),
            '<' => "%3C".to_owned(),
            '>' => "%3E".to_owned(),
            ' ' => "%20".to_owned(),
            c => c.to_string(),
        })
        .collect()
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for line in text.split_inclusive('\n') {
        // What would begin a list, a heading or a quotation; a number is one with its dot.
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 && line[digits..].starts_with(['.', ')']) {
            out.push_str(&line[..digits]);
            out.push('\\');
            escape_signs(&line[digits..], &mut out);
            continue;
        }
        if line.starts_with(['#', '>', '+', '-', '=']) {
            out.push('\\');
        }
        escape_signs(line, &mut out);
    }
    out
}

fn escape_signs(text: &str, out: &mut String) {
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '$' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
}

fn front(out: &mut dyn Write, name: &str, value: &str) -> io::Result<()> {
    writeln!(out, "{name}: {}", quoted(value))
}

fn list(out: &mut dyn Write, name: &str, values: &[String]) -> io::Result<()> {
    if values.is_empty() {
        return Ok(());
    }
    writeln!(out, "{name}:")?;
    values.iter().try_for_each(|value| writeln!(out, "  - {}", quoted(value)))
}

/// A string that YAML takes for nothing else; JSON's strings are YAML's.
fn quoted(value: &str) -> String {
    serde_json::Value::from(value).to_string()
}
