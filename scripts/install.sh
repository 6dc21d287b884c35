#!/usr/bin/env bash
# Installs the packages of the lockfile when they are missing or the lockfile changed.
set -euo pipefail
cd "$(dirname "$0")/.."
stamp=node_modules/.midstream-lock
if ! cmp -s package-lock.json "$stamp" 2>/dev/null; then
	npm ci
	cp package-lock.json "$stamp"
fi
