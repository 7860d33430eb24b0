//! Members of archives, in their order.

use std::io::{BufRead, BufReader, Read, Seek};

use super::{MAX_MEMBERS, Place, Walk, of_read};
use crate::model::{Likeness, Unread};
use zip::result::ZipError;

/// A tar archive; only regular files are taken, so links lead nowhere.
pub(super) fn tar(walk: &mut Walk<'_>, place: Place<'_>, source: &mut dyn BufRead) {
    let mut archive = tar::Archive::new(source);
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

/// A ZIP archive.
pub(super) fn zip<S: Read + Seek>(walk: &mut Walk<'_>, place: Place<'_>, source: S) {
    let mut archive = match zip::ZipArchive::new(source) {
        Ok(archive) => archive,
        Err(error) => return walk.fail(place.name, place.inside, refusal(&error)),
    };
    if let Some(seems) = document_of(&archive) {
        return walk.fail(place.name, place.inside, Unread::NoArchive { seems });
    }
    for index in 0..archive.len().min(MAX_MEMBERS + 1) {
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
