use broadsheet_e2e::{Outcome, press, type_text, until};

use crate::{LANTERNS, MAP, home_with_page};

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn the_key_o_opens_the_code_in_the_browser() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;

    press(&["o"]).await?;

    until("the browser to be asked", || async { Ok(!home.opened().is_empty()) }).await?;
    assert_eq!(home.opened(), ["https://github.com/example/residual-lanterns"]);
    Ok(())
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn the_key_o_typed_into_the_search_box_opens_nothing() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;

    press(&["slash"]).await?;
    type_text("forgotten o").await?;

    app.lists(1).await?;
    assert!(home.opened().is_empty(), "{:?}", home.opened());
    Ok(())
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_paper_without_code_has_no_button_for_it_and_offers_to_look_it_up() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(MAP).await?;
    app.sees_no("Open code").await?;

    app.click_named("arXiv").await?;

    until("the browser to be asked", || async { Ok(!home.opened().is_empty()) }).await?;
    let opened = home.opened().concat();
    assert!(opened.starts_with("https://arxiv.org/") && opened.contains("Forgotten"), "{opened}");
    Ok(())
}
