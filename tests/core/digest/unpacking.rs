//! Archives and long lists: what comes out, and that nothing comes out without end.

use std::io::{Cursor, Write};
use std::ops::ControlFlow;

use broadsheet_core::digest::MAX_BYTES;
use broadsheet_core::digest::unpack::{Piece, unpack};
use broadsheet_core::model::Unread;
use flate2::Compression;
use flate2::write::GzEncoder;
use zip::write::{SimpleFileOptions, ZipWriter};

fn pieces(name: &str, bytes: Vec<u8>) -> Vec<Piece> {
    let mut taken = Vec::new();
    unpack(name, Cursor::new(bytes), &mut |piece| {
        taken.push(piece);
        ControlFlow::Continue(())
    });
    taken
}

fn names(pieces: &[Piece]) -> Vec<&str> {
    pieces.iter().map(|piece| piece.name.as_str()).collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn tarball(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_ustar();
        header.set_size(bytes.len() as u64);
        // As a hostile archiver would: the crate itself refuses such names.
        let place = &mut header.as_mut_bytes()[..name.len()];
        place.copy_from_slice(name.as_bytes());
        header.set_cksum();
        builder.append(&header, *bytes).unwrap();
    }
    builder.into_inner().unwrap()
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_plain_file_is_itself() {
    let given = pieces("day.json", b"[1]".to_vec());
    assert_eq!(names(&given), ["day.json"]);
    assert_eq!(given[0].content, Ok(b"[1]".to_vec()));
    assert!(!given[0].inside);
}

#[test]
fn archives_give_their_members_whatever_they_lie_in() {
    let files: [(&str, &[u8]); 2] = [("days/a.json", b"one"), ("b.txt", b"two")];
    for (name, archive) in
        [("w.zip", zipped(&files)), ("w.tar", tarball(&files)), ("w.tar.gz", gzip(&tarball(&files)))]
    {
        let given = pieces(name, archive);
        assert_eq!(names(&given), [format!("{name}/days/a.json"), format!("{name}/b.txt")]);
        assert!(given.iter().all(|piece| piece.inside && piece.content.is_ok()));
    }
    let nested = zipped(&[("inner.zip", &zipped(&files)), ("c.json.gz", &gzip(b"three"))]);
    let given = pieces("w.zip", nested);
    assert_eq!(names(&given), ["w.zip/inner.zip/days/a.json", "w.zip/inner.zip/b.txt", "w.zip/c.json.gz"]);
    assert_eq!(given[2].content, Ok(b"three".to_vec()));
}

#[test]
fn what_file_systems_leave_is_not_mentioned() {
    let archive = zipped(&[("__MACOSX/._a.json", b"x"), (".DS_Store", b"x"), ("a.json", b"one")]);
    assert_eq!(names(&pieces("w.zip", archive)), ["w.zip/a.json"]);
}

#[test]
fn a_name_that_climbs_out_is_only_a_name() {
    let given = pieces("w.tar", tarball(&[("../../etc/\u{7}passwd", b"x"), ("/abs", b"y")]));
    assert_eq!(given[0].content, Ok(b"x".to_vec()));
    assert!(!given[0].name.contains('\u{7}'));
}

#[test]
fn links_in_archives_lead_nowhere() {
    let mut builder = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(tar::EntryType::Symlink);
    header.set_size(0);
    builder.append_link(&mut header, "a.json", "/etc/passwd").unwrap();
    assert!(pieces("w.tar", builder.into_inner().unwrap()).is_empty());
}

#[test]
fn a_bomb_stops_early() {
    let zeros = vec![0_u8; 40 << 20];
    let members: Vec<(String, &[u8])> = (0..8).map(|n| (format!("{n}.bin"), zeros.as_slice())).collect();
    let members: Vec<(&str, &[u8])> = members.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let archive = zipped(&members);
    assert!(archive.len() < 1 << 20, "the bomb is small: {} bytes", archive.len());
    let given = pieces("bomb.zip", archive);
    let whole: usize = given.iter().filter_map(|piece| piece.content.as_ref().ok()).map(Vec::len).sum();
    assert!(given.iter().any(|piece| piece.content == Err(Unread::Bomb)));
    assert!(whole <= 80 << 20, "{whole} bytes came out");
}

#[test]
fn archives_in_archives_end() {
    let mut archive = b"deep".to_vec();
    for _ in 0..10 {
        archive = gzip(&archive);
    }
    let given = pieces("x.gz", archive);
    assert_eq!(given.len(), 1);
    assert_eq!(given[0].content, Err(Unread::TooDeep));
}

#[test]
fn a_damaged_archive_gives_what_lies_before() {
    let archive = gzip(&tarball(&[("a.json", &[b'a'; 4_000]), ("b.json", &random(400_000))]));
    let given = pieces("w.tar.gz", archive[..archive.len() / 2].to_vec());
    assert_eq!(names(&given)[0], "w.tar.gz/a.json");
    assert!(given[0].content.is_ok());
    assert!(matches!(given.last().unwrap().content, Err(Unread::ArchiveDamaged { .. })));
}

fn random(length: usize) -> Vec<u8> {
    let mut state = 1_u64;
    let step = |state: &mut u64| {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (*state >> 56) as u8
    };
    (0..length).map(|_| step(&mut state)).collect()
}

#[test]
fn an_office_document_is_called_what_it_is() {
    let given =
        pieces("notes.docx", zipped(&[("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")]));
    let Err(error) = &given[0].content else { panic!("it was unpacked") };
    assert!(error.to_string().contains("an Office document"));
}

#[test]
fn a_single_document_that_is_too_large_is_refused() {
    let given = pieces("big.html", vec![b'<'; MAX_BYTES as usize + 1]);
    assert_eq!(given[0].content, Err(Unread::TooLarge { limit: MAX_BYTES }));
}

/// The text of an entry by its number.
type Line<'a> = &'a dyn Fn(usize) -> String;

fn long_list(first: &str, line: Line<'_>, lines: usize) -> Vec<u8> {
    let mut list = first.as_bytes().to_vec();
    for number in 0..lines {
        list.extend_from_slice(line(number).as_bytes());
    }
    assert!(list.len() as u64 > MAX_BYTES);
    list
}

#[test]
fn long_lists_come_in_parts_that_lose_and_double_nothing() {
    let filler = "x".repeat(1_000);
    let json = |number| format!("{{\"id\":{number},\"text\":\"{filler}\"}}\n");
    let table = |number| format!("{number},\"{filler}\n with, a break\"\n");
    let mail = |number| format!("From a@example.org Mon\nSubject: {number}\n\n{filler}\n>From here\n\n");
    let lists: [(&str, &str, Line<'_>, &[u8]); 3] = [
        ("l.jsonl", "", &json, b"{\"id\":"),
        ("t.csv", "id,text\n", &table, b"\n with"),
        ("m.mbox", "", &mail, b"Subject: "),
    ];
    for (name, first, line, mark) in lists {
        let lines = 68_000;
        let given = pieces(name, long_list(first, line, lines));
        assert!(given.len() >= 3, "{name}: {} parts", given.len());
        let mut count = 0;
        for (piece, number) in given.iter().zip(1..) {
            assert_eq!(piece.name, format!("{name} (part {number})"));
            let bytes = piece.content.as_ref().unwrap();
            assert!(bytes.len() < 20 << 20);
            assert!(bytes.starts_with(first.as_bytes()), "{name}: every part of a table has its heading");
            count += bytes.windows(mark.len()).filter(|window| *window == mark).count();
        }
        assert_eq!(count, lines, "{name}");
    }
}

#[test]
fn taking_stops_when_asked() {
    let archive = zipped(&[("a", b"1"), ("b", b"2"), ("c", b"3")]);
    let mut taken = 0;
    unpack("w.zip", Cursor::new(archive), &mut |_| {
        taken += 1;
        ControlFlow::Break(())
    });
    assert_eq!(taken, 1);
}
