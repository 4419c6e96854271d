#!/usr/bin/env bash
# What the tests reach of the core: regions, lines and branches, from callers in Rust, in C and in Python together.
#
#   scripts/coverage.sh [--html]
#
# --html       also writes target/coverage/html/, with the source beside the counts
# LLVM_COV, LLVM_PROFDATA   the tools of an LLVM that is new enough; without them, those of version 19
# CROSSINGS_DATA            the real data; without it the tests that need them do not run, and say so
# CROSSINGS_EVIDENCE        a folder: what was measured is written into it
#
# The core is what has no feature; the C door is counted by itself. `?` and the arms of `match` are regions, not
# branches, so both numbers are needed; and what is reached is not yet tested: that is what mutation/run.py is for.
set -euo pipefail
usage() { sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "$0"; }
case "${1:-}" in
  -h | --help) usage; exit 0 ;;
esac
cd "$(dirname "$0")/.."
export LLVM_COV=${LLVM_COV:-$(command -v llvm-cov-19)} LLVM_PROFDATA=${LLVM_PROFDATA:-$(command -v llvm-profdata-19)}
# Branches are counted by a compiler that takes unstable flags.
export RUSTC_BOOTSTRAP=1
cargo llvm-cov --version >/dev/null 2>&1 || cargo install cargo-llvm-cov --version 0.9.1 --locked
folder=$PWD/target/coverage
mkdir -p "$folder"
export CARGO_TARGET_DIR=$folder/target
# shellcheck disable=SC1090
source <(cargo llvm-cov show-env --export-prefix --branch)
cargo llvm-cov clean --workspace

# The programs in C are built by the tests themselves, and link a library that counts as well.
ignored=()
[ -z "${CROSSINGS_DATA:-}" ] || ignored=(-- --include-ignored)
cargo test --locked --all-features --no-fail-fast "${ignored[@]}"

# The Python package loads a library that counts: the one that its wheel would have, but for the profile.
if [ -x target/python-venv/bin/python ]; then
  cargo rustc --locked --lib --features capi,ods,csv,arrow,cli --crate-type cdylib
  library=$CARGO_TARGET_DIR/debug/libcrossings.so
  installed=$(target/python-venv/bin/python -c 'import crossings._crossings.ffi as f, pathlib; print(pathlib.Path(f.__file__).parent)')
  cp -r "$(dirname "$installed")" "$folder/python"
  find "$folder/python" -name 'libcrossings*.so' -exec cp "$library" {} \;
  PYTHONPATH=$folder target/python-venv/bin/python -m pytest -q -p no:cacheprovider python/tests \
    -k "not spark and not leaks and not engines"
else
  echo "NOT RUN: callers in Python: scripts/check-python.sh makes their environment"
fi

cargo llvm-cov report --json --summary-only --output-path "$folder/summary.json"
[ "${1:-}" != --html ] || cargo llvm-cov report --html --output-dir "$folder"
python3 - "$folder/summary.json" <<'PY'
import datetime, json, os, sys
files = json.load(open(sys.argv[1], encoding="utf-8"))["data"][0]["files"]
root = os.getcwd() + "/src/"
outside = ("source/", "cli", "arrow", "bin/", "strategy", "generate")
parts = {"the core": [], "the C door": []}
for file in files:
    name = file["filename"].removeprefix(root)
    if name.startswith("/") or name.startswith(outside):
        continue
    parts["the C door" if name.startswith("capi") else "the core"].append((name, file["summary"]))
words = []
for part, found in parts.items():
    assert found, f"nothing of {part} was measured"
    counts = []
    for kind in ("regions", "lines", "branches"):
        whole = sum(summary[kind]["count"] for _, summary in found)
        reached = sum(summary[kind]["covered"] for _, summary in found)
        counts.append(f"{reached:,} of {whole:,} {kind} ({100 * reached / max(whole, 1):.2f} %)")
    words.append(f"{part}: " + ", ".join(counts))
print("\n".join(words))
print("\nleast reached:")
for name, summary in sorted(parts["the core"] + parts["the C door"], key=lambda one: one[1]["regions"]["covered"] - one[1]["regions"]["count"])[:25]:
    regions = summary["regions"]
    print(f"  {regions['count'] - regions['covered']:5} regions of {name}")
folder = os.environ.get("CROSSINGS_EVIDENCE")
if folder:
    record = {"part": "Coverage", "promise": "How much of the core and of the C door the tests reach.",
              "held_by": ["scripts/coverage.sh"], "measured": "; ".join(words), "command": "scripts/coverage.sh",
              "date": datetime.date.today().isoformat()}
    open(os.path.join(folder, "coverage.json"), "w", encoding="utf-8").write(json.dumps(record, indent=2) + "\n")
PY
