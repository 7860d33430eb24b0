//! What a person says of digests: their day, their name, the trash.

use rusqlite::Connection;

use super::{Library, ServiceError, act, correct};
use crate::api::{RenameDigest, SetDigestDay};
use crate::model::{ActionLabel, Refusal, Thing, shortened};
use crate::store::{self, Change, DigestRow};
use crate::text;

/// The longest name of a digest, in characters.
const MAX_NAME: usize = 200;

impl Library {
    /// Says of which day a digest is, or takes that back.
    ///
    /// # Errors
    ///
    /// Where the day is none, the digest is not in the library, or it cannot be written.
    pub fn set_digest_day(&self, request: &SetDigestDay) -> Result<(), ServiceError> {
        let to = request.day.as_deref().map(whole_day).transpose()?;
        let now = self.now();
        self.store.write(|db| {
            shown(db, request.digest)?;
            let from = store::given_day(db, request.digest)?.map(|day| day.to_string());
            if from == to {
                return Ok(());
            }
            let change = Change::DigestDay { digest: request.digest, from, to };
            Ok(act::act(db, &now, &ActionLabel::DateDigest, &[change])?)
        })
    }

    /// Gives a digest a name, or takes that back.
    ///
    /// # Errors
    ///
    /// Where the name is too long, the digest is not in the library, or it cannot be written.
    pub fn rename_digest(&self, request: &RenameDigest) -> Result<(), ServiceError> {
        let to = request.name.as_deref().map(text::one_line).filter(|name| !name.is_empty());
        if to.as_ref().is_some_and(|name| name.chars().count() > MAX_NAME) {
            return Err(Refusal::DigestName.into());
        }
        let now = self.now();
        self.store.write(|db| {
            shown(db, request.digest)?;
            let from = store::given_name(db, request.digest)?;
            if from == to {
                return Ok(());
            }
            let change = Change::DigestName { digest: request.digest, from, to };
            Ok(act::act(db, &now, &ActionLabel::RenameDigest, &[change])?)
        })
    }

    /// Puts a digest into the trash: its papers are not listed by it any more. Those that nothing else lists go with
    /// it, but for what the person said something of.
    ///
    /// # Errors
    ///
    /// Where the digest is not in the library, or it cannot be written.
    pub fn trash_digest(&self, digest: i64) -> Result<(), ServiceError> {
        let now = self.now();
        self.store.write(|db| {
            let label = ActionLabel::TrashDigest { name: named(&shown(db, digest)?) };
            let change = Change::DigestTrashed { digest, from: None, to: Some(now.clone()) };
            Ok(act::act(db, &now, &label, &[change])?)
        })
    }

    /// Takes a digest out of the trash.
    ///
    /// # Errors
    ///
    /// Where the digest is not in the trash, or it cannot be written.
    pub fn restore_digest(&self, digest: i64) -> Result<(), ServiceError> {
        let now = self.now();
        self.store.write(|db| {
            let from = store::trashed_at(db, digest)?.ok_or(ServiceError::NotFound(Thing::Digest))?;
            let change = Change::DigestTrashed { digest, from: Some(from), to: None };
            Ok(act::act(db, &now, &ActionLabel::PutBackDigest, &[change])?)
        })
    }
}

fn shown(db: &Connection, digest: i64) -> Result<DigestRow, ServiceError> {
    store::digest(db, digest)?.ok_or(ServiceError::NotFound(Thing::Digest))
}

/// How a label names a digest.
fn named(digest: &DigestRow) -> String {
    shortened(digest.title.as_deref().or(digest.day.as_deref()).unwrap_or(&digest.file))
}

/// A digest is of one day.
fn whole_day(value: &str) -> Result<String, ServiceError> {
    let whole = |day: &String| day.len() == "2025-11-04".len();
    correct::calendar_day(value).ok().filter(whole).ok_or_else(|| correct::not_a_day(value))
}
