//! What a start was given besides a verb: files to import, and links to papers to show.

use std::path::{Path, PathBuf};

use broadsheet_core::model::PaperLink;
use url::Url;

/// What a start was given.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Given {
    /// Files and folders to import, there or not.
    pub(crate) files: Vec<PathBuf>,
    /// The link to follow, as it was written: the last, where there are several, for one paper is shown at once.
    pub(crate) link: Option<String>,
}

impl Given {
    /// Tells files, named as from the folder `from`, from links.
    pub(crate) fn from(arguments: &[PathBuf], from: &Path) -> Self {
        let mut given = Self::default();
        for argument in arguments {
            match argument.to_str() {
                Some(text) if PaperLink::is_meant(text) => given.link = Some(text.to_owned()),
                _ => given.files.push(file(argument, from)),
            }
        }
        given
    }

    /// The first of the files that is not there.
    pub(crate) fn missing(&self) -> Option<&Path> {
        self.files.iter().map(PathBuf::as_path).find(|file| !file.exists())
    }
}

/// Where a file is: by its path, or as a desktop names it, `file:///…`.
fn file(named: &Path, from: &Path) -> PathBuf {
    let address =
        named.to_str().filter(|text| text.starts_with("file:")).and_then(|text| Url::parse(text).ok());
    // One on another machine is no file here, and stays the name of none.
    let path = address.and_then(|address| address.to_file_path().ok());
    path.unwrap_or_else(|| from.join(named))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn given(arguments: &[&str]) -> Given {
        let arguments: Vec<PathBuf> = arguments.iter().map(PathBuf::from).collect();
        Given::from(&arguments, Path::new("/home/reader"))
    }

    #[test]
    fn a_file_is_named_by_its_path_or_as_desktops_do() {
        let named = |text: &str| given(&[text]).files[0].to_string_lossy().into_owned();
        assert_eq!(named("/a/b.json"), "/a/b.json");
        assert_eq!(named("b.json"), "/home/reader/b.json");
        assert_eq!(named("file:///a/two%20words.json"), "/a/two words.json");
        assert_eq!(named("file://localhost/a/b.json"), "/a/b.json");
        // Nothing is looked for elsewhere than on this machine.
        assert_eq!(named("file://elsewhere/a/b.json"), "/home/reader/file://elsewhere/a/b.json");
        assert_eq!(named("https://example.org/b.json"), "/home/reader/https://example.org/b.json");
    }

    #[test]
    fn a_link_is_no_file_whatever_is_wrong_with_it() {
        let told = given(&["a.json", "broadsheet://paper/1", "Broadsheet://import/etc/passwd"]);
        assert_eq!(told.link.as_deref(), Some("Broadsheet://import/etc/passwd"));
        assert_eq!(told.files, [PathBuf::from("/home/reader/a.json")]);
        assert_eq!(given(&["broadsheet.json"]).link, None);
    }
}
