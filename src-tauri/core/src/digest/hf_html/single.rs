//! A paper's own page, where it carries no data: what it shows, in its order.

use scraper::node::Node;
use scraper::{ElementRef, Html, Selector};

use super::cards::beside;
use crate::digest::card::{self, Card};
use crate::digest::named::Named;
use crate::model::Link;
use crate::text::{one_line, paragraphs};

/// The page goes on with what others said of the paper.
const ENDS: [&str; 7] = [
    "Community",
    "Models citing",
    "Datasets citing",
    "Spaces citing",
    "Collections including",
    "Get this paper",
    "Similar papers",
];

/// Which part of the page is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Above,
    /// From the title to the abstract.
    Head,
    Abstract,
    Below,
}

struct Shown<'a> {
    card: Card,
    part: Part,
    /// The last words, which may say what the next ones are.
    label: String,
    authors: Vec<&'a str>,
    names_follow: bool,
    machine: bool,
    abstract_text: Vec<String>,
    links: Vec<Link>,
    arxiv: Option<Named>,
}

/// The card of the page, if it is one paper's; `id` is what its address says.
pub(super) fn read(document: &Html, id: Option<&str>) -> Option<Card> {
    let heading = Selector::parse("h1").ok()?;
    let mut headings = document.select(&heading);
    let title = headings.next()?;
    let mut shown = Shown {
        card: Card { title: words(title), place: "page".to_owned(), ..Card::default() },
        part: Part::Above,
        label: String::new(),
        authors: Vec::new(),
        names_follow: false,
        machine: false,
        abstract_text: Vec::new(),
        links: Vec::new(),
        arxiv: None,
    };
    for node in document.tree.root().descendants() {
        if node.id() == title.id() {
            shown.part = Part::Head;
        } else if shown.part != Part::Above && !node.ancestors().take(8).any(|above| above.id() == title.id())
        {
            match node.value() {
                Node::Element(_) => shown.element(ElementRef::wrap(node)?),
                Node::Text(text) if !is_hidden(node.parent().and_then(ElementRef::wrap)) => shown.text(text),
                _ => {}
            }
        }
        if shown.part == Part::Below {
            break;
        }
    }
    shown.card(id)
}

impl<'a> Shown<'a> {
    fn element(&mut self, element: ElementRef<'a>) {
        match element.value().name() {
            "h2" | "h3" => {
                let heading = words(element);
                if heading == "Abstract" {
                    self.part = Part::Abstract;
                    self.names_follow = false;
                } else if ENDS.iter().any(|end| heading.starts_with(end)) {
                    self.part = Part::Below;
                }
            }
            "p" if self.part == Part::Abstract => {
                let text = paragraphs(&element.text().collect::<String>());
                if std::mem::take(&mut self.machine) {
                    self.card.ai_summary = Some(text);
                } else if !text.is_empty() {
                    self.abstract_text.push(text);
                }
            }
            "a" => {
                let href = element.attr("href").unwrap_or_default();
                let named = Named::by_address(href).filter(|named| named.arxiv.is_some());
                self.arxiv = self.arxiv.take().or(named.filter(|_| href.contains("arxiv.org/")));
                self.links.extend(beside(href, &words(element)).filter(|_| href.starts_with("http")));
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &'a str) {
        let words = one_line(text);
        if words.is_empty() {
            return;
        }
        let day = card::shown_day(words.trim_start_matches("Published on").trim());
        match words.as_str() {
            "Authors:" | "Authors" => self.names_follow = true,
            _ if words.starts_with("AI-generated summary") => self.machine = true,
            _ if self.part == Part::Head
                && day.is_some()
                && (words.starts_with("Published") || self.label == "Published on") =>
            {
                self.card.shown_day = self.card.shown_day.or(day);
            }
            _ if self.label == "Upvote" => self.card.upvotes = self.card.upvotes.or(words.parse().ok()),
            _ if self.names_follow && self.part == Part::Head => self.authors.push(text),
            _ => {}
        }
        self.label = words;
    }

    /// `None` where what was found is no paper's page.
    fn card(self, id: Option<&str>) -> Option<Card> {
        let linked = self.arxiv.and_then(|named| named.arxiv).map(|id| id.to_string());
        let has_abstract = !self.abstract_text.is_empty();
        let hub_id = id.map(str::to_owned).or(linked.filter(|_| has_abstract))?;
        if self.card.title.is_empty() || (!has_abstract && self.authors.is_empty()) {
            return None;
        }
        let names = self.authors.concat();
        let names =
            names.split([',', '\n']).map(one_line).filter(|name| name.chars().any(char::is_alphabetic));
        Some(Card {
            authors: names.collect(),
            abstract_text: has_abstract.then(|| self.abstract_text.join("\n\n")),
            links: self.links,
            hub_id: Some(hub_id),
            ..self.card
        })
    }
}

fn words(element: ElementRef<'_>) -> String {
    one_line(&element.text().collect::<String>())
}

fn is_hidden(element: Option<ElementRef<'_>>) -> bool {
    element
        .is_some_and(|element| matches!(element.value().name(), "script" | "style" | "noscript" | "template"))
}
