#!/bin/sh
# The interop test where node is installed, else a skip that says so. Run by ctest from the top of the
# tree: run.sh HELPER
if ! command -v node >/dev/null; then
  echo 'skipped: node is not installed'
  exit 77
fi
exec node tests/interop/interop.cjs "$1"
