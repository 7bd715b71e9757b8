#!/usr/bin/env bash
# Opens the pages that tests/report.rs writes in headless Chromium: no requests, nothing on the console, no
# sideways scrolling at 1280 and 400 pixels, enough contrast, in light and dark.
#
#   tests/report_browser.sh [--screenshots FOLDER]
#
# Installs Chromium if it is missing. With CI_OPTIONAL set, the test is skipped on a machine where that is not
# possible; without it, the test fails.
set -euo pipefail
cd "$(dirname "$0")/.."

install() {
    if [ "$(id -u)" -eq 0 ]; then
        apt-get -qq update && apt-get -qq install -y --no-install-recommends chromium fonts-noto-cjk
    else
        sudo -n apt-get -qq update && sudo -n apt-get -qq install -y --no-install-recommends chromium fonts-noto-cjk
    fi
}

if ! command -v chromium >/dev/null && ! install >/dev/null 2>&1 && ! command -v chromium >/dev/null; then
    if [ -n "${CI_OPTIONAL:-}" ]; then
        echo "skipped: Chromium is not here and cannot be installed"
        exit 0
    fi
    echo "report_browser: Chromium is not here and cannot be installed" >&2
    exit 1
fi

cargo test --quiet --test report writes_pages_for_the_browser >/dev/null
pages="${CARGO_TARGET_DIR:-target}/tmp/report"
timeout 900 python3 tests/report_browser.py "$@" "$pages"/*.html
