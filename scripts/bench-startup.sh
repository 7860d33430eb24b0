#!/usr/bin/env bash
# Measures the time from the start of the process to a usable list of 10,000 papers, and the memory of
# all processes, against a bare Tauri window in the same run.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --release --locked -p broadsheet-bare
target=${CARGO_TARGET_DIR:-$PWD/target}
export BROADSHEET=$target/release/broadsheet
export BROADSHEET_BARE=$target/release/broadsheet-bare
scripts/e2e.sh --startup "$@"
