#!/usr/bin/env bash
# Measures the time from the start of the process to a usable list of 10,000 papers, and the memory of
# all processes, against a bare Tauri window in the same run.
set -euo pipefail
cd "$(dirname "$0")/.."

target=${CARGO_TARGET_DIR:-$PWD/target}
cargo build --release --locked -p broadsheet -p broadsheet-bare
scripts/on-screen.sh /usr/bin/python3 tests/e2e/startup.py "$target/release/broadsheet" "$target/release/broadsheet-bare" "$@"
