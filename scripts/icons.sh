#!/usr/bin/env bash
# Makes every size of the icon from icons/icon.svg.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v rsvg-convert >/dev/null; then
  echo "rsvg-convert draws the icons and is not installed: on Debian and Ubuntu it is in librsvg2-bin." >&2
  exit 1
fi

draw() { rsvg-convert --width "$1" --height "$1" icons/icon.svg --output "icons/$2"; }

draw 32 32x32.png
draw 128 128x128.png
draw 256 128x128@2x.png
draw 512 icon.png

# Windows and macOS want containers of their own, which the Tauri command line can write.
tauri=ui/node_modules/.bin/tauri
if [ -x "$tauri" ]; then
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  rsvg-convert --width 1024 --height 1024 icons/icon.svg --output "$scratch/large.png"
  "$tauri" icon "$scratch/large.png" --output "$scratch/all" >/dev/null
  cp "$scratch/all/icon.ico" "$scratch/all/icon.icns" icons/
else
  echo "icon.ico and icon.icns stay as they are: run \`make build\` once, which installs what writes them."
fi
ls -l icons
