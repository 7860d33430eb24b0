//! The thread that asks now and then whether a backup is due; the library knows.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use broadsheet_core::service::Library;

use crate::cli;

/// After the window has come up, nothing competes with it for the disk.
const FIRST: Duration = Duration::from_secs(30);
const EVERY: Duration = Duration::from_secs(5 * 60);

/// Begins to ask, until the program ends.
pub(crate) fn start(library: Arc<Library>) -> std::io::Result<()> {
    let ask = move || {
        thread::sleep(FIRST);
        loop {
            if let Err(error) = library.back_up_if_due() {
                cli::complain(&format!("The library was not backed up. {error}"));
            }
            thread::sleep(EVERY);
        }
    };
    thread::Builder::new().name("backups".to_owned()).spawn(ask).map(drop)
}
