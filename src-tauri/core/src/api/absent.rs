//! No library that can be opened: why, and what the window can ask until there is one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::calling::guarded;
use super::place::named;
use super::table::reply;
use super::{ApiError, Dialog, Host, Problem, Request};
use crate::model::Refusal;
use crate::service::{self, Places, SettingsFile, holds_library};
use crate::store::StoreError;

/// Why there is no library that can be opened. Whatever is there was left as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Absence {
    /// None is where the settings say: it is on a disk that is not plugged in, or was moved by other means.
    Missing,
    /// None is in its folder, and there are backups of one that was: it was deleted, or is on a disk that is not plugged in.
    Lost,
    /// It is damaged.
    Damaged {
        /// What SQLite says.
        reason: String,
    },
    /// It cannot be used: a newer Broadsheet's, another program's, one that the system does not let us read.
    Unusable {
        /// Why, in English.
        reason: String,
    },
}

impl From<&StoreError> for Absence {
    fn from(error: &StoreError) -> Self {
        match error {
            StoreError::Broken { reason, .. } => Self::Damaged { reason: reason.clone() },
            other => Self::Unusable { reason: other.to_string() },
        }
    }
}

/// What to do where there is no library that can be opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FindLibrary {
    /// Look there again.
    Again,
    /// Let the person choose the folder it is in.
    Choose {
        /// The title of the dialog.
        title: String,
    },
    /// Use the standard folder, with the library that is there or a new one.
    Standard,
    /// Begin a new library in its folder. A damaged one is set aside, and backups stay.
    New,
}

/// The application without a library.
pub struct Absent {
    settings: Arc<SettingsFile>,
    host: Arc<dyn Host>,
    places: Places,
    absence: Absence,
    /// None where the library was named at the start: the settings do not say where it is.
    standard: Option<PathBuf>,
    clock: fn() -> jiff::Timestamp,
}

impl Absent {
    /// No library in its place, for a reason; without a word of the settings' it would be in `standard`. `clock` tells when
    /// what is set aside or read out was.
    pub fn new(
        (places, absence): (Places, Absence),
        settings: Arc<SettingsFile>,
        host: Arc<dyn Host>,
        standard: Option<PathBuf>,
        clock: fn() -> jiff::Timestamp,
    ) -> Self {
        Self { settings, host, places, absence, standard, clock }
    }

    /// Carries out a call as far as that is possible without a library; gives the reply, and the folder of the library to open.
    ///
    /// # Errors
    ///
    /// [`Problem::NoLibrary`] for whatever needs a library, and while there is none; what is wrong with what was chosen.
    pub fn call(&self, request: &Request) -> Result<(Value, Option<PathBuf>), ApiError> {
        guarded(request.name(), || self.answer(request))
    }

    fn answer(&self, request: &Request) -> Result<(Value, Option<PathBuf>), ApiError> {
        match request {
            Request::Diagnostics(()) => {
                let around = self.host.surroundings();
                let told = service::diagnostics_without(&self.places, &self.absence, &around);
                Ok((Value::String(told), None))
            }
            Request::FindLibrary(how) => Ok((Value::Null, Some(self.find(how)?))),
            Request::Rescue(()) => Ok((reply(&service::rescue(&self.places, (self.clock)())?)?, None)),
            Request::RestoreBackup(name) => {
                let restored = service::restore_told(&self.places, name, (self.clock)())?;
                Ok((reply(&restored)?, Some(self.places.library.clone())))
            }
            Request::Close(()) => {
                self.host.close();
                Ok((Value::Null, None))
            }
            _ => Err(self.explained()),
        }
    }

    /// The file of the person's choices.
    pub fn settings(&self) -> Arc<SettingsFile> {
        Arc::clone(&self.settings)
    }

    /// Whether the library was named when Broadsheet was started.
    pub const fn is_named(&self) -> bool {
        self.standard.is_none()
    }

    fn find(&self, how: &FindLibrary) -> Result<PathBuf, ApiError> {
        let folder = &self.places.library;
        match (how, &self.standard) {
            (FindLibrary::Again, _) if holds_library(folder) => Ok(folder.clone()),
            (FindLibrary::Choose { title }, Some(_)) => self.chosen(title),
            (FindLibrary::Standard, Some(standard)) => {
                self.settings.settle(None)?;
                Ok(standard.clone())
            }
            (FindLibrary::New, _) if self.absence != Absence::Missing => {
                if matches!(self.absence, Absence::Damaged { .. }) {
                    service::set_aside(&self.places, (self.clock)())?;
                }
                Ok(folder.clone())
            }
            _ => Err(self.explained()),
        }
    }

    fn chosen(&self, title: &str) -> Result<PathBuf, ApiError> {
        let Some(folder) = self.host.choose(Dialog::Folder, title).pop() else {
            return Err(self.explained());
        };
        if !holds_library(&folder) {
            return Err(Refusal::NoLibraryThere { folder: folder.display().to_string() }.into());
        }
        self.settings.settle(Some(named(&folder)?))?;
        Ok(folder)
    }

    fn explained(&self) -> ApiError {
        let folder = &self.places.library;
        ApiError {
            message: absent_in_words(folder, &self.absence),
            problem: Problem::NoLibrary {
                folder: folder.display().to_string(),
                absence: self.absence.clone(),
                standard: self.standard.as_ref().map(|standard| standard.display().to_string()),
                standard_holds: self.standard.as_deref().is_some_and(holds_library),
                settings: Box::new(self.settings.get()),
            },
        }
    }
}

impl std::fmt::Debug for Absent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Absent").field("folder", &self.places.library).finish_non_exhaustive()
    }
}

/// Says that there is no library to open in a folder, for the command line.
pub fn absent_in_words(folder: &Path, absence: &Absence) -> String {
    let folder = folder.display();
    match absence {
        Absence::Missing => format!(
            "There is no library in {folder}, where the settings say it is. Nothing was changed, and no other one was made. Plug \
             in the disk it is on, or say where it is with --library DIR."
        ),
        Absence::Lost => format!(
            "There is no library in {folder} any more, and there are backups of it. Nothing was changed, and no new one was \
             made. If it is on a disk that is not plugged in, plug it in first. `broadsheet backup --list` shows the backups, `broadsheet restore NAME` puts one back; with --new a new \
             library begins, and the backups stay."
        ),
        Absence::Damaged { reason } | Absence::Unusable { reason } => {
            format!("The library in {folder} cannot be opened: {reason}. It was left as it is.")
        }
    }
}
