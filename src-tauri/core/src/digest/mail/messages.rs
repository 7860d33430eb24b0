//! Many messages read into one reading.

use crate::digest::ReadError;
use crate::digest::gather::Gathered;
use crate::model::{DigestRead, Fault, Finding, Format, Likeness, Reading, Warning};

/// The readings of messages, in order.
#[derive(Default)]
pub(super) struct Messages {
    seen: usize,
    without: usize,
    formats: Vec<Format>,
    digests: Vec<DigestRead>,
    gathered: Gathered,
}

impl Messages {
    /// Adds what was made of the next message.
    pub(super) fn add(&mut self, read: Result<Reading, ReadError>, source: impl FnOnce() -> String) {
        self.seen += 1;
        let place = format!("message {}", self.seen);
        match read {
            Ok(mut reading) => {
                let entries = reading.digests.iter_mut().flat_map(|digest| &mut digest.entries);
                let entries = entries.map(|entry| &mut entry.place);
                for within in entries.chain(reading.warnings.iter_mut().map(|warning| &mut warning.place)) {
                    *within = format!("{place}, {within}");
                }
                self.formats.push(reading.format);
                self.digests.extend(reading.digests);
                self.gathered.warnings.extend(reading.warnings);
            }
            Err(ReadError::Unrecognised { .. }) => self.without += 1,
            Err(ReadError::Damaged { why, .. }) => {
                self.gathered.lose(place, Finding::MessageLeftOut { why }, &source());
            }
            Err(why) => self.gathered.lose(place, Finding::MessageUnread { why }, &source()),
        }
    }

    /// Notes something of the whole.
    pub(super) fn warn(&mut self, warning: Option<Warning>) {
        self.gathered.warnings.extend(warning);
    }

    /// Notes that messages beyond the limit were not read.
    pub(super) fn leave_out(&mut self, count: usize, limit: usize) {
        let reason = Finding::TooManyMessages { limit, left_out: count };
        self.gathered.lose(format!("message {}", limit + 1), reason, "");
    }

    /// Everything that was read; the messages that list no papers are counted.
    pub(super) fn reading(mut self) -> Result<Reading, ReadError> {
        let Some(first) = self.formats.first().copied() else {
            return Err(self.refused());
        };
        if self.without > 0 {
            self.gathered.warn("mailbox", Finding::WithoutPapers { messages: self.without }, None);
        }
        let alike = self.formats.iter().all(|format| *format == first);
        let format = if alike { first } else { Format::Mail };
        Ok(Reading { format, digests: self.digests, warnings: self.gathered.warnings })
    }

    fn refused(self) -> ReadError {
        match self.gathered.warnings.into_iter().find(|warning| warning.entry_lost) {
            Some(lost) => {
                let why = Fault::NoMessageRead { first: Box::new(lost.reason) };
                ReadError::Damaged { format: Format::Mail, why }
            }
            None => ReadError::unrecognised(Likeness::Mailbox),
        }
    }
}
