use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Choice, Status};

/// The longest name that a label holds, in characters.
const MAX_NAME: usize = 48;

/// Papers or files as a label names them: one by its name, more by their number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Named {
    /// How many.
    pub count: usize,
    /// The name of the one; none where there are more.
    pub name: Option<String>,
}

impl Named {
    /// One, by its name.
    pub fn one(name: impl Into<String>) -> Self {
        Self { count: 1, name: Some(name.into()) }
    }

    /// So many, without names.
    pub const fn many(count: usize) -> Self {
        Self { count, name: None }
    }
}

/// A name short enough for one line of a message.
pub fn shortened(name: &str) -> String {
    let mut short: String = name.chars().take(MAX_NAME).collect();
    if short.len() < name.len() {
        short.push('…');
    }
    short
}

/// What a person did, as undo names it. Each front has its own words; these, in English, are the command line's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words below say it")]
pub enum ActionLabel {
    SetStatus {
        papers: Named,
        to: Status,
    },
    MarkRest {
        papers: Named,
    },
    MarkRead {
        papers: Named,
    },
    MarkUnread {
        papers: Named,
    },
    Star {
        papers: Named,
    },
    Unstar {
        papers: Named,
    },
    Trash {
        papers: Named,
    },
    PutBack {
        papers: Named,
    },
    Merge {
        papers: Named,
    },
    Split {
        title: String,
    },
    KeepApart {
        pairs: usize,
    },
    Correct {
        title: String,
    },
    Note {
        title: String,
    },
    RestoreNote {
        title: String,
    },
    Tag {
        papers: Named,
        tag: String,
    },
    Untag {
        papers: Named,
        tag: String,
    },
    RecolourTag {
        tag: String,
    },
    RenameTag {
        from: String,
        to: String,
    },
    DeleteTag {
        tag: String,
    },
    RestoreTag {
        tag: String,
    },
    Highlight {
        quote: String,
    },
    RecolourHighlight {
        quote: String,
    },
    Comment {
        quote: String,
    },
    Unhighlight {
        quote: String,
    },
    Attach {
        title: String,
    },
    Detach {
        name: String,
    },
    DateDigest,
    RenameDigest,
    TrashDigest {
        name: String,
    },
    PutBackDigest,
    MakeShelf {
        name: String,
    },
    ChangeShelf {
        name: String,
    },
    MoveShelf {
        name: String,
    },
    DeleteShelf {
        name: String,
    },
    Import {
        files: Named,
    },
    TakeBackImport {
        files: Named,
    },
    BringBackImport {
        files: Named,
    },
    Reread {
        files: Named,
    },
    TakeOver {
        tags: usize,
        notes: usize,
    },
    /// A setting that was given another value.
    Choose {
        choice: Choice,
    },
    /// Another watched folder, or none.
    Watch,
    /// Written down by an earlier version, in its words.
    Said {
        text: String,
    },
}

impl ActionLabel {
    /// The label that was written down so. Earlier versions wrote words.
    pub fn read(written: &str) -> Self {
        serde_json::from_str(written).unwrap_or_else(|_| match written.strip_prefix("import ") {
            Some(name) => Self::Import { files: Named { count: 1, name: Some(name.to_owned()) } },
            None => Self::Said { text: written.to_owned() },
        })
    }
}

impl fmt::Display for ActionLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SetStatus { papers, to } => {
                let verb = match to {
                    Status::Inbox => "move to the inbox:",
                    Status::Queued => "put on the reading list:",
                    Status::Done => "mark as done:",
                };
                write!(f, "{verb} {}", Titled(papers))
            }
            Self::MarkRest { papers } => write!(f, "mark the rest as done: {}", Titled(papers)),
            Self::MarkRead { papers } => write!(f, "mark as read: {}", Titled(papers)),
            Self::MarkUnread { papers } => write!(f, "mark as unread: {}", Titled(papers)),
            Self::Star { papers } => write!(f, "star {}", Titled(papers)),
            Self::Unstar { papers } => write!(f, "take the star off {}", Titled(papers)),
            Self::Trash { papers } => write!(f, "move to the trash: {}", Titled(papers)),
            Self::PutBack { papers } => write!(f, "take out of the trash: {}", Titled(papers)),
            Self::Merge { papers } => write!(f, "merge {}", Titled(papers)),
            Self::Split { title } => write!(f, "split “{title}”"),
            Self::KeepApart { pairs } => write!(f, "keep apart {}", Count(*pairs, "pair")),
            Self::Correct { title } => write!(f, "correction of “{title}”"),
            Self::Note { title } => write!(f, "note on “{title}”"),
            Self::RestoreNote { title } => write!(f, "restore the note on “{title}”"),
            Self::Tag { papers, tag } => write!(f, "tag {tag}: {}", Titled(papers)),
            Self::Untag { papers, tag } => write!(f, "take tag {tag} off {}", Titled(papers)),
            Self::RecolourTag { tag } => write!(f, "colour of tag {tag}"),
            Self::RenameTag { from, to } => write!(f, "rename tag {from} to {to}"),
            Self::DeleteTag { tag } => write!(f, "delete tag {tag}"),
            Self::RestoreTag { tag } => write!(f, "restore tag {tag}"),
            Self::Highlight { quote } => write!(f, "highlight “{quote}”"),
            Self::RecolourHighlight { quote } => write!(f, "colour of highlight “{quote}”"),
            Self::Comment { quote } => write!(f, "comment on “{quote}”"),
            Self::Unhighlight { quote } => write!(f, "take away highlight “{quote}”"),
            Self::Attach { title } => write!(f, "add a PDF to “{title}”"),
            Self::Detach { name } => write!(f, "take {name} off its paper"),
            Self::DateDigest => f.write_str("day of a digest"),
            Self::RenameDigest => f.write_str("name of a digest"),
            Self::TrashDigest { name } => write!(f, "move to the trash: digest “{name}”"),
            Self::PutBackDigest => f.write_str("take a digest out of the trash"),
            Self::MakeShelf { name } => write!(f, "make shelf {name}"),
            Self::ChangeShelf { name } => write!(f, "change shelf {name}"),
            Self::MoveShelf { name } => write!(f, "move shelf {name}"),
            Self::DeleteShelf { name } => write!(f, "delete shelf {name}"),
            Self::Import { files } => write!(f, "import {}", Files(files)),
            Self::TakeBackImport { files } => write!(f, "take back the import of {}", Files(files)),
            Self::BringBackImport { files } => write!(f, "bring back the import of {}", Files(files)),
            Self::Reread { files } => write!(f, "read {} again", Files(files)),
            Self::TakeOver { tags, notes: 0 } => write!(f, "take over {}", Count(*tags, "tag")),
            Self::TakeOver { tags: 0, notes } => write!(f, "take over {}", Count(*notes, "note")),
            Self::TakeOver { tags, notes } => {
                write!(f, "take over {} and {}", Count(*tags, "tag"), Count(*notes, "note"))
            }
            Self::Choose { choice } => choice.fmt(f),
            Self::Watch => f.write_str("change the watched folder"),
            Self::Said { text } => f.write_str(text),
        }
    }
}

/// Papers: `“A title”`, `12 papers`.
struct Titled<'a>(&'a Named);

impl fmt::Display for Titled<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.name {
            Some(title) => write!(f, "“{title}”"),
            None => Count(self.0.count, "paper").fmt(f),
        }
    }
}

/// Files: `monday.json`, `12 files`.
struct Files<'a>(&'a Named);

impl fmt::Display for Files<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.name {
            Some(name) => f.write_str(name),
            None => Count(self.0.count, "file").fmt(f),
        }
    }
}

/// `1 file`, `2 files`.
struct Count(usize, &'static str);

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}{}", self.0, self.1, if self.0 == 1 { "" } else { "s" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_read_as_it_was_written() {
        let label = ActionLabel::Tag { papers: Named::many(12), tag: "vision/ood".to_owned() };
        assert_eq!(ActionLabel::read(&serde_json::to_string(&label).unwrap()), label);
        assert_eq!(label.to_string(), "tag vision/ood: 12 papers");
    }

    #[test]
    fn what_earlier_versions_wrote_is_said_as_they_did() {
        for words in ["import digest.json", "import 12 files", "star “A title”", "note on “{}”", "7", "null"]
        {
            assert_eq!(ActionLabel::read(words).to_string(), words);
        }
    }
}
