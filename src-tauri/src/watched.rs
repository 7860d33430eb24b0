//! The thread that looks into the watched folder, and for changes of the settings file from outside. By looking again and
//! again it works on network folders too, where no system tells what lands.

use std::thread;
use std::time::Duration;

use broadsheet_core::api::App;

use crate::logging;

/// How often the folder is looked into.
const LOOK: Duration = Duration::from_secs(2);

/// Begins to look, until the program ends; where the person watches no folder, a look costs nothing.
pub(crate) fn start(app: App) -> std::io::Result<()> {
    let look = move || {
        let mut watched = None;
        loop {
            logging::contained(|| {
                app.look_into_settings();
                app.look_into_watched(&mut watched);
            });
            thread::sleep(LOOK);
        }
    };
    thread::Builder::new().name("watched folder".to_owned()).spawn(look).map(drop)
}
