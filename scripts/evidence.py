#!/usr/bin/env python3
"""Writes docs/evidence.md from the records in evidence/.

    scripts/evidence.py            write the page anew
    scripts/evidence.py --check    fail unless the page is what the records say, and each names files that are there

Each harness writes a record of what it measured into the folder that CROSSINGS_EVIDENCE names; `just evidence` runs
them all, in their long form, into evidence/. A record is a JSON object with the keys in KEYS.
"""

import argparse
import json
import re
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "evidence.md"
KEYS = {"part": str, "promise": str, "held_by": list, "measured": str, "command": str, "date": str}

# The order of the page; a part that is not here is an error, so that none is forgotten.
PARTS = {
    "Rules traced": "Every sentence of [the rules](rules.md) is tied to the code that makes it so and to a test.",
    "Proved model": "A model in Coq, with theorems that rest on no axiom, is run beside the Rust core. The link "
    "between the model and the code is testing, not proof: what is proved is that the model keeps its rules.",
    "Lemmas": "The arithmetic that the code relies on, for all integers or all machine words, by z3. A lemma that z3 "
    "cannot decide counts as failed.",
    "Small worlds": "Not a sample: everything there is, up to a bound that [the page on small worlds]"
    "(small-worlds.md) argues for, held against naive models.",
    "Independent oracles": "Other engines, with schemas and programs of their own, accept and refuse what we do and "
    "give the same numbers.",
    "Mutation": "Faults planted in the code, one by one; the tests must notice each.",
    "Coverage": "What the tests reach of the code. A reached line is not a tested one: mutation is the harder measure.",
    "Fuzzing": "Inputs that a fuzzer makes, each held against laws and not only against crashes.",
    "Faults at the door": "Every exported function, called in every wrong way; see [the matrix](c-faults.md).",
    "Memory and fuel": "What happens when memory or fuel runs out, and how the work grows with the input.",
    "Supply chain": "What the artefacts are made of, and whether they can be made again.",
}


def records(folder: Path) -> tuple[list[dict[str, object]], list[str]]:
    """All records, and what is wrong with them."""
    found, wrong = [], []
    for path in sorted(folder.glob("*.json")):
        where = path.relative_to(ROOT)
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            wrong.append(f"{where}: {error}")
            continue
        if not isinstance(record, dict) or set(record) != set(KEYS):
            wrong.append(f"{where}: wanted an object with exactly the keys {', '.join(KEYS)}")
            continue
        wrong += [
            f"{where}: `{key}` is {record[key]!r}, wanted a {kind.__name__} that is not empty"
            for key, kind in KEYS.items()
            if not isinstance(record[key], kind) or not record[key]
        ]
        if record["part"] not in PARTS:
            wrong.append(f"{where}: there is no part {record['part']!r}; there are {', '.join(PARTS)}")
        wrong += [f"{where}: {held} is not there" for held in record["held_by"] if not (ROOT / held).exists()]
        try:
            date.fromisoformat(record["date"])
        except (TypeError, ValueError):
            wrong.append(f"{where}: {record['date']!r} is no day")
        found.append(record)
    if not found:
        wrong.append(f"{folder}: no record")
    return found, wrong


def cell(text: str) -> str:
    """As one cell of a table."""
    return re.sub(r"\s+", " ", text).replace("|", "\\|").strip()


def page(found: list[dict[str, object]]) -> str:
    """The page."""
    lines = [
        "# Evidence",
        "",
        "What is promised, what holds it, what was last measured, and how to repeat that. This page is written by",
        "`scripts/evidence.py` from the records in `evidence/`; `just evidence` measures them anew, which takes hours.",
        "The gate runs a short form of each.",
        "",
    ]
    for part, words in PARTS.items():
        mine = [record for record in found if record["part"] == part]
        lines += [f"## {part}", "", words, ""]
        if not mine:
            lines += ["Nothing is on record yet.", ""]
            continue
        lines += ["| what is shown | held by | measured | on | repeated by |", "|---|---|---|---|---|"]
        for record in mine:
            held = ", ".join(f"`{name}`" for name in record["held_by"])
            command = cell(str(record["command"]))
            lines.append(
                f"| {cell(str(record['promise']))} | {held} | {cell(str(record['measured']))} | {record['date']} "
                f"| `{command}` |"
            )
        lines.append("")
    return "\n".join(lines)


def main() -> int:
    """Runs it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="fail unless the page is what the records say")
    arguments = parser.parse_args()
    found, wrong = records(ROOT / "evidence")
    for line in wrong:
        print(line, file=sys.stderr)
    if wrong:
        return 1
    text = page(found)
    if not arguments.check:
        PAGE.write_text(text, encoding="utf-8")
        print(f"{PAGE.relative_to(ROOT)}: {len(found)} records")
        return 0
    if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
        print(f"{PAGE.relative_to(ROOT)} is not what the records say; run scripts/evidence.py", file=sys.stderr)
        return 1
    print(f"{PAGE.relative_to(ROOT)} is what {len(found)} records say")
    return 0


if __name__ == "__main__":
    sys.exit(main())
