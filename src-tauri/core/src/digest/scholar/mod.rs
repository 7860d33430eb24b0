//! Alerts of Google Scholar and of Semantic Scholar: the page that is their mail.

mod address;
mod byline;
mod google;
mod semantic;

use super::content::Content;
use super::gather::Gathered;
use super::{ReadError, Reader, detect, html};
use crate::model::{DigestKind, DigestRead, Format, Heading, Likeness, Reading};

pub(super) struct ScholarAlert;

impl Reader for ScholarAlert {
    fn format(&self) -> Format {
        Format::ScholarAlert
    }

    fn recognises(&self, content: &Content<'_>) -> bool {
        detect::looks_like_html(content)
            && (google::is_alert(&content.text) || semantic::is_alert(&content.text))
    }

    fn read(&self, content: &Content<'_>) -> Result<Reading, ReadError> {
        let page = html::parse(&content.text)?;
        let mut gathered = Gathered::default();
        google::read(&page, &mut gathered);
        semantic::read(&page, &mut gathered);
        if gathered.entries.is_empty() {
            return Err(ReadError::unrecognised(Likeness::WebPage));
        }
        let digest = DigestRead {
            kind: DigestKind::List,
            title: None,
            day: Heading::default(),
            entries: gathered.entries,
        };
        Ok(Reading { format: Format::ScholarAlert, digests: vec![digest], warnings: gathered.warnings })
    }
}
