use std::path::PathBuf;

/// With `UPDATE_BINDINGS` set, writes the file instead: that is `make bindings`.
#[test]
fn the_committed_bindings_are_those_of_the_types() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/api/generated/bindings.ts");
    let made = broadsheet_core::api::typescript();
    if std::env::var_os("UPDATE_BINDINGS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &made).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == made, "the bindings are stale: run `make bindings`");
}

#[test]
fn sqlite_is_recent_enough_for_its_write_ahead_log() {
    let version = broadsheet_core::store::sqlite_version();
    let parts: Vec<u32> = version.split('.').map(|part| part.parse().unwrap()).collect();
    assert!(parts >= vec![3, 51, 3], "SQLite {version} has the WAL-reset bug");
}
