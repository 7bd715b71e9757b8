#!/usr/bin/env bash
# Other sentence aligners and this one on the same texts: CPU time, peak memory, strict F1, side by side.
#
#   benches/peers.sh [TEXTS [WORK]]
#
# TEXTS  a folder of NAME.zh, NAME.en and NAME.gold, a sentence a line; default: fixtures/bench
# WORK   where the virtual environment and the outputs are made, and stay; default: a temporary folder
#
# DUIZHAO is the tool; default: target/release/duizhao. Each program aligns all texts in one process, on one
# thread where it can be told to; its start counts.
#
# What can be had from the Python package index is fetched by name: galechurch (Gale and Church 1993, in Rust)
# and nltk (the same, in Python). Each runs as it comes, and told how much longer the English is. Others need
# more than a package; align the texts with them and write bead lines, `[0, 1]:[2]`, to WORK/NAME/*.pred, and
# the line for NAME will have their F1:
#
#   hunalign      C++, to be built from its sources; a dictionary that you make
#   bleualign     a machine translation of one side
#   vecalign      sentence vectors (LASER or LaBSE, hence PyTorch and a model)
#   sentalign     the same program as a package; vectors that you bring
#   bertalign     LaBSE, hence PyTorch and a model of 2 GB
#   lf-aligner    hunalign in a user interface
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
case ${1-} in -h | --help) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "$0"; exit ;; esac

fail() { printf 'peers.sh: %s\n' "$*" >&2; exit 1; }

texts=$(cd "${1:-$root/fixtures/bench}" && pwd) || exit 1
if [ $# -ge 2 ]; then
  mkdir -p "$2"
  work=$(cd "$2" && pwd)
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
tool=${DUIZHAO:-$root/target/release/duizhao}

compgen -G "$texts/*.gold" > /dev/null || fail "no NAME.gold in $texts"
[ -x "$tool" ] || fail "no $tool; make it with: cargo build --release --features cli"
command -v python3 > /dev/null || fail "python3 is needed, to measure and for the other aligners"

# Runs a command; the last line says its CPU seconds and its peak memory in MB.
measured() {
  python3 - "$@" << 'PYTHON'
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, used = os.wait4(process.pid, 0)
kilobytes = used.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
print(f"{used.ru_utime + used.ru_stime:.2f} {kilobytes / 1024:.0f}")
sys.exit(os.waitstatus_to_exitcode(status))
PYTHON
}

sentences=$(cat "$texts"/*.zh | wc -l)
declare -a rows=()

# A line of the table: what it is, where its beads are, and its CPU seconds and megabytes.
row() {
  local name=$1 folder=$2 cpu=${3-} memory=${4-} f1 rate
  f1=$("$tool" eval "$texts" "$folder" | awk '$1 == "all" { print $4 }')
  rate=$(awk -v n="$sentences" -v s="$cpu" 'BEGIN { if (s > 0) printf "%.0f", n / s }')
  rows+=("$(printf '%-44s %8s %8s %12s %9s' "$name" "$cpu" "$memory" "$rate" "$f1")")
}

# Runs a command that fills a folder, and adds its line.
compare() {
  local name=$1 folder=$2 measures
  shift 2
  if measures=$(measured "$@"); then
    # Two numbers.
    # shellcheck disable=SC2086
    row "$name" "$folder" $measures
  else
    printf 'peers.sh: %s failed\n' "$name" >&2
  fi
}

ours() {
  local name=$1 folder=$work/$2 gold text
  shift 2
  mkdir -p "$folder"
  for gold in "$texts"/*.gold; do
    text=$(basename "$gold" .gold)
    printf '%s\t%s\t%s\n' "$texts/$text.zh" "$texts/$text.en" "$folder/$text.pred"
  done > "$folder/list.tsv"
  compare "$name" "$folder" "$tool" align --split line -j 1 --overwrite --batch "$folder/list.tsv" "$@"
}

ours "duizhao" duizhao
ours "duizhao --method length" duizhao-length --method length

cat > "$work/peer.py" << 'PYTHON'
"""Aligns all texts of a folder by one package: peer.py PACKAGE PLAIN|RATIO TEXTS OUT"""
import glob, os, sys

package, mode, texts, out = sys.argv[1:]

def ratio(source, target):
    """Characters of the target for one of the source."""
    return sum(map(len, target)) / sum(map(len, source)) if mode == "RATIO" else 1.0

def galechurch(source, target):
    import galechurch
    # By its documentation it takes this ratio, but version 0.1.0 takes the inverse: see which of them fits.
    misfit = lambda mean: galechurch.align(["x" * 100], ["x" * 300], mean_xy=mean).score
    mean = ratio(source, target) if misfit(3) < misfit(1 / 3) else 1 / ratio(source, target)
    # The default size bounds the table at 7,000 by 7,000 sentences.
    found = galechurch.align(source, target, mean_xy=mean, max_block_size=10**9)
    for bead in found.beads:
        yield range(bead.source_start, bead.source_end), range(bead.target_start, bead.target_end)

def nltk(source, target):
    from nltk.translate import gale_church

    class Parameters(gale_church.LanguageIndependent):
        AVERAGE_CHARACTERS = ratio(source, target)

    links = gale_church.align_blocks([len(s) for s in source], [len(s) for s in target], Parameters)
    # It gives pairs of sentences: those that share one are a bead, what is in none stands alone.
    beads = []
    for i, j in sorted(links):
        if beads and (i in beads[-1][0] or j in beads[-1][1]):
            beads[-1][0].add(i)
            beads[-1][1].add(j)
        else:
            beads.append(({i}, {j}))
    paired = [set().union(*(bead[side] for bead in beads)) for side in (0, 1)]
    yield from ((sorted(i), sorted(j)) for i, j in beads)
    yield from (([i], []) for i in range(len(source)) if i not in paired[0])
    yield from (([], [j]) for j in range(len(target)) if j not in paired[1])

for gold in sorted(glob.glob(f"{texts}/*.gold")):
    name = os.path.basename(gold)[: -len(".gold")]
    read = lambda side: open(f"{texts}/{name}.{side}", encoding="utf-8").read().splitlines()
    source, target = read("zh"), read("en")
    with open(f"{out}/{name}.pred", "w") as file:
        for i, j in {"galechurch": galechurch, "nltk": nltk}[package](source, target):
            file.write(f"{list(i)}:{list(j)}\n")
PYTHON

if [ ! -x "$work/venv/bin/pip" ] && ! python3 -m venv "$work/venv" > "$work/venv.log" 2>&1; then
  printf 'peers.sh: no virtual environment (Debian: apt-get install python3-venv); only duizhao is measured\n' >&2
else
  longest=$(wc -l "$texts"/*.zh | awk '$2 != "total" && $1 > n { n = $1 } END { print n }')
  for package in galechurch nltk; do
    if [ "$package" = nltk ] && [ "$longest" -gt 2000 ]; then
      printf 'peers.sh: nltk takes minutes for a text of %s sentences; it is left out\n' "$longest" >&2
      continue
    fi
    if ! "$work/venv/bin/pip" install --quiet --disable-pip-version-check "$package" 2> "$work/$package.log"; then
      printf 'peers.sh: %s cannot be had here: %s\n' "$package" "$(tail -n 1 "$work/$package.log")" >&2
      continue
    fi
    version=$("$work/venv/bin/pip" show "$package" 2> "$work/$package.log" | awk '$1 == "Version:" { print $2 }')
    for mode in PLAIN RATIO; do
      name="$package $version"
      [ "$mode" = PLAIN ] || name="$name, with the ratio of lengths"
      mkdir -p "$work/$package-$mode"
      RAYON_NUM_THREADS=1 compare "$name" "$work/$package-$mode" \
        "$work/venv/bin/python" "$work/peer.py" "$package" "$mode" "$texts" "$work/$package-$mode"
    done
  done
fi

for name in hunalign bleualign vecalign sentalign bertalign lf-aligner; do
  ! compgen -G "$work/$name/*.pred" > /dev/null || row "$name" "$work/$name"
done

printf '%s: %s Chinese sentences\n\n' "$texts" "$sentences"
printf '%-44s %8s %8s %12s %9s\n' aligner "CPU s" MB sentences/s "strict F1"
printf '%s\n' "${rows[@]}"
