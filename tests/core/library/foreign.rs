//! A library that somebody else wrote is data: what its rows name is looked for in its own folder and nowhere else.

use std::fs;

use broadsheet_core::api::Papers;
use serde_json::json;

use crate::fixture::*;

/// Lets a paper's file be, as the library has it, one of that hash and name. Gives the paper and the file's id.
fn with_file(fixture: &Fixture, hash: &str, name: &str) -> (i64, i64) {
    fixture.import(&day("2025-01-10", &[1]));
    let paper = fixture.id(&title(1));
    let outside = tempfile::tempdir().unwrap();
    let pdf = outside.path().join("mine.pdf");
    fs::write(&pdf, b"%PDF-1.7").unwrap();
    let attachment = fixture.library.attach(paper, &pdf).unwrap();
    sql(fixture, &format!("UPDATE attachment SET hash = '{hash}', name = '{name}'"));
    (paper, attachment)
}

fn sql(fixture: &Fixture, statements: &str) {
    let db = rusqlite::Connection::open(fixture.folder.path().join("library.db")).unwrap();
    db.execute_batch(&format!("{statements}; UPDATE change_clock SET now = now + 1;")).unwrap();
}

#[test]
fn a_row_that_names_a_file_elsewhere_opens_checks_and_removes_nothing() {
    let elsewhere = tempfile::tempdir().unwrap();
    let own = elsewhere.path().join("diary.pdf");
    let hash = "0".repeat(64);
    for (hash, name) in [
        ("..", "../diary.pdf"),
        (elsewhere.path().to_str().unwrap(), "diary.pdf"),
        (hash.as_str(), own.to_str().unwrap()),
        (hash.as_str(), "../../diary.pdf"),
    ] {
        let fixture = Fixture::new();
        let near = fixture.folder.path().join("diary.pdf");
        for file in [&own, &near] {
            fs::write(file, b"%PDF-1.7 of one's own").unwrap();
        }
        let (paper, attachment) = with_file(&fixture, hash, name);
        assert!(fixture.library.attached_file(attachment).is_err(), "{name} of {hash} is opened");
        let checked = fixture.library.check(|_, _| {}).unwrap();
        assert!(!checked.files[0].altered, "{name} was read");
        fixture.library.trash_papers(&Papers { papers: vec![paper] }).unwrap();
        fixture.library.empty_trash(0).unwrap();
        assert!(own.exists() && near.exists(), "{name} of {hash} is gone");
    }
}

#[test]
fn a_file_that_is_no_pdf_by_its_name_is_given_to_no_program() {
    let fixture = Fixture::new();
    let hash = "0".repeat(64);
    let (_, attachment) = with_file(&fixture, &hash, "paper.desktop");
    let folder = fixture.folder.path().join("files").join(&hash);
    fs::create_dir_all(&folder).unwrap();
    // Its bytes would pass: a launcher may begin with any comment.
    fs::write(folder.join("paper.desktop"), b"#%PDF-1.7\n[Desktop Entry]").unwrap();
    let (app, witness, _folder) = fixture.app();
    call(&app, "open_attachment", json!(attachment)).unwrap_err();
    assert_eq!(*witness.opened.lock().unwrap(), Vec::<String>::new());
}

#[test]
fn a_file_that_is_no_pdf_by_what_it_holds_is_given_to_no_program() {
    let fixture = Fixture::new();
    let hash = "0".repeat(64);
    let (_, attachment) = with_file(&fixture, &hash, "paper.pdf");
    let folder = fixture.folder.path().join("files").join(&hash);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("paper.pdf"), b"<html><script>x()</script>").unwrap();
    let (app, witness, _folder) = fixture.app();
    call(&app, "open_attachment", json!(attachment)).unwrap_err();
    assert_eq!(*witness.opened.lock().unwrap(), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn a_link_in_the_folder_of_files_leads_nowhere() {
    use std::os::unix::fs::symlink;
    let elsewhere = tempfile::tempdir().unwrap();
    let own = elsewhere.path().join("paper.pdf");
    fs::write(&own, b"%PDF-1.7 of one's own").unwrap();
    let pixel = elsewhere.path().join("image.png");
    image::RgbImage::new(1, 1).save(&pixel).unwrap();
    let hash = "0".repeat(64);
    for whole_folder in [false, true] {
        let fixture = Fixture::new();
        let (_, attachment) = with_file(&fixture, &hash, "paper.pdf");
        let folder = fixture.folder.path().join("files").join(&hash);
        if whole_folder {
            symlink(elsewhere.path(), &folder).unwrap();
        } else {
            fs::create_dir_all(&folder).unwrap();
            symlink(&own, folder.join("paper.pdf")).unwrap();
            symlink(&pixel, folder.join("image.png")).unwrap();
        }
        assert!(fixture.library.attached_file(attachment).is_err(), "another's file is opened");
        assert!(fixture.library.image(&format!("image:{hash}")).is_err(), "another's image is shown");
        let checked = fixture.library.check(|_, _| {}).unwrap();
        assert!(!checked.files[0].altered, "another's file was read");
    }
}

#[test]
fn an_original_by_no_hash_is_said_and_brings_nothing_down() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1]));
    for hash in ["", "x", "é", "../../../../etc/passwd"] {
        sql(&fixture, &format!("UPDATE source SET hash = '{hash}'"));
        let checked = fixture.library.check(|_, _| {}).unwrap();
        assert_eq!(checked.originals.len(), 1, "{hash}");
    }
}
