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
drive() { scripts/on-screen.sh cargo test --locked --workspace --no-fail-fast --test shell --test window -- --ignored --test-threads=1 "$@"; }

told=$(mktemp)
trap 'rm -f "$told"' EXIT
drive "$@" 2>&1 | tee "$told" && exit 0
# A screen on a busy machine can miss a key: what failed is tried once more, by itself, and has to pass then.
mapfile -t failed < <(sed -n 's/^    \([a-z0-9_]*\(::[a-z0-9_]*\)\{1,\}\)$/\1/p' "$told" | sort -u)
[ "${#failed[@]}" -gt 0 ] || exit 1
printf '\nOnce more: %s\n' "${failed[*]}"
drive --exact "${failed[@]}"
