//! The window's place and size on the desktop, over restarts.

use std::sync::{Arc, Mutex, PoisonError};

use broadsheet_core::service::{Area, Bounds, SessionFile};
use tauri::{AppHandle, Manager, Monitor, Runtime, WebviewWindowBuilder, Window, WindowEvent};

/// What a window has the first time, in logical pixels.
const FIRST: (f64, f64) = (1360.0, 860.0);

/// How the window stood while it was not maximised, the last first. Some systems tell of the new size before they tell
/// that the window is maximised, so one is not enough.
pub(crate) struct Standing {
    session: Arc<SessionFile>,
    recent: Mutex<Vec<Area>>,
}

impl Standing {
    /// Nothing known yet but what was kept.
    pub(crate) fn new(session: Arc<SessionFile>) -> Self {
        let kept = session.get().bounds.map(|bounds| bounds.area);
        Self { session, recent: Mutex::new(kept.into_iter().collect()) }
    }

    /// Where the person was in the window.
    pub(crate) fn session(&self) -> Arc<SessionFile> {
        Arc::clone(&self.session)
    }

    fn note(&self, area: Area) {
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        recent.retain(|known| *known != area);
        recent.insert(0, area);
        recent.truncate(4);
    }

    /// How it stood last in another size than this.
    fn before(&self, maximised: Area) -> Option<Area> {
        let recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        let other = |area: &&Area| (area.width, area.height) != (maximised.width, maximised.height);
        recent.iter().find(other).copied()
    }
}

/// Gives a window that is being made the place it had, if that is on a screen.
pub(crate) fn placed<'a, R: Runtime, M: Manager<R>>(
    builder: WebviewWindowBuilder<'a, R, M>,
    handle: &AppHandle,
) -> WebviewWindowBuilder<'a, R, M> {
    let Some(kept) = handle.state::<Standing>().session.get().bounds else {
        return builder.inner_size(FIRST.0, FIRST.1);
    };
    let screens: Vec<Area> = handle.available_monitors().unwrap_or_default().iter().map(screen).collect();
    let (Bounds { area, maximised }, on_screen) = kept.on(&screens);
    let builder = builder.inner_size(area.width, area.height).maximized(maximised);
    if on_screen { builder.position(area.x, area.y) } else { builder }
}

/// Follows the window; keeps how it stands when it is left or closes.
pub(crate) fn follow(window: &Window, event: &WindowEvent) {
    match event {
        WindowEvent::Resized(_) | WindowEvent::Moved(_) => {
            if let Some(Bounds { area, maximised: false }) = standing(window) {
                window.state::<Standing>().note(area);
            }
        }
        WindowEvent::Focused(false) | WindowEvent::CloseRequested { .. } => keep(window),
        _ => {}
    }
}

fn keep(window: &Window) {
    let known = window.state::<Standing>();
    let Some(mut bounds) = standing(window) else { return };
    if bounds.maximised {
        bounds.area = known.before(bounds.area).unwrap_or(bounds.area);
    }
    known.session.remember_bounds(bounds);
}

/// How it stands now; nothing while it is minimised or shown full screen.
fn standing(window: &Window) -> Option<Bounds> {
    if window.is_minimized().ok()? || window.is_fullscreen().ok()? {
        return None;
    }
    let scale = window.scale_factor().ok()?;
    let place = window.outer_position().ok()?.to_logical::<f64>(scale);
    let size = window.inner_size().ok()?.to_logical::<f64>(scale);
    let area = Area { x: place.x, y: place.y, width: size.width, height: size.height };
    Some(Bounds { area, maximised: window.is_maximized().ok()? })
}

fn screen(monitor: &Monitor) -> Area {
    let scale = monitor.scale_factor();
    let place = monitor.position().to_logical::<f64>(scale);
    let size = monitor.size().to_logical::<f64>(scale);
    Area { x: place.x, y: place.y, width: size.width, height: size.height }
}
