//! A second start, and two windows on one library.

use std::time::Duration;

use broadsheet_e2e::{Outcome, Plain, hf_page_without_years, press, run, type_text, until};

use crate::{LANTERNS, MAP, TOKENS, home_with_page};

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_second_start_raises_the_first_window_and_gives_it_its_files() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.lists(3).await?;
    app.window().minimise().await?;
    let file = home.file("second.txt", hf_page_without_years())?;
    let ended = home.start(&[&file.to_string_lossy()], &[]).await?.wait().await?;
    assert!(ended.success(), "the second start ends well: {ended}");
    until("the first window in front", || async {
        Ok(run("xdotool", &["getactivewindow", "getwindowpid"])
            .await
            .is_ok_and(|pid| pid.trim() == app.pid().to_string()))
    })
    .await?;
    app.sees("Slow Gradients").await?;
    // A name that is none is said, and opens nothing.
    let ended = home.start(&["no-such-file.txt"], &[]).await?.wait().await?;
    assert_eq!(ended.code(), Some(2));
    Ok(())
}

/// Where no bus tells a second start of the first, both work on the library.
#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn two_windows_on_one_library_see_what_the_other_does() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    let nowhere = [("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")];
    let mut other = Plain::open_with(&home, &nowhere).await?;
    for _ in 0..3 {
        other.window().focus().await?;
        // It may not hear keys yet.
        until("a star by the other window", || async {
            press(&["s"]).await?;
            tokio::time::sleep(Duration::from_millis(500)).await;
            Ok(home.cli(&["list", "is:starred"]).await?.as_array().map(Vec::len) == Some(1))
        })
        .await?;
        app.finds(".row .starred, .row [data-starred], .row .star").await?;
        app.window().focus().await?;
        app.click("#row-0").await?;
        press(&["s"]).await?;
        until("no star by the first window", || async {
            Ok(home.cli(&["list", "is:starred"]).await?.as_array().map(Vec::len) == Some(0))
        })
        .await?;
    }
    other.close().await?;
    app.close().await?;
    assert!(home.cli(&["check"]).await.is_ok());
    Ok(())
}

/// As a browser does for a click on such a link.
#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_link_in_another_program_shows_its_paper_in_the_window_that_is_open() -> Outcome {
    let home = home_with_page().await?;
    let follow = async |link: &str| -> Outcome {
        let ended = home.start(&[link], &[]).await?.wait().await?;
        assert!(ended.success(), "the second start ends well: {ended}");
        Ok(())
    };
    let papers = home.list().await?;
    let link_to = |title: &str| -> Outcome<String> {
        let paper = papers.iter().find(|paper| paper["title"].as_str().is_some_and(|it| it.contains(title)));
        let id = paper.and_then(|paper| paper["id"].as_i64()).ok_or("the paper is in the library")?;
        Ok(format!("broadsheet://paper/{id}"))
    };
    // It begins the program, too.
    let app = home.open_given(&[&link_to(MAP)?]).await?;
    app.reads(MAP).await?;
    follow(&link_to(TOKENS)?).await?;
    app.reads(TOKENS).await?;
    follow(&format!("{}/note", link_to(LANTERNS)?)).await?;
    app.reads(LANTERNS).await?;
    app.until_js("the cursor in the note", "return document.activeElement?.closest('.cm-editor') !== null")
        .await?;
    type_text("from outside").await?;
    until("the note to be saved", || async {
        Ok(home.list().await?.iter().any(|paper| paper["note"] == "from outside"))
    })
    .await?;

    follow("broadsheet://paper/arxiv:1706.03762").await?;
    app.sees("The paper that this link is to is not in this library").await?;
    follow("broadsheet://import/etc/passwd").await?;
    app.sees("This is no link to a paper in Broadsheet").await?;
    app.reads(LANTERNS).await?;
    assert_eq!(home.list().await?.len(), 3, "a link changes nothing");
    Ok(())
}
