"""The build backend: maturin, with the C header that C programs include.

maturin's cffi bindings declare what `header.h` in cargo's target folder says, and make a header of
their own from the whole crate where there is none. This one writes that file from
`include/crossings.h` first, so that the wheel is bound to the very header that is committed, and then
leaves everything to maturin. cargo builds in `target/wheel` unless `CARGO_TARGET_DIR` says otherwise,
so that no other build finds the file, or is built anew because of the wheel.

`maturin build` by hand goes around this file; `pip wheel .` and `python -m build` do not.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import maturin
from maturin import (
    build_sdist,
    get_requires_for_build_editable,
    get_requires_for_build_sdist,
    get_requires_for_build_wheel,
    prepare_metadata_for_build_editable,
    prepare_metadata_for_build_wheel,
)

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]

Settings = Mapping[str, Any] | None

NUMBER = re.compile(r"#define CROSSINGS_\w+ \d+")
LINKAGE = ('extern "C" {', "}")


def declarations(header: str) -> str:
    """What cffi can read of a header: it has no preprocessor, but knows whole-number macros."""
    lines = (line for line in header.splitlines() if not line.startswith("#") or NUMBER.fullmatch(line))
    return "\n".join(line for line in lines if line not in LINKAGE) + "\n"


def write_header() -> None:
    """Puts the declarations where maturin looks for them."""
    target = Path(os.environ.setdefault("CARGO_TARGET_DIR", str(Path("target", "wheel").absolute())))
    target.mkdir(parents=True, exist_ok=True)
    text = declarations(Path("include", "crossings.h").read_text(encoding="utf-8"))
    (target / "header.h").write_text(text, encoding="utf-8")


def build_wheel(wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None) -> str:
    """Builds a wheel."""
    write_header()
    return str(maturin.build_wheel(wheel_directory, config_settings, metadata_directory))


def build_editable(
    wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None
) -> str:
    """Builds a wheel that points here; the shared library goes to `python/crossings/_crossings`."""
    write_header()
    return str(maturin.build_editable(wheel_directory, config_settings, metadata_directory))
