"""The shared library: loaded, checked against what was declared of it, and called.

Nothing but this module and those that name functions of the C header touch C. `cffi` releases the
lock of the interpreter for the length of every call, so that threads call at once.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

    from typing_extensions import Self

    _crossings: Any
    ffi: Any
    lib: Any
else:
    from crossings import _crossings
    from crossings._crossings import ffi, lib

__all__ = ["NULL", "Handle", "borrowed", "call", "failed", "ffi", "lib", "items", "length", "make", "string", "texts", "version"]

NULL = ffi.NULL
#: The version of the binary interface that this package is written for.
ABI_VERSION = 4


def _refuse(what: str) -> NoReturn:
    raise ImportError(
        f"the shared library of crossings does not fit this package: {what}; install the package anew", name=__package__
    )


def _verify() -> None:
    """Refuses a library whose interface is another than the declared one."""
    found, declared = lib.crossings_abi_version(), lib.CROSSINGS_ABI_VERSION
    ##= docs/rules.md#python-and-the-command-line
    ##% python-02: A library of another version of the interface MUST be refused at import.
    if not ABI_VERSION == declared == found:
        _refuse(f"its interface has version {found}, declared is {declared}, and wanted is {ABI_VERSION}")
    size, size_of, measure = ffi.new("size_t *"), ffi.sizeof, lib.crossings_struct_size
    for number, name in ffi.typeof("crossings_struct").elements.items():
        kind = name.replace("_STRUCT_", "_", 1).lower()
        ##= docs/rules.md#python-and-the-command-line
        ##% python-03: A library with a structure of another size MUST be refused at import.
        if measure(number, size, NULL) or size[0] != size_of(kind):
            _refuse(f"{kind} has {size[0]} bytes there, and {size_of(kind)} here")


_verify()


def _keep() -> None:
    """Keeps the library in memory to the end of the process.

    When the interpreter ends, modules are cleared before some of what they held: a handle that goes late is
    still freed by the library, which must be there.
    """
    import os

    if hasattr(os, "RTLD_NODELETE"):
        folder = os.path.dirname(_crossings.__file__)
        names = [name for name in os.listdir(folder) if name.split(".")[0].endswith("_crossings")]
        ffi.dlopen(os.path.join(folder, names[0]), os.RTLD_NOW | os.RTLD_NODELETE)
    else:
        import ctypes

        ctypes.pythonapi.Py_IncRef(ctypes.py_object(lib))


_keep()

_error_slot = ffi.typeof("crossings_error **")
_string_slot = ffi.typeof("crossings_string **")
_text_slot = ffi.typeof("crossings_text *")
_length_slot = ffi.typeof("size_t *")
_new = ffi.new
_unpack = ffi.unpack
_string_text = lib.crossings_string_text
_string_free = lib.crossings_string_free
_names_len, _names_get, _names_free = lib.crossings_names_len, lib.crossings_names_get, lib.crossings_names_free


def version() -> str:
    """The version of the library: `0.1.0`."""
    text: str = ffi.string(lib.crossings_version()).decode()
    return text


def failed(status: int, slot: Any) -> NoReturn:
    """Raises the error of a call that failed, with what stands in its error slot."""
    from crossings.errors import error_of

    raise error_of(status, slot[0])


def call(function: Callable[..., int], *arguments: Any) -> None:
    """Calls a function; its failure is raised."""
    slot = _new(_error_slot)
    status = function(*arguments, slot)
    if status:
        failed(status, slot)


def make(function: Callable[..., int], kind: Any, *arguments: Any) -> Any:
    """Calls a function that fills one output, of the pointer type `kind`, and gives what it was filled with."""
    out, slot = _new(kind), _new(_error_slot)
    status = function(*arguments, out, slot)
    if status:
        failed(status, slot)
    return out[0]


def length(function: Callable[..., int], *arguments: Any) -> int:
    """What a function that counts says."""
    count: int = make(function, _length_slot, *arguments)
    return count


def string(function: Callable[..., int], *arguments: Any) -> str:
    """The text that a function gives for the caller to free."""
    handle = ffi.gc(make(function, _string_slot, *arguments), _string_free)
    text: str | None = borrowed(make(_string_text, _text_slot, handle))
    return text or ""


def borrowed(text: Any) -> str | None:
    """A copy of a borrowed text; `None` where it is not known."""
    data = text.data
    if data == NULL:
        return None
    copied: str = _unpack(data, text.len).decode()
    return copied


def texts(function: Callable[..., int], *arguments: Any) -> list[str]:
    """The names that a function lists."""
    handle = ffi.gc(make(function, "crossings_names **", *arguments), _names_free)
    out = _new(_text_slot)
    found = []
    for index in range(length(_names_len, handle)):
        call(_names_get, handle, index, out)
        found.append(borrowed(out) or "")
    return found


def items(handle: Any, count: Callable[..., int], get: Callable[..., int], kind: str, read: Callable[[Any], Any]) -> list[Any]:
    """Each structure of a list, read while the list lives; `handle` may be a handle and what else says which list."""
    of = handle if isinstance(handle, tuple) else (handle,)
    out = _new(kind)
    found = []
    for index in range(length(count, *of)):
        call(get, *of, index, out)
        found.append(read(out))
    return found


class Handle:
    """What an object of the library is held by.

    It never changes, and any number of threads may use it at once. `close`, or the end of a `with`
    block, gives it up; what is asked of it afterwards is a `ValueError`. Its memory is freed as soon as
    no call uses it any more, so that closing is safe while others are still at work.
    """

    __slots__ = ("__weakref__", "_handle")

    _handle: Any

    @classmethod
    def _own(cls, pointer: Any, free: Any) -> Self:
        self = object.__new__(cls)
        self._handle = ffi.gc(pointer, free)
        return self

    def close(self) -> None:
        """Gives it up; to do so again does nothing."""
        self._handle = NULL

    @property
    def closed(self) -> bool:
        """Whether it was given up."""
        return bool(self._handle == NULL)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, _: object) -> Self:
        return self

    def __reduce__(self) -> NoReturn:
        raise TypeError(f"a {type(self).__name__} is held by the library and cannot be pickled; write its JSON instead")
