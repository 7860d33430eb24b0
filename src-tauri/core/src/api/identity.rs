//! What crosses the door about identity: merging and splitting papers, possible duplicates, the trash, and where
//! each fact comes from.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::PaperRow;
use crate::model::{DigestKind, Fact, Format};

/// Papers.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Papers {
    /// The papers.
    pub papers: Vec<i64>,
}

/// Papers that are one and the same, group by group.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MergePapers {
    /// Groups of at least two papers; the first of each stays, with what the person said of all of them. Groups that
    /// share a paper are one group.
    pub groups: Vec<Vec<i64>>,
}

/// Entries that are of another paper than the one that shows them.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SplitPaper {
    /// The paper; what the person said of it stays with it.
    pub paper: i64,
    /// The entries that become a paper of their own, by [`super::Appearance::entry`]; not all that it has.
    pub entries: Vec<i64>,
}

/// Papers that are not the same, pair by pair.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DismissDuplicates {
    /// The pairs.
    pub pairs: Vec<(i64, i64)>,
}

/// Asks for a page of the possible duplicates.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct DuplicatesRequest {
    /// Pairs to skip.
    pub offset: usize,
    /// Pairs wanted; at most 500 are given.
    pub limit: usize,
}

/// A page of the possible duplicates, most certain first.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct DuplicatesPage {
    /// Pairs in all.
    pub total: usize,
    /// Pairs skipped.
    pub offset: usize,
    /// The pairs.
    pub pairs: Vec<Duplicate>,
}

/// Two papers that may be the same.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Duplicate {
    /// The one that stays when they are merged: it holds more of the person's, else it has more to say.
    pub first: DuplicateSide,
    /// The other.
    pub second: DuplicateSide,
    /// What speaks for it.
    pub reason: DuplicateReason,
    /// Whether they are apart because both hold something of the person's, which no import joins by itself.
    pub held_apart: bool,
}

/// A paper beside its possible double.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct DuplicateSide {
    /// What a list shows of it.
    pub row: PaperRow,
    /// Its authors by name.
    pub authors: Vec<String>,
    /// arXiv identifier without version.
    pub arxiv_id: Option<String>,
    /// DOI.
    pub doi: Option<String>,
    /// Digests it was in.
    pub digests: usize,
}

/// Why two papers may be the same; earlier variants are more certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DuplicateReason {
    /// They have the same arXiv identifier.
    SameArxiv,
    /// They have the same DOI.
    SameDoi,
    /// They have the same title.
    SameTitle,
    /// Their titles are nearly the same.
    NearTitle,
}

/// A name for a digest, as the person says.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RenameDigest {
    /// The digest.
    pub digest: i64,
    /// Its name, at most 200 characters; none takes the person's word back.
    pub name: Option<String>,
}

/// Where one fact of a paper comes from.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct FactProvenance {
    /// The fact.
    pub fact: Fact,
    /// What is shown, in words; none where the person said that there is none.
    pub value: Option<String>,
    /// Whether the person said it. No claim is chosen then, except of links, which the person's stand beside.
    pub edited: bool,
    /// What each digest says, newest digest first.
    pub claims: Vec<Claim>,
}

/// What one digest says of one fact.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Claim {
    /// What it says, in words; a long text whole.
    pub value: String,
    /// Whether that is what is shown.
    pub chosen: bool,
    /// The entry that says it.
    pub entry: i64,
    /// The digest; none where it does not count any more.
    pub digest: Option<i64>,
    /// What the person, else its source, calls the digest.
    pub title: Option<String>,
    /// The digest's kind.
    pub kind: DigestKind,
    /// The digest's day, `YYYY-MM-DD` or `--MM-DD`.
    pub day: Option<String>,
    /// The file it came from.
    pub file: String,
    /// The form the file was in.
    pub format: Format,
    /// Place in the digest's list, from 1.
    pub rank: u32,
    /// Where in the file it stands: `line 13`, `entry 4`.
    pub place: String,
}
