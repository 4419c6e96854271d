"""Columns in and out, as Arrow has them: without any library of data frames.

A stream crosses as a capsule of Python that holds a `struct ArrowArrayStream`. Whoever takes it moves
what is in the structure; what nobody took is released when the capsule goes. What comes in is read
where it lies. The structures are those of the Arrow C Data Interface, which `crossings_arrow.h` has.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from crossings._library import call, ffi

__all__ = ["export", "taken"]

# Capsules.

STREAM = b"arrow_array_stream"
#: The members of a stream: get_schema, get_next, get_last_error, release, private_data.
_MEMBERS, _RELEASE = 5, 3
#: What is in capsules that still live, by address.
_streams: dict[int, Any] = {}

_new_capsule = ctypes.pythonapi.PyCapsule_New
_new_capsule.restype = ctypes.py_object
_new_capsule.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
# By its address and not as an object, for a capsule that is going must not be held on to.
_pointer_of = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p)(
    ("PyCapsule_GetPointer", ctypes.pythonapi)
)
_pointer_in = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.py_object, ctypes.c_char_p)(
    ("PyCapsule_GetPointer", ctypes.pythonapi)
)
_release_type = ffi.typeof("void (*)(void *)")
_new, _cast = ffi.new, ffi.cast
_words, _word, _stream_type = ffi.typeof("uintptr_t[]"), ffi.typeof("uintptr_t"), ffi.typeof("struct ArrowArrayStream *")


def _destroyer() -> Callable[[int], None]:
    # At the end of the interpreter a capsule may outlive this module: what it needs is bound here.
    streams, pointer_of, cast, release_type = _streams, _pointer_of, _cast, _release_type
    name, place = STREAM, _RELEASE

    def destroy(capsule: int) -> None:
        stream = streams.pop(pointer_of(capsule, name))
        if stream[place]:
            cast(release_type, stream[place])(stream)

    return destroy


# It is never freed: capsules may go at any time, the last of them after everything else.
_callback = ctypes.PYFUNCTYPE(None, ctypes.c_void_p)(_destroyer())
ctypes.pythonapi.Py_IncRef(ctypes.py_object(_callback))
_destructor = ctypes.cast(_callback, ctypes.c_void_p)


def export(function: Callable[..., int], handle: Any) -> object:
    """A capsule of the stream that a function of the library fills."""
    stream = _new(_words, _MEMBERS)
    call(function, handle, _cast(_stream_type, stream))
    address = int(_cast(_word, stream))
    _streams[address] = stream
    capsule: object = _new_capsule(address, STREAM, _destructor)
    return capsule


@contextmanager
def taken(frame: Any) -> Iterator[Any]:
    """The stream of whatever has columns, for a function of the library that takes it.

    Who made the stream releases what the library did not take.
    """
    if hasattr(frame, "__arrow_c_stream__"):
        capsule = frame.__arrow_c_stream__()
        yield _cast(_stream_type, _pointer_in(capsule, STREAM))
    elif hasattr(frame, "__arrow_c_array__"):
        schema, array = frame.__arrow_c_array__()
        yield from _alone(_pointer_in(schema, b"arrow_schema"), _pointer_in(array, b"arrow_array"))
    elif isinstance(frame, Mapping):
        batch = _Batch(frame)
        try:
            yield from _alone(ctypes.addressof(batch.schema), ctypes.addressof(batch.array))
        finally:
            if batch.array.release:
                _array_gone(ctypes.addressof(batch.array))
    else:
        raise TypeError(
            f"{type(frame).__name__} has no columns; wanted an object with `__arrow_c_stream__` or "
            "`__arrow_c_array__`, such as a data frame of polars, pyarrow, duckdb or pandas, or a dict of columns"
        )


# A stream of one batch, for what is no stream.


class _Schema(ctypes.Structure):
    _fields_ = (
        ("format", ctypes.c_char_p),
        ("name", ctypes.c_char_p),
        ("metadata", ctypes.c_char_p),
        ("flags", ctypes.c_int64),
        ("n_children", ctypes.c_int64),
        ("children", ctypes.c_void_p),
        ("dictionary", ctypes.c_void_p),
        ("release", ctypes.c_void_p),
        ("private_data", ctypes.c_void_p),
    )


class _Array(ctypes.Structure):
    _fields_ = (
        ("length", ctypes.c_int64),
        ("null_count", ctypes.c_int64),
        ("offset", ctypes.c_int64),
        ("n_buffers", ctypes.c_int64),
        ("n_children", ctypes.c_int64),
        ("buffers", ctypes.c_void_p),
        ("children", ctypes.c_void_p),
        ("dictionary", ctypes.c_void_p),
        ("release", ctypes.c_void_p),
        ("private_data", ctypes.c_void_p),
    )


class _Stream(ctypes.Structure):
    _fields_ = (
        ("get_schema", ctypes.c_void_p),
        ("get_next", ctypes.c_void_p),
        ("get_last_error", ctypes.c_void_p),
        ("release", ctypes.c_void_p),
        ("private_data", ctypes.c_void_p),
    )


_PULL = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(_Stream), ctypes.c_void_p)
_GONE = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
_SAID = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p)
#: The schema and the array that a stream still has to give, by the stream's private data.
_batches: dict[int, list[int]] = {}
_numbers = count(1)
_EINVAL = 22


def _move(source: int, kind: type[_Schema] | type[_Array], to: int) -> None:
    ctypes.memmove(to, source, ctypes.sizeof(kind))
    kind.from_address(source).release = None


def _give_schema(stream: Any, out: int) -> int:
    schema = _batches[stream.contents.private_data][0]
    if not _Schema.from_address(schema).release:
        return _EINVAL
    _move(schema, _Schema, out)
    return 0


def _give_array(stream: Any, out: int) -> int:
    array = _batches[stream.contents.private_data][1]
    if _Array.from_address(array).release:
        _move(array, _Array, out)
    else:
        # The end of the stream.
        ctypes.memset(out, 0, ctypes.sizeof(_Array))
    return 0


def _stream_gone(stream: int) -> None:
    one = _Stream.from_address(stream)
    _batches.pop(one.private_data, None)
    one.release = None


def _said(_: int) -> None:
    return None


_give_schema_c, _give_array_c = _PULL(_give_schema), _PULL(_give_array)
_stream_gone_c, _said_c = _GONE(_stream_gone), _SAID(_said)


def _alone(schema: int, array: int) -> Iterator[Any]:
    """A stream of one batch, whose schema and array are those at two addresses."""
    number = next(_numbers)
    _batches[number] = [schema, array]
    functions = (_give_schema_c, _give_array_c, _said_c, _stream_gone_c)
    stream = _Stream(*(ctypes.cast(one, ctypes.c_void_p) for one in functions), number)
    try:
        yield _cast(_stream_type, ctypes.addressof(stream))
    finally:
        _batches.pop(number, None)


# A batch of columns that Python has.

#: What Arrow calls the items of buffers.
_FORMATS = {("i", 1): b"c", ("i", 2): b"s", ("i", 4): b"i", ("i", 8): b"l"}
_FORMATS |= {("u", 1): b"C", ("u", 2): b"S", ("u", 4): b"I", ("u", 8): b"L", ("f", 4): b"f", ("f", 8): b"g"}
_KINDS = {**dict.fromkeys("bhilqn", "i"), **dict.fromkeys("BHILQN", "u"), **dict.fromkeys("fd", "f")}
_NULLABLE = 2
_EPOCH, _MICROSECOND = datetime(1970, 1, 1), timedelta(microseconds=1)
#: What must live until a batch is released, by its address.
_alive: dict[int, Any] = {}


def _schema_gone(schema: int) -> None:
    _Schema.from_address(schema).release = None


def _array_gone(array: int) -> None:
    one = _Array.from_address(array)
    _alive.pop(one.private_data, None)
    one.release = None


_schema_gone_c, _array_gone_c = _GONE(_schema_gone), _GONE(_array_gone)


class _Batch:
    """A batch of the columns of a mapping: buffers of numbers are not copied, and other values are."""

    def __init__(self, columns: Mapping[str, Any]) -> None:
        self.held: list[Any] = []
        number = next(_numbers)
        parts = [self._column(str(name), values) for name, values in columns.items()]
        lengths = {array.length for _, array in parts}
        if len(lengths) > 1:
            said = ", ".join(f"{name!r} has {array.length}" for name, (_, array) in zip(columns, parts))
            raise ValueError(f"the columns are not of one length: {said}")
        schemas = self._keep((ctypes.c_void_p * len(parts))(*(ctypes.addressof(schema) for schema, _ in parts)))
        arrays = self._keep((ctypes.c_void_p * len(parts))(*(ctypes.addressof(array) for _, array in parts)))
        self.schema = self._schema(b"+s", b"", len(parts), schemas)
        self.array = self._array(max(lengths, default=0), 0, [None], len(parts), arrays)
        # What the batch needs lives until it is released, by whoever has it then.
        self.array.private_data = number
        _alive[number] = self

    def _keep(self, one: Any) -> Any:
        self.held.append(one)
        return one

    def _schema(self, kind: bytes, name: bytes, children: int = 0, of: Any = None) -> _Schema:
        gone, at = ctypes.cast(_schema_gone_c, ctypes.c_void_p), ctypes.cast(of, ctypes.c_void_p)
        schema: _Schema = self._keep(_Schema(kind, name, None, _NULLABLE, children, at, None, gone, None))
        return schema

    def _array(self, length: int, nulls: int, buffers: Sequence[Any], children: int = 0, of: Any = None) -> _Array:
        pointers = self._keep((ctypes.c_void_p * len(buffers))(*buffers))
        gone, at = ctypes.cast(_array_gone_c, ctypes.c_void_p), ctypes.cast(of, ctypes.c_void_p)
        buffered = ctypes.cast(pointers, ctypes.c_void_p)
        array: _Array = self._keep(_Array(length, nulls, 0, len(buffers), children, buffered, at, None, gone, None))
        return array

    def _column(self, name: str, values: Any) -> tuple[_Schema, _Array]:
        called = name.encode()
        if getattr(getattr(values, "dtype", None), "kind", None) == "M":
            # Days and moments of numpy; a NaT becomes None.
            values = values.astype("datetime64[us]").tolist()
        if not isinstance(values, (list, tuple)):
            try:
                view = memoryview(values)
                kind = _FORMATS[_KINDS[view.format.lstrip("@=<")], view.itemsize]
            except (TypeError, KeyError):
                values = self._listed(name, values)
            else:
                if view.ndim != 1:
                    raise TypeError(f"the column {name!r} has {view.ndim} dimensions; wanted one")
                address = self._bytes(view if view.contiguous else view.tobytes())
                return self._schema(kind, called), self._array(len(view), 0, [None, address])
        return self._values(called, list(values))

    @staticmethod
    def _listed(name: str, values: Any) -> list[Any]:
        if isinstance(values, (str, bytes)) or not hasattr(values, "tolist"):
            raise TypeError(f"the column {name!r} is a {type(values).__name__}; wanted a list or an array of one dimension")
        listed: list[Any] = values.tolist()
        return listed

    def _values(self, name: bytes, values: list[Any]) -> tuple[_Schema, _Array]:
        nulls = sum(value is None for value in values)
        validity = None
        if nulls:
            bits = bytearray((len(values) + 7) // 8)
            for place, value in enumerate(values):
                if value is not None:
                    bits[place >> 3] |= 1 << (place & 7)
            validity = self._bytes(bytes(bits))
        if all(value is None or (type(value) is int and -(2**63) <= value < 2**63) for value in values):
            numbers = self._keep((ctypes.c_int64 * max(1, len(values)))(*(value or 0 for value in values)))
            return self._schema(b"l", name), self._array(len(values), nulls, [validity, ctypes.addressof(numbers)])
        if all(value is None or type(value) is date for value in values):
            days = [0 if value is None else value.toordinal() - _EPOCH.toordinal() for value in values]
            kept = self._keep((ctypes.c_int32 * max(1, len(days)))(*days))
            return self._schema(b"tdD", name), self._array(len(values), nulls, [validity, ctypes.addressof(kept)])
        if all(value is None or (type(value) is datetime and value.tzinfo is None) for value in values):
            moments = [0 if value is None else (value - _EPOCH) // _MICROSECOND for value in values]
            kept = self._keep((ctypes.c_int64 * max(1, len(moments)))(*moments))
            return self._schema(b"tsu:", name), self._array(len(values), nulls, [validity, ctypes.addressof(kept)])
        texts = [b"" if value is None else str(value).encode() for value in values]
        ends = [0]
        for text in texts:
            ends.append(ends[-1] + len(text))
        offsets = self._keep((ctypes.c_int64 * len(ends))(*ends))
        buffers = [validity, ctypes.addressof(offsets), self._bytes(b"".join(texts))]
        return self._schema(b"U", name), self._array(len(values), nulls, buffers)

    def _bytes(self, data: bytes | memoryview) -> int:
        buffer = self._keep(ffi.from_buffer(data if len(data) else b"\0"))
        return int(_cast(_word, buffer))
