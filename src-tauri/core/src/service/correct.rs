//! What a person says is otherwise than the digests say: each field checked, kept beside theirs, taken back one by one.

use super::annotate::shown;
use super::{Library, ServiceError, act, address};
use crate::api::Correct;
use crate::model::{ActionLabel, AddressFault, ArxivId, Doi, Field, FoundIn, PartialDay, Refusal, shortened};
use crate::store::{self, Change};
use crate::text;

const MAX_TITLE: usize = 1000;
const MAX_AUTHORS: usize = 5000;
const MAX_NAME: usize = 300;
const MAX_ABSTRACT: usize = 100_000;
const MAX_LINKS: usize = 100;

impl Library {
    /// Corrects a fact of a paper, or goes back to what the digests say.
    ///
    /// # Errors
    ///
    /// Where the value does not do, the paper is not in the library, or it cannot be written.
    pub fn correct(&self, request: &Correct) -> Result<(), ServiceError> {
        let to = request.value.as_deref().map(|value| checked(request.field, value)).transpose()?.flatten();
        let now = self.now();
        self.store.write(|db| {
            let paper = shown(db, request.paper)?;
            let corrections = store::corrections(db, request.paper)?;
            let from = corrections.into_iter().find(|(field, _)| *field == request.field).map(|(_, v)| v);
            if from == to {
                return Ok(());
            }
            let label = ActionLabel::Correct { title: shortened(&paper.title) };
            let change = Change::Correction { paper: request.paper, field: request.field, from, to };
            Ok(act::act(db, &now, &label, &[change])?)
        })
    }
}

/// A value as it is kept; none where it says nothing of its own.
fn checked(field: Field, value: &str) -> Result<Option<String>, ServiceError> {
    match field {
        Field::Title => title(value).map(Some),
        Field::Published => calendar_day(value).map(Some),
        Field::Authors => authors(value).map(Some),
        Field::ArxivId => arxiv_id(value).map(Some),
        Field::Doi => doi(value).map(Some),
        Field::Abstract => abstract_text(value).map(Some),
        Field::Links => links(value),
    }
}

fn title(value: &str) -> Result<String, ServiceError> {
    let title = text::one_line(value);
    if title.is_empty() || title.chars().count() > MAX_TITLE {
        return Err(Refusal::TitleLength.into());
    }
    Ok(title)
}

fn authors(value: &str) -> Result<String, ServiceError> {
    let names: Vec<String> =
        list(value)?.iter().map(|name| text::one_line(name)).filter(|name| !name.is_empty()).collect();
    let fits = |name: &String| name.chars().count() <= MAX_NAME;
    if names.is_empty() || names.len() > MAX_AUTHORS || !names.iter().all(fits) {
        return Err(Refusal::Authors.into());
    }
    as_json(&names)
}

fn arxiv_id(value: &str) -> Result<String, ServiceError> {
    let value = value.trim();
    if value.is_empty() {
        return Ok(String::new());
    }
    let id = ArxivId::parse(value)
        .or_else(|| Doi::parse(value).as_ref().and_then(Doi::arxiv))
        .or_else(|| ArxivId::from_url(value));
    match id {
        Some(id) => Ok(id.to_string()),
        None => Err(Refusal::ArxivId.into()),
    }
}

fn doi(value: &str) -> Result<String, ServiceError> {
    let value = value.trim();
    if value.is_empty() {
        return Ok(String::new());
    }
    match Doi::parse(value) {
        Some(doi) if doi.arxiv().is_some() => Err(Refusal::DoiIsArxiv.into()),
        Some(doi) => Ok(doi.to_string()),
        None => Err(Refusal::Doi.into()),
    }
}

fn abstract_text(value: &str) -> Result<String, ServiceError> {
    let text = value.replace("\r\n", "\n").trim().to_owned();
    if text.is_empty() || text.chars().count() > MAX_ABSTRACT {
        return Err(Refusal::AbstractLength.into());
    }
    Ok(text)
}

/// Addresses, repaired; none where the list is empty.
fn links(value: &str) -> Result<Option<String>, ServiceError> {
    let typed = list(value)?;
    let typed: Vec<&str> = typed.iter().map(|url| url.trim()).filter(|url| !url.is_empty()).collect();
    if typed.len() > MAX_LINKS {
        return Err(Refusal::TooManyLinks.into());
    }
    let mut found = Vec::new();
    for typed in typed {
        let full = if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") };
        address::checked(&full).map_err(|why| not_a_link(typed, why))?;
        let link = text::address::link(&full, FoundIn::Person);
        found.push(link.ok_or_else(|| not_a_link(typed, AddressFault::NotPublic))?);
    }
    let urls: Vec<String> = text::address::best_first(found).into_iter().map(|link| link.url).collect();
    if urls.is_empty() { Ok(None) } else { as_json(&urls).map(Some) }
}

fn not_a_link(typed: &str, why: AddressFault) -> ServiceError {
    Refusal::NotALink { typed: typed.to_owned(), why }.into()
}

fn list(value: &str) -> Result<Vec<String>, ServiceError> {
    Ok(serde_json::from_str(value).map_err(|_| Refusal::NotAList)?)
}

fn as_json(list: &[String]) -> Result<String, ServiceError> {
    Ok(serde_json::to_string(list).map_err(store::StoreError::from)?)
}

/// A day whose year is known, or only a month or a year.
pub(super) fn calendar_day(value: &str) -> Result<String, ServiceError> {
    match PartialDay::parse(value.trim()) {
        Some(day) if day.year.is_some() => Ok(day.to_string()),
        _ => Err(not_a_day(value)),
    }
}

pub(super) fn not_a_day(value: &str) -> ServiceError {
    Refusal::NotADay { typed: value.to_owned() }.into()
}
