//! What a file holds: itself, or the members of an archive, or the parts of a long list.

use std::fs::File;
use std::io::Cursor;
use std::path::Path;

use jiff::Timestamp;

use super::{Origin, Pending};
use crate::digest::unpack::{Flow, unpack};
use crate::model::Unread;

/// One file for the readers, or why it cannot be had.
pub(super) struct Given {
    pub(super) name: String,
    /// Whether it lay in a folder or an archive.
    pub(super) inside: bool,
    /// When the file was last changed, as its file system says; RFC 3339.
    pub(super) modified: Option<String>,
    pub(super) content: Result<Vec<u8>, Unread>,
}

/// Gives `take` everything that `pending` holds, one after the other.
pub(super) fn pieces(pending: Pending, take: &mut dyn FnMut(Given) -> Flow) {
    let Pending { name, origin, inside } = pending;
    let refuse = |why: Unread| Given { name: name.clone(), inside, modified: None, content: Err(why) };
    let mut give = |modified: Option<&String>, piece: crate::digest::unpack::Piece| {
        take(Given {
            name: piece.name,
            inside: inside || piece.inside,
            modified: modified.cloned(),
            content: piece.content,
        })
    };
    match origin {
        Origin::Bytes(bytes) => unpack(&name, Cursor::new(bytes), &mut |piece| give(None, piece)),
        Origin::Refused(why) => drop(take(refuse(why))),
        Origin::File(path) => match open(&path) {
            Ok((file, modified)) => unpack(&name, file, &mut |piece| give(modified.as_ref(), piece)),
            Err(error) => drop(take(refuse(Unread::Unreadable { reason: error.to_string() }))),
        },
    }
}

fn open(path: &Path) -> std::io::Result<(File, Option<String>)> {
    let file = File::open(path)?;
    let modified = file.metadata()?.modified().ok().and_then(|time| Timestamp::try_from(time).ok());
    Ok((file, modified.map(|time| time.to_string())))
}
