//! The languages of the window. The one for tests puts every text of the catalogue in brackets: whatever letters are
//! outside them, and not marked as somebody's own (`translate="no"`), were forgotten.

use std::fmt::Write as _;

use broadsheet_e2e::{App, Outcome, press};
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
const OWN: [&str; 16] = [
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
    "picture.png",
    "damaged.json",
    "mentioned.md",
    "Pasted text",
    "Mine",
];

/// What was outside brackets, screen by screen.
#[derive(Default)]
pub(crate) struct Forgotten(String);

impl Forgotten {
    /// Looks at what the window shows now.
    pub(crate) async fn look(&mut self, app: &App<'_>, screen: &str) -> Outcome {
        let stray = app.js(&STRAY.replace("__OWN__", &json!(OWN).to_string())).await?;
        for text in stray.as_array().into_iter().flatten() {
            let text = text.as_str().unwrap_or_default();
            if !self.0.contains(text) {
                let _ = writeln!(self.0, "not of the catalogue, {screen}: {text}");
            }
        }
        Ok(())
    }

    /// What was found, a line each.
    pub(crate) fn told(&self) -> String {
        self.0.clone()
    }
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_language_is_chosen_in_the_settings_shown_at_once_and_kept() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    press(&["ctrl+comma"]).await?;
    app.click("dialog [data-section=language]").await?;
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
    app.sees(&format!("已撤销：将《{LANTERNS}")).await?;
    assert_eq!(home.cli(&["list", "--limit", "9"]).await?.as_array().map(Vec::len), Some(3));
    let kept: Value =
        serde_json::from_str(&std::fs::read_to_string(home.path().join("config/broadsheet/settings.json"))?)?;
    assert_eq!(kept["language"], "zh-CN");
    Ok(())
}
