//! The entries that the page carries as JSON for its own scripts.

use scraper::{ElementRef, Html, Selector};

use crate::digest::gather::Gathered;
use crate::digest::hf_json::{self, Listed};
use crate::model::Finding;

/// Whether any element carries them.
pub(super) fn are_in(text: &str) -> bool {
    text.contains("data-props")
        && (text.contains("dailyPapers") || text.contains("\"paper\"") || text.contains("paper&quot;"))
}

/// The best list of all elements: that of the papers page, else that of a paper's page, else any.
pub(super) fn read(document: &Html) -> Option<(Listed, Gathered)> {
    let selector = Selector::parse("[data-props]").ok()?;
    let mut elements: Vec<ElementRef<'_>> = document.select(&selector).collect();
    elements.sort_by_key(|element| match element.attr("data-target") {
        Some("DailyPapers") => 0,
        Some("PaperContent") => 1,
        _ => 2,
    });
    elements.into_iter().find_map(listed)
}

fn listed(element: ElementRef<'_>) -> Option<(Listed, Gathered)> {
    let props = element.attr("data-props")?.trim();
    let loaded = hf_json::load(props).or_else(|_| hf_json::load(&unescaped_again(props))).ok()?;
    let mut gathered = Gathered::default();
    let listed = hf_json::list(&loaded.value, &mut gathered)?;
    if let Some(reason) = loaded.damage {
        gathered.warn("page", Finding::PageDamaged { reason }, None);
    }
    (!gathered.entries.is_empty()).then_some((listed, gathered))
}

/// Some savers escape the attribute twice.
fn unescaped_again(props: &str) -> String {
    props
        .replace("&quot;", "\"")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}
