//! Backups: made on their own after changes, or asked for; and one of them put in the library's place.

use std::path::Path;

use jiff::Timestamp;

use super::{Library, Places, ServiceError};
use crate::api::{BackupInfo, Rescue, RestoredBackup};
use crate::model::Refusal;
use crate::store::{self, Backup, Backups, Cause, Restored, Salvaged, StoreError};

impl Library {
    /// Backs the library up now.
    ///
    /// # Errors
    ///
    /// Where there is no folder for backups, it cannot be written, the library is damaged, or it was moved and this is the old one.
    pub fn back_up(&self) -> Result<Backup, ServiceError> {
        let backups = self.backups.as_ref().ok_or(Refusal::NoBackups)?;
        if self.store.has_left() {
            return Err(StoreError::Moved.into());
        }
        self.back_up_as(backups, Cause::Asked)
    }

    /// Backs the library up where it changed since its newest backup and that is an hour old. Asked often, it costs little.
    ///
    /// # Errors
    ///
    /// Where the backup cannot be written, or the library is damaged.
    pub fn back_up_if_due(&self) -> Result<Option<Backup>, ServiceError> {
        let Some(backups) = self.backups.as_ref().filter(|_| !self.store.has_left()) else { return Ok(None) };
        let newest = backups.newest()?;
        // A backup of nothing would stand for the first hour's work.
        if newest.is_none() && self.engine.totals()?.all == 0 {
            return Ok(None);
        }
        if !store::is_due(newest.as_ref().map(|backup| backup.at), (self.clock)()) {
            return Ok(None);
        }
        let now = self.store.read(store::moment)?;
        if newest.is_some_and(|newest| backups.moment(&newest) == Some(now)) {
            return Ok(None);
        }
        self.back_up_as(backups, Cause::Change).map(Some)
    }

    /// As [`Library::back_up`], with what it holds.
    ///
    /// # Errors
    ///
    /// As there.
    pub fn back_up_now(&self) -> Result<BackupInfo, ServiceError> {
        let made = self.back_up()?;
        Ok(info(&backups_of(&self.places())?, made))
    }

    /// The library's backups, newest first.
    ///
    /// # Errors
    ///
    /// Where their folder cannot be read.
    pub fn backups(&self) -> Result<Vec<BackupInfo>, ServiceError> {
        let Some(backups) = &self.backups else { return Ok(Vec::new()) };
        Ok(backups.list()?.into_iter().map(|backup| info(backups, backup)).collect())
    }

    /// Puts a backup in the library's place. The library as it was is backed up before; a damaged one is set aside, and nothing
    /// more is written by this opening of it.
    ///
    /// # Errors
    ///
    /// As [`restore`], and while an import runs.
    pub fn restore(&self, name: &str) -> Result<RestoredBackup, ServiceError> {
        self.alone(|| {
            let restored = restore_told(&self.places(), name, (self.clock)())?;
            if restored.aside.is_some() {
                self.store.leave();
            }
            Ok(restored)
        })
    }

    /// What there is to go on with where the library is damaged.
    ///
    /// # Errors
    ///
    /// As [`rescue`].
    pub fn rescue(&self) -> Result<Rescue, ServiceError> {
        rescue(&self.places(), (self.clock)())
    }

    pub(super) fn places(&self) -> Places {
        Places {
            library: self.folder().to_owned(),
            cache: self.cache.clone(),
            backups: self.backups.as_ref().map(|backups| backups.folder().to_owned()),
        }
    }

    fn back_up_as(&self, backups: &Backups, cause: Cause) -> Result<Backup, ServiceError> {
        let now = (self.clock)();
        let made = self.store.another_reader()?.read(|db| backups.make(db, now, cause))?;
        tracing::info!(?cause, size = made.size, "the library was backed up");
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
    let restored = store::restore(&places.library, &backups, &path, now)?;
    tracing::info!(aside = restored.aside.is_some(), "a backup was put in the library's place");
    Ok(restored)
}

/// As [`restore`], told with what each holds.
///
/// # Errors
///
/// As there.
pub fn restore_told(places: &Places, name: &str, now: Timestamp) -> Result<RestoredBackup, ServiceError> {
    let backups = backups_of(places)?;
    let named = backups.list()?.into_iter().find(|backup| backup.name == name);
    let backup = named.ok_or_else(|| Refusal::NoSuchBackup { name: name.to_owned() })?;
    let Restored { before, aside } = restore(places, name, now)?;
    Ok(RestoredBackup {
        backup: info(&backups, backup),
        before: before.map(|before| info(&backups, before)),
        aside: aside.map(|aside| aside.display().to_string()),
    })
}

/// What there is to go on with where a library is damaged or gone: its backups, and what can be read of it, which is kept as
/// one more of them. The damaged one is only copied.
///
/// # Errors
///
/// Where there is no folder for backups, or it cannot be read.
pub fn rescue(places: &Places, now: Timestamp) -> Result<Rescue, ServiceError> {
    let backups = backups_of(places)?;
    let known = backups.list()?.into_iter().find(|backup| {
        backup.cause == Cause::Salvage
            && store::written_at(&places.library).is_some_and(|written| written <= backup.at)
    });
    let read = || store::is_library(&places.library).then(|| backups.salvage(&places.library, now).ok());
    let salvaged = known.or_else(|| read().flatten());
    let good = backups.newest_good();
    tracing::warn!(good = good.is_some(), salvaged = salvaged.is_some(), "no library to open: what there is");
    let others = backups.list()?.into_iter();
    let others = others.filter(|backup| good.as_ref() != Some(backup) && salvaged.as_ref() != Some(backup));
    let told = |backup| info(&backups, backup);
    Ok(Rescue { others: others.map(told).collect(), good: good.map(told), salvaged: salvaged.map(told) })
}

/// Sets a damaged library aside, in its own folder, so that another one can be made there; gives its new name.
///
/// # Errors
///
/// Where it cannot be renamed.
pub fn set_aside(places: &Places, now: Timestamp) -> Result<std::path::PathBuf, ServiceError> {
    Ok(store::set_aside(&places.library, now)?)
}

fn info(backups: &Backups, backup: Backup) -> BackupInfo {
    let held = backups.holds(&backup);
    let Backup { name, at, cause, size, .. } = backup;
    let (papers, notes) = (held.map(|held| held.papers), held.map(|held| held.notes));
    BackupInfo { name, at: at.to_string(), cause, size, papers, notes }
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
