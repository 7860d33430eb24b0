//! Verbs that keep a library from being lost: backups, what is wrong with it, what can be read of it.

use std::path::Path;

use broadsheet_core::api::Absence;
use broadsheet_core::service::{self, Checked, Misplaced, SettingsFile, diagnostics_without};
use broadsheet_core::store::{Backup, Cause, Restored, Salvaged};
use serde_json::json;

use super::arguments::KeepingVerb;
use super::printing::{print, print_json};
use super::{CliError, open};
use crate::place;
use crate::surroundings::surroundings;

/// Carries out a verb; `false` where something is not as it should be.
pub(super) fn run(verb: KeepingVerb, folder: &Path, json: bool) -> Result<bool, CliError> {
    let places = place::places(folder);
    match verb {
        KeepingVerb::Backup { list } => {
            let shown = if list { service::backups(&places)? } else { vec![open(folder)?.back_up()?] };
            if json {
                print_json(&shown)?;
            } else {
                print(&shown.iter().map(line).collect::<String>())?;
            }
            Ok(true)
        }
        KeepingVerb::Restore { backup } => {
            let restored = service::restore(&places, &backup, jiff::Timestamp::now())?;
            if json {
                print_json(
                    &json!({ "restored": backup, "before": restored.before, "aside": restored.aside }),
                )?;
                return Ok(true);
            }
            print(&format!("The library is as it was in {backup}.\n"))?;
            say_way_back(restored).map(|()| true)
        }
        KeepingVerb::Archive { file } => {
            let library = open(folder)?;
            let settings = SettingsFile::open(place::settings()).get();
            let written = library.archive(&file, &settings, |_, _| {}).map_err(CliError::Export)?;
            if json {
                print_json(&written)?;
                return Ok(written.lost == 0);
            }
            print(&format!(
                "{} papers, with all that belongs to them, are in {}.\n",
                written.papers,
                file.display()
            ))?;
            if written.lost > 0 {
                print(&format!("{} files were lost before; `broadsheet check` names them.\n", written.lost))?;
            }
            Ok(written.lost == 0)
        }
        KeepingVerb::OpenArchive { file } => {
            let opened = service::open_archive(&places, &file, jiff::Timestamp::now())?;
            if json {
                let Restored { before, aside } = opened.restored;
                print_json(
                    &json!({ "papers": opened.info.papers, "at": opened.info.at, "before": before, "aside": aside }),
                )?;
                return Ok(true);
            }
            print(&format!(
                "The library is what the archive of {} holds: {} papers.\n",
                opened.info.at, opened.info.papers
            ))?;
            say_way_back(opened.restored).map(|()| true)
        }
        KeepingVerb::Check => {
            let checked = open(folder)?.check(|_, _| {})?;
            if json {
                print_json(&checked)?;
            } else {
                print(&told(&checked))?;
            }
            Ok(checked.is_sound())
        }
        KeepingVerb::Diagnostics => {
            // What cannot be opened is reported on too.
            let told = match place::open(folder) {
                Ok(library) => library.diagnostics(&surroundings()),
                Err(error) => diagnostics_without(&places, &Absence::from(&error), &surroundings()),
            };
            if json {
                print_json(&told)?;
            } else {
                print(&told)?;
            }
            Ok(true)
        }
        KeepingVerb::Salvage { target } => {
            let target = std::path::absolute(target)?;
            let salvaged = service::salvage(&places, &target)?;
            if json {
                print_json(&salvaged)?;
            } else {
                print(&read_out(&salvaged, &target))?;
            }
            Ok(salvaged.iter().all(|table| !table.damaged))
        }
    }
}

/// Says how to go back from what took the library's place.
fn say_way_back(Restored { before, aside }: Restored) -> Result<(), CliError> {
    if let Some(Backup { name, .. }) = before {
        print(&format!("To take that back: broadsheet restore {name}\n"))?;
    }
    if let Some(aside) = aside {
        print(&format!("The damaged library was set aside as {}.\n", aside.display()))?;
    }
    Ok(())
}

fn line(backup: &Backup) -> String {
    let cause = match backup.cause {
        Cause::Change => "after changes",
        Cause::Asked => "asked for",
        Cause::Migration => "before a new format",
        Cause::Restore => "before a restore",
        Cause::Salvage => "read out of a damaged library",
    };
    format!("{}  {} KiB  {cause}\n", backup.name, backup.size.div_ceil(1024))
}

fn told(checked: &Checked) -> String {
    let mut out: String = checked.database.iter().map(|line| format!("The database: {line}\n")).collect();
    let lost = checked.originals.iter().map(|lost| ("imported file", lost));
    for (what, Misplaced { hash, name, altered }) in
        lost.chain(checked.files.iter().map(|lost| ("file", lost)))
    {
        let state = if *altered { "is not as it was kept" } else { "is gone" };
        out += &format!("The {what} {name} {state} ({hash}).\n");
    }
    if checked.words > 0 {
        out += &format!("Papers whose words the index has otherwise than the library: {}\n", checked.words);
    }
    if let Some(by) = checked.shared {
        out += &format!(
            "The library's folder is also written to by {by}: that can damage it. Move it to a folder of this machine alone.\n"
        );
    }
    if checked.is_sound() {
        let files = if checked.read == 1 { "file" } else { "files" };
        out += &format!("All is well: the database, its index, and {} {files}.\n", checked.read);
    } else {
        out += "Nothing was changed. `broadsheet backup --list` shows the backups, `broadsheet salvage FOLDER` reads what can \
                be read.\n";
    }
    out
}

fn read_out(salvaged: &[Salvaged], target: &Path) -> String {
    let mut out = String::new();
    for Salvaged { table, rows, damaged } in salvaged.iter().filter(|table| table.rows > 0 || table.damaged) {
        let state = if *damaged { "  damaged: there may have been more" } else { "" };
        out += &format!("{rows:>9}  {table}{state}\n");
    }
    out + &format!(
        "What could be read is a library of its own now: broadsheet --library {}\n",
        target.display()
    )
}
