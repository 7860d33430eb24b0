use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::super::words::{Stemmer, Words, words};

/// Our own words, for Tantivy.
#[derive(Clone, Debug)]
pub(super) struct Tokens {
    stemmer: Option<Stemmer>,
}

impl Tokens {
    pub(super) fn new(stems: bool) -> Self {
        Self { stemmer: stems.then(Stemmer::default) }
    }
}

impl Tokenizer for Tokens {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        Stream { words: words(text), stemmer: self.stemmer.as_mut(), token: Token::default(), next: 0 }
    }
}

pub(super) struct Stream<'a> {
    words: Words<'a>,
    stemmer: Option<&'a mut Stemmer>,
    token: Token,
    next: usize,
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        let Some(word) = self.words.next() else { return false };
        self.token.offset_from = word.start;
        self.token.offset_to = word.end;
        // No phrase reaches from one line into the next: another author, another paragraph.
        self.token.position = self.next + usize::from(word.new_line);
        self.next = self.token.position + 1;
        self.token.text.clear();
        self.token.text.push_str(match &mut self.stemmer {
            Some(stemmer) => stemmer.stem(&word.folded),
            None => &word.folded,
        });
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
