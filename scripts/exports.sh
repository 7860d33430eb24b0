#!/usr/bin/env bash
# Writes the papers of digests in every form, and lets other programs read them.
#
#   scripts/exports.sh FILE…   digests: files and folders
#
# The library is made for it, below target/exports. Each form that Broadsheet reads is read into an empty library and written again:
# the same bytes. Checkers that are not installed are named and left out: biber, bibtool, bibutils (ris2xml) and pandoc.
set -euo pipefail
cd "$(dirname "$0")/.."

[ "$#" -gt 0 ] || { echo "which digests? scripts/exports.sh FILE…" >&2; exit 2; }
BROADSHEET=$(realpath "${BROADSHEET:-target/release/broadsheet}")
readonly BROADSHEET PLACE=$PWD/target/exports
mapfile -t digests < <(realpath -- "$@")
rm -rf "$PLACE"
mkdir -p "$PLACE"
cd "$PLACE"
well=true

wrong() { echo "WRONG: $*"; well=false; }
has() { command -v "$1" >/dev/null || { echo "not installed, left out: $1"; return 1; }; }
export_all() { "$BROADSHEET" --library "$1" export --format "$2" --output "$3" 2>/dev/null; }
# Compares how many entries there are with how many were read.
counted() { if [ "$2" -eq "$papers" ]; then echo "$1: $2 entries"; else wrong "$1 read $2 of $papers"; fi; }

"$BROADSHEET" --library all import "${digests[@]}" >/dev/null 2>&1 || echo "not all of it could be read"
papers=$("$BROADSHEET" --library all list --ids | wc -l)
echo "$papers papers"
for format in bibtex biblatex ris csl-json json json-lines markdown; do
  export_all all "$format" "all.$format"
done
for format in bibtex biblatex ris csl-json json json-lines; do
  "$BROADSHEET" --library again import "all.$format" >/dev/null 2>&1 || wrong "$format is not read"
  export_all again "$format" "again.$format"
  cmp "all.$format" "again.$format" && echo "$format: the same bytes, $(stat -c %s "all.$format")" || well=false
  rm -rf again
done

# It looks for files on a path of its own, and only for those with its ending.
ln -s all.bibtex all.bib
has bibtool && counted "bibtool on BibTeX" "$(bibtool -q "$PLACE/all.bib" | grep -c '^ *@')"
has ris2xml && counted "bibutils on RIS" "$(ris2xml all.ris 2>/dev/null | grep -c '<mods ID')"
if has pandoc; then
  counted "pandoc on BibTeX" "$(pandoc -f bibtex -t csljson all.bibtex | grep -c '^    "id"')"
  counted "pandoc on CSL-JSON" "$(pandoc -f csljson -t csljson all.csl-json | grep -c '^    "id"')"
  pandoc -f markdown -t plain all.markdown >/dev/null && echo "pandoc on Markdown: read" || well=false
fi
if has biber; then
  # Some minutes for ten thousand.
  biber --tool --validate-datamodel --output-file read.bib all.biblatex >biber.log 2>&1 || wrong "biber: $(tail -n 1 biber.log)"
  counted "biber on BibLaTeX" "$(grep -c '^@' read.bib)"
  grep -c ERROR biber.log | sed 's/^/biber, errors: /'
fi
$well
