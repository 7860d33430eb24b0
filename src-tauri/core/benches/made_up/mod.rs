//! Digests of papers that nobody wrote.

use serde_json::{Value, json};

const PER_DAY: usize = 50;

const WORDS: [&str; 40] = [
    "layer",
    "language",
    "model",
    "reinforcement",
    "learning",
    "agents",
    "diffusion",
    "attention",
    "vision",
    "pruning",
    "memory",
    "token",
    "sparse",
    "gradient",
    "alignment",
    "reward",
    "policy",
    "image",
    "video",
    "speech",
    "retrieval",
    "graph",
    "benchmark",
    "scaling",
    "data",
    "training",
    "inference",
    "prompt",
    "latent",
    "kernel",
    "transformer",
    "embedding",
    "robust",
    "efficient",
    "causal",
    "planning",
    "motion",
    "multimodal",
    "quantised",
    "mixture",
];

/// Papers of words drawn by a small generator, so that every run has the same.
pub(crate) fn days(papers: usize) -> Vec<Value> {
    let mut state = 1_u64;
    let mut word = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        WORDS[((state >> 33) as usize) % WORDS.len()]
    };
    let mut text = move |words: usize| (0..words).map(|_| word()).collect::<Vec<_>>().join(" ");
    (0..papers.div_ceil(PER_DAY))
        .map(|day| {
            let date = format!("2024-{:02}-{:02}T00:00:00.000Z", 1 + (day / 28) % 12, 1 + day % 28);
            (0..PER_DAY)
                .map(|place| {
                    let number = day * PER_DAY + place;
                    json!({
                        "paper": {
                            "id": format!("{:02}{:02}.{:05}", 10 + number / 1_000_000, 1 + (number / 90_000) % 12, number % 90_000),
                            "title": format!("{} {number}", text(8)),
                            "summary": text(160),
                            "authors": [{"name": "Ada Lovelace"}, {"name": "Mary Somerville"}],
                            "publishedAt": date, "submittedOnDailyAt": date, "upvotes": number % 90,
                        },
                        "title": "", "publishedAt": date, "numComments": number % 5,
                    })
                })
                .collect()
        })
        .collect()
}
