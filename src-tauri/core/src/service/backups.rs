//! Backups: made on their own after changes, or asked for; and one of them put in the library's place.

use std::path::Path;

use jiff::Timestamp;

use super::{Library, Places, ServiceError};
use crate::model::Refusal;
use crate::store::{self, Backup, Backups, Cause, Restored, Salvaged};

impl Library {
    /// Backs the library up now.
    ///
    /// # Errors
    ///
    /// Where there is no folder for backups, it cannot be written, or the library is damaged.
    pub fn back_up(&self) -> Result<Backup, ServiceError> {
        let backups = self.backups.as_ref().ok_or(Refusal::NoBackups)?;
        self.back_up_as(backups, Cause::Asked)
    }

    /// Backs the library up where it changed since its newest backup and that is an hour old. Asked often, it costs little.
    ///
    /// # Errors
    ///
    /// Where the backup cannot be written, or the library is damaged.
    pub fn back_up_if_due(&self) -> Result<Option<Backup>, ServiceError> {
        let Some(backups) = &self.backups else { return Ok(None) };
        let newest = backups.list()?.into_iter().next();
        if !store::is_due(newest.as_ref().map(|backup| backup.at), (self.clock)()) {
            return Ok(None);
        }
        let now = self.store.read(store::moment)?;
        if newest.is_some_and(|newest| backups.moment(&newest) == Some(now)) {
            return Ok(None);
        }
        self.back_up_as(backups, Cause::Change).map(Some)
    }

    fn back_up_as(&self, backups: &Backups, cause: Cause) -> Result<Backup, ServiceError> {
        let now = (self.clock)();
        let made = self.store.another_reader()?.read(|db| backups.make(db, now, cause))?;
        backups.tidy(now)?;
        Ok(made)
    }
}

/// The backups of a library, newest first. The library itself is not looked at.
///
/// # Errors
///
/// Where there is no folder for backups, or it cannot be read.
pub fn backups(places: &Places) -> Result<Vec<Backup>, ServiceError> {
    Ok(backups_of(places)?.list()?)
}

/// Puts a backup, by its name, in the library's place. The library as it was is backed up before, a damaged one set aside.
///
/// # Errors
///
/// Where there is no such backup, it is not whole, or something cannot be written; the library is as it was then.
pub fn restore(places: &Places, name: &str, now: Timestamp) -> Result<Restored, ServiceError> {
    let backups = backups_of(places)?;
    let path = backups.path(name)?.ok_or_else(|| Refusal::NoSuchBackup { name: name.to_owned() })?;
    Ok(store::restore(&places.library, &backups, &path, now)?)
}

/// Makes a library in the folder `target` of what can be read of a damaged one, which is not written to.
///
/// # Errors
///
/// Where `target` holds something, nothing can be read, or the new library cannot be written.
pub fn salvage(places: &Places, target: &Path) -> Result<Vec<Salvaged>, ServiceError> {
    if std::fs::read_dir(target).is_ok_and(|mut entries| entries.next().is_some()) || target.is_file() {
        return Err(Refusal::SalvageIntoWhat { folder: target.display().to_string() }.into());
    }
    Ok(store::salvage(&places.library, target)?)
}

fn backups_of(places: &Places) -> Result<Backups, ServiceError> {
    Ok(places.backups.clone().map(Backups::new).ok_or(Refusal::NoBackups)?)
}
