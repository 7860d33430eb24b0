//! All there is into one file, and an empty Broadsheet that opens it.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use broadsheet_core::api::{AddHighlight, AddTag, SaveNote, Settings, TextRange};
use broadsheet_core::model::{HighlightColour, Theme};
use broadsheet_core::service::{Library, Pending, Places, SessionFile, SettingsFile, archive_info};
use broadsheet_core::store::Originals;
use jiff::Timestamp;
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::fixture::{Fixture, call, day};

/// The smallest picture there is.
const PIXEL: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";

fn clock() -> Timestamp {
    "2026-02-01T09:00:00Z".parse().unwrap()
}

/// A library of its own, with backups, in a folder.
fn library_in(folder: &Path) -> Library {
    let places =
        Places { library: folder.join("library"), cache: None, backups: Some(folder.join("backups")) };
    Library::open_in(&places, clock).unwrap()
}

/// One with something of everything.
fn filled() -> Fixture {
    let fixture = Fixture::new();
    fixture.import(&day("2026-01-02", &[1, 2, 3]));
    let papers = vec![fixture.library.resolve("2501.00001").unwrap()];
    let paper = papers[0];
    fixture.library.add_tag(&AddTag { papers, name: "vision/ood".to_owned() }).unwrap();
    let at = TextRange { start: 0, end: 4 };
    let colour = HighlightColour::Green;
    fixture.library.add_highlight(&AddHighlight { paper, at, colour, comment: "Why?".to_owned() }).unwrap();
    let image = fixture.library.add_image(PIXEL).unwrap();
    let body = format!("A note with ![a picture]({image}).");
    fixture.library.save_note(&SaveNote { paper, base: String::new(), body }).unwrap();
    fixture
}

fn archived(fixture: &Fixture, settings: &Settings) -> std::path::PathBuf {
    let file = fixture.folder.path().join("all.zip");
    let written = fixture.library.archive(&file, settings, |_, _| {}).unwrap();
    assert_eq!((written.papers, written.lost), (3, 0));
    file
}

/// All that a library says of its papers.
fn everything(library: &Library, folder: &Path) -> String {
    let file = folder.join("again.zip");
    library.archive(&file, &Settings::default(), |_, _| {}).unwrap();
    member(&file, "papers.jsonl")
}

fn member(file: &Path, name: &str) -> String {
    let mut text = String::new();
    ZipArchive::new(File::open(file).unwrap())
        .unwrap()
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

/// Writes an archive anew with each member changed and some more.
fn rewritten(from: &Path, to: &Path, change: &dyn Fn(&str, Vec<u8>) -> Vec<u8>, more: &[(&str, &[u8])]) {
    let mut from = ZipArchive::new(File::open(from).unwrap()).unwrap();
    let mut to = ZipWriter::new(File::create(to).unwrap());
    for index in 0..from.len() {
        let mut member = from.by_index(index).unwrap();
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes).unwrap();
        to.start_file(member.name(), SimpleFileOptions::default()).unwrap();
        to.write_all(&change(member.name(), bytes)).unwrap();
    }
    for (name, bytes) in more {
        to.start_file(*name, SimpleFileOptions::default()).unwrap();
        to.write_all(bytes).unwrap();
    }
    to.finish().unwrap();
}

#[test]
fn an_empty_library_that_opens_an_archive_holds_all_of_it() {
    let fixture = filled();
    let file = archived(&fixture, &Settings::default());
    let info = archive_info(&file).unwrap().unwrap();
    assert_eq!((info.papers, info.broadsheet_archive), (3, 1));
    let told = member(&file, "papers.jsonl");
    assert!(told.contains("vision/ood") && told.contains("Why?") && told.contains("A note with"), "{told}");

    let folder = tempfile::tempdir().unwrap();
    let other = library_in(folder.path());
    let opened = other.open_archive(&file).unwrap();
    assert!(opened.restored.before.is_some(), "what was there can be put back");
    assert_eq!(opened.files, 2, "the imported file and the image");
    assert_eq!(everything(&other, folder.path()), told);
    let checked = other.check(|_, _| {}).unwrap();
    assert!(checked.is_sound(), "{checked:?}");
}

#[cfg(unix)]
#[test]
fn nobody_else_reads_an_archive_or_the_settings() {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = |file: &Path| file.metadata().unwrap().permissions().mode() & 0o777;
    let fixture = filled();
    let file = archived(&fixture, &Settings::default());
    assert_eq!(mode(&file), 0o600);
    let folder = fixture.folder.path();
    let settings = folder.join("settings.json");
    SettingsFile::open(settings.clone()).follow(&[]).unwrap();
    assert_eq!(mode(&settings), 0o600);
    let session = folder.join("session.json");
    SessionFile::open(session.clone()).remember_told_shared();
    assert_eq!(mode(&session), 0o600);
}

#[test]
fn what_was_in_the_library_is_backed_up_and_can_be_put_back() {
    let fixture = filled();
    let archive = archived(&fixture, &Settings::default());
    let folder = tempfile::tempdir().unwrap();
    let other = library_in(folder.path());
    let own = br#"[{"broadsheet":1,"title":"One of the person's own"}]"#;
    other.import(vec![Pending::of_bytes("own.json", own.to_vec())], |_| {}).unwrap();
    let before = everything(&other, folder.path());
    let opened = other.open_archive(&archive).unwrap();
    assert_ne!(everything(&other, folder.path()), before);
    other.restore(&opened.restored.before.unwrap().name).unwrap();
    assert_eq!(everything(&other, folder.path()), before);
}

#[test]
fn what_is_no_archive_newer_or_damaged_changes_nothing() {
    let fixture = filled();
    let archive = archived(&fixture, &Settings::default());
    let folder = tempfile::tempdir().unwrap();
    let other = library_in(folder.path());
    let before = everything(&other, folder.path());
    let altered = |name: &str, change: &dyn Fn(&str, Vec<u8>) -> Vec<u8>| {
        let path = folder.path().join(name);
        rewritten(&archive, &path, change, &[]);
        path
    };
    let text = folder.path().join("text.zip");
    fs::write(&text, "no archive").unwrap();
    let newer = altered("newer.zip", &|name, bytes| match name {
        "archive.json" => String::from_utf8(bytes).unwrap().replace(": 1,", ": 99,").into_bytes(),
        _ => bytes,
    });
    let broken = altered("broken.zip", &|name, mut bytes| {
        if name == "library.db" {
            let middle = bytes.len() / 2;
            bytes[middle..].fill(7);
        }
        bytes
    });
    let other_file = altered("other.zip", &|name, bytes| match name.starts_with("originals/") {
        true => b"something else".to_vec(),
        false => bytes,
    });
    let other_image = altered("image.zip", &|name, bytes| match name.starts_with("files/") {
        true => b"something else".to_vec(),
        false => bytes,
    });
    for (file, said) in [
        (text, "no archive"),
        (newer, "newer Broadsheet"),
        (broken, "damaged"),
        (other_file, "not what it was"),
        (other_image, "not what it was"),
        (folder.path().join("missing.zip"), "cannot be read"),
    ] {
        let error = other.open_archive(&file).unwrap_err().to_string();
        assert!(error.contains(said) && error.contains("Nothing was changed"), "{error}");
        assert_eq!(everything(&other, folder.path()), before, "{error}");
    }
    let left = fs::read_dir(folder.path().join("backups")).into_iter().flatten();
    assert_eq!(left.flatten().filter(|file| file.file_name().to_string_lossy().contains("part")).count(), 0);
}

#[test]
fn an_archive_that_is_dropped_is_asked_about_and_brings_its_settings_where_none_were_chosen() {
    let theirs = Settings {
        theme: Theme::Dark,
        watch_folder: Some("/their/folder".to_owned()),
        trash_days: Some(1),
        ..Settings::default()
    };
    let fixture = filled();
    let archive = archived(&fixture, &theirs);
    let folder = tempfile::tempdir().unwrap();
    let other = Fixture { library: library_in(folder.path()), folder };
    let (app, witness, _folder) = other.app();
    app.import_paths(vec![archive]);
    let told: Vec<Value> =
        witness.told.lock().unwrap().iter().map(|event| serde_json::to_value(event).unwrap()).collect();
    assert_eq!(told[0], json!({ "kind": "archive", "file": "all.zip", "papers": 3, "at": told[0]["at"] }));
    assert_eq!(call(&app, "overview", json!(null)).unwrap()["counts"]["all"], 0, "nothing happens by itself");
    let opened = call(&app, "open_archive", json!("dropped")).unwrap();
    assert_eq!(opened["papers"], 3);
    assert_eq!(call(&app, "overview", json!(null)).unwrap()["counts"]["all"], 3);
    let settings = call(&app, "begin", json!(null)).unwrap()["settings"].clone();
    assert_eq!((&settings["theme"], &settings["watch_folder"]), (&json!("dark"), &json!(null)));
    assert_eq!(
        settings["trash_days"],
        json!(null),
        "what is in the trash goes for good only where one chose that here"
    );
    assert_eq!(call(&app, "open_archive", json!("dropped")).unwrap(), json!(null), "once");
}

#[test]
fn an_archive_that_would_fill_the_disk_is_left() {
    let fixture = filled();
    let archive = archived(&fixture, &Settings::default());
    let zeros = vec![0; 40 << 20];
    let hash = Originals::hash(&zeros);
    let (one, two, original) =
        (format!("files/{hash}/one.pdf"), format!("files/{hash}/two.pdf"), format!("originals/{hash}"));
    let grown = |name: &str, bytes: Vec<u8>| match name {
        "library.db" => vec![0; 70 << 20],
        _ => bytes,
    };
    let same = |_: &str, bytes: Vec<u8>| bytes;
    // How a member is changed, and what more there is.
    type Bomb<'a> = (&'a dyn Fn(&str, Vec<u8>) -> Vec<u8>, Vec<(&'a str, &'a [u8])>);
    let bombs: [Bomb<'_>; 3] = [
        (&grown, vec![]),
        (&same, vec![(one.as_str(), zeros.as_slice()), (two.as_str(), zeros.as_slice())]),
        (&same, vec![(one.as_str(), zeros.as_slice()), (original.as_str(), zeros.as_slice())]),
    ];
    for (change, more) in bombs {
        let folder = tempfile::tempdir().unwrap();
        let other = library_in(folder.path());
        let bomb = folder.path().join("bomb.zip");
        rewritten(&archive, &bomb, change, &more);
        assert!(bomb.metadata().unwrap().len() < 1 << 20);
        let error = other.open_archive(&bomb).unwrap_err().to_string();
        assert!(error.contains("more than may come out of it"), "{error}");
    }
}

#[test]
fn an_image_in_an_archive_is_shown_as_pixels_or_not_at_all() {
    let fixture = filled();
    let archive = archived(&fixture, &Settings::default());
    let pixel = STANDARD.decode(PIXEL).unwrap();
    let mut huge = pixel.clone();
    // 400 million pixels, with the sum that goes with them.
    huge[16..24].copy_from_slice(&[0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20]);
    let sum = crate::images::png_checksum(&huge[12..29]).to_be_bytes();
    huge[29..33].copy_from_slice(&sum);
    let more = [pixel.as_slice(), b"<script>stays outside</script>"].concat();
    let html = b"<html><script>x()</script>".to_vec();
    let hashes: Vec<String> = [&more, &huge, &html].iter().map(|bytes| Originals::hash(bytes)).collect();
    let names: Vec<String> = hashes.iter().map(|hash| format!("files/{hash}/image.png")).collect();
    let images = [(&*names[0], &*more), (&*names[1], &*huge), (&*names[2], &*html)];
    let folder = tempfile::tempdir().unwrap();
    let theirs = folder.path().join("theirs.zip");
    rewritten(&archive, &theirs, &|_, bytes| bytes, &images);
    let other = library_in(folder.path());
    other.open_archive(&theirs).unwrap();
    let shown =
        |hash: &str| other.image(&format!("image:{hash}")).map(|image| STANDARD.decode(image).unwrap());
    let pixels = shown(&hashes[0]).unwrap();
    assert!(pixels.starts_with(b"\x89PNG") && !pixels.windows(8).any(|window| window == b"<script>"));
    for hash in &hashes[1..] {
        shown(hash).unwrap_err();
    }
}
