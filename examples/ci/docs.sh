#!/usr/bin/env bash
# The step of action.yml: its inputs, as variables, become the arguments of `duizhao docs`.
set -euo pipefail

# The input without the blanks around it.
trimmed() {
  local text=$1
  text="${text#"${text%%[![:space:]]*}"}"
  printf '%s' "${text%"${text##*[![:space:]]}"}"
}
FROM=$(trimmed "${FROM:-}")
BASELINE=$(trimmed "${BASELINE:-}")
REPORT=$(trimmed "${REPORT:-}")
CONFIG=$(trimmed "${CONFIG:-}")
# A list: `missing, error`.
FAIL_ON=${FAIL_ON:-}
FAIL_ON=${FAIL_ON//[[:space:]]/}

arguments=(--format github)
while IFS= read -r folder; do
  folder=$(trimmed "$folder")
  if [ -n "$folder" ]; then arguments+=("$folder"); fi
done <<< "${FOLDERS:-.}"
if [ -n "${FROM:-}" ]; then arguments+=(--from "$FROM"); fi
if [ -n "${FAIL_ON:-}" ]; then arguments+=(--fail-on "$FAIL_ON"); fi
if [ -n "${BASELINE:-}" ]; then arguments+=(--baseline "$BASELINE"); fi
if [ -n "${REPORT:-}" ]; then arguments+=(--report "$REPORT"); fi
if [ -n "${CONFIG:-}" ]; then arguments+=(--config "$CONFIG"); fi
exec duizhao docs "${arguments[@]}"
