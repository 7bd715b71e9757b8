#!/usr/bin/env bash
# The tool under Apache Spark, for real: 2,000 articles on local[2] give the same pairs as one process, bad
# articles are kept or fail the job as requested, and a crash fails it.
#
#   tests/spark.sh [TOOL]      default: target/release/duizhao
#
# Installs PySpark into a temporary folder; VENV=FOLDER keeps it, or uses an existing one. With CI_OPTIONAL
# set, the test is skipped if PySpark or Java cannot be installed.
set -euo pipefail
cd "$(dirname "$0")/.."
tool=$(realpath "${1:-target/release/duizhao}")
articles=2000
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

give_up() {
  if [ -n "${CI_OPTIONAL:-}" ]; then
    echo "skipped: $*"
    exit 0
  fi
  echo "FAILED: $*"
  exit 1
}

if ! command -v java > "$out/java.log"; then
  { apt-get update && apt-get install -y --no-install-recommends openjdk-17-jre-headless; } > "$out/apt.log" 2>&1 ||
    give_up "no Java"
fi
venv=${VENV:-$out/venv}
if [ ! -x "$venv/bin/spark-submit" ]; then
  { python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check pyspark==4.3.0; } ||
    give_up "no PySpark"
fi
export PYSPARK_PYTHON=$venv/bin/python SPARK_LOCAL_IP=127.0.0.1
spark() {
  "$venv/bin/spark-submit" --master 'local[2]' --conf spark.ui.enabled=false "$@" > "$out/spark.log" 2>&1
}
submit() { spark examples/spark/align.py "$@" --tool "${crash:-$tool}"; }
passed=0
pass() {
  echo "ok: $*"
  passed=$((passed + 1))
}
fail() {
  echo "FAILED: $*"
  tail -n 30 "$out/spark.log"
  exit 1
}

echo "== $articles articles on local[2], from JSON lines"
python3 examples/spark/articles.py "$articles" > "$out/articles.jsonl"
time submit "$out/articles.jsonl" "$out/pairs.parquet" --partitions 4 || fail "the job"
time "$tool" align --jsonl "$out/articles.jsonl" -o "$out/alone.jsonl"

cat > "$out/compare.py" <<'PYTHON'
"""Compares what Spark wrote with what one process wrote; then writes some articles as Parquet."""
import json
import sys

from pyspark.sql import SparkSession


def bare(pair):
    """A pair without the fields that the tool did not write: they are null."""
    return {key: value for key, value in pair.asDict(recursive=True).items() if value is not None}


folder = sys.argv[1]
spark = SparkSession.builder.getOrCreate()
with open(f"{folder}/alone.jsonl", encoding="utf-8") as file:
    alone = {answer["id"]: answer["pairs"] for answer in map(json.loads, file)}
rows = spark.read.parquet(f"{folder}/pairs.parquet").collect()
spark_pairs = {row.id: [bare(pair) for pair in row.pairs] for row in rows}
different = [name for name in alone if alone[name] != spark_pairs.get(name)]
assert len(rows) == len(alone) and not different, f"{len(rows)} rows, {len(alone)} alone, {different[:3]}"
print(f"RESULT: {len(rows)} articles, {sum(map(len, alone.values()))} pairs")
spark.read.json(f"{folder}/articles.jsonl").limit(100).write.parquet(f"{folder}/articles.parquet")
PYTHON
spark "$out/compare.py" "$out" || fail "the pairs differ"
grep "^RESULT: $articles articles" "$out/spark.log" || fail "not all articles came out"
pass "the same pairs from Spark and from one process"

submit "$out/articles.parquet" "$out/some.parquet" || fail "the job"
grep -q '^100 articles, 0 of them bad' "$out/spark.log" || fail "expected 100 articles"
pass "Parquet in, Parquet out"

head -n 20 "$out/articles.jsonl" > "$out/bad.jsonl"
printf '%s\n' '{"id": "same", "zh": "Hello.", "en": "Hello."}' 'no JSON' >> "$out/bad.jsonl"
submit "$out/bad.jsonl" "$out/strict.parquet" && fail "a bad article did not fail the job"
grep -q 'exited with error code 2' "$out/spark.log" || fail "the job failed for another reason"
pass "a bad article fails the job"
submit "$out/bad.jsonl" "$out/kept.parquet" --errors keep || fail "the job"
grep -q '^22 articles, 2 of them bad' "$out/spark.log" || fail "expected 22 articles, 2 of them bad"
pass "a bad article is kept where asked for"

cat > "$out/crash" <<'SH'
#!/bin/sh
# Passes some lines on, then dies like a process that the system kills.
head -n 3
kill -KILL $$
SH
chmod +x "$out/crash"
crash=$out/crash
for errors in fail keep; do
  submit "$out/bad.jsonl" "$out/crash.$errors.parquet" --errors $errors && fail "a crash did not fail the job"
  grep -qE 'exited with error code (-9|137)' "$out/spark.log" || fail "the job failed for another reason"
  [ ! -e "$out/crash.$errors.parquet/_SUCCESS" ] || fail "a crash left a result that looks complete"
  pass "a crash fails the job (--errors $errors)"
done
crash=$out/usage
printf '#!/bin/sh\nexec "%s" align --no-such-option\n' "$tool" > "$crash"
chmod +x "$crash"
submit "$out/bad.jsonl" "$out/usage.parquet" --errors keep && fail "wrong usage did not fail the job"
grep -q 'is not complete' "$out/spark.log" || fail "the job failed for another reason"
pass "wrong usage, which has the exit code of a bad article, fails the job too"
echo "$passed passed, 0 failed"
