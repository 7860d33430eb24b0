//! Members of archives, in their order.

use std::io::{BufRead, BufReader, Read, Seek};

use super::{MAX_MEMBERS, Place, Walk, of_read};
use crate::bounded::Meter;
use crate::bounded::zip::{NotOpened, open};
use crate::model::{Likeness, Unread};
use zip::result::ZipError;

/// What stands before a member in a tar archive: its name, where a link leads and the like. The `tar` crate holds all of it.
const MAX_HEADERS: u64 = 256 * 1024;

/// A tar archive; only regular files are taken, so links lead nowhere.
pub(super) fn tar(walk: &mut Walk<'_>, place: Place<'_>, source: &mut dyn BufRead) {
    let bound = Meter::of(MAX_HEADERS);
    let mut archive = tar::Archive::new(bound.read(source));
    let entries = match archive.entries() {
        Ok(entries) => entries,
        Err(error) => return walk.fail(place.name, place.inside, of_read(&error)),
    };
    for entry in entries {
        let mut entry = match entry {
            Ok(entry) => entry,
            // Behind a damaged header nothing can be found.
            Err(error) => return walk.fail(place.name, place.inside, of_read(&error)),
        };
        bound.set(stored(&entry).saturating_add(MAX_HEADERS));
        if !entry.header().entry_type().is_file() {
            continue;
        }
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let whole = walk.member(place, &name, &mut BufReader::new(&mut entry));
        if !whole || walk.stopped {
            return;
        }
    }
}

/// The bytes of a member in its archive; of one with holes, `size` counts what it would be without them.
fn stored<R: Read>(entry: &tar::Entry<'_, R>) -> u64 {
    let header = entry.header();
    if header.entry_type().is_gnu_sparse() { header.entry_size().unwrap_or_default() } else { entry.size() }
}

/// A ZIP archive.
pub(super) fn zip<S: Read + Seek>(walk: &mut Walk<'_>, place: Place<'_>, source: S) {
    let mut archive = match open(source, MAX_MEMBERS) {
        Ok(archive) => archive,
        Err(NotOpened::TooMany) => {
            return walk.fail(place.name, place.inside, Unread::ListTooLong { limit: MAX_MEMBERS });
        }
        Err(NotOpened::Damaged(error)) => return walk.fail(place.name, place.inside, refusal(&error)),
    };
    if let Some(seems) = document_of(&archive) {
        return walk.fail(place.name, place.inside, Unread::NoArchive { seems });
    }
    for index in 0..archive.len() {
        let meter = walk.meter.clone();
        let member = match archive.by_index(index) {
            Ok(member) => member,
            Err(error) => {
                walk.fail(place.name, place.inside, refusal(&error));
                continue;
            }
        };
        if !member.is_file() {
            continue;
        }
        let name = member.name().to_owned();
        let whole = walk.member(place, &name, &mut BufReader::new(meter.read(member)));
        if !whole || walk.stopped {
            return;
        }
    }
}

fn refusal(error: &ZipError) -> Unread {
    match error {
        ZipError::Io(error) => of_read(error),
        ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => Unread::Locked,
        other => Unread::ArchiveDamaged { reason: other.to_string() },
    }
}

/// Documents of office programs are ZIP archives too.
fn document_of<S: Read + Seek>(archive: &zip::ZipArchive<S>) -> Option<Likeness> {
    let has = |name: &str| archive.index_for_name(name).is_some();
    match () {
        () if has("[Content_Types].xml") => Some(Likeness::Office),
        () if has("META-INF/container.xml") => Some(Likeness::Ebook),
        () if has("mimetype") && has("content.xml") => Some(Likeness::OpenDocument),
        () => None,
    }
}
