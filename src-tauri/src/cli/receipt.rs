//! Receipts as people read them in a terminal.

use std::fmt::Write as _;

use broadsheet_core::api::{EntryReceipt, FileReceipt, ImportInfo, Receipt, Reread, RereadKind, Totals};
use broadsheet_core::model::{Fact, Format, Outcome};

use super::printing::on_one_line;

/// What an import did: code that appeared first, then file by file.
pub(super) fn receipt(receipt: &Receipt) -> String {
    let mut out = noteworthy(&receipt.totals) + &files(receipt);
    let offers = &receipt.offers;
    if offers.papers > 0 {
        let _ = writeln!(
            out,
            "{} papers come with {} tags and {} notes of another program; --take-over takes them over",
            offers.papers, offers.tags, offers.notes
        );
    }
    let _ = writeln!(out, "{} papers: {}", receipt.totals.papers, sums(&receipt.totals));
    out
}

/// What an import would do.
pub(super) fn dry_run(receipt: &Receipt, unseen: usize) -> String {
    let mut out = files(receipt);
    let totals = &receipt.totals;
    if totals.put_away > 0 {
        let _ = writeln!(out, "{}", put_away(totals.put_away));
    }
    if unseen > 0 {
        let _ = writeln!(out, "{unseen} more files were too much to look into beforehand");
    }
    let _ = writeln!(
        out,
        "Nothing was changed. Would import {} papers: {}, {} gain code, no note touched",
        totals.papers,
        sums(totals),
        totals.gained_code
    );
    out
}

fn noteworthy(totals: &Totals) -> String {
    let mut out = String::new();
    match totals.gained_code {
        0 => {}
        1 => out.push_str("Code appeared for 1 paper that had none\n"),
        papers => drop(writeln!(out, "Code appeared for {papers} papers that had none")),
    }
    if totals.put_away > 0 {
        let _ = writeln!(out, "{}", put_away(totals.put_away));
    }
    out
}

fn put_away(papers: usize) -> String {
    match papers {
        1 => "1 paper that you had put away stays there".to_owned(),
        papers => format!("{papers} papers that you had put away stay there"),
    }
}

fn files(receipt: &Receipt) -> String {
    let mut out: String = receipt.files.iter().filter(|file| !file.passed_over).map(one_file).collect();
    if receipt.totals.passed_over > 0 {
        let _ =
            writeln!(out, "{} other files in folders and archives passed over", receipt.totals.passed_over);
    }
    out
}

fn one_file(file: &FileReceipt) -> String {
    let path = on_one_line(&file.path);
    let mut out = match (&file.error, file.format) {
        (Some(error), _) => format!("{path}: {error}\n"),
        (None, format) => format!(
            "{path} ({}): {} new, {} updated, {} unchanged, {} unreadable\n",
            format.map_or("unknown", Format::as_str),
            file.new,
            file.updated,
            file.unchanged,
            file.unreadable
        ),
    };
    for warning in &file.warnings {
        let _ = writeln!(out, "  {}", on_one_line(&format!("{}: {}", warning.place, warning.reason)));
    }
    out
}

fn sums(totals: &Totals) -> String {
    format!(
        "{} new, {} updated, {} unchanged, {} unreadable",
        totals.new, totals.updated, totals.unchanged, totals.unreadable
    )
}

/// One line for each import.
pub(super) fn imports(rows: &[ImportInfo]) -> String {
    let mut out = String::new();
    for row in rows {
        let state = match (row.undone, row.stopped) {
            (true, _) => ", taken back",
            (false, true) => ", stopped before its end",
            (false, false) => "",
        };
        // RFC 3339 to the minute; the column says that it is UTC.
        let at = row.at.get(..16).unwrap_or(&row.at).replace('T', " ");
        let label = on_one_line(&row.label.to_string());
        let _ = writeln!(out, "{:>6}  {at} UTC  {label}: {}{state}", row.id, sums(&row.totals));
    }
    out
}

/// What became of each entry of an import.
pub(super) fn entries(rows: &[EntryReceipt]) -> String {
    let mut out = String::new();
    for row in rows {
        let outcome = match row.outcome {
            Outcome::New => "new",
            Outcome::Updated => "updated",
            Outcome::Unchanged => "unchanged",
            Outcome::Unreadable => "unreadable",
        };
        let what = on_one_line(&row.reason.as_ref().map_or_else(|| row.title.clone(), ToString::to_string));
        let fields: Vec<&str> = row.fields.iter().map(|fact| fact_name(*fact)).collect();
        let fields = if fields.is_empty() { String::new() } else { format!(" ({})", fields.join(", ")) };
        let code = if row.gained_code { ", code appeared" } else { "" };
        let away = if row.put_away { ", put away" } else { "" };
        let _ = writeln!(out, "{outcome:<10}  {}: {what}{fields}{code}{away}", row.place);
    }
    out
}

/// What reading again changed, or would change.
pub(super) fn reread(told: &Reread, dry_run: bool) -> String {
    let mut out = String::new();
    for change in &told.changes {
        let kind = match change.kind {
            RereadKind::New => "new",
            RereadKind::Gone => "gone",
            RereadKind::Changed => "changed",
        };
        let facts: Vec<&str> = change.fields.iter().map(|field| fact_name(field.fact)).collect();
        let facts = if facts.is_empty() { String::new() } else { format!(" ({})", facts.join(", ")) };
        let what = on_one_line(&format!("{}, {}: {}", change.file, change.place, change.title));
        let _ = writeln!(out, "{kind:<8}  {what}{facts}");
    }
    for error in &told.errors {
        let _ = writeln!(out, "{}", on_one_line(&format!("{}: {}", error.file, error.reason)));
    }
    let _ = writeln!(
        out,
        "{}{} files read again, {} read differently: {} new, {} gone, {} changed, {} unchanged",
        if dry_run { "Nothing was changed. " } else { "" },
        told.files,
        told.changed_files,
        told.new,
        told.gone,
        told.changed,
        told.unchanged
    );
    out
}

const fn fact_name(fact: Fact) -> &'static str {
    match fact {
        Fact::Title => "title",
        Fact::Authors => "authors",
        Fact::AuthorCount => "number of authors",
        Fact::Published => "date",
        Fact::Abstract => "abstract",
        Fact::ArxivId => "arXiv id",
        Fact::Doi => "DOI",
        Fact::Venue => "venue",
        Fact::Organization => "organisation",
        Fact::Subjects => "subjects",
        Fact::Upvotes => "votes",
        Fact::Comments => "comments",
        Fact::AiSummary => "AI summary",
        Fact::AiKeywords => "AI keywords",
        Fact::Links => "links",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_takes_no_line_of_its_own() {
        let path = "papers.txt: 1 new\n12 papers: 12 new".to_owned();
        let file = FileReceipt { path, ..FileReceipt::default() };
        let told = one_file(&file);
        assert!(told.starts_with("papers.txt: 1 new 12 papers: 12 new (unknown): 0 new"), "{told}");
        assert_eq!(told.lines().count(), 1, "{told}");
    }
}
