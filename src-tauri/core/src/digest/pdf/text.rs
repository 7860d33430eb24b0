//! Printed lines as the text that was printed: without what stands on every page, words and paragraphs whole again.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;

use super::lines::Line;
use crate::text::one_line;

/// The part of a page, from its edge, where a printer puts the day, the address and the number of the page.
const EDGE: f64 = 0.07;

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

/// `3/12`, `Page 3 of 12`, `11/24/25, 2:56 AM`, `https://…`
static EDGED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix) ^ (?: (?: page \s )? \d{1,4} (?: \s? (?: / | of | von | sur ) \s? \d{1,4} )? ) $ | ^ (?: https? | file ) :// \S+ (?: \s+ \d{1,4} (?: / \d{1,4} )? )? $
        | ^ \d{1,4} [./-] \d{1,2} [./-] \d{1,4} ,? \s+ \d{1,2} : \d{2}",
    )
});
/// A word that was broken at the end of a line.
static BROKEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\p{L}+)-$"));

/// The lines without what the printer put on every page.
pub(super) fn without_edges(lines: Vec<Line>) -> Vec<Line> {
    let mut pages: HashMap<String, HashSet<u32>> = HashMap::new();
    for line in lines.iter().filter(|line| is_at_edge(line)) {
        pages.entry(bare(&line.text)).or_default().insert(line.page);
    }
    let is_edge = |line: &Line| {
        let again = pages.get(&bare(&line.text)).is_some_and(|pages| pages.len() > 1);
        is_at_edge(line) && (again || EDGED.is_match(&one_line(&line.text)))
    };
    let mut kept = lines;
    // The title beside the day on the only page.
    let beside: Vec<(u32, f64)> =
        kept.iter().filter(|line| is_edge(line)).map(|line| (line.page, line.y)).collect();
    let on_edge = |line: &Line| {
        is_at_edge(line)
            && beside.iter().take(2_000).any(|(page, y)| *page == line.page && (y - line.y).abs() < 1.0)
    };
    kept.retain(|line| !is_edge(line) && !on_edge(line) && !one_line(&line.text).is_empty());
    kept
}

fn is_at_edge(line: &Line) -> bool {
    line.y < line.height * EDGE || line.y > line.height * (1.0 - EDGE)
}

/// Numbers differ from page to page.
fn bare(text: &str) -> String {
    one_line(text).chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// The text, its paragraphs apart; `behind` gives what is to stand after a line.
pub(super) fn text(lines: &[Line], behind: impl Fn(usize) -> Option<String>) -> String {
    let words = hyphenated(lines);
    let columns = columns(lines);
    let mut text = String::new();
    let mut before: Option<&Line> = None;
    for (at, line) in lines.iter().enumerate() {
        let shown = without_ligatures(&one_line(&line.text));
        match before {
            Some(above) if is_wrapped(above, line, &columns) => {
                let broken = BROKEN.captures(&text).map(|found| found[1].to_owned());
                let whole = broken.filter(|_| shown.starts_with(char::is_lowercase));
                match whole {
                    Some(first)
                        if !words.contains(&compound(&first, &shown))
                            && !text.ends_with(&format!("-{first}-")) =>
                    {
                        text.pop();
                    }
                    Some(_) => {}
                    None if text.ends_with('\u{ad}') => {
                        text.pop();
                    }
                    None => text.push(' '),
                }
            }
            Some(above) => text.push_str(if is_apart(above, line) { "\n\n" } else { "\n" }),
            None => {}
        }
        text.push_str(&shown);
        before = Some(line);
        if let Some(address) = behind(at) {
            text.push_str(&format!("\n{address}\n"));
            before = None;
        }
    }
    text
}

/// Words with a hyphen that stand whole in some line.
fn hyphenated(lines: &[Line]) -> HashSet<String> {
    let words = lines.iter().flat_map(|line| line.text.split_whitespace());
    let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    words.filter(|word| word.contains('-')).collect()
}

fn compound(first: &str, rest: &str) -> String {
    let second: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
    format!("{first}-{second}").to_lowercase()
}

/// How far the lines of a page go that begin at the same place.
fn columns(lines: &[Line]) -> HashMap<(u32, i64), f64> {
    let mut columns: HashMap<(u32, i64), f64> = HashMap::new();
    for line in lines {
        let edge = columns.entry(column(line)).or_insert(line.right);
        *edge = edge.max(line.right);
    }
    columns
}

#[expect(clippy::cast_possible_truncation, reason = "places on a page are small numbers")]
fn column(line: &Line) -> (u32, i64) {
    (line.page, (line.left / 4.0).round() as i64)
}

/// Whether a line goes on with the words of the one above it.
fn is_wrapped(above: &Line, line: &Line, columns: &HashMap<(u32, i64), f64>) -> bool {
    let same = (above.size - line.size).abs() < 0.5 && above.page == line.page;
    let step = above.y - line.y;
    let close = step > 0.0 && step < above.size * 1.75;
    // What ends far from where the next ends had room for its first word.
    let first = line.text.split_whitespace().next().map_or(0, |word| word.chars().count());
    let edge = columns.get(&column(above)).copied().unwrap_or(above.right);
    let full = edge - above.right < above.size * 0.6 * (first as f64 + 1.0);
    same && close && (above.left - line.left).abs() < above.size && full
}

fn is_apart(above: &Line, line: &Line) -> bool {
    above.page == line.page && (above.y - line.y).abs() > above.size.max(line.size) * 1.9
        || (above.size - line.size).abs() > 1.0
}

fn without_ligatures(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ﬀ' => plain.push_str("ff"),
            'ﬁ' => plain.push_str("fi"),
            'ﬂ' => plain.push_str("fl"),
            'ﬃ' => plain.push_str("ffi"),
            'ﬄ' => plain.push_str("ffl"),
            'ﬅ' | 'ﬆ' => plain.push_str("st"),
            c => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(page: u32, y: f64, right: f64, text: &str) -> Line {
        Line { text: text.to_owned(), page, y, left: 50.0, right, size: 10.0, height: 800.0 }
    }

    fn shown(lines: &[Line]) -> String {
        text(lines, |_| None)
    }

    #[test]
    fn what_stands_on_every_page_is_left_out() {
        let page = |number: u32| {
            [
                line(number, 790.0, 130.0, "11/24/25, 2:56 AM"),
                line(number, 790.0, 400.0, "Daily Papers"),
                line(number, 400.0, 300.0, "Words"),
                line(number, 10.0, 300.0, "https://huggingface.co/papers"),
                line(number, 10.0, 560.0, &format!("{number}/2")),
            ]
        };
        for lines in [page(1).to_vec(), [page(1), page(2)].concat()] {
            let kept = without_edges(lines);
            assert!(kept.iter().all(|line| line.text == "Words"), "{kept:?}");
        }
    }

    #[test]
    fn broken_words_are_whole_and_compounds_keep_their_hyphen() {
        let lines = [
            line(1, 700.0, 500.0, "We show that fine-"),
            line(1, 688.0, 500.0, "tuning with fine-tuning is general-"),
            line(1, 676.0, 500.0, "ized, state-of-"),
            line(1, 664.0, 120.0, "the-art and ﬁne."),
            line(1, 652.0, 90.0, "Next"),
            line(1, 620.0, 90.0, "Apart"),
        ];
        assert_eq!(
            shown(&lines),
            "We show that fine-tuning with fine-tuning is generalized, state-of-the-art and fine.\nNext\n\nApart"
        );
    }
}
