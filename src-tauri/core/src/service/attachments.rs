//! A person's own PDFs of papers, copied into the library.

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};

use super::annotate::shown;
use super::{Library, ServiceError, act};
use crate::model::{ActionLabel, Refusal, Thing, shortened};
use crate::store::{self, AttachmentRow, Change};

/// The largest file that is taken, in bytes.
const MAX_SIZE: u64 = 1024 * 1024 * 1024;

/// A PDF says so within its first bytes.
const HEAD: u64 = 1024;

/// Characters of a name that are kept.
const MAX_NAME: usize = 80;

impl Library {
    /// Copies a PDF into the library and adds it to a paper; gives its id there. One that the paper has already is not
    /// added again.
    ///
    /// # Errors
    ///
    /// Where the paper is not in the library, the file cannot be read, is no PDF or too large, or the copy cannot be
    /// written.
    pub fn attach(&self, paper: i64, path: &Path) -> Result<i64, ServiceError> {
        let title = self.store.read(|db| shown(db, paper))?.title;
        let named = || path.display().to_string();
        let unread =
            |reason: io::Error| Refusal::FileUnreadable { file: named(), reason: reason.to_string() };
        let mut file = File::open(path).map_err(unread)?;
        let facts = file.metadata().map_err(unread)?;
        let head = head_of(&mut file).map_err(unread)?;
        if !facts.is_file() || !is_pdf(&head) {
            return Err(Refusal::NotAPdf { file: named() }.into());
        }
        if facts.len() > MAX_SIZE {
            return Err(Refusal::PdfTooLarge { file: named() }.into());
        }
        let name = safe_name(path);
        let rest = file.take(MAX_SIZE.saturating_sub(head.len() as u64));
        let copied = self.store.files().keep(Cursor::new(head).chain(rest), &name)?;
        let now = self.now();
        self.store.write(|db| {
            shown(db, paper)?;
            let there =
                store::attachments_of(db, paper)?.into_iter().find(|(_, row)| row.hash == copied.hash);
            if let Some((id, _)) = there {
                return Ok(id);
            }
            let attachment = store::next_attachment_id(db)?;
            let (hash, size) = (copied.hash, copied.size);
            let to = AttachmentRow { paper, hash, name, size, added_at: now.clone() };
            let change = Change::Attachment { attachment, from: None, to: Some(to) };
            act::act(db, &now, &ActionLabel::Attach { title: shortened(&title) }, &[change])?;
            Ok(attachment)
        })
    }

    /// Takes a PDF off its paper; undo gives it back.
    ///
    /// # Errors
    ///
    /// Where it is not in the library, or that cannot be written.
    pub fn detach(&self, attachment: i64) -> Result<(), ServiceError> {
        let now = self.now();
        self.store.write(|db| {
            let from = store::attachment(db, attachment)?.ok_or(ServiceError::NotFound(Thing::File))?;
            let label = ActionLabel::Detach { name: from.name.clone() };
            let change = Change::Attachment { attachment, from: Some(from), to: None };
            Ok(act::act(db, &now, &label, &[change])?)
        })
    }

    /// Where a PDF of a paper is.
    ///
    /// # Errors
    ///
    /// Where it is not in the library, or its file is gone.
    pub fn attached_file(&self, attachment: i64) -> Result<PathBuf, ServiceError> {
        let row = self.store.read(|db| store::attachment(db, attachment))?;
        let row = row.ok_or(ServiceError::NotFound(Thing::File))?;
        let gone = || Refusal::FileGone { file: row.name.clone() };
        let files = self.store.files();
        let mut file = files.open(&row.hash, &row.name).map_err(|_| gone())?;
        // What is opened goes to another program: nothing but what would be taken as a PDF, by its name and what it holds.
        let own = safe_name(Path::new(&row.name)) == row.name;
        if !own || !head_of(&mut file).is_ok_and(|head| is_pdf(&head)) {
            return Err(Refusal::FileNoPdf { file: row.name }.into());
        }
        Ok(files.path(&row.hash, &row.name).ok_or_else(gone)?)
    }
}

fn head_of(file: &mut File) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    file.take(HEAD).read_to_end(&mut head)?;
    Ok(head)
}

fn is_pdf(head: &[u8]) -> bool {
    head.windows(5).any(|window| window == b"%PDF-")
}

/// A file's name of letters, digits and a few signs, so that every system takes it and no program reads more into it.
fn safe_name(path: &Path) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let letters: String = stem
        .chars()
        .map(
            |letter| if letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.') { letter } else { ' ' },
        )
        .take(MAX_NAME)
        .collect();
    let words: Vec<&str> = letters.split_whitespace().collect();
    let name = words.join(" ");
    let name = name.trim_matches(|edge| matches!(edge, '.' | '-' | ' '));
    format!("{}.pdf", if name.is_empty() { "paper" } else { name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_safe() {
        for (given, safe) in [
            ("/a/Attention is all you need.pdf", "Attention is all you need.pdf"),
            ("..", "paper.pdf"),
            ("-rf <x>|y.PDF", "rf x y.pdf"),
            ("论文.pdf", "论文.pdf"),
            ("2402.04644v1.pdf", "2402.04644v1.pdf"),
        ] {
            assert_eq!(safe_name(Path::new(given)), safe);
        }
    }
}
