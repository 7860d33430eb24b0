use std::fmt::Write as _;

use serde::Serialize;

/// What was measured on a library of one size.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Papers in it.
    pub papers: usize,
    /// Papers whose words were learnt from; 0 where the words are our own.
    pub words_of: usize,
    /// Processors of the machine.
    pub processors: usize,
    /// The figures, in the order of the table.
    pub figures: Vec<Figure>,
    /// The searches one by one.
    pub queries: Vec<QueryFigure>,
    /// What could not be measured, and why.
    pub skipped: Vec<String>,
}

/// A figure, and what the same costs with what it stands on.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// A name for programs, the same in every version.
    pub key: &'static str,
    /// What was measured.
    pub what: String,
    /// In what it is told.
    pub unit: Unit,
    /// The figure: seconds, papers a second, or bytes.
    pub ours: f64,
    /// What it is compared with.
    pub reference: Option<String>,
    /// The figure of that.
    pub theirs: Option<f64>,
}

/// One search of the mix, in seconds.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct QueryFigure {
    pub query: String,
    /// Papers that Broadsheet found.
    pub hits: usize,
    pub ours: f64,
    pub tantivy: f64,
    pub fts: f64,
}

/// What a figure is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Seconds.
    Time,
    /// Papers a second.
    Rate,
    /// Bytes.
    Size,
}

impl Report {
    /// The table for people.
    pub fn table(&self) -> String {
        let words = match self.words_of {
            0 => "words of our own".to_owned(),
            papers => format!("words as in {} real ones", grouped(papers)),
        };
        let mut out = format!("{} papers, {words}; {} processors\n\n", grouped(self.papers), self.processors);
        let _ =
            writeln!(out, "{:<48} {:>12}   {:<44} {:>12} {:>7}", "", "Broadsheet", "reference", "", "ratio");
        for figure in &self.figures {
            let _ = writeln!(out, "{}", figure.line());
        }
        for skipped in &self.skipped {
            let _ = writeln!(out, "skipped: {skipped}");
        }
        out
    }
}

impl Figure {
    fn line(&self) -> String {
        let head = format!("{:<48} {:>12}", self.what, self.unit.told(self.ours));
        let Some((reference, theirs)) = self.reference.as_ref().zip(self.theirs) else { return head };
        let ratio = self.ours / theirs.max(f64::MIN_POSITIVE);
        format!("{head}   {reference:<44} {:>12} {ratio:>7.2}", self.unit.told(theirs))
    }
}

impl Unit {
    fn told(self, value: f64) -> String {
        match self {
            Self::Time if value < 0.001 => format!("{:.0} µs", value * 1e6),
            Self::Time if value < 0.1 => format!("{:.2} ms", value * 1e3),
            Self::Time if value < 10.0 => format!("{:.0} ms", value * 1e3),
            Self::Time => format!("{value:.1} s"),
            Self::Rate => format!("{}/s", grouped(value.round() as usize)),
            Self::Size => format!("{:.1} MB", value / 1e6),
        }
    }
}

/// A number with commas between thousands.
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_in_fitting_units() {
        assert_eq!(Unit::Time.told(0.000_42), "420 µs");
        assert_eq!(Unit::Time.told(0.0123), "12.30 ms");
        assert_eq!(Unit::Time.told(12.0), "12.0 s");
        assert_eq!(Unit::Rate.told(8_901.4), "8,901/s");
        assert_eq!(Unit::Size.told(1_500_000.0), "1.5 MB");
        assert_eq!(grouped(1_000_000), "1,000,000");
    }
}
