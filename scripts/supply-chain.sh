#!/usr/bin/env bash
# What the artefacts are made of, whether they can be made again, and whether they still fit what was released.
#
#   scripts/supply-chain.sh [WHAT…]
#
# WHAT           some of: deny few sbom twice compat; without any, all of these
#   deny         licences, sources, and no crate in two versions, by cargo-deny
#   few          how many crates the library needs without features; it fails where that grows
#   sbom         a list of everything in the C library and in the wheel, in CycloneDX, into target/sbom/
#   twice        builds the C library from two folders and compares every byte
#   compat       semantic versions and the binary interface, against the last tag
# BASELINE       what `compat` compares with, a revision; without it, the last tag
# CROSSINGS_EVIDENCE  a folder: what was measured is written into it
set -euo pipefail
usage() { sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "$0"; }
case "${1:-}" in
  -h | --help) usage; exit 0 ;;
esac
cd "$(dirname "$0")/.."
here=$PWD work=$PWD/target/supply-chain
mkdir -p "$work"
step() { printf -- '-- %s\n' "$*"; }
# The most crates that the library may need without features.
most=18
record() { # NAME PROMISE MEASURED COMMAND
  scripts/record.py "$1" "Supply chain" "$2" "$3" "$4" scripts/supply-chain.sh
}
tool() { # COMMAND CRATE VERSION
  cargo "$1" --version >/dev/null 2>&1 || CARGO_PROFILE_DEV_DEBUG=none cargo install "$2" --version "$3" --locked --debug
}

for one in ${*:-deny few sbom twice compat}; do
  step "$one"
  case "$one" in
    deny)
      tool deny cargo-deny 0.20.2
      cargo deny --all-features check licenses bans sources
      record supply_deny "Licences, sources and versions of all crates are those that deny.toml allows; advisories need \
a database from the network and are checked where there is one." "$(grep -c '^name = ' Cargo.lock) crates in the lock \
file, tests and benchmarks among them" "scripts/supply-chain.sh deny"
      ;;
    few)
      needed=$(cargo tree --locked --edges normal --prefix none | sed 's/ (.*//' | sort -u | grep -vc '^crossings ')
      echo "$needed crates without features; at most $most"
      [ "$needed" -le "$most" ] || { cargo tree --locked --edges normal; exit 1; }
      # Each of ours has its reason above it.
      bare=$(awk '/^\[/ {inside = /dependencies\]$/} inside && /^[a-z]/ && before !~ /^#/ && before !~ /^[a-z]/ {print} {before = $0}' Cargo.toml)
      [ -z "$bare" ] || { echo "no reason is given for: $bare"; exit 1; }
      record supply_few "The library without features needs few crates, and Cargo.toml says why each is there." \
        "$needed crates, procedural macros among them" "scripts/supply-chain.sh few"
      ;;
    sbom)
      tool cyclonedx cargo-cyclonedx 0.5.9
      rm -rf target/sbom && mkdir -p target/sbom
      cargo cyclonedx --format json --spec-version 1.5 --target x86_64-unknown-linux-gnu --features capi,ods,csv,arrow,cli --override-filename crossings-sbom >/dev/null
      mv crossings-sbom.json target/sbom/crossings.cdx.json
      python3 - <<'PY'
import json
listed = json.load(open("target/sbom/crossings.cdx.json", encoding="utf-8"))
parts = listed["components"]
bare = [part["name"] for part in parts if not part.get("licenses") or not part.get("purl")]
assert parts and not bare, f"without a licence or an address: {bare}"
print(f"target/sbom/crossings.cdx.json: {len(parts)} components, each with its licence")
PY
      record supply_sbom "Everything in the C library and in the wheel is listed, with its licence." \
        "$(python3 -c 'import json; print(len(json.load(open("target/sbom/crossings.cdx.json"))["components"]))') components" \
        "scripts/supply-chain.sh sbom"
      ;;
    twice)
      rm -rf "$work"/first "$work"/a-second-and-longer-name
      for folder in first a-second-and-longer-name; do
        mkdir -p "$work/$folder/checkout"
        git ls-files -z | tar --null --files-from - -cf - | tar -xf - -C "$work/$folder/checkout"
        (cd "$work/$folder/checkout" && TARGET_DIR="$work/$folder/target" scripts/install-c.sh "$work/$folder/installed" >/dev/null)
        (cd "$work/$folder/installed" && find . -type f ! -name '*.pc' -exec sha256sum {} + | sort -k2) >"$work/$folder/sums"
      done
      # A comparison that cannot fail compares nothing.
      if diff <(sed '1s/^./x/' "$work/first/sums") "$work/a-second-and-longer-name/sums" >/dev/null; then
        echo "the comparison of the two folders is blind"; exit 1
      fi
      diff "$work/first/sums" "$work/a-second-and-longer-name/sums"
      cat "$work/first/sums"
      record supply_twice "The shared and the static C library, built from two folders, are the same bytes." \
        "$(wc -l <"$work/first/sums") files with equal SHA-256" "scripts/supply-chain.sh twice"
      ;;
    compat)
      baseline=${BASELINE:-$(git describe --tags --abbrev=0 2>/dev/null || true)}
      if [ -z "$baseline" ]; then
        echo "NOT RUN: nothing was released yet; tests/c/abi.txt and CROSSINGS_ABI_VERSION hold the interface meanwhile"
        continue
      fi
      tool semver-checks cargo-semver-checks 0.51.0
      cargo semver-checks --baseline-rev "$baseline" --all-features
      command -v abidiff >/dev/null || { echo "abidiff is missing (abigail-tools)"; exit 1; }
      rm -rf "$work/before" && mkdir -p "$work/before"
      git archive "$baseline" | tar -xf - -C "$work/before"
      for folder in "$work/before" "$here"; do
        (cd "$folder" && CARGO_PROFILE_DEV_DEBUG=2 cargo rustc --locked --lib --features capi,ods,csv,arrow,cli \
          --target-dir "$work/abi-${folder##*/}" --crate-type cdylib)
      done
      # What was added fits; anything else needs a new version of the interface.
      version() { sed -n 's/^#define CROSSINGS_ABI_VERSION //p' "$1/include/crossings.h"; }
      if ! abidiff --no-added-syms "$work/abi-before/debug/libcrossings.so" "$work/abi-${here##*/}/debug/libcrossings.so"; then
        [ "$(version "$work/before")" != "$(version .)" ] || { echo "the interface is another, and its version is not"; exit 1; }
      fi
      record supply_compat "Nothing that was released is broken without a new version, of the crate and of the binary \
interface." "against $baseline" "scripts/supply-chain.sh compat"
      ;;
    *) echo "'$one' is none of: deny few sbom twice compat" >&2; exit 2 ;;
  esac
done
