//! Text as BibTeX writes it: signs that TeX would act on are written so that it shows them, mathematics stays.

use crate::model::Passage;
use crate::text;

/// A text with its formulas, as a value between braces.
pub(super) fn value(source: &str) -> String {
    let mut out = String::with_capacity(source.len() + 8);
    for passage in text::passages(source) {
        match passage {
            Passage::Text { text } => escape_into(&text, &mut out),
            Passage::Link { url, .. } => escape_into(&url, &mut out),
            Passage::Math { tex, .. } if is_balanced(&tex) && !tex.contains('$') => {
                out.push('$');
                out.push_str(&tex);
                out.push('$');
            }
            Passage::Math { source, .. } => escape_into(&source, &mut out),
        }
    }
    out
}

/// A title: words with capitals of their own keep them where a style writes small letters.
pub(super) fn title(source: &str) -> String {
    let mut out = String::with_capacity(source.len() + 8);
    for passage in text::passages(source) {
        match passage {
            Passage::Math { .. } => out.push_str(&value(passage.source())),
            Passage::Text { text } | Passage::Link { text, .. } => {
                for (at, word) in text.split(' ').enumerate() {
                    if at > 0 {
                        out.push(' ');
                    }
                    let guarded = has_capitals_of_its_own(word);
                    out.push_str(if guarded { "{" } else { "" });
                    escape_into(word, &mut out);
                    out.push_str(if guarded { "}" } else { "" });
                }
            }
        }
    }
    out
}

/// An address or an identifier, which programs take as it stands.
pub(super) fn verbatim(text: &str) -> String {
    text.replace('{', "%7B").replace('}', "%7D")
}

/// Words without formulas, as a value between braces.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    escape_into(text, &mut out);
    out
}

/// `BERT`, `NeRF`, `GPT-4`; not `Attention`, and not the parts of `Multi-Head`.
fn has_capitals_of_its_own(word: &str) -> bool {
    word.split(['-', '/'])
        .any(|part| part.chars().skip_while(|c| !c.is_alphabetic()).skip(1).any(char::is_uppercase))
}

fn escape_into(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '\u{a0}' => out.push('~'),
            '{' => out.push_str("\\{"),
            '}' => out.push_str("\\}"),
            '%' | '&' | '#' | '_' | '$' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
}

/// Whether its braces can stand within others.
fn is_balanced(tex: &str) -> bool {
    let mut depth = 0_i32;
    let mut escaped = false;
    for c in tex.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0 && !escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_tex_are_shown_and_formulas_stay() {
        assert_eq!(value("50% of A_1 & {x}"), r"50\% of A\_1 \& \{x\}");
        assert_eq!(value("of $x^2$ and ~3"), r"of $x^2$ and \textasciitilde{}3");
    }

    #[test]
    fn capitals_of_a_words_own_are_guarded() {
        assert_eq!(title("BERT: Pre-Training for GPT-4"), "{BERT:} Pre-Training for {GPT-4}");
        assert_eq!(title("Attention Is All"), "Attention Is All");
    }
}
