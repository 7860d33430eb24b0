//! No process of the window makes a socket that reaches beyond this machine's own programs.

use std::time::Duration;

use broadsheet_e2e::{DragSource, Home, Outcome, Plain, press, type_text, until};

use super::{Canary, corpus};

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn no_process_of_the_window_makes_a_socket_to_the_outside() -> Outcome {
    let home = Home::new()?;
    let canary = Canary::new().await?;
    let (folder, files) = corpus(&home, &canary.address)?;
    let Some(mut app) = Plain::traced(&home).await? else {
        eprintln!("skipped: this system lets no process be traced");
        return Ok(());
    };

    let mut source = DragSource::of_files(&[&folder]).await?;
    source.hover(app.window()).await?;
    source.drop_here().await?;
    // What is found is shown first, at its own pace.
    until("the import", || async {
        press(&["Return"]).await?;
        tokio::time::sleep(Duration::from_millis(500)).await;
        Ok(home.list().await?.len() > 500)
    })
    .await?;
    press(&["Escape"]).await?;
    app.window().focus().await?;
    for _ in 0..100 {
        press(&["j"]).await?;
    }
    // There is no driver to ask, and a window that is traced takes its time.
    tokio::time::sleep(Duration::from_secs(8)).await;
    press(&["n"]).await?;
    tokio::time::sleep(Duration::from_secs(4)).await;
    type_text(&format!("![x]({}) wombat ", canary.address)).await?;
    press(&["Escape"]).await?;
    until("the note on disk", || async {
        Ok(home.cli(&["list", "note:wombat"]).await?.as_array().is_some_and(|found| found.len() == 1))
    })
    .await?;
    app.close().await?;
    let trace = app.trace()?;

    for process in ["WebKitWebProcess", "WebKitNetworkProcess"] {
        assert!(
            trace.iter().any(|line| line.contains("execve") && line.contains(process)),
            "{process} was not traced"
        );
    }
    let sockets: Vec<&String> =
        trace.iter().filter(|line| line.contains("socket(AF_") || line.contains("connect(")).collect();
    assert!(sockets.iter().any(|line| line.contains("AF_UNIX")), "no socket was seen: {} lines", trace.len());
    // GLib asks the kernel what networks there are; nothing leaves by that.
    let inside = |line: &str| line.contains("AF_UNIX") || line.contains("AF_NETLINK");
    let outside: Vec<&&String> = sockets.iter().filter(|line| !inside(line)).collect();
    assert!(outside.is_empty(), "{outside:#?}");
    assert_eq!(canary.asked(), 0);
    eprintln!("{files} files of strangers, {} sockets, none to the outside", sockets.len());
    Ok(())
}
