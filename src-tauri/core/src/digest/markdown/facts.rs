//! From the blocks of an entry to what it says of its paper.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, Value};

use super::block::{Block, Kind, Line, Span, rank};
use super::label::{Labelled, heading_key, is_label, labelled, meant, pattern};
use super::said::address_of;
use super::units::{Unit, keys, shares};
use super::{row, title};
use crate::digest::links::{link, locate};
use crate::digest::named::Named;
use crate::digest::records::{Key, Record, is_nothing, key};
use crate::model::{Finding, FoundIn, PaperFacts, PartialDay};
use crate::text::one_line;

/// `👍 12`, `12 upvotes`, `⬆️ 12`
static VOTES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:👍|⬆\u{fe0f}?|🔺|▲|❤\u{fe0f}?)\s*:?\s*(\d{1,6})\b|\b(\d{1,6})\s*(?:👍|⬆|🔺|▲|(?:up)?votes?\b)",
    )
});
static CALLOUT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\[!([\w-]+)\][+-]?\s*(.*)$"));
/// Several labels of one line: `**Authors:** A | **Published:** B`.
const BARS: [&str; 4] = [" | ", " · ", " • ", " ｜ "];

/// What an entry says, by what it is.
#[derive(Default)]
pub(super) struct Told {
    pub(super) fields: Map<String, Value>,
    prose: Vec<String>,
    title: String,
    named: Option<Named>,
    /// The fact that a heading names, and the rank of the heading.
    scope: Option<(Key, u8)>,
    /// The label that goes on with the next lines.
    open: Option<Key>,
    /// Words of a heading that the next paragraph says more of.
    above: Option<String>,
}

/// The name under which records know a fact.
fn name_of(key: Key) -> &'static str {
    match key {
        Key::Title => "title",
        Key::Translated => "title_zh",
        Key::Abstract => "abstract",
        Key::Summary | Key::AiSummary | Key::Part => "ai_summary",
        Key::Authors => "authors",
        Key::Id => "arxiv_id",
        Key::Doi => "doi",
        Key::Link => "link",
        Key::Code => "code",
        Key::Project => "project",
        Key::Published => "published",
        Key::Date => "date",
        Key::Subjects => "categories",
        Key::Keywords => "keywords",
        Key::Venue => "venue",
        Key::Comment => "comment",
        Key::Upvotes => "upvotes",
        Key::Comments => "num_comments",
        Key::Organization => "organization",
        Key::OwnTags => "own_tags",
        Key::OwnNote => "own_note",
    }
}

/// Reads an entry; `inner` are the heads and ends of the entries within it.
pub(super) fn told(unit: &Unit, blocks: &[Block], inner: &[(usize, usize)]) -> Told {
    let mut told = Told { title: unit.title.clone(), named: unit.named.clone(), ..Told::default() };
    told.identify();
    if !unit.alone {
        let (mut at, end) = (unit.head, end_of(unit, blocks));
        while at < end {
            if let Some((_, behind)) = inner.iter().find(|(head, _)| *head == at) {
                at = *behind;
                continue;
            }
            told.block(&blocks[at], at == unit.head);
            at += 1;
        }
    }
    told.settle_title(&unit.title);
    told
}

impl Told {
    /// Whether the day under a name that may mean the day of the list, and nothing better, is there.
    pub(super) fn date(&self) -> Option<PartialDay> {
        Record::of(&self.fields, None).date()
    }

    /// Everything that the entry says; the reason where it says no paper.
    pub(super) fn facts(&self) -> Result<PaperFacts, Finding> {
        let mut fields = self.fields.clone();
        part_accounts(&mut fields);
        if !self.prose.is_empty() {
            let said = fields.remove("ai_summary");
            let said = said
                .as_ref()
                .and_then(Value::as_str)
                .into_iter()
                .chain(self.prose.iter().map(String::as_str));
            fields.insert("ai_summary".to_owned(), Value::String(said.collect::<Vec<&str>>().join("\n\n")));
        }
        let record = Record::of(&fields, None);
        let mut facts = record.facts()?;
        // Names of accounts stand for some of the authors.
        if facts.authors.iter().any(|name| !name.contains(' ') && name.is_ascii()) {
            facts.author_count = None;
        }
        if let Some(named) = &self.named {
            facts.links.retain(|link| !is_of_another(&link.url, named));
        }
        Ok(facts)
    }

    /// Notes in a digest of many papers are of whoever wrote it.
    pub(super) fn of_many(mut self) -> Self {
        let note = self.fields.remove("own_note");
        self.prose.extend(note.as_ref().and_then(Value::as_str).map(|note| format!("Notes: {note}")));
        self
    }

    /// The name by which other entries of the same paper are known.
    pub(super) fn name(&self) -> Option<String> {
        keys(self.named.as_ref()?).into_iter().next()
    }

    /// How much is said: of two entries of one paper, the one that says more is read.
    pub(super) fn len(&self) -> usize {
        self.fields.len() * 100 + self.prose.iter().map(String::len).sum::<usize>().min(90)
    }

    fn identify(&mut self) {
        let Some(named) = self.named.clone() else { return };
        let ids = [
            ("arxiv_id", named.arxiv.map(|id| id.to_string())),
            ("doi", named.doi.map(|doi| doi.to_string())),
        ];
        for (name, id) in ids {
            if let Some(id) = id {
                self.fields.insert(name.to_owned(), Value::String(id));
            }
        }
        if let Some(hub) = named.hub {
            self.push("hf_url", &format!("https://huggingface.co/papers/{hub}"));
        }
    }

    fn push(&mut self, name: &str, text: &str) {
        let list = self.fields.entry(name).or_insert_with(|| Value::Array(Vec::new()));
        match list {
            Value::Array(list) if list.len() < 200 => list.push(Value::String(text.to_owned())),
            _ => {}
        }
    }

    /// Adds words to a fact; its lines are paragraphs of it.
    fn say(&mut self, known: Key, text: &str, apart: &str) {
        let text = text.trim();
        if text.is_empty() || matches!(known, Key::Id | Key::Doi) && self.named.is_some() {
            return;
        }
        match known {
            Key::Link | Key::Code | Key::Project => self.addresses(known, text),
            Key::Upvotes | Key::Comments => self.count(known, text),
            _ => {
                let said = self.fields.entry(name_of(known)).or_insert_with(|| Value::String(String::new()));
                if let Value::String(said) = said {
                    said.push_str(if said.is_empty() { "" } else { apart });
                    said.push_str(text);
                }
            }
        }
    }

    fn count(&mut self, known: Key, text: &str) {
        let digits: String =
            text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
        if !digits.is_empty() {
            self.fields.entry(name_of(known)).or_insert(Value::String(digits));
        }
    }

    fn addresses(&mut self, known: Key, text: &str) {
        let found: Vec<String> = locate(text).into_iter().map(|(_, link)| link.url).collect();
        let whole = found.is_empty()
            && !text.contains(' ')
            && (link(text, FoundIn::Field).is_some() || text.contains('/'));
        for address in found.iter().map(String::as_str).chain(whole.then_some(text)) {
            self.address(known, address);
        }
    }

    /// A link beside the paper; what only says which paper it is needs no saying.
    fn address(&mut self, known: Key, address: &str) {
        let own = |named: Named| self.named.as_ref().is_some_and(|own| shares(own, &named));
        match Named::by_address(address) {
            Some(named) if own(named.clone()) => {}
            Some(_) if self.named.is_some() => {}
            _ => self.push(name_of(known), address),
        }
    }

    fn block(&mut self, block: &Block, is_head: bool) {
        if self.scope.is_some_and(|(_, rank)| block.rank <= rank) {
            self.scope = None;
        }
        self.open = None;
        for (at, line) in block.lines.iter().enumerate() {
            self.links(line, row::column(block, at));
        }
        match block.kind {
            Kind::Rule | Kind::Code => {}
            Kind::Row if row::is_pair(block) => self.pair(block),
            Kind::Row => self.row(block),
            Kind::Heading if is_head => {}
            Kind::Heading | Kind::Bold if !is_head => self.subheading(block),
            _ => self.lines(block, is_head),
        }
    }

    /// Every link of a line by what its words call it.
    fn links(&mut self, line: &Line, column: Option<Key>) {
        for (words, address) in line.links() {
            let web = address.starts_with("http://")
                || address.starts_with("https://")
                || !locate(&address).is_empty();
            let lead = labelled(line).and_then(|found| found.key);
            let called = key(words.trim_matches(|c: char| !c.is_alphanumeric()))
                .map(|(_, key)| key)
                .or(lead)
                .or(column);
            let known = match called {
                Some(known @ (Key::Code | Key::Project)) => known,
                _ if is_called(&words, &["code", "github", "repo", "代码"]) => Key::Code,
                _ if is_called(&words, &["project", "website", "homepage", "主页"]) => Key::Project,
                _ => Key::Link,
            };
            if web && !is_picture(&address) {
                self.address(known, &address);
            }
        }
    }

    fn pair(&mut self, block: &Block) {
        let cells: Vec<String> = block.lines.iter().map(Line::text).collect();
        if let [name, value] = &cells[..]
            && let Some(known) = meant(name)
        {
            self.say(known, value, "; ");
        }
    }

    fn row(&mut self, block: &Block) {
        let titled = row::title(block).map(|(at, _)| at);
        for (at, cell) in block.lines.iter().enumerate() {
            let text = cell.text();
            let text = text.trim().trim_matches('*');
            if is_nothing(text) {
                continue;
            }
            match row::column(block, at) {
                _ if Some(at) == titled => self.votes(text),
                Some(Key::Title | Key::Link | Key::Id | Key::Doi) => {
                    self.say(Key::Link, text, " ");
                }
                Some(known) => self.say(known, text, "\n"),
                None if !title::is_long(text) || is_only_names(cell) => self.votes(text),
                None if are_people(text, false) => self.say(Key::Authors, text, ", "),
                None => self.prose(text),
            }
        }
    }

    fn subheading(&mut self, block: &Block) {
        let text = block.text();
        self.above = None;
        if let Some(known) = heading_key(&text) {
            self.scope = Some((known, block.rank));
        } else if block.kind == Kind::Bold && block.lines.len() > 1 {
            self.lines(block, false);
        } else if !is_label(&text) {
            self.above = Some(text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned());
        }
    }

    fn lines(&mut self, block: &Block, is_head: bool) {
        let mut words: Vec<String> = Vec::new();
        for (number, line) in block.lines.iter().enumerate() {
            let first = number == 0;
            if first && is_head && labelled(line).is_none_or(|found| found.key.is_none()) {
                let rest = self.rest_of_title(line);
                let by = rest.as_deref().map(|rest| rest.strip_prefix("by ").unwrap_or(rest));
                match by.filter(|by| are_people(by, false)) {
                    Some(by) => self.say(Key::Authors, by, ", "),
                    None => words.extend(rest),
                }
                self.votes(&line.text());
                continue;
            }
            let text = one_line(&line.text());
            if let Some(callout) = CALLOUT.captures(&text).filter(|_| first) {
                self.callout(&callout[1], &callout[2], block.rank);
                continue;
            }
            if self.labels(line) {
                continue;
            }
            self.votes(&text);
            match self.open.or(self.scope.map(|(known, _)| known)) {
                Some(known) => {
                    let apart = if first { "\n\n" } else { "\n" };
                    let apart = if block.kind == Kind::Item { joint(known) } else { apart };
                    self.say(known, &text, apart);
                }
                None if is_only_names(line) => {}
                None if number <= 1 && self.is_byline(line, &text) => {
                    self.say(Key::Authors, text.strip_prefix("by ").unwrap_or(&text), ", ");
                }
                None => words.push(text),
            }
        }
        let item = block.kind == Kind::Item && !is_head;
        // An item may be the name of what is listed below it.
        if let ([only], true) = (&words[..], item)
            && let Some(known) = heading_key(only)
        {
            self.scope = Some((known, block.rank));
            return;
        }
        if !words.is_empty() {
            let said = words.join(" ");
            self.prose(&if item { format!("- {said}") } else { said });
        }
    }

    /// What the line of the title says besides; a newsletter names a paper in the middle of its words.
    fn rest_of_title(&self, line: &Line) -> Option<String> {
        let begins = title::of_line(line).is_some_and(|title| title.text == self.title);
        let text = one_line(&line.text());
        match begins {
            true => rest_of_title(line, &self.title),
            false => Some(text).filter(|_| !is_only_names(line)),
        }
    }

    fn callout(&mut self, name: &str, title: &str, rank: u8) {
        if let Some(known) = meant(title).or_else(|| meant(name)) {
            self.scope = Some((known, rank.saturating_sub(1)));
        } else if !title.is_empty() {
            self.prose(title);
        }
    }

    /// Reads a line that says what it holds, or several such pieces between bars.
    fn labels(&mut self, line: &Line) -> bool {
        let Some(found) = labelled(line).filter(|found| found.key.is_some() || self.scope.is_none()) else {
            return false;
        };
        let pieces: Vec<&str> = BARS
            .iter()
            .find_map(|bar| {
                Some(found.rest.split(*bar).collect::<Vec<&str>>()).filter(|pieces| pieces.len() > 1)
            })
            .unwrap_or_else(|| vec![&found.rest]);
        let others: Vec<Option<Labelled>> = pieces.iter().skip(1).map(|piece| plain(piece)).collect();
        if others.iter().any(|other| other.as_ref().is_some_and(|other| other.key.is_some())) {
            self.labelled(&found, pieces[0]);
            for (other, piece) in others.iter().zip(&pieces[1..]) {
                match other {
                    Some(other) => self.labelled(other, &other.rest),
                    None => self.votes(piece),
                }
            }
            return true;
        }
        self.labelled(&found, &found.rest);
        true
    }

    fn labelled(&mut self, found: &Labelled, text: &str) {
        self.open = found.key;
        match found.key {
            Some(known) => {
                self.say(known, text, "\n\n");
                self.scope = self.scope.filter(|_| text.is_empty());
            }
            // Words of a digest's own: `Relevance: …`.
            None if !text.is_empty() && !is_label(text) => {
                self.prose(&format!("{}: {text}", found.name.trim()));
            }
            None => {}
        }
    }

    /// A line in italics below the title, or one of nothing but names.
    fn is_byline(&self, line: &Line, text: &str) -> bool {
        let italic =
            line.spans.iter().all(|span| span.emphasis || !span.text.contains(char::is_alphanumeric));
        !self.fields.contains_key("authors")
            && self.prose.is_empty()
            && are_people(text.strip_prefix("by ").unwrap_or(text), italic)
            && (italic || text.contains(',') || text.ends_with("others"))
    }

    fn votes(&mut self, text: &str) {
        if let Some(found) = VOTES.captures(text).filter(|_| text.len() <= 300)
            && let Some(count) = found.get(1).or(found.get(2))
        {
            self.count(Key::Upvotes, count.as_str());
        }
    }

    fn prose(&mut self, text: &str) {
        let text = one_line(text);
        if text.is_empty() || is_nothing(&text) {
            return;
        }
        match self.above.take() {
            Some(above) => self.prose.push(format!("{above}: {}", text.trim_start_matches("- "))),
            None => self.prose.push(text),
        }
    }

    /// The heading's words are the title, unless the entry says another in as many words: a heading may be a translation.
    fn settle_title(&mut self, title: &str) {
        let said = self.fields.get("title").and_then(Value::as_str).and_then(title::clean);
        let wide = |text: &str| text.chars().filter(|c| ('\u{2e80}'..='\u{d7ff}').contains(c)).count() > 1;
        let best = match said {
            Some(said) if !wide(&said) || wide(title) => said,
            _ => title.to_owned(),
        };
        self.fields.insert("title".to_owned(), Value::String(best));
    }
}

/// What stands between the members of a list that is a fact.
fn joint(known: Key) -> &'static str {
    match known {
        Key::Authors | Key::Keywords | Key::Subjects | Key::Organization => "; ",
        _ => "\n\n- ",
    }
}

/// Words without styles as a label and what it says.
fn plain(text: &str) -> Option<Labelled> {
    let span = Span { text: text.trim().to_owned(), ..Span::default() };
    labelled(&Line { spans: vec![span] })
}

/// What stands behind a title on its line: `- [Title](link) - description`.
fn rest_of_title(line: &Line, title: &str) -> Option<String> {
    let is_words = |span: &&Span| !(span.image || (span.link.is_some() && is_label(&span.text)));
    let text: String = line.spans.iter().filter(is_words).map(|span| span.text.as_str()).collect();
    let text = one_line(&text);
    let at = text.find(title)? + title.len();
    let rest = text[at..].replace("[]", " ").replace("()", " ");
    let rest = one_line(&rest);
    let rest =
        rest.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | '[' | '"' | '“' | '$'));
    let rest = rest.trim_end_matches([' ', ',', '|', '·', '[', '(', '-']);
    let words = Line { spans: vec![Span { text: rest.to_owned(), ..Span::default() }] };
    (title::is_long(rest) && !is_only_names(&words) && rest.chars().count() >= 20).then(|| rest.to_owned())
}

/// Whether a line is nothing but labels, names of papers and signs.
pub(super) fn is_only_names(line: &Line) -> bool {
    let mut text = String::new();
    for span in line.spans.iter().filter(|span| !span.image && (span.link.is_none() || !is_label(&span.text)))
    {
        text.push_str(&span.text);
        text.push(' ');
    }
    let mut bare = text.clone();
    for (range, _) in locate(&text).into_iter().rev() {
        bare.replace_range(range, " ");
    }
    for (range, _) in Named::all_in(&bare).into_iter().rev() {
        bare.replace_range(range, " ");
    }
    let bare = VOTES.replace_all(&bare, " ");
    bare.split(['|', '·', '•', ',', '/']).all(is_label)
}

fn is_called(words: &str, names: &[&str]) -> bool {
    let words = words.to_lowercase();
    words.chars().count() <= 40 && names.iter().any(|name| words.contains(name))
}

fn is_picture(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    let path = lower.split(['?', '#']).next().unwrap_or_default();
    lower.contains("img.shields.io")
        || [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"].iter().any(|end| path.ends_with(end))
}

fn is_of_another(address: &str, own: &Named) -> bool {
    address_of(address).is_some_and(|named| !shares(&named, own) && !keys(&named).is_empty())
}

/// Whether a text is a list of names: some words each, all of them capitalised, nothing else. One name is a list only
/// where nothing else may stand alone.
fn are_people(text: &str, is_alone: bool) -> bool {
    let text = text.trim().trim_end_matches('.');
    let names: Vec<&str> =
        text.split([',', ';', '，', '、']).flat_map(|part| part.split(" and ")).map(str::trim).collect();
    let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
    let is_name = |name: &&str| {
        let words: Vec<&str> = name.split_whitespace().collect();
        let plain = !name.contains([':', '?', '(', '!', '/']) && !name.bytes().any(|b| b.is_ascii_digit());
        let capital = words.iter().filter(|word| word.starts_with(|c: char| !c.is_ascii_lowercase())).count();
        plain && (2..=6).contains(&words.len()) && capital * 3 >= words.len() * 2
    };
    let lower = text.to_lowercase();
    let et_al = lower.ends_with("et al") || lower.ends_with("and others");
    let known = names.iter().filter(|name| is_name(name)).count();
    (is_alone && names.len() == 1 && known == 1)
        || (et_al && text.len() <= 200)
        || (names.len() >= 2 && known * 10 >= names.len() * 9)
}

/// `ada-e, ben42` are two accounts, and no family name before a given one.
fn part_accounts(fields: &mut Map<String, Value>) {
    let Some(Value::String(names)) = fields.get("authors") else { return };
    let parts: Vec<&str> = names.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let odd = |c: char| c.is_ascii_digit() || matches!(c, '-' | '_');
    let account = parts.iter().any(|part| part.contains(odd) || part.starts_with(char::is_lowercase));
    if parts.len() == 2 && account && parts.iter().all(|part| !part.contains(' ')) {
        let parts = parts.into_iter().map(|part| Value::String(part.to_owned())).collect();
        fields.insert("authors".to_owned(), parts);
    }
}

/// The end of an entry without what stands below its last rule: a line of the document's own.
fn end_of(unit: &Unit, blocks: &[Block]) -> usize {
    let is_rule = |at: &usize| blocks[*at].kind == Kind::Rule && blocks[*at].rank == rank::RULE;
    let Some(last) = (unit.head + 1..unit.end).rev().find(is_rule) else { return unit.end };
    let below = &blocks[last + 1..unit.end];
    let words: usize = below.iter().map(|block| block.text().len()).sum();
    let lines = || below.iter().flat_map(|block| &block.lines);
    let told = lines().any(|line| labelled(line).is_some() || !line.links().is_empty());
    if words <= 300 && !told { last } else { unit.end }
}
