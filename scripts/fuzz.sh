#!/usr/bin/env bash
# Fuzzes every target of `fuzz/`, or those that are named, and keeps what was found as a small corpus.
set -euo pipefail
cd "$(dirname "$0")/.."

help() {
  cat <<'HELP'
usage: scripts/fuzz.sh [options] [target...]

Builds the targets of fuzz/ with the instrumentation of libFuzzer, runs each, makes its corpus smallest, and
says how many inputs were tried. A crash, a hang or a leak ends the run with its input in fuzz/artifacts/.

  --sanitizer none|address   what else is looked for                                        [none]
  --seconds N                so long for each target                                        [60]
  --runs N                   so many inputs for each target, and no limit of time
  --seed N                   the seed of the engine                                         [1]
  --keep                     leave fuzz/corpus/ as it is
  --help                     this page

With CROSSINGS_EVIDENCE set to a folder, it writes fuzz-<target>.json there (fuzz-address-<target>.json under
`address`). Before a release: scripts/fuzz.sh --runs 1000000000, and --sanitizer address --seconds 600.
HELP
}

# The first paragraph of a body, which is what it holds to.
promise() {
  awk '!/^\/\/! / { exit } { sub(/^\/\/! /, ""); printf "%s%s", sep, $0; sep = " " }' "tests/fuzz/$1.rs"
}

sanitizer=none seconds=60 runs= seed=1 keep= targets=()
while [ $# -gt 0 ]; do
  case $1 in
    --sanitizer) sanitizer=$2; shift ;;
    --seconds) seconds=$2; shift ;;
    --runs) runs=$2; shift ;;
    --seed) seed=$2; shift ;;
    --keep) keep=1 ;;
    --help | -h) help; exit ;;
    -*) help >&2; exit 2 ;;
    *) targets+=("$1") ;;
  esac
  shift
done
mapfile -t known < <(sed -n '/^\[\[bin\]\]/,$s/^name = "\(.*\)"/\1/p' fuzz/Cargo.toml)
[ ${#targets[@]} -gt 0 ] || targets=("${known[@]}")

# The flags of cargo-fuzz, so that nothing but a compiler is needed. Sections of counters are kept by a linker
# that collects garbage only where it is told what they belong to: with one unit of code for each crate.
flags="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4\
 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table\
 -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1"
case $sanitizer in
  none) ;;
  # The runtime comes with every toolchain, and the flag is no stable one.
  address) export RUSTC_BOOTSTRAP=1 flags="$flags -Zsanitizer=address" ;;
  *) help >&2; exit 2 ;;
esac
triple=$(rustc -vV | sed -n 's/^host: //p')
into=$(realpath -m "${CARGO_TARGET_DIR:-fuzz/target}")
[ "$sanitizer" = none ] || into=$into/$sanitizer
(cd fuzz && RUSTFLAGS=$flags CARGO_TARGET_DIR=$into \
  cargo build --release --target "$triple" "${targets[@]/#/--bin=}")

most_files=60
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for target in "${targets[@]}"; do
  program=$into/$triple/release/$target corpus=fuzz/corpus/$target
  found=$work/$target
  mkdir -p "$found" "$corpus" "fuzz/artifacts/$target"
  longest=4096
  options=(-seed="$seed" -max_len=$longest -timeout=20 -rss_limit_mb=1024 -artifact_prefix="fuzz/artifacts/$target/")
  words=fuzz/words/$target.txt
  [ ! -f "$words" ] || options+=(-dict="$words")
  if [ -n "$runs" ]; then options+=(-runs="$runs"); else options+=(-max_total_time="$seconds"); fi
  printf '== %s, sanitizer %s, seed %s\n' "$target" "$sanitizer" "$seed"
  began=$SECONDS
  if ! "$program" "${options[@]}" -print_final_stats=1 "$found" "$corpus" >"$work/log" 2>&1; then
    tail -n 40 "$work/log"
    exit 1
  fi
  took=$((SECONDS - began))
  tried=$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/log")
  covered=$(grep -o ' ft: [0-9]*' "$work/log" | tail -n 1 | tr -dc 0-9)
  if [ -z "$keep" ]; then
    # The fewest inputs that cover as much, thinned to as many as a target may have. What is called keep-… stays:
    # it is there for what it says, such as that a planted fault is noticed.
    mkdir "$work/small"
    "$program" -merge=1 -max_len=$longest -rss_limit_mb=1024 "$work/small" "$corpus" "$found" >"$work/merge" 2>&1
    mkdir "$work/few"
    find "$corpus" -name 'keep-*' -exec cp {} "$work/few/" \;
    room=$((most_files - $(find "$work/few" -type f | wc -l)))
    for file in $(ls -Sr "$work/small" | awk -v most=$room '{ one[NR] = $1 }
      END { for (n = 1; n <= NR; n++) if (NR <= most || int(n * most / NR) > int((n - 1) * most / NR)) print one[n] }'); do
      cp "$work/small/$file" "$work/few/"
    done
    rm -rf "$corpus"
    mv "$work/few" "$corpus"
    rm -rf "$work/small"
  fi
  files=$(find "$corpus" -type f | wc -l)
  echo "$tried inputs in $took s, $covered features, $files files kept"
  name=fuzz-$target
  [ "$sanitizer" = none ] || name=fuzz-$sanitizer-$target
  how="seed $seed, sanitizer $sanitizer, debug assertions and overflow checks on"
  limit=${runs:+--runs $runs}
  scripts/record.py "$name" Fuzzing "$(promise "$target")" \
    "$tried inputs in $took s, none of which broke a law; $covered features covered; $how" \
    "scripts/fuzz.sh --sanitizer $sanitizer ${limit:---seconds $seconds} --seed $seed $target" \
    scripts/fuzz.sh "fuzz/fuzz_targets/$target.rs" "tests/fuzz/$target.rs" tests/fuzz_corpus.rs
done
