//! Papers that nobody wrote, each the same in every run, and the digests that list them.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

use super::vocabulary::{GIVEN, NOTES, ORGANIZATIONS, QUALITIES, SURNAMES, SYLLABLES, THINGS};
use super::words::Words;
use crate::chance::Chance;

/// Papers of a day where they are few, and the days where they are many.
const PER_DAY: usize = 50;
const DAYS: usize = 3_650;

/// The day after the last digest.
const END: Date = date(2026, 1, 1);

/// Of a hundred papers, how many a later digest lists again.
const AGAIN: usize = 5;

/// How many of a hundred have a note.
pub(super) const NOTED: usize = 2;

/// The papers of a library.
#[derive(Debug)]
pub struct Papers<'a> {
    words: &'a Words,
    total: usize,
    per_day: usize,
}

/// The words of a paper.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Paper {
    pub title: String,
    pub abstract_text: String,
    pub authors: Vec<String>,
    pub keywords: Vec<String>,
    pub organization: Option<String>,
    /// What a person noted; empty where nothing.
    pub note: String,
    pub published: String,
    pub upvotes: u32,
    pub comments: u32,
    id: String,
    code: Option<String>,
    project: Option<String>,
}

impl<'a> Papers<'a> {
    /// `total` papers of these words.
    pub fn new(words: &'a Words, total: usize) -> Self {
        Self { words, total, per_day: PER_DAY.max(total.div_ceil(DAYS)) }
    }

    /// How many digests list them.
    pub const fn days(&self) -> usize {
        self.total.div_ceil(self.per_day)
    }

    /// The paper of a number below the total.
    pub fn paper(&self, number: usize) -> Paper {
        let mut chance = Chance::new(number as u64);
        let chance = &mut chance;
        let day =
            END.saturating_sub((self.days() - number / self.per_day).try_into().unwrap_or(0_i64).days());
        let name = coined(chance);
        let id = format!("{:02}{:02}.{:05}", day.year() % 100, day.month(), number % 100_000);
        let code = chance.percent(35).then(|| {
            let owner = coined(chance).to_lowercase();
            format!("https://github.com/{owner}/{}", name.to_lowercase())
        });
        Paper {
            title: title(self.words, chance, &name),
            abstract_text: abstract_text(self.words, chance, &name),
            authors: (0..chance.between(1, 9)).map(|_| author(chance)).collect(),
            keywords: (0..chance.between(2, 6)).map(|_| keyword(chance)).collect(),
            organization: chance.percent(30).then(|| chance.of(&ORGANIZATIONS).to_owned()),
            note: if chance.percent(NOTED) { note(chance) } else { String::new() },
            published: day.to_string(),
            upvotes: chance.skewed(300) as u32,
            comments: chance.skewed(12) as u32,
            project: chance.percent(12).then(|| format!("https://{}.github.io/", name.to_lowercase())),
            id,
            code,
        }
    }

    /// A digest as the Hugging Face API gives it.
    ///
    /// # Errors
    ///
    /// None that is known: the values are plain.
    pub fn digest(&self, day: usize) -> serde_json::Result<Vec<u8>> {
        let (from, to) = (day * self.per_day, ((day + 1) * self.per_day).min(self.total));
        let mut chance = Chance::new(u64::MAX - day as u64);
        let listed = END.saturating_sub((self.days() - day).try_into().unwrap_or(0_i64).days());
        let again = (0..(to - from) * AGAIN / 100).filter_map(|_| {
            let older = chance.below(from.max(1));
            (older < from).then_some(older)
        });
        let papers = (from..to).chain(again).map(|number| item(&self.paper(number), listed));
        serde_json::to_vec(&papers.collect::<Vec<_>>())
    }
}

fn item(paper: &Paper, listed: Date) -> Value {
    let mut inner = json!({
        "id": paper.id,
        "title": paper.title,
        "summary": paper.abstract_text,
        "authors": paper.authors.iter().map(|name| json!({ "name": name })).collect::<Vec<_>>(),
        "publishedAt": format!("{}T00:00:00.000Z", paper.published),
        "submittedOnDailyAt": format!("{listed}T08:00:00.000Z"),
        "upvotes": paper.upvotes,
        "ai_keywords": paper.keywords,
    });
    if let Some(organization) = &paper.organization {
        inner["organization"] = json!({ "name": organization, "fullname": organization });
    }
    if let Some(code) = &paper.code {
        inner["githubRepo"] = json!(code);
    }
    if let Some(project) = &paper.project {
        inner["projectPage"] = json!(project);
    }
    json!({
        "paper": inner, "title": paper.title, "publishedAt": format!("{}T00:00:00.000Z", paper.published),
        "numComments": paper.comments,
    })
}

/// A title with a name of its own in it, as most have: else many would be the same.
fn title(words: &Words, chance: &mut Chance, name: &str) -> String {
    let mut text = String::new();
    words.titles.walk(chance, 4, 18, |word| put(&mut text, word, name));
    match chance.below(4) {
        _ if text.contains(name) => text,
        0 => format!("{text} with {name}"),
        1 => format!("{text} by {name}"),
        _ => format!("{name}: {text}"),
    }
}

fn abstract_text(words: &Words, chance: &mut Chance, name: &str) -> String {
    let mut text = String::new();
    let least = chance.between(90, 200);
    words.abstracts.walk(chance, least, 300, |word| put(&mut text, word, name));
    text.push_str(" We call it ");
    text.push_str(name);
    text.push('.');
    text
}

/// Adds a word; `N` stands for the paper's own name.
fn put(text: &mut String, word: &str, name: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    match word.strip_prefix('N') {
        Some(rest) if rest.chars().all(|c| c.is_ascii_punctuation()) => {
            text.push_str(name);
            text.push_str(rest);
        }
        _ => text.push_str(word),
    }
}

/// A name that was not there before, or seldom: texts never run out of new words.
fn coined(chance: &mut Chance) -> String {
    let mut name = String::new();
    for _ in 0..chance.between(2, 5) {
        name.push_str(SYLLABLES[chance.below(SYLLABLES.len())]);
    }
    name[..1].make_ascii_uppercase();
    if chance.percent(20) {
        name.push_str(&format!("-{}", chance.between(2, 90)));
    }
    name
}

fn author(chance: &mut Chance) -> String {
    format!("{} {}", chance.of(&GIVEN), chance.of(&SURNAMES))
}

fn keyword(chance: &mut Chance) -> String {
    format!("{} {}", chance.of(&QUALITIES), chance.of(&THINGS))
}

fn note(chance: &mut Chance) -> String {
    let lines: Vec<&str> = (0..chance.between(1, 5)).map(|_| chance.of(&NOTES)).collect();
    lines.join("\n\n")
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use broadsheet_core::digest::{Input, read};

    use super::*;

    #[test]
    fn digests_are_read_whole_and_each_paper_is_its_own() {
        let words = Words::own();
        let papers = Papers::new(&words, 500);
        let (mut ids, mut entries) = (HashSet::new(), 0);
        for day in 0..papers.days() {
            let reading = read(&Input { bytes: &papers.digest(day).unwrap() }).unwrap();
            assert!(reading.warnings.is_empty(), "{:?}", reading.warnings);
            for entry in reading.digests.iter().flat_map(|digest| &digest.entries) {
                entries += 1;
                ids.insert(entry.facts.arxiv_id.clone());
            }
        }
        assert_eq!(ids.len(), 500);
        assert_eq!(entries, 500 + (papers.days() - 1) * (PER_DAY * AGAIN / 100));
    }

    #[test]
    fn titles_are_not_alike() {
        let words = Words::own();
        let papers = Papers::new(&words, 2_000);
        let titles: HashSet<String> = (0..2_000).map(|number| papers.paper(number).title).collect();
        assert!(titles.len() > 1_980, "{}", titles.len());
    }
}
