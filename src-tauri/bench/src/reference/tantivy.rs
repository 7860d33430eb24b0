use std::path::Path;
use std::time::{Duration, Instant};

use broadsheet_core::search::Fields;
use broadsheet_core::search::query::{Leaf, Node, Query, Text, TextField};
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{
    BooleanQuery, EmptyQuery, Occur, PhrasePrefixQuery, PhraseQuery, RegexQuery, TermQuery,
};
use tantivy::schema::IndexRecordOption;
use tantivy::tokenizer::TokenStream;
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, Term};

use super::{Failure, TOP, words_of};
use crate::library::Paper;

/// Bytes for words that wait to be written, as Broadsheet has them.
const MEMORY: usize = 48_000_000;

/// An index with Broadsheet's fields and words, and Tantivy's own queries and ranks.
pub(crate) struct BareTantivy {
    index: Index,
    fields: Fields,
    reader: IndexReader,
    writer: Option<IndexWriter>,
    next: u64,
    /// How long indexing took, each part committed at its end.
    pub(crate) writing: Duration,
}

type Wanted = Box<dyn tantivy::query::Query>;

impl BareTantivy {
    pub(crate) fn create(folder: &Path) -> Result<Self, Failure> {
        std::fs::create_dir_all(folder)?;
        let fields = Fields::new();
        let index = Index::builder()
            .schema(fields.schema.clone())
            .tokenizers(Fields::tokenizers())
            .create_in_dir(folder)?;
        let mut made = Self::of(index, fields)?;
        let threads = std::thread::available_parallelism().map_or(1, |all| all.get().clamp(1, 4));
        made.writer = Some(made.index.writer_with_num_threads(threads, threads * MEMORY)?);
        Ok(made)
    }

    /// One that is there whole.
    pub(crate) fn open(folder: &Path) -> Result<Self, Failure> {
        let mut index = Index::open_in_dir(folder)?;
        index.set_tokenizers(Fields::tokenizers());
        Self::of(index, Fields::new())
    }

    fn of(index: Index, fields: Fields) -> Result<Self, Failure> {
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { index, fields, reader, writer: None, next: 1, writing: Duration::ZERO })
    }

    pub(crate) fn add(&mut self, papers: &[Paper]) -> Result<(), Failure> {
        let start = Instant::now();
        for paper in papers {
            let document = self.document(self.next, paper);
            self.next += 1;
            self.writer()?.add_document(document)?;
        }
        self.writer()?.commit()?;
        self.writing += start.elapsed();
        Ok(())
    }

    /// Waits until segments are merged.
    pub(crate) fn finish(&mut self) -> Result<(), Failure> {
        let start = Instant::now();
        if let Some(writer) = self.writer.take() {
            writer.wait_merging_threads()?;
        }
        self.writing += start.elapsed();
        Ok(self.reader.reload()?)
    }

    fn writer(&mut self) -> Result<&mut IndexWriter, Failure> {
        if self.writer.is_none() {
            self.writer = Some(self.index.writer_with_num_threads(1, MEMORY)?);
        }
        self.writer.as_mut().ok_or_else(|| "no writer".into())
    }

    fn document(&self, number: u64, paper: &Paper) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        document.add_u64(self.fields.paper, number);
        for field in TextField::ALL {
            let words = words_of(paper, field);
            if !words.is_empty() {
                document.add_text(self.fields.of(field), words);
            }
        }
        document
    }

    /// The best papers and how many there are.
    pub(crate) fn search(&self, query: &Query) -> Result<usize, Failure> {
        let wanted = match &query.root {
            Some(root) => self.node(root)?,
            None => None,
        };
        let wanted = wanted.unwrap_or_else(|| Box::new(EmptyQuery));
        let collector = (TopDocs::with_limit(TOP).order_by_score(), Count);
        let (top, count) = self.reader.searcher().search(&wanted, &collector)?;
        std::hint::black_box(top);
        Ok(count)
    }

    /// Changes a paper's note, committed and to be found when this returns.
    pub(crate) fn note(&mut self, number: u64, paper: &Paper) -> Result<(), Failure> {
        let document = self.document(number, paper);
        let key = Term::from_field_u64(self.fields.paper, number);
        let writer = self.writer()?;
        writer.delete_term(key);
        writer.add_document(document)?;
        writer.commit()?;
        Ok(self.reader.reload()?)
    }

    fn node(&self, node: &Node) -> Result<Option<Wanted>, Failure> {
        let (nodes, occur) = match node {
            Node::And(nodes) => (nodes, Occur::Must),
            Node::Or(nodes) => (nodes, Occur::Should),
            Node::Leaf(Leaf::Text(field, text)) => return self.text(*field, text).map(Some),
            Node::Not(_) | Node::Leaf(_) => return Ok(None),
        };
        let mut clauses = Vec::new();
        for node in nodes {
            clauses.extend(self.node(node)?.map(|wanted| (occur, wanted)));
        }
        Ok((!clauses.is_empty()).then(|| Box::new(BooleanQuery::new(clauses)) as Wanted))
    }

    fn text(&self, field: Option<TextField>, text: &Text) -> Result<Wanted, Failure> {
        let fields = field.as_ref().map_or(&TextField::ALL[..], std::slice::from_ref);
        let mut any: Vec<(Occur, Wanted)> = Vec::new();
        for field in fields {
            let terms = self.terms(*field, text)?;
            match terms.as_slice() {
                [] => {}
                [term] => {
                    any.push((
                        Occur::Should,
                        Box::new(TermQuery::new(term.clone(), IndexRecordOption::WithFreqs)),
                    ));
                    if text.begins {
                        let pattern = format!("{}.*", text.words.to_lowercase());
                        any.push((
                            Occur::Should,
                            Box::new(RegexQuery::from_pattern(&pattern, self.fields.of(*field))?),
                        ));
                    }
                }
                _ if text.begins => any.push((Occur::Should, Box::new(PhrasePrefixQuery::new(terms)))),
                _ => any.push((Occur::Should, Box::new(PhraseQuery::new(terms)))),
            }
        }
        Ok(Box::new(BooleanQuery::new(any)))
    }

    fn terms(&self, field: TextField, text: &Text) -> Result<Vec<Term>, Failure> {
        let mut tokenizer = self.index.tokenizer_for_field(self.fields.of(field))?;
        let mut stream = tokenizer.token_stream(&text.words);
        let mut terms = Vec::new();
        while let Some(token) = stream.next() {
            terms.push(Term::from_field_text(self.fields.of(field), &token.text));
        }
        Ok(terms)
    }
}
