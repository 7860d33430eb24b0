use crate::model::PartialDay;

/// What a person searches for, and in which order they want it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Query {
    /// Which papers; all where there is nothing.
    pub root: Option<Node>,
    /// The order asked for.
    pub order: Option<Order>,
}

/// A condition on papers. [`Node::and`] and its siblings keep trees flat, so that one meaning has one tree.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Node {
    /// All of two or more.
    And(Vec<Self>),
    /// Any of two or more.
    Or(Vec<Self>),
    /// What is not so.
    Not(Box<Self>),
    /// A condition of its own.
    Leaf(Leaf),
}

/// A condition that holds no other.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Leaf {
    /// Words, in one field or in any.
    Text(Option<TextField>, Text),
    /// A tag of that name or below it.
    Tag(String),
    /// What the person made of it.
    Is(Is),
    /// What it has.
    Has(Has),
    /// Code that came after the paper.
    CodeNew,
    /// A link to that host or one below it.
    Host(String),
    /// An arXiv identifier, a DOI or the library's own number.
    Id(String),
    /// In a digest of these days.
    Digest(Days),
    /// Published on these days.
    Published(Days),
    /// Added to the library on these days.
    Added(Days),
    /// So many of something.
    Count(Counted, Numbers),
}

/// Words as they were typed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Text {
    /// The words: of a phrase with single spaces between, else without any.
    pub words: String,
    /// Whether they stood in quotes.
    pub phrase: bool,
    /// Whether the last word is only the beginning of one.
    pub begins: bool,
}

/// A text of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum TextField {
    Title,
    Abstract,
    Author,
    Note,
    /// Machine-made keywords and subjects.
    Keyword,
    /// Organisation and venue.
    Organization,
}

/// What a person made of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Is {
    Unread,
    Read,
    Starred,
    Inbox,
    Queued,
    Done,
}

/// What a paper may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Has {
    Code,
    Note,
    Highlight,
    Project,
    Model,
    Dataset,
    Pdf,
    Video,
    Tag,
    Abstract,
}

/// What can be counted of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Counted {
    /// Votes.
    Upvotes,
    /// Comments.
    Comments,
    /// Digests it was in.
    Seen,
}

/// Numbers from one to another, both included; open where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Numbers {
    pub from: Option<u32>,
    pub to: Option<u32>,
}

/// Days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Days {
    /// From one to another, both included whole; open where there is none, but never on both sides.
    Between(Option<PartialDay>, Option<PartialDay>),
    /// The last so many days, weeks, months or years.
    Last(u16, Unit),
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// Newest publication first.
    Newest,
    /// Oldest publication first.
    Oldest,
    /// Last added first.
    Added,
    /// Most votes first.
    Upvotes,
    /// Most comments first.
    Comments,
    /// By title, A to Z.
    Title,
    /// What fits the words best first.
    Relevance,
}

impl Node {
    /// All of `nodes`; none where there are none.
    pub fn and(nodes: Vec<Self>) -> Option<Self> {
        Self::join(nodes, Self::And, |node| match node {
            Self::And(inner) => Ok(inner),
            other => Err(other),
        })
    }

    /// Any of `nodes`; none where there are none.
    pub fn or(nodes: Vec<Self>) -> Option<Self> {
        Self::join(nodes, Self::Or, |node| match node {
            Self::Or(inner) => Ok(inner),
            other => Err(other),
        })
    }

    /// What `node` is not.
    #[must_use]
    pub fn negated(node: Self) -> Self {
        match node {
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }

    fn join(
        nodes: Vec<Self>,
        whole: impl Fn(Vec<Self>) -> Self,
        open: impl Fn(Self) -> Result<Vec<Self>, Self>,
    ) -> Option<Self> {
        let mut flat = Vec::with_capacity(nodes.len());
        for node in nodes {
            match open(node) {
                Ok(inner) => flat.extend(inner),
                Err(node) => flat.push(node),
            }
        }
        if flat.len() > 1 { Some(whole(flat)) } else { flat.pop() }
    }

    /// Whether any words are searched for, or excluded.
    pub fn has_words(&self) -> bool {
        match self {
            Self::And(nodes) | Self::Or(nodes) => nodes.iter().any(Self::has_words),
            Self::Not(node) => node.has_words(),
            Self::Leaf(leaf) => matches!(leaf, Leaf::Text(..)),
        }
    }

    /// Every text that a paper found must or may hold; what is excluded is not among them.
    pub fn texts(&self) -> Vec<(Option<TextField>, &Text)> {
        match self {
            Self::And(nodes) | Self::Or(nodes) => nodes.iter().flat_map(Self::texts).collect(),
            Self::Leaf(Leaf::Text(field, text)) => vec![(*field, text)],
            Self::Not(_) | Self::Leaf(_) => Vec::new(),
        }
    }
}

impl Text {
    /// A whole word.
    pub fn word(word: impl Into<String>) -> Self {
        Self { words: word.into(), phrase: false, begins: false }
    }

    /// Words one after the other.
    pub fn phrase(words: impl Into<String>) -> Self {
        Self { words: words.into(), phrase: true, begins: false }
    }
}
