#!/bin/sh
# Builds or tests the console: `sh build.sh build|test`. Maven calls it; it works by hand too.
set -eu
cd "$(dirname "$0")"
if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
  echo "The console is built by Node.js 20.19 or newer with npm, and there is none on the PATH." >&2
  echo "Install it (Debian: apt-get install nodejs npm), or leave the console out: mvn -Dui.skip ..." >&2
  exit 1
fi
exec node build.mjs "$1"
