/// Says that a test, or a part of one, is left out on this machine: `scripts/test-core.sh` prints it at the end, since what a
/// test that passes prints is not shown.
pub(crate) fn left_out(what: &str) {
    use std::io::Write as _;
    eprintln!("left out: {what}");
    if let Some(list) = std::env::var_os("BROADSHEET_LEFT_OUT") {
        let mut list = std::fs::OpenOptions::new().create(true).append(true).open(list).unwrap();
        list.write_all(format!("{what}\n").as_bytes()).unwrap();
    }
}
