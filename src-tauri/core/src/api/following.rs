//! Links to papers that other programs hold.

use super::*;
use crate::model::PaperLink;

impl App {
    /// Follows a link that another program passed on, as it was written; the window is told which paper to show, or why none.
    pub fn follow(&self, link: &str) {
        let link = PaperLink::parse(link).ok_or(ServiceError::from(Refusal::NoPaperLink));
        let found = link.and_then(|link| Ok((self.library.linked(&link)?, link.note)));
        self.host.tell(match found {
            Ok((paper, note)) => Event::Followed { paper, note },
            Err(error) => Event::NotFollowed { error: error.into() },
        });
    }
}
