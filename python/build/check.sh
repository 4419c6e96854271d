#!/usr/bin/env bash
# Builds the sdist from a clean checkout and the wheel from the sdist, and runs the package's tests with
# that wheel, in a fresh environment that has no Rust.
#
#   python/build/check.sh [PYTHON]      such as python3.12; python3 where it is left out
#
# TARGET_DIR   where cargo builds; without it, target/wheel of this checkout
# OUT          where the sdist and the wheel go; without it, target/dist
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
python=$("${1:-python3}" -c 'import sys; print(sys.executable)')
out=${OUT:-$here/target/dist}
export CARGO_TARGET_DIR=${TARGET_DIR:-$here/target/wheel}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

git clone --quiet --no-hardlinks "$here" "$work/checkout"
"$python" -m venv "$work/builder"
"$work/builder/bin/pip" install --quiet build
rm -rf "$out"
# The sdist of the checkout, and the wheel of the sdist.
(cd "$work/checkout" && "$work/builder/bin/python" -m build --outdir "$out" .)
ls -l "$out"
wheel=$(echo "$out"/crossings-*.whl)
case "$wheel" in
  *-py3-none-*.whl) ;;
  *) echo "$wheel is not for every Python; wanted a name with py3-none" >&2; exit 1 ;;
esac

# No cargo and no rustc from here on.
export PATH=/usr/local/bin:/usr/bin:/bin
"$python" -m venv "$work/user"
if PATH=$work/user/bin:$PATH command -v cargo rustc; then
  echo "there is Rust in $PATH; wanted none" >&2
  exit 1
fi
"$work/user/bin/pip" install --quiet "$wheel[test]"
cd "$work"
"$work/user/bin/python" - <<'PY'
import crossings

register = crossings.Register.builtin()
assert register.holder("Prime Minister", "2022-10-01").title == "Liz Truss"
assert "site-packages" in crossings.__file__, crossings.__file__
print("crossings", crossings.__version__, "from", crossings.__file__)
PY
"$work/user/bin/crossings" --version
"$work/user/bin/python" -m pytest -q -p no:cacheprovider -c "$here/pyproject.toml" --rootdir "$here" \
  "$here/python/tests" --pyargs crossings
