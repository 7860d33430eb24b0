use std::path::{Path, PathBuf};

use url::Url;

use super::Event;
use crate::service::Surroundings;

/// What a person is asked for by the system's dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog<'a> {
    /// Files of any kind.
    Files,
    /// PDFs.
    Pdfs,
    /// A folder.
    Folder,
    /// A file to be written, which is offered under this name.
    NewFile(&'a str),
}

/// What the surroundings of the application do for it: a desktop, a terminal, or a test.
pub trait Host: Send + Sync {
    /// Opens an address, checked before, in the person's browser.
    ///
    /// # Errors
    ///
    /// Where the system would not.
    fn open(&self, address: &Url) -> Result<(), HostError>;

    /// Opens a file of the library's in the system's program for it.
    ///
    /// # Errors
    ///
    /// Where the system would not.
    fn open_file(&self, path: &Path) -> Result<(), HostError>;

    /// Lets the person choose in the system's dialog, which bears this title, in their language. Nothing where they chose
    /// nothing; of a folder and of a new file there is one. A new file that is there they have agreed to replace.
    fn choose(&self, what: Dialog<'_>, title: &str) -> Vec<PathBuf>;

    /// The image on the clipboard, encoded, where the window's page does not get it by itself; none where there is none.
    fn clipboard_image(&self) -> Option<Vec<u8>>;

    /// The system, and what was logged last.
    fn surroundings(&self) -> Surroundings;

    /// The folder for the backups of the library in `folder`; none where there is no place for them.
    fn backups_of(&self, folder: &Path) -> Option<PathBuf>;

    /// Shows a notification on the desktop: a title and a line, in the person's language.
    fn notify(&self, title: &str, body: &str);

    /// Tells the window something.
    fn tell(&self, event: Event);

    /// Runs long work beside everything else.
    fn spawn(&self, work: Box<dyn FnOnce() + Send>);

    /// Ends the program and starts it anew.
    fn restart(&self);

    /// Closes the window for good: everything is saved.
    fn close(&self);
}

/// What the system would not open. Its text is a sentence for people.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HostError {
    /// An address, in the browser.
    #[error(
        "The system did not open {address}: {reason}. Nothing was changed. Check that a browser is set as the standard \
         one."
    )]
    Address {
        /// The address.
        address: String,
        /// What the system said.
        reason: String,
    },
    /// A folder, in the file manager.
    #[error("The system did not open {folder}: {reason}. Nothing was changed. Open it in your file manager.")]
    Folder {
        /// The folder.
        folder: String,
        /// What the system said.
        reason: String,
    },
    /// A PDF, in its viewer.
    #[error(
        "The system did not open {file}: {reason}. Nothing was changed. Check that it has a program for PDFs."
    )]
    File {
        /// The file.
        file: String,
        /// What the system said.
        reason: String,
    },
}
