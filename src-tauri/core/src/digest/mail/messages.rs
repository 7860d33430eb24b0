//! Many messages read into one reading.

use crate::digest::ReadError;
use crate::digest::gather::Gathered;
use crate::model::{DigestRead, Format, Reading, Warning};

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
            Err(ReadError::Damaged { reason, .. }) => {
                self.gathered.lose(place, format!("The message was left out: {reason}."), &source());
            }
            Err(error) => self.gathered.lose(place, error.to_string(), &source()),
        }
    }

    /// Notes something of the whole.
    pub(super) fn warn(&mut self, warning: Option<Warning>) {
        self.gathered.warnings.extend(warning);
    }

    /// Notes that messages beyond the limit were not read.
    pub(super) fn leave_out(&mut self, count: usize, limit: usize) {
        let reason = format!("The mailbox has more than {limit} messages; {count} were left out.");
        self.gathered.lose(format!("message {}", limit + 1), reason, "");
    }

    /// Everything that was read; the messages that list no papers are counted.
    pub(super) fn reading(mut self) -> Result<Reading, ReadError> {
        let Some(first) = self.formats.first().copied() else {
            return Err(self.refused());
        };
        if self.without > 0 {
            let what = if self.without == 1 { "message lists" } else { "messages list" };
            let reason = format!("{} {what} no papers.", self.without);
            self.gathered.warn("mailbox", reason, None);
        }
        let alike = self.formats.iter().all(|format| *format == first);
        let format = if alike { first } else { Format::Mail };
        Ok(Reading { format, digests: self.digests, warnings: self.gathered.warnings })
    }

    fn refused(self) -> ReadError {
        match self.gathered.warnings.into_iter().find(|warning| warning.entry_lost) {
            Some(lost) => {
                let reason =
                    format!("not one of its messages could be read ({})", lost.reason.trim_end_matches('.'));
                ReadError::Damaged { format: Format::Mail, reason }
            }
            None => ReadError::unrecognised("a mailbox that lists no papers"),
        }
    }
}
