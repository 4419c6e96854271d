"""Declares the whole header to cffi, as bindings for Python do: `cffi_reads_the_header.py HEADER`.

The lines of the preprocessor go, but for whole-number macros; nothing else may be in cffi's way.
"""
import re
import sys

import cffi

lines = open(sys.argv[1], encoding="utf-8").read().splitlines()
macro = re.compile(r"#define CROSSINGS_\w+ \d+$")
kept = [line for line in lines if not line.startswith("#") or macro.match(line)]
text = "\n".join(line for line in kept if line not in ('extern "C" {', "}"))
ffi = cffi.FFI()
ffi.cdef(text)
functions = set(re.findall(r"\b(crossings_\w+)\(", re.sub(r"/\*.*?\*/", "", text, flags=re.S)))
known = {name.split()[-1] for name in ffi._parser._declarations if name.startswith("function ")}
assert functions == known, functions ^ known
assert ffi.sizeof("crossings_date") == 4 and len(functions) > 100
print(f"cffi reads {len(functions)} functions")
