use super::{Library, ServiceError};
use crate::model::{ArxivId, Doi, Refusal};
use crate::store;

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
}
