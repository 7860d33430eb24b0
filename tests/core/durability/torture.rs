//! A process that does what it is told, says when it is saved, and is killed at any moment, or has its power cut: all that it said
//! is there, what it was at is there whole or not at all, and nothing is damaged. `KILLS` says how often.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use broadsheet_core::api::{ListQuery, ListRequest, Scope, Sort};
use broadsheet_core::service::Library;
use broadsheet_core::store::Backups;
use rusqlite::Connection;

use crate::chance::Chance;
use crate::fixture::{Fixture, clock, import, note, open, places, tag};

const CHILD: &str = "BROADSHEET_TORTURED";
/// The folder of what a disk holds that loses its power, and whether it does as it is told.
const DISK: &str = "BROADSHEET_DISK";
const OBEYS: &str = "BROADSHEET_DISK_OBEYS";
/// Kills that one library goes through: each look at it reads all of it.
const EACH: u32 = 25;

/// What the person said of each paper that is listed: its note and its tags.
type State = BTreeMap<String, (String, BTreeSet<String>)>;

/// What was saved, step by step: undo goes one back.
#[derive(Clone, Debug, Default)]
struct Step {
    state: State,
    /// The paper whose note was saved by it. Saved again at once, it would be one step for undo.
    noted: Option<u32>,
}

#[derive(Clone, Debug)]
enum Doing {
    /// Three papers from this number on.
    Import(u32),
    Note(u32, String),
    Tag(u32, String),
    Undo,
    Index,
    BackUp,
}

impl fmt::Display for Doing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Import(number) => write!(f, "import {number}"),
            Self::Note(paper, text) => write!(f, "note {paper} {text}"),
            Self::Tag(paper, name) => write!(f, "tag {paper} {name}"),
            Self::Undo => write!(f, "undo"),
            Self::Index => write!(f, "index"),
            Self::BackUp => write!(f, "backup"),
        }
    }
}

/// The process that is killed; nothing where it is not one.
#[test]
fn child() {
    let Some(folder) = std::env::var_os(CHILD) else { return };
    let folder = Path::new(&folder);
    #[cfg(unix)]
    if let Some(kept) = std::env::var_os(DISK) {
        crate::disk::install(&places(folder).library, Path::new(&kept), std::env::var_os(OBEYS).is_some());
    }
    let library = open(folder);
    for line in std::io::stdin().lines() {
        carry_out(&library, &line.unwrap());
        // Straight to the pipe: what the test prints would be held back.
        let mut out = std::io::stdout().lock();
        out.write_all(b"saved\n").and_then(|()| out.flush()).unwrap();
    }
}

fn carry_out(library: &Library, line: &str) {
    let words: Vec<&str> = line.splitn(3, ' ').collect();
    let number = || words[1].parse::<u32>().unwrap();
    match words[0] {
        "import" => import(library, &[number(), number() + 1, number() + 2]),
        "note" => note(library, number(), words[2]),
        "tag" => tag(library, number(), words[2]),
        "undo" => assert!(library.undo().unwrap().label.is_some()),
        "index" => library.finish_indexing().unwrap(),
        "backup" => drop(library.back_up().unwrap()),
        other => panic!("{other}"),
    }
}

#[test]
fn killed_at_any_moment_nothing_that_was_saved_is_lost() {
    let survived = torture(kills(15), &Blow::Kill).unwrap();
    eprintln!("killed: {survived}");
}

#[cfg(unix)]
#[test]
fn where_the_power_goes_at_any_moment_nothing_that_was_saved_is_lost() {
    let survived = torture(kills(15), &Blow::PowerCut { obeys: true }).unwrap();
    eprintln!("power cut: {survived}");
}

/// What the test above would not notice, it would not be worth.
#[cfg(unix)]
#[test]
fn a_disk_that_does_not_sync_loses_what_was_saved() {
    let lost = torture(kills(15).min(50), &Blow::PowerCut { obeys: false }).unwrap_err();
    eprintln!("power cut, never synced: {lost}");
}

fn kills(short: u32) -> u32 {
    std::env::var("KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(short)
}

/// What ends the process.
enum Blow {
    /// What it wrote is in the system's hands, and reaches the disk.
    Kill,
    /// What was not synced may be gone.
    PowerCut { obeys: bool },
}

/// What was gone through with nothing lost.
#[derive(Debug, Default)]
struct Survived {
    blows: u32,
    /// Writes said to be saved.
    saved: u64,
    /// What it was at when it ended: not there, or there whole.
    cut: u32,
    through: u32,
}

impl fmt::Display for Survived {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { blows, saved, cut, through } = self;
        write!(
            f,
            "{blows} times, {saved} writes said to be saved, none lost; what it was at: not there {cut}, there {through}"
        )
    }
}

/// Ends a process that writes as often as `blows` says. What was lost is the error.
fn torture(blows: u32, blow: &Blow) -> Result<Survived, String> {
    let mut chance = Chance::new(0x5eed ^ u64::from(blows));
    let mut survived = Survived { blows, ..Survived::default() };
    for first in (0..blows).step_by(EACH as usize) {
        let fixture = Fixture::new();
        drop(fixture.open());
        let mut history = vec![Step::default()];
        let mut number = 1;
        for nth in first..blows.min(first + EACH) {
            let (done, at) = until_ended(&fixture, blow, &mut history, &mut number, &mut chance);
            survived.saved += done;
            let found = look(&fixture).map_err(|damage| format!("{nth}, in {at}: {damage}"))?;
            if history.last().unwrap().state == found {
                survived.cut += 1;
                continue;
            }
            after_doing(&mut history, &at);
            if history.last().unwrap().state != found {
                return Err(format!("{nth}, in {at}: another state than was saved"));
            }
            survived.through += 1;
        }
    }
    assert!(survived.saved > u64::from(blows), "it was ended before it did anything");
    Ok(survived)
}

fn until_ended(
    fixture: &Fixture,
    blow: &Blow,
    history: &mut Vec<Step>,
    number: &mut u32,
    chance: &mut Chance,
) -> (u64, Doing) {
    let folder = fixture.folders.path();
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "torture::child", "--nocapture"]).env(CHILD, folder);
    match blow {
        Blow::Kill => until_killed(child, history, number, chance),
        Blow::PowerCut { obeys } => {
            let (library, kept) = (fixture.library(), folder.join("disk"));
            crate::disk::settle(&library, &kept);
            child.env(DISK, &kept);
            if *obeys {
                child.env(OBEYS, "1");
            }
            let ended = until_killed(child, history, number, chance);
            crate::disk::lose_power(&library, &kept);
            ended
        }
    }
}

/// Lets a process do things at random until it is killed. Gives how much was saved, and what it was at.
fn until_killed(
    mut child: Command,
    history: &mut Vec<Step>,
    number: &mut u32,
    chance: &mut Chance,
) -> (u64, Doing) {
    let mut child =
        child.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut orders = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut done = 0;
    let mut killer: Option<std::thread::JoinHandle<()>> = None;
    let mut child = Some(child);
    loop {
        let doing = choose(history, number, chance);
        let said = writeln!(orders, "{doing}").is_ok()
            && answers.by_ref().map_while(Result::ok).any(|line| line.ends_with("saved"));
        if !said {
            killer.unwrap().join().unwrap();
            return (done, doing);
        }
        after_doing(history, &doing);
        done += 1;
        if let Some(child) = child.take() {
            let wait = Duration::from_micros(chance.below(400_000));
            killer = Some(std::thread::spawn(move || kill_after(child, wait)));
        }
    }
}

/// `SIGKILL`, where there are signals. A process that ended before, by itself, did so since it failed.
fn kill_after(mut child: Child, wait: Duration) {
    std::thread::sleep(wait);
    child.kill().unwrap();
    let said = child.wait_with_output().unwrap();
    #[cfg(unix)]
    assert_eq!(
        std::os::unix::process::ExitStatusExt::signal(&said.status),
        Some(9),
        "it ended by itself: {}",
        String::from_utf8_lossy(&said.stderr)
    );
}

fn choose(history: &[Step], number: &mut u32, chance: &mut Chance) -> Doing {
    *number += 1;
    let papers: Vec<u32> = history
        .last()
        .unwrap()
        .state
        .keys()
        .map(|arxiv| arxiv.rsplit('.').next().unwrap().parse().unwrap())
        .collect();
    if papers.is_empty() {
        return Doing::Import(*number * 3);
    }
    let paper = papers[chance.below(papers.len() as u64) as usize];
    match chance.below(20) {
        0..=3 => Doing::Import(*number * 3),
        4..=9 if history.last().unwrap().noted != Some(paper) => {
            Doing::Note(paper, format!("wombat number {number}"))
        }
        4..=14 => Doing::Tag(paper, format!("t/{number}")),
        15..=17 if history.len() > 1 => Doing::Undo,
        18 => Doing::BackUp,
        _ => Doing::Index,
    }
}

fn after_doing(history: &mut Vec<Step>, doing: &Doing) {
    let Step { mut state, .. } = history.last().unwrap().clone();
    let mut noted = None;
    let key = |number: &u32| crate::fixture::arxiv(*number);
    match doing {
        Doing::Import(first) => {
            state.extend((*first..first + 3).map(|number| (key(&number), Default::default())));
        }
        Doing::Note(paper, text) => {
            state.get_mut(&key(paper)).unwrap().0.clone_from(text);
            noted = Some(*paper);
        }
        Doing::Tag(paper, name) => drop(state.get_mut(&key(paper)).unwrap().1.insert(name.clone())),
        Doing::Undo => return drop(history.pop()),
        Doing::Index | Doing::BackUp => return,
    }
    history.push(Step { state, noted });
}

/// What is in the library, once all of it was looked at: database, originals, the index against one made anew, backups.
/// Damage is the error.
fn look(fixture: &Fixture) -> Result<State, String> {
    let library = Library::open_in(&fixture.places(), clock).map_err(|damage| damage.to_string())?;
    let checked = library.check(|_, _| {}).map_err(|damage| damage.to_string())?;
    if !checked.is_sound() {
        return Err(format!("{checked:?}"));
    }
    let backups = Backups::new(places(fixture.folders.path()).backups.unwrap());
    for backup in backups.list().unwrap() {
        let db = Connection::open(backups.folder().join(&backup.name)).unwrap();
        let whole: String = db.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(whole, "ok", "{}", backup.name);
    }
    let mut state = State::new();
    loop {
        let list = ListQuery { scope: Scope::All, query: String::new(), sort: Sort::Best };
        let page = library.list_papers(&ListRequest { list, offset: state.len(), limit: 500 }).unwrap();
        if page.rows.is_empty() {
            return Ok(state);
        }
        for row in page.rows {
            let paper = library.paper(row.id).unwrap();
            let tags = row.tags.into_iter().map(|tag| tag.name).collect();
            state.insert(paper.arxiv_id.unwrap(), (paper.note, tags));
        }
    }
}
