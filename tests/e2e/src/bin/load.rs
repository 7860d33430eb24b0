//! The window and four command lines change one large library at once. Everything that was said to be done must be there
//! afterwards, with no error and a sound library, and the program's memory must not grow with what it does.
//!
//!     load [PAPERS]
//!
//! A library of so many papers (100,000), one import for each 500 of them, one change for each ten.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use broadsheet_e2e::{App, Home, Outcome, papers_of_day};
use serde_json::{Value, json};

const LINES: usize = 4;
/// Papers of an import that is made meanwhile.
const IMPORTED: usize = 5;
/// What memory may grow by from the first fifth of the changes to the last, and bytes that a process of this kind always wavers by.
const GROWTH: f64 = 1.2;
const WAVERING: u64 = 64_000_000;

/// Bytes that the processes of a window held over time.
#[derive(Default)]
struct Memory {
    program: Vec<u64>,
    page: Vec<u64>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let papers: usize = std::env::args().nth(1).map_or(Ok(100_000), |papers| papers.parse())?;
    let (imports, changes) = ((papers / 500).max(LINES), papers / 10 / (LINES + 1));
    let home = Home::new()?;
    let begun = Instant::now();
    home.fill(papers).await?;
    println!("{papers} papers after {:?}", begun.elapsed());
    let app = home.open().await?;
    app.finds("[role=option]").await?;

    let begun = Instant::now();
    let lines = async {
        let each = (0..LINES).map(|line| command_line(&home, line, papers, imports / LINES, changes));
        let mut done = each.map(Box::pin).collect::<Vec<_>>().into_iter();
        let (a, b, c, d) = (next(&mut done)?, next(&mut done)?, next(&mut done)?, next(&mut done)?);
        tokio::try_join!(a, b, c, d).map(drop)
    };
    let (_, memory) = tokio::try_join!(lines, window(&app, changes))?;
    println!(
        "{} imports and {} changes by the window and {LINES} command lines after {:?}",
        imports / LINES * LINES,
        changes * (LINES + 1),
        begun.elapsed()
    );
    for (process, held) in [("program", &memory.program), ("page", &memory.page)] {
        println!("memory of the {process}, most of each tenth, in MB: {:?}", tenths(held));
    }

    let there = counted(&home).await?;
    let wanted = json!({
        "tags": changes.div_ceil(2) * (LINES + 1),
        "notes": changes / 2 * (LINES + 1),
        "papers": papers + imports / LINES * LINES * IMPORTED,
    });
    println!("there: {there}, wanted: {wanted}");
    let errors = app.count(".toast.error").await?;
    app.close().await?;
    let checked = home.cli(&["check"]).await?;
    if there != wanted || errors > 0 {
        return Err(format!("something is missing, or {errors} errors were shown").into());
    }
    if grew(&memory.program) || grew(&memory.page) {
        return Err("memory grew with what was done".into());
    }
    println!("sound: {}", checked["database"].as_array().is_some_and(Vec::is_empty));
    Ok(())
}

fn next<T>(of: &mut impl Iterator<Item = T>) -> Outcome<T> {
    of.next().ok_or_else(|| "a command line is missing".into())
}

/// The paper that somebody changes in a step: nobody else changes it.
fn own(who: usize, step: usize) -> String {
    (1 + who + step * (LINES + 1)).to_string()
}

/// One of as many tags as a person has, which two writers may make at once.
fn tag(step: usize) -> String {
    const TAGS: usize = 100;
    format!("load {}", step % TAGS)
}

/// One command line after the other: a tag, a note, now and then an import.
async fn command_line(home: &Home, line: usize, papers: usize, imports: usize, changes: usize) -> Outcome {
    let every = (changes / imports.max(1)).max(1);
    for step in 0..changes {
        if step.is_multiple_of(every) && step / every < imports {
            let number = papers + (line * imports + step / every) * IMPORTED;
            let text = papers_of_day("2031-01-02", "2030-12-30", number, IMPORTED);
            let file = home.file(&format!("line-{line}-{step}.json"), text)?;
            home.cli(&["import", &file.to_string_lossy()]).await?;
        }
        change(home, line, step).await?;
    }
    Ok(())
}

async fn change(home: &Home, line: usize, step: usize) -> Outcome {
    let paper = own(line, step);
    if step.is_multiple_of(2) {
        return home.cli(&["tag", "add", &tag(step), &paper]).await.map(drop);
    }
    let file = home.file(&format!("note-{line}.md"), format!("load {line} {step}"))?;
    home.cli(&["note", &paper, "--set", &file.to_string_lossy()]).await.map(drop)
}

/// The window through its door, as fast as it answers; gives what its processes held meanwhile.
async fn window(app: &App<'_>, changes: usize) -> Outcome<Memory> {
    let page = app.page_pid().ok_or("no process draws the page")?;
    let mut memory = Memory::default();
    for step in 0..changes {
        let paper: i64 = own(LINES, step).parse()?;
        let text = format!("load {LINES} {step}");
        let request = if step.is_multiple_of(2) {
            json!({"command": "add_tag", "args": {"papers": [paper], "name": tag(step)}})
        } else {
            json!({"command": "save_note", "args": {"paper": paper, "base": "", "body": text}})
        };
        let call = format!(
            "window.__TAURI_INTERNALS__.invoke('call', {{ request: {request} }}) \
             .then(() => arguments[0](null), (error) => arguments[0](JSON.stringify(error)))"
        );
        let refused = app.js_async(&call).await?;
        if refused != Value::Null {
            return Err(format!("the door refused {request}: {refused}").into());
        }
        if step.is_multiple_of(20) {
            memory.program.push(resident(app.pid()));
            memory.page.push(resident(page));
        }
        // The command lines take longer for each.
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    Ok(memory)
}

/// Most of each tenth, in MB.
fn tenths(held: &[u64]) -> Vec<u64> {
    held.chunks(held.len().div_ceil(10)).filter_map(|part| Some(part.iter().max()? / 1_000_000)).collect()
}

/// Whether a process held more in the last fifth than in the first by more than such processes waver.
fn grew(held: &[u64]) -> bool {
    let fifth = held.len().div_ceil(5);
    let most = |part: &[u64]| part.iter().max().copied().unwrap_or_default();
    let (early, late) = (most(&held[..fifth]), most(&held[held.len() - fifth..]));
    late > (early as f64 * GROWTH) as u64 + WAVERING
}

/// Bytes that a process holds of its own.
fn resident(pid: u32) -> u64 {
    let status =
        fs::read_to_string(Path::new("/proc").join(pid.to_string()).join("status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or_default() * 1024
}

/// What is in the library of what was done, counted by a program that is not ours.
async fn counted(home: &Home) -> Outcome<Value> {
    let count = "import sqlite3, sys, json; db = sqlite3.connect(sys.argv[1]); \
                 one = lambda sql: db.execute(sql).fetchone()[0]; \
                 print(json.dumps({'tags': one(\"SELECT count(*) FROM paper_tag JOIN tag ON id = tag WHERE name LIKE 'load %'\"), \
                 'notes': one(\"SELECT count(*) FROM note WHERE body LIKE 'load %'\"), \
                 'papers': one('SELECT count(*) FROM paper WHERE present')}))";
    let library = home.path().join("data/broadsheet/library.db");
    let told = broadsheet_e2e::run("/usr/bin/python3", &["-c", count, &library.to_string_lossy()]).await?;
    Ok(serde_json::from_str(&told)?)
}
