//! A document with nothing left in it but words: colours, shapes and pictures are what the extractor stumbles over.

use std::collections::HashMap;

use pdf_extract::content::Content;
use pdf_extract::{Dictionary, Document, Object, ObjectId};

use super::guard;

/// Pieces of a page that are drawn more than once lie at most so deep in one another.
const MAX_FORMS_DEEP: usize = 12;

/// Pieces that one page draws, those within others counted.
const MAX_DRAWN: usize = 5_000;

/// Operations of one page.
const MAX_OPERATIONS: usize = 500_000;

/// Leaves only what puts words on a page.
pub(super) fn clean(document: &mut Document, pages: &[ObjectId]) {
    let forms: Vec<ObjectId> =
        document.objects.iter().filter(|(_, object)| is_form(object)).map(|(id, _)| *id).collect();
    let mut drawn: HashMap<ObjectId, Vec<ObjectId>> = HashMap::new();
    for id in forms {
        let resources = resources(document, id);
        let Ok(form) = document.get_object(id).and_then(Object::as_stream) else { continue };
        let content = form.get_plain_content().unwrap_or_default();
        let (content, within) = words(&content, resources.as_ref());
        drawn.insert(id, within);
        if let Ok(form) = document.get_object_mut(id).and_then(Object::as_stream_mut) {
            form.set_plain_content(content);
        }
    }
    for page in pages {
        let resources = resources(document, *page);
        let content = document.get_page_content(*page).unwrap_or_default();
        let (mut content, within) = words(&content, resources.as_ref());
        let count = within
            .iter()
            .fold(0, |count: usize, id| count.saturating_add(count_drawn(*id, &drawn, MAX_FORMS_DEEP)));
        if count > MAX_DRAWN {
            content = words(&content, None).0;
        }
        // Failing leaves the page as it was, and it is refused when it is read.
        let _ = document.change_page_content(*page, content);
        stand_alone(document, *page);
    }
}

fn is_form(object: &Object) -> bool {
    let subtype = object.as_stream().and_then(|stream| stream.dict.get(b"Subtype"));
    subtype.and_then(Object::as_name).is_ok_and(|name| name == b"Form")
}

/// Pages lie at most so deep in groups of pages.
const MAX_GROUPS: usize = 64;

/// What a page says, or the nearest group around it.
fn inherited<'a>(document: &'a Document, page: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let mut around = page;
    for _ in 0..MAX_GROUPS {
        if let Ok(found) = around.get_deref(key, document) {
            return Some(found);
        }
        around = around.get_deref(b"Parent", document).and_then(Object::as_dict).ok()?;
    }
    None
}

/// Gives a page what it inherits and takes it out of its group: the extractor follows groups without end.
fn stand_alone(document: &mut Document, id: ObjectId) {
    let Ok(page) = document.get_dictionary(id) else { return };
    let resources = inherited(document, page, b"Resources").cloned();
    let edges = inherited(document, page, b"MediaBox").and_then(|edges| edges.as_array().ok());
    let edges = edges.filter(|edges| numbers(edges, 4)).cloned();
    let letter = || [0, 0, 612, 792].map(Object::Integer).to_vec();
    let edges = edges.unwrap_or_else(letter);
    let Ok(page) = document.get_object_mut(id).and_then(Object::as_dict_mut) else { return };
    page.remove(b"Parent");
    page.remove(b"ArtBox");
    page.set("MediaBox", edges);
    if let Some(resources) = resources {
        page.set("Resources", resources);
    }
}

/// The names under which a page or a form knows its forms.
type Forms = HashMap<Vec<u8>, ObjectId>;

/// `None` where it has no resources of its own or of the pages around it.
fn resources(document: &Document, id: ObjectId) -> Option<Forms> {
    let object = document.get_object(id).ok()?;
    let dictionary = object.as_dict().or_else(|_| object.as_stream().map(|stream| &stream.dict)).ok()?;
    let resources = inherited(document, dictionary, b"Resources")?.as_dict().ok()?;
    let objects = resources.get_deref(b"XObject", document).and_then(Object::as_dict).ok()?;
    let forms = objects.iter().filter_map(|(name, object)| Some((name.clone(), object.as_reference().ok()?)));
    Some(forms.filter(|(_, id)| document.get_object(*id).is_ok_and(is_form)).collect())
}

/// The operations that put words on the page, and the forms that it draws.
fn words(content: &[u8], forms: Option<&Forms>) -> (Vec<u8>, Vec<ObjectId>) {
    if guard::depth_within(content).is_err() {
        return (Vec::new(), Vec::new());
    }
    let Ok(mut content) = Content::decode(content) else { return (Vec::new(), Vec::new()) };
    let mut drawn = Vec::new();
    content.operations.truncate(MAX_OPERATIONS);
    content.operations.retain(|operation| match operation.operator.as_str() {
        "Do" => {
            let name = operation.operands.first().and_then(|name| name.as_name().ok());
            let form = name.and_then(|name| forms?.get(name));
            drawn.extend(form);
            form.is_some()
        }
        "q" | "Q" | "BT" | "ET" | "T*" => true,
        "cm" | "Tm" => numbers(&operation.operands, 6),
        "Td" | "TD" => numbers(&operation.operands, 2),
        "Tc" | "Tw" | "Tz" | "TL" | "Ts" => numbers(&operation.operands, 1),
        "Tf" => {
            operation.operands.len() == 2
                && operation.operands[0].as_name().is_ok()
                && numbers(&operation.operands[1..], 1)
        }
        "Tj" | "'" => operation.operands.len() == 1 && operation.operands[0].as_str().is_ok(),
        "TJ" => operation.operands.len() == 1 && operation.operands[0].as_array().is_ok(),
        "\"" => operation.operands.len() == 3,
        _ => false,
    });
    (content.encode().unwrap_or_default(), drawn)
}

fn numbers(operands: &[Object], count: usize) -> bool {
    operands.len() == count && operands.iter().all(|operand| operand.as_float().is_ok())
}

/// How many forms are drawn where one is, itself counted; what draws itself is beyond all bounds.
fn count_drawn(id: ObjectId, drawn: &HashMap<ObjectId, Vec<ObjectId>>, deep: usize) -> usize {
    let Some(below) = deep.checked_sub(1) else { return MAX_DRAWN + 1 };
    let mut count: usize = 1;
    for inner in drawn.get(&id).into_iter().flatten() {
        if count > MAX_DRAWN {
            break;
        }
        count = count.saturating_add(count_drawn(*inner, drawn, below));
    }
    count
}
