#!/usr/bin/env bash
# Measures all evidence anew, in its long form, and writes docs/evidence.md: hours on two cores.
#
#   scripts/evidence.sh [WHAT…]
#
# WHAT             some of: rules model lemmas worlds z3 oracles faults memory fuzz coverage mutation supply; without any,
#                  all of these
# CROSSINGS_CASES  random cases for each component of the model and each oracle; without it, ten million
#
# Each part writes what it measured into evidence/, from which scripts/evidence.py makes the page. A part that fails
# does not stop the others; it is named at the end, and the exit status is 1.
set -uo pipefail
usage() { sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "$0"; }
case "${1:-}" in
  -h | --help) usage; exit 0 ;;
esac
cd "$(dirname "$0")/.."
export CROSSINGS_EVIDENCE=$PWD/evidence CROSSINGS_LONG=1 CROSSINGS_REQUIRE_EVIDENCE=1 CROSSINGS_REQUIRE_C=1
export CROSSINGS_CASES=${CROSSINGS_CASES:-10000000}
failed=()
slowest=0 slow=nothing
part() { # NAME COMMAND…
  local name=$1 begun=$SECONDS
  shift
  printf '\n== %s\n' "$name"
  "$@" || failed+=("$name")
  local took=$((SECONDS - begun))
  printf '== %s took %d s\n' "$name" "$took"
  if [ "$took" -gt "$slowest" ]; then slowest=$took slow=$name; fi
}
suite() { cargo test --locked --all-features "$@"; }

for one in ${*:-rules model lemmas worlds z3 oracles faults memory fuzz coverage mutation supply}; do
  case "$one" in
    rules) part rules scripts/check-rules.sh ;;
    model) part model suite --test model ;;
    lemmas) part lemmas target/ci-venv/bin/python proof/lemmas/run.py --long ;;
    worlds) part worlds suite --test small_worlds ;;
    z3) part z3 suite --test consistency_python -- --ignored ;;
    # A register takes PostgreSQL some hundredths of a second.
    oracles) part oracles env CROSSINGS_CASES=20000 target/python-venv/bin/python -m pytest -q python/tests/oracles ;;
    faults) part faults suite --test c_door ;;
    memory) part memory suite --test allocation --test fuel --test memory --test peak_memory --test bombs --test slopes ;;
    fuzz) part fuzz scripts/fuzz.sh ;;
    coverage) part coverage scripts/coverage.sh ;;
    mutation) part mutation mutation/run.py ;;
    supply) part supply scripts/supply-chain.sh ;;
    *) echo "'$one' is none of: rules model lemmas worlds z3 oracles faults memory fuzz coverage mutation supply" >&2; exit 2 ;;
  esac
done
scripts/evidence.py || failed+=("the page")
printf '\nthe slowest part was %s: %d s\n' "$slow" "$slowest"
if [ ${#failed[@]} -gt 0 ]; then
  printf 'failed: %s\n' "${failed[*]}"
  exit 1
fi
