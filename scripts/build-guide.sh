#!/usr/bin/env bash
# Builds the guide: docs/ as pages, without a warning. The notebook is run from start to end by
# python/tests/test_guide.py; here it is shown as it is kept, without what it prints.
#
#   scripts/build-guide.sh
#
# VENV           an environment with the package; without it, the one of scripts/check-python.sh
set -euo pipefail
case "${1:-}" in
  -h | --help) sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "$0"; exit 0 ;;
esac
cd "$(dirname "$0")/.."
venv=${VENV:-target/python-venv}
[ -x "$venv/bin/python" ] || scripts/check-python.sh types
"$venv/bin/pip" install --quiet -r docs/requirements.txt
rm -rf target/guide
"$venv/bin/python" -m sphinx --fail-on-warning --keep-going --quiet --builder html \
  -D nb_execution_mode=off docs target/guide
echo "target/guide/index.html"
