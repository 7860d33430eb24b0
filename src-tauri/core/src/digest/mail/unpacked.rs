//! What the parts of a mail say, read by the readers that know them.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::letter::{Attached, Letter, Part};
use super::weight;
use crate::digest::content::Content;
use crate::digest::day::day;
use crate::digest::{ReadError, detect, html, read_inner};
use crate::model::{
    DayKnown, DigestRead, Finding, Format, Heading, Likeness, PartialDay, Published, Reading, Warning,
};

/// Parts of one mail that are looked into, those of the mails within it included.
const MAX_LOOKED_INTO: usize = 1_000;

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

/// The headers that a program leaves above a mail that was forwarded within the text.
static ABOVE_FORWARDED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)-{2,} ?(?:Forwarded|Original) message ?-{2,}|Begin forwarded message:"));
static SENT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[> ]*\*?(?:Date|Sent):\*?\s*(.+)$"));
static QUOTE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^(?:> ?)+"));

impl Letter<'_> {
    /// Everything that its parts say.
    pub(super) fn read(&self, depth: usize) -> Result<Reading, ReadError> {
        let mut found =
            Found { readings: Vec::new(), refused: None, left: MAX_LOOKED_INTO, warnings: Vec::new() };
        self.collect(depth, &mut found);
        found.reading()
    }

    fn collect(&self, depth: usize, found: &mut Found) {
        let mut shown: Vec<Reading> =
            self.shown.iter().filter_map(|part| found.look_into(part, depth)).collect();
        let text: Vec<Reading> =
            self.as_text.iter().filter_map(|part| found.look_into(part, depth)).collect();
        let markup: Vec<Reading> =
            self.as_markup.iter().filter_map(|part| found.look_into(part, depth)).collect();
        shown.extend(if weight::of_all(&text) > weight::of_all(&markup) { text } else { markup });
        for mut reading in shown {
            reading.digests.iter_mut().for_each(|digest| self.sign(digest));
            found.readings.push(reading);
        }
        for attached in &self.attached {
            match attached {
                Attached::Letter(letter) => letter.collect(depth + 1, found),
                Attached::File { name, bytes } => {
                    let Some(mut reading) = found.open(name.as_deref(), bytes, depth) else { continue };
                    for digest in &mut reading.digests {
                        let title = digest.title.take();
                        self.sign(digest);
                        digest.title = title.or(digest.title.take());
                    }
                    found.readings.push(reading);
                }
            }
        }
    }

    /// Puts a digest under the mail's subject, and under its day where it has none.
    fn sign(&self, digest: &mut DigestRead) {
        digest.title = self.subject.clone().or(digest.title.take());
        date(digest, self.day);
        if digest.day.day.is_none() {
            digest.day = Heading { day: self.day, inferred: false };
        }
    }
}

/// Works out the years that a digest leaves out, which was made on that day at the latest.
pub(super) fn date(digest: &mut DigestRead, made: Option<PartialDay>) {
    let Some(limit) = made.and_then(PartialDay::date) else { return };
    let (day, inferred) = (digest.day.day.map(|day| day.latest_until(limit)), digest.day.inferred);
    digest.day = Heading { day, inferred: inferred || day != digest.day.day };
    for entry in &mut digest.entries {
        let Some(published) = entry.facts.published.filter(|published| published.day.year.is_none()) else {
            continue;
        };
        let day = published.day.latest_until(limit);
        entry.facts.published = Some(Published { day, known: DayKnown::Inferred });
    }
}

/// What was read of a mail so far.
struct Found {
    readings: Vec<Reading>,
    /// Why a part could not be read that is of a form that is known.
    refused: Option<ReadError>,
    left: usize,
    warnings: Vec<Warning>,
}

impl Found {
    /// The best reading of a part; its words are tried too where it is markup.
    fn look_into(&mut self, part: &Part<'_>, depth: usize) -> Option<Reading> {
        let unquoted = without_quotes(&part.text);
        let whole = self.inner(&Content::of_text(&unquoted), depth);
        let certain = whole.as_ref().is_some_and(|reading| weight::is_specific(reading.format));
        let asked = part.is_markup && (!certain || ABOVE_FORWARDED.is_match(&unquoted));
        let words = asked.then(|| html::prose(&part.text).ok()).flatten().map(|prose| prose.text);
        let by_words =
            words.as_ref().filter(|_| !certain).and_then(|words| self.inner(&Content::of_text(words), depth));
        let mut reading = [by_words, whole].into_iter().flatten().max_by_key(weight::of)?;
        let sent = forwarded(words.as_deref().unwrap_or(&unquoted));
        for digest in &mut reading.digests {
            date(digest, sent);
            digest.day.day = digest.day.day.or(sent);
        }
        if part.damaged || part.text.contains('\u{fffd}') {
            self.warn(Finding::MailUndecoded);
        }
        Some(reading)
    }

    /// What an attached file says. Pictures and the like say nothing.
    fn open(&mut self, name: Option<&str>, bytes: &[u8], depth: usize) -> Option<Reading> {
        let name = name.unwrap_or("without a name");
        if let Some(seems) = detect::not_text(bytes) {
            if seems.is_archive() {
                self.warn(Finding::ArchiveAttached { name: name.to_owned(), seems });
            }
            return None;
        }
        let mut reading = self.inner(&Content::of(bytes), depth)?;
        let places =
            reading.digests.iter_mut().flat_map(|digest| &mut digest.entries).map(|entry| &mut entry.place);
        for place in places.chain(reading.warnings.iter_mut().map(|warning| &mut warning.place)) {
            *place = format!("attached file {name}, {place}");
        }
        Some(reading)
    }

    fn inner(&mut self, content: &Content<'_>, depth: usize) -> Option<Reading> {
        if self.left == 0 || content.start().is_empty() {
            return None;
        }
        self.left -= 1;
        if self.left == 0 {
            self.warn(Finding::TooManyParts { limit: MAX_LOOKED_INTO });
        }
        match read_inner(content, depth + 1) {
            Ok(reading) => Some(reading),
            Err(ReadError::Unrecognised { .. }) => None,
            Err(error) => {
                self.refused.get_or_insert(error);
                None
            }
        }
    }

    fn warn(&mut self, reason: Finding) {
        let place = "mail".to_owned();
        self.warnings.push(Warning { place, reason, entry_lost: false, fragment: None });
    }

    fn reading(mut self) -> Result<Reading, ReadError> {
        let best =
            self.readings.iter().max_by_key(|reading| weight::of(reading)).map(|reading| reading.format);
        let Some(format) = best else {
            return Err(self.refused.unwrap_or_else(|| ReadError::unrecognised(Likeness::Mail)));
        };
        if let Some(why) = self.refused.take() {
            self.warn(Finding::PartUnread { why });
        }
        let format = if weight::is_specific(format) { format } else { Format::Mail };
        let mut whole = Reading { format, digests: Vec::new(), warnings: Vec::new() };
        for reading in self.readings {
            whole.digests.extend(reading.digests);
            whole.warnings.extend(reading.warnings);
        }
        whole.warnings.extend(self.warnings);
        Ok(whole)
    }
}

/// The text as it was before it was quoted as a whole.
fn without_quotes(text: &str) -> Cow<'_, str> {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let quoted = lines().filter(|line| line.starts_with('>')).count();
    if quoted > 0 && quoted * 4 > lines().count() * 3 {
        QUOTE.replace_all(text, "")
    } else {
        Cow::Borrowed(text)
    }
}

/// The day on which a mail was sent that was forwarded within this text.
fn forwarded(text: &str) -> Option<PartialDay> {
    let at = ABOVE_FORWARDED.find(text)?.end();
    let mut headers = text[at..].lines().take(12);
    headers.find_map(|line| day(&SENT.captures(line)?[1]))
}
