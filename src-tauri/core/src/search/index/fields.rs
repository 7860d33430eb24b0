use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::TokenizerManager;

use super::super::query::TextField;
use super::tokens::Tokens;

/// The fields of the index of words; public for an index with nothing around it to be measured against.
#[derive(Clone, Debug)]
pub struct Fields {
    /// All of them.
    pub schema: Schema,
    /// The paper's id.
    pub paper: Field,
    texts: [Field; 6],
}

impl Fields {
    /// The fields as every index has them.
    #[must_use]
    pub fn new() -> Self {
        let mut schema = Schema::builder();
        let paper = schema.add_u64_field("paper", INDEXED | FAST);
        let texts = TextField::ALL.map(|field| schema.add_text_field(name(field), options(field)));
        Self { schema: schema.build(), paper, texts }
    }

    /// The field of a text.
    #[must_use]
    pub const fn of(&self, field: TextField) -> Field {
        self.texts[field as usize]
    }

    /// What makes words of texts.
    #[must_use]
    pub fn tokenizers() -> TokenizerManager {
        // Its own stay: fields without words ask for one too.
        let manager = TokenizerManager::default();
        manager.register("stems", Tokens::new(true));
        manager.register("names", Tokens::new(false));
        manager
    }
}

impl Default for Fields {
    fn default() -> Self {
        Self::new()
    }
}

const fn name(field: TextField) -> &'static str {
    match field {
        TextField::Title => "title",
        TextField::Abstract => "abstract",
        TextField::Author => "author",
        TextField::Note => "note",
        TextField::Keyword => "keyword",
        TextField::Organization => "organization",
    }
}

fn options(field: TextField) -> TextOptions {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(if field.is_stemmed() { "stems" } else { "names" })
        .set_index_option(IndexRecordOption::WithFreqsAndPositions)
        // How long a title is tells whether it is just what was typed.
        .set_fieldnorms(matches!(field, TextField::Title));
    TextOptions::default().set_indexing_options(indexing)
}
