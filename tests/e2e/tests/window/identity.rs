//! Which papers are one: split and merged by hand.

use broadsheet_e2e::{Home, Outcome, page_of, papers_of_day, press};

use crate::{holds, home_with_two_days};

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn appearances_are_split_off_and_merged_again_with_undo() -> Outcome {
    let home = home_with_two_days().await?;
    let app = home.open().await?;
    app.choose("Part 1").await?;

    app.click_named("Not one paper?").await?;
    app.click("main li input[type=checkbox]").await?;
    app.click_named("This is another paper").await?;
    app.sees("Made a paper of its own").await?;
    holds(&home, 3).await?;
    app.lists(3).await?;

    press(&["ctrl+z"]).await?;
    holds(&home, 2).await?;
    press(&["ctrl+shift+z"]).await?;
    holds(&home, 3).await?;
    app.lists(3).await?;

    // A paper that was split by hand is not joined by another import of the same day.
    let day = home.file("2026-01-04.json", papers_of_day("2026-01-04", "2025-12-30", 5, 1))?;
    home.cli(&["import", &day.to_string_lossy()]).await?;
    holds(&home, 4).await?;

    app.lists(4).await?;
    app.choose("Part 1").await?;
    let halves = "return [...document.querySelectorAll('[aria-label=Papers] [role=option]')].filter(row => \
                  row.innerText.includes('Part 1')).forEach(row => row.dispatchEvent(new MouseEvent('click', { \
                  bubbles: true, ctrlKey: true }))) ?? true";
    app.js(halves).await?;
    app.sees("2 selected").await?;
    app.click_named("Merge").await?;
    app.sees("Merged 2 papers into one").await?;
    holds(&home, 3).await?;
    app.click_named("Undo").await?;
    holds(&home, 4).await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn possible_duplicates_are_merged_by_key() -> Outcome {
    let home = Home::new()?;
    for (name, title) in [
        ("one.txt", "A Map of Quietly Forgotten Benchmarks for Small Language Models"),
        ("two.txt", "A Map of Quietly Forgotten Benchmarks for Small Language Model"),
    ] {
        let file = home.file(name, page_of(&[(title, 3, "Dec 18, 2025")]))?;
        home.cli(&["import", &file.to_string_lossy()]).await?;
    }
    holds(&home, 2).await?;
    let app = home.open().await?;
    app.lists(2).await?;

    press(&["ctrl+d"]).await?;
    app.sees("Nearly the same title").await?;
    press(&["d"]).await?;
    app.sees("No possible duplicates").await?;
    press(&["ctrl+z"]).await?;
    app.sees("Nearly the same title").await?;
    press(&["m"]).await?;
    app.sees("Merged 1 pair").await?;
    holds(&home, 1).await
}
