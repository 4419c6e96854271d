#!/usr/bin/env bash
# What the tests reach of the core and of the C door: regions, lines and branches, from callers in Rust, in C and in
# Python together.
#
#   scripts/coverage.sh
#
# LLVM_COV, LLVM_PROFDATA   the tools of an LLVM that is new enough; without them, those of version 19
# CROSSINGS_DATA            the real data; without it the tests that need them do not run, and say so
# CROSSINGS_EVIDENCE        a folder: what was measured is written into it
#
# The core is what neither reads files nor talks to people; the C door is counted by itself. `?` and the arms of `match`
# are regions, not branches, so both numbers are needed; and what is reached is not yet tested: that is what
# mutation/run.py is for. Each region that nothing reached is in target/coverage/missed.txt, with what stands there.
set -euo pipefail
usage() { sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "$0"; }
case "${1:-}" in
  "") ;;
  -h | --help) usage; exit 0 ;;
  *) usage >&2; exit 2 ;;
esac
cd "$(dirname "$0")/.."
cov=${LLVM_COV:-$(command -v llvm-cov-19)} profdata=${LLVM_PROFDATA:-$(command -v llvm-profdata-19)}
folder=$PWD/target/coverage
rm -rf "$folder"
mkdir -p "$folder/raw"

# Only what is of this project counts its steps: all else is as `cargo test` builds it, and shared with that.
# Branches are counted by a compiler that takes unstable flags.
cat >"$folder/rustc" <<'WRAPPER'
#!/bin/sh
RUSTC_BOOTSTRAP=1 exec "$@" -Cinstrument-coverage -Zcoverage-options=branch
WRAPPER
chmod +x "$folder/rustc"
export RUSTC_WORKSPACE_WRAPPER=$folder/rustc CARGO_INCREMENTAL=0
export LLVM_PROFILE_FILE=$folder/raw/%p-%4m.profraw

# Not those that measure memory, instructions or sizes, nor those that run as thousands of processes. Those that build
# a C library follow.
tests=(--test suite)
for file in tests/*.rs; do
  name=$(basename "$file" .rs)
  case "$name" in
    allocation | bombs | capi_without_* | fuzz_corpus | memory | consistency_memory | peak_memory | readme | slopes) ;;
    *) tests+=(--test "$name") ;;
  esac
done
ignored=()
[ -z "${CROSSINGS_DATA:-}" ] || ignored=(-- --include-ignored)
suite() { cargo test --locked --all-features "$@"; }
suite "${tests[@]}" --no-run --message-format json |
  python3 -c '
import json, sys
for line in sys.stdin:
    one = json.loads(line)
    if one["reason"] == "compiler-artifact" and one.get("executable"):
        print(one["executable"])' >"$folder/objects"
suite "${tests[@]}" --no-fail-fast "${ignored[@]}"

# The programs in C link libraries that count as well.
suite --test c_door -- --exact calls::the_matrix_holds programs::every_program_runs
for kind in plain faulty; do
  cp "target/c-door/lib/$kind/libcrossings.so" "$folder/libcrossings-$kind.so"
  echo "$folder/libcrossings-$kind.so" >>"$folder/objects"
done

# The Python package of this checkout, which loads one of the same instead of its own, so that this need not be
# optimised: that with everything that its wheel has.
env -u RUSTC_WORKSPACE_WRAPPER -u LLVM_PROFILE_FILE CARGO_PROFILE_WHEEL_OPT_LEVEL=0 CARGO_PROFILE_WHEEL_LTO=off \
  CARGO_PROFILE_WHEEL_CODEGEN_UNITS=16 scripts/check-python.sh types
python=$PWD/target/python-venv/bin/python
installed=$(cd "$folder" && "$python" -c 'import crossings, pathlib; print(pathlib.Path(crossings.__file__).parent)')
cp -r "$installed" "$folder/crossings"
library=$(find "$folder/crossings" -name '*crossings.so' | head -n 1)
cp "$folder/libcrossings-faulty.so" "$library"
PYTHONPATH=$folder "$python" -m pytest -q -p no:cacheprovider python/tests \
  -k "not spark and not leaks and not engines and not oracles"

"$profdata" merge --sparse -o "$folder/all.profdata" "$folder"/raw/*.profraw
exports=()
while read -r object; do
  exports+=("$folder/$(basename "$object").json")
  "$cov" export --skip-functions --instr-profile "$folder/all.profdata" "$object" >"${exports[-1]}"
done <"$folder/objects"
python3 scripts/coverage.py "$folder/missed.txt" "${exports[@]}"
