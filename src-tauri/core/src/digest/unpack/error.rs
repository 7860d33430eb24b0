use std::io;

use crate::bounded::Exhausted;
use crate::model::Unread;

/// Why what may be compressed cannot be had.
pub(super) fn of_read(error: &io::Error) -> Unread {
    if error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<Exhausted>) {
        return Unread::Bomb;
    }
    match error.kind() {
        io::ErrorKind::InvalidData
        | io::ErrorKind::InvalidInput
        | io::ErrorKind::UnexpectedEof
        | io::ErrorKind::Other => Unread::ArchiveDamaged { reason: error.to_string() },
        _ => Unread::Unreadable { reason: error.to_string() },
    }
}
