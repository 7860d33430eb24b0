//! Text of a Hugging Face papers page, copied or saved.
//!
//! Nothing marks an entry but its last lines: `• 11 authors`, `·`, `Feb 7, 2024 2`. So those are found
//! first, and the title and the abstract are what stands between two of them.

mod block;
mod byline;
mod heading;
mod line;

use super::card::{self, Card};
use super::content::Content;
use super::gather::Gathered;
use super::{ReadError, Reader};
use crate::model::{DigestKind, DigestRead, Finding, Format, Reading};
use block::Block;
use byline::Byline;
use heading::PageHeading;
use line::Line;

pub(super) struct HfText;

impl Reader for HfText {
    fn format(&self) -> Format {
        Format::HfText
    }

    fn recognises(&self, content: &Content<'_>) -> bool {
        byline::find(&line::lines(&content.text)).next().is_some()
    }

    fn read(&self, content: &Content<'_>) -> Result<Reading, ReadError> {
        let lines = line::lines(&content.text);
        let bylines: Vec<Byline> = byline::find(&lines).collect();
        let mut gathered = Gathered::default();
        let first = bylines.first().map_or(lines.len(), |byline| byline.lines.start);
        let heading = PageHeading::of(&lines[..first]);
        let cards = cards(&lines, bylines, &heading, &mut gathered);
        let kind = heading.kind.unwrap_or_else(|| kind_of(&heading, &cards));
        let told = card::gather(cards, heading.day, heading.year, &mut gathered);
        let day = heading.first_day(told.capture).unwrap_or(told.heading);
        let digests = vec![DigestRead { kind, title: None, day, entries: gathered.entries }];
        Ok(Reading { format: Format::HfText, digests, warnings: gathered.warnings })
    }
}

fn cards(lines: &[Line], bylines: Vec<Byline>, heading: &PageHeading, gathered: &mut Gathered) -> Vec<Card> {
    let mut cards = Vec::with_capacity(bylines.len());
    let mut from = heading.end;
    let votes_lead =
        bylines.first().is_some_and(|byline| block::votes_lead(&lines[from..byline.lines.start]));
    for (index, byline) in bylines.into_iter().enumerate() {
        let between = &lines[from..byline.lines.start];
        let whole = from..byline.lines.end;
        let (comments, after) = byline::comments_behind(lines, byline.lines.end, votes_lead);
        from = after;
        match Block::of(between, index == 0 && heading.end == 0, byline.dated()) {
            Ok(block) => cards.push(card_of(block, byline, comments)),
            Err(reason) => gathered.lose(place_of(between, &byline, lines), reason, &source(&lines[whole])),
        }
    }
    if block::is_cut_off(&lines[from..]) {
        let rest = &lines[from..];
        let place = rest.first().map_or_else(String::new, Line::place);
        gathered.lose(place, Finding::EntryCut, &source(rest));
    }
    cards
}

fn card_of(block: Block, byline: Byline, comments: Option<u32>) -> Card {
    Card {
        place: block.place,
        title: block.title,
        abstract_text: block.abstract_text,
        author_count: byline.author_count,
        organization: byline.organization.or(block.organization),
        comments: byline.day.and_then(|day| day.comments).or(comments),
        shown_day: byline.day,
        upvotes: block.upvotes,
        ..Card::default()
    }
}

fn place_of(between: &[Line], byline: &Byline, lines: &[Line]) -> String {
    between.iter().find(|line| !line.is_blank()).unwrap_or(&lines[byline.lines.start]).place()
}

fn source(lines: &[Line]) -> String {
    let words: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    words.join("\n").trim().to_owned()
}

/// A day's list holds what was published shortly before it; a search holds papers of any year.
fn kind_of(heading: &PageHeading, cards: &[Card]) -> DigestKind {
    let said_years =
        cards.iter().filter(|card| card.shown_day.and_then(|shown| shown.day?.year).is_some()).count();
    match () {
        () if heading.day.is_none() && said_years * 2 > cards.len() => DigestKind::Search,
        () if heading.day.is_none() => DigestKind::List,
        // In January, papers of December have their year said too.
        () if said_years * 2 > cards.len() && !heading.is_early_in_year() => DigestKind::Search,
        () => DigestKind::Daily,
    }
}
