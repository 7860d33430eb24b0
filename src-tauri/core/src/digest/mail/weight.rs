//! Which reading of the same words says more.

use crate::model::{Format, PaperFacts, Reading};

/// Whether a form says more of a mail than that it is one.
pub(super) const fn is_specific(format: Format) -> bool {
    use Format::{Mail, Markdown, PlainText, Records, WebPage};
    !matches!(format, Mail | Markdown | PlainText | Records | WebPage)
}

pub(super) fn of_all(readings: &[Reading]) -> usize {
    readings.iter().map(of).sum()
}

/// How much a reading says: papers, and what is known of each.
pub(super) fn of(reading: &Reading) -> usize {
    let entries = reading.digests.iter().flat_map(|digest| &digest.entries);
    let told: usize = entries.map(|entry| facts(&entry.facts)).sum();
    told + usize::from(is_specific(reading.format))
}

fn facts(facts: &PaperFacts) -> usize {
    let told = [
        facts.abstract_text.is_some() || facts.ai_summary.is_some(),
        !facts.authors.is_empty(),
        facts.published.is_some(),
        facts.arxiv_id.is_some() || facts.doi.is_some(),
        !facts.links.is_empty(),
        facts.upvotes.is_some(),
        facts.venue.is_some() || !facts.subjects.is_empty(),
    ];
    3 + told.into_iter().filter(|told| *told).count()
}
