use serde::Serialize;
use ts_rs::TS;

/// A piece of a text made ready for display. Joined, the pieces are the whole text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Passage {
    /// Words as they are shown.
    Text {
        /// The words.
        text: String,
    },
    /// Mathematics that is certain.
    Math {
        /// TeX without its delimiters.
        tex: String,
        /// The source as it stood, delimiters included: what is shown where the TeX cannot be set.
        source: String,
    },
    /// An address in the text that is one of the paper's links.
    Link {
        /// The words to show.
        text: String,
        /// The repaired address; the reader finds the paper's link of the same address.
        url: String,
    },
}

impl Passage {
    /// What the source must have held for this piece to show nothing but it.
    pub fn source(&self) -> &str {
        match self {
            Self::Text { text } | Self::Link { text, .. } => text,
            Self::Math { source, .. } => source,
        }
    }
}
