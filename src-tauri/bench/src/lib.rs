//! How fast Broadsheet is, for anyone to repeat: libraries of any size, of papers that nobody wrote, and every figure
//! beside that of what Broadsheet stands on, measured in the same run on the same words.

mod chance;
mod library;
mod measure;
mod reference;
mod report;

use std::path::{Path, PathBuf};

use broadsheet_core::service::Library;

pub use library::{Made, Paper, Papers, Words, fill};
pub use report::{Figure, QueryFigure, Report, Unit};

use measure::Bench;
use report::grouped;

/// What to measure.
#[derive(Clone, Debug)]
pub struct Options {
    /// Papers of the library.
    pub papers: usize,
    /// Digests whose papers' words the library is made of; words of our own where there are none.
    pub words_of: Vec<PathBuf>,
    /// Where the library is made and left; in a temporary folder that is deleted where this is none. One that an
    /// earlier run left there is measured again, beside the references it left.
    pub keep: Option<PathBuf>,
}

/// Why nothing was measured.
pub type BenchError = Box<dyn std::error::Error + Send + Sync>;

/// Beyond this, mails for notmuch are too many files.
const NOTMUCH: usize = 10_000;

/// Makes a library and measures it. `tell` is given what is being done.
///
/// # Errors
///
/// Where a file cannot be read or written.
pub fn run(options: &Options, tell: &mut dyn FnMut(&str)) -> Result<Report, BenchError> {
    let words = Words::of(&options.words_of)?;
    let temporary = tempfile::tempdir()?;
    let folder = options.keep.as_deref().unwrap_or(temporary.path());
    let mut bench = make(folder, &words, options.papers, tell)?;
    bench.memory()?;
    tell("making the index of words, ours and bare ones");
    let mut references = bench.references()?;
    tell("searching");
    bench.searches(&references)?;
    tell("listing");
    bench.lists(&references)?;
    tell("writing");
    bench.notes(&mut references)?;
    bench.marks()?;
    bench.opening()?;
    bench.sizes();
    if options.papers <= NOTMUCH {
        tell("asking notmuch");
        bench.notmuch()?;
    }
    bench.importing();
    let Bench { mut figures, queries, skipped, .. } = bench;
    // The table begins where a library does.
    figures.rotate_right(1);
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    Ok(Report { papers: options.papers, words_of: words.learnt, processors, figures, queries, skipped })
}

/// Opens the library in `folder`, and fills it where that was not done before.
fn make<'a>(
    folder: &Path,
    words: &'a Words,
    total: usize,
    tell: &mut dyn FnMut(&str),
) -> Result<Bench<'a>, BenchError> {
    if folder.exists() && std::fs::read_dir(folder)?.next().is_some() && !folder.join("made.json").exists() {
        return Err(format!("{} holds something else; nothing was touched", folder.display()).into());
    }
    std::fs::create_dir_all(folder)?;
    let library =
        Library::open_with_cache(&folder.join("library"), &folder.join("cache"), jiff::Timestamp::now)?;
    let note = folder.join("made.json");
    let (made, in_this_run) = match std::fs::read(&note) {
        Ok(note) => (serde_json::from_slice(&note)?, false),
        Err(_) => {
            let made = fill(&library, words, total, |done| {
                tell(&format!("imported {} of {} papers", grouped(done), grouped(total)));
            })?;
            std::fs::write(&note, serde_json::to_vec(&made)?)?;
            (made, true)
        }
    };
    if made.papers != total {
        return Err(format!("the library in {} has {} papers", folder.display(), made.papers).into());
    }
    library.finish_indexing()?;
    let papers = Papers::new(words, total);
    Ok(Bench {
        folder: folder.to_owned(),
        references: folder.join("references"),
        library,
        papers,
        total,
        made,
        in_this_run,
        parsed_and_written: None,
        figures: Vec::new(),
        queries: Vec::new(),
        skipped: Vec::new(),
    })
}
