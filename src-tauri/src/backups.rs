//! The thread that asks now and then whether a backup is due; the library knows.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use broadsheet_core::api::Event;
use broadsheet_core::service::{Library, ServiceError};
use broadsheet_core::store::StoreError;

use crate::ipc::Listener;
use crate::{cli, logging};

/// After the window has come up, nothing competes with it for the disk.
const FIRST: Duration = Duration::from_secs(30);
const EVERY: Duration = Duration::from_secs(5 * 60);

/// Begins to ask, until the program ends.
pub(crate) fn start(library: Arc<Library>, listener: Arc<Listener>) -> std::io::Result<()> {
    let ask = move || {
        thread::sleep(FIRST);
        loop {
            logging::contained(|| ask_once(&library, &listener));
            thread::sleep(EVERY);
        }
    };
    thread::Builder::new().name("backups".to_owned()).spawn(ask).map(drop)
}

/// Damage that opening did not meet is met by the first backup after it, and the person is told.
fn ask_once(library: &Library, listener: &Listener) {
    let Err(error) = library.back_up_if_due() else { return };
    cli::complain(&format!("The library was not backed up. {error}"));
    if matches!(error, ServiceError::Store(StoreError::Broken { .. })) {
        tracing::error!("the library is damaged");
        listener.tell(Event::Damaged);
    }
}
