//! A query as text, in the one form that stands for all with the same meaning.

use std::fmt::{self, Display};

use super::ast::{Days, Leaf, Node, Numbers, Query, Text, Unit};
use super::field::{self, Field};
use super::scan::is_quote;

impl Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(root) = &self.root {
            write!(f, "{root}")?;
        }
        match (self.order, &self.root) {
            (Some(order), Some(_)) => write!(f, " sort:{}", field::name(&field::ORDERS, &order)),
            (Some(order), None) => write!(f, "sort:{}", field::name(&field::ORDERS, &order)),
            (None, _) => Ok(()),
        }
    }
}

impl Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::And(nodes) => join(f, nodes, " ", |node| matches!(node, Self::Or(_))),
            Self::Or(nodes) => join(f, nodes, " OR ", |_| false),
            Self::Not(node) if matches!(**node, Self::Leaf(_)) => write!(f, "-{node}"),
            Self::Not(node) => write!(f, "-({node})"),
            Self::Leaf(leaf) => write!(f, "{leaf}"),
        }
    }
}

fn join(
    f: &mut fmt::Formatter<'_>,
    nodes: &[Node],
    between: &str,
    enclosed: impl Fn(&Node) -> bool,
) -> fmt::Result {
    for (at, node) in nodes.iter().enumerate() {
        if at > 0 {
            f.write_str(between)?;
        }
        if enclosed(node) {
            write!(f, "({node})")?;
        } else {
            write!(f, "{node}")?;
        }
    }
    Ok(())
}

impl Display for Leaf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = |f: &mut fmt::Formatter<'_>, field: Field, value: &dyn Display| {
            write!(f, "{}:{value}", field.name())
        };
        match self {
            Self::Text(None, text) => write!(f, "{text}"),
            Self::Text(Some(field), text) => named(f, Field::Text(*field), text),
            Self::Tag(name) => named(f, Field::Tag, &Name(name)),
            Self::Is(value) => named(f, Field::Is, &field::name(&field::IS, value)),
            Self::Has(value) => named(f, Field::Has, &field::name(&field::HAS, value)),
            Self::CodeNew => named(f, Field::Code, &"new"),
            Self::Host(host) => named(f, Field::Host, &Name(host)),
            Self::Id(id) => named(f, Field::Id, &Name(id)),
            Self::Digest(days) => named(f, Field::Digest, days),
            Self::Published(days) => named(f, Field::Published, days),
            Self::Added(days) => named(f, Field::Added, days),
            Self::Count(counted, numbers) => named(f, Field::Count(*counted), numbers),
        }
    }
}

impl Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let star = if self.begins { "*" } else { "" };
        if self.phrase { write!(f, "\"{}{star}\"", self.words) } else { write!(f, "{}{star}", self.words) }
    }
}

/// A name, in quotes where it would not be one word. Quotes of its own are left out: nothing could stand for them,
/// and names are compared without.
pub(super) struct Name<'a>(pub(super) &'a str);

impl Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.0.replace(is_quote, "");
        if name.contains(|c: char| c.is_whitespace() || c == '(' || c == ')') {
            write!(f, "\"{name}\"")
        } else {
            f.write_str(&name)
        }
    }
}

impl Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Between(Some(from), Some(to)) if from == to => write!(f, "{from}"),
            Self::Between(from, to) => range(f, from.as_ref(), to.as_ref()),
            Self::Last(number, unit) => {
                let unit = match unit {
                    Unit::Day => 'd',
                    Unit::Week => 'w',
                    Unit::Month => 'm',
                    Unit::Year => 'y',
                };
                write!(f, "{number}{unit}")
            }
        }
    }
}

impl Display for Numbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => write!(f, "{from}"),
            (Some(from), None) => write!(f, ">={from}"),
            (None, Some(to)) => write!(f, "<={to}"),
            (from, to) => range(f, from.as_ref(), to.as_ref()),
        }
    }
}

fn range<T: Display>(f: &mut fmt::Formatter<'_>, from: Option<&T>, to: Option<&T>) -> fmt::Result {
    if let Some(from) = from {
        write!(f, "{from}")?;
    }
    f.write_str("..")?;
    to.map_or(Ok(()), |to| write!(f, "{to}"))
}
