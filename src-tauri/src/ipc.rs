//! The two commands that the window has: calls of the table, and the channel on which it is told things.
#![expect(clippy::needless_pass_by_value, reason = "Tauri hands state and arguments over by value")]

use std::sync::{Mutex, PoisonError};

use broadsheet_core::api::{ApiError, Event, Request};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use crate::opening::Opening;

/// Where the window listens; nowhere until it has asked.
#[derive(Default)]
pub(crate) struct Listener(Mutex<Option<Channel<Event>>>);

impl Listener {
    /// Tells the window, if it listens. A window that has gone misses nothing: it asks anew when it comes.
    /// `false` where nobody heard.
    pub(crate) fn tell(&self, event: Event) -> bool {
        let channel = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        channel.as_ref().is_some_and(|channel| channel.send(event).is_ok())
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
    *listener.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(channel);
}
