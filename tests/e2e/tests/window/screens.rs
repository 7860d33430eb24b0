//! A walk over every screen and dialog of the built window, in the language that brackets every text. Each is looked at
//! for texts that no catalogue has (`languages`), and by axe, light and dark, for what keeps somebody out (`reach`).

use broadsheet_e2e::{
    App, DragSource, Home, Outcome, hf_page, hf_page_without_years, hold_clipboard, page_of, papers_of_day,
    press, type_text,
};
use serde_json::json;

use crate::languages::Forgotten;
use crate::reach::Barriers;
use crate::{LANTERNS, home_with_page};

/// What was wrong, screen by screen.
#[derive(Default)]
struct Seen {
    screens: usize,
    forgotten: Forgotten,
    barriers: Barriers,
}

impl Seen {
    async fn look(&mut self, app: &App<'_>, screen: &str) -> Outcome {
        // The last frame may still be drawn.
        tokio::time::sleep(std::time::Duration::from_millis(250)).await;
        self.screens += 1;
        self.forgotten.look(app, screen).await?;
        self.barriers.look(app, screen).await
    }

    fn fine(self) -> Outcome {
        println!("{} screens looked at; axe: {}", self.screens, self.barriers.figures());
        let told = self.forgotten.told() + &self.barriers.told();
        if told.is_empty() { Ok(()) } else { Err(told.into()) }
    }
}

/// Writes a note in the window while something else writes it too.
async fn write_at_once(app: &App<'_>, home: &Home) -> Outcome {
    press(&["n"]).await?;
    app.finds(".cm-focused").await?;
    let long = "a thought that takes its time to be written down, and is not yet saved as a whole ".repeat(2);
    let (typed, elsewhere) =
        tokio::join!(type_text(&long), home.sql("UPDATE note SET body = 'Mine, elsewhere'"));
    typed.and(elsewhere)?;
    app.finds("[data-note-state=conflict]").await?;
    press(&["Escape"]).await
}

async fn pseudo(home: &Home) -> Outcome<App<'_>> {
    home.prefer(&json!({ "language": "pseudo", "note_template": "About {title}" }))?;
    home.open().await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn the_first_run_in_every_language_and_within_everybodys_reach() -> Outcome {
    let mut seen = Seen::default();
    let home = Home::new()?;
    let app = pseudo(&home).await?;
    seen.look(&app, "first run").await?;
    let page = home.file("papers.txt", hf_page_without_years())?;
    let mut source = DragSource::of_files(&[&page]).await?;
    source.hover(app.window()).await?;
    app.sees("⟦Drop to import").await?;
    seen.look(&app, "files above the window").await?;
    source.drop_here().await?;
    app.finds("dialog input[name=day]").await?;
    seen.look(&app, "day of a digest").await?;
    seen.fine()
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_missing_library_in_every_language_and_within_everybodys_reach() -> Outcome {
    let mut seen = Seen::default();
    let home = Home::new()?;
    home.prefer(&json!({ "language": "pseudo", "library": home.path().join("unplugged") }))?;
    let app = home.open().await?;
    app.sees("⟦Your library is not there⟧").await?;
    seen.look(&app, "a missing library").await?;
    seen.fine()
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_damaged_library_and_backups_in_every_language_and_within_everybodys_reach() -> Outcome {
    let mut seen = Seen::default();
    let home = crate::rescue::damaged().await?;
    let app = pseudo(&home).await?;
    app.sees("⟦Your library is damaged⟧").await?;
    app.finds("main .backup").await?;
    seen.look(&app, "a damaged library").await?;
    app.click("main .backup .primary").await?;
    app.lists(3).await?;
    press(&["ctrl+comma"]).await?;
    app.click("dialog [data-section=library]").await?;
    app.finds("dialog .backup").await?;
    seen.look(&app, "backups").await?;
    app.click("dialog .backup button").await?;
    app.finds(".toast").await?;
    seen.look(&app, "a backup put back").await?;
    seen.fine()
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn the_papers_in_every_language_and_within_everybodys_reach() -> Outcome {
    let mut seen = Seen::default();
    let home = home_with_page().await?;
    home.cli(&["tag", "add", "vision/ood", "1"]).await?;
    let app = pseudo(&home).await?;
    app.lists(3).await?;
    seen.look(&app, "list").await?;
    app.choose(LANTERNS).await?;
    seen.look(&app, "paper").await?;
    for (screen, keys, selector) in [
        ("tags of a paper", ["t", "v"], "[role=listbox] [role=option]"),
        ("find", ["ctrl+f", "a"], "main input"),
    ] {
        press(&keys).await?;
        app.finds(selector).await?;
        seen.look(&app, screen).await?;
        press(&["Escape"]).await?;
    }
    app.window().focus().await?;
    app.choose(LANTERNS).await?;
    app.click("#provenance button").await?;
    app.finds("#provenance + dl .value").await?;
    seen.look(&app, "provenance").await?;
    for menu in 1..=app.count("main [aria-haspopup=menu]").await? {
        let open = format!("document.querySelectorAll('main [aria-haspopup=menu]')[{}].click()", menu - 1);
        app.js(&open).await?;
        app.finds("[role=menu]").await?;
        seen.look(&app, "menu of a paper").await?;
        press(&["Escape"]).await?;
    }
    press(&["d"]).await?;
    app.finds("main form").await?;
    seen.look(&app, "details").await?;
    press(&["Tab", "ctrl+a"]).await?;
    type_text("banana").await?;
    press(&["Return"]).await?;
    app.finds("[role=alert]").await?;
    seen.look(&app, "a detail refused").await?;
    press(&["Escape", "Escape"]).await?;
    seen.fine()
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn what_a_person_writes_in_every_language_and_within_everybodys_reach() -> Outcome {
    let mut seen = Seen::default();
    let home = home_with_page().await?;
    let app = pseudo(&home).await?;
    app.choose(LANTERNS).await?;
    press(&["n"]).await?;
    app.finds(".cm-focused").await?;
    type_text("Mine").await?;
    app.sees("⟦Saved⟧").await?;
    seen.look(&app, "note").await?;
    press(&["ctrl+shift+h"]).await?;
    app.finds("dialog .versions li").await?;
    seen.look(&app, "history of a note").await?;
    press(&["Escape", "Escape"]).await?;
    write_at_once(&app, &home).await?;
    seen.look(&app, "a note written elsewhere too").await?;
    app.js("document.querySelector('main .choice button').click()").await?;
    app.sees("⟦Saved⟧").await?;
    app.js("const piece = document.querySelector('.abstract [data-from]'); \
         const text = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT).nextNode(); \
         getSelection().setBaseAndExtent(text, 0, text, 12)")
        .await?;
    app.finds(".annotated [role=toolbar]").await?;
    seen.look(&app, "words selected").await?;
    app.js("document.querySelector('.annotated [role=toolbar] button').click()").await?;
    app.click(".highlights li button").await?;
    app.finds(".annotated textarea:focus").await?;
    seen.look(&app, "highlight").await?;
    press(&["Escape", "ctrl+b"]).await?;
    app.finds("[id^=notebook-]").await?;
    seen.look(&app, "notebook").await?;
    press(&["slash"]).await?;
    type_text("zeppelin").await?;
    app.finds(".empty").await?;
    seen.look(&app, "notebook, nothing found").await?;
    seen.fine()
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn searching_and_sorting_in_every_language_and_within_everybodys_reach() -> Outcome {
    let mut seen = Seen::default();
    let home = home_with_page().await?;
    home.cli(&["tag", "add", "vision/ood", "1"]).await?;
    let app = pseudo(&home).await?;
    app.choose(LANTERNS).await?;
    press(&["slash"]).await?;
    app.finds("[role=search] [role=listbox] [role=option]").await?;
    seen.look(&app, "what can be searched").await?;
    type_text("is:banana date:x bananas:1 (").await?;
    app.finds("#search-remarks p").await?;
    seen.look(&app, "remarks on a search, nothing found").await?;
    press(&["ctrl+a"]).await?;
    type_text("lantarn ").await?;
    app.finds("#search-remarks .mended").await?;
    seen.look(&app, "another word searched").await?;
    press(&["ctrl+a"]).await?;
    type_text("has:code ").await?;
    press(&["ctrl+s"]).await?;
    app.finds("dialog input[name=name]:focus").await?;
    seen.look(&app, "shelf").await?;
    type_text("Mine").await?;
    press(&["Return"]).await?;
    app.sees("⟦Saved as a shelf: Mine⟧").await?;
    seen.look(&app, "a shelf saved").await?;
    app.js("[...document.querySelectorAll('nav [data-place]')][3].click()").await?;
    app.lists(3).await?;
    press(&["x", "j", "x"]).await?;
    seen.look(&app, "papers selected").await?;
    press(&["Escape", "E"]).await?;
    app.sees("⟦Undo⟧").await?;
    seen.look(&app, "a notice").await?;
    press(&["ctrl+z"]).await?;
    app.sees("⟦Undone: ⟦mark the rest as done: ⟦3 papers⟧⟧⟧").await?;
    seen.look(&app, "undone").await?;
    for menu in 1..=app.count("nav [aria-haspopup], .list-pane button[aria-haspopup]").await? {
        let of = "document.querySelectorAll('nav [aria-haspopup], .list-pane button[aria-haspopup]')";
        app.js(&format!("{of}[{}].click()", menu - 1)).await?;
        app.finds("[role=menu]").await?;
        seen.look(&app, "a menu").await?;
        press(&["Escape"]).await?;
    }
    app.window().resize(650, 860).await?;
    app.until_js("a narrow page", "return innerWidth === 650").await?;
    app.js("document.activeElement.blur()").await?;
    press(&["Escape"]).await?;
    seen.look(&app, "the list in a narrow window").await?;
    app.click(".list-pane .fold").await?;
    seen.look(&app, "the sidebar of a narrow window").await?;
    press(&["Escape", "Return"]).await?;
    app.finds(".window.reading").await?;
    seen.look(&app, "a paper in a narrow window").await?;
    seen.fine()
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn every_dialog_in_every_language_and_within_everybodys_reach() -> Outcome {
    let mut seen = Seen::default();
    let home = home_with_page().await?;
    home.cli(&["tag", "add", "vision/ood", "1"]).await?;
    let app = pseudo(&home).await?;
    app.choose(LANTERNS).await?;
    for (screen, key) in
        [("settings", "ctrl+comma"), ("keys", "question"), ("tags", "T"), ("a new paper", "ctrl+n")]
    {
        press(&[key]).await?;
        app.finds("dialog[open]").await?;
        seen.look(&app, screen).await?;
        for section in 2..=app.count("dialog [role=tab]").await? {
            app.click(&format!("dialog [role=tab]:nth-child({section})")).await?;
            seen.look(&app, &format!("section {section} of the settings")).await?;
        }
        if key == "ctrl+comma" {
            app.click("dialog summary").await?;
            seen.look(&app, "licences").await?;
        }
        if key == "question" {
            app.click("dialog .body > .button").await?;
            app.finds("dialog table").await?;
            seen.look(&app, "searching").await?;
        }
        press(&["Escape"]).await?;
        app.until_js("the dialog to go", "return !document.querySelector('dialog[open]')").await?;
    }
    press(&["s"]).await?;
    press(&["x", "j", "x", "s", "Escape"]).await?;
    app.finds(".toast").await?;
    for (screen, key) in [
        ("palette", "ctrl+k"),
        ("history of undo", "ctrl+shift+u"),
        ("activity", "ctrl+j"),
        ("export", "ctrl+e"),
        ("keys", "question"),
    ] {
        press(&[key]).await?;
        app.finds("dialog[open] :is([role=option], time, dl, pre:not(:empty))").await?;
        if key == "question" {
            app.click("dialog header .actions > :first-child").await?;
            app.finds("dialog [data-setting=key_list]").await?;
        }
        seen.look(&app, screen).await?;
        press(&["Escape"]).await?;
        app.until_js("the dialog to go", "return !document.querySelector('dialog[open]')").await?;
    }
    for key in ["F10", "Menu"] {
        press(&[key]).await?;
        app.finds("[role=menu]").await?;
        seen.look(&app, "a menu").await?;
        press(&["Escape"]).await?;
        app.until_js("the menu to go", "return !document.querySelector('[role=menu]')").await?;
    }
    press(&["Delete"]).await?;
    app.js("[...document.querySelectorAll('nav [data-place]')].at(-1).click()").await?;
    app.sees("⟦Empty the trash…⟧").await?;
    seen.look(&app, "trash").await?;
    app.click_named("⟦Empty the trash…⟧").await?;
    app.finds("dialog[open]").await?;
    seen.look(&app, "emptying the trash").await?;
    press(&["Escape"]).await?;
    seen.fine()
}

/// Imports what readers have something to say of: a file of no kind that is known, by itself, then beside damaged ones.
async fn troubled(app: &App<'_>, home: &Home, seen: &mut Seen) -> Outcome {
    let picture = home.file("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")?;
    let mut source = DragSource::of_files(&[&picture]).await?;
    source.hover(app.window()).await?;
    source.drop_here().await?;
    app.sees("⟦picture.png was not imported⟧").await?;
    seen.look(app, "a file that was not imported").await?;
    let damaged = home.file("damaged.json", DAMAGED)?;
    let mentioned = home.file("mentioned.md", MENTIONED)?;
    let mut source = DragSource::of_files(&[&picture, &damaged, &mentioned]).await?;
    source.hover(app.window()).await?;
    source.drop_here().await?;
    app.sees("⟦Import 3 files?⟧").await?;
    app.finds("dialog .trouble").await?;
    seen.look(app, "troubles that an import would have").await?;
    app.click("dialog .primary").await?;
    app.until_js("the dialog to go", "return !document.querySelector('dialog[open]')").await?;
    app.sees("⟦Imported").await
}

const DAMAGED: &str = r#"[{"paper": {"id": "2511.01234", "title": "Whole", "publishedAt": "no day", "upvotes": 9}},
{"paper": {"summary": "It has no title."}}, {"paper": {"id": "2511.01235", "title": "Half a"#;

const MENTIONED: &str = "## [Quiet Maps](https://arxiv.org/abs/2511.04321)\n\nIt goes beyond \
    [Loud Maps](https://arxiv.org/abs/2511.04322).\n";

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn imports_in_every_language_and_within_everybodys_reach() -> Outcome {
    let mut seen = Seen::default();
    let home = home_with_page().await?;
    let app = pseudo(&home).await?;
    app.choose(LANTERNS).await?;
    let _held =
        hold_clipboard("UTF8_STRING", &page_of(&[(LANTERNS, 2, "Jan 2, 2026"), ("Mine", 1, "Jan 3, 2026")]))
            .await?;
    press(&["ctrl+v"]).await?;
    app.sees("⟦Details⟧").await?;
    seen.look(&app, "an import").await?;
    app.click_named("⟦Details⟧").await?;
    app.finds("dialog .entry").await?;
    seen.look(&app, "receipt").await?;
    press(&["Escape"]).await?;
    troubled(&app, &home, &mut seen).await?;
    let files = [
        home.file("daily.json", papers_of_day("2026-01-05", "2015-03-02", 90, 5))?,
        home.file("papers.txt", hf_page())?,
        home.file("more.json", papers_of_day("2026-01-06", "2015-03-02", 95, 5))?,
    ];
    let mut source = DragSource::of_files(&files.each_ref().map(std::path::PathBuf::as_path)).await?;
    source.hover(app.window()).await?;
    source.drop_here().await?;
    app.sees("⟦Import 3 files?⟧").await?;
    seen.look(&app, "what an import would do").await?;
    press(&["Escape"]).await?;
    app.sees("⟦Nothing was imported⟧").await?;
    press(&["ctrl+h"]).await?;
    app.finds("[id^=import-]").await?;
    seen.look(&app, "import history").await?;
    app.finds(".trouble").await?;
    app.finds(".outcome.unreadable").await?;
    seen.look(&app, "an import with troubles").await?;
    press(&["ctrl+d"]).await?;
    app.finds(".wide-pane").await?;
    seen.look(&app, "possible duplicates").await?;
    home.sql("UPDATE entry SET venue = 'Proceedings of Nowhere' WHERE id = 1").await?;
    app.js("document.querySelector('nav li [data-place]').closest('nav').querySelector('.row-menu button').click()")
        .await?;
    app.finds("[role=menuitem]").await?;
    app.js("[...document.querySelectorAll('[role=menuitem]')].find((one) => one.innerText.includes('Read again')).click()")
        .await?;
    app.finds("dialog .counts").await?;
    seen.look(&app, "what reading again would change").await?;
    seen.fine()
}
