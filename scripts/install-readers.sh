#!/usr/bin/env bash
# Installs the programs by which tests read office files and PDFs again, where they are missing. Where they cannot be
# had, it says so and goes on: those tests are then skipped, and say so too.
set -euo pipefail
if command -v soffice >/dev/null 2>&1 && command -v pdfinfo >/dev/null 2>&1 && python3 -c 'import openpyxl' 2>/dev/null; then
	exit 0
fi
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
packages="libreoffice-calc libreoffice-writer libreoffice-impress python3-openpyxl poppler-utils"
if ! { command -v apt-get >/dev/null 2>&1 && $as_root apt-get update -qq &&
	$as_root apt-get install -y -qq --no-install-recommends $packages >/dev/null; }; then
	echo "Without LibreOffice, openpyxl and poppler the tests that read files by them are skipped." >&2
fi
