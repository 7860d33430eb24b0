//! A library in a folder of its own, with papers made for the test at hand.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use broadsheet_core::api::{
    ApiError, App, Dialog, Event, Host, HostError, ListPage, ListQuery, ListRequest, PaperRow, Receipt,
    Request, Scope, Sort,
};
use broadsheet_core::service::{Library, Pending, SettingsFile, Surroundings};
use serde_json::json;
use tempfile::TempDir;
use url::Url;

pub(crate) struct Fixture {
    pub(crate) library: Library,
    pub(crate) folder: TempDir,
}

/// A clock that moves a minute at each look, so that order never hangs on the machine's speed.
fn clock() -> jiff::Timestamp {
    static MINUTES: AtomicI64 = AtomicI64::new(0);
    let minutes = MINUTES.fetch_add(1, Ordering::SeqCst);
    jiff::Timestamp::from_second(1_760_000_000 + 60 * minutes).unwrap()
}

impl Fixture {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { library: Library::open(folder.path(), clock).unwrap(), folder }
    }

    /// The same library, opened by another process as it were.
    pub(crate) fn again(&self) -> Library {
        Library::open(self.folder.path(), clock).unwrap()
    }

    /// All that the person said, as it lies in the library, table by table.
    pub(crate) fn person(&self) -> String {
        const TABLES: [&str; 13] = [
            "mark",
            "note",
            "highlight",
            "attachment",
            "tag_trash",
            "tag",
            "paper_tag",
            "correction",
            "digest_day",
            "digest_name",
            "digest_trash",
            "joining",
            "parted",
        ];
        TABLES.iter().map(|table| self.dump(table)).collect()
    }

    fn dump(&self, table: &str) -> String {
        let db = rusqlite::Connection::open(self.folder.path().join("library.db")).unwrap();
        let mut statement = db.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = statement.column_count();
        let row = |row: &rusqlite::Row<'_>| {
            (0..columns).map(|at| row.get::<_, rusqlite::types::Value>(at)).collect::<Result<Vec<_>, _>>()
        };
        let mut rows: Vec<String> =
            statement.query_map([], row).unwrap().map(|row| format!("{:?}", row.unwrap())).collect();
        rows.sort();
        format!("{table}\n{}\n", rows.join("\n"))
    }

    pub(crate) fn import(&self, digest: &serde_json::Value) -> Receipt {
        self.import_bytes("digest.json", serde_json::to_vec(digest).unwrap())
    }

    pub(crate) fn import_bytes(&self, name: &str, bytes: Vec<u8>) -> Receipt {
        let pending = vec![Pending::of_bytes(name, bytes)];
        self.library.import(pending, |_| {}).unwrap()
    }

    pub(crate) fn list(&self, scope: Scope, query: &str) -> ListPage {
        list(&self.library, scope, query)
    }

    pub(crate) fn titles(&self, scope: Scope, query: &str) -> Vec<String> {
        self.list(scope, query).rows.into_iter().map(|row| row.title).collect()
    }

    pub(crate) fn id(&self, title: &str) -> i64 {
        self.row(title).id
    }

    pub(crate) fn row(&self, title: &str) -> PaperRow {
        let rows = self.list(Scope::All, "").rows;
        rows.into_iter().find(|row| row.title == title).unwrap_or_else(|| panic!("no paper {title}"))
    }
}

/// Where the backups of the library in a folder are: beside it.
pub(crate) fn backups_of(folder: &Path) -> PathBuf {
    folder.with_extension("backups")
}

/// Surroundings that remember what they were asked; work is done at once.
#[derive(Default)]
pub(crate) struct Witness {
    pub(crate) opened: Mutex<Vec<String>>,
    pub(crate) told: Mutex<Vec<Event>>,
    /// The image on the clipboard.
    pub(crate) clipboard: Mutex<Option<Vec<u8>>>,
    /// The folder, or the PDF, that the person will choose.
    pub(crate) folder: Mutex<Option<PathBuf>>,
    /// Whether what is asked of it panics.
    pub(crate) panics: AtomicBool,
}

impl Witness {
    fn may_panic(&self) {
        assert!(!self.panics.load(Ordering::SeqCst), "a panic that a test asked for");
    }

    /// What was told since this was asked last.
    pub(crate) fn told(&self) -> Vec<Event> {
        std::mem::take(&mut self.told.lock().unwrap())
    }
}

impl Host for Witness {
    fn open(&self, address: &Url) -> Result<(), HostError> {
        self.opened.lock().unwrap().push(address.to_string());
        Ok(())
    }
    fn open_file(&self, path: &Path) -> Result<(), HostError> {
        self.may_panic();
        self.opened.lock().unwrap().push(path.display().to_string());
        Ok(())
    }
    fn choose(&self, what: Dialog<'_>, _: &str) -> Vec<PathBuf> {
        let chosen = self.folder.lock().unwrap().clone();
        match what {
            Dialog::Files => Vec::new(),
            Dialog::Pdfs | Dialog::Folder => chosen.into_iter().collect(),
            Dialog::NewFile(name) => chosen.into_iter().map(|folder| folder.join(name)).collect(),
        }
    }
    fn clipboard_image(&self) -> Option<Vec<u8>> {
        self.clipboard.lock().unwrap().clone()
    }
    fn surroundings(&self) -> Surroundings {
        Surroundings { system: vec!["a test".to_owned()], log: vec!["a line".to_owned()] }
    }
    fn backups_of(&self, folder: &Path) -> Option<PathBuf> {
        Some(backups_of(folder))
    }
    fn notify(&self, title: &str, body: &str) {
        self.opened.lock().unwrap().push(format!("notification: {title}: {body}"));
    }
    fn tell(&self, event: Event) {
        self.may_panic();
        self.told.lock().unwrap().push(event);
    }
    fn spawn(&self, work: Box<dyn FnOnce() + Send>) {
        work();
    }
    fn restart(&self) {
        self.opened.lock().unwrap().push("restart".to_owned());
    }
    fn close(&self) {}
}

impl Fixture {
    /// The library behind its door.
    pub(crate) fn app(self) -> (App, Arc<Witness>, TempDir) {
        let Self { library, folder } = self;
        let settings = Arc::new(SettingsFile::open(folder.path().join("config/settings.json")));
        let witness = Arc::new(Witness::default());
        (App::new(Arc::new(library), settings, witness.clone()), witness, folder)
    }
}

pub(crate) fn call(app: &App, command: &str, args: serde_json::Value) -> Result<serde_json::Value, ApiError> {
    let request: Request = serde_json::from_value(json!({"command": command, "args": args})).unwrap();
    app.call(request)
}

/// The id of the one paper there is.
pub(crate) fn id_of_first(app: &App) -> i64 {
    list(app.library(), Scope::All, "").rows[0].id
}

pub(crate) fn list(library: &Library, scope: Scope, query: &str) -> ListPage {
    let list = ListQuery { scope, query: query.to_owned(), sort: Sort::Best };
    library.list_papers(&ListRequest { list, offset: 0, limit: 500 }).unwrap()
}

/// A day in the shape of the API, with papers of these numbers.
pub(crate) fn day(day: &str, numbers: &[u32]) -> serde_json::Value {
    numbers.iter().map(|number| item(day, *number)).collect()
}

pub(crate) fn title(number: u32) -> String {
    format!("Paper number {number} of a made-up field")
}

pub(crate) fn item(day: &str, number: u32) -> serde_json::Value {
    json!({
        "paper": {
            "id": format!("2501.{number:05}"),
            "title": title(number),
            "summary": format!("What paper {number} says about layers and attention."),
            "authors": [{"name": "Ada Lovelace"}, {"name": "Émilie du Châtelet"}],
            "publishedAt": format!("{day}T00:00:00.000Z"),
            "submittedOnDailyAt": format!("{day}T00:00:00.000Z"),
            "upvotes": number,
        },
        "title": title(number),
        "publishedAt": format!("{day}T04:00:00.000Z"),
        "numComments": 1,
    })
}

/// Where real digest files lie beside the project; says so where they do not.
pub(crate) fn real_digests() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/digests");
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("skipped: no real digest files beside the project");
    None
}
