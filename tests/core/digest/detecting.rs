//! Forms are told by content, and what is no digest is named in a sentence.

use broadsheet_core::digest::{Input, MAX_BYTES, ReadError, format_of, read_as, reader_names};
use broadsheet_core::model::{Fault, Format, Likeness};
use rstest::rstest;

use super::read_bytes;

#[rstest]
#[case::png(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Likeness::Png)]
#[case::zip(b"PK\x03\x04\x14\0", Likeness::Zip)]
#[case::gzip(b"\x1f\x8b\x08\0", Likeness::Gzip)]
#[case::database(b"SQLite format 3\0\x10\0", Likeness::Sqlite)]
#[case::empty(b"", Likeness::Empty)]
#[case::blank(b" \r\n\t\n", Likeness::Empty)]
#[case::mark_only(b"\xef\xbb\xbf \n", Likeness::Empty)]
#[case::binary(b"\0\x01\x02\x03\xff\xfe\0\0", Likeness::Binary)]
#[case::prose(b"Dear all,\n\nthe meeting is on Nov 4.\n\nBest,\nA.\n", Likeness::PlainText)]
#[case::json(br#"{"a": [1, 2, {"title": "To do", "id": 3}]}"#, Likeness::Json)]
#[case::tasks(br#"[{"id": 1, "title": "Buy milk", "completed": false}]"#, Likeness::Json)]
#[case::empty_list(b"[]", Likeness::Json)]
#[case::empty_day(br#"{"dailyPapers": [], "date": "2025-01-01"}"#, Likeness::Json)]
#[case::json_lines(b"{\"id\": 1, \"title\": \"T\"}\n{\"id\": 2, \"title\": \"U\"}\n", Likeness::JsonLines)]
#[case::package(
    br#"{"name": "broadsheet", "version": "1.0", "description": "D", "repository": "github.com/a/b"}"#,
    Likeness::Json
)]
#[case::bookmarks(
    br#"[{"title": "Rust", "url": "https://www.rust-lang.org", "description": "A language", "tags": ["x"]}]"#,
    Likeness::Json
)]
#[case::blog_feed(b"<rss version='2.0'><channel><title>B</title><item><title>T</title><link>https://blog.example.org/1</link></item></channel></rss>", Likeness::Feed)]
#[case::table(b"title,price\nMilk,2\nBread,3\n", Likeness::PlainText)]
#[case::prose_with_commas(b"First, we met.\nThen, we left.\nLast, we wrote, as ever.\n", Likeness::PlainText)]
#[case::front_matter(b"---\ntitle: Notes\ndate: 2024-02-07\n---\n\nText: none\n", Likeness::PlainText)]
#[case::web_page(b"<!doctype html><html><body><h1>News</h1><p>Text</p></body></html>", Likeness::WebPage)]
#[case::mail(b"From: a@example.org\nSubject: Digest\nMIME-Version: 1.0\n\nHello", Likeness::Mail)]
#[case::mailbox(
    b"From a Fri Feb  9 11:24:26 2024\nSubject: S\nFrom: a@example.org\n\nHello",
    Likeness::Mailbox
)]
#[case::saved_page(
    b"From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>T</p>",
    Likeness::WebPage
)]
#[case::feed(b"<?xml version='1.0'?><rss><channel/></rss>", Likeness::Feed)]
#[case::xml(b"<?xml version='1.0'?><config><item>A</item></config>", Likeness::Xml)]
fn what_is_no_digest_is_named(#[case] bytes: &[u8], #[case] seems: Likeness) {
    let error = read_bytes(bytes).unwrap_err();
    assert_eq!(error, ReadError::Unrecognised { seems });
    // What is read is no news to who gave an empty file.
    let said = match seems {
        Likeness::Empty => "This is an empty file: there is nothing in it to read.".to_owned(),
        _ => format!("This seems to be {seems}. Broadsheet reads "),
    };
    assert!(error.to_string().starts_with(&said), "{error}");
}

#[rstest]
#[case::text("Title\n\n  • 2 authors\n·\nFeb 5\n", Format::HfText)]
#[case::text_on_one_line("Title\r\n• 2 authors · Feb 5, 2024 3\r\n", Format::HfText)]
#[case::page(
    "<html><body><article><h3><a href=\"/papers/2402.00001\">T</a></h3></article></body></html>",
    Format::HfHtml
)]
#[case::fragment(
    "\u{feff} <h3><a href='https://huggingface.co/papers/2402.00001'>T</a></h3>",
    Format::HfHtml
)]
#[case::json(r#"[{"paper":{"id":"2402.00001","title":"T"}}]"#, Format::HfJson)]
#[case::csl(
    r#"[{"id": "a", "type": "article", "title": "T", "author": [{"family": "B"}]}]"#,
    Format::CslJson
)]
#[case::zotero(r#"[{"key": "A", "data": {"itemType": "preprint", "title": "T"}}]"#, Format::ZoteroJson)]
#[case::bibtex("@article{key,\n title = {A}\n}", Format::Bibtex)]
#[case::ris("TY  - JOUR\nTI  - A\nER  - \n", Format::Ris)]
#[case::printed("[{'paper': {'id': '2402.00001', 'title': \"T\"}}]", Format::HfJson)]
#[case::lines(
    "{\"id\": \"2402.00001\", \"title\": \"T\"}\n{\"url\": \"arxiv.org/abs/2402.00001\", \"title\": \"T\"}\n",
    Format::Records
)]
#[case::object(r#"{"paper_title": "T", "pdf_url": "https://arxiv.org/pdf/2402.00001"}"#, Format::Records)]
#[case::printed_object("{'headline': 'T', 'doi': '10.1000/182', 'year': None}", Format::Records)]
#[case::labels("Title: T\nURL: https://arxiv.org/abs/2402.00001\n", Format::Records)]
#[case::atom(
    "<feed><entry><id>http://arxiv.org/abs/2402.00001v1</id><title>T</title></entry></feed>",
    Format::Feed
)]
#[case::one_entry(
    "<entry xmlns='http://www.w3.org/2005/Atom'><id>http://arxiv.org/abs/2402.00001v1</id><title>T</title></entry>",
    Format::Feed
)]
#[case::rss(
    "<?xml version='1.0'?>\n<!-- made --><rss version='2.0'><channel><item><title>T</title><guid>arXiv:2402.00001</guid></item></channel></rss>",
    Format::Feed
)]
#[case::announcement(
    "\\\\\narXiv:2402.00001\n\nTitle: T\n\\\\ ( https://arxiv.org/abs/2402.00001 , 1kb)\n",
    Format::ArxivMail
)]
#[case::record("\\\\\narXiv:2402.00001\n\nTitle: T\n\\\\\n  A.\n\\\\\n", Format::ArxivAbs)]
#[case::alert(
    "<h3><a class='gse_alrt_title' href='https://scholar.google.com/scholar_url?url=https://a.org'>T</a></h3>",
    Format::ScholarAlert
)]
#[case::mail(
    "From: a@example.org\nMIME-Version: 1.0\n\nTitle: T\nURL: https://arxiv.org/abs/2402.00001\n",
    Format::Mail
)]
#[case::csv("title,url\nT,https://arxiv.org/abs/2402.00001\n", Format::Csv)]
#[case::csv_quoted("\"Title\";\"DOI\"\r\n\"T; or not\";\"10.1000/182\"\r\n", Format::Csv)]
#[case::newsletter(
    "<div><h3>T</h3><p><a href=\"https://huggingface.co/papers/2402.00001\">HuggingFace</a></p></div>",
    Format::Mail
)]
#[case::named_text("Read this:\n\nA Title (doi:10.1000/182)\n", Format::PlainText)]
#[case::listing(
    "<html><head><link rel=stylesheet></head><dl><dt><a href=/abs/2402.00001>abs</a><dd><div class=list-title>Title: T</div></dl>",
    Format::WebPage
)]
#[case::tsv("2402.00001\tA Title of Some Length\t2024-02-07\n", Format::Csv)]
#[case::markdown_list("- [A Title of Some Length](https://arxiv.org/abs/2402.00001)\n", Format::Markdown)]
#[case::markdown_row(
    "| Title | Link |\n|---|---|\n| T U V | [pdf](https://arxiv.org/pdf/2402.00001) |\n",
    Format::Markdown
)]
#[case::markdown_behind_markup(
    "<div align='center'>\n<h1>Papers</h1>\n</div>\n\n## [T U V](https://huggingface.co/papers/2402.00001)\n",
    Format::Markdown
)]
#[case::markdown_with_windows_lines("# Papers\r\n\r\n**T U V** (arXiv:2402.00001)\r\n", Format::Markdown)]
fn forms_are_told_by_content(#[case] text: &str, #[case] format: Format) {
    for bytes in [text.as_bytes().to_vec(), utf16(text)] {
        assert_eq!(format_of(&Input { bytes: &bytes }), Some(format));
        let reading = read_bytes(&bytes).unwrap();
        assert_eq!((reading.format, reading.digests[0].entries.len()), (format, 1));
        // What takes titles from around names says so.
        assert_eq!(reading.warnings.len(), usize::from(format == Format::PlainText));
    }
}

fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

#[test]
fn what_is_too_large_is_refused() {
    let bytes = vec![b' '; usize::try_from(MAX_BYTES).unwrap() + 1];
    let error = read_bytes(&bytes).unwrap_err();
    assert_eq!(error.to_string(), "This is 65 MB. Digests of up to 64 MB can be imported.");
}

#[test]
fn bytes_that_are_no_text_are_replaced_and_told() {
    let reading = read_bytes(b"Caf\xe9 Models\n\n  \xe2\x80\xa2 2 authors\n\xc2\xb7\nFeb 5, 2024\n").unwrap();
    assert_eq!(reading.digests[0].entries[0].facts.title, "Caf\u{fffd} Models");
    assert!(!reading.warnings[0].entry_lost && reading.warnings[0].reason.to_string().contains("not UTF-8"));
}

#[rstest]
#[case::no_document(b"%PDF-1.7\n\x00\x01".to_vec(), Fault::NotOpened)]
#[case::picture(include_bytes!("../../fixtures/refused/picture.pdf").to_vec(), Fault::NoText)]
#[case::nested([b"%PDF-1.7\n1 0 obj\n".to_vec(), b"[".repeat(1_000_000)].concat(), Fault::DeepParts)]
#[case::dictionaries([b"%PDF-1.7\n1 0 obj\n".to_vec(), b"<</A".repeat(1_000_000)].concat(), Fault::DeepParts)]
fn a_pdf_without_words_is_told_plainly(#[case] bytes: Vec<u8>, #[case] why: Fault) {
    let error = read_bytes(&bytes).unwrap_err();
    assert_eq!(error, ReadError::Damaged { format: Format::Pdf, why });
}

#[test]
fn every_reader_answers_to_its_name() {
    let names: Vec<&str> = reader_names().collect();
    assert_eq!(names.len(), 20);
    for name in &names {
        assert!(read_as(name, &Input { bytes: b"no form at all" }).is_some(), "{name}");
        assert_eq!(names.iter().filter(|other| *other == name).count(), 1, "{name}");
    }
    assert_eq!(read_as("gopher", &Input { bytes: b"no form at all" }), None);
}

#[test]
fn a_reader_is_asked_by_name_for_what_it_would_not_recognise() {
    let table = b"title,url\nT,https://arxiv.org/abs/2402.00001\n";
    let reading = read_as("table", &Input { bytes: table }).unwrap().unwrap();
    assert_eq!(reading, read_bytes(table).unwrap());
    let refused = |bytes| read_as("plain-text", &Input { bytes }).unwrap().unwrap_err();
    assert_eq!(refused(b"PK\x03\x04\x14\0"), read_bytes(b"PK\x03\x04\x14\0").unwrap_err());
    assert!(!matches!(read_as("bibtex", &Input { bytes: table }), Some(Ok(_))));
}
