use broadsheet_e2e::{Home, Outcome};

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn first_run_offers_the_sample_and_one_click_imports_it() -> Outcome {
    let home = Home::new()?;
    let app = home.open().await?;
    app.sees("Drop a digest").await?;

    app.click_named("Try the sample digest").await?;

    app.sees("Attention Is All You Need").await?;
    assert_eq!(home.list().await?.len(), 12);
    Ok(())
}
