//! What stands above the entries of a list.

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::Weekday;
use regex::Regex;

use crate::digest::day::day;
use crate::model::{DigestKind, PartialDay};
use crate::text::one_line;

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

/// `/* Fri, 3 Mar 2023 */`
static DAY: LazyLock<Regex> = LazyLock::new(|| pattern(r"^/\*\s*(.{6,40}?)\s*\*/$"));
static RECEIVED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^received\s+from\s+.{6,40}?\s+to\s+(.{6,40})$"));
static AS_OF: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^papers received as of\s+(.{6,40}?)\.?$"));
/// Lists number their mails: `cs daily Subj-class mailing 0a1 1`.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s+[0-9a-f]{1,8}\s+\d{1,4}$"));

/// The heading of a list, as far as there is one.
#[derive(Default)]
pub(super) struct Head {
    /// The mail's subject, else the subjects that the list is of.
    pub(super) title: Option<String>,
    pub(super) day: Option<PartialDay>,
    pub(super) kind: Option<DigestKind>,
    /// Whether it says that the list is of one day, and not only when it was begun.
    pub(super) is_of_a_day: bool,
}

impl Head {
    /// The heading among the lines above an entry; `None` where they say no day.
    pub(super) fn of(lines: &[&str]) -> Option<Self> {
        let lines = || lines.iter().map(|line| line.trim());
        let said = |pattern: &Regex| lines().filter_map(|line| day(&pattern.captures(line)?[1])).next_back();
        let sent = lines().filter_map(|line| day(field(line, &["Date", "Sent"])?)).next_back();
        let of_a_day = said(&DAY).or(sent).or_else(|| said(&RECEIVED).map(announced));
        let day = of_a_day.or_else(|| said(&AS_OF))?;
        let subject = lines().filter_map(|line| field(line, &["Subject"])).next_back();
        let subject = subject.map(|subject| NUMBER.replace(&one_line(subject), "").into_owned());
        let title = subject.or_else(|| submissions_to(lines())).filter(|title| !title.is_empty());
        Some(Self { title, day: Some(day), kind: None, is_of_a_day: of_a_day.is_some() })
    }
}

/// The day of the list that holds the submissions until the evening of a day: the next on which arXiv announces, as its
/// mails are dated too.
fn announced(last: PartialDay) -> PartialDay {
    let until = last.date().and_then(|date| {
        let days = match date.weekday() {
            Weekday::Friday => 3,
            Weekday::Saturday => 2,
            _ => 1,
        };
        date.checked_add(days.days()).ok()
    });
    until.map_or(last, PartialDay::from)
}

/// The words behind a field's name.
fn field<'a>(line: &'a str, names: &[&str]) -> Option<&'a str> {
    let (name, words) = line.split_once(':')?;
    let name = name.trim_matches('*');
    names.iter().any(|known| known.eq_ignore_ascii_case(name)).then(|| words.trim_start_matches('*').trim())
}

/// The subjects between `Submissions to:` and the days.
fn submissions_to<'a>(lines: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut lines = lines.skip_while(|line| !line.starts_with("Submissions to:")).take(40);
    lines.next()?;
    let subjects: Vec<&str> = lines.take_while(|line| !line.starts_with("received")).collect();
    Some(one_line(&subjects.join(", ")).trim_matches([',', ' ']).to_owned())
}
