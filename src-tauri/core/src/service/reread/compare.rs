//! What is different between two readings of the same bytes.

use std::collections::HashMap;

use crate::api::{FactChange, RereadChange, RereadKind};
use crate::model::{DayKnown, DigestRead, Entry, Fact, Link, PaperFacts, Published};
use crate::text;

/// Characters shown of a fact before and after.
const SHOWN: usize = 300;

/// The difference between two readings.
#[derive(Debug, Default)]
pub(super) struct Difference {
    pub(super) new: usize,
    pub(super) gone: usize,
    pub(super) changed: usize,
    pub(super) unchanged: usize,
    pub(super) changes: Vec<RereadChange>,
}

/// Compares entry by entry: the same paper by its identifier, else by its title; of a paper that comes more than once,
/// the first with the first.
pub(super) fn compare(file: &str, before: &[DigestRead], now: &[DigestRead]) -> Difference {
    let mut known: HashMap<String, Vec<&Entry>> = HashMap::new();
    for entry in entries(before).rev() {
        known.entry(key(&entry.facts)).or_default().push(entry);
    }
    let mut difference = Difference::default();
    let mut tell = |kind, entry: &Entry, fields| {
        difference.changes.push(RereadChange {
            file: file.to_owned(),
            kind,
            place: entry.place.clone(),
            title: text::plain(&entry.facts.title),
            fields,
        });
    };
    for entry in entries(now) {
        match known.get_mut(&key(&entry.facts)).and_then(Vec::pop) {
            None => {
                difference.new += 1;
                tell(RereadKind::New, entry, Vec::new());
            }
            Some(old) if old.facts == entry.facts => difference.unchanged += 1,
            Some(old) => {
                difference.changed += 1;
                tell(RereadKind::Changed, entry, facts_changed(&old.facts, &entry.facts));
            }
        }
    }
    let mut gone: Vec<&Entry> = known.into_values().flatten().collect();
    gone.sort_by_key(|entry| entry.rank);
    difference.gone = gone.len();
    for entry in gone {
        tell(RereadKind::Gone, entry, Vec::new());
    }
    difference
}

fn entries(digests: &[DigestRead]) -> impl DoubleEndedIterator<Item = &Entry> {
    digests.iter().flat_map(|digest| &digest.entries)
}

fn key(facts: &PaperFacts) -> String {
    match (&facts.arxiv_id, &facts.doi) {
        (Some(id), _) => id.to_string(),
        (None, Some(doi)) => doi.to_string(),
        (None, None) => text::fold(&facts.title),
    }
}

fn facts_changed(before: &PaperFacts, now: &PaperFacts) -> Vec<FactChange> {
    let pairs = told(before).into_iter().zip(told(now));
    let changed = pairs.filter(|((_, from), (_, to))| from != to);
    changed.map(|((fact, from), (_, to))| FactChange { fact, from: from.map(cut), to: to.map(cut) }).collect()
}

fn cut(text: String) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

/// Every fact as text.
fn told(facts: &PaperFacts) -> [(Fact, Option<String>); 15] {
    let list = |items: &[String]| (!items.is_empty()).then(|| items.join(", "));
    let number = |number: Option<u32>| number.map(|number| number.to_string());
    let link = |link: &Link| format!("{} {}", link.kind.as_str(), link.url);
    let links: Vec<String> = facts.links.iter().map(link).collect();
    let abstract_text = facts.abstract_text.as_ref();
    let day = |published: Published| match published.known {
        DayKnown::Inferred => format!("{} (year worked out)", published.day),
        DayKnown::Explicit | DayKnown::YearUnknown => published.day.to_string(),
    };
    [
        (Fact::Title, Some(facts.title.clone())),
        (
            Fact::Abstract,
            abstract_text.map(|text| if facts.abstract_cut { format!("{text} …") } else { text.clone() }),
        ),
        (Fact::Authors, list(&facts.authors)),
        (Fact::AuthorCount, number(facts.author_count)),
        (Fact::Published, facts.published.map(day)),
        (Fact::ArxivId, facts.arxiv_id.as_ref().map(ToString::to_string)),
        (Fact::Doi, facts.doi.as_ref().map(ToString::to_string)),
        (Fact::Links, list(&links)),
        (Fact::Upvotes, number(facts.upvotes)),
        (Fact::Comments, number(facts.comments)),
        (Fact::AiSummary, facts.ai_summary.clone()),
        (Fact::AiKeywords, list(&facts.ai_keywords)),
        (Fact::Organization, facts.organization.clone()),
        (Fact::Subjects, list(&facts.subjects)),
        (Fact::Venue, facts.venue.clone()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DigestKind, Heading, Offered};

    fn digest(facts: Vec<PaperFacts>) -> DigestRead {
        let entry = |(at, facts)| Entry {
            rank: at as u32 + 1,
            turn: None,
            place: format!("entry {}", at + 1),
            facts,
            offered: Offered::default(),
        };
        DigestRead {
            kind: DigestKind::Daily,
            title: None,
            day: Heading::default(),
            entries: facts.into_iter().enumerate().map(entry).collect(),
        }
    }

    fn titled(title: &str) -> PaperFacts {
        PaperFacts { title: title.to_owned(), ..PaperFacts::default() }
    }

    #[test]
    fn entries_are_told_apart_by_what_became_of_them() {
        let before = [digest(vec![titled("One"), titled("Two"), titled("Three")])];
        let longer = PaperFacts { abstract_text: Some("x".repeat(400)), upvotes: Some(3), ..titled("Two") };
        let now = [digest(vec![titled("Zero"), titled("one"), longer])];
        let difference = compare("a.txt", &before, &now);
        let Difference { new, gone, changed, unchanged, changes } = difference;
        assert_eq!((new, gone, changed, unchanged), (1, 1, 2, 0), "a title in other letters is a change");
        let kinds: Vec<_> = changes.iter().map(|change| (change.kind, change.title.as_str())).collect();
        assert_eq!(
            kinds,
            [
                (RereadKind::New, "Zero"),
                (RereadKind::Changed, "one"),
                (RereadKind::Changed, "Two"),
                (RereadKind::Gone, "Three")
            ]
        );
        let facts: Vec<_> = changes[2].fields.iter().map(|change| change.fact).collect();
        assert_eq!(facts, [Fact::Abstract, Fact::Upvotes]);
        let shown = changes[2].fields[0].to.as_ref().unwrap();
        assert_eq!((shown.chars().count(), shown.ends_with('…')), (301, true));
    }

    #[test]
    fn a_paper_that_comes_twice_is_compared_in_turn() {
        let twice = [digest(vec![titled("One"), titled("One")])];
        let once = [digest(vec![titled("One")])];
        let difference = compare("a.txt", &twice, &once);
        assert_eq!((difference.unchanged, difference.gone, difference.new), (1, 1, 0));
        let difference = compare("a.txt", &once, &twice);
        assert_eq!((difference.unchanged, difference.gone, difference.new), (1, 0, 1));
    }
}
