use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use super::ServiceError;
use crate::api::Settings;

/// The most actions with keys of the person's own, keys of one action, and bytes of a key's or an action's name.
const MAX_ACTIONS: usize = 200;
const MAX_KEYS: usize = 8;
const MAX_KEY: usize = 40;

/// A person's choices, in one readable file. A file that cannot be read is set aside, never overwritten.
#[derive(Debug)]
pub struct SettingsFile {
    path: PathBuf,
    current: Mutex<Settings>,
}

impl SettingsFile {
    /// Reads the choices in `path`; the standard ones where there is none.
    pub fn open(path: PathBuf) -> Self {
        let current = match fs::read_to_string(&path) {
            Ok(text) => serde_json::from_str(&text).unwrap_or_else(|_| {
                let _ = fs::rename(&path, path.with_extension("json.unreadable"));
                Settings::default()
            }),
            Err(_) => Settings::default(),
        };
        Self { path, current: Mutex::new(within_bounds(current)) }
    }

    /// The choices in force.
    pub fn get(&self) -> Settings {
        self.current.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Keeps other choices and gives them as they are in force. The watched folder stays as it is: the window names no
    /// folders.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written; the choices are in force all the same.
    pub fn set(&self, settings: &Settings) -> Result<Settings, ServiceError> {
        self.change(|current| Settings { watch_folder: current.watch_folder.clone(), ..settings.clone() })
    }

    /// Watches another folder, or none.
    ///
    /// # Errors
    ///
    /// As [`SettingsFile::set`].
    pub fn watch(&self, folder: Option<String>) -> Result<Settings, ServiceError> {
        self.change(|current| Settings { watch_folder: folder, ..current.clone() })
    }

    fn change(&self, change: impl FnOnce(&Settings) -> Settings) -> Result<Settings, ServiceError> {
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        *current = within_bounds(change(&current));
        self.write(&current).map_err(|reason| ServiceError::Settings {
            path: self.path.display().to_string(),
            reason: reason.to_string(),
        })?;
        Ok(current.clone())
    }

    /// Under another name first, so that the file is always whole.
    fn write(&self, settings: &Settings) -> std::io::Result<()> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        let unfinished = self.path.with_extension("json.part");
        fs::write(&unfinished, serde_json::to_string_pretty(settings)? + "\n")?;
        fs::rename(unfinished, &self.path)
    }
}

fn within_bounds(mut settings: Settings) -> Settings {
    settings.text_size = settings.text_size.clamp(80, 200);
    settings.sidebar_width = settings.sidebar_width.clamp(160, 420);
    settings.list_width = settings.list_width.clamp(280, 720);
    settings.reading_width = settings.reading_width.clamp(50, 100);
    settings.keys.own = bounded(settings.keys.own);
    settings
}

/// Keys as the window writes them; what is longer than any was put there by something else, and is left out.
fn bounded(own: BTreeMap<String, Vec<String>>) -> BTreeMap<String, Vec<String>> {
    let is_key = |key: &String| {
        (1..=MAX_KEY).contains(&key.len()) && !key.chars().any(char::is_control) && key.trim() == key
    };
    let actions =
        own.into_iter().filter(|(action, _)| (1..=MAX_KEY).contains(&action.len())).take(MAX_ACTIONS);
    actions.map(|(action, keys)| (action, keys.into_iter().filter(is_key).take(MAX_KEYS).collect())).collect()
}
