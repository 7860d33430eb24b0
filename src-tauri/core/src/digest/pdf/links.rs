//! Where the words of a page lead: a printer keeps links as areas beside the text.

use pdf_extract::{Document, Object, ObjectId};

use super::lines::Line;

/// Areas that are looked at.
const MAX_AREAS: usize = 50_000;

/// An area of a page that leads somewhere.
pub(super) struct Area {
    page: u32,
    left: f64,
    right: f64,
    bottom: f64,
    top: f64,
    pub(super) address: String,
}

pub(super) fn areas(document: &Document, pages: &[ObjectId]) -> Vec<Area> {
    let mut areas = Vec::new();
    for (page, number) in pages.iter().zip(1..) {
        let Ok(page) = document.get_dictionary(*page) else { continue };
        let Ok(list) = page.get_deref(b"Annots", document).and_then(Object::as_array) else { continue };
        for object in list.iter().take(MAX_AREAS.saturating_sub(areas.len())) {
            areas.extend(area(document, object, number));
        }
    }
    areas
}

fn area(document: &Document, object: &Object, page: u32) -> Option<Area> {
    let object = object.as_reference().map_or(Some(object), |id| document.get_object(id).ok())?;
    let known = object.as_dict().ok()?;
    let action = known.get_deref(b"A", document).and_then(Object::as_dict).ok()?;
    let address = action.get_deref(b"URI", document).and_then(Object::as_str).ok()?;
    let edges = known.get_deref(b"Rect", document).and_then(Object::as_array).ok()?;
    let edges: Vec<f64> = edges.iter().filter_map(|edge| edge.as_float().ok()).map(f64::from).collect();
    let [left, bottom, right, top] = edges[..] else { return None };
    let address = String::from_utf8_lossy(address).into_owned();
    Some(Area {
        page,
        left: left.min(right),
        right: right.max(left),
        bottom: bottom.min(top),
        top: top.max(bottom),
        address,
    })
}

/// For each area the line on which it lies.
pub(super) fn lines_of(areas: &[Area], lines: &[Line]) -> Vec<Option<usize>> {
    let mut found = Vec::with_capacity(areas.len());
    for area in areas {
        // Pages come in order.
        let from = lines.partition_point(|line| line.page < area.page);
        let to = lines.partition_point(|line| line.page <= area.page);
        let within = |line: &Line| {
            let across = line.left < area.right && area.left < line.right;
            across && line.y + line.size * 0.3 > area.bottom && line.y + line.size * 0.3 < area.top
        };
        let near = lines[from..to].iter().take(2_000);
        found.push(near.into_iter().position(within).map(|at| from + at));
    }
    found
}
