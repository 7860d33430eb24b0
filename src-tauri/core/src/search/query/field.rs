use super::ast::{Counted, Has, Is, Order, TextField};

/// What the name before a colon asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Text(TextField),
    Tag,
    Host,
    Id,
    Is,
    Has,
    Code,
    Digest,
    Published,
    Added,
    Count(Counted),
    Sort,
}

/// Names and what they mean; the first name of each is the one that is printed and offered.
const NAMES: [(&str, Field); 23] = [
    ("title", Field::Text(TextField::Title)),
    ("abstract", Field::Text(TextField::Abstract)),
    ("author", Field::Text(TextField::Author)),
    ("authors", Field::Text(TextField::Author)),
    ("note", Field::Text(TextField::Note)),
    ("notes", Field::Text(TextField::Note)),
    ("keyword", Field::Text(TextField::Keyword)),
    ("org", Field::Text(TextField::Organization)),
    ("venue", Field::Text(TextField::Organization)),
    ("tag", Field::Tag),
    ("is", Field::Is),
    ("has", Field::Has),
    ("code", Field::Code),
    ("host", Field::Host),
    ("digest", Field::Digest),
    ("date", Field::Published),
    ("published", Field::Published),
    ("added", Field::Added),
    ("upvotes", Field::Count(Counted::Upvotes)),
    ("comments", Field::Count(Counted::Comments)),
    ("seen", Field::Count(Counted::Seen)),
    ("id", Field::Id),
    ("sort", Field::Sort),
];

pub(super) const IS: [(&str, Is); 6] = [
    ("unread", Is::Unread),
    ("read", Is::Read),
    ("starred", Is::Starred),
    ("inbox", Is::Inbox),
    ("queued", Is::Queued),
    ("done", Is::Done),
];

pub(super) const HAS: [(&str, Has); 10] = [
    ("code", Has::Code),
    ("note", Has::Note),
    ("highlight", Has::Highlight),
    ("project", Has::Project),
    ("model", Has::Model),
    ("dataset", Has::Dataset),
    ("pdf", Has::Pdf),
    ("video", Has::Video),
    ("tag", Has::Tag),
    ("abstract", Has::Abstract),
];

pub(super) const ORDERS: [(&str, Order); 7] = [
    ("newest", Order::Newest),
    ("oldest", Order::Oldest),
    ("added", Order::Added),
    ("upvotes", Order::Upvotes),
    ("comments", Order::Comments),
    ("title", Order::Title),
    ("relevance", Order::Relevance),
];

impl Field {
    /// The field of that name, whatever its case.
    pub(super) fn named(name: &str) -> Option<Self> {
        NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, field)| *field)
    }

    /// The name that is printed.
    pub(super) fn name(self) -> &'static str {
        NAMES.iter().find(|(_, field)| *field == self).map_or("", |(name, _)| name)
    }

    /// Every field by its printed name.
    pub(super) fn all() -> impl Iterator<Item = (&'static str, Self)> {
        NAMES.into_iter().filter(|(name, field)| field.name() == *name)
    }
}

/// The value of that name, whatever its case.
pub(super) fn value<T: Clone>(values: &[(&'static str, T)], name: &str) -> Option<T> {
    values.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.clone())
}

/// The name of a value.
pub(super) fn name<T: PartialEq>(values: &[(&'static str, T)], value: &T) -> &'static str {
    values.iter().find(|(_, known)| known == value).map_or("", |(name, _)| name)
}
