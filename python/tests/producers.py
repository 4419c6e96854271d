"""Producers of Arrow streams that share nothing with any library: structures made with ctypes, which count.

`Columns` has `__arrow_c_stream__` and nothing else. Every structure that it hands out is counted when it
is made and when it is released; to release one twice is told apart.
"""
import collections
import ctypes
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p

NAME = b"arrow_array_stream"


class Schema(Structure):
    pass


class Array(Structure):
    pass


class Stream(Structure):
    pass


RELEASE_SCHEMA, RELEASE_ARRAY = CFUNCTYPE(None, POINTER(Schema)), CFUNCTYPE(None, POINTER(Array))
GET_SCHEMA = CFUNCTYPE(c_int, POINTER(Stream), POINTER(Schema))
GET_NEXT = CFUNCTYPE(c_int, POINTER(Stream), POINTER(Array))
GET_LAST_ERROR, RELEASE_STREAM = CFUNCTYPE(c_void_p, POINTER(Stream)), CFUNCTYPE(None, POINTER(Stream))
Schema._fields_ = [
    ("format", c_char_p), ("name", c_char_p), ("metadata", c_char_p), ("flags", c_int64), ("n_children", c_int64),
    ("children", POINTER(POINTER(Schema))), ("dictionary", POINTER(Schema)), ("release", RELEASE_SCHEMA),
    ("private", c_void_p)]
Array._fields_ = [
    ("length", c_int64), ("null_count", c_int64), ("offset", c_int64), ("n_buffers", c_int64), ("n_children", c_int64),
    ("buffers", POINTER(c_void_p)), ("children", POINTER(POINTER(Array))), ("dictionary", POINTER(Array)),
    ("release", RELEASE_ARRAY), ("private", c_void_p)]
Stream._fields_ = [
    ("get_schema", GET_SCHEMA), ("get_next", GET_NEXT), ("get_last_error", GET_LAST_ERROR), ("release", RELEASE_STREAM),
    ("private", c_void_p)]

_new = ctypes.pythonapi.PyCapsule_New
_new.restype, _new.argtypes = ctypes.py_object, [c_void_p, c_char_p, c_void_p]
pointer_of = ctypes.PYFUNCTYPE(c_void_p, ctypes.py_object, c_char_p)(("PyCapsule_GetPointer", ctypes.pythonapi))
_pointer_while_it_goes = ctypes.PYFUNCTYPE(c_void_p, c_void_p, c_char_p)(("PyCapsule_GetPointer", ctypes.pythonapi))

FORMATS = {"i": ctypes.c_int32, "I": ctypes.c_uint32, "l": ctypes.c_int64, "L": ctypes.c_uint64, "tdD": ctypes.c_int32}
#: What is handed out and not yet released, by number: the memory behind it.
_alive = {}
#: What was released that had been before.
strays = collections.Counter()
_numbers = iter(range(1, 10**12))


class Counts(collections.Counter):
    """How many structures were made and released, and what went wrong."""

    def even(self):
        """Whether everything that was handed out was released, and nothing of anybody twice."""
        kinds = ("schema", "array", "stream")
        return all(self[f"{what} made"] == self[f"{what} released"] for what in kinds) and not strays


def _keep(counts, what, *memory):
    number = next(_numbers)
    _alive[number] = counts, what, memory
    counts[f"{what} made"] += 1
    return number


def _let_go(pointer, kind):
    entry = _alive.pop(pointer[0].private, None)
    if entry is None:
        strays["released twice"] += 1
        return
    counts, what, _ = entry
    counts[f"{what} released"] += 1
    for place in range(getattr(pointer[0], "n_children", 0)):
        child = pointer[0].children[place]
        if child[0].release:
            child[0].release(child)
    pointer[0].release = kind()


_release_schema = RELEASE_SCHEMA(lambda pointer: _let_go(pointer, RELEASE_SCHEMA))
_release_array = RELEASE_ARRAY(lambda pointer: _let_go(pointer, RELEASE_ARRAY))


@ctypes.PYFUNCTYPE(None, c_void_p)
def _destroy(capsule):
    stream = ctypes.cast(_pointer_while_it_goes(capsule, NAME), POINTER(Stream))
    if stream[0].release:
        stream[0].release(stream)
    _shells.pop(ctypes.addressof(stream[0]), None)


_shells = {}


class Columns:
    """Columns of whole numbers, in batches, behind `__arrow_c_stream__` and nothing else.

    - `columns`: by name, the format and the values of each batch: `{"people": ("I", [[1, 2], [3]])}`. None is a null.
    - `breaks`: where the producer fails: at `schema`, or at the batch of that number.
    """

    def __init__(self, columns, breaks=None):
        self._columns, self._breaks, self.counts = columns, breaks, Counts()
        self._batches = max(len(batches) for _, batches in columns.values())

    def _schema(self, name, format, children=()):
        made = [self._schema(*child) for child in children]
        pointers = (POINTER(Schema) * len(made))(*(ctypes.pointer(one) for one in made))
        schema = Schema(format=format.encode(), name=name.encode(), flags=2, n_children=len(made), release=_release_schema)
        schema.children = ctypes.cast(pointers, POINTER(POINTER(Schema))) if made else None
        schema.private = _keep(self.counts, "schema", schema, made, pointers)
        return schema

    def _array(self, format, values):
        buffer = (FORMATS[format] * len(values))(*(0 if value is None else value for value in values))
        bits = bytearray((len(values) + 7) // 8)
        for place, value in enumerate(values):
            bits[place // 8] |= (value is not None) << place % 8
        nulls = sum(value is None for value in values)
        known = (ctypes.c_uint8 * max(1, len(bits)))(*bits)
        buffers = (c_void_p * 2)(ctypes.addressof(known) if nulls else None, ctypes.addressof(buffer))
        array = Array(length=len(values), null_count=nulls, n_buffers=2, release=_release_array)
        array.buffers = ctypes.cast(buffers, POINTER(c_void_p))
        array.private = _keep(self.counts, "array", array, buffer, known, buffers)
        return array

    def _batch(self, number):
        made = [self._array(format, batches[number]) for format, batches in self._columns.values()]
        pointers = (POINTER(Array) * len(made))(*(ctypes.pointer(one) for one in made))
        buffers = (c_void_p * 1)(None)
        batch = Array(length=made[0].length, n_buffers=1, n_children=len(made), release=_release_array)
        batch.buffers, batch.children = ctypes.cast(buffers, POINTER(c_void_p)), ctypes.cast(pointers, POINTER(POINTER(Array)))
        batch.private = _keep(self.counts, "array", batch, made, pointers, buffers)
        return batch

    def __arrow_c_stream__(self, requested_schema=None):
        state, said = {"next": 0}, ctypes.create_string_buffer(b"the producer broke off")

        def get_schema(_, out):
            if self._breaks == "schema":
                return 5
            children = [(name, format) for name, (format, _) in self._columns.items()]
            out[0] = self._schema("", "+s", children)
            return 0

        def get_next(_, out):
            number, state["next"] = state["next"], state["next"] + 1
            if number == self._breaks:
                return 5
            if number < self._batches:
                out[0] = self._batch(number)
            else:
                out[0] = Array()
            return 0

        callbacks = (GET_SCHEMA(get_schema), GET_NEXT(get_next), GET_LAST_ERROR(lambda _: ctypes.addressof(said)),
                     RELEASE_STREAM(lambda pointer: _let_go(pointer, RELEASE_STREAM)))
        stream = Stream(*callbacks)
        stream.private = _keep(self.counts, "stream", callbacks, said)
        _shells[ctypes.addressof(stream)] = stream
        return _new(ctypes.addressof(stream), NAME, ctypes.cast(_destroy, c_void_p))


def alive():
    """How many structures of all producers are not released."""
    return len(_alive)


def consume(capsule, batches=None):
    """Takes a stream out of a capsule as a consumer does, reads so many batches (None: all) and releases it.

    Returns how many rows there were, and how often the stream's own release was called by us: once.
    """
    shell = ctypes.cast(pointer_of(capsule, NAME), POINTER(Stream))
    moved = Stream.from_buffer_copy(shell[0])
    shell[0].release = RELEASE_STREAM()
    schema, rows = Schema(), 0
    assert moved.get_schema(ctypes.byref(moved), ctypes.byref(schema)) == 0
    names = [schema.children[place][0].name.decode() for place in range(schema.n_children)]
    schema.release(ctypes.byref(schema))
    assert not schema.release
    while batches is None or batches > 0:
        array = Array()
        assert moved.get_next(ctypes.byref(moved), ctypes.byref(array)) == 0
        if not array.release:
            break
        rows += array.length
        array.release(ctypes.byref(array))
        assert not array.release
        batches = None if batches is None else batches - 1
    moved.release(ctypes.byref(moved))
    assert not moved.release
    return names, rows
