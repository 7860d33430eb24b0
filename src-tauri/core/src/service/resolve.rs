use rusqlite::Connection;

use super::{Library, ServiceError};
use crate::model::{ArxivId, Doi, LinkedPaper, PaperLink, Refusal};
use crate::store::{self, Paper, StoreError};

impl Library {
    /// The paper a person names: by Broadsheet's own id, an arXiv id, a DOI, or an address that holds one
    /// of these (arxiv.org, doi.org, huggingface.co/papers).
    ///
    /// # Errors
    ///
    /// Where no paper of the library answers to it.
    pub fn resolve(&self, name: &str) -> Result<i64, ServiceError> {
        let name = name.trim();
        let found = self.store.read(|db| {
            if let Ok(id) = name.parse::<i64>() {
                return Ok(store::paper(db, id)?
                    .filter(|paper| paper.present || paper.trashed)
                    .map(|paper| paper.id));
            }
            let doi = Doi::parse(name);
            let arxiv = ArxivId::parse(name)
                .or_else(|| doi.as_ref().and_then(Doi::arxiv))
                .or_else(|| ArxivId::from_url(name));
            match (arxiv, doi) {
                (Some(arxiv), _) => store::by_arxiv(db, arxiv.as_str()),
                (None, Some(doi)) => store::by_doi(db, doi.as_str()),
                (None, None) => Ok(None),
            }
        })?;
        Ok(found.ok_or_else(|| Refusal::NoSuchPaper { name: name.to_owned() })?)
    }

    /// The paper that a link of another program is to.
    ///
    /// # Errors
    ///
    /// Where this library has it not, or the link is to another library's.
    pub fn linked(&self, link: &PaperLink) -> Result<i64, ServiceError> {
        let found = self.store.read(|db| {
            let number = match &link.paper {
                LinkedPaper::Arxiv(id) => store::by_arxiv(db, id.as_str())?,
                LinkedPaper::Doi(doi) => store::by_doi(db, doi.as_str())?,
                LinkedPaper::Number { library: Some(mark), .. } if *mark != store::library_mark(db)? => {
                    return Err(Refusal::OtherLibrary.into());
                }
                LinkedPaper::Number { id, .. } => Some(*id),
            };
            let paper = number.map(|id| store::paper(db, id)).transpose()?.flatten();
            Ok::<_, ServiceError>(paper.filter(|paper| paper.present || paper.trashed))
        })?;
        Ok(found.ok_or(Refusal::LinkedPaperMissing)?.id)
    }
}

/// What a link names a paper by: what other libraries know it by too, else its number and this library's mark.
pub(super) fn linked_name(db: &Connection, paper: &Paper) -> Result<LinkedPaper, StoreError> {
    let arxiv = paper.arxiv_id.as_deref().and_then(ArxivId::parse).map(LinkedPaper::Arxiv);
    let known = arxiv.or_else(|| paper.doi.as_deref().and_then(Doi::parse).map(LinkedPaper::Doi));
    match known {
        Some(known) => Ok(known),
        None => Ok(LinkedPaper::Number { id: paper.id, library: Some(store::library_mark(db)?) }),
    }
}
