//! What a person does until the window is in a state.

use std::path::PathBuf;
use std::time::Duration;

use broadsheet_e2e::{
    App, DragSource, Home, Outcome, hf_page, hf_page_without_years, hold_clipboard, page_of, papers_of_day,
    press, type_text,
};
use serde_json::Value;

use crate::annotate::annotate;
use crate::command::command;
use crate::sight::{large, sight};

/// What must live on while the picture is taken.
pub(crate) enum Held {
    Nothing,
    Drag(DragSource),
    Clipboard { _holder: tokio::process::Child },
    Library { _holder: tokio::process::Child },
}

pub(crate) async fn act(state: &str, app: &App<'_>, home: &Home) -> Outcome<Held> {
    match state {
        "library" => app.choose("FlashAttention").await?,
        "900" | "650" => {
            app.window().focus().await?;
            press(&["j", "j", "j", "j"]).await?;
        }
        "math" => app.choose("Direct Preference Optimization").await?,
        "long-title" => {
            let long = home.file("long.txt", LONG)?;
            home.cli(&["import", &long.to_string_lossy()]).await?;
            app.choose("On the Surprisingly Persistent").await?;
        }
        "no-code" => app.choose("Distilling the Knowledge").await?,
        "search" => {
            search(app, "attention").await?;
            app.choose("Attention Is All You Need").await?;
        }
        "search-fields" | "completion" | "remark" | "mended" | "mended-650" | "shelf" | "shelves"
        | "searching" => {
            searching(state, app).await?;
        }
        "find" | "find-650" => {
            app.choose("FlashAttention").await?;
            press(&["ctrl+f"]).await?;
            type_text("mem").await?;
            press(&["Return"]).await?;
            app.sees("2 of").await?;
        }
        "triage" | "image" | "selecting" | "highlighted" | "highlights" | "highlight" | "versions"
        | "linking" | "notebook" | "deleted" | "empty-trash" | "tags" | "print" => {
            annotate(state, app, home).await?;
        }
        "first-steps" | "first-steps-650" | "first-steps-over" | "activity" | "contrast"
        | "forced-colors" => {
            sight(state, app).await?;
        }
        "working" => {
            app.choose("FlashAttention").await?;
            let held = home.hold_library().await?;
            press(&["ctrl+a", "s"]).await?;
            app.finds(".working").await?;
            return Ok(Held::Library { _holder: held });
        }
        state if state.starts_with("text-200") => large(state, app).await?,
        "palette" | "palette-typed" | "palette-650" | "change-keys" | "key-taken" | "app-menu"
        | "row-menu" | "link-menu" | "undo-history" => command(state, app).await?,
        "no-results" => search(app, "zeppelin mooring").await?,
        "note" | "note-error" | "unsaved" => note(state, app, home).await?,
        "tagging" => {
            app.choose("Mamba").await?;
            press(&["t"]).await?;
            type_text("e").await?;
        }
        "drop" => {
            app.choose("FlashAttention").await?;
            let file = home.file("papers.txt", hf_page())?;
            let second = home.file("more.txt", hf_page_without_years())?;
            let mut source = DragSource::of_files(&[&file, &second]).await?;
            source.hover(app.window()).await?;
            return Ok(Held::Drag(source));
        }
        "receipt" => return paste(app, hf_page()).await,
        "receipt-details" => {
            let held = paste(app, hf_page()).await?;
            app.click_named("Details").await?;
            return Ok(held);
        }
        "error" => {
            let picture =
                home.file("holiday.jpg", [0xff, 0xd8, 0xff, 0xe0, 0, 16, b'J', b'F', b'I', b'F', 0, 1])?;
            let mut source = DragSource::of_files(&[&picture]).await?;
            source.hover(app.window()).await?;
            source.drop_here().await?;
            tokio::time::sleep(Duration::from_millis(800)).await;
        }
        "needs-day" => return paste(app, hf_page_without_years()).await,
        "undone" => {
            app.choose("FlashAttention").await?;
            press(&["e", "ctrl+z"]).await?;
        }
        "edit" | "edit-error" | "edited" => edit(state, app).await?,
        "seen" | "provenance" | "split" => seen(state, app, home).await?,
        "selection" => {
            app.choose("FlashAttention").await?;
            press(&["x", "j", "x", "j", "j", "x"]).await?;
        }
        "code-appeared" | "receipt-code" => code_appears(state, app, home).await?,
        "duplicates" | "duplicates-650" => duplicates(app, home).await?,
        "trash" => {
            app.choose("FlashAttention").await?;
            press(&["Delete", "Delete"]).await?;
            focus_place(app, "2 Jan 2026").await?;
            press(&["shift+F10"]).await?;
            app.click_named("Move to the trash").await?;
            app.click_named("Trash").await?;
            app.sees("This paper is in the trash").await?;
        }
        "history" | "history-900" => {
            // It ends with 1, for what could not be read.
            let _ = home.cli(&["import", &home.file("broken.json", BROKEN)?.to_string_lossy()]).await;
            app.window().focus().await?;
            press(&["ctrl+h"]).await?;
            app.sees("imports").await?;
            press(&["j", "u"]).await?;
            app.sees("taken back").await?;
            press(&["k"]).await?;
        }
        "import-troubles" => {
            let files = [
                home.file("broken.json", BROKEN)?,
                home.file("figure.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")?,
                home.file("reading.md", MENTIONED)?,
            ];
            let files = files.each_ref().map(|file| file.to_string_lossy());
            // It ends with 1, for what could not be read.
            let _ = home.cli(&["import", &files[0], &files[1], &files[2]]).await;
            app.window().focus().await?;
            press(&["ctrl+h"]).await?;
            app.finds("[id^=import-]").await?;
            app.finds(".trouble").await?;
        }
        "preview" => {
            let files = [
                home.file("2026-01-02b.json", papers_of_day("2026-01-02", "2015-03-02", 30, 24))?,
                home.file("2026-01-05.json", papers_of_day("2026-01-05", "2015-03-02", 90, 20))?,
                home.file("2026-01-06.json", papers_of_day("2026-01-06", "2015-03-02", 105, 20))?,
            ];
            let mut source = DragSource::of_files(&files.each_ref().map(PathBuf::as_path)).await?;
            source.hover(app.window()).await?;
            source.drop_here().await?;
            app.sees("Import 3 files?").await?;
        }
        "digest-menu" => {
            focus_place(app, "2 Jan 2026").await?;
            press(&["shift+F10"]).await?;
        }
        "reread" => {
            home.sql("UPDATE entry SET venue = 'Proceedings of Nowhere', upvotes = 3 WHERE id % 7 = 0")
                .await?;
            focus_place(app, "5 Jan 2026").await?;
            press(&["shift+F10"]).await?;
            app.click_named("Read again").await?;
            app.sees("changed").await?;
        }
        "watched" => {
            app.choose("FlashAttention").await?;
            std::fs::write(home.path().join("watched/papers.txt"), hf_page())?;
            app.sees("From the watched folder").await?;
        }
        "settings" | "settings-650" => press(&["ctrl+comma"]).await?,
        "settings-search" => {
            press(&["ctrl+comma"]).await?;
            app.finds("dialog [role=search] input:focus").await?;
            type_text("font").await?;
        }
        "settings-reading"
        | "settings-notes"
        | "settings-import"
        | "watch-settings"
        | "settings-keys"
        | "settings-library"
        | "settings-language"
        | "settings-citing"
        | "about"
        | "settings-import-650" => {
            press(&["ctrl+comma"]).await?;
            let sections = ["reading", "notes", "citing", "import", "keys", "library", "language"];
            let section = match state {
                "watch-settings" => "import",
                "about" => "about",
                state => sections.into_iter().find(|name| state.contains(name)).unwrap_or("reading"),
            };
            app.click(&format!("dialog [data-section={section}]")).await?;
            if state == "about" {
                app.click("dialog summary").await?;
            }
        }
        "export" | "export-markdown" | "export-650" => {
            app.choose("FlashAttention").await?;
            press(&["x", "j", "x", "ctrl+e"]).await?;
            if state == "export-markdown" {
                app.click("dialog label:nth-child(9) input").await?;
                app.click("dialog fieldset:last-of-type label:last-child input").await?;
            }
            app.until_js(
                "the preview",
                "return document.querySelector('dialog pre')?.textContent.length > 200",
            )
            .await?;
        }
        "archive" => {
            let file = home.path().join("Broadsheet 2026-01-02.zip");
            home.cli(&["archive", &file.to_string_lossy()]).await?;
            let mut source = DragSource::of_files(&[&file]).await?;
            source.hover(app.window()).await?;
            source.drop_here().await?;
            app.finds("dialog .primary").await?;
        }
        "keys" => press(&["question"]).await?,
        "damaged" | "damaged-650" | "lost" => app.finds("main .backup").await?,
        "backups" => {
            press(&["ctrl+comma"]).await?;
            app.click("dialog [data-section=library]").await?;
            app.js("document.querySelector('[data-setting=backups] .backup:nth-of-type(2) button, [data-setting=backups] button').click()").await?;
            app.finds(".toast").await?;
            app.js("document.querySelector('[data-setting=backups]').scrollIntoView({ block: 'end' })")
                .await?;
        }
        _ => {}
    }
    Ok(Held::Nothing)
}

/// Notes that cannot be saved, as on a disk that fails.
const REFUSED: &str =
    "CREATE TRIGGER refused BEFORE INSERT ON note BEGIN SELECT RAISE(FAIL, 'disk I/O error'); END";

/// A note that is written, and that can be saved or not.
async fn note(state: &str, app: &App<'_>, home: &Home) -> Outcome {
    if state != "note" {
        home.sql(REFUSED).await?;
    }
    app.choose("FlashAttention").await?;
    press(&["n"]).await?;
    app.finds(".cm-focused").await?;
    press(&["ctrl+End"]).await?;
    type_text("Try it on our 250M run.").await?;
    if state == "note" {
        return app.sees("Saved").await;
    }
    app.finds("[data-note-state=failed]").await?;
    if state == "note-error" {
        return Ok(());
    }
    press(&["Escape", "ctrl+comma"]).await?;
    app.click("dialog [data-section=library]").await?;
    app.js("document.querySelector('[data-setting=backups] button').click()").await?;
    app.finds("dialog pre").await
}

/// Gives the keyboard to a place of the sidebar.
async fn focus_place(app: &App<'_>, name: &str) -> Outcome {
    let script = format!(
        "[...document.querySelectorAll('nav [data-place]')].find(place => place.innerText.includes({})).focus()",
        Value::from(name)
    );
    app.js(&script).await.map(drop)
}

async fn edit(state: &str, app: &App<'_>) -> Outcome {
    app.choose("FlashAttention").await?;
    press(&["d"]).await?;
    app.finds("main form").await?;
    if state == "edit" {
        return Ok(());
    }
    press(&["End"]).await?;
    type_text(", Revisited").await?;
    press(&["Tab", "Tab"]).await?;
    if state == "edited" {
        press(&["ctrl+Return"]).await?;
        return app.sees("edited by you").await;
    }
    press(&["ctrl+a"]).await?;
    type_text("22O5.14135").await?;
    press(&["Return"]).await?;
    app.finds("[role=alert]").await
}

/// Days of one paper among others, with votes that grow.
async fn seen(state: &str, app: &App<'_>, home: &Home) -> Outcome {
    for (number, (day, votes, place)) in [
        ("2026-01-05", 6, 11),
        ("2026-01-06", 31, 5),
        ("2026-01-07", 58, 2),
        ("2026-01-09", 74, 0),
        ("2026-01-12", 77, 3),
    ]
    .into_iter()
    .enumerate()
    {
        let mut papers: Vec<Value> =
            serde_json::from_str(&papers_of_day(day, "2015-03-02", number * 12, 12))?;
        let mut paper: Vec<Value> = serde_json::from_str(&papers_of_day(day, "2015-03-02", 3, 1))?;
        paper[0]["paper"]["upvotes"] = votes.into();
        paper[0]["numComments"] = number.into();
        papers.insert(place, paper.remove(0));
        let file = home.file(&format!("daily-{day}.json"), Value::from(papers).to_string())?;
        home.cli(&["import", &file.to_string_lossy()]).await?;
    }
    search(app, "program sparse").await?;
    press(&["Return"]).await?;
    app.choose("Scaling Program Synthesis with Sparse Attention").await?;
    app.sees("Seen in 6 digests").await?;
    match state {
        "provenance" => {
            app.click_named("Where does this come from?").await?;
            app.sees("The newest count is shown.").await?;
        }
        "split" => {
            app.click_named("Not one paper?").await?;
            app.click("main li input[type=checkbox]").await?;
        }
        _ => return Ok(()),
    }
    app.js("const pane = document.querySelector('.reader .scroll'); pane.scrollTop = pane.scrollHeight")
        .await
        .map(drop)
}

async fn code_appears(state: &str, app: &App<'_>, home: &Home) -> Outcome {
    let mut papers: Vec<Value> = serde_json::from_str(&papers_of_day("2026-01-07", "2015-03-02", 20, 20))?;
    for number in [2, 5, 9] {
        papers[number]["paper"]["githubRepo"] = format!("https://github.com/example/late-{number}").into();
    }
    let file = home.file("2026-01-07.json", Value::from(papers).to_string())?;
    let mut source = DragSource::of_files(&[&file]).await?;
    source.hover(app.window()).await?;
    source.drop_here().await?;
    app.sees("gained code").await?;
    if state == "receipt-code" {
        app.click_named("Details").await
    } else {
        app.click_named("Code appeared").await
    }
}

async fn duplicates(app: &App<'_>, home: &Home) -> Outcome {
    const NEAR: [(&str, u32, &str); 4] = [
        (
            "FlashAttention: Fast and Memory-Efficient Exact Attention with IO-Awareness (v2)",
            4,
            "Jun 23, 2022",
        ),
        (
            "Direct Preference Optimization: Your Language Model Is Secretly a Reward Models",
            6,
            "May 29, 2023",
        ),
        ("Mamba: Linear-Time Sequence Modeling with Selective State Spaces, Extended", 2, "Feb 2, 2024"),
        ("LoRA: Low-Rank Adaptation of Large Language Models Revisited", 8, "Jun 18, 2021"),
    ];
    let file = home.file("list.txt", page_of(&NEAR))?;
    home.cli(&["import", &file.to_string_lossy()]).await?;
    app.window().focus().await?;
    press(&["ctrl+d"]).await?;
    app.sees("Nearly the same title").await?;
    press(&["j", "x"]).await
}

/// What the search box and the shelves can do.
async fn searching(state: &str, app: &App<'_>) -> Outcome {
    app.choose("FlashAttention").await?;
    match state {
        "search-fields" => search(app, "").await,
        "completion" => {
            search(app, "attention tag:").await?;
            press(&["Down", "Down"]).await
        }
        "remark" => search(app, "attention date:banana model ").await,
        "mended" | "mended-650" => search(app, "sparse atention ").await,
        "searching" => {
            search(app, "").await?;
            app.click_named("What can be searched").await
        }
        "shelf" => {
            search(app, "attention has:code ").await?;
            press(&["ctrl+s"]).await?;
            app.finds("dialog input[name=name]:focus").await
        }
        _ => {
            for (query, name) in [
                ("attention has:code", "Attention with code"),
                ("is:unread upvotes:>40", "Unread and liked"),
                ("diffusion OR \"state space\"", "Generative"),
            ] {
                app.click_named("All papers").await?;
                search(app, query).await?;
                press(&["ctrl+s"]).await?;
                app.finds("dialog input[name=name]:focus").await?;
                type_text(name).await?;
                press(&["Return"]).await?;
                app.sees(&format!("Saved as a shelf: {name}")).await?;
            }
            focus_place(app, "Unread and liked").await?;
            press(&["shift+F10"]).await
        }
    }
}

async fn search(app: &App<'_>, words: &str) -> Outcome {
    app.window().focus().await?;
    press(&["slash"]).await?;
    type_text(words).await?;
    let typed = format!("return document.activeElement.value === {}", Value::from(words));
    app.until_js("the words to stand in the box", &typed).await?;
    // The list goes on changing while one types; a click must not meet it half-way.
    tokio::time::sleep(Duration::from_millis(1500)).await;
    Ok(())
}

async fn paste(app: &App<'_>, text: &str) -> Outcome<Held> {
    app.choose("FlashAttention").await?;
    let clipboard = hold_clipboard("UTF8_STRING", text).await?;
    press(&["ctrl+v"]).await?;
    app.sees(" new").await?;
    Ok(Held::Clipboard { _holder: clipboard })
}

const BROKEN: &str = r#"[{"paper": {"id": "1706.03762", "title": "Attention Is All You Need", "upvotes": 9}},
"{'paper': {'id': '2511.01234', 'title': 'Half a", {"paper": {"summary": "It has no title."}}]"#;

const MENTIONED: &str = "## [Quiet Maps](https://arxiv.org/abs/2511.04321)\n\nIt goes beyond \
    [Loud Maps](https://arxiv.org/abs/2511.04322).\n";

const LONG: &str = "Daily Papers

byAK and the research community

Jan 5

On the Surprisingly Persistent Influence of Initialisation, Learning-Rate Warm-up, Batch Composition and Seed upon \
the Apparent Superiority of Newly Proposed Optimisation Methods for Transformer Language Models: A Reproduction of \
Forty-Two Published Comparisons under One Budget

Forty-two comparisons are run again under one budget. The order of the methods changes in thirty of them.

  • 3 authors
·
Dec 18, 2025

";
