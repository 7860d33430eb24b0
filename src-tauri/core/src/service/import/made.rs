//! What a file made of a paper: what the library knew of it before, held against what it knows after.

use std::collections::HashMap;

use rusqlite::Connection;

use crate::api::FileReceipt;
use crate::model::{Fact, FoundIn, LinkKind, Outcome, Status};
use crate::store::{self, EntryOutcome, LinkRow, Paper, StoreError};

/// A paper's facts where the library knew it: it is shown, or lies in the trash.
pub(super) type Known = Option<(Paper, Vec<LinkRow>)>;

pub(super) fn known(db: &Connection, paper: i64) -> Result<Known, StoreError> {
    let Some(row) = store::paper(db, paper)?.filter(|paper| paper.present || paper.trashed) else {
        return Ok(None);
    };
    Ok(Some((row, store::links(db, paper)?)))
}

/// Holds a paper against itself. `new` says that this very import brought it.
pub(super) fn made(before: &Known, after: &Known, new: bool) -> EntryOutcome {
    let (Some((before, links_before)), Some((after, links_after))) = (before, after) else {
        return EntryOutcome {
            outcome: Outcome::New,
            fields: Vec::new(),
            gained_code: false,
            put_away: false,
        };
    };
    let fields = changed((before, links_before), (after, links_after));
    let put_away = after.trashed || after.status == Status::Done;
    EntryOutcome {
        outcome: if fields.is_empty() { Outcome::Unchanged } else { Outcome::Updated },
        gained_code: !new && !after.trashed && before.code_count == 0 && after.code_count > 0,
        put_away: put_away && !new,
        fields,
    }
}

fn changed(before: (&Paper, &[LinkRow]), after: (&Paper, &[LinkRow])) -> Vec<Fact> {
    let ((paper, links), (now, links_now)) = (before, after);
    [
        (Fact::Title, paper.title != now.title),
        (Fact::Authors, paper.authors != now.authors),
        (Fact::AuthorCount, paper.author_count != now.author_count),
        (Fact::Published, (&paper.published, paper.published_known) != (&now.published, now.published_known)),
        (
            Fact::Abstract,
            (&paper.abstract_text, paper.abstract_cut) != (&now.abstract_text, now.abstract_cut),
        ),
        (Fact::ArxivId, paper.arxiv_id != now.arxiv_id),
        (Fact::Doi, paper.doi != now.doi),
        (Fact::Venue, paper.venue != now.venue),
        (Fact::Organization, paper.organization != now.organization),
        (Fact::Subjects, paper.subjects != now.subjects),
        (Fact::Upvotes, paper.upvotes != now.upvotes),
        (Fact::Comments, paper.comments != now.comments),
        (Fact::AiSummary, paper.ai_summary != now.ai_summary),
        (Fact::AiKeywords, paper.ai_keywords != now.ai_keywords),
        (Fact::Links, !links.iter().map(facts_of).eq(links_now.iter().map(facts_of))),
    ]
    .into_iter()
    .filter_map(|(fact, differs)| differs.then_some(fact))
    .collect()
}

fn facts_of(link: &LinkRow) -> (LinkKind, &str, FoundIn) {
    (link.kind, &link.url, link.found_in)
}

/// Counts what was made of a file's papers into its receipt.
pub(super) fn count(receipt: &mut FileReceipt, made: &HashMap<i64, EntryOutcome>) {
    for one in made.values() {
        match one.outcome {
            Outcome::New => receipt.new += 1,
            Outcome::Updated => receipt.updated += 1,
            Outcome::Unchanged | Outcome::Unreadable => receipt.unchanged += 1,
        }
        receipt.gained_code += usize::from(one.gained_code);
        receipt.put_away += usize::from(one.put_away);
    }
}
