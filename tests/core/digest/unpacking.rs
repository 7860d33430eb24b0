//! Archives and long lists: what comes out, and that nothing comes out without end.

use std::cell::Cell;
use std::io::{self, Cursor, Read, Seek, SeekFrom, Write};
use std::ops::ControlFlow;
use std::rc::Rc;

use broadsheet_core::digest::MAX_BYTES;
use broadsheet_core::digest::unpack::{Piece, unpack};
use broadsheet_core::model::Unread;
use flate2::Compression;
use flate2::write::GzEncoder;
use rstest::rstest;
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
    let members = ["../../etc/\u{7}passwd", "/abs", "a/../../b", "..\\..\\c"];
    let given = pieces("w.tar", tarball(&members.map(|name| (name, b"x".as_slice()))));
    assert_eq!(names(&given), ["w.tar/etc/passwd", "w.tar/abs", "w.tar/a/b", "w.tar/c"]);
    assert!(given.iter().all(|piece| piece.content == Ok(b"x".to_vec())));
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

/// A source that counts what is read of it, and gives no more than `most`.
struct Counted {
    bytes: Cursor<Vec<u8>>,
    read: Rc<Cell<u64>>,
    most: u64,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.bytes.read(buffer)?;
        self.read.set(self.read.get() + count as u64);
        assert!(self.read.get() <= self.most, "{} bytes were read", self.read.get());
        Ok(count)
    }
}

impl Seek for Counted {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.bytes.seek(to)
    }
}

/// What `bytes` hold, when at most `most` of them are read.
fn pieces_within(name: &str, bytes: Vec<u8>, most: u64) -> Vec<Piece> {
    let mut taken = Vec::new();
    let source = Counted { bytes: Cursor::new(bytes), read: Rc::default(), most };
    unpack(name, source, &mut |piece| {
        taken.push(piece);
        ControlFlow::Continue(())
    });
    taken
}

/// The header of a member without a name in a ZIP archive's list.
const NAMELESS: [u8; 46] = {
    let mut header = [0; 46];
    (header[0], header[1], header[2], header[3]) = (b'P', b'K', 1, 2);
    header
};

/// The end of a ZIP archive's list.
fn zip_end(members: u16, size: u32, offset: u32) -> Vec<u8> {
    let mut end = b"PK\x05\x06\0\0\0\0".to_vec();
    end.extend_from_slice(&members.to_le_bytes());
    end.extend_from_slice(&members.to_le_bytes());
    end.extend_from_slice(&size.to_le_bytes());
    end.extend_from_slice(&offset.to_le_bytes());
    end.extend_from_slice(&[0, 0]);
    end
}

/// The same where its numbers are too large for that.
fn zip_end_64(members: u64, size: u64, offset: u64) -> Vec<u8> {
    let mut end = b"PK\x06\x06".to_vec();
    end.extend_from_slice(&44_u64.to_le_bytes());
    end.extend_from_slice(&[0; 12]);
    for number in [members, members, size, offset] {
        end.extend_from_slice(&number.to_le_bytes());
    }
    end.extend_from_slice(b"PK\x06\x07\0\0\0\0");
    end.extend_from_slice(&(offset + size).to_le_bytes());
    end.extend_from_slice(&1_u32.to_le_bytes());
    end.extend_from_slice(&zip_end(0xffff, u32::MAX, u32::MAX));
    end
}

/// A ZIP archive that lists a member without a name so many times, as far as its list.
fn listing(members: usize) -> Vec<u8> {
    let mut archive = b"PK\x03\x04".to_vec();
    archive.resize(30, 0);
    archive.extend_from_slice(&NAMELESS.repeat(members));
    archive
}

#[test]
fn a_list_of_members_is_not_read_again_for_each_of_its_ends() {
    let mut archive = listing(10_800);
    // Each says one more than there is, so that none of them is right.
    archive.extend_from_slice(&zip_end(10_801, 10_800 * 46, 30).repeat(24_000));
    let mut behind = archive.clone();
    behind.resize(archive.len() + 4_096, 0);
    let list = behind.len() as u32;
    behind.extend_from_slice(&NAMELESS);
    behind.extend_from_slice(&zip_end(2, 46, list));
    for archive in [archive, behind] {
        let most = 4 * archive.len() as u64 + (1 << 20);
        let given = pieces_within("w.zip", archive, most);
        assert!(
            matches!(given[..], [Piece { content: Err(Unread::ArchiveDamaged { .. }), .. }]),
            "{given:?}"
        );
    }
}

#[test]
fn a_list_of_more_members_than_are_taken_is_not_held() {
    let (members, size) = (100_001, 100_001 * 46);
    let mut archive = listing(members);
    archive.extend_from_slice(&zip_end_64(members as u64, size, 30));
    let mut hidden = archive.clone();
    // The last end is wrong, so that another is looked for.
    hidden.extend_from_slice(&zip_end(2, 46, 30 + size as u32 - 46));
    for archive in [archive, hidden] {
        let given = pieces("w.zip", zipped(&[("inner.zip", &archive)]));
        assert_eq!(names(&given), ["w.zip/inner.zip"]);
        assert_eq!(given[0].content, Err(Unread::ListTooLong { limit: 100_000 }));
    }
    // Few members with a list as long as that of many.
    let mut archive = listing(0);
    archive.resize(30 << 20, b'x');
    archive.extend_from_slice(&zip_end(1, (30 << 20) - 30, 30));
    assert_eq!(pieces("w.zip", archive)[0].content, Err(Unread::ListTooLong { limit: 100_000 }));
}

#[test]
fn a_zip_with_many_members_and_a_comment_that_names_an_end_is_read() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..70_000 {
        writer.start_file(format!("{number}"), SimpleFileOptions::default()).unwrap();
    }
    writer.set_raw_comment(b"PK\x05\x06".to_vec().into_boxed_slice()).unwrap();
    assert_eq!(pieces("w.zip", writer.finish().unwrap().into_inner()).len(), 70_000);
}

#[test]
fn members_end_somewhere() {
    let mut header = tar::Header::new_ustar();
    header.as_mut_bytes()[0] = b'a';
    header.set_size(0);
    header.set_cksum();
    let given = pieces("w.tar", header.as_bytes().repeat(100_002));
    assert_eq!(given.len(), 100_001);
    assert_eq!(given[100_000].content, Err(Unread::TooMany { limit: 100_000 }));
}

#[rstest]
#[case::long_name(b'L')]
#[case::long_link(b'K')]
#[case::pax(b'x')]
#[case::sparse(b'S')]
fn what_stands_before_a_member_in_a_tar_archive_ends(#[case] kind: u8) {
    const LENGTH: usize = 8 << 20;
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(tar::EntryType::new(kind));
    let mut body = vec![b'a'; LENGTH];
    if kind == b'S' {
        // Where its parts lie goes on in the block behind it, and so does that.
        header.as_mut_bytes()[482] = 1;
        header.set_size(0);
        body.fill(0);
        body.iter_mut().skip(504).step_by(512).for_each(|goes_on| *goes_on = 1);
    } else {
        header.set_size(LENGTH as u64);
    }
    header.set_cksum();
    let archive = [header.as_bytes().as_slice(), &body, &tarball(&[("a.json", b"one")])].concat();
    let given = pieces_within("w.tar", archive, 1 << 20);
    assert_eq!(names(&given), ["w.tar"]);
    assert_eq!(given[0].content, Err(Unread::Bomb));
}

#[test]
fn a_long_name_is_the_members_own_whichever_way_it_is_written() {
    let name = format!("{}/a.json", "x".repeat(280));
    let mut builder = tar::Builder::new(Vec::new());
    let append = |builder: &mut tar::Builder<Vec<u8>>, name: &str, bytes: &[u8]| {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        builder.append_data(&mut header, name, bytes).unwrap();
    };
    append(&mut builder, &name, b"one");
    builder.append_pax_extensions([("path", name.as_bytes())]).unwrap();
    append(&mut builder, "cut off", b"two");
    // What is passed over counts for nothing of what stands before the next.
    append(&mut builder, ".hidden", &vec![0; 4 << 20]);
    append(&mut builder, "b.json", b"three");
    let given = pieces("w.tar", builder.into_inner().unwrap());
    assert_eq!(names(&given), [&format!("w.tar/{name}"), &format!("w.tar/{name}"), "w.tar/b.json"]);
    assert!(given.iter().all(|piece| piece.content.is_ok()), "{given:?}");
}
