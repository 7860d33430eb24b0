//! How wide the letters of a font are.
//!
//! A font says it letter by letter (`3 [500 520]`) or for a range at once (`3 9 500`). The extractor takes a range for
//! nothing (pdf-extract 0.10), and then words fall apart wherever such a letter stands; so ranges are spelt out.

use pdf_extract::{Dictionary, Document, Object, ObjectId};

/// Letters of one font.
const MAX_LETTERS: usize = 70_000;

pub(super) fn spell_out(document: &mut Document) {
    let fonts = document
        .objects
        .iter()
        .filter_map(|(id, object)| Some((*id, spelt(document, object.as_dict().ok()?)?)));
    let fonts: Vec<(ObjectId, Vec<Object>)> = fonts.collect();
    for (id, widths) in fonts {
        if let Ok(font) = document.get_object_mut(id).and_then(Object::as_dict_mut) {
            font.set("W", widths);
        }
    }
}

/// The widths of a font, letter by letter.
fn spelt(document: &Document, font: &Dictionary) -> Option<Vec<Object>> {
    let widths = font.get_deref(b"W", document).and_then(Object::as_array).ok()?;
    let mut spelt = Vec::new();
    let mut letters = 0;
    let mut rest = &widths[..];
    while let [first, second, behind @ ..] = rest {
        let listed = second.as_reference().map_or(Some(second), |id| document.get_object(id).ok())?;
        if let Object::Array(list) = listed {
            letters += list.len();
            spelt.extend([first.clone(), Object::Array(list.clone())]);
            rest = behind;
        } else {
            let (width, behind) = behind.split_first()?;
            let (from, to) = (first.as_i64().ok()?, second.as_i64().ok()?);
            let count = usize::try_from(to.checked_sub(from)?.checked_add(1)?).ok()?;
            letters = letters.saturating_add(count);
            if letters <= MAX_LETTERS {
                spelt.extend([first.clone(), Object::Array(vec![width.clone(); count])]);
            }
            rest = behind;
        }
        if letters > MAX_LETTERS {
            break;
        }
    }
    Some(spelt)
}
