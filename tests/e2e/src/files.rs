//! Digests written for the tests, in the shapes of the real ones.

use serde_json::{Value, json};

/// The text of a Hugging Face papers page with three papers, as copied from a browser.
#[must_use]
pub fn hf_page() -> &'static str {
    include_str!("../digests/hf-page.txt")
}

/// The same kind of page, where no date says its year.
#[must_use]
pub fn hf_page_without_years() -> &'static str {
    include_str!("../digests/hf-page-no-year.txt")
}

/// The text of a papers page with papers by title, each with its number of authors and day.
#[must_use]
pub fn page_of(papers: &[(&str, u32, &str)]) -> String {
    let mut page = String::from("Daily Papers\n\nbyAK and the research community\n\nJan 5\n\n");
    for (title, authors, day) in papers {
        page += &format!(
            "{title}\n\nAn abstract of {title}, in a few words of its own.\n\n  • {authors} authors\n·\n{day}\n\n"
        );
    }
    page
}

/// A day of the daily papers API with papers of numbers `from` to `from + count - 1`, all published on
/// one day.
#[must_use]
pub fn papers_of_day(day: &str, published: &str, from: usize, count: usize) -> String {
    let papers: Vec<Value> = (from..from + count).map(|number| paper(day, published, number)).collect();
    Value::from(papers).to_string()
}

fn paper(day: &str, published: &str, number: usize) -> Value {
    const FIELDS: [&str; 8] = [
        "Image Segmentation",
        "Speech Recognition",
        "Protein Folding",
        "Program Synthesis",
        "Robot Manipulation",
        "Machine Translation",
        "Video Generation",
        "Theorem Proving",
    ];
    const WAYS: [&str; 7] = [
        "Sparse Attention",
        "Contrastive Pretraining",
        "Latent Diffusion",
        "Low-Rank Adapters",
        "State Space Models",
        "Preference Learning",
        "Mixture of Experts",
    ];
    const ANGLES: [&str; 5] = ["Scaling", "Rethinking", "Towards Robust", "A Simple Baseline for", "On"];
    let field = FIELDS[number % FIELDS.len()];
    let way = WAYS[number / FIELDS.len() % WAYS.len()];
    let angle = ANGLES[number / (FIELDS.len() * WAYS.len()) % ANGLES.len()];
    let title = format!("{angle} {field} with {way}, Part {}", number + 1);
    let summary = format!(
        "We study {field} with {way}. The approach keeps a small set of parameters fixed and learns the \
         rest from data, which lowers the cost of training. On a benchmark made for the purpose it is \
         ahead of a strong baseline, and an ablation shows which part matters. Experiment {number} is \
         described in full, with its data and its seeds, so that it can be repeated.",
    );
    let authors: Vec<Value> =
        (0..=number % 9).map(|author| json!({ "name": format!("Author {}", number * 3 + author) })).collect();
    let mut paper = json!({
        "id": format!("{:02}{:02}.{:05}", 15 + number / 90_000, 1 + number % 12, 10_000 + number % 90_000),
        "title": title,
        "authors": authors,
        "publishedAt": format!("{published}T00:00:00.000Z"),
        "submittedOnDailyAt": format!("{day}T08:00:00.000Z"),
        "summary": summary,
        "upvotes": number % 97,
    });
    if number.is_multiple_of(3) {
        paper["githubRepo"] = format!("https://github.com/example/project-{number}").into();
    }
    json!({ "paper": paper, "title": title, "publishedAt": format!("{published}T00:00:00.000Z"), "numComments": number % 5 })
}
