//! Changes of the library, by this process or another, told to the window.

use std::sync::Arc;
use std::time::Duration;

use broadsheet_core::api::{Event, Work};
use broadsheet_core::service::Library;

use crate::ipc::Listener;

/// How often another process's changes are looked for.
const EVERY: Duration = Duration::from_millis(300);

/// Tells the window whenever the library's version is another than the one `known` before.
pub(crate) async fn watch(library: Arc<Library>, listener: Arc<Listener>, mut known: Option<i64>) {
    let mut interval = tokio::time::interval(EVERY);
    interval.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    // Nothing is known of it before the first look.
    let mut indexing = None;
    loop {
        interval.tick().await;
        let beside = Arc::clone(&library);
        let Ok(Ok(version)) = tokio::task::spawn_blocking(move || beside.version()).await else { continue };
        let changed = known.replace(version).is_some_and(|known| known != version);
        if changed {
            listener.tell(Event::Changed);
        }
        // While nothing changes and nothing is left to do, nobody is asked.
        if changed || indexing != Some(false) {
            indexing = tell_indexing(&library, &listener, indexing).await;
        }
    }
}

/// Tells how far the index is with papers that cannot be searched yet; whether there are any.
async fn tell_indexing(library: &Arc<Library>, listener: &Listener, before: Option<bool>) -> Option<bool> {
    let beside = Arc::clone(library);
    let Ok(Ok((waiting, total))) = tokio::task::spawn_blocking(move || beside.indexing()).await else {
        return before;
    };
    if waiting > 0 {
        let (done, total) = (total.saturating_sub(waiting) as u64, total as u64);
        listener.tell(Event::Working { work: Work::Indexing, what: None, done, total });
    } else if before == Some(true) {
        listener.tell(Event::Rested { work: Work::Indexing });
        // What was searched meanwhile is found now.
        listener.tell(Event::Changed);
    }
    Some(waiting > 0)
}
