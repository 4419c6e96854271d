"""The command: `python -m crossings`, and `crossings`. It is the one of the library, to the byte."""

from __future__ import annotations

import os
import sys

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
    call(lib.crossings_command_line, array, len(texts), code)
    return int(code[0])


if __name__ == "__main__":
    sys.exit(main())
