//! Watching a folder from a shell.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use broadsheet_core::api::Receipt;
use broadsheet_core::service::{Library, ServiceError};

use super::arguments::Shown;
use super::printing::{HEAD, harmless, painted, print, print_json_line};
use super::{CliError, complain, sentences};
use crate::backups;

/// How often the folder is looked into; a file is complete when it stood still for two looks.
const LOOK: Duration = Duration::from_millis(700);
/// Looks until all that was there at the first is complete, with one more for a clock that steps.
const SETTLED: u32 = 4;

/// Imports what lands in a folder, and says each import on a line; `once` ends when what was there at the beginning is in.
///
/// Ctrl+C ends it at any moment: what was not said yet is taken in at the next start.
pub(super) fn run(library: &Library, folder: &Path, once: bool, shown: Shown) -> Result<bool, CliError> {
    let folder = std::path::absolute(folder)?;
    let mut watched = library.watch(&folder)?;
    let (mut trouble, mut well) = (None, true);
    let mut asked: Option<Instant> = None;
    for look in 1_u32.. {
        match library.look_into(&mut watched) {
            Ok(receipt) => {
                trouble = None;
                if let Some(receipt) = receipt {
                    well &= receipt.totals.failed == 0 && receipt.totals.unreadable == 0;
                    say(&receipt, shown)?;
                }
            }
            // Another import runs, in the window or another shell.
            Err(ServiceError::Importing) => {}
            // A folder that is not there at the beginning is mistyped; later it may be a disk that comes back.
            Err(error) if look == 1 => return Err(error.into()),
            Err(error) => {
                let error = error.to_string();
                if trouble.as_ref() != Some(&error) {
                    complain(&error);
                }
                trouble = Some(error);
            }
        }
        if once && look >= SETTLED {
            break;
        }
        if asked.is_none_or(|asked| asked.elapsed() >= backups::EVERY) {
            let _ = backups::ask(library);
            asked = Some(Instant::now());
        }
        thread::sleep(LOOK);
    }
    Ok(well)
}

/// A file's name without its folder, which is always the same.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

fn say(receipt: &Receipt, shown: Shown) -> Result<(), CliError> {
    if shown.json {
        return print_json_line(&sentences::receipt(receipt));
    }
    let names: Vec<String> = receipt.files.iter().map(|file| harmless(file_name(&file.path))).collect();
    let totals = &receipt.totals;
    let mut line = format!("{}  {} new", painted(HEAD, &names.join(", ")), totals.new);
    for (count, what) in [
        (totals.updated, "updated"),
        (totals.unchanged, "unchanged"),
        (totals.unreadable, "not read"),
        (totals.failed, "files not read"),
    ] {
        if count > 0 {
            line += &format!(", {count} {what}");
        }
    }
    print(&(line + "\n"))
}
