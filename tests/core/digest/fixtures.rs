//! Every fixture with what is made of it, as it was last agreed.

use std::fmt::Write;
use std::fs;

use broadsheet_core::model::{PaperFacts, Reading};
use rstest::rstest;

use super::{fixtures, read_bytes};

#[rstest]
fn a_fixture_is_read_as_agreed(
    #[values(
        "search-page.txt",
        "daily-page.txt",
        "weekly-page.txt",
        "trending-page.txt",
        "daily-page.html",
        "weekly-page.html",
        "daily-page-cut-data.html",
        "daily-cards.html",
        "paper-page.html",
        "clipboard.html",
        "daily-api.json",
        "wrapped-api.json",
        "repr-strings.json",
        "repr-file.txt",
        "single-paper.json",
        "cut-off.json",
        "scraped.json",
        "arxiv-rss.xml",
        "arxiv-rss-old.xml",
        "arxiv-api.xml",
        "hf-feed.xml",
        "journal-feed.xml",
        "json-feed.json",
        "records.jsonl",
        "records-keyed.json",
        "records-days.json",
        "records-dated.json",
        "columns.json",
        "records.txt",
        "library.bib",
        "library.ris",
        "web-of-science.txt",
        "library-csl.json",
        "crossref.json",
        "zotero-bbt.json",
        "zotero-api.json",
        "table.csv",
        "table-without-head.tsv",
        "table-semicolons.csv",
        "table.md",
        "headings.md",
        "enhanced.md",
        "days.md",
        "awesome.md",
        "obsidian-note.md",
        "obsidian-digest.md",
        "newsletter.md",
        "chinese.md",
        "folded.md",
        "reading-list.html",
        "reading-prose.html",
        "arxiv-listing.html",
        "arxiv-abstract-page.html",
        "newsletter.html",
        "named.txt",
        "printed-page.pdf",
        "printed-list.pdf",
        "saved-complete.html",
        "single-file.html",
        "prettified.html",
        "trending-cards.html",
        "paper-page-shown.html",
        "newsletter-cards.html",
        "arxiv-mail.txt",
        "arxiv-month.txt",
        "arxiv-week.txt",
        "arxiv-record.abs",
        "mail-arxiv.eml",
        "mail-page.eml",
        "mail-forwarded.eml",
        "scholar-alert.html",
        "scholar-alert.eml",
        "gmail.json",
        "semantic-alert.html",
        "mailbox.mbox",
        "saved-page.mhtml"
    )]
    name: &str,
) {
    let reading = read_bytes(&fs::read(fixtures().join(name)).unwrap()).unwrap();
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, told(&reading));
    });
}

/// A reading in words, only what is there.
pub(super) fn told(reading: &Reading) -> String {
    let mut text = format!("{}\n", reading.format.as_str());
    for digest in &reading.digests {
        let day = digest.day.day.map_or("no day".to_owned(), |day| day.to_string());
        let inferred = if digest.day.inferred { ", inferred" } else { "" };
        let title = digest.title.as_ref().map(|title| format!(": {title}")).unwrap_or_default();
        writeln!(text, "{} of {day}{inferred}{title}", digest.kind.as_str()).unwrap();
        for entry in &digest.entries {
            writeln!(text, "\n{}. ({}) {}", entry.rank, entry.place, entry.facts.title).unwrap();
            tell(&mut text, &entry.facts);
            if !entry.offered.is_empty() {
                let note = entry.offered.note.as_deref().unwrap_or_default().replace('\n', "\\n");
                writeln!(text, "   offered: {:?} {note}", entry.offered.tags).unwrap();
            }
        }
    }
    for warning in &reading.warnings {
        let lost = if warning.entry_lost { " [lost]" } else { "" };
        writeln!(text, "\n! {}: {}{lost}", warning.place, warning.reason).unwrap();
        if let Some(fragment) = &warning.fragment {
            writeln!(text, "  {:?}", fragment.chars().take(80).collect::<String>()).unwrap();
        }
    }
    text
}

fn tell(text: &mut String, facts: &PaperFacts) {
    let published =
        facts.published.map(|published| format!("{} {}", published.day, published.known.as_str()));
    let more = facts.author_count.is_none() && !facts.authors.is_empty();
    let authors = facts.author_count.map(|count| format!("{count} {:?}", facts.authors));
    let authors = authors.or_else(|| more.then(|| format!("{:?} and more", facts.authors)));
    let listed = |words: &[String]| (!words.is_empty()).then(|| words.join(", "));
    let cut = if facts.abstract_cut { "abstract, cut" } else { "abstract" };
    let lines = [
        (cut, facts.abstract_text.clone()),
        ("authors", authors),
        ("published", published),
        ("arxiv", facts.arxiv_id.as_ref().map(ToString::to_string)),
        ("doi", facts.doi.as_ref().map(ToString::to_string)),
        ("upvotes", facts.upvotes.map(|count| count.to_string())),
        ("comments", facts.comments.map(|count| count.to_string())),
        ("ai summary", facts.ai_summary.clone()),
        ("ai keywords", listed(&facts.ai_keywords)),
        ("subjects", listed(&facts.subjects)),
        ("venue", facts.venue.clone()),
        ("organization", facts.organization.clone()),
    ];
    for (name, value) in lines.into_iter().filter_map(|(name, value)| Some((name, value?))) {
        writeln!(text, "   {name}: {}", value.replace('\n', "\\n")).unwrap();
    }
    for link in &facts.links {
        writeln!(text, "   {} ({}): {}", link.kind.as_str(), link.found_in.as_str(), link.url).unwrap();
    }
}
