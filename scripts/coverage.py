#!/usr/bin/env python3
"""What llvm-cov found of the core and of the C door, in words, and where nothing came.

    scripts/coverage.py MISSED EXPORT…

Each EXPORT is what `llvm-cov export --skip-functions` prints of one program or library: of all together it takes a
function that one of them does not use for one that nobody does. A place counts where any of them, and any copy of
generic code, reached it. MISSED is written: each place where a region begins that nothing reached, as
file:line:column, and after it what stands there; and each condition that was never true, or never false. A `?` is a
region, of the error that goes on: of checked arithmetic that cannot overflow it is never reached, and so these are
counted by themselves. With CROSSINGS_EVIDENCE set to a folder, a record of what was measured is written into it.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from core import part
from record import record

ROOT = Path(__file__).resolve().parent.parent


class Reached:
    """How often each region of a file was entered, and how often each condition was true, and false."""

    def __init__(self) -> None:
        self.regions: Counter[tuple[int, int]] = Counter()
        self.sides: Counter[tuple[int, int, str]] = Counter()

    def add(self, file: dict) -> None:
        """What one program reached of it."""
        for line, column, count, counted, entry, gap in file["segments"]:
            if counted and entry and not gap:
                self.regions[line, column] += count
        for line, column, _, _, true, false, *_ in file["branches"]:
            self.sides[line, column, "true"] += true
            self.sides[line, column, "false"] += false


def of_all(exports: list[Path]) -> dict[str, dict[str, Reached]]:
    """The files of the core, and of the C door, by their names."""
    parts: dict[str, dict[str, Reached]] = {"the core": {}, "the C door": {}}
    for export in exports:
        for file in json.loads(export.read_text())["data"][0]["files"]:
            path = Path(file["filename"])
            if not path.is_relative_to(ROOT):
                continue
            name = str(path.relative_to(ROOT))
            if of := part(name):
                parts[of].setdefault(name, Reached()).add(file)
    return parts


def share(counts: list[int]) -> str:
    """How many of them are not nought."""
    reached = sum(count > 0 for count in counts)
    return f"{reached:,} of {len(counts):,}" + ("" if reached == len(counts) else f" ({100 * reached / len(counts):.2f} %)")


def main() -> int:
    """Reads the one, and writes the other."""
    if len(sys.argv) < 3 or sys.argv[1].startswith("-"):
        print(__doc__)
        return 0 if sys.argv[1:] in (["-h"], ["--help"]) else 2
    missed, *exports = map(Path, sys.argv[1:])
    words, places, sides = [], [], []
    for of, files in of_all(exports).items():
        if not files:
            print(f"nothing of {of} was measured", file=sys.stderr)
            return 1
        regions = [count for file in files.values() for count in file.regions.values()]
        conditions = [count for file in files.values() for count in file.sides.values()]
        words.append(f"{of}: {share(regions)} regions, {share(conditions)} branches")
        for name, file in sorted(files.items()):
            text = (ROOT / name).read_text().splitlines()
            stands = lambda line, column: text[line - 1].encode()[column - 1 :].decode(errors="replace")  # noqa: E731
            places += [(name, *at, stands(*at)) for at, count in sorted(file.regions.items()) if count == 0]
            sides += [
                (name, line, column, f"never {side}: {stands(line, column)}")
                for (line, column, side), count in sorted(file.sides.items())
                if count == 0
            ]
    print("\n".join(words))
    missed.write_text("".join(f"{name}:{line}:{column}: {what}\n" for name, line, column, what in places + sides))
    passed_on = sum(what.startswith("?") for *_, what in places)
    if places:
        words.append(f"of {len(places):,} places that nothing reached, {passed_on:,} are the error of a `?`")
    print(f"{len(places):,} places and {len(sides):,} sides of a condition that nothing reached: {missed}")
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
