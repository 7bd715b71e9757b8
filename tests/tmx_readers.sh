#!/usr/bin/env bash
# Programs that people use read the TMX that is written here: OmegaT, run without a window, translates every
# text as the memory says; the translate-toolkit reads every unit; and the TMX 1.4 DTD accepts it.
#
#     tests/tmx_readers.sh                 the memory is written by the example `tmx`
#     tests/tmx_readers.sh COMMAND…        by a command that takes a file of pairs and prints the memory
#
# Installs what it needs: `omegat` from Debian, `translate-toolkit` and `lxml` from PyPI. If that is
# impossible it fails; with CI_OPTIONAL set, it says so and passes.
set -euo pipefail
cd "$(dirname "$0")/.."

jar=/usr/share/omegat/OmegaT.jar
helper=tests/tmx_readers.py
venv=${CARGO_TARGET_DIR:-target}/tmx_readers
python=$venv/bin/python
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ $# -eq 0 ]; then set -- cargo run --quiet --example tmx --; fi

# Runs an installer; its output is shown if it fails.
install() {
  local what=$1
  shift
  if "$@" > "$work/install.log" 2>&1; then return; fi
  tail -n 20 "$work/install.log" >&2
  if [ -n "${CI_OPTIONAL:-}" ]; then
    echo "skipped: $what cannot be installed"
    exit 0
  fi
  echo "$what cannot be installed" >&2
  exit 1
}

from_debian() {
  local root=()
  if [ "$(id -u)" -ne 0 ]; then root=(sudo -n); fi
  "${root[@]}" apt-get update &&
    DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends omegat
}

from_pypi() {
  python3 -m venv "$venv" && "$python" -m pip install translate-toolkit lxml
}

[ -f "$jar" ] && command -v java > /dev/null || install OmegaT from_debian
"$python" -c 'import lxml, translate' 2> /dev/null || install translate-toolkit from_pypi

"$python" "$helper" pairs > "$work/pairs.tsv"
"$@" "$work/pairs.tsv" > "$work/memory.tmx"

"$python" "$helper" valid "$work/memory.tmx" "$jar"
"$python" "$helper" toolkit "$work/memory.tmx"

"$python" "$helper" project "$work/memory.tmx" "$work/project"
if ! timeout 300 java -Djava.awt.headless=true -Duser.home="$work/home" -jar "$jar" \
  "$work/project" --mode=console-translate > "$work/omegat.log" 2>&1; then
  cat "$work/omegat.log" >&2
  exit 1
fi
"$python" "$helper" applied "$work/project"
