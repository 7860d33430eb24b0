//! The person's choices, and what the program says of itself.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::export::Pattern;
use crate::model::{CitationStyle, Drops, Face, Keys, Language, Theme};

/// A person's choices, kept in one readable file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Settings {
    /// What the window says its texts in.
    pub language: Language,
    /// Colours.
    pub theme: Theme,
    /// Size of the reading text in percent, 80 to 200.
    pub text_size: u16,
    /// Width of the sidebar, CSS pixels.
    pub sidebar_width: u16,
    /// Width of the list, CSS pixels.
    pub list_width: u16,
    /// Width of the reading column in characters, 50 to 100.
    pub reading_width: u16,
    /// The face of title and abstract.
    pub reading_face: Face,
    /// What a new note begins with; fields in braces are filled in. Empty begins with nothing.
    pub note_template: String,
    /// How references are set that are copied.
    pub citation_style: CitationStyle,
    /// What the keys of bibliographies are made of; see [`crate::export::Pattern`].
    pub citation_keys: String,
    /// After how many days what is in the trash is taken away for good; none keeps it until it is emptied by hand.
    pub trash_days: Option<u16>,
    /// What files that are dropped or chosen do.
    pub drop: Drops,
    /// The folder whose new files are imported by themselves; none watches nothing. The window reads it and cannot
    /// choose it: `choose_watch_folder` and `stop_watching` do.
    pub watch_folder: Option<String>,
    /// Whether the desktop tells what came from it while the window is not in front.
    pub notify: bool,
    /// The folder that the library was moved to; none where it is in the system's standard place. The window reads it and
    /// cannot choose it: `move_library` does.
    pub library: Option<String>,
    /// Which keys do what.
    pub keys: Keys,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Language::System,
            theme: Theme::System,
            text_size: 100,
            sidebar_width: 228,
            list_width: 384,
            reading_width: 68,
            reading_face: Face::Serif,
            note_template: String::new(),
            citation_style: CitationStyle::Apa,
            citation_keys: Pattern::STANDARD.to_owned(),
            trash_days: None,
            drop: Drops::Ask,
            watch_folder: None,
            notify: true,
            library: None,
            keys: Keys::default(),
        }
    }
}

/// How wide the window's panes are, CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Panes {
    /// The sidebar.
    pub sidebar_width: u16,
    /// The list.
    pub list_width: u16,
}

/// What the desktop shows while the window is not in front, in the person's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Notification {
    /// In a few words.
    pub title: String,
    /// A line more.
    pub body: String,
}

/// Facts about the program and its library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct About {
    /// Version of Broadsheet.
    pub version: String,
    /// Version of SQLite inside.
    pub sqlite: String,
    /// The library's folder.
    pub library: String,
}
