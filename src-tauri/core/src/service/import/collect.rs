use std::fs;
use std::path::{Path, PathBuf};

use super::{Origin, Pending};
use crate::model::Unread;

/// The most files one import takes from folders.
const MAX_FILES: usize = 100_000;

/// What `paths` name, folders opened: files in the order given, those of a folder by name. Hidden files
/// and links inside folders are passed over; what cannot be read is refused by name.
pub fn pending_paths(paths: &[PathBuf]) -> Vec<Pending> {
    let mut pending = Vec::new();
    for path in paths {
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => folder(path, &mut pending),
            Ok(found) if found.is_file() => pending.push(file(path, false)),
            Ok(_) => pending.push(refused(path, Unread::NoFile)),
            Err(error) => pending.push(refused(path, Unread::NotFound { reason: error.to_string() })),
        }
    }
    pending
}

fn folder(root: &Path, pending: &mut Vec<Pending>) {
    // Depth first, by name; a stack instead of recursion, since a stranger's folders may be deep.
    let mut stack = vec![root.to_owned()];
    while let Some(path) = stack.pop() {
        if pending.len() >= MAX_FILES {
            pending.push(refused(root, Unread::FolderTooLarge { limit: MAX_FILES }));
            return;
        }
        let Ok(found) = fs::symlink_metadata(&path) else { continue };
        if found.is_file() {
            pending.push(file(&path, true));
        } else if found.is_dir() {
            match children(&path) {
                Ok(children) => stack.extend(children.into_iter().rev()),
                Err(error) => pending.push(refused(&path, Unread::Unreadable { reason: error.to_string() })),
            }
        }
    }
}

fn children(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut children: Vec<PathBuf> =
        fs::read_dir(folder)?.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    children.retain(|path| path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with('.')));
    children.sort();
    Ok(children)
}

fn file(path: &Path, inside: bool) -> Pending {
    Pending { name: path.display().to_string(), origin: Origin::File(path.to_owned()), inside }
}

fn refused(path: &Path, why: Unread) -> Pending {
    Pending { name: path.display().to_string(), origin: Origin::Refused(why), inside: false }
}
