//! Text as BibTeX writes it: signs that TeX would act on are written so that it shows them, mathematics stays.

use super::formula::is_mathematics;
use super::words;
use crate::model::Passage;
use crate::text;

/// A text with its formulas, as a value between braces.
pub(super) fn value(source: &str) -> String {
    let source = words::running(source);
    let passages = text::passages(&source);
    let braces = Braces::of(passages.iter().filter_map(|passage| match passage {
        Passage::Math { .. } => None,
        Passage::Text { text: words } | Passage::Link { url: words, .. } => Some(words.as_str()),
    }));
    let mut out = String::with_capacity(source.len() + 8);
    for passage in passages {
        match passage {
            Passage::Math { tex, source } => formula(&tex, &source, &mut out),
            Passage::Link { url, .. } => braces.escape(&url, &mut out),
            Passage::Text { text } => braces.escape(&text, &mut out),
        }
    }
    text::one_line(&out)
}

/// A title: words with capitals of their own keep them where a style writes small letters.
pub(super) fn title(source: &str) -> String {
    let source = words::running(source);
    let passages = text::passages(&source);
    let braces = Braces::of(passages.iter().filter_map(|passage| match passage {
        Passage::Math { .. } => None,
        Passage::Text { text } | Passage::Link { text, .. } => Some(text.as_str()),
    }));
    let mut out = String::with_capacity(source.len() + 8);
    for passage in passages {
        match passage {
            Passage::Math { tex, source } => formula(&tex, &source, &mut out),
            Passage::Text { text } | Passage::Link { text, .. } => {
                for (at, word) in text.split([' ', '\u{a0}']).enumerate() {
                    out.push_str(if at > 0 { " " } else { "" });
                    // Braces of its own could close the guard.
                    let guarded = has_capitals_of_its_own(word) && !word.contains(['{', '}']);
                    out.push_str(if guarded { "{" } else { "" });
                    braces.escape(word, &mut out);
                    out.push_str(if guarded { "}" } else { "" });
                }
            }
        }
    }
    text::one_line(&out)
}

/// An address or an identifier, which programs take as it stands; some set it as a text, where a command would be one.
pub(super) fn verbatim(text: &str) -> String {
    text.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C").replace('^', "%5E")
}

/// Words without formulas, as a value between braces.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    Braces::of([text]).escape(text, &mut out);
    out
}

/// A formula, where it can stand within braces and does nothing but be set; else its source as words.
fn formula(tex: &str, source: &str, out: &mut String) {
    if is_balanced(tex.chars()) && !tex.contains('$') && is_mathematics(tex) {
        out.push('$');
        out.push_str(tex);
        out.push('$');
    } else {
        Braces::Named.escape(source, out);
    }
}

/// `BERT`, `NeRF`, `GPT-4`; not `Attention`, and not the parts of `Multi-Head`.
fn has_capitals_of_its_own(word: &str) -> bool {
    word.split(['-', '\u{2013}', '\u{2014}', '/'])
        .any(|part| part.chars().skip_while(|c| !c.is_alphabetic()).skip(1).any(char::is_uppercase))
}

/// How the braces of a text are written. BibTeX counts them, a backslash before them or not.
#[derive(Clone, Copy)]
enum Braces {
    /// They close each other.
    Paired,
    /// They do not, so none may be seen by who counts.
    Named,
}

impl Braces {
    /// Of all that is written as words of one value: a formula between them closes its own, or is written with none.
    fn of<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        if is_balanced(words.into_iter().flat_map(str::chars)) { Self::Paired } else { Self::Named }
    }

    fn escape(self, text: &str, out: &mut String) {
        for c in text.chars() {
            match (c, self) {
                ('\\', _) => out.push_str("\\textbackslash{}"),
                ('~', _) => out.push_str("\\textasciitilde{}"),
                ('^', _) => out.push_str("\\textasciicircum{}"),
                ('{', Self::Named) => out.push_str("\\textbraceleft{}"),
                ('}', Self::Named) => out.push_str("\\textbraceright{}"),
                // Ligatures of TeX, by which it is read again too.
                ('\u{2013}', _) => out.push_str("--"),
                ('\u{2014}', _) => out.push_str("---"),
                ('{' | '}' | '%' | '&' | '#' | '_' | '$', _) => {
                    out.push('\\');
                    out.push(c);
                }
                (c, _) => out.push(c),
            }
        }
    }
}

fn is_balanced(mut text: impl Iterator<Item = char>) -> bool {
    let mut depth = 0_i32;
    text.all(|c| {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        depth >= 0
    }) && depth == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_tex_are_shown_and_formulas_stay() {
        assert_eq!(value("50% of A_1 & {x}"), r"50\% of A\_1 \& \{x\}");
        assert_eq!(value("of $x^2$ and ~3"), r"of $x^2$ and \textasciitilde{}3");
        assert_eq!(
            title(r"On $\input{x}$"),
            r"On \$\textbackslash{}input\textbraceleft{}x\textbraceright{}\$"
        );
    }

    #[test]
    fn braces_that_do_not_close_each_other_are_not_counted() {
        assert_eq!(plain("at x}{y"), r"at x\textbraceright{}\textbraceleft{}y");
        assert_eq!(
            value(r"where $\left\{ x \right.$"),
            r"where \$\textbackslash{}left\textbackslash{}\textbraceleft{} x \textbackslash{}right.\$"
        );
        assert_eq!(
            title("{BERT} and {GPT"),
            r"\textbraceleft{}BERT\textbraceright{} and \textbraceleft{}GPT"
        );
    }

    #[test]
    fn a_brace_that_only_a_refused_formula_closes_does_not_end_the_value() {
        for source in
            [r"On $\{+x$ nets} b $\{+y$ c}", r"a { b $\}+x$ and c { d $\}+y$", r"$\{+x$ a}, b = {$x$"]
        {
            for written in [value(source), title(source)] {
                assert!(is_balanced(written.chars()), "{source}: {written}");
            }
        }
    }

    #[test]
    fn an_identifier_holds_no_command() {
        assert_eq!(verbatim(r"10.1000/\input{x}^^5c"), "10.1000/%5Cinput%7Bx%7D%5E%5E5c");
    }

    #[test]
    fn capitals_of_a_words_own_are_guarded() {
        assert_eq!(title("BERT: Pre-Training for GPT-4"), "{BERT:} Pre-Training for {GPT-4}");
        assert_eq!(title("Attention Is All"), "Attention Is All");
    }
}
