use crate::model::PartialDay;
use crate::text;

/// What one entry says of which paper it is of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// The entry; evidence is in the order of these.
    pub(super) entry: i64,
    /// The paper it is of by now, where that holds something of the person's.
    pub(super) held: Option<i64>,
    /// Whether that does not hold it together with the paper's other entries.
    pub(super) loose: bool,
    /// arXiv identifier without version.
    pub(super) arxiv: Option<String>,
    /// DOI.
    pub(super) doi: Option<String>,
    /// The folded title; empty where there is none, or too many papers have it.
    pub(super) title: String,
    /// The first author as the source writes the name.
    pub(super) author: Option<String>,
    /// How many authors there are.
    pub(super) authors: Option<u32>,
    /// The day of publication, as far as it is known; of an entry that does not say it, the month that its arXiv
    /// identifier carries.
    pub(super) day: Option<PartialDay>,
}

/// What the person said of identity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    /// Pairs of entries that are of one paper.
    pub(super) joined: Vec<(i64, i64)>,
    /// Parting, entry, side: entries on different sides of a parting are of different papers.
    pub(super) parted: Vec<(i64, i64, u8)>,
}

/// Whether a folded title says so little that others may have it by chance: `introduction`, `reply`, `olmo 3`.
pub(super) fn is_short(title: &str) -> bool {
    !title.contains(' ') || title.chars().nth(11).is_none()
}

/// A name as it is compared: its words, the family name by itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    family: String,
    words: Vec<String>,
}

impl Name {
    /// `Ada Lovelace` and `Lovelace, Ada` are one; none where there are no letters.
    pub(super) fn of(written: &str) -> Option<Self> {
        let words: Vec<String> = text::fold(written).split(' ').map(str::to_owned).collect();
        let family = match written.split_once(',') {
            Some((family, _)) => text::fold(family).rsplit(' ').next().map(str::to_owned),
            None => words.last().cloned(),
        };
        let family = family.filter(|family| !family.is_empty())?;
        Some(Self { family, words })
    }

    /// Whether they may be the same person: the order of names differs between sources.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        other.words.contains(&self.family) || self.words.contains(&other.family)
    }
}
