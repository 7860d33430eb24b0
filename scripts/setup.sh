#!/usr/bin/env bash
# Brings a machine to where Broadsheet builds. Does nothing, and asks nothing, where all is there.
#
#   scripts/setup.sh run    what building and running need
#   scripts/setup.sh test   and what driving the window in tests needs
#   scripts/setup.sh audit  what looks for known faults of what is inside
set -euo pipefail
cd "$(dirname "$0")/.."

readonly RUST_WANTED=1.90.0

# WebKitGTK brings GTK and libsoup with it; xdg-utils is what opens links in the browser.
readonly RUN_PACKAGES=(build-essential pkg-config libwebkit2gtk-4.1-dev xdg-utils)
# A screen, a window manager, a pointer, a clipboard, WebKit's remote control, what screen readers read, letters for Chinese,
# and what tells which sockets are made.
readonly TEST_PACKAGES=(webkit2gtk-driver xvfb xauth openbox xdotool xclip dbus python3-gi gir1.2-gtk-3.0
  at-spi2-core gir1.2-atspi-2.0 fonts-noto-cjk strace)

say() { printf '%s\n' "$*" >&2; }

# Whether the version $1 is at least $2.
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

check_rust() {
  local found
  if ! found=$(rustc --version 2>/dev/null) || ! command -v cargo >/dev/null; then
    say "Rust is not installed. Broadsheet needs Rust ${RUST_WANTED%.0} or later: https://rustup.rs installs it."
    return 1
  fi
  found=$(printf '%s' "$found" | cut -d ' ' -f 2 | cut -d - -f 1)
  at_least "$found" "$RUST_WANTED" && return
  say "Rust $found is installed, and Broadsheet needs ${RUST_WANTED%.0} or later."
  say "  With rustup: rustup update stable. Otherwise https://rustup.rs installs the current one beside it."
  return 1
}

check_node() {
  local found
  if ! found=$(node --version 2>/dev/null) || ! command -v npm >/dev/null; then
    say "Node.js with npm is not installed. Broadsheet needs Node 20.19 or later: https://nodejs.org has it."
    return 1
  fi
  found=${found#v}
  if at_least "$found" 20.19.0; then
    case $found in
      21.* | 22.[0-9].* | 22.1[01].*) ;;
      *) return ;;
    esac
  fi
  say "Node $found is installed, and Broadsheet needs 20.19 or later of 20, or 22.12 or later."
  say "  https://nodejs.org has current ones; the Node of older distributions is too old."
  return 1
}

# The packages of the arguments that are not installed, one a line.
missing() {
  local package
  for package in "$@"; do
    case $(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null || true) in
      installed*) ;;
      *) printf '%s\n' "$package" ;;
    esac
  done
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    say "This needs root, and there is no sudo. As root, run:"
    say "  $*"
    return 1
  fi
}

install_debian() {
  local wanted
  mapfile -t wanted < <(missing "$@")
  [ "${#wanted[@]}" -gt 0 ] || return 0
  say "Installing what is missing: ${wanted[*]}"
  # An old index may name files that are gone; a source that cannot be reached need not stop us.
  as_root apt-get update -q || say "The package index was not renewed; going on with the one that is there."
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${wanted[@]}"
}

explain_others() {
  say "These packages are needed, and only on Debian and Ubuntu does this script install them itself:"
  say "  Fedora:  sudo dnf install @development-tools pkgconf-pkg-config webkit2gtk4.1-devel xdg-utils"
  say "  Arch:    sudo pacman -S --needed base-devel pkgconf webkit2gtk-4.1 xdg-utils"
  say "  macOS:   xcode-select --install"
  say "  Windows: the C++ build tools of Visual Studio, and WebView2 (part of Windows 11)"
}

install_system_packages() {
  if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
    install_debian "$@"
  elif [ "$(uname -s)" = Darwin ]; then
    xcode-select -p >/dev/null 2>&1 || { explain_others; return 1; }
  elif ! pkg-config --exists webkit2gtk-4.1 2>/dev/null; then
    explain_others
    return 1
  fi
}

# Installs the UI's packages from its lockfile, unless they are those of this lockfile and this Node.
install_ui_packages() {
  local stamp=ui/node_modules/.broadsheet-stamp now
  now=$({ cat ui/package-lock.json; node --version; uname -sm; } | cksum)
  [ "$(cat "$stamp" 2>/dev/null || true)" = "$now" ] && return
  (cd ui && npm ci --no-audit --no-fund)
  printf '%s' "$now" >"$stamp"
}

# Tools of one verb, built once into target/tools.
install_audit_tools() {
  local tool wanted=()
  for tool in cargo-audit cargo-deny; do
    [ -x "target/tools/bin/$tool" ] || wanted+=("$tool")
  done
  [ "${#wanted[@]}" -gt 0 ] || return 0
  say "Building ${wanted[*]}, once, into target/tools; this takes some minutes."
  # Unoptimised: they run for seconds.
  cargo install --quiet --locked --debug --root target/tools "${wanted[@]}"
}

main() {
  local ready=true
  check_rust || ready=false
  check_node || ready=false
  $ready || exit 1

  case ${1:-} in
    run) install_system_packages "${RUN_PACKAGES[@]}" ;;
    test) install_system_packages "${RUN_PACKAGES[@]}" "${TEST_PACKAGES[@]}" ;;
    audit) install_audit_tools ;;
    *) say "usage: scripts/setup.sh run|test|audit"; exit 2 ;;
  esac
  install_ui_packages
}

main "$@"
