#!/usr/bin/env bash
# Feeds bytes that nobody wrote to whatever reads bytes, and says what broke.
#
#   scripts/fuzz.sh [SECONDS] [TARGET…]   each for SECONDS (120), or until it finds something; one on each processor
#   scripts/fuzz.sh 0 TARGET FILE         one file again
#   scripts/fuzz.sh --keep [TARGET…]      what was found to lead somewhere new, as few and short files as do, into fuzz/corpus
#
# Targets: text, unpack, read, pdf, and `reader-NAME` for each reader; without any, all of them. Each begins with the
# fixtures, fuzz/corpus/TARGET and what earlier runs left in fuzz/grown/TARGET; what it finds lies in fuzz/artifacts/TARGET.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly FIXTURES=tests/fixtures/digests
# Enough for a small digest; a run that takes longer or more than this is a finding.
readonly LIMITS=(-max_len=65536 -timeout=20 -rss_limit_mb=2048)
# What is kept is read by every `make test`, and carried by every clone: of what leads to the same places, one is enough.
readonly KEPT=(-max_len=512 -use_counters=0) MOST_KEPT=64
# Standard output is closed since the library that reads PDFs talks.
readonly QUIET=(-detect_leaks=0 -close_fd_mask=1)

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
  local target=$1 kept=fuzz/corpus/$1 grown=fuzz/grown/$1 found=fuzz/artifacts/$1 log=fuzz/artifacts/$1.log before after
  mkdir -p "$kept" "$grown" "$found"
  before=$(find "$found" -type f | wc -l)
  run "$target" "${LIMITS[@]}" "${QUIET[@]}" -max_total_time="$seconds" -print_final_stats=1 \
    -artifact_prefix="$found/" "$grown" "$kept" "$FIXTURES" 2>"$log" || true
  after=$(find "$found" -type f | wc -l)
  printf '%-20s %5d s %10s runs %6s a second %3d new findings\n' "$target" "$seconds" \
    "$(figure "$log" number_of_executed_units)" "$(figure "$log" average_exec_per_sec)" "$((after - before))"
  if ! grep -q '^Done ' "$log" || [ "$after" -gt "$before" ]; then
    say "  $target ended early or found something; see $log"
    return 1
  fi
}

# Makes the kept corpus of one target anew, from itself and what has grown.
keep() {
  local target=$1 kept=fuzz/corpus/$1 grown=fuzz/grown/$1 fresh log=fuzz/artifacts/$1.kept.log
  mkdir -p "$kept" "$grown" fuzz/artifacts
  fresh=$(mktemp -d "fuzz/grown/.$target.XXXXXX")
  run "$target" "${KEPT[@]}" "${QUIET[@]}" -set_cover_merge=1 "$fresh" "$kept" "$grown" 2>"$log"
  # The shortest that many: a long one leads where several short ones do.
  find "$fresh" -type f -printf '%s %p\n' | sort -n | tail -n "+$((MOST_KEPT + 1))" | cut -d ' ' -f 2- | xargs -r rm
  rm -r "$kept"
  mv "$fresh" "$kept"
  chmod 755 "$kept"
  printf '%-20s %5d files %8d bytes\n' "$target" "$(find "$kept" -type f | wc -l)" \
    "$(find "$kept" -type f -printf '%s\n' | awk '{ all += $1 } END { print all + 0 }')"
}

# Does the first argument to each of the others, as many at once as there are processors; fails where one did.
each() {
  local verb=$1 well=true running=0 target
  shift
  for target in "$@"; do
    if [ "$running" -ge "$(nproc)" ]; then
      wait -n || well=false
      running=$((running - 1))
    fi
    "$verb" "$target" &
    running=$((running + 1))
  done
  while [ "$running" -gt 0 ]; do
    wait -n || well=false
    running=$((running - 1))
  done
  $well
}

verb=fuzz
seconds=${1:-120}
shift || true
case $seconds in
  0) run "$@"; exit ;;
  --keep) verb=keep ;;
esac

[ "$#" -gt 0 ] && targets=("$@") || mapfile -t targets < <(all_targets)
each "$verb" "${targets[@]}"
