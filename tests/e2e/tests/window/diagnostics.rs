//! The log and the report of the built program.

use std::fs;

use broadsheet_e2e::{Outcome, clipboard, press, type_text, until};

use crate::{home_with_page, keyboard_in};

const CANARY: &str = "zyzzyva";

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn what_is_logged_and_copied_for_a_report_holds_nothing_that_a_person_wrote() -> Outcome {
    let home = home_with_page().await?;
    let file = home.file(&format!("{CANARY}.md"), CANARY)?;
    home.cli(&["note", "1", "--set", &file.to_string_lossy()]).await?;
    home.cli(&["tag", "add", CANARY, "1"]).await?;
    assert!(home.cli(&["tag", "add", "x", CANARY]).await.is_err());
    assert!(home.cli(&["restore", CANARY]).await.is_err());
    let app = home.open().await?;
    app.lists(3).await?;
    press(&["slash"]).await?;
    type_text(CANARY).await?;
    app.lists(1).await?;
    press(&["Escape"]).await?;
    press(&["ctrl+k"]).await?;
    keyboard_in(&app, "dialog input[role=combobox]").await?;
    type_text("diagnostics").await?;
    app.sees("Copy diagnostics").await?;
    press(&["Return"]).await?;
    until("the report on the clipboard", || async {
        Ok(clipboard().await.is_ok_and(|text| text.starts_with("Broadsheet ")))
    })
    .await?;
    let copied = clipboard().await?;
    let printed = home.cli(&["diagnostics"]).await?.to_string();
    let log = home.path().join("data/broadsheet-logs/broadsheet.log");
    let logged = fs::read_to_string(&log)?;
    for (what, text) in [("copied", &copied), ("printed", &printed), ("logged", &logged)] {
        assert!(!text.to_lowercase().contains(CANARY), "{what}: {text}");
        assert!(text.contains("the library was opened"), "{what}: {text}");
    }
    assert!(copied.contains("note 1") && copied.contains("Web view: "), "{copied}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&log)?.permissions().mode() & 0o777, 0o600);
    }
    Ok(())
}
