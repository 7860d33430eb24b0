//! The log: what the program did and what went wrong, in a file beside the library's own place. It is for finding faults, so
//! nothing in it is a person's: no note, no title, no query, no name of a file.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{Layer as _, fmt};

use crate::{cli, place};

const NAME: &str = "broadsheet.log";
/// The bytes after which another file is begun, and how many earlier ones are kept.
const LARGEST: u64 = 512 * 1024;
const EARLIER: usize = 3;
/// How much of the log's end is read for a report.
const END: u64 = 64 * 1024;

/// Begins to log, and lets panics be logged by their place: what a panic says may hold what a person wrote. Without a folder, or
/// where it cannot be written, nothing is logged.
pub(crate) fn begin() {
    if let Some(folder) = place::logs() {
        let ours = Targets::new()
            .with_target("broadsheet", LevelFilter::INFO)
            .with_target("tauri_plugin_single_instance", LevelFilter::WARN);
        let lines = fmt::layer().with_ansi(false).with_writer(Mutex::new(Rotating::new(folder)));
        let _ = tracing_subscriber::registry().with(lines.with_filter(ours)).try_init();
    }
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map_or_else(String::new, |at| format!("{}:{}", at.file(), at.line()));
        let thread = std::thread::current();
        tracing::error!(place, thread = thread.name().unwrap_or_default(), "panic");
        if cfg!(debug_assertions) {
            before(panic);
        } else {
            cli::complain(&format!("Something in Broadsheet went wrong, at {place}."));
        }
    }));
}

/// Does work on a thread of its own of which a panic ends only this time.
pub(crate) fn contained(work: impl FnOnce()) {
    // The panic was logged where it happened.
    let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
}

/// The last lines of the log, oldest first.
pub(crate) fn last_lines(most: usize) -> Vec<String> {
    let Some(folder) = place::logs() else { return Vec::new() };
    let text = end_of(&folder.join(NAME)).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(most)..].iter().map(|line| (*line).to_owned()).collect()
}

fn end_of(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let from = file.metadata()?.len().saturating_sub(END);
    file.seek(SeekFrom::Start(from))?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A file that is put aside when it is long, in a folder of its own that nobody else reads. Several processes may write to it.
struct Rotating {
    folder: PathBuf,
    file: Option<File>,
}

impl Rotating {
    const fn new(folder: PathBuf) -> Self {
        Self { folder, file: None }
    }

    fn path(&self, earlier: usize) -> PathBuf {
        match earlier {
            0 => self.folder.join(NAME),
            number => self.folder.join(format!("{NAME}.{number}")),
        }
    }

    fn open(&self) -> io::Result<File> {
        let mut folder = DirBuilder::new();
        folder.recursive(true);
        let mut file = OpenOptions::new();
        file.append(true).create(true);
        #[cfg(unix)]
        {
            std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
            std::os::unix::fs::OpenOptionsExt::mode(&mut file, 0o600);
        }
        folder.create(&self.folder)?;
        file.open(self.path(0))
    }

    /// Puts the file aside where it is long, unless another process did.
    fn turn(&mut self) {
        let is_long = |length: io::Result<fs::Metadata>| length.is_ok_and(|about| about.len() >= LARGEST);
        if !self.file.as_ref().is_some_and(|file| is_long(file.metadata())) {
            return;
        }
        self.file = None;
        if is_long(fs::metadata(self.path(0))) {
            for earlier in (0..EARLIER).rev() {
                let _ = fs::rename(self.path(earlier), self.path(earlier + 1));
            }
        }
    }
}

impl Write for Rotating {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.turn();
        if self.file.is_none() {
            self.file = Some(self.open()?);
        }
        self.file.as_mut().map_or(Ok(line.len()), |file| file.write(line))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_log_is_put_aside_few_are_kept_and_only_their_owner_reads_them() {
        let folder = std::env::temp_dir().join(format!("broadsheet-log-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let (mut one, mut other) = (Rotating::new(folder.clone()), Rotating::new(folder.clone()));
        let line = [b'x'; 1023];
        for _ in 0..(LARGEST / 1024) * 4 {
            for log in [&mut one, &mut other] {
                log.write_all(&line).unwrap();
                log.write_all(b"\n").unwrap();
            }
        }
        let mut names: Vec<_> = fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(names, ["broadsheet.log", "broadsheet.log.1", "broadsheet.log.2", "broadsheet.log.3"]);
        for name in names {
            let about = fs::metadata(folder.join(&name)).unwrap();
            assert!(about.len() <= LARGEST + 4 * 1024, "{name}: {}", about.len());
            #[cfg(unix)]
            assert_eq!(
                std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o777,
                0o600,
                "{name}"
            );
        }
        fs::remove_dir_all(folder).unwrap();
    }
}
