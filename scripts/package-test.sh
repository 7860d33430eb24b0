#!/usr/bin/env bash
# Installs the packages as a person does, in a clean system of its own, and looks at what comes of it.
#
#   scripts/package-test.sh [OLDER.deb]
#
# PACKAGES names another folder than target/release/bundle.
#
# The .deb is installed, started from its menu entry and with a file, upgraded over an older version with the library kept, and
# removed without touching it; the .rpm is laid out, its files and what it requires are looked at. Wants root, debootstrap, rpm,
# a network and some minutes. Pictures of the window go to target/package-test.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly SUITE=bookworm PICTURES=$PWD/target/package-test
ROOT=${BROADSHEET_ROOT:-$PWD/target/package-root}
readonly ROOT

say() { printf '\n== %s\n' "$*"; }
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }

[ "$(id -u)" -eq 0 ] || fail "this wants root: a system is made and entered"
for tool in debootstrap rpm dpkg-deb; do
  command -v "$tool" >/dev/null || fail "$tool is not installed: sudo apt-get install debootstrap rpm"
done
PACKAGES=${PACKAGES:-target/release/bundle}
DEB=$(find "$PACKAGES/deb" -name '*.deb' | head -n 1)
RPM=$(find "$PACKAGES/rpm" -name '*.rpm' | head -n 1)
if [ -z "$DEB" ] || [ -z "$RPM" ]; then fail "there are no packages: make package"; fi

inside() { chroot "$ROOT" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
reader() { inside su reader -c "cd; $*"; }

make_root() {
  [ -e "$ROOT/etc/debian_version" ] || {
    say "a clean Debian $SUITE"
    debootstrap --variant=minbase "$SUITE" "$ROOT" "${DEBIAN_MIRROR:-http://deb.debian.org/debian}"
  }
  cp /etc/resolv.conf "$ROOT/etc/resolv.conf"
  # How this machine reaches its packages.
  if [ -n "${DEBIAN_MIRROR:-}" ]; then
    printf 'deb %s %s main\n' "$DEBIAN_MIRROR" "$SUITE" >"$ROOT/etc/apt/sources.list"
  fi
  cp -r /etc/apt/apt.conf.d/. "$ROOT/etc/apt/apt.conf.d/"
  mountpoint -q "$ROOT/proc" || mount -t proc proc "$ROOT/proc"
  mountpoint -q "$ROOT/dev" || { mount --rbind /dev "$ROOT/dev" && mount --make-rslave "$ROOT/dev"; }
  inside apt-get update -q
  # Nothing of the program's: a screen, what starts menu entries and opens files, a text editor that is the standard one.
  inside apt-get install -q -y --no-install-recommends xvfb xauth xdotool imagemagick dbus libgtk-3-bin libglib2.0-bin \
    xdg-utils desktop-file-utils shared-mime-info mousepad man-db
  inside id reader >/dev/null 2>&1 || inside useradd --create-home --shell /bin/bash reader
}

let_go() { umount -R "$ROOT/dev" "$ROOT/proc" 2>/dev/null || true; }
trap let_go EXIT

install() {
  cp "$1" "$ROOT/tmp/broadsheet.deb"
  inside apt-get install -q -y --no-install-recommends --allow-downgrades /tmp/broadsheet.deb
  inside dpkg-query --show broadsheet
}

# Runs a command on a screen of the clean system as an ordinary person, waits for a window, and takes a picture.
on_screen() {
  local name=$1
  shift
  cat >"$ROOT/tmp/on-screen.sh" <<'IN'
#!/bin/bash
cd
"${@:2}" &
for _ in $(seq 120); do
  window=$(xdotool search --onlyvisible --name '^Broadsheet$' 2>/dev/null | head -n 1) && [ -n "$window" ] && break
  sleep 0.5
done
[ -n "$window" ] || { echo "no window came"; exit 1; }
sleep 8
import -window root "/tmp/$1.png"
# As a person does with the button of its frame.
xdotool windowclose "$window"
sleep 2
IN
  chmod 755 "$ROOT/tmp/on-screen.sh"
  reader "dbus-run-session -- xvfb-run -a -s '-screen 0 1400x900x24' /tmp/on-screen.sh $name $*" || fail "$name"
  mkdir -p "$PICTURES"
  cp "$ROOT/tmp/$name.png" "$PICTURES/$name.png"
}

make_root
if [ -n "${1:-}" ]; then
  say "an older version, and a library by it"
  install "$1"
else
  say "the package as an older version, and a library by it"
  rm -rf target/package-older
  dpkg-deb -R "$DEB" target/package-older
  sed -i 's/^Version: .*/Version: 0.0.1/' target/package-older/DEBIAN/control
  dpkg-deb --root-owner-group -b target/package-older target/package-older.deb >/dev/null
  install target/package-older.deb
fi
cp samples/sample-digest.json "$ROOT/home/reader/day.json"
printf '@article{lamps, title={On Quiet Lamps}, author={Ada Quill}, year={2024}}\n' >"$ROOT/home/reader/lamps.bib"
inside chown reader: /home/reader/day.json /home/reader/lamps.bib
reader "rm -rf .local .config .cache"
reader "broadsheet import day.json >/dev/null && echo 'kept over the upgrade' | broadsheet note 1706.03762 --set -"

say "upgraded: what was written is there"
install "$DEB"
[ "$(reader broadsheet note 1706.03762)" = "kept over the upgrade" ] || fail "the note is gone"
reader "broadsheet check"

say "what the package brings is where systems look for it"
inside test -s /usr/share/bash-completion/completions/broadsheet || fail "no completion for bash"
inside test -s /usr/share/zsh/vendor-completions/_broadsheet || fail "no completion for zsh"
inside test -s /usr/share/fish/vendor_completions.d/broadsheet.fish || fail "no completion for fish"
inside man -w broadsheet broadsheet-import || fail "no manual"
inside desktop-file-validate /usr/share/applications/Broadsheet.desktop /usr/share/applications/zz-broadsheet-open-with.desktop
inside test -s /usr/share/metainfo/org.broadsheet.Broadsheet.metainfo.xml || fail "no metadata"
# Who writes into a pipe that is closed fails, so answers are read to their end.
answers() { local answer; answer=$(reader "$1"); [[ ${answer,,} == *"$2"* ]]; }
answers "gio mime x-scheme-handler/broadsheet" broadsheet.desktop || fail "links are not ours"
answers "gio mime application/json | sed -n 1p" broadsheet && fail "JSON opens in Broadsheet"
answers "gio mime text/x-bibtex" zz-broadsheet-open-with.desktop || fail "the file manager does not offer it"

say "started from its menu entry"
on_screen menu gtk-launch Broadsheet
say "a file opened through its association"
on_screen open-with gtk-launch zz-broadsheet-open-with lamps.bib
answers "broadsheet list lamps" 'on quiet lamps' || fail "the file was not imported"
say "a link followed as a browser does"
on_screen link xdg-open broadsheet://paper/arxiv:1706.03762/note

say "removed: the library stays"
inside apt-get remove -q -y broadsheet
inside test -e /usr/bin/broadsheet && fail "the program is still there"
inside test -s /home/reader/.local/share/broadsheet/library.db || fail "the library is gone"
inside dpkg --purge broadsheet
inside test -s /home/reader/.local/share/broadsheet/library.db || fail "purging took the library"
inside test -e /usr/share/applications/Broadsheet.desktop && fail "the menu entry is still there"

say "the .rpm"
rm -rf target/package-rpm
mkdir -p target/package-rpm
rpm --root "$PWD/target/package-rpm" --initdb
rpm --root "$PWD/target/package-rpm" --nodeps --noscripts -i "$RPM"
for file in usr/bin/broadsheet usr/share/applications/Broadsheet.desktop usr/share/applications/zz-broadsheet-open-with.desktop \
  usr/share/metainfo/org.broadsheet.Broadsheet.metainfo.xml usr/share/bash-completion/completions/broadsheet \
  usr/share/zsh/site-functions/_broadsheet usr/share/fish/vendor_completions.d/broadsheet.fish \
  usr/share/man/man1/broadsheet.1.gz usr/share/doc/broadsheet/third-party-notices.txt; do
  [ -s "target/package-rpm/$file" ] || fail "the .rpm has no $file"
done
rpm -qp --requires "$RPM"
[[ $(rpm -qp --requires "$RPM") == *webkit2gtk* ]] || fail "the .rpm does not say that it needs WebKitGTK"
rpm -qp --scripts "$RPM"

say "all is well; the pictures are in $PICTURES"
