use std::ops::Range;

use super::super::query::{Query, TextField};
use super::pattern::Pattern;
use super::{stem, words};

/// Finds the hits of a query in texts.
#[derive(Clone, Debug, Default)]
pub struct Marker {
    patterns: Vec<(Option<TextField>, Pattern)>,
}

impl Marker {
    /// Marks what `query` searches for; what it excludes is not marked.
    pub fn new(query: &Query) -> Self {
        let texts = query.root.as_ref().map(super::super::query::Node::texts).unwrap_or_default();
        let patterns = texts
            .into_iter()
            .flat_map(|(field, text)| Pattern::all_of(text).into_iter().map(move |pattern| (field, pattern)))
            .collect();
        Self { patterns }
    }

    /// The words searched for, folded, as they were typed.
    pub fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        for word in self.patterns.iter().flat_map(|(_, pattern)| &pattern.words) {
            if !words.contains(&word.folded) {
                words.push(word.folded.clone());
            }
        }
        words
    }

    /// Where the hits are in a text of that field: bytes, in order, not overlapping.
    pub fn hits(&self, field: TextField, text: &str) -> Vec<Range<usize>> {
        let patterns: Vec<&Pattern> = self
            .patterns
            .iter()
            .filter(|(of, _)| of.is_none_or(|of| of == field))
            .map(|(_, pattern)| pattern)
            .collect();
        if patterns.is_empty() {
            return Vec::new();
        }
        let words: Vec<Term> = words(text)
            .map(|word| Term {
                span: word.start..word.end,
                new_line: word.new_line,
                text: if field.is_stemmed() {
                    stem(&word.folded).into_owned()
                } else {
                    word.folded.into_owned()
                },
            })
            .collect();
        let mut hits = Vec::new();
        for at in 0..words.len() {
            for pattern in &patterns {
                hits.extend(here(pattern, &words[at..], field));
            }
        }
        joined(hits)
    }
}

/// A word of a text that is marked.
struct Term {
    span: Range<usize>,
    new_line: bool,
    text: String,
}

/// What a pattern marks where `words` begin with it.
fn here(pattern: &Pattern, words: &[Term], field: TextField) -> Option<Range<usize>> {
    let first = words.first()?;
    if pattern.joined().is_some_and(|joined| joined.is(&first.text, field)) {
        return Some(first.span.clone());
    }
    let words = words.get(..pattern.words.len())?;
    let all = pattern.words.iter().zip(words).all(|(sought, word)| sought.is(&word.text, field));
    let one_line = words.iter().skip(1).all(|word| !word.new_line);
    (all && one_line).then_some(first.span.start..words.last()?.span.end)
}

fn joined(mut hits: Vec<Range<usize>>) -> Vec<Range<usize>> {
    hits.sort_by_key(|hit| (hit.start, hit.end));
    let mut out: Vec<Range<usize>> = Vec::with_capacity(hits.len());
    for hit in hits {
        match out.last_mut() {
            Some(last) if hit.start < last.end => last.end = last.end.max(hit.end),
            _ => out.push(hit),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::super::query::typed;
    use super::*;

    fn marked(query: &str, field: TextField, text: &str) -> String {
        let mut out = String::new();
        let mut at = 0;
        for hit in Marker::new(&typed(query).query).hits(field, text) {
            out.push_str(&text[at..hit.start]);
            out.push_str(&format!("[{}]", &text[hit.clone()]));
            at = hit.end;
        }
        out + &text[at..]
    }

    #[test]
    fn forms_beginnings_and_phrases_are_marked() {
        let title = "Diffusing Éclairs: diffusion-based language models of language";
        for (query, expected) in [
            ("diffusion ", "[Diffusing] Éclairs: [diffusion]-based language models of language"),
            ("ecl", "Diffusing [Éclairs]: diffusion-based language models of language"),
            ("\"language model\"", "Diffusing Éclairs: diffusion-based [language models] of language"),
            (
                "-diffusion author:diffusion ",
                "Diffusing Éclairs: diffusion-based language models of language",
            ),
            ("title:based ", "Diffusing Éclairs: diffusion-[based] language models of language"),
        ] {
            assert_eq!(marked(query, TextField::Title, title), expected, "{query}");
        }
        assert_eq!(marked("扩散 ", TextField::Title, "论扩散模型"), "论[扩散]模型");
        assert_eq!(
            marked("pre-training ", TextField::Abstract, "Pretraining, pre-trained"),
            "[Pretraining], [pre-trained]"
        );
        assert_eq!(marked("author:jones ", TextField::Author, "Jone, Jones"), "Jone, [Jones]");
    }
}
