"""Times `crossings` beside what a user would run instead, in one run, in turn.

    python3 -m venv .venv && .venv/bin/pip install -r benches/peers/requirements.txt
    cargo build --release --features cli --bin crossings
    cargo build --release --features ods --example time_read
    .venv/bin/python benches/peers/peers.py WORKBOOK [ROUNDS]

Prints medians in milliseconds, and ratios of medians.
"""
import pathlib
import statistics
import subprocess
import sys
import time
import warnings

import pandas

ROOT = pathlib.Path(__file__).resolve().parents[2]
workbook = sys.argv[1]
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 15


def whole_process(*command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return (time.perf_counter() - start) * 1e3


def pandas_with_odfpy():
    start = time.perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pandas.read_excel(workbook, sheet_name=["SB_01", "SB_02"], engine="odf")
    return (time.perf_counter() - start) * 1e3


def in_process(what):
    """Milliseconds that the example says it took, inside one process, after a warm-up."""
    example = ROOT / "target/release/examples/time_read"
    out = subprocess.run([example, what, workbook], check=True, capture_output=True, text=True)
    return float(out.stdout)


crossings = str(ROOT / "target/release/crossings")
script = str(ROOT / "benches/peers/check.py")
timings = {
    "crossings check, whole process": lambda: whole_process(crossings, "check", workbook),
    "20 lines over python-calamine, whole process": lambda: whole_process(sys.executable, script, workbook),
    "workbook to register, in process": lambda: in_process("register"),
    "calamine's bare read, in process": lambda: in_process("calamine"),
}
rows = {name: [] for name in timings}
for _ in range(rounds):
    for name, timing in timings.items():
        rows[name].append(timing())
rows["pandas with odfpy, in process"] = [pandas_with_odfpy() for _ in range(max(3, rounds // 5))]

median = {name: statistics.median(values) for name, values in rows.items()}
for name, values in rows.items():
    print(f"{median[name]:9.2f} ms  ({min(values):.2f} to {max(values):.2f})  {name}")
process, script_, register, bare, slow = median.values()
print(f"crossings check / python-calamine script: {process / script_:.2f}")
print(f"workbook to register / calamine's bare read: {register / bare:.2f}")
print(f"pandas with odfpy / workbook to register: {slow / register:.0f}")
