//! Changes of the library, by this process or another, told to the window.

use std::sync::Arc;
use std::time::Duration;

use broadsheet_core::api::Event;
use broadsheet_core::service::Library;

use crate::ipc::Listener;

/// How often another process's changes are looked for.
const EVERY: Duration = Duration::from_millis(300);

/// Tells the window whenever the library's version is another than the one `known` before.
pub(crate) async fn watch(library: Arc<Library>, listener: Arc<Listener>, mut known: Option<i64>) {
    let mut interval = tokio::time::interval(EVERY);
    interval.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        interval.tick().await;
        let library = Arc::clone(&library);
        let Ok(Ok(version)) = tokio::task::spawn_blocking(move || library.version()).await else { continue };
        if known.replace(version).is_some_and(|known| known != version) {
            listener.tell(Event::Changed);
        }
    }
}
