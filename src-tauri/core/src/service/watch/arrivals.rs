//! When a file that lands in a folder is complete: no disk and no clock here, only what one look after the other saw.

use std::collections::HashMap;
use std::ffi::{OsStr, OsString};

/// Looks during which a file must not change before it is taken.
const STILL: u32 = 2;

/// Endings of files that a program is still writing.
const UNFINISHED: [&str; 5] = ["part", "partial", "crdownload", "download", "tmp"];

/// What a look sees of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Bytes.
    pub(super) size: u64,
    /// When it was last changed, as its file system says.
    pub(super) modified: String,
}

/// The files of a folder on their way to being complete.
#[derive(Debug, Default)]
pub(super) struct Arrivals {
    waiting: HashMap<OsString, Waiting>,
}

#[derive(Debug)]
struct Waiting {
    stamp: Stamp,
    still: u32,
}

impl Arrivals {
    /// Takes what a look saw: every file by name, but those that were dealt with. Gives the files that are complete, by
    /// name; the next look gives them again unless they are dealt with by then.
    pub(super) fn look(
        &mut self,
        seen: impl IntoIterator<Item = (OsString, Stamp)>,
    ) -> Vec<(OsString, Stamp)> {
        let mut before = std::mem::take(&mut self.waiting);
        for (name, stamp) in seen {
            if is_passed_over(&name) {
                continue;
            }
            let still = match before.remove(&name) {
                Some(known) if known.stamp == stamp => known.still + 1,
                _ => 0,
            };
            self.waiting.insert(name, Waiting { stamp, still });
        }
        let complete =
            |(_, waiting): &(&OsString, &Waiting)| waiting.still >= STILL && waiting.stamp.size > 0;
        let found = self.waiting.iter().filter(complete);
        let mut found: Vec<_> = found.map(|(name, waiting)| (name.clone(), waiting.stamp.clone())).collect();
        found.sort_by(|one, other| one.0.cmp(&other.0));
        found
    }
}

/// Hidden files, and those by whose name a program says that it is not done.
fn is_passed_over(name: &OsStr) -> bool {
    let name = name.to_string_lossy().to_lowercase();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    name.starts_with(['.', '~']) || UNFINISHED.contains(&ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(size: u64) -> Stamp {
        Stamp { size, modified: "2026-01-01T00:00:00Z".to_owned() }
    }

    /// What is complete after each look at `(name, size)`.
    fn looks(looks: &[&[(&str, u64)]]) -> Vec<Vec<String>> {
        let mut arrivals = Arrivals::default();
        let mut look = |seen: &&[(&str, u64)]| {
            let seen = seen.iter().map(|(name, size)| (OsString::from(name), stamp(*size)));
            arrivals.look(seen).into_iter().map(|(name, _)| name.to_string_lossy().into_owned()).collect()
        };
        looks.iter().map(&mut look).collect()
    }

    #[test]
    fn a_file_is_complete_once_it_stood_still_for_two_looks() {
        let found = looks(&[&[("a", 5)], &[("a", 5)], &[("a", 5)], &[("a", 5)]]);
        assert_eq!(found, [vec![], vec![], vec!["a"], vec!["a"]]);
    }

    #[test]
    fn a_file_that_grows_is_waited_for() {
        let found = looks(&[&[("a", 5)], &[("a", 6)], &[("a", 6)], &[("a", 7)], &[("a", 7)], &[("a", 7)]]);
        assert_eq!(found.concat(), ["a"]);
        assert_eq!(found[5], ["a"]);
    }

    #[test]
    fn a_file_rewritten_in_the_same_length_is_waited_for() {
        let mut arrivals = Arrivals::default();
        let at = |modified: &str| Stamp { size: 5, modified: modified.to_owned() };
        for moment in ["1", "2", "3", "4", "4"] {
            assert!(arrivals.look([(OsString::from("a"), at(moment))]).is_empty());
        }
        assert_eq!(arrivals.look([(OsString::from("a"), at("4"))]).len(), 1);
    }

    #[test]
    fn an_empty_file_is_the_place_that_a_browser_keeps() {
        let found = looks(&[&[("a", 0)], &[("a", 0)], &[("a", 0)], &[("a", 9)], &[("a", 9)], &[("a", 9)]]);
        assert_eq!(found.concat(), ["a"]);
    }

    #[test]
    fn a_file_that_goes_and_comes_back_is_new() {
        let found = looks(&[&[("a", 5)], &[("a", 5)], &[], &[("a", 5)], &[("a", 5)], &[("a", 5)]]);
        assert_eq!(found.iter().position(|names| !names.is_empty()), Some(5));
    }

    #[test]
    fn hidden_and_unfinished_files_are_passed_over() {
        let names = [".a.json", "a.json.part", "b.crdownload", "C.TMP", "d.partial", "~e.json", "f.download"];
        let seen: Vec<(&str, u64)> = names.iter().map(|name| (*name, 5)).chain([("g.json", 5)]).collect();
        assert_eq!(looks(&[&seen, &seen, &seen])[2], ["g.json"]);
    }
}
