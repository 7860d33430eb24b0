use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use super::ast::{Days, Leaf, Node, Order, Query, Text, TextField};
use super::fault::{Fault, Trouble};
use super::field::{self, Field};
use super::scan::{Kind, Quoted, Token, scan};
use super::value;

/// A query, and what of it could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The query.
    pub query: Query,
    /// What could not be read, in order.
    pub faults: Vec<Fault>,
}

/// The most conditions that one query has, and the deepest that parentheses go.
const MOST: usize = 64;
const DEEPEST: usize = 24;

/// Reads a query that is finished: a saved one.
pub fn parse(text: &str) -> Parsed {
    Parser::new(text, false).run()
}

/// Reads a query that is being typed: where it ends in a word, that may be only the beginning of one.
pub fn typed(text: &str) -> Parsed {
    Parser::new(text, true).run()
}

struct Parser {
    tokens: Peekable<IntoIter<Token>>,
    /// Where the text ends, and whether the person is typing there.
    end: usize,
    typing: bool,
    order: Option<Order>,
    faults: Vec<Fault>,
    depth: usize,
    leaves: usize,
    excluded: bool,
}

impl Parser {
    fn new(text: &str, typing: bool) -> Self {
        Self {
            tokens: scan(text).into_iter().peekable(),
            end: text.len(),
            typing,
            order: None,
            faults: Vec::new(),
            depth: 0,
            leaves: 0,
            excluded: false,
        }
    }

    fn run(mut self) -> Parsed {
        let mut found = Vec::new();
        while self.tokens.peek().is_some() {
            found.extend(self.either());
            // What is left over begins with a parenthesis that closes nothing.
            if let Some(token) = self.tokens.next() {
                self.fault(token.span, Trouble::NothingOpen);
            }
        }
        Parsed { query: Query { root: Node::and(found), order: self.order }, faults: self.faults }
    }

    fn either(&mut self) -> Option<Node> {
        let mut any: Vec<Node> = self.both().into_iter().collect();
        while let Some(operator) = self.operator("OR") {
            let right = self.both();
            if right.is_none() {
                self.fault(operator, Trouble::NothingBeside { word: "OR" });
            }
            any.extend(right);
        }
        Node::or(any)
    }

    fn both(&mut self) -> Option<Node> {
        let mut all = Vec::new();
        loop {
            match self.tokens.peek().map(|token| &token.kind) {
                None | Some(Kind::Close) => break,
                Some(Kind::Word(word)) if word == "OR" && !all.is_empty() => break,
                _ => all.extend(self.single()),
            }
        }
        Node::and(all)
    }

    fn single(&mut self) -> Option<Node> {
        let Token { kind, span } = self.tokens.next()?;
        match kind {
            Kind::Minus => self.not(span),
            Kind::Open => self.group(span),
            Kind::Close => None,
            Kind::Phrase(quoted) => self.text(None, phrase(&quoted, self.is_open(&quoted, &span))),
            Kind::Named(name, quoted) => self.named(&name, Value::Quoted(quoted), span),
            Kind::Word(word) => self.word(&word, span),
        }
    }

    fn word(&mut self, word: &str, span: Range<usize>) -> Option<Node> {
        if let Some(operator) = ["AND", "OR", "NOT"].into_iter().find(|operator| *operator == word) {
            return self.operator_word(operator, span);
        }
        match word.split_once(':') {
            Some((name, rest)) if !name.is_empty() => {
                let value = Value::Word(rest.to_owned());
                self.named(name, value, span)
            }
            _ => {
                let begins = self.is_typing(&span);
                self.text(None, word_of(word, begins))
            }
        }
    }

    /// `AND` says what standing side by side says.
    fn operator_word(&mut self, word: &'static str, span: Range<usize>) -> Option<Node> {
        let followed = !matches!(self.tokens.peek().map(|token| &token.kind), None | Some(Kind::Close));
        match (word, followed) {
            ("NOT", true) => return self.not(span),
            ("AND", true) => {}
            _ => self.fault(span, Trouble::NothingBeside { word }),
        }
        None
    }

    fn not(&mut self, span: Range<usize>) -> Option<Node> {
        if !self.enter(span) {
            return None;
        }
        self.excluded = !self.excluded;
        let inner = self.single();
        self.excluded = !self.excluded;
        self.depth -= 1;
        inner.map(Node::negated)
    }

    fn group(&mut self, span: Range<usize>) -> Option<Node> {
        if !self.enter(span) {
            return None;
        }
        let inner = self.either();
        self.tokens.next_if(|token| token.kind == Kind::Close);
        self.depth -= 1;
        inner
    }

    /// Goes one level down, where there is one.
    fn enter(&mut self, span: Range<usize>) -> bool {
        let room = self.depth < DEEPEST;
        if room {
            self.depth += 1;
        } else {
            self.fault(span, Trouble::TooMuch);
        }
        room
    }

    fn operator(&mut self, word: &str) -> Option<Range<usize>> {
        let token = self.tokens.next_if(|token| matches!(&token.kind, Kind::Word(found) if found == word));
        token.map(|token| token.span)
    }

    fn named(&mut self, name: &str, value: Value, span: Range<usize>) -> Option<Node> {
        let Some(field) = Field::named(name) else {
            return self.unnamed(name, value, span);
        };
        let (value, span) = match value {
            // `title: attention`: a space after the colon is what people type.
            Value::Word(empty) if empty.is_empty() => match self.value_after() {
                Some((value, end)) => (value, span.start..end),
                None => {
                    self.fault(span, Trouble::NoValue { field: field.name() });
                    return None;
                }
            },
            value => (value, span),
        };
        self.field(field, name, value, span)
    }

    /// A colon after something that is no field: as in a title, or a word that was meant as one.
    fn unnamed(&mut self, name: &str, value: Value, span: Range<usize>) -> Option<Node> {
        let begins = self.is_typing(&span);
        match value {
            Value::Word(rest) => {
                let meant =
                    !rest.is_empty() && !rest.starts_with('/') && name.chars().all(char::is_alphabetic);
                if meant {
                    self.fault(span, Trouble::NoField { name: name.to_owned() });
                }
                self.text(None, word_of(&format!("{name}:{rest}"), begins))
            }
            Value::Quoted(quoted) => {
                let open = self.is_open(&quoted, &span);
                self.fault(span, Trouble::NoField { name: name.to_owned() });
                let before = self.text(None, Text::word(format!("{name}:")));
                let quoted = self.text(None, phrase(&quoted, open));
                Node::and(before.into_iter().chain(quoted).collect())
            }
        }
    }

    /// The word or phrase that follows a field's colon after a space.
    fn value_after(&mut self) -> Option<(Value, usize)> {
        let token = self.tokens.next_if(|token| match &token.kind {
            Kind::Phrase(_) => true,
            Kind::Word(word) => !word.contains(':') && !matches!(word.as_str(), "AND" | "OR" | "NOT"),
            _ => false,
        })?;
        let value = match token.kind {
            Kind::Word(word) => Value::Word(word),
            Kind::Phrase(quoted) => Value::Quoted(quoted),
            _ => return None,
        };
        Some((value, token.span.end))
    }

    fn field(&mut self, field: Field, name: &str, value: Value, span: Range<usize>) -> Option<Node> {
        if let Field::Text(text_field) = field {
            let text = match &value {
                Value::Word(word) => word_of(word, self.is_typing(&span)),
                Value::Quoted(quoted) => phrase(quoted, self.is_open(quoted, &span)),
            };
            return self.text(Some(text_field), text);
        }
        let words = match (value, field) {
            (Value::Word(word), _) => word,
            (Value::Quoted(quoted), Field::Tag | Field::Host | Field::Id) => quoted.text,
            // No other value holds a parenthesis.
            (Value::Quoted(quoted), _) => quoted.text.split(['(', ')', ' ']).collect::<Vec<_>>().join(" "),
        };
        let words = words.trim();
        if words.is_empty() {
            self.fault(span, Trouble::NoValue { field: field.name() });
            return None;
        }
        match leaf(field, words) {
            Ok(Meaning::Leaf(leaf)) => self.keep(leaf),
            Ok(Meaning::Order(order)) => {
                self.order = Some(order);
                None
            }
            // While it is typed, what may still become a value is not yet searched as words.
            Err(trouble) if self.is_typing(&span) && may_become(field, words) => {
                self.faults.push(Fault { span, trouble, unfinished: true });
                None
            }
            Err(trouble) => {
                self.fault(span, trouble);
                let words: Vec<&str> = words.split_whitespace().collect();
                self.text(None, Text::word(format!("{name}:{}", words.join(":"))))
            }
        }
    }

    /// Words that hold no letter and no digit say nothing.
    fn text(&mut self, field: Option<TextField>, text: Text) -> Option<Node> {
        if text.words.chars().any(char::is_alphanumeric) { self.keep(Leaf::Text(field, text)) } else { None }
    }

    fn keep(&mut self, leaf: Leaf) -> Option<Node> {
        self.leaves += 1;
        if self.leaves == MOST + 1 {
            let from = self.tokens.peek().map_or(self.end, |token| token.span.start);
            self.fault(from..self.end, Trouble::TooMuch);
        }
        (self.leaves <= MOST).then_some(Node::Leaf(leaf))
    }

    fn is_typing(&self, span: &Range<usize>) -> bool {
        self.typing && span.end == self.end && !self.excluded
    }

    fn is_open(&self, quoted: &Quoted, span: &Range<usize>) -> bool {
        !quoted.closed && self.is_typing(span)
    }

    fn fault(&mut self, span: Range<usize>, trouble: Trouble) {
        let unfinished = self.typing && span.end == self.end && trouble != Trouble::TooMuch;
        self.faults.push(Fault { span, trouble, unfinished });
    }
}

enum Value {
    Word(String),
    Quoted(Quoted),
}

enum Meaning {
    Leaf(Leaf),
    Order(Order),
}

fn word_of(word: &str, begins: bool) -> Text {
    let whole = word.trim_end_matches('*');
    Text { words: whole.to_owned(), phrase: false, begins: begins || whole.len() < word.len() }
}

fn phrase(quoted: &Quoted, open: bool) -> Text {
    let whole = quoted.text.trim_end_matches(|end: char| end == '*' || end.is_whitespace());
    Text { words: whole.to_owned(), phrase: true, begins: open || quoted.text.ends_with('*') }
}

fn leaf(field: Field, words: &str) -> Result<Meaning, Trouble> {
    Ok(Meaning::Leaf(match field {
        Field::Tag => Leaf::Tag(words.to_owned()),
        Field::Host => Leaf::Host(words.to_lowercase()),
        Field::Id => Leaf::Id(words.to_owned()),
        Field::Is => Leaf::Is(one_of(field, &field::IS, words)?),
        Field::Has => Leaf::Has(one_of(field, &field::HAS, words)?),
        Field::Code => one_of(field, &[("new", Leaf::CodeNew)], words)?,
        Field::Sort => return Ok(Meaning::Order(one_of(field, &field::ORDERS, words)?)),
        Field::Digest => Leaf::Digest(days(field, words)?),
        Field::Published => Leaf::Published(days(field, words)?),
        Field::Added => Leaf::Added(days(field, words)?),
        Field::Count(counted) => {
            Leaf::Count(counted, value::numbers(words).ok_or(Trouble::NoNumber { field: field.name() })?)
        }
        Field::Text(text) => Leaf::Text(Some(text), Text::word(words)),
    }))
}

fn one_of<T: Clone>(field: Field, values: &[(&'static str, T)], word: &str) -> Result<T, Trouble> {
    field::value(values, word).ok_or_else(|| Trouble::NotOneOf {
        field: field.name(),
        values: values.iter().map(|(name, _)| *name).collect(),
    })
}

fn days(field: Field, words: &str) -> Result<Days, Trouble> {
    value::days(words).ok_or(Trouble::NoDay { field: field.name() })
}

/// Whether more typing can make a value of it.
fn may_become(field: Field, words: &str) -> bool {
    let begun = |name: &str| {
        name.len() > words.len()
            && name.is_char_boundary(words.len())
            && name[..words.len()].eq_ignore_ascii_case(words)
    };
    match field {
        Field::Is => field::IS.iter().any(|(name, _)| begun(name)),
        Field::Has => field::HAS.iter().any(|(name, _)| begun(name)),
        Field::Sort => field::ORDERS.iter().any(|(name, _)| begun(name)),
        Field::Code => begun("new"),
        Field::Digest | Field::Published | Field::Added | Field::Count(_) => {
            words.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '.' | '<' | '>' | '='))
        }
        Field::Text(_) | Field::Tag | Field::Host | Field::Id => false,
    }
}
