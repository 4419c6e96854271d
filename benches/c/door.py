"""Times the C door beside the Rust library, in one run:

    python3 benches/c/door.py WORKBOOK

It installs the C library twice, once small (profile `clib`) and once as `release` builds, and runs
each beside `time_read intake` and `time_claims judge`, which go the same way in Rust. Prints medians
and ratios, and what scalar calls cost.
"""
import os
import pathlib
import statistics
import subprocess
import sys

ROUNDS = 9
ROOT = pathlib.Path(__file__).resolve().parents[2]
CLAIMS = ROOT / "tests" / "data" / "claims.json"


def run(*command: object, **environment: str) -> str:
    done = subprocess.run([str(part) for part in command], cwd=ROOT, check=True, text=True,
                          stdout=subprocess.PIPE, env={**os.environ, **environment})
    return done.stdout


def installed(profile: str) -> pathlib.Path:
    """The program, linked with the library of that profile."""
    prefix = ROOT / "target" / "c-bench" / profile
    run("scripts/install-c.sh", prefix, PROFILE=profile)
    program = prefix / "door"
    run("cc", "-O2", "-o", program, "benches/c/door.c", f"-I{prefix}/include", f"-L{prefix}/lib",
        "-lcrossings", f"-Wl,-rpath,{prefix}/lib")
    return program


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    workbook = pathlib.Path(sys.argv[1]).resolve()
    programs = {profile: installed(profile) for profile in ("clib", "release")}
    run("cargo", "build", "--locked", "--release", "--features", "ods,json", "--example", "time_read",
        "--example", "time_claims")
    beside = {"read": ("time_read", "intake"), "judge": ("time_claims", "judge")}
    rust = {what: [] for what in beside}
    doors = {(profile, what): [] for profile in programs for what in beside}
    calls = {}
    for _ in range(ROUNDS):
        for what, (example, how) in beside.items():
            rust[what].append(float(run(ROOT / "target/release/examples" / example, how, workbook)))
        for profile, program in programs.items():
            for line in run(program, workbook, CLAIMS).splitlines():
                what, value, _unit = line.split()
                to = doors.get((profile, what))
                (calls.setdefault((profile, what), []) if to is None else to).append(float(value))
    for profile, program in programs.items():
        library = program.parent / "lib" / "libcrossings.so"
        print(f"{profile}: {library.stat().st_size:,} bytes")
    for what, words in (("read", "workbook to register"), ("judge", "all claims judged, slips included")):
        own = statistics.median(rust[what])
        print(f"Rust, {words}: {own:.2f} ms")
        for profile in programs:
            median = statistics.median(doors[profile, what])
            print(f"C ({profile}), {words}: {median:.2f} ms, {median / own:.2f} times")
    for (profile, what), took in calls.items():
        print(f"{what} ({profile}): {min(took):.1f} ns")


if __name__ == "__main__":
    main()
