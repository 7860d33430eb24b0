//! Papers that no digest brought: typed in by the person.

use super::{Library, Pending, ServiceError};
use crate::api::{NewPaper, Receipt};
use crate::digest::{Typed, name_alone};
use crate::model::{PartialDay, Refusal};
use crate::store;
use crate::text::one_line;

impl Library {
    /// Adds a paper that the person typed in, as an import of its own that undo takes back. Gives the paper's id, also
    /// where the library knew it already.
    ///
    /// # Errors
    ///
    /// Where the title is missing, or the name or the day is none; nothing is added then. Where the library cannot be
    /// written.
    pub fn add_paper(&self, new: &NewPaper) -> Result<i64, ServiceError> {
        let receipt = self.import(vec![self.typed(new)?], |_| {})?;
        match self.first_of(&receipt)? {
            Some(paper) => Ok(paper),
            None => Err(refusal(receipt).into()),
        }
    }

    /// The shown paper that a text names, where the text is nothing but a name: a link, an arXiv identifier, a DOI.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn named_alone(&self, text: &str) -> Result<Option<Option<i64>>, ServiceError> {
        let Some(name) = name_alone(text) else { return Ok(None) };
        self.store.read(|db| {
            if let Some(id) =
                name.arxiv_id.as_deref().map(|id| store::by_arxiv(db, id)).transpose()?.flatten()
            {
                return Ok(Some(Some(id)));
            }
            Ok(Some(name.doi.as_deref().map(|doi| store::by_doi(db, doi)).transpose()?.flatten()))
        })
    }

    fn typed(&self, new: &NewPaper) -> Result<Pending, ServiceError> {
        let title = one_line(&new.title);
        if title.is_empty() {
            return Err(Refusal::TitleMissing.into());
        }
        let full = |text: &Option<String>| {
            text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
        };
        let published = full(&new.published);
        if published.as_deref().is_some_and(|day| PartialDay::parse(day).is_none_or(|day| day.year.is_none()))
        {
            return Err(Refusal::DayUnclear.into());
        }
        let name = full(&new.name);
        if name.as_deref().is_some_and(|name| name_alone(name).is_none() && !name.contains("://")) {
            return Err(Refusal::NoName.into());
        }
        let today = self.now().get(..10).unwrap_or_default().to_owned();
        let typed = Typed {
            authors: new
                .authors
                .iter()
                .map(|author| one_line(author))
                .filter(|author| !author.is_empty())
                .collect(),
            abstract_text: full(&new.abstract_text),
            links: new
                .links
                .iter()
                .map(|link| link.trim().to_owned())
                .filter(|link| !link.is_empty())
                .collect(),
            published,
            name,
            ..Typed::new(title.clone(), today)
        };
        Ok(Pending::of_bytes(title, typed.to_bytes()))
    }

    fn first_of(&self, receipt: &Receipt) -> Result<Option<i64>, ServiceError> {
        self.store.read(|db| {
            let digest = receipt.digests.first();
            Ok(digest
                .map(|digest| store::papers_of_digest(db, *digest))
                .transpose()?
                .and_then(|papers| papers.first().copied()))
        })
    }
}

fn refusal(receipt: Receipt) -> Refusal {
    let why = receipt.files.into_iter().find_map(|file| file.error);
    why.map_or(Refusal::NothingAdded, |why| Refusal::NotAdded { why })
}
