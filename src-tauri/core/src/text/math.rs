//! Mathematics between delimiters, where it is certain to be that and not money.

use std::ops::Range;

/// No formula of an abstract is longer; a stray delimiter must not swallow a paragraph.
const MAX_LEN: usize = 500;

/// The formulas of a text: the bytes of each with its delimiters, and the TeX between them.
pub(super) fn formulas(text: &str) -> Vec<(Range<usize>, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].find(['$', '\\']) {
        let start = at + offset;
        match formula_at(text, start) {
            Some((end, tex)) => {
                found.push((start..end, tex));
                at = end;
            }
            // An escaped sign is the sign itself and opens nothing.
            None if text[start..].starts_with('\\') => at = (start + 2).min(text.len()),
            None => at = start + 1,
        }
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
    found
}

fn formula_at(text: &str, start: usize) -> Option<(usize, &str)> {
    const DELIMITERS: [(&str, &str); 4] = [("\\(", "\\)"), ("\\[", "\\]"), ("$$", "$$"), ("$", "$")];
    let rest = &text[start..];
    let (open, close) = DELIMITERS.into_iter().find(|(open, _)| rest.starts_with(open))?;
    let window = &rest[open.len()..floor_boundary(rest, open.len() + MAX_LEN)];
    let tex = &window[..closing(window, close)?];
    let after = &rest[open.len() + tex.len() + close.len()..];
    let plausible = if open == "$" { is_formula(tex, after) } else { !tex.trim().is_empty() };
    (plausible && is_balanced(tex) && !tex.contains("\n\n"))
        .then(|| (start + open.len() + tex.len() + close.len(), tex.trim()))
}

/// Where `close` stands in the window, unless it is escaped.
fn closing(window: &str, close: &str) -> Option<usize> {
    window.match_indices(close).map(|(at, _)| at).find(|at| {
        let before = &window[..*at];
        !close.starts_with('$') || (before.len() - before.trim_end_matches('\\').len()).is_multiple_of(2)
    })
}

/// Between dollar signs stands a formula or, by chance, the words between two prices.
fn is_formula(tex: &str, after: &str) -> bool {
    let padded = tex.starts_with(char::is_whitespace) || tex.ends_with(char::is_whitespace);
    let price_follows =
        after.starts_with(|c: char| c.is_ascii_digit()) && tex.starts_with(|c: char| c.is_ascii_digit());
    let marked = tex.contains(['\\', '^', '_', '=', '<', '>', '+', '{', '|']);
    let bare =
        tex.chars().filter(|c| c.is_alphabetic()).count() <= 2 && tex.contains(|c: char| c.is_alphabetic());
    !tex.is_empty() && !padded && !price_follows && (marked || bare || is_call(tex)) && !has_prose(tex)
}

/// `O(n log n)`, `f(x)`.
fn is_call(tex: &str) -> bool {
    tex.ends_with(')') && tex.split_once('(').is_some_and(|(name, _)| name.chars().count() <= 2)
}

/// Two words in a row, outside commands and their arguments, are prose.
fn has_prose(tex: &str) -> bool {
    let mut words = 0;
    let mut depth = 0_usize;
    for word in tex.split(' ') {
        let plain = word.trim_matches([',', '.']);
        let is_word = depth == 0 && plain.len() >= 3 && plain.chars().all(char::is_alphabetic);
        words = if is_word { words + 1 } else { 0 };
        if words == 2 {
            return true;
        }
        depth = (depth + word.matches('{').count()).saturating_sub(word.matches('}').count());
    }
    false
}

fn is_balanced(tex: &str) -> bool {
    let mut depth = 0_i32;
    let mut escaped = false;
    for c in tex.chars() {
        match c {
            '{' if !escaped => depth += 1,
            '}' if !escaped => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
        escaped = c == '\\' && !escaped;
    }
    depth == 0 && !escaped
}

fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tex_of(text: &str) -> Vec<&str> {
        formulas(text).into_iter().map(|(_, tex)| tex).collect()
    }

    #[test]
    fn formulas_are_found_between_their_delimiters() {
        assert_eq!(
            tex_of(r"at \(256\times256\) and $\sim$20% of $n$, $O(n^2)$"),
            [r"256\times256", r"\sim", "n", "O(n^2)"]
        );
        assert_eq!(tex_of(r"$$x = 1$$ then \[y\]"), ["x = 1", "y"]);
    }

    #[test]
    fn prices_and_stray_signs_are_no_formulas() {
        for text in [
            "less than $15 per task",
            "$1 Million and $5",
            "from $5 to $10",
            "$20-$30",
            r"\$148K or \$5",
            "$",
            "a $ b $ c",
        ] {
            assert_eq!(tex_of(text), [""; 0], "{text}");
        }
        assert_eq!(tex_of("$P(final output is incorrect) le (1 - x)^2}.$ Our"), [""; 0]);
    }
}
