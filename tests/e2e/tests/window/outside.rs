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
