#!/usr/bin/env bash
# Measures libraries of the given numbers of papers: one table for each, every figure beside its reference
# of the same run. The figures are also written to target/bench.
#
#   scripts/bench.sh 10000 100000
set -euo pipefail
cd "$(dirname "$0")/.."

readonly digests=../shared/digests/hf-api-json/daily.tar.gz
target=${CARGO_TARGET_DIR:-$PWD/target}
cargo build --release --locked -p broadsheet -p broadsheet-bare
# What drives the windows may be as slow as it likes.
cargo build --locked -p broadsheet-e2e --bin pace
mkdir -p "$target/bench"

# Words as in real papers, where some lie beside the project.
words=()
if [ -f "$digests" ]; then words=(--words-of "$digests"); fi

measure() {
  local papers=$1 folder report
  folder=$(mktemp -d)
  # shellcheck disable=SC2064
  trap "rm -rf '$folder'" EXIT
  report="$target/bench/$papers.json"
  "$target/release/broadsheet" bench --papers "$papers" "${words[@]}" --keep "$folder/bench" --report "$report"
  scripts/on-screen.sh /usr/bin/python3 tests/e2e/startup.py "$target/release/broadsheet" \
    "$target/release/broadsheet-bare" "$folder/bench/library" --report "$report"
  BROADSHEET="$target/release/broadsheet" scripts/on-screen.sh "$target/debug/pace" \
    "$folder/bench/library" --report "$report"
  rm -rf "$folder"
}

for papers in "$@"; do
  measure "$papers"
done
