//! The two commands that the window has: calls of the table, and the channel on which it is told things.
#![expect(clippy::needless_pass_by_value, reason = "Tauri hands state and arguments over by value")]

use std::sync::{Mutex, PoisonError};

use broadsheet_core::api::{ApiError, Event, Request};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use crate::closing::CloseAsked;
use crate::opening::Opening;

/// Where the window listens; nowhere until it has asked.
#[derive(Default)]
pub(crate) struct Listener(Mutex<Ear>);

#[derive(Default)]
struct Ear {
    channel: Option<Channel<Event>>,
    /// What was told before the window listened, and it is to know all the same.
    before: Vec<Event>,
}

impl Listener {
    /// Tells the window, if it listens. A window that has gone misses nothing: it asks anew when it comes.
    /// `false` where nobody heard.
    pub(crate) fn tell(&self, event: Event) -> bool {
        let mut ear = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(channel) = &ear.channel else {
            // Of work that goes on only the last is true.
            ear.before.retain(|told| !matches!(told, Event::Working { .. }));
            if is_kept(&event) {
                ear.before.push(event);
            }
            return false;
        };
        channel.send(event).is_ok()
    }

    fn listen(&self, channel: Channel<Event>) {
        let mut ear = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for event in ear.before.drain(..) {
            // A window that is gone again misses nothing.
            let _ = channel.send(event);
        }
        ear.channel = Some(channel);
    }
}

/// Whether the window wants to know when it comes: what goes on, and what became of what a start was given.
fn is_kept(event: &Event) -> bool {
    matches!(
        event,
        Event::Working { .. }
            | Event::Preview { .. }
            | Event::PreviewStopped
            | Event::Archive { .. }
            | Event::Imported { .. }
            | Event::ImportFailed { .. }
            | Event::Followed { .. }
            | Event::NotFollowed { .. }
    )
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
pub(crate) fn subscribe(
    listener: State<'_, std::sync::Arc<Listener>>,
    asked: State<'_, CloseAsked>,
    channel: Channel<Event>,
) {
    asked.answered();
    listener.listen(channel);
}
