//! A disk that is full, read-only or taken away, and a clock that goes back: an error that says so, nothing lost, and a library
//! that is whole afterwards. Each runs in a process of its own, on a small disk or without root's rights; where the system
//! allows neither, it is left out and says so.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicI64, Ordering};

use broadsheet_core::api::{ApiError, Problem};
use broadsheet_core::model::Disk;
use broadsheet_core::service::{Library, Places, ServiceError, backups, restore};

use crate::fixture::{Fixture, clock, import, note, noted, open, paper, places, tag};

const FAULT: &str = "BROADSHEET_FAULT";
const PLACE: &str = "BROADSHEET_FAULT_PLACE";

/// The process that meets the fault; nothing where it is not one.
#[test]
fn child() {
    let (Ok(fault), Some(place)) = (std::env::var(FAULT), std::env::var_os(PLACE)) else { return };
    let place = Path::new(&place);
    match fault.as_str() {
        "full at start" => full_at_start(place),
        "full midway" => full_midway(place),
        "full at an import" => full_at_an_import(place),
        "full at a backup" => full_at_a_backup(place),
        "too large a file" => too_large_a_file(place),
        "read-only at start" => read_only_at_start(place),
        "rights lost midway" => rights_lost_midway(place),
        other => panic!("{other}"),
    }
    println!("met: {fault}");
}

/// Runs the child under `shell`, in which `"$@"` is the child; gives what it printed.
fn meet(fault: &str, shell: &str, place: &Path) {
    let child = std::env::current_exe().unwrap();
    let done = Command::new("sh")
        .args(["-c", shell, "sh"])
        .arg(child)
        .args(["--exact", "faults::child", "--nocapture"])
        .env(FAULT, fault)
        .env(PLACE, place)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success() && said.contains(&format!("met: {fault}")), "{fault}: {said}");
}

/// Whether a shell's line works here; says what is left out where it does not.
fn allowed(line: &str, what: &str) -> bool {
    let tried = Command::new("sh").args(["-c", line]).output();
    let allowed = cfg!(target_os = "linux") && tried.is_ok_and(|tried| tried.status.success());
    if !allowed {
        crate::left_out::left_out(what);
    }
    allowed
}

/// On a disk of so many KiB that only the child sees.
fn on_small_disk(fault: &str, kibibytes: u32) {
    let folder = tempfile::tempdir().unwrap();
    let mount = format!("mount -t tmpfs -o size={kibibytes}k tmpfs '{}'", folder.path().display());
    if allowed(&format!("unshare -rm sh -c \"{mount}\""), "no small disk can be mounted: a disk that is full")
    {
        meet(
            fault,
            &format!("exec unshare -rm sh -c \"{mount} && exec \\\"\\$@\\\"\" sh \"$@\""),
            folder.path(),
        );
    }
}

/// As the owner of the files without the right to pass over what their permissions say.
fn without_rights(fault: &str) {
    const DROP: &str = "setpriv --bounding-set=-dac_override,-dac_read_search";
    let folder = tempfile::tempdir().unwrap();
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.starts_with(b"0\n"));
    if !is_root {
        meet(fault, "exec \"$@\"", folder.path());
    } else if allowed(&format!("{DROP} true"), "root's rights cannot be given up: folders without permission")
    {
        meet(fault, &format!("exec {DROP} \"$@\""), folder.path());
    }
}

#[test]
fn a_disk_that_is_full_at_the_start_is_said_and_a_library_is_made_once_there_is_room() {
    on_small_disk("full at start", 3000);
}

#[test]
fn what_was_saved_stays_when_the_disk_is_full_midway() {
    on_small_disk("full midway", 4000);
}

#[test]
fn an_import_on_a_full_disk_brings_each_file_whole_or_not_and_can_be_done_again() {
    on_small_disk("full at an import", 16_000);
}

#[test]
fn a_backup_or_a_restore_on_a_full_disk_leaves_nothing_half_made() {
    on_small_disk("full at a backup", 6000);
}

#[test]
fn a_file_that_the_system_lets_grow_no_further_is_said() {
    let folder = tempfile::tempdir().unwrap();
    if allowed("trap '' XFSZ; ulimit -f 4000", "files cannot be bounded: a file that may not grow") {
        meet("too large a file", "trap '' XFSZ; ulimit -f 1600; exec \"$@\"", folder.path());
    }
}

#[test]
fn a_read_only_folder_is_said_and_left_as_it_is() {
    without_rights("read-only at start");
}

#[test]
fn rights_that_are_taken_away_midway_are_said_and_nothing_is_lost() {
    without_rights("rights lost midway");
}

/// Takes all the room there is, until it is dropped.
struct Filler(PathBuf);

impl Filler {
    fn of(place: &Path) -> Self {
        let path = place.join("filler");
        let mut file = std::fs::File::create(&path).unwrap();
        for size in [64 * 1024, 1024, 1] {
            while std::io::Write::write_all(&mut file, &vec![7; size]).is_ok() {}
        }
        Self(path)
    }
}

impl Drop for Filler {
    fn drop(&mut self) {
        std::fs::remove_file(&self.0).unwrap();
    }
}

/// What went wrong, as the window is told.
fn told(error: ServiceError) -> Option<Disk> {
    let error = ApiError::from(error);
    let Problem::Library { disk, .. } = error.problem else { panic!("{error:?}") };
    disk
}

fn is_sound(library: &Library) {
    let checked = library.check(|_, _| {}).unwrap();
    assert!(checked.is_sound(), "{checked:?}");
}

/// Saves notes of `size` bytes until one is not saved; gives how many were, and why not.
fn note_until_refused(library: &Library, size: usize) -> (usize, ServiceError) {
    for number in 0..10_000 {
        let (id, body) = (crate::fixture::id(library, 1), body(number, size));
        let base = library.paper(id).unwrap().note;
        if let Err(error) = library.save_note(&broadsheet_core::api::SaveNote { paper: id, base, body }) {
            return (number, error);
        }
    }
    panic!("the disk is not full");
}

fn body(number: usize, size: usize) -> String {
    // Nothing that a difference would make small.
    let words = (0..size / 8).map(|at| format!("{:07x} ", (at * 7_919 + number * 104_729) & 0x0fff_ffff));
    words.collect()
}

fn full_at_start(place: &Path) {
    let filler = Filler::of(place);
    let error = Library::open_in(&places(place), clock).unwrap_err();
    assert_eq!(told(error.into()), Some(Disk::Full));
    drop(filler);
    let library = open(place);
    import(&library, &[1]);
    is_sound(&library);
}

fn full_midway(place: &Path) {
    let library = open(place);
    import(&library, &[1, 2]);
    note(&library, 2, "before");
    let filler = Filler::of(place);
    let (saved, error) = note_until_refused(&library, 40_000);
    assert_eq!(told(error), Some(Disk::Full));
    let kept = if saved == 0 { String::new() } else { body(saved - 1, 40_000) };
    assert!(noted(&library, 1) == kept, "what was saved last is there, of {saved}");
    assert_eq!(noted(&library, 2), "before");
    drop(library);
    let library = open(place);
    assert!(noted(&library, 1) == kept, "and after it was opened again");
    drop(filler);
    note(&library, 1, "after");
    tag(&library, 2, "room");
    library.undo().unwrap();
    is_sound(&library);
}

fn full_at_an_import(place: &Path) {
    let library = open(place);
    import(&library, &[1]);
    note(&library, 1, "mine");
    // Room for some of what comes.
    let filler = Filler::of(place);
    let file = std::fs::OpenOptions::new().write(true).open(&filler.0).unwrap();
    let size = file.metadata().unwrap().len();
    file.set_len(size.saturating_sub(700 * 1024)).unwrap();
    drop(file);
    let all: Vec<_> = (0..12).map(|file| (file * 100 + 2..file * 100 + 102).collect::<Vec<u32>>()).collect();
    let pending = || {
        let of = |numbers: &Vec<u32>| {
            let papers: Vec<_> = numbers.iter().map(|number| paper(*number)).collect();
            let bytes = serde_json::to_vec(&papers).unwrap();
            broadsheet_core::service::Pending::of_bytes(format!("{}.json", numbers[0]), bytes)
        };
        all.iter().map(of).collect::<Vec<_>>()
    };
    match library.import(pending(), |_| {}) {
        Err(error) => assert_eq!(told(error), Some(Disk::Full)),
        Ok(receipt) => assert!(receipt.totals.failed > 0, "all of it came: {:?}", receipt.totals),
    }
    let whole_files = |library: &Library| {
        for numbers in &all {
            let there =
                numbers.iter().filter(|number| library.resolve(&crate::fixture::arxiv(**number)).is_ok());
            let there = there.count();
            assert!(there == 0 || there == numbers.len(), "{there} of {}", numbers.len());
        }
        assert_eq!(noted(library, 1), "mine");
    };
    whole_files(&library);
    drop(library);
    drop(filler);
    let library = open(place);
    whole_files(&library);
    is_sound(&library);
    let receipt = library.import(pending(), |_| {}).unwrap();
    assert_eq!(receipt.totals.failed, 0);
    assert!(library.resolve(&crate::fixture::arxiv(1201)).is_ok());
    is_sound(&library);
}

fn full_at_a_backup(place: &Path) {
    let library = open(place);
    import(&library, &(1..200).collect::<Vec<_>>());
    note(&library, 1, "in the backup");
    let good = library.back_up().unwrap();
    note(&library, 1, "since");
    let filler = Filler::of(place);
    assert_eq!(told(library.back_up().unwrap_err()), Some(Disk::Full));
    assert_eq!(told(restore(&places(place), &good.name, clock()).unwrap_err()), Some(Disk::Full));
    assert_eq!(noted(&library, 1), "since");
    let names: Vec<_> = backups(&places(place)).unwrap().into_iter().map(|backup| backup.name).collect();
    assert_eq!(names, [good.name.as_str()]);
    for folder in [places(place).backups.unwrap(), places(place).library] {
        for file in std::fs::read_dir(folder).unwrap().flatten() {
            assert!(!file.file_name().to_string_lossy().contains(".part"), "{file:?} was left");
        }
    }
    drop(filler);
    restore(&places(place), &good.name, clock()).unwrap();
    assert_eq!(noted(&library, 1), "in the backup");
    is_sound(&library);
}

fn too_large_a_file(place: &Path) {
    let library = open(place);
    import(&library, &[1]);
    let (saved, error) = note_until_refused(&library, 40_000);
    assert!(told(error).is_some());
    assert!(saved > 0 && noted(&library, 1) == body(saved - 1, 40_000));
    drop(library);
    is_sound(&open(place));
}

fn permit(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
}

fn read_only_at_start(place: &Path) {
    // Where nothing can be made.
    let Places { library, .. } = places(place);
    permit(place, 0o500);
    let error = Library::open_in(&places(place), clock).unwrap_err();
    assert!(error.to_string().contains("not permit"), "{error}");
    permit(place, 0o700);
    // Where there is one.
    let open_one = open(place);
    import(&open_one, &[1]);
    note(&open_one, 1, "mine");
    drop(open_one);
    let before = std::fs::read(library.join("library.db")).unwrap();
    permit(&library, 0o500);
    for file in std::fs::read_dir(&library).unwrap().flatten().filter(|file| file.path().is_file()) {
        permit(&file.path(), 0o400);
    }
    let error = Library::open_in(&places(place), clock).map(drop).unwrap_err();
    assert!(error.to_string().contains("not permit"), "{error}");
    assert!(std::fs::read(library.join("library.db")).unwrap() == before, "it was left as it is");
    permit(&library, 0o700);
    let library = open(place);
    assert_eq!(noted(&library, 1), "mine");
    is_sound(&library);
}

fn rights_lost_midway(place: &Path) {
    let library = open(place);
    import(&library, &[1]);
    note(&library, 1, "before");
    library.back_up().unwrap();
    let (originals, backups) = (places(place).library.join("originals"), places(place).backups.unwrap());
    permit(&originals, 0o500);
    permit(&backups, 0o500);
    let pending = || {
        let bytes = serde_json::to_vec(&[paper(2)]).unwrap();
        vec![broadsheet_core::service::Pending::of_bytes("two.json", bytes)]
    };
    match library.import(pending(), |_| {}) {
        Err(error) => assert_eq!(told(error), Some(Disk::Denied)),
        Ok(receipt) => assert_eq!(receipt.totals.failed, 1, "{:?}", receipt.totals),
    }
    assert!(library.resolve(&crate::fixture::arxiv(2)).is_err(), "nothing came half");
    assert_eq!(told(library.back_up().unwrap_err()), Some(Disk::Denied));
    note(&library, 1, "meanwhile");
    permit(&places(place).library, 0o000);
    // What is open stays open: the system asks for rights once.
    let _ = library.import(pending(), |_| {});
    permit(&places(place).library, 0o700);
    permit(&originals, 0o700);
    permit(&backups, 0o700);
    assert_eq!(noted(&library, 1), "meanwhile");
    drop(library);
    let library = open(place);
    assert_eq!(noted(&library, 1), "meanwhile");
    library.import(pending(), |_| {}).unwrap();
    assert!(library.resolve(&crate::fixture::arxiv(2)).is_ok());
    is_sound(&library);
}

/// Hours since noon, by a clock that is set back now and then.
static HOURS: AtomicI64 = AtomicI64::new(0);

fn wavering() -> jiff::Timestamp {
    clock() + jiff::SignedDuration::from_hours(HOURS.load(Ordering::SeqCst))
}

#[test]
fn a_clock_that_goes_back_loses_nothing_and_undo_keeps_its_order() {
    let fixture = Fixture::new();
    let library = Library::open_in(&fixture.places(), wavering).unwrap();
    let at = |hours: i64| HOURS.store(hours, Ordering::SeqCst);
    import(&library, &[1, 2]);
    note(&library, 1, "first");
    assert!(library.back_up_if_due().unwrap().is_some());
    at(-24 * 400);
    note(&library, 1, "second, a year before the first");
    tag(&library, 1, "earlier");
    assert!(library.back_up_if_due().unwrap().is_some(), "a backup of the future is no reason to make none");
    at(24 * 400);
    note(&library, 2, "third");
    at(-1);
    import(&library, &[3]);
    library.finish_indexing().unwrap();
    is_sound(&library);
    let history = library
        .note_history(&broadsheet_core::api::NoteHistoryRequest {
            paper: crate::fixture::id(&library, 1),
            all: true,
        })
        .unwrap();
    assert_eq!(history.len(), 2);
    drop(library);

    let library = Library::open_in(&fixture.places(), wavering).unwrap();
    library.undo().unwrap();
    assert!(library.resolve(&crate::fixture::arxiv(3)).is_err());
    library.undo().unwrap();
    assert_eq!(
        (noted(&library, 1).as_str(), noted(&library, 2).as_str()),
        ("second, a year before the first", "")
    );
    library.undo().unwrap();
    library.undo().unwrap();
    assert_eq!(noted(&library, 1), "first");
    for _ in 0..4 {
        library.redo().unwrap();
    }
    assert_eq!(
        (noted(&library, 1).as_str(), noted(&library, 2).as_str()),
        ("second, a year before the first", "third")
    );
    is_sound(&library);
    let made: Vec<_> = backups(&fixture.places()).unwrap();
    assert_eq!(made.len(), 2);
    // The one made last comes first, whatever its clock said.
    restore(&fixture.places(), &made[1].name, wavering()).unwrap();
    assert_eq!(noted(&library, 1), "first");
}
