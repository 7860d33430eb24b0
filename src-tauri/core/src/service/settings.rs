use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::ServiceError;
use super::whole_file::{Readers, replace};
use crate::api::{Panes, Settings};
use crate::export::Pattern;
use crate::model::Choice;
use crate::store::Change;

/// The most actions with keys of the person's own, keys of one action, and bytes of a key's or an action's name.
const MAX_ACTIONS: usize = 200;
const MAX_KEYS: usize = 8;
const MAX_KEY: usize = 40;

/// A person's choices, in one readable file, which they may change too: what it says is taken up. A file that cannot be
/// read is set aside, never overwritten.
#[derive(Debug)]
pub struct SettingsFile {
    path: PathBuf,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    /// Those in force.
    settings: Settings,
    /// The file's text when it was read or written last; another one was written from outside.
    text: Option<String>,
}

impl SettingsFile {
    /// Reads the choices in `path`; the standard ones where there is none.
    pub fn open(path: PathBuf) -> Self {
        let file = Self { path, state: Mutex::new(State { settings: Settings::default(), text: None }) };
        file.take_up(&mut file.lock());
        file
    }

    /// The choices in force.
    pub fn get(&self) -> Settings {
        self.lock().settings.clone()
    }

    /// What the file says where it was changed from outside; none where it was not, or while it cannot be read.
    pub fn changed_outside(&self) -> Option<Settings> {
        let mut state = self.lock();
        let (settings, text) = self.read().filter(|(_, text)| state.text.as_ref() != Some(text))?;
        let settings = within_bounds(settings.ok()?);
        state.text = Some(text);
        (settings != state.settings).then(|| {
            state.settings = settings.clone();
            settings
        })
    }

    /// Keeps another choice and gives all as they are in force. `journal` is told what the choice was and what it is, and
    /// nothing is changed where it fails; it is not told of a choice that is none.
    ///
    /// # Errors
    ///
    /// Whatever `journal` gives; and where the file cannot be written: the choice is in force all the same.
    pub fn choose(
        &self,
        choice: &Choice,
        journal: impl FnOnce(Change) -> Result<(), ServiceError>,
    ) -> Result<Settings, ServiceError> {
        self.change(
            |settings| put(settings, choice.clone()),
            |before, after| {
                let (from, to) = (as_in(before, choice), as_in(after, choice));
                journal(Change::Choice { from, to })
            },
        )
    }

    /// Watches another folder, or none, as [`SettingsFile::choose`].
    ///
    /// # Errors
    ///
    /// As [`SettingsFile::choose`].
    pub fn watch(
        &self,
        folder: Option<String>,
        journal: impl FnOnce(Change) -> Result<(), ServiceError>,
    ) -> Result<Settings, ServiceError> {
        self.change(
            |settings| settings.watch_folder = folder,
            |before, after| {
                let (from, to) = (before.watch_folder.clone(), after.watch_folder.clone());
                journal(Change::WatchFolder { from, to })
            },
        )
    }

    /// Names the folder that the library is in from now on; none is the standard one.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written: it stays where it was, in the file and in force.
    pub fn settle(&self, folder: Option<String>) -> Result<Settings, ServiceError> {
        let before = self.get().library;
        let settled = self.change(|settings| settings.library = folder, |_, _| Ok(()));
        if settled.is_err() {
            self.lock().settings.library = before;
        }
        settled
    }

    /// Takes settings from elsewhere where nothing was chosen here yet. What says where something is on another machine, how wide
    /// panes were there, and when what is in the trash goes for good stays as it is here.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written.
    pub fn take_over(&self, theirs: Settings) -> Result<Settings, ServiceError> {
        let placed = |settings: &Settings, from: Settings| Settings {
            sidebar_width: settings.sidebar_width,
            list_width: settings.list_width,
            watch_folder: settings.watch_folder.clone(),
            library: settings.library.clone(),
            trash_days: settings.trash_days,
            ..from
        };
        let take = |settings: &mut Settings| {
            if *settings == placed(settings, Settings::default()) {
                *settings = placed(settings, theirs);
            }
        };
        self.change(take, |_, _| Ok(()))
    }

    /// Keeps how wide the panes are.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written.
    pub fn set_panes(&self, panes: Panes) -> Result<Settings, ServiceError> {
        let set = |settings: &mut Settings| {
            settings.sidebar_width = panes.sidebar_width;
            settings.list_width = panes.list_width;
        };
        self.change(set, |_, _| Ok(()))
    }

    /// Gives settings the values that undo or redo gave them back, and no other setting another one.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written.
    pub fn follow(&self, changes: &[Change]) -> Result<Settings, ServiceError> {
        let follow = |settings: &mut Settings| {
            for change in changes {
                match change {
                    Change::Choice { to, .. } => put(settings, to.clone()),
                    Change::WatchFolder { to, .. } => settings.watch_folder.clone_from(to),
                    _ => {}
                }
            }
        };
        self.change(follow, |_, _| Ok(()))
    }

    fn change(
        &self,
        change: impl FnOnce(&mut Settings),
        journal: impl FnOnce(&Settings, &Settings) -> Result<(), ServiceError>,
    ) -> Result<Settings, ServiceError> {
        let mut state = self.lock();
        self.take_up(&mut state);
        let mut settings = state.settings.clone();
        change(&mut settings);
        let settings = within_bounds(settings);
        if settings != state.settings {
            journal(&state.settings, &settings)?;
            state.settings = settings;
        }
        state.text = Some(self.write(&state.settings).map_err(|reason| ServiceError::Settings {
            path: self.path.display().to_string(),
            reason: reason.to_string(),
        })?);
        Ok(state.settings.clone())
    }

    /// Takes up what the file says, where that is not what was written last; one that says nothing is set aside.
    fn take_up(&self, state: &mut State) {
        match self.read() {
            Some((_, text)) if state.text.as_ref() == Some(&text) => {}
            Some((Ok(settings), text)) => {
                *state = State { settings: within_bounds(settings), text: Some(text) }
            }
            Some((Err(_), text)) => {
                let _ = fs::rename(&self.path, self.path.with_extension("json.unreadable"));
                // Whatever else is wrong with it: another library is never taken for the person's.
                state.settings.library = library_in(&text).or(state.settings.library.take());
            }
            None => {}
        }
    }

    fn read(&self) -> Option<(serde_json::Result<Settings>, String)> {
        let text = fs::read_to_string(&self.path).ok()?;
        Some((serde_json::from_str(&text), text))
    }

    fn write(&self, settings: &Settings) -> std::io::Result<String> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        let text = serde_json::to_string_pretty(settings)? + "\n";
        replace(&self.path, Readers::Owner, |out| out.write_all(text.as_bytes()))?;
        Ok(text)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where the library is, as a file says that cannot be read as a whole.
fn library_in(text: &str) -> Option<String> {
    let (_, after) = text.split_once("\"library\"")?;
    let value = after.trim_start().strip_prefix(':')?;
    serde_json::Deserializer::from_str(value).into_iter::<String>().next()?.ok()
}

fn put(settings: &mut Settings, choice: Choice) {
    match choice {
        Choice::Language(value) => settings.language = value,
        Choice::Theme(value) => settings.theme = value,
        Choice::TextSize(value) => settings.text_size = value,
        Choice::ReadingWidth(value) => settings.reading_width = value,
        Choice::ReadingFace(value) => settings.reading_face = value,
        Choice::NoteTemplate(value) => settings.note_template = value,
        Choice::CitationStyle(value) => settings.citation_style = value,
        Choice::CitationKeys(value) => settings.citation_keys = value,
        Choice::TrashDays(value) => settings.trash_days = value,
        Choice::Drop(value) => settings.drop = value,
        Choice::Notify(value) => settings.notify = value,
        Choice::Keys(value) => settings.keys = value,
    }
}

/// The value that `settings` give the setting of `choice`.
fn as_in(settings: &Settings, choice: &Choice) -> Choice {
    match choice {
        Choice::Language(_) => Choice::Language(settings.language),
        Choice::Theme(_) => Choice::Theme(settings.theme),
        Choice::TextSize(_) => Choice::TextSize(settings.text_size),
        Choice::ReadingWidth(_) => Choice::ReadingWidth(settings.reading_width),
        Choice::ReadingFace(_) => Choice::ReadingFace(settings.reading_face),
        Choice::NoteTemplate(_) => Choice::NoteTemplate(settings.note_template.clone()),
        Choice::CitationStyle(_) => Choice::CitationStyle(settings.citation_style),
        Choice::CitationKeys(_) => Choice::CitationKeys(settings.citation_keys.clone()),
        Choice::TrashDays(_) => Choice::TrashDays(settings.trash_days),
        Choice::Drop(_) => Choice::Drop(settings.drop),
        Choice::Notify(_) => Choice::Notify(settings.notify),
        Choice::Keys(_) => Choice::Keys(settings.keys.clone()),
    }
}

fn within_bounds(mut settings: Settings) -> Settings {
    settings.text_size = settings.text_size.clamp(80, 200);
    settings.sidebar_width = settings.sidebar_width.clamp(160, 420);
    settings.list_width = settings.list_width.clamp(280, 720);
    settings.reading_width = settings.reading_width.clamp(50, 100);
    if Pattern::parse(&settings.citation_keys).is_err() {
        settings.citation_keys = Pattern::STANDARD.to_owned();
    }
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
