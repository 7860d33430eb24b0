#!/usr/bin/env bash
# Runs Rust tests: those of the core alone, or with `all` those of every crate but the window's.
set -euo pipefail
cd "$(dirname "$0")/.."

selection=(-p broadsheet-core)
[ "${1:-}" = all ] && selection=(--workspace)

# What a test cannot try on this machine it writes there: a passing test is not heard otherwise.
BROADSHEET_LEFT_OUT=$(mktemp)
export BROADSHEET_LEFT_OUT
trap 'sort -u "$BROADSHEET_LEFT_OUT" | sed "s/^/Left out here: /" >&2; rm "$BROADSHEET_LEFT_OUT"' EXIT

if cargo nextest --version >/dev/null 2>&1; then
  cargo nextest run --locked "${selection[@]}"
  # nextest leaves out the examples in the documentation.
  cargo test --locked --doc "${selection[@]}"
else
  cargo test --locked "${selection[@]}"
fi
