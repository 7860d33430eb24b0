//! The two commands that the window has: calls of the table, and the channel on which it is told things.
#![expect(clippy::needless_pass_by_value, reason = "Tauri hands state and arguments over by value")]

use std::sync::{Mutex, PoisonError};

use broadsheet_core::api::{ApiError, Event, Request};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use crate::opening::Opening;

/// Where the window listens; nowhere until it has asked.
#[derive(Default)]
pub(crate) struct Listener(Mutex<Ear>);

#[derive(Default)]
struct Ear {
    channel: Option<Channel<Event>>,
    /// Work that was told before the window listened, and goes on.
    before: Option<Event>,
}

impl Listener {
    /// Tells the window, if it listens. A window that has gone misses nothing: it asks anew when it comes.
    /// `false` where nobody heard.
    pub(crate) fn tell(&self, event: Event) -> bool {
        let mut ear = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(channel) = &ear.channel else {
            ear.before = matches!(event, Event::Working { .. }).then_some(event);
            return false;
        };
        channel.send(event).is_ok()
    }

    fn listen(&self, channel: Channel<Event>) {
        let mut ear = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(event) = ear.before.take() {
            // A window that is gone again misses nothing.
            let _ = channel.send(event);
        }
        ear.channel = Some(channel);
    }
}

/// Carries out one call beside the window's own thread.
#[tauri::command]
pub(crate) async fn call(
    handle: AppHandle,
    opening: State<'_, Opening>,
    request: Request,
) -> Result<serde_json::Value, ApiError> {
    let opening = opening.inner().clone();
    tokio::task::spawn_blocking(move || opening.call(handle, request))
        .await
        .unwrap_or_else(|_| Err(ApiError::went_wrong()))
}

/// Names the channel on which the window is told things.
#[tauri::command]
pub(crate) fn subscribe(listener: State<'_, std::sync::Arc<Listener>>, channel: Channel<Event>) {
    listener.listen(channel);
}
