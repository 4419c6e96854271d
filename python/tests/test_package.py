"""The package as such: what it offers, what it loads, and that it is bound to the library it came with."""

import re
import subprocess
import sys
from importlib import import_module, metadata
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

import crossings
from crossings import _library

ROOT = Path(__file__).parents[2]


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_every_name_is_there_and_says_what_it_is() -> None:
    assert len(set(crossings.__all__)) == len(crossings.__all__) > 90
    for name in crossings.__all__:
        if name == "plot":
            continue  # It needs matplotlib, and has tests of its own.
        found = getattr(crossings, name)
        assert name.startswith("__") or found.__doc__, name
    assert set(crossings.__all__) <= set(dir(crossings))


def test_the_list_of_names_is_that_of_the_modules() -> None:
    """What type checkers see, what is offered, and what the modules offer are the same."""
    source = (Path(crossings.__file__)).read_text(encoding="utf-8")
    checked = set(re.findall(r"^        (\w+) as \1,$", source, re.M)) | set(re.findall(r"import (\w+) as \1$", source, re.M))
    offered = {name for name in crossings.__all__ if not name.startswith("__")}
    assert checked | {"plot"} == offered
    for name, home in crossings._HOMES.items():
        assert name in import_module(f"crossings.{home}").__all__, (name, home)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        crossings.nothing  # noqa: B018


def test_importing_loads_next_to_nothing() -> None:
    loaded = run("import sys; before = set(sys.modules); import crossings; print(*sorted(set(sys.modules) - before))")
    heavy = {"dataclasses", "inspect", "json", "fractions", "decimal", "pathlib", "ctypes", "datetime", "numpy", "matplotlib"}
    assert not heavy & set(loaded.split()), loaded


def test_no_library_of_frames_is_needed() -> None:
    needed = [one for one in metadata.requires("crossings") or [] if "extra ==" not in one]
    assert [re.split(r"[<>=; ]", one)[0] for one in needed] == ["cffi"]


def test_the_version_is_one() -> None:
    cargo = re.search(r'^version = "(.+)"$', (ROOT / "Cargo.toml").read_text(encoding="utf-8"), re.M)
    assert cargo is not None
    assert crossings.__version__ == metadata.version("crossings") == cargo[1]


def test_the_package_says_that_it_is_typed() -> None:
    assert (Path(crossings.__file__).parent / "py.typed").is_file()


def backend() -> ModuleType:
    """The build backend, but for maturin, which it needs only to build."""
    source = (ROOT / "python/build/backend.py").read_text(encoding="utf-8")
    names = re.search(r"^NUMBER = .*?(?=^def write_header)", source, re.M | re.S)
    assert names is not None
    module = ModuleType("backend")
    exec("import re\n" + names[0], module.__dict__)
    return module


def test_the_library_is_bound_to_the_committed_header() -> None:
    header = (ROOT / "include/crossings.h").read_text(encoding="utf-8")
    declared = backend().declarations(header)
    assert not re.search("^#(?!define)", declared, re.M) and "#define CROSSINGS_ABI_VERSION" in declared
    wanted = set(re.findall(r"\b(crossings_\w+)\(", re.sub(r"/\*.*?\*/", "", declared, flags=re.S)))
    bound = {name for name in dir(_library.lib) if name.startswith("crossings_")}
    assert bound == wanted and len(bound) > 250
    for name in bound:
        assert getattr(_library.lib, name), f"{name} is not in the shared library"


def test_a_library_of_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_library, "ABI_VERSION", _library.ABI_VERSION + 1)
    ##= docs/rules.md#python-and-the-command-line
    ##% python-02: A library of another version of the interface MUST be refused at import.
    with pytest.raises(ImportError, match=r"its interface has version \d+, declared is \d+, and wanted is \d+"):
        _library._verify()


def test_a_library_with_another_structure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    lib = _library.lib

    def size(structure: int, out: object, err: object) -> int:
        status: int = lib.crossings_struct_size(structure, out, err)
        if structure == 9:
            out[0] += 8  # type: ignore[index]
        return status

    other = SimpleNamespace(
        crossings_abi_version=lib.crossings_abi_version,
        CROSSINGS_ABI_VERSION=lib.CROSSINGS_ABI_VERSION,
        crossings_struct_size=size,
    )
    monkeypatch.setattr(_library, "lib", other)
    ##= docs/rules.md#python-and-the-command-line
    ##% python-03: A library with a structure of another size MUST be refused at import.
    with pytest.raises(ImportError, match="crossings_day has 48 bytes there, and 40 here"):
        _library._verify()


def test_every_structure_is_checked() -> None:
    header = (ROOT / "include/crossings.h").read_text(encoding="utf-8")
    bare = re.sub(r"/\*.*?\*/", "", header, flags=re.S)
    structures = set(re.findall(r"typedef struct \{[^}]*\} (crossings_\w+);", bare))
    named = {
        name.replace("_STRUCT_", "_", 1).lower()
        for name in _library.ffi.typeof("crossings_struct").elements.values()
    }
    assert named == structures


def test_what_lives_to_the_end_of_the_interpreter_is_freed_in_order(tmp_path: Path) -> None:
    """hypothesis keeps the module of a test alive, so that its handles go after the modules are cleared."""
    test = tmp_path / "test_kept.py"
    test.write_text(
        "import crossings\nfrom hypothesis import given, settings, strategies as st\nREGISTER = crossings.Register.builtin()\n"
        "@settings(max_examples=1, database=None)\n@given(st.integers())\ndef test_it(x):\n    assert REGISTER.series\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "pytest", "--import-mode=importlib", "-q", "-p", "no:cacheprovider", "--rootdir", tmp_path, test]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, (done.returncode, done.stdout, done.stderr)
