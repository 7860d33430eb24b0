#!/usr/bin/env bash
# Drives the built program in a real window, on a screen of its own.
#
#   scripts/e2e.sh [NAME]          the tests (or those whose name contains NAME)
#   scripts/e2e.sh --screenshots   writes docs/screens
#   scripts/e2e.sh --startup       measures the start-up
#
# BROADSHEET names another program than target/debug/broadsheet.
set -euo pipefail
cd "$(dirname "$0")/.."

target=${CARGO_TARGET_DIR:-$PWD/target}
export BROADSHEET=${BROADSHEET:-$target/debug/broadsheet}

on_screen() {
  # A bus and a screen of its own, so that nothing of the person's session is touched or seen.
  dbus-run-session -- xvfb-run --auto-servernum --server-args='-screen 0 1600x1000x24 -dpi 96' "$@"
}

case ${1:-} in
  --screenshots) on_screen cargo run --locked -p broadsheet-e2e --bin screenshots ;;
  --startup) on_screen cargo run --locked -p broadsheet-e2e --bin startup -- "${@:2}" ;;
  # One at a time: the tests share the screen's pointer, focus and clipboard.
  *) on_screen cargo test --locked --workspace --test window -- --ignored --test-threads=1 "$@" ;;
esac
