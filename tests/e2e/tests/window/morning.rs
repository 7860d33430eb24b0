//! The whole morning by keys alone, on a real digest: no pointer, no click.

use std::path::{Path, PathBuf};

use broadsheet_e2e::{App, Home, Outcome, press, type_text, until};
use serde_json::{Value, json};

use crate::keyboard_in;

const TAG: &str = "vision/ood";
const NOTE: &str = "Ask the authors for their seeds.";

/// Real days beside the project, an older and a newer one; else the sample.
fn days() -> Vec<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let real = here.join("../../../shared/digests/hf-api-json");
    if real.is_dir() {
        return ["2025-04-18.json", "2025-07-09.json"].map(|day| real.join(day)).to_vec();
    }
    eprintln!("no real digest files beside the project: the sample is read instead");
    vec![here.join("../../samples/sample-digest.json")]
}

/// A paper as the command line tells it.
struct Paper(Value);

impl Paper {
    fn id(&self) -> i64 {
        self.0["id"].as_i64().unwrap_or_default()
    }

    fn title(&self) -> &str {
        self.0["title"].as_str().unwrap_or_default()
    }

    fn code(&self) -> Vec<&str> {
        let links = self.0["links"].as_array().map_or(&[][..], Vec::as_slice);
        links.iter().filter(|link| link["kind"] == "code").filter_map(|link| link["url"].as_str()).collect()
    }

    fn digest(&self) -> Option<(&str, u64)> {
        let digest = self.0["digests"].as_array()?.first()?;
        Some((digest["day"].as_str()?, digest["rank"].as_u64()?))
    }

    /// Some words of the abstract that stand there once, and nowhere in the title.
    fn words(&self) -> Option<String> {
        let text = self.0["abstract"].as_str()?;
        let plain = |word: &&str| word.len() > 2 && word.bytes().all(|letter| letter.is_ascii_lowercase());
        let words: Vec<&str> = text.split(' ').collect();
        let three = words.windows(3).filter(|three| three.iter().all(plain));
        let mut phrases = three.map(|three| three.join(" "));
        phrases.find(|phrase| {
            text.to_lowercase().matches(phrase.as_str()).count() == 1
                && !self.title().contains(phrase.as_str())
        })
    }

    /// What the person said of it.
    fn said(&self) -> Value {
        let highlights: Vec<Value> = self.0["highlights"]
            .as_array()
            .map_or(&[][..], Vec::as_slice)
            .iter()
            .map(|highlight| json!([highlight["quote"], highlight["colour"]]))
            .collect();
        let note = self.0["note"].as_str().unwrap_or_default().trim_end();
        let Value::Object(paper) = &self.0 else { return Value::Null };
        json!([paper["status"], paper["starred"], paper["tags"], note, highlights])
    }
}

async fn papers(home: &Home) -> Outcome<Vec<Paper>> {
    let mut papers: Vec<Paper> = home.list().await?.into_iter().map(Paper).collect();
    papers.sort_by(|a, b| {
        let (a, b) = (a.digest(), b.digest());
        b.map(|(day, _)| day).cmp(&a.map(|(day, _)| day)).then(a.cmp(&b))
    });
    Ok(papers)
}

/// Waits until the library holds exactly this of its papers, the newest digest's first.
async fn library_says(home: &Home, expected: &[Value]) -> Outcome {
    let what = format!("the library to hold {}", Value::from(expected.to_vec()));
    until(&what, || async {
        let said: Vec<Value> = papers(home).await?.iter().map(Paper::said).collect();
        Ok(said == expected)
    })
    .await
}

async fn decided(app: &App<'_>, papers: usize, of: usize) -> Outcome {
    app.sees(&format!("{papers} of {of} decided")).await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_morning_by_keys_alone() -> Outcome {
    let home = Home::new()?;
    for day in days() {
        home.cli(&["import", &day.to_string_lossy()]).await?;
    }
    let all = papers(&home).await?;
    let day = all[0].digest().map(|(day, _)| day);
    let digest: Vec<&Paper> = all.iter().filter(|paper| paper.digest().map(|(day, _)| day) == day).collect();
    let of = digest.len();
    // Someone tagged a paper once, so that there is something to complete.
    let old = all.len() - 1;
    home.cli(&["tag", "add", TAG, &all[old].id().to_string()]).await?;
    let mut expected: Vec<Value> = all.iter().map(|_| json!(["inbox", false, [], "", []])).collect();
    expected[old][2] = json!([TAG]);
    // One with code, beyond those that are decided first.
    let coded = (4..of - 1)
        .find(|at| !digest[*at].code().is_empty() && digest[*at].words().is_some())
        .ok_or("no paper with code and plain words")?;

    let app = home.open().await?;
    app.sees("All papers").await?;
    press(&["g", "g"]).await?;
    decided(&app, 0, of).await?;
    app.reads(digest[0].title()).await?;
    press(&["j"]).await?;
    app.reads(digest[1].title()).await?;
    press(&["k"]).await?;
    app.reads(digest[0].title()).await?;

    press(&["r"]).await?;
    app.reads(digest[1].title()).await?;
    decided(&app, 1, of).await?;
    press(&["s"]).await?;
    app.finds(".star[aria-pressed=true]").await?;
    press(&["e"]).await?;
    app.reads(digest[2].title()).await?;
    decided(&app, 2, of).await?;

    press(&["t"]).await?;
    keyboard_in(&app, ".tags input").await?;
    type_text("ood").await?;
    app.until_js(
        "the tag on offer",
        "return document.querySelector('.tags [role=option][aria-selected=true]')?.innerText.includes('vision/ood') ?? false",
    )
    .await?;
    press(&["Return"]).await?;
    app.until_js(
        "the tag",
        "return document.querySelector('.tags .chip')?.innerText.includes('vision/ood') ?? false",
    )
    .await?;
    press(&["Return"]).await?;
    keyboard_in(&app, "[role=listbox]").await?;
    press(&["e"]).await?;
    app.reads(digest[3].title()).await?;
    decided(&app, 3, of).await?;
    expected[0][0] = json!("queued");
    expected[1] = json!(["done", true, [], "", []]);
    expected[2] = json!(["done", false, [TAG], "", []]);
    library_says(&home, &expected).await?;

    for next in &digest[4..=coded] {
        press(&["j"]).await?;
        app.reads(next.title()).await?;
    }
    press(&["o"]).await?;
    until("the browser to be asked", || async { Ok(!home.opened().is_empty()) }).await?;
    let opened = home.opened();
    assert!(opened.len() == 1 && digest[coded].code().contains(&opened[0].as_str()), "{opened:?}");

    press(&["n"]).await?;
    app.finds(".cm-editor.cm-focused").await?;
    type_text(NOTE).await?;
    app.until_js(
        "the note in the editor",
        &format!("return document.querySelector('.cm-content').innerText.includes('{NOTE}')"),
    )
    .await?;
    app.sees("Saved").await?;
    press(&["Escape"]).await?;

    // What is found stays selected when the bar is left.
    let words = digest[coded].words().ok_or("no plain words")?;
    press(&["ctrl+f"]).await?;
    keyboard_in(&app, "[role=search] input").await?;
    type_text(&words).await?;
    app.sees("1 of 1").await?;
    press(&["Escape"]).await?;
    app.finds(".annotated [role=toolbar]").await?;
    press(&["h"]).await?;
    app.until_js(
        "the highlight",
        &format!(
            "return document.querySelector('.stroke.yellow')?.innerText === {}",
            Value::from(words.as_str())
        ),
    )
    .await?;
    expected[coded] = json!(["inbox", false, [], NOTE, [[words, "yellow"]]]);
    library_says(&home, &expected).await?;

    let before = expected.clone();
    press(&["shift+e"]).await?;
    app.sees(&format!("Marked the rest done: {} papers", of - 3)).await?;
    decided(&app, of, of).await?;
    for paper in &mut expected[3..of] {
        paper[0] = json!("done");
    }
    library_says(&home, &expected).await?;
    press(&["ctrl+z"]).await?;
    decided(&app, 3, of).await?;
    app.reads(digest[coded].title()).await?;
    library_says(&home, &before).await?;
    press(&["ctrl+shift+z"]).await?;
    decided(&app, of, of).await?;
    app.close().await?;
    library_says(&home, &expected).await
}
