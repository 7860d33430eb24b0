//! Where each fact of a paper comes from.

use super::{Library, ServiceError, annotate};
use crate::api::{Claim, FactProvenance};
use crate::store::{self, ClaimRow, ClaimSource, Provenance};

impl Library {
    /// What every digest says of a paper, fact by fact, and which of it is shown.
    ///
    /// # Errors
    ///
    /// Where the paper is not shown, or the library cannot be read.
    pub fn provenance(&self, paper: i64) -> Result<Vec<FactProvenance>, ServiceError> {
        self.store.read(|db| {
            annotate::shown(db, paper)?;
            Ok(store::provenance(db, paper)?.into_iter().map(fact).collect())
        })
    }
}

fn fact(provenance: Provenance) -> FactProvenance {
    let Provenance { fact, said, claims } = provenance;
    let edited = said.is_some();
    let beside = fact == crate::model::Fact::Links;
    let claims: Vec<Claim> = claims.into_iter().map(|row| claim(row, edited && !beside)).collect();
    let chosen = claims.iter().find(|claim| claim.chosen).map(|claim| claim.value.clone());
    let value = said.or(chosen).filter(|value| !value.is_empty());
    FactProvenance { fact, value, edited, claims }
}

fn claim(row: ClaimRow, outranked: bool) -> Claim {
    let ClaimRow { value, chosen, source } = row;
    let ClaimSource { entry, digest, title, kind, day, file, format, rank, place } = source;
    Claim { value, chosen: chosen && !outranked, entry, digest, title, kind, day, file, format, rank, place }
}
