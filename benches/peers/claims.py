"""Times the judging and auditing of claims beside what a user would run instead, in one run, in turn.

    python3 -m venv .venv && .venv/bin/pip install -r benches/peers/requirements.txt
    cargo build --release --features ods,json --example time_claims
    .venv/bin/python benches/peers/claims.py WORKBOOK [ROUNDS]

Each round starts every program anew, one after another; each warms up and prints the median of its
own rounds, in which nothing is read or loaded. Prints medians of these in milliseconds, and ratios
of medians. It fails where the programs do not find the same.
"""
import json
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
workbook = sys.argv[1]
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
folder = tempfile.TemporaryDirectory()
article = pathlib.Path(folder.name) / "article.json"


def printed(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def crossings(*what):
    return printed(str(ROOT / "target/release/examples/time_claims"), *what)


def peer(script, *arguments):
    """The milliseconds that a script says it took, and all that it printed."""
    out = printed(sys.executable, str(ROOT / "benches/peers" / script), *arguments)
    return [float(one) for one in re.findall(r"^([\d.]+) ms", out, re.MULTILINE)], out


article.write_text(crossings("system"), encoding="utf-8")
ours, theirs = crossings("sets"), peer("conflicts_z3.py", str(article), "1")[1].splitlines()[1]
if json.loads(ours) != json.loads(theirs):
    sys.exit(f"other conflicts or repairs than z3 has:\n{ours}{theirs}")
differ = re.search(r"^(\d+) differ.*", peer("claims_pandas.py", workbook, "1")[1], re.MULTILINE)
if differ[1] != "0":
    sys.exit(f"pandas has other verdicts: {differ[0]}")

names = [
    "the article's conflicts and repairs",
    "the same with z3",
    "of which within z3's checks",
    "every interpretation of all claims",
    "the same with pandas",
    "the same, and every slip",
    "74 a day over all windows",
]
rows = {name: [] for name in names}
for _ in range(rounds):
    solved, _ = peer("conflicts_z3.py", str(article))
    judged, _ = peer("claims_pandas.py", workbook)
    found = [crossings("diagnose"), *solved, crossings("verdict", workbook), *judged]
    found += [crossings("judge", workbook), crossings("windows", workbook)]
    for row, time in zip(rows.values(), found, strict=True):
        row.append(float(time))

for name, values in rows.items():
    print(f"{statistics.median(values):10.4f} ms  ({min(values):.4f} to {max(values):.4f})  {name}")
conflicts, z3, checks, verdicts, pandas, *_ = map(statistics.median, rows.values())
print(f"z3 / the article's conflicts and repairs: {z3 / conflicts:.0f}, of its checks alone {checks / conflicts:.0f}")
print(f"pandas / every interpretation of all claims: {pandas / verdicts:.0f}")
