//! One day's digest in six forms is one list of papers, whichever form comes first.

use std::fs;
use std::path::PathBuf;

use broadsheet_core::api::{LinkInfo, PaperDetail, PaperRow, Scope};

use crate::fixture::Fixture;

const FORMS: [&str; 7] =
    ["page.txt", "search.txt", "page.html", "api.json", "newsletter.eml", "feed.xml", "digest.md"];

fn import(fixture: &Fixture, name: &str) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/digests/same-day");
    let receipt = fixture.import_bytes(name, fs::read(folder.join(name)).unwrap());
    assert_eq!(
        (receipt.totals.papers, receipt.totals.unreadable, receipt.totals.failed),
        (6, 0, 0),
        "{name}"
    );
}

/// Every paper in the order of its title, without what hangs on the order of imports by its nature.
fn library(fixture: &Fixture) -> Vec<PaperDetail> {
    let rows = fixture.list(Scope::All, "").rows;
    let detail = |row: PaperRow| {
        let paper = fixture.library.paper(row.id).unwrap();
        let links = paper.links.into_iter().map(|link| LinkInfo { id: 0, ..link }).collect();
        PaperDetail { row: PaperRow { id: 0, ..row }, links, appearances: Vec::new(), ..paper }
    };
    let mut papers: Vec<PaperDetail> = rows.into_iter().map(detail).collect();
    papers.sort_by(|one, other| one.row.title.cmp(&other.row.title));
    papers
}

#[test]
fn six_forms_of_one_day_are_six_papers_in_any_order() {
    let mut first: Option<Vec<PaperDetail>> = None;
    for turn in 0..FORMS.len() {
        let mut order = FORMS;
        order.rotate_left(turn);
        let mut reversed = order;
        reversed.reverse();
        for order in [order, reversed] {
            let fixture = Fixture::new();
            for name in order {
                import(&fixture, name);
                assert_eq!(fixture.list(Scope::All, "").total, 6, "{name} of {order:?}");
            }
            let papers = library(&fixture);
            assert_eq!(papers.iter().filter(|paper| paper.row.code_count == 1).count(), 5);
            assert!(papers.iter().all(|paper| paper.arxiv_id.is_some() && paper.abstract_source.is_some()));
            assert_eq!(papers.iter().filter(|paper| paper.ai_summary.is_some()).count(), 2);
            assert_eq!(papers.iter().filter(|paper| paper.organization.is_some()).count(), 1);
            assert_eq!(first.get_or_insert_with(|| papers.clone()), &papers, "{order:?}");
        }
    }
}
