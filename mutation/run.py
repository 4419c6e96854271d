#!/usr/bin/env python3
"""Runs every mutant of cargo-mutants over the core and the C door, from one build.

    mutation/run.py                     all of them: under two hours on two cores
    mutation/run.py --since REVISION    those on lines changed since a revision
    mutation/run.py --only src/exact.rs those of some files

cargo-mutants builds the project once for each mutant, which for this crate is ten seconds of work. Here all mutants
that it lists are compiled into one copy of the sources, each behind a switch (`mutation/src/main.rs`), and each test
runs once to learn which mutants it reaches. A mutant is then put to the tests that reach it, the one that noticed it in
the last run first, if there is a report of one, and then the quickest, until one fails. A mutant that no test reaches is
missed. What cannot be compiled beside others (one within a constant) is `alone`, and listed so that cargo-mutants
itself can be given it. What is built only where a feature is off is `absent`: tests/capi_without_*.rs are for that.

A mutant that is missed and not listed in mutation/equivalent.txt, with the reason why no test can tell it, fails the
run. So does a line of that file whose mutant is caught, or is no more.
"""

import argparse
import hashlib
import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "scripts"))
from core import part  # noqa: E402
from record import record  # noqa: E402
HERE = ROOT / "target" / "mutation"
TREE = HERE / "tree"
# What the copy's library has besides.
SWITCH = "\npub(crate) mod mutant;\n"
EQUIVALENT = ROOT / "mutation" / "equivalent.txt"

# Tests of programs and documents, of other processes, and of what is outside; and those that hold time or memory.
NOT_RUN = {
    "arrow", "cli", "panel", "memory", "consistency_memory", "consistency_python", "readme", "generate",
    "capi_without_arrow", "capi_without_csv", "model", "allocation", "slopes", "bombs", "fuzz_corpus",
    "peak_memory", "c_door",
}
TIMES_AS_LONG, AND_SECONDS = 8, 10
MEMORY = 4 << 30


@dataclass
class Mutant:
    """One fault, and what became of it."""

    number: int
    name: str
    file: str
    line: int
    outcome: str = ""
    by: str = ""
    tests: list[str] = field(default_factory=list)
    # The test that noticed it in the last run.
    hint: str = ""


def say(text: str) -> None:
    """Progress goes to standard error."""
    print(f"[{time.strftime('%H:%M:%S')}] {text}", file=sys.stderr, flush=True)


def run(*command: str, **more: object) -> subprocess.CompletedProcess[str]:
    """A program that has to go well."""
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE, **more)  # type: ignore[call-overload]


def listed(only: list[str], since: str | None) -> tuple[list[dict], list[Mutant]]:
    """The mutants of the core and the C door, as cargo-mutants lists them."""
    extra = []
    if since:
        difference = HERE / "since.diff"
        difference.write_text(run("git", "diff", since, "--", "src", cwd=ROOT).stdout)
        extra = ["--in-diff", str(difference)]
    every = json.loads(run("cargo", "mutants", "--list", "--json", *extra, cwd=ROOT).stdout or "[]")
    mine = [
        one
        for one in every
        if part(one["file"]) and (not only or any(one["file"].startswith(path) for path in only))
    ]
    return mine, [
        Mutant(number, one["name"], one["file"], one["span"]["start"]["line"]) for number, one in enumerate(mine)
    ]


def put(path: Path, text: str) -> None:
    """Writes a file only where it is another, so that little is compiled again."""
    if not path.exists() or path.read_text() != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def copied(mutated: set[str]) -> None:
    """A copy of the project with a switch for mutants, and one program of tests instead of dozens."""
    TREE.mkdir(parents=True, exist_ok=True)
    names = run("git", "ls-files", cwd=ROOT).stdout.splitlines()
    wanted = {name for name in names if (ROOT / name).is_file() and not name.startswith(("python/", "fuzz/", "proof/"))}
    for old in [path for path in TREE.rglob("*") if path.is_file() and str(path.relative_to(TREE)) not in wanted]:
        old.unlink()
    for name in wanted - mutated - {"Cargo.toml", "src/lib.rs"}:
        to = TREE / name
        to.parent.mkdir(parents=True, exist_ok=True)
        if not name.startswith("tests/") and (not to.exists() or to.read_bytes() != (ROOT / name).read_bytes()):
            shutil.copyfile(ROOT / name, to)
    manifest = (ROOT / "Cargo.toml").read_text()
    manifest = manifest.replace("[package]\n", "[package]\nautotests = false\nautobenches = false\nautoexamples = false\n", 1)
    manifest = re.sub(r"\[\[(?:bench|example)\]\]\n(?:.+\n)+", "", manifest)
    manifest += '\n[[test]]\nname = "mutation"\npath = "tests/mutation.rs"\n'
    # What is made here need not please the lints; all else is built as for `cargo test --all-features`, and shared.
    manifest = re.sub(r"\[lints\.\w+\]\n(?:.+\n)+", "", manifest)
    put(TREE / "Cargo.toml", manifest)
    if "src/lib.rs" not in mutated:
        put(TREE / "src" / "lib.rs", (ROOT / "src" / "lib.rs").read_text() + SWITCH)
    put(TREE / "src" / "mutant.rs", (ROOT / "mutation" / "switch.rs").read_text())
    modules = []
    texts = {name: (ROOT / name) for name in wanted if name.startswith("tests/")}
    for path in sorted([*(ROOT / "tests").glob("*.rs"), *(ROOT / "tests").glob("*/main.rs")]):
        program = path.parent.name if path.name == "main.rs" else path.stem
        if program in NOT_RUN:
            continue
        modules.append(f'#[path = "{path.relative_to(ROOT / "tests")}"]\nmod {program};\n')
        # What was the root of a program is now a module.
        for part in {path, *(ROOT / "tests" / program).rglob("*.rs")}:
            texts.pop(str(part.relative_to(ROOT)), None)
            text = re.sub(r"(?<!pub\()\bcrate::", f"crate::{program}::", part.read_text())
            if part.name == "main.rs":
                text = re.sub(rf"^mod (?:{'|'.join(NOT_RUN)});\n", "", text, flags=re.MULTILINE)
            put(TREE / part.relative_to(ROOT), text)
    for name, path in texts.items():
        to = TREE / name
        to.parent.mkdir(parents=True, exist_ok=True)
        if not to.exists() or to.read_bytes() != path.read_bytes():
            shutil.copyfile(path, to)
    put(TREE / "tests" / "mutation.rs", "#![allow(warnings)]\n" + "".join(modules))


def cargo(*arguments: str) -> subprocess.CompletedProcess[str]:
    """In the copy."""
    environment = os.environ | {
        "CARGO_TARGET_DIR": str(ROOT / "target"), "RUSTC_WORKSPACE_WRAPPER": str(ROOT / "mutation" / "rustc.sh"),
        # The copy is built once.
        "CARGO_INCREMENTAL": "0",
    }
    return subprocess.run(
        ["cargo", *arguments, "--message-format", "json", "--all-features"],
        cwd=TREE, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False,
    )


def remembered(mutants: list[Mutant]) -> Path:
    """Which of the same mutants of the same sources did not compile, and where that is kept."""
    sources = hashlib.sha256()
    for name in [HERE / "list.json", *sorted((ROOT / "src").rglob("*.rs")), *sorted((ROOT / "mutation").rglob("*.rs"))]:
        sources.update(name.read_bytes())
    path = HERE / f"unviable-{sources.hexdigest()[:16]}.json"
    if path.exists():
        for number, outcome, by in json.loads(path.read_text()):
            mutants[number].outcome, mutants[number].by = outcome, by
    return path


def planted(mutants: list[Mutant]) -> None:
    """Compiles the mutants, and leaves out those that do not compile, with the compiler's reason."""
    memory = remembered(mutants)
    rewriter = HERE / "rewriter"
    environment = os.environ | {"CARGO_TARGET_DIR": str(rewriter)}
    run("cargo", "build", "--quiet", "--manifest-path", "mutation/Cargo.toml", cwd=ROOT, env=environment)
    dropped, places = HERE / "dropped.txt", HERE / "places.txt"
    while True:
        dropped.write_text("".join(f"{mutant.number}\n" for mutant in mutants if mutant.outcome))
        said = run(
            str(rewriter / "debug" / "crossings-mutation"),
            str(HERE / "list.json"), str(ROOT), str(TREE), str(dropped), str(places),
        ).stdout
        for line in said.splitlines():
            number, outcome, why = line.split("\t")
            mutants[int(number)].outcome, mutants[int(number)].by = outcome, why
        standing: dict[str, list[tuple[int, int, int]]] = {}
        for line in places.read_text().splitlines():
            name, *numbers = line.split("\t")
            number, start, end = map(int, numbers)
            standing.setdefault(name, []).append((start, end, number))
        checked = cargo("check", "--lib")
        errors = [
            one["message"]
            for one in map(json.loads, checked.stdout.splitlines())
            if one["reason"] == "compiler-message" and one["message"]["level"] == "error"
        ]
        count = 0
        for error in errors:
            for span in sorted(error["spans"], key=lambda span: not span["is_primary"]):
                while span.get("expansion"):
                    span = span["expansion"]["span"]
                at = span["byte_start"]
                hit = [one for one in standing.get(span["file_name"], []) if one[0] <= at < one[1]]
                if hit:
                    mutant = mutants[hit[0][2]]
                    if not mutant.outcome:
                        code = (error.get("code") or {}).get("code") or "?"
                        mutant.outcome = "unviable"
                        mutant.by = f"{code} {error['message'].splitlines()[0]}"
                        count += 1
                    break
            else:
                # Nowhere within a mutant; perhaps the compiler's help shows it.
                for number in re.findall(r"crate::mutant::on\((\d+)\)", error["rendered"]):
                    mutant = mutants[int(number)]
                    if not mutant.outcome:
                        mutant.outcome, mutant.by = "alone", error["message"].splitlines()[0]
                        count += 1
        left = sum(not mutant.outcome for mutant in mutants)
        say(f"{left} mutants stand together; {count} left out by {len(errors)} errors")
        if checked.returncode == 0:
            memory.write_text(json.dumps([[one.number, one.outcome, one.by] for one in mutants if one.outcome]))
            return
        if not count:
            sys.exit("\n".join(error["rendered"] for error in errors[:10]) + checked.stderr[-2000:])


def built() -> str:
    """The program of tests."""
    done = cargo("test", "--no-run", "--test", "mutation")
    for one in map(json.loads, done.stdout.splitlines()):
        if one["reason"] == "compiler-artifact" and one["target"]["name"] == "mutation" and one.get("executable"):
            return str(one["executable"])
    rendered = [
        one["message"]["rendered"]
        for one in map(json.loads, done.stdout.splitlines())
        if one["reason"] == "compiler-message" and one["message"]["level"] == "error"
    ]
    sys.exit("\n".join(rendered[:20]) + done.stderr[-3000:])


def limited() -> None:
    """A mutant may ask for all the memory there is."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def tried(program: str, tests: list[str], seconds: float, **switch: str) -> tuple[bool, str, float]:
    """Whether the tests pass, what failed, and how long it took."""
    environment = os.environ | {
        "PROPTEST_DISABLE_FAILURE_PERSISTENCE": "1", "PROPTEST_MAX_SHRINK_ITERS": "0", "RUST_BACKTRACE": "0",
        "CARGO_MANIFEST_DIR": str(TREE), **switch,
    }
    # What is measured of a mutant is no evidence.
    environment.pop("CROSSINGS_EVIDENCE", None)
    begun = time.monotonic()
    try:
        done = subprocess.run(
            [program, "--exact", "--include-ignored", "--test-threads", "1", *tests],
            cwd=TREE, env=environment, timeout=seconds, preexec_fn=limited, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
        )
    except subprocess.TimeoutExpired:
        return False, "timeout", time.monotonic() - begun
    took = time.monotonic() - begun
    if done.returncode == 0:
        return True, "", took
    failed = re.search(r"^test (\S+).* \.\.\. FAILED", done.stdout, re.MULTILINE)
    return False, failed[1] if failed else f"exit {done.returncode}", took


def reached(program: str, jobs: int, longest: float) -> tuple[dict[str, float], dict[int, list[str]]]:
    """How long each test takes by itself, and which tests reach each mutant."""
    names = [
        line.removesuffix(": test")
        for line in run(program, "--list", "--include-ignored", cwd=TREE).stdout.splitlines()
        if line.endswith(": test")
    ]
    folder = HERE / "reach"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    times: dict[str, float] = {}
    reach: dict[int, list[str]] = {}

    def one(number: int) -> None:
        name, log = names[number], folder / str(number)
        passed, why, took = tried(program, [name], longest, CROSSINGS_REACH=str(log))
        if not passed:
            say(f"left out: {name} ({why}) does not pass by itself")
            return
        times[name] = took
        if log.exists():
            for mutant in {int(line) for line in log.read_text().split()}:
                reach.setdefault(mutant, []).append(name)

    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(one, range(len(names))))
    say(f"{len(times)} tests of {sum(times.values()):.0f} s reach {len(reach)} mutants")
    return times, reach


def judged(program: str, mutant: Mutant, times: dict[str, float], kills: Counter[tuple[str, str]], most: float) -> None:
    """Puts a mutant to the tests that reach it, some at once, and ever more of them: the one that noticed it the last
    time, and then those that are quick for how many mutants of the same file they noticed. A mutant that only tests
    beyond so many seconds notice counts as missed."""
    if not mutant.tests:
        mutant.outcome, mutant.by = "missed", "no test reaches it"
        return
    rest = sorted(
        mutant.tests, key=lambda name: (name != mutant.hint, times[name] / (0.05 + kills[mutant.file, name]))
    )
    together, taken = 0.0 if mutant.hint in rest else 0.1, 0.0
    while rest and taken < most:
        # As many as take so long together, and at least one. Most mutants fail the first few; a program of tests does
        # not stop at the first, so that it is given few at first.
        batch, expected = [], 0.0
        while rest and (not batch or expected + times[rest[0]] < together):
            expected += times[rest[0]]
            batch.append(rest[0])
            rest = rest[1:]
        together = min(max(0.1, 3 * together), 3.0)
        taken += expected
        passed, why, _ = tried(program, batch, TIMES_AS_LONG * expected + AND_SECONDS, CROSSINGS_MUTANT=str(mutant.number))
        if not passed:
            mutant.outcome, mutant.by = ("timeout" if why == "timeout" else "caught"), why
            kills[mutant.file, why] += 1
            return
    mutant.outcome = "missed"


def excused() -> Counter[str]:
    """How many mutants of a name no test can tell from the original: as many as it has lines."""
    lines = [line for line in EQUIVALENT.read_text().splitlines() if line and not line.startswith("#")]
    bare = [line for line in lines if not line.partition(" # ")[2].strip()]
    if bare:
        sys.exit("mutation/equivalent.txt: no reason is given for " + "; ".join(bare))
    return Counter(line.partition(" # ")[0].strip() for line in lines)


def without_place(name: str) -> str:
    """A mutant's name without its line and column, which every edit above it changes."""
    return re.sub(r":\d+:\d+: ", ": ", name)


def main() -> int:
    """Runs it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--since", metavar="REVISION", help="only mutants on lines changed since then")
    parser.add_argument("--only", metavar="PATH", nargs="+", default=[], help="only mutants of files that begin so")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="mutants at a time")
    parser.add_argument("--longest", type=float, default=15.0, help="leave out tests that take more seconds")
    parser.add_argument("--most", type=float, default=45.0, help="seconds of tests for a mutant")
    parser.add_argument("--minutes", type=float, help="begin no other mutant after so long; the rest is `untried`")
    parser.add_argument("--report", type=Path, default=HERE / "report.json", help="where the outcomes are written")
    arguments = parser.parse_args()
    HERE.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    entries, mutants = listed(arguments.only, arguments.since)
    if not mutants:
        print("no mutant is on a line that changed")
        return 0
    (HERE / "list.json").write_text(json.dumps(entries))
    say(f"{len(mutants)} mutants")
    copied({mutant.file for mutant in mutants})
    planted(mutants)
    program = built()
    say("built")
    kills: Counter[tuple[str, str]] = Counter()
    if arguments.report.exists():
        last = json.loads(arguments.report.read_text())["mutants"]
        # An edit above has moved many of them.
        noticed = {without_place(one["name"]): one["by"] for one in last} | {one["name"]: one["by"] for one in last}
        for mutant in mutants:
            mutant.hint = noticed.get(mutant.name) or noticed.get(without_place(mutant.name), "")
            kills[mutant.file, mutant.hint] += 1
    times, reach = reached(program, arguments.jobs, arguments.longest)
    for mutant in mutants:
        mutant.tests = reach.get(mutant.number, [])
    waiting = [mutant for mutant in mutants if not mutant.outcome]
    # In an order of their own, so that those of a run that ends early are a sample.
    random.Random(1).shuffle(waiting)
    until = begun + 60 * arguments.minutes if arguments.minutes else float("inf")
    done = 0

    def one(mutant: Mutant) -> None:
        nonlocal done
        if time.monotonic() > until:
            mutant.outcome = "untried"
            return
        judged(program, mutant, times, kills, arguments.most)
        done += 1
        if mutant.outcome == "missed":
            say(f"MISSED {mutant.name} {mutant.by}")
        if done % 100 == 0:
            say(f"{done} of {len(waiting)}")

    with ThreadPoolExecutor(arguments.jobs) as pool:
        list(pool.map(one, waiting))
    seconds = time.monotonic() - begun
    return report(mutants, seconds, arguments)


def report(mutants: list[Mutant], seconds: float, arguments: argparse.Namespace) -> int:
    """Writes the outcomes, and says what is wrong."""
    known = excused()
    whole = not arguments.only and not arguments.since
    names = Counter(without_place(mutant.name) for mutant in mutants)
    missed = [mutant for mutant in mutants if mutant.outcome == "missed"]
    new, held = [], Counter()
    for mutant in missed:
        name = without_place(mutant.name)
        if held[name] < known[name]:
            mutant.outcome = "equivalent"
            held[name] += 1
        else:
            new.append(mutant)
    counts = Counter(mutant.outcome for mutant in mutants)
    left = known - held
    stale = [name for name in left if (whole or name in names) and not counts["untried"]]
    arguments.report.parent.mkdir(parents=True, exist_ok=True)
    arguments.report.write_text(
        json.dumps(
            {
                "counts": dict(sorted(counts.items())),
                "seconds": round(seconds),
                "mutants": [{"name": one.name, "outcome": one.outcome, "by": one.by} for one in mutants],
            },
            indent=1,
        )
        + "\n"
    )
    words = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items()))
    print(f"{len(mutants)} mutants in {seconds:.0f} s: {words}")
    for mutant in new:
        print(f"missed: {mutant.name}")
    for name in stale:
        print(f"mutation/equivalent.txt: no missed mutant is called {name}")
    if whole:
        record(
            "mutation",
            part="Mutation",
            promise="The tests notice every fault that cargo-mutants can plant in the core and in the C door, but for those "
            "listed.",
            measured=f"{len(mutants)} mutants in {seconds / 60:.0f} minutes on {arguments.jobs} cores: {words}",
            command="mutation/run.py",
            held_by=["mutation/run.py", "mutation/equivalent.txt"],
        )
    return 1 if new or stale or counts["untried"] else 0


if __name__ == "__main__":
    sys.exit(main())
