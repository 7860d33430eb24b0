//! What of a paper is copied into other texts.

use rusqlite::Connection;

use super::resolve::linked_name;
use super::{Library, ServiceError, annotate};
use crate::api::PaperReference;
use crate::model::{LinkKind, PaperLink, Refusal};
use crate::store::{self, LinkRow, Paper, StoreError};
use crate::text::{self, address};

/// The most papers that are copied at once.
const MOST: usize = 1000;

impl Library {
    /// The titles of papers with where they are found, in the order asked for; those that are not shown are left out.
    ///
    /// # Errors
    ///
    /// Where there are more than a thousand, or the library cannot be read.
    pub fn references(&self, papers: &[i64]) -> Result<Vec<PaperReference>, ServiceError> {
        if papers.len() > MOST {
            return Err(Refusal::TooManyCopied.into());
        }
        self.store.read(|db| {
            let mut references = Vec::with_capacity(papers.len());
            for id in papers {
                match annotate::shown(db, *id) {
                    Ok(paper) => references.push(reference(db, *id, &paper)?),
                    Err(ServiceError::NotFound(_)) => {}
                    Err(error) => return Err(error),
                }
            }
            Ok(references)
        })
    }
}

fn reference(db: &Connection, id: i64, paper: &Paper) -> Result<PaperReference, StoreError> {
    let links = store::links(db, id)?;
    let code = links.iter().find(|link| link.kind == LinkKind::Code);
    Ok(PaperReference {
        title: text::plain(&paper.title),
        repository: code.and_then(|link| address::repository(&link.url)),
        address: own_address(paper, &links),
        here: PaperLink { paper: linked_name(db, paper)?, note: false }.to_string(),
        note: PaperLink { paper: linked_name(db, paper)?, note: true }.to_string(),
    })
}

/// Where a reader finds the paper itself: arXiv, its DOI, a page of the paper's, else the best of its links.
fn own_address(paper: &Paper, links: &[LinkRow]) -> Option<String> {
    let of_kind = |kind: LinkKind| links.iter().find(|link| link.kind == kind);
    let own = address::of_paper(paper.arxiv_id.as_deref(), paper.doi.as_deref());
    let link = || of_kind(LinkKind::Paper).or_else(|| of_kind(LinkKind::Pdf)).or_else(|| links.first());
    own.or_else(|| link().map(|link| link.url.clone()))
}
