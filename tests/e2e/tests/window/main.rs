//! The built program in a real window. `scripts/e2e.sh` gives these tests a screen of their own; without
//! one they are left out.

mod add;
mod import;
mod notes;
mod offers;
mod open;
mod outside;
mod reading;
mod scroll;
mod search;
mod settings;
mod start;
mod undo;
mod watch;

use broadsheet_e2e::{Home, Outcome, hf_page};

/// The titles of the papers in `digests/hf-page.txt`.
const LANTERNS: &str = "Residual Lanterns";
const TOKENS: &str = "Quiet Tokens";
const MAP: &str = "A Map of Forgotten Benchmarks";

/// A library with the three papers of `digests/hf-page.txt`, and no window yet.
async fn home_with_page() -> Outcome<Home> {
    let home = Home::new()?;
    let file = home.file("papers.txt", hf_page())?;
    home.cli(&["import", &file.to_string_lossy()]).await?;
    Ok(home)
}
