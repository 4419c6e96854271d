#!/usr/bin/env python3
"""Writes one record of evidence, from which scripts/evidence.py makes its page.

    scripts/record.py NAME PART PROMISE MEASURED COMMAND HELD_BY…

It goes into the folder that CROSSINGS_EVIDENCE names, as NAME.json; without the variable nothing is written. COMMAND
repeats what was MEASURED; HELD_BY are the files that hold the PROMISE. Harnesses in Rust have tests/evidence/.
"""

import datetime
import json
import os
import sys
from pathlib import Path


def record(name: str, *, part: str, promise: str, measured: str, command: str, held_by: list[str]) -> None:
    """Writes it, where the environment says in which folder."""
    folder = os.environ.get("CROSSINGS_EVIDENCE")
    if not folder:
        return
    found = {
        "part": part,
        "promise": promise,
        "held_by": held_by,
        "measured": measured,
        "command": command,
        "date": datetime.date.today().isoformat(),
    }
    Path(folder).mkdir(parents=True, exist_ok=True)
    text = json.dumps(found, indent=2, ensure_ascii=False) + "\n"
    Path(folder, f"{name}.json").write_text(text, encoding="utf-8")


def main() -> int:
    """For harnesses that are scripts."""
    match sys.argv[1:]:
        case ["-h" | "--help"]:
            print(__doc__)
            return 0
        case [name, part, promise, measured, command, *held_by] if held_by:
            record(name, part=part, promise=promise, measured=measured, command=command, held_by=held_by)
            return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
