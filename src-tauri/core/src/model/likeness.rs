use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

/// What a file seems to be that lists no papers, in English with its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Error)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum Likeness {
    #[error("an empty file")]
    Empty,
    #[error("binary data")]
    Binary,

    #[error("a PNG image")]
    Png,
    #[error("a JPEG image")]
    Jpeg,
    #[error("a GIF image")]
    Gif,
    #[error("a WebP image")]
    Webp,
    #[error("a film")]
    Film,
    #[error("a SQLite database")]
    Sqlite,
    #[error("a program")]
    Program,
    #[error("an old Microsoft Office document")]
    OldOffice,
    #[error("an Office document")]
    Office,
    #[error("an OpenDocument document")]
    OpenDocument,
    #[error("an e-book")]
    Ebook,

    #[error("a ZIP archive")]
    Zip,
    #[error("a gzip archive")]
    Gzip,
    #[error("a bzip2 archive")]
    Bzip2,
    #[error("an xz archive")]
    Xz,
    #[error("a Zstandard archive")]
    Zstandard,
    #[error("a 7-Zip archive")]
    SevenZip,
    #[error("a RAR archive")]
    Rar,
    #[error("a tar archive")]
    Tar,

    #[error("a mail message")]
    Mail,
    #[error("a mailbox that lists no papers")]
    Mailbox,
    #[error("a web page that lists no papers")]
    WebPage,
    #[error("a feed that lists no papers")]
    Feed,
    #[error("a table that lists no papers")]
    Table,
    #[error("a file of JSON lines")]
    JsonLines,
    #[error("JSON that lists no papers")]
    Json,
    #[error("an XML document")]
    Xml,
    #[error("a bibliography")]
    Bibliography,
    #[error("a BibTeX file without entries")]
    EmptyBibtex,
    #[error("a Zotero export without papers")]
    EmptyZotero,
    #[error("plain text")]
    PlainText,
}

impl Likeness {
    /// Whether it may hold digests that could be imported by themselves.
    pub const fn is_archive(self) -> bool {
        matches!(
            self,
            Self::Zip
                | Self::Gzip
                | Self::Bzip2
                | Self::Xz
                | Self::Zstandard
                | Self::SevenZip
                | Self::Rar
                | Self::Tar
        )
    }
}
