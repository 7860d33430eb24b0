//! What a person can choose in the settings, as values.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One choice, by its name in the settings file, with its value. What the window may set; folders are chosen in the
/// system's dialog instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "setting", content = "value", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields of Settings say it")]
pub enum Choice {
    Language(Language),
    Theme(Theme),
    TextSize(u16),
    ReadingWidth(u16),
    ReadingFace(Face),
    NoteTemplate(String),
    CitationStyle(CitationStyle),
    CitationKeys(String),
    TrashDays(Option<u16>),
    Drop(Drops),
    Notify(bool),
    Keys(Keys),
}

/// The value in a few words, where it has them; in English.
impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Language(Language::System) => f.write_str("set the language to that of the system"),
            Self::Language(Language::English) => f.write_str("set the language to English"),
            Self::Language(Language::Chinese) => f.write_str("set the language to Chinese"),
            Self::Language(Language::Pseudo) => f.write_str("set the language to that of the tests"),
            Self::Theme(Theme::System) => f.write_str("set the theme to that of the system"),
            Self::Theme(Theme::Light) => f.write_str("set the theme to light"),
            Self::Theme(Theme::Dark) => f.write_str("set the theme to dark"),
            Self::TextSize(size) => write!(f, "set the text size to {size} %"),
            Self::ReadingWidth(width) => write!(f, "set the line length to {width} characters"),
            Self::ReadingFace(Face::Serif) => f.write_str("set the reading face to serif"),
            Self::ReadingFace(Face::Sans) => f.write_str("set the reading face to sans serif"),
            Self::NoteTemplate(_) => f.write_str("change the template for notes"),
            Self::CitationStyle(style) => write!(f, "set the style of references to {}", style.name()),
            Self::CitationKeys(pattern) => write!(f, "set the citation keys to {pattern}"),
            Self::TrashDays(Some(days)) => write!(f, "empty the trash after {days} days"),
            Self::TrashDays(None) => f.write_str("empty the trash by hand"),
            Self::Notify(true) => f.write_str("tell on the desktop what came from the watched folder"),
            Self::Notify(false) => f.write_str("tell nothing on the desktop"),
            Self::Drop(Drops::Ask) => f.write_str("show first what a drop of several files would do"),
            Self::Drop(Drops::Preview) => f.write_str("show first what a drop would do"),
            Self::Drop(Drops::Import) => f.write_str("import what is dropped at once"),
            Self::Keys(_) => f.write_str("change the keys"),
        }
    }
}

impl Choice {
    /// The choice as undo names it: a text of any length and keys are not said, only that they were changed.
    #[must_use]
    pub fn in_short(&self) -> Self {
        match self {
            Self::NoteTemplate(_) => Self::NoteTemplate(String::new()),
            Self::Keys(_) => Self::Keys(Keys::default()),
            other => other.clone(),
        }
    }
}

/// How references are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CitationStyle {
    /// The American Psychological Association's.
    #[default]
    Apa,
    /// The Institute of Electrical and Electronics Engineers'.
    Ieee,
    /// The Association for Computing Machinery's.
    Acm,
    /// The Chicago Manual's, by author and date.
    Chicago,
    /// The Modern Language Association's.
    Mla,
}

impl CitationStyle {
    /// Every style, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Apa, Self::Ieee, Self::Acm, Self::Chicago, Self::Mla];

    /// What it is called by those who use it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Apa => "APA",
            Self::Ieee => "IEEE",
            Self::Acm => "ACM",
            Self::Chicago => "Chicago",
            Self::Mla => "MLA",
        }
    }
}

/// What files that are dropped or chosen do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Drops {
    /// One digest is imported at once; of more, the person sees first what importing them would do.
    #[default]
    Ask,
    /// The person always sees first what importing would do.
    Preview,
    /// All are imported at once.
    Import,
}

/// The language of the window's texts, dates and numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum Language {
    /// The system's, where the window speaks it; else English.
    #[default]
    #[serde(rename = "system")]
    System,
    /// English.
    #[serde(rename = "en")]
    English,
    /// Simplified Chinese.
    #[serde(rename = "zh-CN")]
    Chinese,
    /// English with every text of the catalogue in brackets, so that a text that is not in it is seen. The settings
    /// do not offer it.
    #[serde(rename = "pseudo")]
    Pseudo,
}

/// The window's colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// The face of the reading text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Face {
    /// With serifs.
    #[default]
    Serif,
    /// Without.
    Sans,
}

/// Which keys do what: a set to begin with, and what the person made of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Keys {
    /// The set to begin with.
    pub preset: KeyPreset,
    /// The keys of actions whose keys the person changed, by the action's name. A key is written as `e`, `Ctrl+Z` or,
    /// two one after the other, `g i`; an action without keys has an empty list.
    pub own: BTreeMap<String, Vec<String>>,
}

/// A set of keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KeyPreset {
    /// Broadsheet's own.
    #[default]
    Standard,
    /// For hands that know vim.
    Vim,
    /// For hands that know a mail program on the web.
    Mail,
}
