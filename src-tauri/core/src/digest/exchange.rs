//! Papers that another Broadsheet wrote out: its own JSON, as a list or a paper on each line.
//!
//! Each paper comes back into the digests that listed it there, so that writing the library out again gives the same.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use super::content::Content;
use super::gather::Gathered;
use super::links::link;
use super::{ReadError, Reader, hf_json};
use crate::model::{
    ArxivId, DayKnown, DigestKind, DigestRead, Doi, EXCHANGE_VERSION, Entry, Exchanged, ExchangedDigest,
    Finding, Format, Heading, Likeness, Link, Offered, PaperFacts, PartialDay, Published, Reading,
};
use crate::text::one_line;

/// The mark stands first in the first paper.
#[expect(clippy::expect_used, reason = "the pattern is a constant, compiled by every test")]
static MARKED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"^\[?\s*\{\s*"broadsheet"\s*:\s*\d"#).expect("a valid pattern"));

/// What papers may hold again for each further digest they stand in, in all of a file, in bytes: one long abstract may be told
/// to stand in a million.
const MAX_AGAIN: usize = 128 * 1024 * 1024;

pub(super) struct Exchange;

impl Reader for Exchange {
    fn format(&self) -> Format {
        Format::Broadsheet
    }

    fn recognises(&self, content: &Content<'_>) -> bool {
        MARKED.is_match(content.start())
    }

    fn read(&self, content: &Content<'_>) -> Result<Reading, ReadError> {
        let mut gathered = Gathered::default();
        let mut digests = Digests::default();
        let text = content.start();
        if text.starts_with('[') {
            let loaded = hf_json::load(text).map_err(|_| ReadError::unrecognised(Likeness::Json))?;
            let papers = loaded.value.as_array().map(Vec::as_slice).unwrap_or_default();
            for (paper, number) in papers.iter().zip(1..) {
                let place = format!("entry {number}");
                match Exchanged::deserialize(paper) {
                    Ok(read) => take(&read, place, || paper.to_string(), &mut digests, &mut gathered),
                    Err(error) => gathered.lose(place, damage(&error), &paper.to_string()),
                }
            }
            if let Some(reason) = loaded.damage {
                gathered.warn("file", Finding::JsonDamaged { reason }, None);
            }
        } else {
            for (line, number) in text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()) {
                let place = format!("line {number}");
                match serde_json::from_str(line) {
                    Ok(read) => take(&read, place, || line.to_owned(), &mut digests, &mut gathered),
                    Err(error) => gathered.lose(place, damage(&error), line),
                }
            }
        }
        Ok(Reading { format: Format::Broadsheet, digests: digests.read, warnings: gathered.warnings })
    }
}

fn damage(error: &serde_json::Error) -> Finding {
    Finding::EntryDamaged { reason: error.to_string() }
}

/// The digests of the papers so far, in the order in which they are first named.
struct Digests {
    read: Vec<DigestRead>,
    by_name: HashMap<(DigestKind, Option<String>, Option<String>), usize>,
    turn: u32,
    /// What papers may still hold again, in bytes.
    left: usize,
}

impl Default for Digests {
    fn default() -> Self {
        Self { read: Vec::new(), by_name: HashMap::new(), turn: 0, left: MAX_AGAIN }
    }
}

impl Digests {
    fn list(&mut self, digest: &ExchangedDigest, place: &str, facts: PaperFacts, offered: Offered) {
        let name = (digest.kind, digest.title.clone(), digest.day.clone());
        let at = *self.by_name.entry(name).or_insert_with(|| {
            let day = digest.day.as_deref().and_then(PartialDay::parse);
            let title = digest.title.as_deref().map(one_line).filter(|title| !title.is_empty());
            let day = Heading { day, inferred: false };
            self.read.push(DigestRead { kind: digest.kind, title, day, entries: Vec::new() });
            self.read.len() - 1
        });
        let entries = &mut self.read[at].entries;
        let rank = u32::try_from(entries.len() + 1).unwrap_or(u32::MAX);
        self.turn += 1;
        entries.push(Entry { rank, turn: Some(self.turn), place: place.to_owned(), facts, offered });
    }
}

/// Takes a paper into its digests; `source` gives it as it stood, for who looks for what is wrong with it.
fn take(
    paper: &Exchanged,
    place: String,
    source: impl Fn() -> String,
    digests: &mut Digests,
    gathered: &mut Gathered,
) {
    if paper.broadsheet > EXCHANGE_VERSION {
        return gathered.lose(place, Finding::NewerBroadsheet, &source());
    }
    let title = one_line(&paper.title);
    if title.is_empty() {
        return gathered.lose(place, Finding::NoTitle, &source());
    }
    // Where no digest is told it stands in a list of its own, which is not told either.
    let unlisted = ExchangedDigest {
        kind: DigestKind::List,
        title: None,
        day: None,
        upvotes: paper.upvotes,
        comments: paper.comments,
    };
    // So do votes that no digest tells.
    let told = |count: fn(&ExchangedDigest) -> Option<u32>| {
        paper.digests.iter().any(|digest| count(digest).is_some())
    };
    let untold = (paper.upvotes.is_some() && !told(|digest| digest.upvotes))
        || (paper.comments.is_some() && !told(|digest| digest.comments));
    let apart = (paper.digests.is_empty() || untold).then_some(&unlisted);
    let note = Some(paper.note.trim()).filter(|note| !note.is_empty()).map(str::to_owned);
    let mut offered = Offered { tags: paper.tags.clone(), note };
    let facts = facts(paper, &title);
    let weight = weight(&facts);
    for (digest, number) in paper.digests.iter().chain(apart).zip(0..) {
        if number > 0 && weight > digests.left {
            return gathered.warn(place, Finding::TooManyDigests, Some(&source()));
        }
        digests.left -= if number > 0 { weight } else { 0 };
        let facts = PaperFacts { upvotes: digest.upvotes, comments: digest.comments, ..facts.clone() };
        // What the person said is offered once.
        digests.list(digest, &place, facts, std::mem::take(&mut offered));
    }
}

/// What an entry holds, in bytes and roughly: each of its texts, and what stands around each.
fn weight(facts: &PaperFacts) -> usize {
    const AROUND: usize = 64;
    let one = [
        facts.abstract_text.as_ref(),
        facts.ai_summary.as_ref(),
        facts.venue.as_ref(),
        facts.organization.as_ref(),
    ];
    let many = [&facts.authors, &facts.ai_keywords, &facts.subjects];
    let links = facts.links.iter().map(|link| link.url.len() + link.host.len());
    let texts = one.into_iter().flatten().chain(many.into_iter().flatten()).map(String::len);
    facts.title.len() + 4 * AROUND + texts.chain(links).map(|length| length + AROUND).sum::<usize>()
}

fn facts(paper: &Exchanged, title: &str) -> PaperFacts {
    let named = u32::try_from(paper.authors.len()).unwrap_or(u32::MAX);
    PaperFacts {
        title: title.to_owned(),
        abstract_text: paper.abstract_text.clone().filter(|text| !text.trim().is_empty()),
        abstract_cut: paper.abstract_cut,
        author_count: paper.author_count.map(|count| count.max(named)).or((named > 0).then_some(named)),
        authors: paper.authors.clone(),
        published: paper.published.as_deref().and_then(PartialDay::parse).map(|day| Published {
            day,
            known: paper.published_known.map_or(DayKnown::Explicit, DayKnown::from),
        }),
        arxiv_id: paper.arxiv_id.as_deref().and_then(ArxivId::parse),
        doi: paper.doi.as_deref().and_then(Doi::parse),
        ai_summary: paper.ai_summary.clone(),
        ai_keywords: paper.ai_keywords.clone(),
        subjects: paper.subjects.clone(),
        venue: paper.venue.clone(),
        organization: paper.organization.clone(),
        links: links(paper),
        ..PaperFacts::default()
    }
}

/// The links, judged like any stranger's; what each leads to is taken as it is told.
fn links(paper: &Exchanged) -> Vec<Link> {
    let told = paper.links.iter();
    told.filter_map(|told| Some(Link { kind: told.kind, ..link(&told.url, told.found_in)? })).collect()
}
