//! Real days as the API gives them, then again as people archive them: every paper is one, and none is two.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use broadsheet_core::api::{Duplicate, DuplicateReason, DuplicatesRequest};
use broadsheet_core::service::{Pending, pending_paths};
use rusqlite::Connection;

use crate::fixture::{Fixture, real_digests};

/// What became of the entries of one archive.
#[derive(Debug, Default, PartialEq, Eq)]
struct Fate {
    entries: usize,
    /// Of a paper of the API's days, and shown as that.
    matched: usize,
    /// Of a paper of the API's days, and shown as another.
    doubled: Vec<String>,
    /// Shown as a paper of the API's days that it is not of.
    wrong: Vec<String>,
}

struct Told {
    paper: i64,
    arxiv: Option<String>,
    title: String,
}

fn entries(db: &Connection, import: &str) -> Vec<Told> {
    let sql = format!(
        "SELECT e.paper, e.arxiv_id, e.title_key FROM entry e JOIN digest d ON d.id = e.digest
         JOIN source s ON s.id = d.source WHERE s.active AND s.id {import}"
    );
    let mut statement = db.prepare(&sql).unwrap();
    let told = statement
        .query_map([], |row| Ok(Told { paper: row.get(0)?, arxiv: row.get(1)?, title: row.get(2)? }));
    told.unwrap().map(|told| told.unwrap()).collect()
}

/// The API's days are the truth: what an entry is of follows from its identifier, else from its title, which no two of
/// their papers share.
fn fate(fixture: &Fixture, first: i64) -> Fate {
    let db = Connection::open(fixture.folder.path().join("library.db")).unwrap();
    let truth = entries(&db, &format!("< {first}"));
    let by_id: BTreeMap<&str, i64> =
        truth.iter().filter_map(|told| Some((told.arxiv.as_deref()?, told.paper))).collect();
    let by_title: BTreeMap<&str, i64> = truth.iter().map(|told| (told.title.as_str(), told.paper)).collect();
    let papers: BTreeMap<i64, &str> = truth.iter().map(|told| (told.paper, told.title.as_str())).collect();
    let mut fate = Fate::default();
    for told in entries(&db, &format!(">= {first}")) {
        fate.entries += 1;
        let of = match &told.arxiv {
            Some(id) => by_id.get(id.as_str()),
            None => by_title.get(told.title.as_str()),
        };
        match (of, papers.get(&told.paper)) {
            (Some(of), _) if *of == told.paper => fate.matched += 1,
            (Some(_), None) => fate.doubled.push(told.title),
            (_, Some(other)) => fate.wrong.push(format!("{} as {other}", told.title)),
            (None, None) => {}
        }
    }
    fate
}

fn next_source(fixture: &Fixture) -> i64 {
    let db = Connection::open(fixture.folder.path().join("library.db")).unwrap();
    db.query_row("SELECT coalesce(max(id), 0) + 1 FROM source", [], |row| row.get(0)).unwrap()
}

fn api_days(digests: &Path) -> Fixture {
    let fixture = Fixture::new();
    let days = pending_paths(&[digests.join("hf-api-json")]);
    let totals = fixture.library.import(days, |_| {}).unwrap().totals;
    let db = Connection::open(fixture.folder.path().join("library.db")).unwrap();
    let ids: usize = db
        .query_row("SELECT count(DISTINCT arxiv_id) FROM entry", [], |row| row.get::<_, i64>(0))
        .unwrap()
        .unsigned_abs() as usize;
    eprintln!(
        "{} days, {} entries: {} papers of {ids} identifiers",
        totals.files, totals.entries, totals.papers
    );
    assert_eq!(totals.papers, ids, "one paper for each identifier");
    fixture
}

fn row(name: &str, files: usize, fate: &Fate) {
    let new = fate.entries - fate.matched - fate.doubled.len() - fate.wrong.len();
    eprintln!(
        "| {name} | {files} | {} | {} | {new} | {} | {} |",
        fate.entries,
        fate.matched,
        fate.doubled.len(),
        fate.wrong.len()
    );
    fate.doubled.iter().for_each(|title| eprintln!("  doubled: {title}"));
    fate.wrong.iter().for_each(|title| eprintln!("  wrong: {title}"));
}

fn children(folder: &Path) -> Vec<PathBuf> {
    let mut children: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|child| child.unwrap().path()).collect();
    children.sort();
    children
}

/// Every collection of another form, by its source.
fn archives(digests: &Path) -> Vec<PathBuf> {
    let forms = children(digests).into_iter().filter(|form| form.is_dir() && !form.ends_with("hf-api-json"));
    forms.flat_map(|form| children(&form)).collect()
}

const HEAD: &str =
    "| archive | files | entries | matched | of no paper of these days | doubled | wrongly joined |";

#[test]
fn real_days_in_other_forms_are_the_papers_of_the_api() {
    let Some(digests) = real_digests() else { return };
    let fixture = api_days(&digests);
    eprintln!("{HEAD}\n|---|---|---|---|---|---|---|");
    let (mut doubled, mut wrong) = (Vec::new(), Vec::new());
    for archive in archives(&digests) {
        let first = next_source(&fixture);
        let receipt = fixture.library.import(pending_paths(std::slice::from_ref(&archive)), |_| {}).unwrap();
        let fate = fate(&fixture, first);
        let name = archive.strip_prefix(&digests).unwrap().display().to_string();
        row(&name, receipt.totals.files, &fate);
        doubled.extend(fate.doubled);
        wrong.extend(fate.wrong);
    }
    assert_eq!((doubled, wrong), (Vec::new(), Vec::new()));
    let found = fixture.library.duplicates(&DuplicatesRequest { offset: 0, limit: 500 }).unwrap();
    eprintln!("{} possible duplicates", found.total);
    let by_id = |pair: &Duplicate| pair.reason <= DuplicateReason::SameDoi;
    assert_eq!(found.pairs.iter().filter(|pair| by_id(pair)).count(), 0);
}

#[test]
fn real_days_in_markdown_without_their_links_are_the_papers_of_the_api() {
    let Some(digests) = real_digests() else { return };
    let fixture = api_days(&digests);
    let first = next_source(&fixture);
    let address = regex::Regex::new(r"https?://[^\s)|>]+").unwrap();
    let files: Vec<PathBuf> =
        children(&digests.join("markdown")).iter().flat_map(|folder| children(folder)).collect();
    let pending = files.iter().map(|file| {
        let text = fs::read_to_string(file).unwrap();
        Pending::of_bytes(
            file.display().to_string(),
            address.replace_all(&text, "#").into_owned().into_bytes(),
        )
    });
    fixture.library.import(pending.collect(), |_| {}).unwrap();
    let fate = fate(&fixture, first);
    eprintln!("{HEAD}\n|---|---|---|---|---|---|---|");
    row("all, their links taken out", files.len(), &fate);
    assert_eq!((&fate.doubled, &fate.wrong), (&Vec::new(), &Vec::new()));
}

#[test]
fn real_days_as_the_text_of_a_page_are_the_papers_of_the_api() {
    let Some(digests) = real_digests() else { return };
    let fixture = api_days(&digests);
    let first = next_source(&fixture);
    let db = Connection::open(fixture.folder.path().join("library.db")).unwrap();
    let pages = pages(&db);
    let files = pages.len();
    let pending = pages.into_iter().map(|(day, text)| Pending::of_bytes(day, text.into_bytes()));
    fixture.library.import(pending.collect(), |_| {}).unwrap();
    let fate = fate(&fixture, first);
    eprintln!("{HEAD}\n|---|---|---|---|---|---|---|");
    row("the text of the page, made from the API's days", files, &fate);
    assert_eq!((&fate.doubled, &fate.wrong), (&Vec::new(), &Vec::new()));
    assert!(fate.matched > 4000, "{}", fate.matched);
}

/// Each day as the page shows it: titles, abstracts, numbers of authors and days, no identifiers.
fn pages(db: &Connection) -> BTreeMap<String, String> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let shown = |day: &str| {
        let month: usize = day[5..7].parse().unwrap();
        format!("{} {}, {}", MONTHS[month - 1], day[8..10].trim_start_matches('0'), &day[..4])
    };
    let mut statement = db
        .prepare(
            "SELECT d.day, e.title, b.text, e.author_count, e.published FROM entry e
             JOIN digest d ON d.id = e.digest JOIN body b ON b.id = e.abstract
             WHERE length(e.published) = 10 AND length(d.day) = 10 ORDER BY d.id, e.rank",
        )
        .unwrap();
    let mut rows = statement.query([]).unwrap();
    let mut pages: BTreeMap<String, String> = BTreeMap::new();
    while let Some(row) = rows.next().unwrap() {
        let day: String = row.get(0).unwrap();
        let (title, text): (String, String) = (row.get(1).unwrap(), row.get(2).unwrap());
        let (count, published): (Option<u32>, String) = (row.get(3).unwrap(), row.get(4).unwrap());
        let page = pages.entry(day.clone()).or_insert_with(|| {
            format!(
                "new\nGet trending papers in your email inbox once a day!\n\nDaily Papers\n\n{}\n",
                shown(&day)
            )
        });
        let abstract_text = text.replace('\n', " ");
        let count = count.unwrap_or(1);
        page.push_str(&format!(
            "\n{title}\n\n{abstract_text}\n\n  • {count} authors\n·\n{}\n",
            shown(&published)
        ));
    }
    pages
}
