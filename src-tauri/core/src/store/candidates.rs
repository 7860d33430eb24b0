use rusqlite::Connection;

use super::StoreError;

/// What tells a shown paper from others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The paper.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// arXiv identifier without version.
    pub arxiv_id: Option<String>,
    /// DOI.
    pub doi: Option<String>,
    /// Whether it holds something of the person's, so that no import joins it with another that does.
    pub held: bool,
}

/// Every shown paper, by id.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn candidates(db: &Connection) -> Result<Vec<Candidate>, StoreError> {
    let mut statement = db.prepare_cached(
        "WITH held (paper) AS MATERIALIZED (
             SELECT paper FROM note UNION SELECT paper FROM highlight UNION SELECT paper FROM attachment UNION SELECT paper FROM paper_tag
             UNION SELECT paper FROM correction
             UNION SELECT paper FROM mark WHERE starred OR status <> 'inbox'
             UNION SELECT e.paper FROM joining j JOIN entry e ON e.id IN (j.a, j.b)
             UNION SELECT e.paper FROM parted p JOIN entry e ON e.id = p.entry)
         SELECT p.id, p.title, p.arxiv_id, p.doi, p.id IN (SELECT paper FROM held)
         FROM paper p WHERE p.present ORDER BY p.id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Candidate {
            id: row.get(0)?,
            title: row.get(1)?,
            arxiv_id: row.get(2)?,
            doi: row.get(3)?,
            held: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
