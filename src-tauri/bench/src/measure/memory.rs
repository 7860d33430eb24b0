use broadsheet_core::api::{Scope, Sort};

use super::Bench;
use crate::reference::Failure;
use crate::report::Unit;

/// Bytes of this process in memory; none where the system does not say.
fn resident() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kib: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib * 1024.0)
}

impl Bench<'_> {
    /// What the process holds after every list and some searches were asked for.
    pub(crate) fn memory(&mut self) -> Result<(), Failure> {
        for sort in [Sort::Newest, Sort::Oldest, Sort::Added, Sort::Upvotes, Sort::Comments, Sort::Title] {
            self.page(Scope::All, "", sort)?;
        }
        for query in ["model", "language model", "diffusion has:code"] {
            self.page(Scope::All, query, Sort::Best)?;
        }
        match resident() {
            Some(bytes) => self.figure("memory", "memory of this process", Unit::Size, bytes, None),
            None => self.skipped.push("memory, which this system does not tell".to_owned()),
        }
        Ok(())
    }

    /// The rate of the import that made the library, beside its reference where that met the same machine.
    pub(crate) fn importing(&mut self) {
        let total = self.total as f64;
        let rate = |time: std::time::Duration| total / time.as_secs_f64().max(1e-9);
        let reference = "parsing the JSON and bare FTS5 rows";
        let theirs = self.parsed_and_written.map(|time| (reference, rate(time)));
        self.figure("import", "import", Unit::Rate, rate(self.made.importing), theirs);
    }
}
