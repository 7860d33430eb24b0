//! Many papers at once.

use std::time::Instant;

use broadsheet_e2e::{Home, Outcome, papers_of_day, press, type_text, until};

const PAPERS: usize = 10_000;
const PER_DAY: usize = 1_000;

/// Counts frames from now on, and the longest time between two.
const WATCH: &str = r"
    window.frames_seen = { longest: 0, count: 0 };
    let last = performance.now();
    (function frame(now) {
        window.frames_seen.longest = Math.max(window.frames_seen.longest, (now ?? last) - last);
        window.frames_seen.count += 1;
        last = now ?? last;
        requestAnimationFrame(frame);
    })();
";

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn ten_thousand_papers_are_tagged_and_untagged_as_one_while_the_window_answers() -> Outcome {
    let home = Home::new()?;
    for day in 0..PAPERS / PER_DAY {
        let date = format!("2026-01-{:02}", day + 1);
        home.file(&format!("{date}.json"), papers_of_day(&date, "2015-03-02", day * PER_DAY, PER_DAY))?;
    }
    home.cli(&["import", &home.path().join("files").to_string_lossy()]).await?;
    let app = home.open().await?;
    app.sees("10,000").await?;
    app.finds("[role=option]").await?;

    press(&["ctrl+a"]).await?;
    app.sees("10,000 selected").await?;
    app.js(WATCH).await?;
    press(&["t"]).await?;
    type_text("pile").await?;
    let begun = Instant::now();
    press(&["Return"]).await?;
    app.sees("Tagged 10,000 papers with pile").await?;
    let tagged = begun.elapsed();
    assert_eq!(tagged_papers(&home).await?, PAPERS);

    press(&["Escape"]).await?;
    let begun = Instant::now();
    press(&["ctrl+z"]).await?;
    app.sees("Undone").await?;
    let undone = begun.elapsed();
    until("no tag", || async { Ok(tagged_papers(&home).await? == 0) }).await?;

    let frames = app.js("return window.frames_seen").await?;
    println!("tagged {PAPERS} in {tagged:?}, undone in {undone:?}; frames: {frames}");
    let longest = frames["longest"].as_f64().ok_or("no frames")?;
    assert!(longest < 1_000.0, "the window stood still for {longest} ms");
    Ok(())
}

async fn tagged_papers(home: &Home) -> Outcome<usize> {
    let papers = home.cli(&["list", "tag:pile", "--limit", "1000000"]).await?;
    Ok(papers.as_array().map_or(0, Vec::len))
}
