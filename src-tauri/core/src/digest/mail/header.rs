//! The headers at the beginning of a mail, as far as they tell that it is one, and its subject.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::one_line;

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

static HEADER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^([A-Za-z][A-Za-z0-9-]{1,60})\s?:"));
/// What programs put before the subject of an answer or of a forwarded mail, in the languages of their users.
static ANSWERED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s*(?:\[?(?:re|fwd?|aw|wg|antw|tr|rv|res|enc|i|r|sv|vs|vb|doorst|ynt|ilt|odp|pd|回复|答复|转发|転送)(?:\[\d+\])?\s*[:：]\s*|\[fwd:\s*)+",
    )
});
/// arXiv numbers its mails: `cs daily Subj-class mailing 0a1 1`.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"( mailing)\s+[0-9a-f]{1,8}\s+\d{1,4}$"));

/// Names that only mails have, and those that other lists of fields have too.
const CERTAIN: [&str; 10] = [
    "received",
    "mime-version",
    "message-id",
    "return-path",
    "delivered-to",
    "content-type",
    "content-transfer-encoding",
    "x-original-to",
    "dkim-signature",
    "snapshot-content-location",
];
const USUAL: [&str; 7] = ["from", "to", "subject", "date", "reply-to", "sender", "cc"];

/// How far a block of headers is followed; signatures make it long.
const MAX_LINES: usize = 2_000;

/// Whether a text begins with the headers of a mail.
pub(super) fn begins(text: &str) -> bool {
    let (mut certain, mut usual, mut from) = (0, 0, false);
    for line in text.lines().take(MAX_LINES) {
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some(found) = HEADER.captures(line) else { break };
        let name = found[1].to_ascii_lowercase();
        certain += usize::from(CERTAIN.contains(&name.as_str()));
        usual += usize::from(USUAL.contains(&name.as_str()));
        from |= name == "from";
    }
    (certain > 0 && certain + usual > 1) || (from && usual > 2)
}

/// The bytes of the line that says the length of a mail, as Apple's program keeps it.
pub(super) fn length_line(mail: &[u8]) -> usize {
    let digits = mail.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let space = mail[digits..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let broken = mail[digits..digits + space].contains(&b'\n');
    if (1..=10).contains(&digits) && broken { digits + space } else { 0 }
}

/// A subject without what was put before it.
pub(super) fn subject(said: &str) -> Option<String> {
    let line = one_line(said);
    let bare = ANSWERED.replace(&line, "");
    let bare = if line.trim_start().to_lowercase().starts_with("[fwd:") {
        bare.trim_end_matches(']')
    } else {
        &bare
    };
    let bare = NUMBER.replace(bare.trim(), "$1").into_owned();
    Some(bare).filter(|subject| !subject.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_bare() {
        for (said, wanted) in [
            ("Fwd: Re: Papers of the week", "Papers of the week"),
            ("WG: AW: Neue Artikel", "Neue Artikel"),
            ("RE[2]: FW: x", "x"),
            ("[Fwd: Daily Papers]", "Daily Papers"),
            ("cs daily Subj-class mailing 0a1 1", "cs daily Subj-class mailing"),
            ("Reading list: Retrieval", "Reading list: Retrieval"),
            ("I-JEPA: new results", "I-JEPA: new results"),
            ("转发：今日论文", "今日论文"),
        ] {
            assert_eq!(subject(said).as_deref(), Some(wanted), "{said}");
        }
        assert_eq!(subject(" Re: "), None);
    }

    #[test]
    fn headers_of_mails_are_known() {
        for text in [
            "From: a@example.org\nSubject: Digest\nMIME-Version: 1.0\n\nHello",
            "Received: by x\n  with y\nDate: Wed, 7 Feb 2024 10:00:00 GMT\n\n",
            "Subject: S\nFrom: a@example.org\nTo: b@example.org\n\n",
        ] {
            assert!(begins(text), "{text}");
        }
        for text in [
            "Title: T\nURL: https://arxiv.org/abs/2402.00001\n",
            "Date: Wed, 7 Feb 24 01:15:32 GMT\nSubject: cs daily Subj-class mailing\n",
            "From: Ada\nTitle: T\n",
            "Hello\nFrom: a\nTo: b\nSubject: c\n",
        ] {
            assert!(!begins(text), "{text}");
        }
    }
}
