#!/usr/bin/env bash
# Runs a command on a screen, with a window manager and a bus, of its own: nothing of the person's
# session is touched or seen.
set -euo pipefail

if [ -z "${BROADSHEET_SCREEN:-}" ]; then
  export BROADSHEET_SCREEN=1
  unset WAYLAND_DISPLAY
  exec dbus-run-session --config-file="$(dirname "$0")/../tests/e2e/session.conf" -- \
    xvfb-run --auto-servernum --server-args='-screen 0 1600x1000x24 -dpi 96' "$0" "$@"
fi

openbox --sm-disable >/dev/null 2>&1 &
# It takes over from nobody; once it answers, windows are placed and given the keyboard.
for _ in $(seq 100); do
  xdotool get_desktop >/dev/null 2>&1 && break
  sleep 0.05
done
"$@"
