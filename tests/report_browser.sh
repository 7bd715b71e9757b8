#!/usr/bin/env bash
# Opens the pages that tests/report.rs writes in headless Chromium: no request, no word on the console, no
# sideways scroll at 1280 and 400 pixels, enough contrast, light and dark.
#
#   tests/report_browser.sh [--screenshots FOLDER]
#
# Installs Chromium where it is missing. With CI_OPTIONAL set, a machine that cannot install it skips the
# test; without, it fails.
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
