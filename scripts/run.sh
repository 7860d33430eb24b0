#!/usr/bin/env bash
# Opens Broadsheet's window on the person's own library. Where no window can be opened, says so and
# shows on the command line, with a library of its own, what the sample digest holds.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly PROGRAM=target/release/broadsheet

has_display() {
  [ "$(uname -s)" = Darwin ] && return
  if [ -n "${WAYLAND_DISPLAY:-}" ]; then
    case $WAYLAND_DISPLAY in
      /*) [ -S "$WAYLAND_DISPLAY" ] && return ;;
      *) [ -S "${XDG_RUNTIME_DIR:-/nonexistent}/$WAYLAND_DISPLAY" ] && return ;;
    esac
  fi
  case ${DISPLAY:-} in
    '') return 1 ;;
    # A screen of this machine has a socket; whether one elsewhere answers, only trying can tell.
    :*) local screen=${DISPLAY#:}; [ -S "/tmp/.X11-unix/X${screen%%.*}" ] ;;
    *) return 0 ;;
  esac
}

show_sample() {
  local library
  library=$(mktemp -d)
  echo "There is no display here, so no window can be opened. The sample digest, in a library of its own:"
  echo
  "$PROGRAM" import --library "$library" samples/sample-digest.json
  echo
  "$PROGRAM" list --library "$library"
  echo
  echo "Try more with: $PROGRAM --help"
  rm -rf "$library"
}

if has_display; then
  exec "$PROGRAM"
fi
show_sample
