//! Where a person was, over restarts: no choice of theirs and nothing they wrote, so it is kept beside both, without a journal.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::whole_file::{Readers, replace};
use crate::api::{FirstSteps, LastPlace};

/// How much of a window must be on a screen to be taken hold of, in logical pixels.
const HOLD: (f64, f64) = (120.0, 24.0);
/// The smallest window.
const SMALLEST: (f64, f64) = (420.0, 360.0);

/// A rectangle of the desktop, in logical pixels.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Area {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// How the window stands on the desktop.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bounds {
    /// Its place and size where it is not maximised; its place is that of its frame, its size that of its content.
    #[serde(flatten)]
    pub area: Area,
    /// Whether it fills the screen.
    pub maximised: bool,
}

/// What is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Session {
    /// The window on the desktop.
    #[serde(default)]
    pub bounds: Option<Bounds>,
    /// The place in the window.
    #[serde(default)]
    pub place: Option<LastPlace>,
    /// Whether the person was told who else writes to the library's folder.
    #[serde(default)]
    pub told_shared: bool,
    /// The first steps that were taken in this library; none where it held papers before anybody could see them.
    #[serde(default)]
    pub first_steps: Option<FirstSteps>,
}

/// A file of where a person was. What cannot be read or kept is no loss: the window then opens as it did the first time.
#[derive(Debug, Default)]
pub struct SessionFile {
    path: Option<PathBuf>,
    current: Mutex<Session>,
}

impl SessionFile {
    /// Reads what was kept in `path`.
    pub fn open(path: PathBuf) -> Self {
        let kept = fs::read_to_string(&path).ok();
        let current = kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        Self { path: Some(path), current: Mutex::new(current) }
    }

    /// What is kept.
    pub fn get(&self) -> Session {
        self.current.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Keeps the place in the window.
    pub fn remember_place(&self, place: LastPlace) {
        self.change(|session| session.place = Some(place));
    }

    /// Keeps which first steps were taken.
    pub fn remember_first_steps(&self, steps: FirstSteps) {
        self.change(|session| session.first_steps = Some(steps));
    }

    /// Keeps how the window stands.
    pub fn remember_bounds(&self, bounds: Bounds) {
        self.change(|session| session.bounds = Some(bounds));
    }

    /// Keeps that the person was told who else writes to the library's folder.
    pub fn remember_told_shared(&self) {
        self.change(|session| session.told_shared = true);
    }

    /// Writes all of it, also what did not change: of several windows the last one closed is the one to come back.
    fn change(&self, change: impl FnOnce(&mut Session)) {
        let mut session = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut session);
        let _ = self.write(&session);
    }

    fn write(&self, session: &Session) -> std::io::Result<()> {
        let Some(path) = &self.path else { return Ok(()) };
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let text = serde_json::to_string_pretty(session)? + "\n";
        replace(path, Readers::Owner, |out| out.write_all(text.as_bytes()))
    }
}

impl Area {
    /// Whether the head of a window that stands here can be taken hold of on `screen`.
    fn is_held_by(&self, screen: &Self) -> bool {
        let across = (self.x + self.width).min(screen.x + screen.width) - self.x.max(screen.x);
        let top = self.y >= screen.y - HOLD.1 / 2.0 && self.y + HOLD.1 <= screen.y + screen.height;
        across >= HOLD.0 && top
    }
}

impl Bounds {
    /// The bounds for these screens: no larger than the screen the window stands on. Without a place where it would be on
    /// none, as when a screen was taken away: the system then finds one.
    #[must_use]
    pub fn on(self, screens: &[Area]) -> (Self, bool) {
        let at = screens.iter().find(|screen| self.area.is_held_by(screen));
        let largest = screens.iter().max_by(|a, b| (a.width * a.height).total_cmp(&(b.width * b.height)));
        let mut area = self.area;
        if let Some(screen) = at.or(largest) {
            area.width = area.width.min(screen.width);
            area.height = area.height.min(screen.height);
        }
        area.width = area.width.max(SMALLEST.0);
        area.height = area.height.max(SMALLEST.1);
        (Self { area, ..self }, at.is_some())
    }
}
