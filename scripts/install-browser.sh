#!/usr/bin/env bash
# Installs Debian's Chromium where there is none; the browser tests drive it.
set -euo pipefail
command -v chromium >/dev/null 2>&1 && exit 0
[ -n "${CHROMIUM:-}" ] && exit 0
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
if ! command -v apt-get >/dev/null 2>&1; then
	echo "The browser tests need Chromium. Install it, or name it in the CHROMIUM environment variable." >&2
	exit 1
fi
$as_root apt-get update -qq
$as_root apt-get install -y -qq chromium >/dev/null
