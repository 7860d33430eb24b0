#!/usr/bin/env bash
# Holds what the program is made of against known faults, licences and sources, and says what could not be checked.
set -uo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh audit || exit 1
export PATH=$PWD/target/tools/bin:$PATH
readonly DATABASE=../shared/advisory-db COPY=target/audit/advisory-db
found=0
summary=()

checked() { summary+=("  $1"); }
# Runs a check and remembers how it ended.
check() {
  local what=$1
  shift
  echo "== $what"
  if "$@"; then
    checked "fine          $what"
  else
    checked "FINDINGS      $what"
    found=1
  fi
}
unchecked() { checked "NOT CHECKED   $1: $2"; }

# Faults known of crates. None is accepted but for those that .cargo/audit.toml passes over, each with its reason; that something is no longer maintained is shown and fails nothing.
if [ -d "$DATABASE/crates" ]; then
  rm -rf "$COPY"
  mkdir -p "$COPY"
  cp -R "$DATABASE"/. "$COPY"
  # The tool reads the database as a repository.
  [ -d "$COPY/.git" ] || (cd "$COPY" && git init -q && git add -A && git -c user.name=audit -c user.email=audit@localhost commit -qm database)
  check "known faults of crates (the database in $DATABASE)" cargo audit --db "$COPY" --no-fetch --stale
elif cargo audit --version >/dev/null && git ls-remote -q https://github.com/RustSec/advisory-db HEAD >/dev/null 2>&1; then
  check "known faults of crates" cargo audit
else
  unchecked "known faults of crates" "there is no database here, and none can be fetched"
fi

check "licences, bans and sources of crates" cargo deny --log-level error --locked check licenses bans sources

# Faults known of the window's packages.
answer=$(cd ui && npm audit --omit=dev --json 2>/dev/null)
if printf '%s' "$answer" | grep -q '"auditReportVersion"'; then
  check "known faults of the window's packages" sh -c "cd ui && npm audit --omit=dev"
else
  unchecked "known faults of the window's packages" "the registry does not answer audits"
fi

check "the list of licences under About is of what is inside" node ui/scripts/licences.mjs --check

echo
echo "The audit:"
printf '%s\n' "${summary[@]}"
exit "$found"
