//! Pages, texts and prints that were made to take long, or to break what reads them.

use std::fmt::Write;
use std::fs;
use std::time::{Duration, Instant};

use broadsheet_core::model::Format;

use super::{fixtures, papers, read_bytes};

#[test]
fn a_page_of_more_papers_than_anyone_reads_is_cut_and_says_so() {
    let start = Instant::now();
    let (mut page, mut text) = ("<ul>".to_owned(), String::new());
    for number in 0..20_100 {
        write!(page, "<li>Study {number} <a href='https://arxiv.org/abs/2402.{number:05}'>pdf</a>").unwrap();
        writeln!(text, "Study {number} of them all (arXiv:2402.{number:05})").unwrap();
    }
    for (source, format) in [(page, Format::Mail), (text, Format::PlainText)] {
        let reading = read_bytes(source.as_bytes()).unwrap();
        assert_eq!((reading.format, papers(&reading).len()), (format, 20_000));
        assert!(
            reading.warnings.iter().any(|warning| warning.reason.to_string().contains("more than 20000")
                || warning.reason.to_string().contains("More than 20000"))
        );
        assert!(papers(&reading)[7].title.starts_with("Study 7"), "{}", papers(&reading)[7].title);
    }
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}

#[test]
fn names_without_end_take_time_in_proportion() {
    let start = Instant::now();
    for piece in [
        "<a href=https://arxiv.org/abs/2402.04644>",
        "<dt><a href=/abs/2402.04644>x</a>",
        "<b>x<p>arXiv:2402.04644 ",
        "<div class=title>Title: A</div>",
        "<p>Title: A<p>Abstract: B",
        "<li>10.1000/182 ",
        "<p>(2402.04644",
        "arXiv:2402.04644\n",
        "10.1000/182",
        "A 2402.04644) \"",
        "- x y z\nhttps://arxiv.org/abs/2402.04644\n",
    ] {
        let text = piece.repeat(100_000 / piece.len());
        let _ = read_bytes(text.as_bytes());
        let _ = read_bytes(format!("<html><body>{text}").as_bytes());
    }
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}

#[test]
fn a_print_with_any_byte_changed_is_read_or_refused() {
    let whole = fs::read(fixtures().join("printed-page.pdf")).unwrap();
    let mut state = 7_u64;
    for _ in 0..200 {
        let mut bytes = whole.clone();
        for _ in 0..4 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let at = (state >> 33) as usize % bytes.len();
            bytes[at] = (state >> 20) as u8;
        }
        let _ = read_bytes(&bytes);
    }
}

/// A document of one page with these objects behind its first three.
fn pdf(objects: &[&str]) -> Vec<u8> {
    let mut all = vec!["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1/Parent 2 0 R>>"];
    all.extend(objects);
    let mut text = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (object, number) in all.iter().zip(1..) {
        places.push(text.len());
        writeln!(text, "{number} 0 obj\n{object}\nendobj").unwrap();
    }
    let start = text.len();
    write!(text, "xref\n0 {}\n0000000000 65535 f \n", all.len() + 1).unwrap();
    places.iter().for_each(|place| writeln!(text, "{place:010} 00000 n ").unwrap());
    writeln!(text, "trailer\n<</Root 1 0 R/Size {}>>\nstartxref\n{start}\n%%EOF", all.len() + 1).unwrap();
    text.into_bytes()
}

#[test]
fn prints_that_never_end_are_refused() {
    let start = Instant::now();
    let page =
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>";
    let content = "<</Length 4>>\nstream\n/F Do\nendstream";
    let draws_itself = "<</Type/XObject/Subtype/Form/Resources<</XObject<</F 5 0 R>>>>/Length 10>>\nstream\n/F Do\n/F Do\nendstream";
    let inherits = "<</Type/XObject/Subtype/Form/Length 4>>\nstream\n/F Do\nendstream";
    let no_box = "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>";
    for objects in [vec![page, content, draws_itself], vec![page, content, inherits], vec![no_box, content]] {
        assert!(read_bytes(&pdf(&objects)).is_err());
    }
    assert!(start.elapsed() < Duration::from_secs(10));
}
