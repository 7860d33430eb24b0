//! The shell around the core: a window by Tauri, and a command line. Nothing is decided here.

mod backups;
mod bounds;
mod cli;
mod clipboard;
mod closing;
mod desktop;
mod given;
mod ipc;
mod logging;
mod menu;
mod notify;
mod opening;
mod place;
mod recovery;
mod renderer;
mod second;
mod surroundings;
mod watch;
mod watched;
mod window;

use std::process::ExitCode;
use std::sync::Arc;

use broadsheet_core::service::SettingsFile;
use clap::Parser;
use given::Given;

/// Starts what the arguments ask for: the window without a verb, the command line with one.
pub fn start() -> ExitCode {
    let arguments = match cli::Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are no errors; everything else is wrong usage.
            let code = if error.use_stderr() { cli::WRONG_USAGE } else { 0 };
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    logging::begin();
    let settings = Arc::new(SettingsFile::open(place::settings()));
    let place = match place::library(arguments.library.as_deref(), arguments.new, &settings) {
        Ok(place) => place,
        Err(reason) => {
            cli::complain(&reason);
            return ExitCode::from(cli::FAILED);
        }
    };
    match arguments.verb {
        Some(_) if !arguments.given.is_empty() => {
            cli::complain("A verb takes its files after it. `broadsheet --help` shows how.");
            ExitCode::from(cli::WRONG_USAGE)
        }
        Some(verb) => {
            let named = arguments.library.is_some() && !arguments.new;
            ExitCode::from(cli::run(verb, &place, named, &settings, arguments.shown))
        }
        None => {
            let given = Given::from(&arguments.given, &std::env::current_dir().unwrap_or_default());
            if let Some(file) = given.missing() {
                cli::complain(&format!(
                    "There is no file {}. `broadsheet --help` lists the verbs there are.",
                    file.display()
                ));
                return ExitCode::from(cli::WRONG_USAGE);
            }
            window::run(place, arguments.library.is_some(), settings, given)
        }
    }
}
