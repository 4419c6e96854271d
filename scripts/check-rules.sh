#!/usr/bin/env bash
# Every sentence of docs/rules.md is cited by a line of the code and by a test, and every citation is of a sentence.
# Above the line stand `//= docs/rules.md#its-heading` and `//# its-name: the sentence.`, which goes on in a further
# `//#` where it is long; in Python, `##=` and `##%`.
# Duvet ties them (`cargo install duvet --version 0.4.3 --locked`); then faults are planted in copies, each of which
# must be found. With CROSSINGS_EVIDENCE set to a folder, what was counted is written there.
set -euo pipefail
cd "$(dirname "$0")/.."
if ! command -v duvet >/dev/null; then
  echo "NOT RUN: the tracing of the rules, which needs duvet"
  [ "${CROSSINGS_REQUIRE_EVIDENCE:-}" != 1 ] || exit 1
  exit 0
fi
rules=$PWD/scripts/rules.py
[ -z "${CROSSINGS_EVIDENCE:-}" ] || CROSSINGS_EVIDENCE=$(realpath "$CROSSINGS_EVIDENCE")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# Duvet writes what it finds beside its configuration; that stays out of the working tree.
mkdir "$scratch/whole"
tar cf - --exclude=__pycache__ --exclude=_crossings .duvet/config.toml docs src tests python |
  tar xf - -C "$scratch/whole"

# The check of one copy.
check() {
  (cd "$1" && python3 "$rules" && duvet report --require-citations true --require-tests true --ci true &&
    python3 "$rules" target/rules.json "${@:2}")
}

caught=0
# A fault: what it is, the file, what `sed` does to it, and the words that must be said of it.
plant() {
  local copy=$scratch/planted
  rm -rf "$copy" && cp -r "$scratch/whole" "$copy"
  sed -i "$3" "$copy/$2"
  if cmp -s "$scratch/whole/$2" "$copy/$2"; then
    echo "the fault could not be planted: $1"
    exit 1
  fi
  if check "$copy" >"$scratch/said" 2>&1 || ! grep -q "$4" "$scratch/said"; then
    cat "$scratch/said"
    echo "a planted fault was not found: $1; wanted: $4"
    exit 1
  fi
  caught=$((caught + 1))
}

plant "a sentence that nothing cites" docs/rules.md '$a - time-99: A sentence that nothing cites MUST be found.' \
  "requirements missing citation"
plant "a sentence that no line of the code cites" src/period.rs '/\/\/= /{N;/time-01: /d}' \
  "requirements missing citation"
plant "a sentence that no test cites" tests/suite/period.rs '/\/\/= /{N;/time-01: /d}' "Citation missing test"
plant "a citation of a rule that is not there" tests/suite/period.rs \
  's/time-01: .*/time-98: A rule that is gone MUST be found./' \
  "could not find text"
plant "a quotation of other words" src/period.rs 's/time-01: A period MUST/time-01: No period MUST/' \
  "could not find text"
plant "a quotation with another letter" src/period.rs 's/time-01: A period/time-01: A perjod/' \
  "not the sentence of the page"
plant "a quotation of a part" tests/suite/period.rs 's/\(time-01: A period MUST\).*/\1/' "not the sentence of the page"
plant "a citation of all that is under a heading" tests/suite/period.rs '/time-01: /d' "requirements missing citation"
plant "two sentences of one name" docs/rules.md 's/^- time-02: /- time-01: /' "is there twice"
plant "a sentence without its word" docs/rules.md 's/^- time-01: A period MUST/- time-01: A period must/' "wanted"

check "$scratch/whole" "$caught"
echo "$caught planted faults were found"
