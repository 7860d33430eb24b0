//! Exports as files: one, or a folder with a file for each paper that is kept up to date one way.
//!
//! A folder holds a list of what was written to it, each with its hash. A file that is another than it was written is the
//! person's: it is neither written over nor removed.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::whole_file::{Readers, replace};
use super::{ExportError, Exporting};
use crate::api::FolderExported;
use crate::export::{ExportFormat, file_name, page};
use crate::store::Originals;

/// The list of a folder's files.
const LIST: &str = ".broadsheet-export.json";

/// The hash of each file as it was written, by name.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Written {
    files: BTreeMap<String, String>,
}

impl Exporting<'_> {
    /// Writes the papers to a file, which is there whole or, where that does not end well, as it was. Gives how many there were.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read or the file cannot be written.
    pub fn write_file(
        &self,
        format: ExportFormat,
        title: &str,
        file: &Path,
        told: impl FnMut(usize),
    ) -> Result<usize, ExportError> {
        let mut count = 0;
        replace(file, Readers::Usual, |out| {
            count = self.write(format, title, out, told)?;
            Ok::<(), ExportError>(())
        })?;
        Ok(count)
    }

    /// Writes a Markdown file for each paper into a folder, and brings those that were written before up to date.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read or the folder cannot be written; what was written until then stays, and is known.
    pub fn write_folder(
        &self,
        folder: &Path,
        mut told: impl FnMut(usize),
    ) -> Result<FolderExported, ExportError> {
        fs::create_dir_all(folder)?;
        let before = read_list(folder)?;
        let mut now = Written::default();
        let mut done = FolderExported::default();
        let mut seen = 0;
        let mut outcome = self.each(|mut paper| {
            paper.mine.note = self.between_files(&paper.mine.note);
            let mut text = Vec::new();
            page(&mut text, &paper)?;
            let name = file_name(&paper.key);
            let known = before.files.get(&name);
            let hash = put(folder, &name, &text, known, &mut done)?;
            now.files.extend(hash.map(|hash| (name, hash)));
            seen += 1;
            told(seen);
            Ok(())
        });
        for (name, hash) in before.files {
            if now.files.contains_key(&name) {
                continue;
            }
            let gone = match &outcome {
                Ok(()) => remove(folder, &name, &hash, &mut done),
                Err(_) => Ok(false),
            };
            if !matches!(gone, Ok(true)) {
                now.files.insert(name, hash);
            }
            outcome = outcome.and(gone.map(drop).map_err(ExportError::from));
        }
        // Also where it did not end well, so that what was written is known the next time.
        write_list(folder, &now)?;
        outcome.map(|()| done)
    }
}

/// Writes a paper's file unless it is so already, and gives the hash that it was written with; none where a file that
/// Broadsheet never wrote has its name.
fn put(
    folder: &Path,
    name: &str,
    text: &[u8],
    known: Option<&String>,
    done: &mut FolderExported,
) -> io::Result<Option<String>> {
    let (path, new) = (folder.join(name), Originals::hash(text));
    match read(&path)? {
        Some(there) if Originals::hash(&there) == new => done.unchanged += 1,
        Some(there) if known != Some(&Originals::hash(&there)) => {
            done.kept.push(name.to_owned());
            return Ok(known.cloned());
        }
        _ => {
            replace(&path, Readers::Usual, |out| out.write_all(text))?;
            done.written += 1;
        }
    }
    Ok(Some(new))
}

/// Removes a file that is as it was written; `false` where it stays.
fn remove(folder: &Path, name: &str, written: &str, done: &mut FolderExported) -> io::Result<bool> {
    // The list lies where others write: only a plain name is one of ours.
    if Path::new(name).file_name().is_none_or(|own| own != name) {
        return Ok(true);
    }
    let path = folder.join(name);
    match read(&path)? {
        None => Ok(true),
        Some(there) if Originals::hash(&there) == written => {
            fs::remove_file(path)?;
            done.removed += 1;
            Ok(true)
        }
        Some(_) => {
            done.kept.push(name.to_owned());
            Ok(false)
        }
    }
}

fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// A list that cannot be read is as none: then every file there is the person's.
fn read_list(folder: &Path) -> io::Result<Written> {
    let list = read(&folder.join(LIST))?;
    Ok(list.and_then(|list| serde_json::from_slice(&list).ok()).unwrap_or_default())
}

fn write_list(folder: &Path, written: &Written) -> io::Result<()> {
    let text = serde_json::to_vec_pretty(written)?;
    replace(&folder.join(LIST), Readers::Usual, |out| out.write_all(&text))
}
