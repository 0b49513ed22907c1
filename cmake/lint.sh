#!/usr/bin/env bash
# The checks of ./dev lint, each with its time.
set -euo pipefail
# shellcheck source=cmake/setup.sh
. cmake/setup.sh
step shellcheck shellcheck -x dev .ci/run cmake/lint.sh cmake/setup.sh
