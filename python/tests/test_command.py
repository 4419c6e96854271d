"""The command: `python -m crossings` and `crossings` are the library's own, to the byte."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import crossings
from crossings.__main__ import main

CSV = b"date,people,boats\n2024-07-08,65,1\n2024-07-09,419,6\n"
SCRIPT = Path(sysconfig.get_path("scripts"), "crossings")


def run(*arguments: str, **options: object) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run([sys.executable, "-m", "crossings", *arguments], capture_output=True, **options)  # type: ignore[call-overload,no-any-return]


@pytest.fixture
def days(tmp_path: Path) -> str:
    path = tmp_path / "days.csv"
    path.write_bytes(CSV)
    return str(path)


def test_it_has_the_version_of_the_package() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"crossings {crossings.__version__}\n".encode(), b"")


def test_its_answers_are_those_of_the_package(days: str) -> None:
    done = run("summary", "--by", "month", "--format", "json", days)
    assert done.returncode == 0 and done.stderr == b""
    import json

    assert json.loads(done.stdout) == json.loads(crossings.Register.read(days).summary("month").to_json())


def test_the_script_and_the_module_are_the_same(days: str) -> None:
    module, script = run("check", days), subprocess.run([SCRIPT, "check", days], capture_output=True)
    assert module.returncode == script.returncode == 0
    assert module.stdout == script.stdout != b"" and module.stderr == script.stderr


def test_failures_have_their_exit_codes(days: str) -> None:
    assert run("no-such-command").returncode == 2
    done = run("check", "no such file.csv")
    assert done.returncode != 0 and b"no such file.csv" in done.stdout + done.stderr
    assert b"Usage: crossings" in run("--help").stdout


def test_it_can_be_called(capfd: pytest.CaptureFixture[str], days: str) -> None:
    print("before")
    assert main(["explain", "C009"]) == 0
    shown = capfd.readouterr().out
    assert shown.startswith("before\n") and "C009" in shown


def test_a_reader_that_goes_away_is_no_failure(days: str) -> None:
    """As with the Rust program, a closed pipe ends it quietly."""
    command = f"{sys.executable} -m crossings explain | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True)
    assert done.stdout.count(b"\n") == 1 and b"panic" not in done.stderr and b"Traceback" not in done.stderr


@pytest.mark.needs_program
@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("summary", "--help"),
        ("check",),
        ("summary",),
        ("summary", "--by", "month", "--format", "json"),
        ("explain",),
        ("nothing",),
        ("figure", "almost a third"),
        ("claims",),
    ],
)
def test_it_prints_what_the_rust_program_prints(arguments: tuple[str, ...], days: str) -> None:
    files = [days] if arguments[0] in ("check", "summary") and "--help" not in arguments else []
    rust = subprocess.run([os.environ["CROSSINGS_PROGRAM"], *arguments, *files], capture_output=True)
    ours = run(*arguments, *files)
    ##= docs/rules.md#python-and-the-command-line
    ##% python-01: The command of the Python package MUST print what the Rust program prints, to the byte.
    assert (ours.returncode, ours.stdout, ours.stderr) == (rust.returncode, rust.stdout, rust.stderr)
