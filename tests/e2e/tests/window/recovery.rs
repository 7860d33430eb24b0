//! The process that draws the page can be brought down, by what it draws or by the system. The window comes back.

use broadsheet_e2e::{Home, Outcome, Plain, press, run, until};

use crate::home_with_page;

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_window_whose_page_has_crashed_is_drawn_anew() -> Outcome {
    let home = home_with_page().await?;
    let mut window = Plain::open(&home).await?;
    let page = window.page().await?;
    until("a page that hears keys", || starred(&home, &window, 1)).await?;

    run("kill", &["-ABRT", &page.to_string()]).await?;

    until("another page that hears keys", || starred(&home, &window, 0)).await?;
    assert_ne!(window.page().await?, page);
    window.close().await
}

/// Whether so many papers are starred, after the key for it where they are not.
async fn starred(home: &Home, window: &Plain, wanted: usize) -> Outcome<bool> {
    let count = async || -> Outcome<usize> {
        Ok(home.cli(&["list", "is:starred"]).await?.as_array().map_or(0, Vec::len))
    };
    if count().await? == wanted {
        return Ok(true);
    }
    window.window().focus().await?;
    press(&["s"]).await?;
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    Ok(count().await? == wanted)
}
