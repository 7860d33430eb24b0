//! What was noted, and what it comes to.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

/// What is measured, and how it is told: key, words, and which shares of the sorted times.
const TOLD: [(&str, &str, &[Share]); 8] = [
    ("scroll.wheel", "frames, by the wheel", FRAMES),
    ("scroll.key", "frames, by a held key", FRAMES),
    ("scroll.bar", "frames, dragging the bar", FRAMES),
    ("scroll.leaps", "frames, another place with each", FRAMES),
    ("keys.next", "key to the next paper painted", KEYS),
    ("keys.saved", "key that leaves a note to it saved", KEYS),
    ("keys.typing", "key to a letter in a note of 50 KB", KEYS),
    ("keys.search", "key to the found rows painted", KEYS),
];
const FRAMES: &[Share] = &[Share::Percentile99, Share::Worst];
const KEYS: &[Share] = &[Share::Median, Share::Worst];

#[derive(Clone, Copy)]
enum Share {
    Median,
    Percentile99,
    Worst,
}

impl Share {
    const fn name(self) -> &'static str {
        match self {
            Self::Median => "median",
            Self::Percentile99 => "p99",
            Self::Worst => "worst",
        }
    }

    fn of(self, sorted: &[f64]) -> f64 {
        let last = sorted.len().saturating_sub(1);
        let at = match self {
            Self::Median => last / 2,
            Self::Percentile99 => (last as f64 * 0.99) as usize,
            Self::Worst => last,
        };
        sorted.get(at).copied().unwrap_or_default()
    }
}

/// Times in milliseconds, by what they are of, and the most nodes a page had.
#[derive(Default)]
pub(crate) struct Series {
    times: BTreeMap<&'static str, Vec<f64>>,
    nodes: u64,
}

impl Series {
    /// Notes times; gives how many.
    pub(crate) fn note(&mut self, key: &'static str, times: &Value) -> usize {
        let times: Vec<f64> = times.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
        let count = times.len();
        self.times.entry(key).or_default().extend(times);
        count
    }

    pub(crate) fn note_nodes(&mut self, nodes: u64) {
        self.nodes = self.nodes.max(nodes);
    }

    fn sorted(&self, key: &str) -> Vec<f64> {
        let mut times = self.times.get(key).cloned().unwrap_or_default();
        times.sort_by(f64::total_cmp);
        times
    }
}

/// The table for people, in the columns of `broadsheet bench`.
pub(crate) fn table(ours: &Series, bare: &Series) -> String {
    let mut out = String::new();
    for figure in figures(ours, bare) {
        let [mine, theirs] = ["ours", "theirs"].map(|whose| figure[whose].as_f64().unwrap_or_default() * 1e3);
        let (what, reference) = (figure["what"].as_str(), figure["reference"].as_str());
        let (what, reference) = (what.unwrap_or_default(), reference.unwrap_or_default());
        let ratio = mine / theirs;
        let _ = writeln!(out, "{what:<48} {mine:>9.1} ms   {reference:<44} {theirs:>9.1} ms {ratio:>7.2}");
    }
    let _ = writeln!(
        out,
        "{:<48} {:>12}   {:<44} {:>12}",
        "DOM nodes at most", ours.nodes, "a bare page", bare.nodes
    );
    out
}

/// Figures as the report of `broadsheet bench` has them, in seconds.
pub(crate) fn figures(ours: &Series, bare: &Series) -> Vec<Value> {
    let mut out = Vec::new();
    for (key, what, shares) in TOLD {
        let (mine, theirs) = (ours.sorted(key), bare.sorted(key));
        for share in shares {
            out.push(serde_json::json!({
                "key": format!("{key}.{}", share.name()),
                "what": format!("{what}, {} of {}", share.name(), mine.len()),
                "unit": "time",
                "ours": share.of(&mine) / 1e3,
                "reference": "a bare page in the same web view",
                "theirs": share.of(&theirs) / 1e3,
            }));
        }
    }
    out
}
