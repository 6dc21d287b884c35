#!/usr/bin/env bash
# Installs, builds, serves, and opens the planner in the browser that there is; BROWSER=none only prints the address.
set -euo pipefail
cd "$(dirname "$0")/.."
bash scripts/install.sh
npm run build
exec npx vite preview --host 127.0.0.1 --port "${PORT:-4173}" --open
