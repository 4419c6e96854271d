"""The command: `python -m crossings`, and `crossings`. It is the one of the library, to the byte."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> int:
    """Runs the command and gives its exit code; `arguments` are those behind the program's name."""
    from crossings._library import call, ffi, lib

    given = [os.fsencode(one) for one in (sys.argv[1:] if arguments is None else arguments)]
    texts = [ffi.from_buffer("char[]", one) for one in [b"crossings", *given]]
    array = ffi.new("crossings_text[]", [(text, len(text)) for text in texts])
    code = ffi.new("int32_t *")
    # What Python has written so far comes first.
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    with _interruptible():
        ##= docs/rules.md#python-and-the-command-line
        ##% python-01: The command of the Python package MUST print what the Rust program prints, to the byte.
        call(lib.crossings_command_line, array, len(texts), code)
    return int(code[0])


@contextmanager
def _interruptible() -> Iterator[None]:
    """Lets the interrupt key end the program at once: Python hears of it only when the library is done."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    except ValueError:
        # Only the main thread may say so.
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


if __name__ == "__main__":
    sys.exit(main())
