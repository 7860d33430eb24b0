use super::{fixtures::told, read_bytes};
use std::fs;
#[test]
fn dump() {
    let Ok(list) = std::env::var("DUMP") else { return };
    for path in list.split(':') {
        println!("=== {path}");
        match read_bytes(&fs::read(path).unwrap()) {
            Ok(r) => println!("{}", told(&r)),
            Err(e) => println!("ERR {e}"),
        }
    }
}
