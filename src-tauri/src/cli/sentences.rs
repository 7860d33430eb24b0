//! Receipts as programs get them: what readers say of files and entries is a sentence, as in a terminal.

use broadsheet_core::api::{EntryReceipt, Receipt, Reread};
use serde_json::{Value, json};

/// What an import did.
pub(super) fn receipt(receipt: &Receipt) -> Value {
    let mut told = json!(receipt);
    for (at, file) in receipt.files.iter().enumerate() {
        let known = &mut told["files"][at];
        known["error"] = json!(file.error.as_ref().map(ToString::to_string));
        for (at, warning) in file.warnings.iter().enumerate() {
            known["warnings"][at]["reason"] = json!(warning.reason.to_string());
        }
    }
    told
}

/// What became of each entry.
pub(super) fn entries(entries: &[EntryReceipt]) -> Value {
    let mut told = json!(entries);
    for (at, entry) in entries.iter().enumerate() {
        told[at]["reason"] = json!(entry.reason.as_ref().map(ToString::to_string));
    }
    told
}

/// What reading again changed.
pub(super) fn reread(reread: &Reread) -> Value {
    let mut told = json!(reread);
    for (at, error) in reread.errors.iter().enumerate() {
        told["errors"][at]["reason"] = json!(error.reason.to_string());
    }
    told
}

#[cfg(test)]
mod tests {
    use broadsheet_core::api::{FileReceipt, Offers, Totals};
    use broadsheet_core::model::{Finding, Likeness, ReadError, Unread, Warning};

    use super::*;

    #[test]
    fn programs_are_told_in_sentences() {
        let why = ReadError::Unrecognised { seems: Likeness::Png };
        let warning = Warning {
            place: "line 2".to_owned(),
            reason: Finding::NoTitle,
            entry_lost: true,
            fragment: None,
        };
        let file = FileReceipt {
            error: Some(Unread::Content { why }),
            warnings: vec![warning],
            ..FileReceipt::default()
        };
        let told = receipt(&Receipt {
            import: None,
            files: vec![FileReceipt::default(), file],
            totals: Totals::default(),
            stopped: false,
            digests: Vec::new(),
            needs_day: Vec::new(),
            offers: Offers::default(),
        });
        assert_eq!(told["files"][0]["error"], Value::Null);
        assert!(
            told["files"][1]["error"].as_str().is_some_and(|said| said.starts_with("This seems to be a PNG"))
        );
        assert_eq!(told["files"][1]["warnings"][0]["reason"], "The entry has no title.");
    }
}
