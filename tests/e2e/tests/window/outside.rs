use std::time::{Duration, Instant};

use broadsheet_e2e::{Outcome, hf_page_without_years};

use crate::{LANTERNS, home_with_page};

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn what_the_command_line_changes_shows_within_two_seconds() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    let paper = &home.cli(&["list", "Residual Lanterns"]).await?[0];

    home.cli(&["tag", "add", "depth", &paper["id"].to_string()]).await?;
    let start = Instant::now();
    app.sees("depth").await?;
    assert!(start.elapsed() < Duration::from_secs(2), "took {:?}", start.elapsed());

    let file = home.file("second.txt", hf_page_without_years())?;
    home.cli(&["import", &file.to_string_lossy()]).await?;
    app.sees("Slow Gradients").await
}

/// Bug: a query with a typing error wrote the papers that it likely meant, and said nothing.
#[tokio::test]
#[ignore = "drives the built program: make test"]
async fn an_export_of_a_query_that_finds_nothing_says_so_and_writes_nothing() -> Outcome {
    let home = home_with_page().await?;
    let file = home.path().join("files/papers.json");
    let name = file.to_string_lossy().into_owned();
    let export = |query: &'static str| {
        let (home, name) = (&home, name.clone());
        async move { home.cli(&["export", "--format", "json", "--output", &name, query]).await }
    };
    let said = export("lanterms").await.err().map(|error| error.to_string()).unwrap_or_default();
    assert!(said.contains("nothing was written") && said.contains("lanterns"), "{said}");
    assert!(!file.exists());

    export("lanterns").await?;
    assert!(std::fs::read_to_string(&file)?.contains(LANTERNS));
    Ok(())
}
