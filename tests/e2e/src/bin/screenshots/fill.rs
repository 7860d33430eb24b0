//! What the library of a state holds.

use broadsheet_e2e::{Home, Outcome, papers_of_day};

use crate::Library;

const SAMPLE: &str = include_str!("../../../../../samples/sample-digest.json");

pub(crate) async fn fill(home: &Home, library: Library) -> Outcome {
    match library {
        Library::Empty => Ok(()),
        Library::Full => fill_with_a_few(home).await,
        Library::Huge => home.fill(100_000).await,
    }
}

async fn fill_with_a_few(home: &Home) -> Outcome {
    let sample = home.file("sample-digest.json", SAMPLE)?;
    let days = ["2025-12-29", "2025-12-30", "2026-01-02"];
    let mut files = vec![sample];
    for (number, day) in days.iter().enumerate() {
        files.push(home.file(&format!("{day}.json"), papers_of_day(day, "2015-03-02", number * 20, 20))?);
    }
    for file in &files {
        home.cli(&["import", &file.to_string_lossy()]).await?;
    }
    for (tag, papers) in [
        ("attention", ["1706.03762", "2205.14135"].as_slice()),
        ("efficiency", &["2205.14135", "2106.09685", "2312.00752", "1503.02531"]),
        ("vision", &["2304.02643", "2103.00020", "1512.03385", "2003.08934"]),
        ("alignment", &["2305.18290"]),
    ] {
        home.cli(&[&["tag", "add", tag], papers].concat()).await?;
    }
    let note = home.file(
        "note.md",
        "Exact, not approximate: the gain is all in **memory traffic**.\n\n- Tiles of `Br × Bc` fit in SRAM\n\
         - Backward pass recomputes the scores\n\nCompare with *Mamba*, which drops attention altogether.\n",
    )?;
    home.cli(&["note", "2205.14135", "--set", &note.to_string_lossy()]).await?;
    Ok(())
}
