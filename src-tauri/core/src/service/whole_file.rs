//! Files that are there whole: written under another name, which no other process has, and named once they are on disk.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

/// Writes a file in a folder that is there. Where that does not end well, the file is as it was.
///
/// # Errors
///
/// What `write` fails with, and where the disk refuses.
pub(super) fn replace<E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<(), E>,
) -> Result<(), E> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let unfinished = path.with_file_name(name);
    let written = File::create(&unfinished).map_err(E::from).and_then(|file| {
        let mut out = BufWriter::new(file);
        write(&mut out)?;
        out.flush()?;
        out.get_ref().sync_all()?;
        Ok(fs::rename(&unfinished, path)?)
    });
    if written.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    written
}
