#!/usr/bin/env bash
# A billion rows in files of Parquet, made in pieces and tallied with constant memory.
#
#   benches/peers/billion.sh FOLDER [PIECES]
#
# FOLDER   where the pieces are kept: some 30 MB each; those that are there already are not made anew
# PIECES   how many of ten million rows; without it, 100
#
# Prints what `crossings tally` finds of the whole, the time, and the most memory that it took.
set -euo pipefail
case "${1:-}" in
  "" | -h | --help) sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "$0"; exit 0 ;;
esac
folder=$1 pieces=${2:-100}
cd "$(dirname "$0")/../.."
program=${CROSSINGS_PROGRAM:-target/release/crossings}
[ -x "$program" ] || cargo build --release --locked --features cli,parquet
mkdir -p "$folder"
# Ten million rows in series of 3,153 or 3,154 days, as many as the official one has.
series=3171
files=()
for ((piece = 0; piece < pieces; piece++)); do
  file=$folder/$(printf 'panel-%04d.parquet' "$piece")
  files+=("$file")
  [ -s "$file" ] || "$program" generate --rows 10_000_000 --series $series --first-series $((piece * series)) \
    --seed "$piece" --faults 10 -o "$file"
done
python3 - "$program" "${files[@]}" <<'MEASURE'
import json, resource, subprocess, sys, time

program, *files = sys.argv[1:]
for threads in (1, 2):
    start = time.perf_counter()
    said = subprocess.run(
        [program, "tally", *files, "--threads", str(threads), "--periods", "offices", "--format", "json"],
        stdout=subprocess.PIPE, check=False)
    seconds = time.perf_counter() - start
    found = json.loads(said.stdout)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    broken = sum(rule["violations"] for rule in found["rules"])
    print(f"{found['rows']:,} rows, {broken:,} findings, keys {found['keys']}, {threads} threads: {seconds:.1f} s, "
          f"{found['rows'] / seconds / 1e6:.0f} million rows a second, at most {peak:.0f} MB so far")
MEASURE
