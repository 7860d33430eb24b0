//! Mails as programs write and forward them, and as nobody should.

use std::fmt::Write;
use std::time::{Duration, Instant};

use broadsheet_core::digest::ReadError;
use broadsheet_core::model::{Format, PartialDay};
use rstest::rstest;

use super::{lost, papers, read_bytes};

const RULE: &str = "------------------------------------------------------------------------------";

fn announcement(id: &str) -> String {
    format!(
        "{RULE}\n\\\\\narXiv:{id}\nDate: Wed, 7 Feb 2024 10:00:00 GMT   (9kb)\n\nTitle: Title of {id}\nAuthors: Ada Example\nCategories: math.CO\n\\\\\n  Words.\n\\\\ ( https://arxiv.org/abs/{id} ,  9kb)\n{RULE}\n"
    )
}

fn mail(headers: &str, body: &str) -> String {
    format!(
        "From: a@example.org\nTo: b@example.org\nSubject: S\nDate: Fri, 9 Feb 2024 10:00:00 +0000\nMIME-Version: 1.0\n{headers}\n\n{body}"
    )
}

#[rstest]
#[case::plain(mail("Content-Type: text/plain", &announcement("2402.05000")))]
#[case::windows(mail("", &announcement("2402.05000")).replace('\n', "\r\n"))]
#[case::quoted(mail("", &announcement("2402.05000").lines().fold(String::new(), |text, line| text + "> " + line + "\n")))]
#[case::quoted_below_words(mail("", &format!("Look:\n\n{}", announcement("2402.05000").lines().fold(String::new(), |text, line| text + "> > " + line + "\n"))))]
#[case::in_markup(mail("Content-Type: text/html", &format!("<html><body><pre>{}</pre></body></html>", announcement("2402.05000"))))]
#[case::in_paragraphs(mail("Content-Type: text/html", &format!("<div>{}</div>", announcement("2402.05000").lines().fold(String::new(), |text, line| text + "<p>" + line + "</p>\n"))))]
fn an_announcement_is_found_in_a_mail(#[case] mail: String) {
    let reading = read_bytes(mail.as_bytes()).unwrap();
    let digest = &reading.digests[0];
    assert_eq!((reading.format, papers(&reading).len(), lost(&reading)), (Format::ArxivMail, 1, 0));
    assert_eq!((digest.title.as_deref(), digest.day.day), (Some("S"), PartialDay::full(2024, 2, 9)));
    let paper = papers(&reading)[0];
    assert_eq!(
        (paper.title.as_str(), paper.abstract_text.as_deref()),
        ("Title of 2402.05000", Some("Words."))
    );
}

#[test]
fn a_mail_forwarded_in_the_text_is_of_its_own_day() {
    let forwarded = format!(
        "FYI\n\n---------- Forwarded message ---------\nFrom: no-reply <x@example.org>\nDate: Thu, Feb 8, 2024 at 2:00 AM\nSubject: math daily\nTo: <y@example.org>\n\n{}",
        announcement("2402.05000")
    );
    let reading = read_bytes(mail("", &forwarded).as_bytes()).unwrap();
    assert_eq!(reading.digests[0].day.day, PartialDay::full(2024, 2, 8));
}

#[test]
fn the_part_that_says_more_is_taken() {
    let page = "<h3><a href='https://huggingface.co/papers/2402.05000'>T</a></h3>";
    let body = format!(
        "--b\nContent-Type: text/plain\n\n{}\n--b\nContent-Type: text/html\n\n{page}\n--b--\n",
        announcement("2402.05000")
    );
    let reading =
        read_bytes(mail("Content-Type: multipart/alternative; boundary=b", &body).as_bytes()).unwrap();
    assert_eq!((reading.format, papers(&reading).len()), (Format::ArxivMail, 1));
}

#[test]
fn words_that_begin_with_from_end_no_message() {
    let message =
        mail("", &format!("Dear all,\n\nFrom now on: read.\n\n>From here\n\n{}", announcement("2402.05000")));
    let mailbox = format!("From a@example.org Fri Feb  9 11:24:26 2024\n{message}\n\n").repeat(3);
    let reading = read_bytes(mailbox.as_bytes()).unwrap();
    assert_eq!((reading.digests.len(), reading.warnings.len()), (3, 0), "{:?}", reading.warnings);
}

#[test]
fn a_mailbox_of_too_many_messages_is_read_to_its_limit() {
    let first = format!("From x Fri Feb  9 11:24:26 2024\n{}\n\n", mail("", &announcement("2402.05000")));
    let mailbox = first + &"From x\nA: b\n\n".repeat(50_001);
    let reading = read_bytes(mailbox.as_bytes()).unwrap();
    assert_eq!((papers(&reading).len(), lost(&reading)), (1, 1), "{:?}", reading.warnings);
    assert!(reading.warnings.iter().any(|warning| warning.reason.to_string().contains("2 were left out")));
}

#[test]
fn one_message_that_cannot_be_read_spoils_no_other() {
    let good = mail("", &announcement("2402.05000"));
    let deep = mail(
        "Content-Type: text/html",
        &format!("<a href='/papers/2402.00001'>x</a>{}", "<div>".repeat(2_000)),
    );
    let mailbox =
        format!("From x Fri Feb  9 11:24:26 2024\n{good}\n\nFrom x Fri Feb  9 11:24:27 2024\n{deep}\n\n");
    let reading = read_bytes(mailbox.as_bytes()).unwrap();
    assert_eq!((papers(&reading).len(), lost(&reading)), (1, 1), "{:?}", reading.warnings);
}

/// A page in base64, of a mail with that subject.
fn encoded(subject: &str, charset: &str, lines: &str) -> String {
    let kind = format!("Content-Type: text/html; charset={charset}\nContent-Transfer-Encoding: base64");
    mail(&kind, lines).replace("Subject: S", &format!("Subject: {subject}"))
}

#[test]
fn words_of_any_charset_are_read() {
    // `<h3><a href="/papers/2402.05000">Пример</a></h3>` in KOI8-R, the subject `Привет` in windows-1251.
    let page = "PGgzPjxhIGhyZWY9Ii9wYXBlcnMvMjQwMi4wNTAwMCI+8NLJzcXSPC9hPjwvaDM+\n";
    let reading =
        read_bytes(encoded("=?windows-1251?Q?=CF=F0=E8=E2=E5=F2?=", "koi8-r", page).as_bytes()).unwrap();
    assert_eq!(papers(&reading)[0].title, "Пример");
    assert_eq!(reading.digests[0].title.as_deref(), Some("Привет"));
}

#[test]
fn a_wrong_letter_in_base64_costs_one_line() {
    let page = "PGgzPjxhIGhyZWY9Ii9wYXBlcnMvMjQwMi4wNTAwMCI+\nVGl0bGU8L2E+PC9oMz48cD5X!!!!\nPC9wPg==\n";
    let whole = page.replace("X!!!!", "X");
    assert_eq!(
        papers(&read_bytes(encoded("S", "utf-8", &whole.replace("48cD5", "4=")).as_bytes()).unwrap()).len(),
        1
    );
    let reading =
        read_bytes(encoded("S", "utf-8", &page.replace("VGl0", "VGl0bGUgb2YgaXQ\nVGl0")).as_bytes()).unwrap();
    assert_eq!((papers(&reading).len(), reading.format), (1, Format::HfHtml));
    assert!(
        reading.warnings.iter().any(|warning| warning.reason.to_string().contains("could not be decoded")),
        "{:?}",
        reading.warnings
    );
}

#[test]
fn a_mail_that_was_cut_off_says_so() {
    let body = format!("--b\nContent-Type: text/plain\n\n{}", announcement("2402.05000"));
    let reading = read_bytes(mail("Content-Type: multipart/mixed; boundary=b", &body).as_bytes()).unwrap();
    assert_eq!(papers(&reading).len(), 1);
    assert!(
        reading.warnings[0].reason.to_string().contains("ends before its last part"),
        "{:?}",
        reading.warnings
    );
}

#[test]
fn a_mail_of_apples_program_is_a_mail() {
    let mail = format!("1234      \n{}", mail("", &announcement("2402.05000")));
    assert_eq!(read_bytes(mail.as_bytes()).unwrap().format, Format::ArxivMail);
}

#[test]
fn mails_that_nobody_sends_are_refused_at_once() {
    let start = Instant::now();
    let nested =
        mail("", "").trim_end().to_owned() + "\n" + &"Content-Type: message/rfc822\n\n".repeat(50_000);
    let parts = mail("Content-Type: multipart/mixed; boundary=b", &"--b\n\nx\n".repeat(50_000));
    let within = (0..5_000).fold(String::new(), |mut text, n| {
        write!(text, "Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n").unwrap();
        text
    });
    let within = mail(within.trim_end(), "");
    let without_end = mail(
        "Content-Type: multipart/mixed; boundary=b",
        &"--b\nContent-Type: multipart/mixed; boundary=none\n\nx\n".repeat(9_000),
    );
    let dashes = mail(
        &format!("Content-Type: multipart/mixed; boundary=\"{}x\"", "-".repeat(40_000)),
        &"-".repeat(400_000),
    );
    let digest = mail(
        "Content-Type: multipart/digest; boundary=b",
        &"--b\n\nContent-Type: multipart/digest; boundary=b\n\n".repeat(20_000),
    );
    for mail in [nested, parts, within, without_end, dashes, digest] {
        let read = read_bytes(mail.as_bytes());
        assert!(matches!(read, Err(ReadError::Damaged { .. } | ReadError::Unrecognised { .. })), "{read:?}");
    }
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}
