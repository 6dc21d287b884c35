#!/usr/bin/env bash
# Installs what is missing and runs every check; the first failure stops.
set -euo pipefail
cd "$(dirname "$0")/.."
step() { printf '\n== %s\n' "$1"; }
step install && bash scripts/install.sh
step 'install browser' && bash scripts/install-browser.sh
step 'install readers of files' && bash scripts/install-readers.sh
step 'type check' && npm run -s check
step lint && npm run -s lint
step 'unit, property, golden' && npm run -s test:unit
step build && npm run -s build
step browser && npm run -s test:browser
