#!/usr/bin/env bash
# Builds the wheel of the Python package and runs everything that is said of it: its types, its tests, the
# example of the README, the source distribution, and the wheel in an environment without Rust.
#
#   scripts/check-python.sh [WHAT…]
#
# WHAT           some of: types tests readme bare sdist; without any, all of them
# CROSSINGS_DATA the real data; without it the tests that need them do not run, and say so
# PYTHON         the interpreter; without it, python3
set -euo pipefail
usage() { sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "$0"; }
case "${1:-}" in
  -h | --help) usage; exit 0 ;;
esac
cd "$(dirname "$0")/.."
what=${*:-types tests readme bare sdist}
python=${PYTHON:-python3}
venv=target/python-venv wheels=target/wheels
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target/wheel}
step() { printf -- '-- %s\n' "$*"; }

[ -x "$venv/bin/pip" ] || "$python" -m venv "$venv"
"$venv/bin/pip" install --quiet --upgrade 'pip>=24'
step "a wheel from this checkout"
rm -rf "$wheels"
"$venv/bin/pip" wheel --quiet --no-deps --wheel-dir "$wheels" .
wheel=$(ls "$wheels"/crossings-*.whl)
echo "$wheel: $(stat -c %s "$wheel") bytes"
"$venv/bin/pip" install --quiet --force-reinstall --no-deps "$wheel"
"$venv/bin/pip" install --quiet "${wheel}[plot,test]"

for one in $what; do
  step "$one"
  case "$one" in
    types) "$venv/bin/python" -m mypy ;;
    tests) "$venv/bin/python" -m pytest -q ;;
    readme) "$venv/bin/python" -m pytest -q python/tests/test_readme.py ;;
    bare)
      # Nothing that builds anything is found here: the wheel is all there is.
      rm -rf target/bare-venv
      "$python" -m venv target/bare-venv
      env PATH=/usr/bin:/bin target/bare-venv/bin/pip install --quiet "$wheel"
      for command in "target/bare-venv/bin/python -m crossings" target/bare-venv/bin/crossings; do
        env PATH=/nowhere $command check examples/data/days.csv --color never
      done
      ;;
    sdist)
      rm -rf target/sdist
      "$venv/bin/pip" install --quiet 'build>=1'
      "$venv/bin/python" -m build --sdist --outdir target/sdist . >/dev/null
      "$venv/bin/pip" wheel --quiet --no-deps --wheel-dir target/sdist target/sdist/crossings-*.tar.gz
      ls target/sdist
      ;;
    *) echo "'$one' is none of: types tests readme bare sdist" >&2; exit 2 ;;
  esac
done
