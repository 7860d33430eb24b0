//! Whoever remembers a paper finds it: over real papers, drawn by a fixed seed.

use std::collections::HashMap;
use std::fs::File;
use std::path::PathBuf;

use broadsheet_core::api::{ListQuery, ListRequest, Scope, Sort};
use broadsheet_core::service::{Library, Origin, Pending};

use crate::fixture::clock;

const DRAWN: usize = 500;

struct Remembered {
    id: i64,
    title: String,
    text: String,
}

#[test]
fn three_words_or_a_title_with_an_error_put_a_paper_in_the_first_three() {
    let archive =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/digests/hf-api-json/daily.tar.gz");
    if File::open(&archive).is_err() {
        crate::left_out::left_out("no real digests lie beside the project: what is tried with them");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path(), clock).unwrap();
    let pending = Pending { name: "daily.tar.gz".to_owned(), origin: Origin::File(archive), inside: false };
    library.import(vec![pending], |_| {}).unwrap();
    library.finish_indexing().unwrap();
    let papers = papers(&library);
    let mut frequency: HashMap<String, usize> = HashMap::new();
    for paper in &papers {
        let mut words = words(&paper.text);
        words.sort();
        words.dedup();
        words.into_iter().for_each(|word| *frequency.entry(word).or_default() += 1);
    }
    let mut chance = Chance(7);
    let (mut by_words, mut by_title) = (0, 0);
    for _ in 0..DRAWN {
        let paper = &papers[chance.below(papers.len())];
        by_words += usize::from(is_among_first(&library, &distinctive(paper, &frequency), paper.id));
        let mistyped = mistyped(&paper.title, &mut chance);
        let found = is_among_first(&library, &mistyped, paper.id);
        by_title += usize::from(found);
    }
    eprintln!(
        "known items among the first three: {by_words} of {DRAWN} by words, {by_title} of {DRAWN} by title"
    );
    assert!(by_words * 100 >= DRAWN * 97, "{by_words} of {DRAWN} by three words");
    assert!(by_title * 100 >= DRAWN * 97, "{by_title} of {DRAWN} by a title with an error");
}

fn papers(library: &Library) -> Vec<Remembered> {
    let mut papers = Vec::new();
    loop {
        let list = ListQuery { scope: Scope::All, query: "has:abstract".to_owned(), sort: Sort::Oldest };
        let page = library.list_papers(&ListRequest { list, offset: papers.len(), limit: 500 }).unwrap();
        if page.rows.is_empty() {
            return papers;
        }
        for row in page.rows {
            let text = library.paper(row.id).unwrap().abstract_source.unwrap();
            papers.push(Remembered { id: row.id, title: row.title, text });
        }
    }
}

fn is_among_first(library: &Library, query: &str, paper: i64) -> bool {
    let list = ListQuery { scope: Scope::All, query: format!("{query} "), sort: Sort::Best };
    let page = library.list_papers(&ListRequest { list, offset: 0, limit: 3 }).unwrap();
    page.rows.iter().any(|row| row.id == paper)
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 3);
    words.map(str::to_lowercase).collect()
}

/// The three rarest words of the abstract that another paper has too: a word of one paper alone is no feat.
fn distinctive(paper: &Remembered, frequency: &HashMap<String, usize>) -> String {
    let mut words = words(&paper.text);
    words.sort();
    words.dedup();
    words.retain(|word| frequency[word] > 1);
    words.sort_by_key(|word| (frequency[word], word.clone()));
    words.truncate(3);
    words.join(" ")
}

/// The title with one letter of one word dropped, doubled, changed, or exchanged with the next.
fn mistyped(title: &str, chance: &mut Chance) -> String {
    let mut words: Vec<String> = title.split_whitespace().map(str::to_owned).collect();
    let plain = |word: &String| word.len() > 4 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let plain: Vec<usize> = (0..words.len()).filter(|at| plain(&words[*at])).collect();
    let Some(at) = plain.get(chance.below(plain.len().max(1))) else { return title.to_owned() };
    let mut letters: Vec<char> = words[*at].chars().collect();
    let letter = chance.below(letters.len() - 1);
    match chance.below(4) {
        0 => drop(letters.remove(letter)),
        1 => letters.insert(letter, letters[letter]),
        2 => letters[letter] = char::from(b'a' + chance.below(26) as u8),
        _ => letters.swap(letter, letter + 1),
    }
    words[*at] = letters.into_iter().collect();
    words.join(" ")
}

/// Numbers that are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end
    }
}
