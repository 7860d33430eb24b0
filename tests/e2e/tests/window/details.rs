//! What a person corrects of a paper, and where the rest comes from.

use broadsheet_e2e::{Home, Outcome, hf_page, papers_of_day, press, type_text, until};
use serde_json::Value;

use crate::{LANTERNS, home_with_page, keyboard_in};

const LAMPS: &str = "Residual Lamps, as It Should Be Called";

async fn titles(home: &Home) -> Outcome<Vec<String>> {
    let papers = home.list().await?;
    Ok(papers.iter().map(|paper| paper["title"].as_str().unwrap_or_default().to_owned()).collect())
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn an_edited_title_outlives_another_import_and_goes_back_on_a_word() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;

    press(&["d"]).await?;
    keyboard_in(&app, "textarea[name=title]").await?;
    press(&["ctrl+a"]).await?;
    type_text(LAMPS).await?;
    press(&["ctrl+Return"]).await?;
    app.reads(LAMPS).await?;
    app.sees("edited by you").await?;

    let again = home.file("again.txt", format!("{}\n", hf_page()))?;
    home.cli(&["import", &again.to_string_lossy()]).await?;
    let kept = titles(&home).await?;
    assert!(kept.contains(&LAMPS.to_owned()), "{kept:?}");
    assert_eq!(kept.len(), 3, "the correction makes no second paper: {kept:?}");

    app.choose(LAMPS).await?;
    press(&["d"]).await?;
    app.click_named("Title: as the digests say").await?;
    until("the title of the digest", || async {
        Ok(titles(&home).await?.iter().any(|title| title.starts_with(LANTERNS)))
    })
    .await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn what_cannot_be_is_said_beside_its_field_and_nothing_is_kept_of_it() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;

    press(&["d"]).await?;
    keyboard_in(&app, "textarea[name=title]").await?;
    press(&["Tab", "Tab"]).await?;
    keyboard_in(&app, "input[name=arxiv_id]").await?;
    type_text("not an identifier").await?;
    press(&["Return"]).await?;
    app.finds("[data-field=arxiv_id] [role=alert]").await?;

    press(&["Escape"]).await?;
    app.until_js("the error to go", "return !document.querySelector('[data-field=arxiv_id] [role=alert]')")
        .await?;
    press(&["Escape"]).await?;
    app.until_js("the form to close", "return !document.querySelector('main form')").await?;
    assert!(home.list().await?.iter().all(|paper| paper["arxiv_id"].is_null()));
    Ok(())
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn votes_over_time_are_drawn_and_each_fact_names_the_digests_that_say_it() -> Outcome {
    let home = Home::new()?;
    for (day, votes) in [("2026-01-02", 3), ("2026-01-03", 40)] {
        let mut papers: Vec<Value> = serde_json::from_str(&papers_of_day(day, "2025-12-30", 0, 2))?;
        papers[0]["paper"]["upvotes"] = votes.into();
        let file = home.file(&format!("{day}.json"), Value::from(papers).to_string())?;
        home.cli(&["import", &file.to_string_lossy()]).await?;
    }
    let app = home.open().await?;
    app.choose("Part 1").await?;
    app.sees("Seen in 2 digests").await?;
    app.finds("svg[role=img][aria-label='Votes in 2 digests over time: 3 on 2 Jan 2026, 40 on 3 Jan 2026']")
        .await?;

    app.click_named("Where does this come from?").await?;

    app.sees("The newest count is shown.").await?;
    let shown = app.text("main dl").await?;
    assert!(shown.contains("40\n3 Jan 2026\nshown\n3\n2 Jan 2026"), "{shown}");
    Ok(())
}
