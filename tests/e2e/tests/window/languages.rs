//! The languages of the window. The one for tests puts every text of the catalogue in brackets: whatever letters are
//! outside them, and not marked as somebody's own (`translate="no"`), were forgotten.

use std::fmt::Write as _;

use broadsheet_e2e::{
    App, DragSource, Home, Outcome, hf_page, hf_page_without_years, hold_clipboard, page_of, papers_of_day,
    press, type_text,
};
use serde_json::{Value, json};

use crate::{LANTERNS, MAP, home_with_page};

/// Gives what is outside brackets, text by text: those between tags and those of attributes that are read out.
const STRAY: &str = r"
    const OWN = __OWN__;
    const strip = (text) => {
        for (const own of OWN) text = text.replaceAll(own, '');
        for (let before = ''; before !== text; ) {
            before = text;
            text = text.replace(/⟦[^⟦⟧]*⟧/gu, '');
        }
        return text;
    };
    const stray = (text) => /\p{L}/u.test(strip(text));
    const found = new Set();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const element = node.parentElement;
        if (element.closest('[translate=no], kbd, code, script, style') || !element.checkVisibility()) continue;
        if (stray(node.data)) found.add(node.data.trim());
    }
    for (const element of document.body.querySelectorAll('*')) {
        if (element.matches('[translate=no]') || !element.checkVisibility()) continue;
        for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext', 'aria-description'])
            if (element.hasAttribute(name) && stray(element.getAttribute(name))) found.add(`${name}: ${element.getAttribute(name)}`);
    }
    return [...found];
";

/// What attributes hold of the fixtures: there, nothing says whose a part is.
const OWN: [&str; 13] = [
    "Residual Lanterns: Lighting Very Deep Networks with Sparse Shortcuts",
    "Quiet Tokens: Pruning What a Language Model Does Not Read",
    LANTERNS,
    MAP,
    "Learning to Fold Maps from Crumpled Observations",
    "Slow Gradients for Patient Optimisers",
    "https://github.com/example/residual-lanterns",
    "has:code is:inbox",
    "papers.txt",
    "more.json",
    "daily.json",
    "Pasted text",
    "Mine",
];

/// What was outside brackets, screen by screen.
#[derive(Default)]
struct Forgotten {
    told: String,
    screens: usize,
}

impl Forgotten {
    async fn look(&mut self, app: &App<'_>, screen: &str) -> Outcome {
        // The last frame may still be drawn.
        tokio::time::sleep(std::time::Duration::from_millis(250)).await;
        let stray = app.js(&STRAY.replace("__OWN__", &json!(OWN).to_string())).await?;
        self.screens += 1;
        for text in stray.as_array().into_iter().flatten() {
            let text = text.as_str().unwrap_or_default();
            if !self.told.contains(text) {
                let _ = writeln!(self.told, "{screen}: {text}");
            }
        }
        Ok(())
    }

    fn none(self) -> Outcome {
        println!("{} screens looked at", self.screens);
        if self.told.is_empty() {
            Ok(())
        } else {
            Err(format!("not of the catalogue:\n{}", self.told).into())
        }
    }
}

async fn pseudo(home: &Home) -> Outcome<App<'_>> {
    home.prefer(&json!({ "language": "pseudo", "note_template": "About {title}" }))?;
    home.open().await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn the_first_run_says_only_what_is_in_the_catalogue() -> Outcome {
    let mut forgotten = Forgotten::default();
    let home = Home::new()?;
    let app = pseudo(&home).await?;
    forgotten.look(&app, "first run").await?;
    let page = home.file("papers.txt", hf_page_without_years())?;
    let mut source = DragSource::of_files(&[&page]).await?;
    source.hover(app.window()).await?;
    app.sees("⟦Drop to import").await?;
    forgotten.look(&app, "files above the window").await?;
    source.drop_here().await?;
    app.finds("dialog input[name=day]").await?;
    forgotten.look(&app, "day of a digest").await?;
    forgotten.none()
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_missing_library_is_said_in_the_catalogues_words() -> Outcome {
    let mut forgotten = Forgotten::default();
    let home = Home::new()?;
    home.prefer(&json!({ "language": "pseudo", "library": home.path().join("unplugged") }))?;
    let app = home.open().await?;
    app.sees("⟦Your library is not there⟧").await?;
    forgotten.look(&app, "a missing library").await?;
    forgotten.none()
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn the_papers_say_only_what_is_in_the_catalogue() -> Outcome {
    let mut forgotten = Forgotten::default();
    let home = home_with_page().await?;
    home.cli(&["tag", "add", "vision/ood", "1"]).await?;
    let app = pseudo(&home).await?;
    app.lists(3).await?;
    forgotten.look(&app, "list").await?;
    app.choose(LANTERNS).await?;
    forgotten.look(&app, "paper").await?;
    for (screen, keys, selector) in [
        ("tags of a paper", ["t", "v"], "[role=listbox] [role=option]"),
        ("find", ["ctrl+f", "a"], "main input"),
    ] {
        press(&keys).await?;
        app.finds(selector).await?;
        forgotten.look(&app, screen).await?;
        press(&["Escape"]).await?;
    }
    app.window().focus().await?;
    app.choose(LANTERNS).await?;
    app.click("#provenance button").await?;
    app.finds("#provenance + dl .value").await?;
    forgotten.look(&app, "provenance").await?;
    for menu in 1..=app.count("main [aria-haspopup=menu]").await? {
        let open = format!("document.querySelectorAll('main [aria-haspopup=menu]')[{}].click()", menu - 1);
        app.js(&open).await?;
        app.finds("[role=menu]").await?;
        forgotten.look(&app, "menu of a paper").await?;
        press(&["Escape"]).await?;
    }
    press(&["d"]).await?;
    app.finds("main form").await?;
    forgotten.look(&app, "details").await?;
    press(&["Tab", "ctrl+a"]).await?;
    type_text("banana").await?;
    press(&["Return"]).await?;
    app.finds("[role=alert]").await?;
    forgotten.look(&app, "a detail refused").await?;
    press(&["Escape", "Escape"]).await?;
    forgotten.none()
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn what_a_person_writes_is_asked_for_in_the_catalogues_words() -> Outcome {
    let mut forgotten = Forgotten::default();
    let home = home_with_page().await?;
    let app = pseudo(&home).await?;
    app.choose(LANTERNS).await?;
    press(&["n"]).await?;
    app.finds(".cm-focused").await?;
    type_text("Mine").await?;
    app.sees("⟦Saved⟧").await?;
    forgotten.look(&app, "note").await?;
    press(&["ctrl+shift+h"]).await?;
    app.finds("dialog .versions li").await?;
    forgotten.look(&app, "history of a note").await?;
    press(&["Escape", "Escape"]).await?;
    app.js("const piece = document.querySelector('.abstract [data-from]'); \
         const text = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT).nextNode(); \
         getSelection().setBaseAndExtent(text, 0, text, 12)")
        .await?;
    app.finds(".annotated [role=toolbar]").await?;
    forgotten.look(&app, "words selected").await?;
    app.js("document.querySelector('.annotated [role=toolbar] button').click()").await?;
    app.click(".highlights li button").await?;
    app.finds(".annotated textarea:focus").await?;
    forgotten.look(&app, "highlight").await?;
    press(&["Escape", "ctrl+b"]).await?;
    app.finds("[id^=notebook-]").await?;
    forgotten.look(&app, "notebook").await?;
    press(&["slash"]).await?;
    type_text("zeppelin").await?;
    app.finds(".empty").await?;
    forgotten.look(&app, "notebook, nothing found").await?;
    forgotten.none()
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn searching_and_sorting_say_only_what_is_in_the_catalogue() -> Outcome {
    let mut forgotten = Forgotten::default();
    let home = home_with_page().await?;
    home.cli(&["tag", "add", "vision/ood", "1"]).await?;
    let app = pseudo(&home).await?;
    app.choose(LANTERNS).await?;
    press(&["slash"]).await?;
    app.finds("[role=search] [role=listbox] [role=option]").await?;
    forgotten.look(&app, "what can be searched").await?;
    type_text("is:banana date:x bananas:1 (").await?;
    app.finds("#search-remarks p").await?;
    forgotten.look(&app, "remarks on a search, nothing found").await?;
    press(&["ctrl+a"]).await?;
    type_text("lantarn ").await?;
    app.finds("#search-remarks .mended").await?;
    forgotten.look(&app, "another word searched").await?;
    press(&["ctrl+a"]).await?;
    type_text("has:code ").await?;
    press(&["ctrl+s"]).await?;
    app.finds("dialog input[name=name]:focus").await?;
    forgotten.look(&app, "shelf").await?;
    type_text("Mine").await?;
    press(&["Return"]).await?;
    app.sees("⟦Saved as a shelf: Mine⟧").await?;
    forgotten.look(&app, "a shelf saved").await?;
    app.js("[...document.querySelectorAll('nav [data-place]')][3].click()").await?;
    app.lists(3).await?;
    press(&["x", "j", "x"]).await?;
    forgotten.look(&app, "papers selected").await?;
    press(&["Escape", "E"]).await?;
    app.sees("⟦Undo⟧").await?;
    forgotten.look(&app, "a notice").await?;
    press(&["ctrl+z"]).await?;
    app.sees("⟦Undone: ⟦mark the rest as done: ⟦3 papers⟧⟧⟧").await?;
    forgotten.look(&app, "undone").await?;
    for menu in 1..=app.count("nav [aria-haspopup=menu], .list-pane [aria-haspopup=menu]").await? {
        let of = "document.querySelectorAll('nav [aria-haspopup=menu], .list-pane [aria-haspopup=menu]')";
        app.js(&format!("{of}[{}].click()", menu - 1)).await?;
        app.finds("[role=menu]").await?;
        forgotten.look(&app, "a menu").await?;
        press(&["Escape"]).await?;
    }
    forgotten.none()
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn every_dialog_says_only_what_is_in_the_catalogue() -> Outcome {
    let mut forgotten = Forgotten::default();
    let home = home_with_page().await?;
    home.cli(&["tag", "add", "vision/ood", "1"]).await?;
    let app = pseudo(&home).await?;
    app.choose(LANTERNS).await?;
    for (screen, key) in
        [("settings", "ctrl+comma"), ("keys", "question"), ("tags", "T"), ("a new paper", "ctrl+n")]
    {
        press(&[key]).await?;
        app.finds("dialog[open]").await?;
        forgotten.look(&app, screen).await?;
        for section in 2..=app.count("dialog [role=tab]").await? {
            app.click(&format!("dialog [role=tab]:nth-child({section})")).await?;
            forgotten.look(&app, &format!("section {section} of the settings")).await?;
        }
        if key == "question" {
            app.click("dialog .body > .button").await?;
            app.finds("dialog table").await?;
            forgotten.look(&app, "searching").await?;
        }
        press(&["Escape"]).await?;
        app.until_js("the dialog to go", "return !document.querySelector('dialog[open]')").await?;
    }
    press(&["s"]).await?;
    for (screen, key) in [("palette", "ctrl+k"), ("history of undo", "ctrl+shift+u"), ("keys", "question")] {
        press(&[key]).await?;
        app.finds("dialog[open] :is([role=option], time, dl)").await?;
        if key == "question" {
            app.click("dialog header .actions > :first-child").await?;
            app.finds("dialog [data-setting=key_list]").await?;
        }
        forgotten.look(&app, screen).await?;
        press(&["Escape"]).await?;
        app.until_js("the dialog to go", "return !document.querySelector('dialog[open]')").await?;
    }
    for key in ["F10", "Menu"] {
        press(&[key]).await?;
        app.finds("[role=menu]").await?;
        forgotten.look(&app, "a menu").await?;
        press(&["Escape"]).await?;
        app.until_js("the menu to go", "return !document.querySelector('[role=menu]')").await?;
    }
    press(&["Delete"]).await?;
    app.js("[...document.querySelectorAll('nav [data-place]')].at(-1).click()").await?;
    app.sees("⟦Empty the trash…⟧").await?;
    forgotten.look(&app, "trash").await?;
    app.click_named("⟦Empty the trash…⟧").await?;
    app.finds("dialog[open]").await?;
    forgotten.look(&app, "emptying the trash").await?;
    press(&["Escape"]).await?;
    forgotten.none()
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn imports_say_only_what_is_in_the_catalogue() -> Outcome {
    let mut forgotten = Forgotten::default();
    let home = home_with_page().await?;
    let app = pseudo(&home).await?;
    app.choose(LANTERNS).await?;
    let _held =
        hold_clipboard("UTF8_STRING", &page_of(&[(LANTERNS, 2, "Jan 2, 2026"), ("Mine", 1, "Jan 3, 2026")]))
            .await?;
    press(&["ctrl+v"]).await?;
    app.sees("⟦Details⟧").await?;
    forgotten.look(&app, "an import").await?;
    app.click_named("⟦Details⟧").await?;
    app.finds("dialog .entry").await?;
    forgotten.look(&app, "receipt").await?;
    press(&["Escape"]).await?;
    let files = [
        home.file("daily.json", papers_of_day("2026-01-05", "2015-03-02", 90, 5))?,
        home.file("papers.txt", hf_page())?,
        home.file("more.json", papers_of_day("2026-01-06", "2015-03-02", 95, 5))?,
    ];
    let mut source = DragSource::of_files(&files.each_ref().map(std::path::PathBuf::as_path)).await?;
    source.hover(app.window()).await?;
    source.drop_here().await?;
    app.sees("⟦Import 3 files?⟧").await?;
    forgotten.look(&app, "what an import would do").await?;
    press(&["Escape"]).await?;
    app.sees("⟦Nothing was imported⟧").await?;
    press(&["ctrl+h"]).await?;
    app.finds("[id^=import-]").await?;
    forgotten.look(&app, "import history").await?;
    press(&["ctrl+d"]).await?;
    app.finds(".wide-pane").await?;
    forgotten.look(&app, "possible duplicates").await?;
    forgotten.none()
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_language_is_chosen_in_the_settings_shown_at_once_and_kept() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    press(&["ctrl+comma"]).await?;
    app.click("dialog [role=tab]:nth-child(7)").await?;
    app.click_named("简体中文").await?;
    for shown in ["设置", "收件箱", "3 篇论文", "跟随系统"] {
        app.sees(shown).await?;
    }
    app.until_js("the page to say so", "return document.documentElement.lang === 'zh-CN'").await?;
    press(&["Escape", "s", "e"]).await?;
    app.close().await?;

    let app = home.open().await?;
    app.sees("收件箱").await?;
    app.sees_no("Inbox").await?;
    press(&["ctrl+z"]).await?;
    app.sees(&format!("已撤销：将“{LANTERNS}")).await?;
    assert_eq!(home.cli(&["list", "--limit", "9"]).await?.as_array().map(Vec::len), Some(3));
    let kept: Value =
        serde_json::from_str(&std::fs::read_to_string(home.path().join("config/broadsheet/settings.json"))?)?;
    assert_eq!(kept["language"], "zh-CN");
    Ok(())
}
