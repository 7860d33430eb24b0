//! The whole table without a window: `cargo bench -p broadsheet-bench -- 10000 [DIGEST …]`.
//! `KEEP` names a folder in which the library is made and left, to be measured again.

use std::path::PathBuf;

use broadsheet_bench::{BenchError, Options, run};

fn main() -> Result<(), BenchError> {
    let arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let (numbers, files): (Vec<String>, Vec<String>) =
        arguments.partition(|argument| argument.parse::<usize>().is_ok());
    let papers = numbers.first().and_then(|number| number.parse().ok()).unwrap_or(10_000);
    let words_of = files.into_iter().map(PathBuf::from).collect();
    let report =
        run(&Options { papers, words_of, keep: std::env::var_os("KEEP").map(PathBuf::from) }, &mut |what| {
            eprintln!("{what}");
        })?;
    println!("{}", report.table());
    println!("{}", serde_json::to_string(&report)?);
    Ok(())
}
