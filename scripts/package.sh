#!/usr/bin/env bash
# Builds the Debian and RPM packages.
#
#   scripts/package.sh           as they are released, into target/release/bundle
#   scripts/package.sh --debug   of the program as it is while one works on it, into target/debug/bundle: to try the packaging
set -euo pipefail
cd "$(dirname "$0")/.."

readonly TAURI=ui/node_modules/.bin/tauri SHIPPED=target/shipped

# The licences of all that is inside, word by word, go with it.
(cd ui && node scripts/licences.mjs --notices ../target/notices/third-party-notices.txt)

flags=() built=target/release
if [ "${1:-}" = --debug ]; then
  flags=(--debug) built=target/debug
  cargo build --locked --workspace
else
  "$TAURI" build --no-bundle
fi

# What the program says of its own verbs: completions, and the manual's pages.
rm -rf "$SHIPPED"
mkdir -p "$SHIPPED/man"
for shell in bash zsh fish; do
  "$built/broadsheet" completions "$shell" >"$SHIPPED/completion.$shell"
done
"$built/broadsheet" man "$SHIPPED/man"
gzip -9n "$SHIPPED"/man/*.1

"$TAURI" bundle "${flags[@]}" --bundles deb,rpm
echo
echo "The packages:"
find "$built/bundle" -name '*.deb' -o -name '*.rpm' | while read -r package; do
  printf '  %s  %s\n' "$(du -h "$package" | cut -f 1)" "$package"
done
