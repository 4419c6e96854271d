"""The columns of a stream that the library itself has filled, as lists of Python."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from crossings._library import call, ffi

__all__ = ["read"]

# Where the members of the structures of Arrow stand, each of eight bytes.
_GET_NEXT, _STREAM_RELEASE = 1, 3
_LENGTH, _NULLS, _OFFSET, _BUFFERS, _CHILDREN, _RELEASE, _MEMBERS = 0, 1, 2, 5, 6, 8, 10
_SIZES = {"i": 4, "q": 8}
#: Which bits of a byte are set.
_BITS = [[bool(byte >> bit & 1) for bit in range(8)] for byte in range(256)]


def _at(address: int, length: int) -> bytes:
    return bytes(ffi.buffer(ffi.cast("char *", address), length))


def _column(column: Any, kind: str, length: int) -> list[Any]:
    offset, buffers = column[_OFFSET], ffi.cast("uintptr_t *", column[_BUFFERS])
    size = _SIZES[kind]
    view: Any = memoryview(_at(buffers[1] + offset * size, length * size))
    values: list[Any] = view.cast(kind).tolist()
    if column[_NULLS] and buffers[0]:
        known = [bit for byte in _at(buffers[0], (offset + length + 7) // 8) for bit in _BITS[byte]]
        return [value if bit else None for value, bit in zip(values, known[offset:])]
    return values


def read(function: Callable[..., int], handle: Any, kinds: Sequence[str]) -> list[list[Any]]:
    """Each column of the stream that a function fills: `i` of 32-bit and `q` of 64-bit integers."""
    stream, batch = ffi.new("uintptr_t[]", 5), ffi.new("uintptr_t[]", _MEMBERS)
    call(function, handle, ffi.cast("struct ArrowArrayStream *", stream))
    following = ffi.cast("int (*)(void *, void *)", stream[_GET_NEXT])
    columns: list[list[Any]] = [[] for _ in kinds]
    try:
        while not following(stream, batch) and batch[_RELEASE]:
            children, length = ffi.cast("uintptr_t **", batch[_CHILDREN]), batch[_LENGTH]
            for place, kind in enumerate(kinds):
                columns[place] += _column(children[place], kind, length)
            ffi.cast("void (*)(void *)", batch[_RELEASE])(batch)
    finally:
        ffi.cast("void (*)(void *)", stream[_STREAM_RELEASE])(stream)
    return columns
