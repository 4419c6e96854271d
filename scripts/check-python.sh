#!/usr/bin/env bash
# Builds the wheel of the Python package and runs everything that is said of it: its types, its tests, the
# example of the README, the source distribution, and the wheel in an environment without Rust.
#
#   scripts/check-python.sh [WHAT…]
#
# WHAT           some of: types tests readme bare sdist; without any, all of these. `build` makes the sdist and,
#                from that, a wheel
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
"$venv/bin/pip" install --quiet "${wheel}[plot,spark,test]"

for one in $what; do
  step "$one"
  case "$one" in
    types) "$venv/bin/python" -m mypy ;;
    tests) "$venv/bin/python" -m pytest -q --durations 8 ;;
    readme)
      # A new environment, the README's own command, and its example.
      rm -rf target/readme-venv
      "$python" -m venv target/readme-venv
      command=$(sed -n '/<!-- install python -->/,/```$/p' README.md | grep '^pip ')
      # shellcheck disable=SC2086
      target/readme-venv/bin/$command --quiet
      "$python" - <<'EXAMPLE' >target/readme-venv/example.py
import re
print(re.search(r"<!-- python -->\n```python\n(.*?)```", open("README.md", encoding="utf-8").read(), re.DOTALL)[1])
EXAMPLE
      target/readme-venv/bin/python target/readme-venv/example.py
      ;;
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
      # Everything that is compiled is in it, and so is everything that Python imports or tests.
      mkdir target/sdist/unpacked
      tar -xzf target/sdist/crossings-*.tar.gz -C target/sdist/unpacked --strip-components 1
      diff <(git ls-files 'python/*.py' 'python/*.typed' 'python/*.sql' pyproject.toml include) \
        <(cd target/sdist/unpacked && find python pyproject.toml include -type f | LC_ALL=C sort)
      # What it is built with is there already, where the lints were run.
      target=$PWD/target
      (cd target/sdist/unpacked && CARGO_TARGET_DIR=$target cargo check --locked --lib --features capi,ods,csv,arrow,cli)
      ;;
    build)
      # The same, as a whole: minutes.
      rm -rf target/sdist
      "$venv/bin/pip" install --quiet 'build>=1'
      "$venv/bin/python" -m build --outdir target/sdist . >/dev/null
      ls target/sdist
      ;;
    *) echo "'$one' is none of: types tests readme bare sdist build" >&2; exit 2 ;;
  esac
done
