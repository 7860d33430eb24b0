//! The TypeScript side of the door, made from the same types.

use ts_rs::{Config, TS};

use super::identity::*;
use super::imports::*;
use super::table::typescript_commands;
use super::types::*;
use crate::model::{
    DigestKind, Fact, Field, Format, FoundIn, LinkKind, Outcome, Passage, Status, TagColour, Warning,
};

/// The whole of `ui/src/api/generated/bindings.ts`. A test holds the committed file against it.
pub fn typescript() -> String {
    let config = Config::new().with_large_int("number");
    let mut out = String::from("// Generated from the backend's types by `make bindings`. Do not edit.\n");
    macro_rules! declare {
        ($($type:ty),+ $(,)?) => {
            $(out.push_str(&format!("\nexport {}\n", <$type as TS>::decl(&config)));)+
        };
    }
    declare!(
        Status,
        TagColour,
        Field,
        Fact,
        LinkKind,
        FoundIn,
        Passage,
        Format,
        DigestKind,
        Warning,
        Scope,
        Sort,
        ListQuery,
        ListRequest,
        ListPage,
        TextRange,
        Remark,
        CompleteRequest,
        Completions,
        Completion,
        MarkRequest,
        MarkedText,
        TextKind,
        PositionRequest,
        RangeRequest,
        PaperRow,
        TagLabel,
        PaperDetail,
        LinkInfo,
        Appearance,
        Beginning,
        Overview,
        Counts,
        DigestInfo,
        TagInfo,
        ShelfInfo,
        SaveShelf,
        MoveShelf,
        Papers,
        MergePapers,
        SplitPaper,
        DismissDuplicates,
        DuplicatesRequest,
        DuplicatesPage,
        Duplicate,
        DuplicateSide,
        DuplicateReason,
        RenameDigest,
        FactProvenance,
        Claim,
        SetStatus,
        SetFlag,
        AddTag,
        RemoveTag,
        RecolourTag,
        RenameTag,
        SaveNote,
        SetDigestDay,
        Correct,
        Paste,
        Pasted,
        NewPaper,
        Offers,
        OpenTarget,
        PageKind,
        LookupSite,
        Receipt,
        FileReceipt,
        Totals,
        Undone,
        PaperName,
        HistoryRequest,
        HistoryPage,
        ImportInfo,
        EntriesRequest,
        EntryFilter,
        EntriesPage,
        EntryReceipt,
        Outcome,
        Preview,
        RereadTarget,
        Reread,
        RereadChange,
        RereadKind,
        FactChange,
        RereadError,
        Watching,
        Settings,
        Theme,
        About,
        Event,
        ApiError,
        ErrorCode,
    );
    out.push('\n');
    out.push_str(&typescript_commands(&config));
    out
}
