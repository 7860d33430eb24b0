//! Asks whether a backup is due, in the window now and then by a thread of its own; the library knows.

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
/// How often it is asked while the program runs.
pub(crate) const EVERY: Duration = Duration::from_secs(5 * 60);

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

/// Backs the library up where that is due, and says where it could not be: what was done before is saved all the same.
///
/// # Errors
///
/// What was said.
pub(crate) fn ask(library: &Library) -> Result<(), ServiceError> {
    let asked = library.back_up_if_due().map(drop);
    asked.inspect_err(|error| cli::complain(&format!("The library was not backed up. {error}")))
}

/// Damage that opening did not meet is met by the first backup after it, and the person is told.
fn ask_once(library: &Library, listener: &Listener) {
    if let Err(ServiceError::Store(StoreError::Broken { .. })) = ask(library) {
        tracing::error!("the library is damaged");
        listener.tell(Event::Damaged);
    }
}
