#!/usr/bin/env python3
"""What llvm-cov found of the core and of the C door, in words, and where nothing came.

    scripts/coverage.py SUMMARY MISSED

SUMMARY is what `llvm-cov export --skip-functions` prints; MISSED is written: each region that nothing reached, as
file:line:column, and after it what stands there; and each condition that was never true, or never false. A `?` is a region, of the error that goes on: of checked arithmetic
that cannot overflow it is never reached, and so these are counted by themselves. With CROSSINGS_EVIDENCE set to a
folder, a record of what was measured is written into it.
"""

import json
import sys
from pathlib import Path

from core import part
from record import record

ROOT = Path(__file__).resolve().parent.parent


def conditions(file: dict) -> dict[tuple[int, int], tuple[int, int]]:
    """How often each condition of a file was true, and how often false, in all copies of generic code together."""
    counts: dict[tuple[int, int], tuple[int, int]] = {}
    for line, column, _, _, true, false, *_ in file["branches"]:
        before = counts.get((line, column), (0, 0))
        counts[line, column] = (before[0] + true, before[1] + false)
    return counts


def main() -> int:
    """Reads the one, and writes the other."""
    if len(sys.argv) != 3 or sys.argv[1].startswith("-"):
        print(__doc__)
        return 0 if sys.argv[1:] in (["-h"], ["--help"]) else 2
    summary, missed = map(Path, sys.argv[1:])
    parts: dict[str, list[tuple[str, dict]]] = {"the core": [], "the C door": []}
    for file in json.loads(summary.read_text())["data"][0]["files"]:
        path = Path(file["filename"])
        if not path.is_relative_to(ROOT):
            continue
        name = str(path.relative_to(ROOT))
        if of := part(name):
            parts[of].append((name, file))
    words = []
    for of, found in parts.items():
        if not found:
            print(f"nothing of {of} was measured", file=sys.stderr)
            return 1
        counts = []
        for kind in ("regions", "lines", "branches"):
            whole = sum(file["summary"][kind]["count"] for _, file in found)
            reached = sum(file["summary"][kind]["covered"] for _, file in found)
            counts.append(f"{reached:,} of {whole:,} {kind} ({100 * reached / max(whole, 1):.2f} %)")
        words.append(f"{of}: " + ", ".join(counts))
    print("\n".join(words))
    places = [
        (f"{name}:{line}:{column}", text[line - 1].encode()[column - 1 :].decode(errors="replace"))
        for found in parts.values()
        for name, file in found
        for text in [(ROOT / name).read_text().splitlines()]
        for line, column, count, counted, entry, gap in file["segments"]
        if counted and entry and not gap and count == 0
    ]
    sides = [
        (f"{name}:{line}:{column}", f"never {side}: {lines[line - 1].encode()[column - 1 :].decode(errors='replace')}")
        for found in parts.values()
        for name, file in found
        for lines in [(ROOT / name).read_text().splitlines()]
        for (line, column), counts in sorted(conditions(file).items())
        for side, count in zip(("true", "false"), counts)
        if count == 0
    ]
    missed.write_text("".join(f"{place}: {stands}\n" for place, stands in places + sides))
    passed_on = sum(stands.startswith("?") for _, stands in places)
    words.append(f"of {len(places):,} places that nothing reached, {passed_on:,} are the error of a `?`")
    print(f"{words[-1]}: {missed}")
    record(
        "coverage",
        part="Coverage",
        promise="How much of the core and of the C door the tests reach, from Rust, C and Python.",
        measured="; ".join(words),
        command="scripts/coverage.sh",
        held_by=["scripts/coverage.sh", "scripts/coverage.py"],
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
