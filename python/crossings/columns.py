"""Columns in and out, as Arrow has them: without a copy, and without any library of data frames.

A stream crosses as a capsule of Python that holds a `struct ArrowArrayStream`. Whoever takes it moves
what is in the structure; what nobody took is released when the capsule goes.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from crossings._library import call, ffi

__all__ = ["export", "taken"]

STREAM = b"arrow_array_stream"
#: The members of a stream: get_schema, get_next, get_last_error, release, private_data.
_MEMBERS, _RELEASE = 5, 3
#: What is in capsules that still live, by address.
_streams: dict[int, Any] = {}

_new_capsule = ctypes.pythonapi.PyCapsule_New
_new_capsule.restype = ctypes.py_object
_new_capsule.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
_pointer_of = ctypes.pythonapi.PyCapsule_GetPointer
_pointer_of.restype = ctypes.c_void_p
# Not as an object: the capsule that is going must not be held on to.
_pointer_of.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
_pointer_in = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.py_object, ctypes.c_char_p)(
    ("PyCapsule_GetPointer", ctypes.pythonapi)
)


def _destroy(capsule: int) -> None:
    address = _pointer_of(capsule, STREAM)
    _release(_streams.pop(address))


def _release(stream: Any) -> None:
    if stream[_RELEASE]:
        ffi.cast("void (*)(void *)", stream[_RELEASE])(stream)


# They live as long as this module: capsules may go at any time.
_callback = ctypes.PYFUNCTYPE(None, ctypes.c_void_p)(_destroy)
_destructor = ctypes.cast(_callback, ctypes.c_void_p)


def export(function: Callable[..., int], handle: Any) -> object:
    """A capsule of the stream that a function of the library fills."""
    stream = ffi.new("uintptr_t[]", _MEMBERS)
    call(function, handle, ffi.cast("struct ArrowArrayStream *", stream))
    address = int(ffi.cast("uintptr_t", stream))
    _streams[address] = stream
    capsule: object = _new_capsule(address, STREAM, _destructor)
    return capsule


@contextmanager
def taken(frame: Any) -> Iterator[Any]:
    """The stream of whatever has columns, for a function of the library that takes it."""
    stream = getattr(frame, "__arrow_c_stream__", None)
    if stream is not None:
        capsule = stream()
        yield ffi.cast("struct ArrowArrayStream *", _pointer_in(capsule, STREAM))
        return
    raise TypeError(
        f"{type(frame).__name__} has no columns; wanted an object with `__arrow_c_stream__` or "
        "`__arrow_c_array__`, such as a data frame of polars, pyarrow, duckdb or pandas, or a dict of columns"
    )
