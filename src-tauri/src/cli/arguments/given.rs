//! What many verbs take: papers, and how to print.

use std::io::Read as _;
use std::path::PathBuf;

use clap::{Args, ColorChoice};

use crate::cli::CliError;

/// How answers are printed.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Shown {
    /// Print JSON for programs instead of tables for people
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Of papers, print only their ids, one a line
    #[arg(long, global = true, conflicts_with = "json")]
    pub(crate) ids: bool,
    /// Of papers and files, print only ids and paths, each ended by a NUL instead of a line's end, for xargs -0
    #[arg(short = '0', long = "null", global = true, conflicts_with = "json")]
    pub(crate) null: bool,
    /// Whether to colour what is printed; NO_COLOR is heeded
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: ColorChoice,
}

impl Shown {
    /// What ends each id or path; none where papers are shown in full.
    pub(crate) fn end(self) -> Option<char> {
        if self.null { Some('\0') } else { self.ids.then_some('\n') }
    }
}

/// The papers that a verb is for.
#[derive(Debug, Args)]
pub(crate) struct Ids {
    /// The papers, each by Broadsheet's own id, an arXiv id, a DOI or a link; `-` reads them from standard input
    #[arg(value_name = "ID", required_unless_present = "ids_from")]
    papers: Vec<String>,
    /// Read papers from this file too, one a line or each ended by a NUL; `-` is standard input
    #[arg(long, value_name = "FILE")]
    ids_from: Option<PathBuf>,
}

impl Ids {
    /// All that were named.
    ///
    /// # Errors
    ///
    /// Where they cannot be read, or none is there.
    pub(crate) fn named(self) -> Result<Vec<String>, CliError> {
        let mut named = Vec::new();
        for id in self.papers {
            if id == "-" { named.extend(read(&PathBuf::from("-"))?) } else { named.push(id) }
        }
        if let Some(file) = self.ids_from {
            named.extend(read(&file)?);
        }
        if named.is_empty() { Err(CliError::NoPapers) } else { Ok(named) }
    }
}

fn read(file: &PathBuf) -> Result<Vec<String>, CliError> {
    let mut text = String::new();
    let read = if file.as_os_str() == "-" {
        std::io::stdin().read_to_string(&mut text)
    } else {
        std::fs::File::open(file).and_then(|mut file| file.read_to_string(&mut text))
    };
    read.map_err(|reason| CliError::Input { path: file.display().to_string(), reason })?;
    Ok(listed(&text))
}

/// The names in a list: ended by NULs where it has any, else one a line.
fn listed(text: &str) -> Vec<String> {
    let end = if text.contains('\0') { '\0' } else { '\n' };
    text.split(end).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_one_a_line_or_each_before_a_nul() {
        assert_eq!(listed("1\n 2402.04644\r\n\n3"), ["1", "2402.04644", "3"]);
        assert_eq!(listed("1\x002402.04644\x00"), ["1", "2402.04644"]);
        assert!(listed("\n\n").is_empty());
    }
}
