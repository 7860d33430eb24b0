//! Measures how the built window keeps pace with a person: frames while the list scrolls, and the time from a key to
//! what it asks for on the screen. Beside it, in turns and drawn by the same web view, a bare page does as much.
//!
//!     pace LIBRARY [--rounds N] [--report FILE]
//!
//! LIBRARY is a library's folder, such as `broadsheet bench --keep` leaves one; it is written to. The figures are put
//! into the report of that verb where one is named.

mod keys;
mod scrolling;
mod series;

use std::fs;
use std::path::PathBuf;

use broadsheet_e2e::{App, Home, Outcome};
use serde_json::{Value, json};

use crate::series::Series;

const WIDTH: u32 = 1360;
const HEIGHT: u32 = 860;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let asked = Asked::read(std::env::args().skip(1))?;
    let home = Home::with_library(&asked.library)?;
    // Makes the index of words, which lies in the home folder's cache.
    home.cli(&["list", "zebrafish"]).await?;
    keys::prepare(&home).await?;

    let mut ours = Series::default();
    let mut bare = Series::default();
    for round in 1..=asked.rounds {
        eprintln!("round {round} of {}", asked.rounds);
        let app = home.open().await?;
        let environment = app.webkit_environment()?;
        arrange(&app).await?;
        app.finds("[role=option][aria-setsize]").await?;
        let rows = app.js("return +document.querySelector('[role=option]').ariaSetSize").await?;
        let rows = rows.as_u64().ok_or("the list does not say how many rows it has")?;
        scrolling::measure(&app, scrolling::Page::Broadsheet, &mut ours).await?;
        keys::measure(&app, &mut ours).await?;
        drop(app);

        let app = home.open_bare(&environment).await?;
        arrange(&app).await?;
        scrolling::measure(&app, scrolling::Page::Bare { rows }, &mut bare).await?;
        keys::measure_bare(&app, &mut bare).await?;
        drop(app);
    }

    print!("{}", series::table(&ours, &bare));
    if let Some(path) = asked.report {
        let mut report: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
        let figures = report["figures"].as_array_mut().ok_or("the report has no figures")?;
        figures.extend(series::figures(&ours, &bare).into_iter().map(|figure| json!(figure)));
        fs::write(&path, serde_json::to_string_pretty(&report)? + "\n")?;
    }
    Ok(())
}

async fn arrange(app: &App<'_>) -> Outcome {
    app.window().resize(WIDTH, HEIGHT).await?;
    app.window().focus().await
}

struct Asked {
    library: PathBuf,
    rounds: usize,
    report: Option<PathBuf>,
}

impl Asked {
    fn read(mut arguments: impl Iterator<Item = String>) -> Outcome<Self> {
        let mut asked = Self { library: PathBuf::new(), rounds: 1, report: None };
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or_else(|| format!("{argument} wants a value"));
            match argument.as_str() {
                "--rounds" => asked.rounds = value()?.parse()?,
                "--report" => asked.report = Some(value()?.into()),
                library => asked.library = fs::canonicalize(library)?,
            }
        }
        if asked.library.as_os_str().is_empty() {
            return Err("name a library's folder".into());
        }
        Ok(asked)
    }
}
