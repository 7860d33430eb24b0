#!/usr/bin/env bash
# Drives the built program, from a shell and in a real window.
#
#   scripts/e2e.sh [NAME]          the tests (or those whose name contains NAME)
#   scripts/e2e.sh --screenshots   writes docs/screens
#
# BROADSHEET names another program than target/debug/broadsheet.
set -euo pipefail
cd "$(dirname "$0")/.."

export BROADSHEET=${BROADSHEET:-${CARGO_TARGET_DIR:-$PWD/target}/debug/broadsheet}
# Tests run in their package's folder.
BROADSHEET=$(realpath "$BROADSHEET")

if [ "${1:-}" = --screenshots ]; then
  # The whole workspace, as everywhere: a member alone has other features and would make Tauri anew.
  cargo build --locked --workspace
  exec scripts/on-screen.sh "${CARGO_TARGET_DIR:-$PWD/target}/debug/screenshots" "${@:2}"
fi
# One at a time: the tests share the screen's pointer, focus and clipboard.
exec scripts/on-screen.sh cargo test --locked --workspace --test shell --test window -- --ignored --test-threads=1 "$@"
