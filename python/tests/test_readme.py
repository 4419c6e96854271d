"""The README's example in Python runs, and prints what the README says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def block(marker: str) -> str:
    """What stands between the fences behind a marker."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"<!-- {marker} -->\n```\w+\n(.*?)```", readme, re.DOTALL)
    assert found is not None, f"README.md has no {marker!r}"
    return found[1]


def test_the_example_prints_what_the_readme_says() -> None:
    run = subprocess.run([sys.executable, "-c", block("python")], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == block("python prints")
