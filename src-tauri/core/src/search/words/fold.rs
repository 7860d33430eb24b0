use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    /// Where it stands, in bytes.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// In small letters without accents.
    pub(crate) folded: Cow<'a, str>,
    /// Whether a line ends before it.
    pub(crate) new_line: bool,
}

/// The words of a text, in order.
pub(crate) const fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// The words of a text; see [`words`].
#[derive(Clone, Debug)]
pub(crate) struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        let mut new_line = false;
        loop {
            let start = self.at + begin(&self.text[self.at..])?;
            let end = start + length(&self.text[start..]);
            new_line |= self.text[self.at..start].contains('\n');
            self.at = end;
            let folded = fold(&self.text[start..end]);
            // The `s` of `model's` is an ending, not a word.
            if folded == "s" && self.text[..start].ends_with(['\'', '’']) {
                continue;
            }
            if !folded.is_empty() {
                return Some(Word { start, end, folded, new_line });
            }
        }
    }
}

/// Where the first word begins.
fn begin(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let ascii = bytes.iter().position(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())?;
    if bytes[ascii].is_ascii() {
        return Some(ascii);
    }
    text[ascii..].char_indices().find(|(_, c)| c.is_alphanumeric()).map(|(at, _)| ascii + at)
}

/// How long the word at the beginning of `text` is; it has one.
fn length(text: &str) -> usize {
    let ascii = text.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(text.len());
    if ascii > 0 && text.as_bytes().get(ascii).is_none_or(u8::is_ascii) {
        return ascii;
    }
    let mut characters = text.char_indices();
    if ascii == 0
        && let Some((_, first)) = characters.next()
        && stands_alone(first)
    {
        return first.len_utf8();
    }
    let inside = |c: char| (c.is_alphanumeric() && !stands_alone(c)) || is_combining_mark(c);
    characters.find(|(_, c)| !inside(*c)).map_or(text.len(), |(at, _)| at)
}

/// Whether a character is a word by itself: Chinese, Japanese and Korean are written without spaces, or with
/// particles that hang on.
pub(super) const fn stands_alone(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{30ff}' | '\u{3130}'..='\u{318f}' | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{323af}')
}

/// A word in small letters without accents.
pub(super) fn fold(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        let small = !word.bytes().any(|byte| byte.is_ascii_uppercase());
        return if small { Cow::Borrowed(word) } else { Cow::Owned(word.to_ascii_lowercase()) };
    }
    // Syllables of Hangul would come apart.
    if word.chars().all(stands_alone) {
        return Cow::Owned(word.nfkc().collect());
    }
    let mut folded = String::with_capacity(word.len());
    for letter in word.nfkd().flat_map(char::to_lowercase).nfkd().filter(|c| c.is_alphanumeric()) {
        match plain(letter) {
            Some(plain) => folded.push_str(plain),
            None if is_combining_mark(letter) => {}
            None => folded.push(letter),
        }
    }
    Cow::Owned(folded)
}

/// Letters that Unicode does not take apart, as people type them.
const fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ŧ' => "t",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).map(|word| word.folded.into_owned()).collect()
    }

    #[test]
    fn words_are_folded() {
        for (text, expected) in [
            ("Mamba-2: Éléments—of “Scale”!", "mamba 2 elements of scale"),
            ("the model's GPT-4o, 3D", "the model gpt 4o 3d"),
            ("Łukasz Kaiser, Søren, Straße, ﬁne", "lukasz kaiser soren strasse fine"),
            ("e\u{301}tude 𝔸lpha α-β", "etude alpha α β"),
            ("x扩散模型2 デノ", "x 扩 散 模 型 2 デ ノ"),
            ("한국어 model", "한 국 어 model"),
            ("— … ’s", ""),
        ] {
            assert_eq!(folded(text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn a_word_says_where_it_stands() {
        let found: Vec<(usize, usize)> = words("a Éclair, 模").map(|word| (word.start, word.end)).collect();
        assert_eq!(found, [(0, 1), (2, 9), (11, 14)]);
    }
}
