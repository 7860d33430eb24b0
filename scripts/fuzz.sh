#!/usr/bin/env bash
# Feeds bytes that nobody wrote to whatever reads bytes, and says what broke.
#
#   scripts/fuzz.sh [SECONDS] [TARGET…]
#
# Each target runs for SECONDS (120), or until it finds something. Targets: text, unpack, read, pdf, and `reader-NAME`
# for each reader; without any, all of them. What is found lies in fuzz/artifacts/TARGET, and
# `scripts/fuzz.sh 0 TARGET FILE` runs one such file again.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly SEEDS=tests/fixtures/digests
# Enough for a small digest; a run that takes longer or more than this is a finding.
readonly LIMITS=(-max_len=65536 -timeout=20 -rss_limit_mb=2048)

say() { printf '%s\n' "$*" >&2; }

if ! cargo fuzz --version >/dev/null 2>&1; then
  say "cargo-fuzz is not installed: cargo install cargo-fuzz"
  exit 1
fi

# The sanitizers hide behind a switch that the stable compiler obeys only when told so.
host=$(rustc -vV | sed -n 's/^host: //p')
RUSTC_BOOTSTRAP=1 cargo fuzz build --target "$host" >&2
built=${CARGO_TARGET_DIR:-fuzz/target}/$host/release

# The program of a target: `reader-NAME` is `reader` with the name in its environment.
run() {
  local target=$1
  shift
  case $target in
    reader-*) BROADSHEET_READER=${target#reader-} "$built/reader" "$@" ;;
    *) "$built/$target" "$@" ;;
  esac
}

all_targets() {
  printf '%s\n' text unpack read pdf
  # Without a name the target says which there are.
  { BROADSHEET_READER='' "$built/reader" 2>&1 || true; } | sed -n 's/^BROADSHEET_READER is one of: //p' |
    tr ' ' '\n' | sed 's/^/reader-/'
}

figure() { sed -n "s/^stat::$2: *//p" "$1"; }

# Runs one target and prints its line; fails where it found something.
fuzz() {
  local target=$1 corpus=fuzz/corpus/$1 found=fuzz/artifacts/$1 log=fuzz/artifacts/$1.log before after
  mkdir -p "$corpus" "$found"
  before=$(find "$found" -type f | wc -l)
  # Standard output is closed since the library that reads PDFs talks.
  run "$target" "${LIMITS[@]}" -max_total_time="$seconds" -detect_leaks=0 -close_fd_mask=1 -print_final_stats=1 \
    -artifact_prefix="$found/" "$corpus" "$SEEDS" 2>"$log" || true
  after=$(find "$found" -type f | wc -l)
  printf '%-20s %10s runs %6s a second %3d new findings\n' "$target" "$(figure "$log" number_of_executed_units)" \
    "$(figure "$log" average_exec_per_sec)" "$((after - before))"
  if ! grep -q '^Done ' "$log" || [ "$after" -gt "$before" ]; then
    say "  $target ended early or found something; see $log"
    return 1
  fi
}

seconds=${1:-120}
shift || true
if [ "$seconds" = 0 ]; then
  run "$@"
  exit
fi

[ "$#" -gt 0 ] && targets=("$@") || mapfile -t targets < <(all_targets)
well=true
for target in "${targets[@]}"; do
  fuzz "$target" || well=false
done
$well
