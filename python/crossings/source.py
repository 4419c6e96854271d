"""Files to read: paths, bytes that are here, and what is known of them besides."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Union

from crossings._library import NULL, ffi
from crossings.dates import AnyMoment, moment_text

__all__ = ["Source"]

Data = Union[bytes, bytearray, memoryview]
AnyPath = Union[str, "os.PathLike[str]"]


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, and what is known of it besides.

    - `data`: a path, or what is in the file.
    - `published`: when it was published, if that is known better than the file itself knows it.
    - `name`: what findings call it; its ending, `.csv` or `.json`, tells kinds of text apart.
    """

    data: AnyPath | Data
    published: AnyMoment | None = None
    name: str | None = None

    def loaded(self) -> Source:
        """The same with what is in the file, which nobody can change any more."""
        if isinstance(self.data, (str, os.PathLike)):
            return Source(Path(self.data).read_bytes(), self.published, self.name or os.fspath(self.data))
        return Source(bytes(self.data), self.published, self.name or "data")


AnySource = Union[AnyPath, Data, Source]


def source_of(file: AnySource, published: AnyMoment | None, name: str | None = None) -> Source:
    """A source with what a call says of all its files."""
    if isinstance(file, Source):
        return Source(file.data, published if file.published is None else file.published, file.name or name)
    if not isinstance(file, (str, os.PathLike, bytes, bytearray, memoryview)):
        raise TypeError(f"{type(file).__name__} is no source; wanted a path, bytes or a Source")
    return Source(file, published, name)


@contextmanager
def sources(
    files: Sequence[AnySource], published: AnyMoment | None = None, name: str | None = None
) -> Iterator[tuple[Any, int]]:
    """Files as C functions take them. Bytes that are here are not copied."""
    array = ffi.new("crossings_source[]", len(files))
    alive: list[Any] = []
    try:
        for slot, file in zip(array, files):
            source = source_of(file, published, name)
            if isinstance(source.data, (str, os.PathLike)):
                source = source.loaded()
            called = source.name or "data"
            buffer = ffi.from_buffer(source.data)
            alive.append(buffer)
            slot.bytes, slot.bytes_len = buffer, len(buffer)
            slot.name, slot.name_len = _text(called, alive)
            slot.published, slot.published_len = _text(moment_text(source.published), alive)
        yield array, len(files)
    finally:
        for buffer in alive:
            ffi.release(buffer)


def _text(text: str | None, alive: list[Any]) -> tuple[Any, int]:
    if text is None:
        return NULL, 0
    buffer = ffi.from_buffer("char[]", text.encode())
    alive.append(buffer)
    return buffer, len(buffer)
