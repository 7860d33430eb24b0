//! Images in notes: what is kept of them, what is refused, and that none goes while a note names it.

use std::io::Cursor;
use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use broadsheet_core::api::*;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use rstest::rstest;
use serde_json::json;

use crate::fixture::{Fixture, call, day, title};

/// An image of noise of its own for each seed, which no coder makes small.
fn picture(seed: u32, width: u32, height: u32) -> DynamicImage {
    let noise =
        |x: u32, y: u32| (x * 7919 + y * 104_729 + seed * 31).wrapping_mul(2_654_435_761).to_be_bytes();
    RgbImage::from_fn(width, height, |x, y| Rgb([noise(x, y)[0], noise(x, y)[1], noise(x, y)[2]])).into()
}

fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    image.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

impl Fixture {
    fn add_image(&self, bytes: &[u8]) -> Result<String, String> {
        self.library.add_image(&STANDARD.encode(bytes)).map_err(|error| error.to_string())
    }

    fn pasted(&self, seed: u32) -> String {
        self.add_image(&encoded(&picture(seed, 3, 2), ImageFormat::Png)).unwrap()
    }

    fn write(&self, paper: i64, body: &str) {
        let base = self.library.paper(paper).unwrap().note;
        self.library.save_note(&SaveNote { paper, base, body: body.to_owned() }).unwrap();
    }

    fn images(&self) -> Vec<PathBuf> {
        let Ok(folders) = std::fs::read_dir(self.folder.path().join("files")) else { return Vec::new() };
        folders.map(|folder| folder.unwrap().path().join("image.png")).collect()
    }
}

#[rstest]
fn an_image_is_kept_as_pixels_alone_and_once(
    #[values(ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP)] format: ImageFormat,
) {
    let fixture = Fixture::new();
    let mut bytes = encoded(&picture(1, 16, 9), format);
    let pixels = image::load_from_memory(&bytes).unwrap().to_rgba8();
    bytes.extend_from_slice(b"<script>stays outside</script>");
    let name = fixture.add_image(&bytes).unwrap();
    assert!(name.starts_with("image:") && name.len() == 70, "{name}");
    assert_eq!(fixture.add_image(&bytes).unwrap(), name);
    let [kept] = fixture.images().try_into().unwrap();
    // What is shown is written anew once more: what is kept holds nothing else either.
    let png = std::fs::read(kept).unwrap();
    assert_eq!(STANDARD.decode(fixture.library.image(&name).unwrap()).unwrap(), png);
    assert!(png.starts_with(b"\x89PNG") && !png.windows(8).any(|window| window == b"<script>"));
    assert_eq!(image::load_from_memory(&png).unwrap().to_rgba8(), pixels);
}

#[test]
fn an_image_on_the_clipboard_is_kept_where_there_is_one() {
    let (app, witness, _folder) = Fixture::new().app();
    assert_eq!(call(&app, "paste_image", json!(null)).unwrap(), json!(null));
    *witness.clipboard.lock().unwrap() = Some(encoded(&picture(1, 3, 2), ImageFormat::WebP));
    let name = call(&app, "paste_image", json!(null)).unwrap();
    call(&app, "image", name).unwrap();
    *witness.clipboard.lock().unwrap() = Some(b"<svg/>".to_vec());
    call(&app, "paste_image", json!(null)).unwrap_err();
}

#[test]
fn a_photograph_stands_the_right_way_up_and_keeps_nothing_of_where_it_was_taken() {
    let fixture = Fixture::new();
    let jpeg = encoded(&picture(1, 8, 4), ImageFormat::Jpeg);
    // Turned by a quarter, with a place to be told, as cameras write it: one entry, and words after it.
    let mut exif =
        b"\xff\xe1\x00\x30Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
            .to_vec();
    exif.extend_from_slice(b"at home, you see");
    exif.resize(2 + 0x30, b' ');
    let turned = [&jpeg[..2], &exif, &jpeg[2..]].concat();
    fixture.add_image(&turned).unwrap();
    let [kept] = fixture.images().try_into().unwrap();
    let png = std::fs::read(kept).unwrap();
    let shown = image::load_from_memory(&png).unwrap();
    assert_eq!((shown.width(), shown.height()), (4, 8));
    assert!(!png.windows(7).any(|window| window == b"at home"));
}

#[test]
fn what_is_no_whole_image_of_a_known_kind_is_refused() {
    let fixture = Fixture::new();
    let half = |format| {
        let bytes = encoded(&picture(1, 64, 64), format);
        bytes[..bytes.len() / 2].to_vec()
    };
    let bmp = b"BM\x3a\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\x18\0\0\0\0\0\x04\0\0\0"
        .to_vec();
    let refused = [
        Vec::new(),
        b"no image".to_vec(),
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>".to_vec(),
        b"<?xml version='1.0'?><svg/>".to_vec(),
        bmp,
        half(ImageFormat::Png),
        half(ImageFormat::Gif),
        half(ImageFormat::WebP),
    ];
    for bytes in refused {
        let error = fixture.add_image(&bytes).unwrap_err();
        assert!(
            error.starts_with("What was pasted cannot be read as an image. Nothing was changed."),
            "{error}"
        );
    }
    fixture.library.add_image("no base 64").unwrap_err();
    assert_eq!(fixture.images(), Vec::<PathBuf>::new());
}

#[test]
fn an_image_that_is_too_large_is_refused_before_its_pixels_are_read() {
    let fixture = Fixture::new();
    // A header that promises 400 million pixels, with nothing behind it.
    let mut png = encoded(&picture(1, 2, 2), ImageFormat::Png);
    png[16..24].copy_from_slice(&[0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20]);
    let sum = png_checksum(&png[12..29]).to_be_bytes();
    png[29..33].copy_from_slice(&sum);
    let error = fixture.add_image(&png).unwrap_err();
    assert!(error.starts_with("This image has 20000 × 20000 pixels."), "{error}");
    let error = fixture.library.add_image(&"A".repeat(45 * 1024 * 1024)).unwrap_err().to_string();
    assert!(error.starts_with("This image is larger than 32 MiB"), "{error}");
}

/// CRC-32, as PNG's chunks end in it.
pub(crate) fn png_checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ if sum & 1 == 1 { 0xedb8_8320 } else { 0 })
    })
}

#[test]
fn only_what_stands_for_an_image_names_a_file() {
    let fixture = Fixture::new();
    let name = fixture.pasted(1);
    std::fs::write(fixture.folder.path().join("files/image.png"), "not asked for").unwrap();
    let (zeros, upper) = (format!("image:{}", "0".repeat(64)), name.to_uppercase());
    for unknown in ["image:../../library.db", "image:", "image:.", "image:0000", &zeros, &upper, &name[6..]] {
        let error = fixture.library.image(unknown).unwrap_err().to_string();
        assert!(
            error.starts_with("There is no such image in the library, or not any more."),
            "{unknown}: {error}"
        );
    }
    fixture.library.image(&name).unwrap();
}

#[cfg(unix)]
#[test]
fn an_image_is_as_private_as_a_pdf() {
    use std::os::unix::fs::PermissionsExt as _;
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1]));
    fixture.pasted(1);
    let image = fixture.images().remove(0);
    let pdf = fixture.folder.path().join("one.pdf");
    std::fs::write(&pdf, b"%PDF-1.7").unwrap();
    let attachment = fixture.library.attach(fixture.id(&title(1)), &pdf).unwrap();
    let mode = |path: PathBuf| std::fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(mode(image), mode(fixture.library.attached_file(attachment).unwrap()));
}

#[test]
fn an_image_stays_while_any_text_of_a_note_names_it() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1, 2, 3]));
    let [one, two, three] = [1, 2, 3].map(|number| fixture.id(&title(number)));
    let names: Vec<String> = (0..20).map(|seed| fixture.pasted(seed)).collect();
    let note = |name: &str| format!("See\n\n![a plot]({name})\n");
    // One image after another, so that versions share the beginnings of their names; then no note names any.
    for name in &names {
        fixture.write(one, &note(name));
        fixture.write(two, &note(name));
    }
    fixture.write(two, "");
    fixture.write(three, &note(&names[3]));
    fixture.library.trash_papers(&Papers { papers: vec![three] }).unwrap();
    fixture.library.empty_trash(0).unwrap();
    for name in &names {
        fixture.library.image(name).unwrap();
    }
    // Back from a version, and over undo.
    let history = NoteHistoryRequest { paper: one, all: true };
    let oldest = fixture.library.note_history(&history).unwrap().pop().unwrap();
    fixture.library.restore_note_version(oldest.id).unwrap();
    assert_eq!(fixture.library.paper(one).unwrap().note, note(&names[0]));
    fixture.library.undo().unwrap();
    // Merged, it is in the note of both.
    fixture.write(two, &note(&names[7]));
    fixture.library.merge_papers(&MergePapers { groups: vec![vec![one, two]] }).unwrap();
    let merged = fixture.library.paper(fixture.id(&title(1))).unwrap().note;
    for name in [&names[7], &names[19]] {
        assert!(merged.contains(name.as_str()), "{merged}");
        fixture.library.image(name).unwrap();
    }
}

#[test]
fn emptying_the_trash_takes_the_images_that_nothing_names_any_more() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1, 2]));
    let [one, two] = [1, 2].map(|number| fixture.id(&title(number)));
    let [gone, earlier, emptied, shared] = [1, 2, 3, 4].map(|seed| fixture.pasted(seed));
    fixture.write(one, &format!("![]({earlier})"));
    fixture.write(one, &format!("![]({gone}) ![]({shared})"));
    fixture.write(two, &format!("![]({emptied})"));
    fixture.write(two, "");
    fixture.library.trash_papers(&Papers { papers: vec![one] }).unwrap();
    fixture.import(&day("2025-01-11", &[5]));
    fixture.write(fixture.id(&title(5)), &format!("![]({shared})"));
    fixture.library.empty_trash(0).unwrap();
    for name in [&gone, &earlier, &emptied] {
        fixture.library.image(name).unwrap_err();
    }
    fixture.library.image(&shared).unwrap();
}

#[test]
fn a_check_finds_the_image_of_a_note_that_is_gone() {
    let fixture = Fixture::new();
    fixture.import(&day("2026-01-02", &[1]));
    let name = fixture.pasted(1);
    fixture.write(fixture.id(&title(1)), &format!("See ![it]({name})."));
    assert!(fixture.library.check(|_, _| {}).unwrap().is_sound());
    std::fs::remove_file(&fixture.images()[0]).unwrap();
    let checked = fixture.library.check(|_, _| {}).unwrap();
    assert_eq!(checked.files.len(), 1, "{checked:?}");
}
