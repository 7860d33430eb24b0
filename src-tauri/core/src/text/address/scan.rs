use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::known;

/// No address is longer, so no scan goes further.
const MAX_LEN: usize = 2_000;

/// How an address begins: its scheme, damaged by a space or not, or a host that is one without it.
#[expect(clippy::expect_used, reason = "the pattern is a constant, compiled by every test")]
static START: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)
        (?P<scheme> https? \s? : \s? // \s? )
        | (?: www\. )? (?: gist\.github\.com | github\.com | gitlab\.com | bitbucket\.org | codeberg\.org
            | gitee\.com | huggingface\.co | hf\.co | hf-mirror\.com | arxiv\.org | anonymous\.4open\.science
            | zenodo\.org | kaggle\.com | youtu\.be | youtube\.com | modelscope\.cn ) /
        | (?: [a-z0-9] [a-z0-9-]* \. )+ git (?: hub | lab ) \. io (?-u:\b)
        | www (?: \. [a-z0-9-]+ )+ \. [a-z]{2,}",
    )
    .expect("a valid pattern")
});

/// The next address at or after `from`.
pub(super) fn next(text: &str, from: usize) -> Option<Range<usize>> {
    let mut at = from;
    while let Some(captures) = START.captures_at(text, at) {
        let start = captures.get(0)?;
        let with_scheme = captures.name("scheme").is_some();
        let host_at = if with_scheme { start.end() } else { start.start() };
        if with_scheme || stands_alone(text, start.start()) {
            let end = whole_end(text, host_at);
            if end > host_at {
                return Some(start.start()..end.max(start.start() + 1));
            }
        }
        at = start.end();
    }
    None
}

/// An address without scheme whose host nothing vouches for but its own shape.
pub(super) fn bare(text: &str) -> Option<&str> {
    let whole = text.get(..body_end(text, 0))?;
    let host = whole.split(['/', '?', '#', ':']).next()?.to_ascii_lowercase();
    let top = host.rsplit('.').next()?;
    let shaped = host.contains('.') && host.split('.').all(known::is_label);
    // `model.py` and `v1.0` have the shape of a host too.
    (shaped && (known::is_common_top(top) || (known::is_top(top) && whole.contains('/')))).then_some(whole)
}

/// A word before it would make it the end of a longer word, an address of mail or a path.
fn stands_alone(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '@' | '.' | '-' | '_' | '/'))
}

/// The end of the address whose host begins at `host_at`, over line breaks that certainly split it.
fn whole_end(text: &str, host_at: usize) -> usize {
    let mut end = body_end(text, host_at);
    for _ in 0..3 {
        let Some(more) = continuation(text, host_at, end) else { break };
        end = more;
    }
    // Cloudflare's `[email protected]` ate the rest: what is left leads elsewhere.
    if text[end..].starts_with("[email") { host_at } else { end }
}

fn body_end(text: &str, from: usize) -> usize {
    let mut open = 0_usize;
    let mut end = from;
    let mut before = '\0';
    let mut chars = text[from..].char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let escaped = c == '\\' && chars.peek().is_some_and(|(_, next)| "_%#&~-$".contains(*next));
        let stop = match c {
            _ if offset > MAX_LEN => true,
            '(' => false,
            ')' => open == 0,
            '~' => before != '/' && before != '\\',
            'h' | 'H' => !matches!(before, '/' | '=' | '?' | '\0') && begins_address(&text[from + offset..]),
            '#' | '$' | '&' | '_' | '%' | '-' if before == '\\' => false,
            _ => !escaped && ends_address(c),
        };
        if stop {
            break;
        }
        match c {
            '(' => open += 1,
            ')' => open -= 1,
            _ => {}
        }
        before = c;
        end = from + offset + c.len_utf8();
    }
    trimmed_end(text, from, end, open)
}

/// Punctuation of the sentence is no part of the address, nor is a bracket that never closes.
fn trimmed_end(text: &str, from: usize, end: usize, open: usize) -> usize {
    let mut body = &text[from..end];
    if open > 0 {
        body = body.rfind('(').map_or(body, |at| &body[..at]);
    }
    from + body.trim_end_matches(['.', ',', ';', ':', '!', '?', '(', '&', '\\']).len()
}

fn begins_address(rest: &str) -> bool {
    let starts =
        |prefix: &str| rest.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    starts("http://") || starts("https://")
}

fn ends_address(c: char) -> bool {
    match c {
        c if c.is_ascii_alphanumeric() => false,
        '<' | '>' | '"' | '\'' | '`' | '|' | '^' | '\\' | '{' | '}' | '[' | ']' | '$' | '*' => true,
        c if c.is_ascii() => c.is_ascii_whitespace() || c.is_ascii_control(),
        // Sentences of languages without spaces go on right behind an address.
        c => !c.is_alphabetic() || ('\u{2e80}'..='\u{d7ff}').contains(&c) || c >= '\u{f900}',
    }
}

/// Where the address goes on behind the line break at `end`, if it certainly does.
fn continuation(text: &str, host_at: usize, end: usize) -> Option<usize> {
    // A dot at the line's end was taken for the sentence's.
    let dot = usize::from(text[end..].starts_with('.'));
    let gap = &text[end + dot..];
    let rest = gap.trim_start_matches(['\r', '\n', ' ']);
    let space = &gap[..gap.len() - rest.len()];
    let newline = space.contains('\n') && space.matches('\n').count() == 1;
    if !(newline || space == " ") || !rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let rest_at = text.len() - rest.len();
    let more = body_end(text, rest_at);
    let split = Split { head: &text[host_at..end], dot: dot == 1, tail: &text[rest_at..more], newline };
    split.is_certain().then_some(more)
}

struct Split<'a> {
    head: &'a str,
    dot: bool,
    tail: &'a str,
    newline: bool,
}

impl Split<'_> {
    fn is_certain(&self) -> bool {
        let (host, path) =
            self.head.split_once('/').map_or((self.head, None), |(host, path)| (host, Some(path)));
        if self.dot {
            let top = self.tail.split('/').next().unwrap_or_default();
            return path.is_none() && known::is_common_top(top) && self.tail.contains('/');
        }
        let Some(path) = path else {
            return self.newline && !host.is_empty() && !host.contains('.') && self.tail.contains('.');
        };
        let halfway = path.is_empty() || (path.ends_with('/') && path.matches('/').count() == 1);
        let wants_name = known::is_forge(&host.to_ascii_lowercase()) && halfway;
        self.newline && (wants_name || path.ends_with(['-', '_', '=', '&', '%']))
    }
}
