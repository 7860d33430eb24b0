//! One program: the window, and the command line when given a verb.

// A console would open beside the window on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    broadsheet::start()
}
