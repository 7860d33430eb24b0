#!/usr/bin/env bash
# Builds the Debian and RPM packages.
set -euo pipefail
cd "$(dirname "$0")/.."

# The licences of all that is inside, word by word, go with it.
(cd ui && node scripts/licences.mjs --notices ../target/notices/third-party-notices.txt)
ui/node_modules/.bin/tauri build --bundles deb,rpm
echo
echo "The packages:"
find target/release/bundle -name '*.deb' -o -name '*.rpm' | while read -r package; do
  printf '  %s  %s\n' "$(du -h "$package" | cut -f 1)" "$package"
done
