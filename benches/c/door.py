"""Times the C door beside the Rust library, in one run:

    python3 benches/c/door.py WORKBOOK

It installs the C library twice, once small (profile `clib`) and once as `release` builds, and runs
each beside `time_read intake`, which goes the same way in Rust. Prints medians and ratios, and what
scalar calls cost.
"""
import os
import pathlib
import statistics
import subprocess
import sys

ROUNDS = 9
ROOT = pathlib.Path(__file__).resolve().parents[2]


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
    run("cargo", "build", "--locked", "--release", "--features", "ods", "--example", "time_read")
    rust, doors, calls = [], {profile: [] for profile in programs}, {}
    for _ in range(ROUNDS):
        rust.append(float(run(ROOT / "target/release/examples/time_read", "intake", workbook)))
        for profile, program in programs.items():
            for line in run(program, workbook).splitlines():
                what, value, _unit = line.split()
                if what == "read":
                    doors[profile].append(float(value))
                else:
                    calls.setdefault((profile, what), []).append(float(value))
    beside = statistics.median(rust)
    print(f"Rust, workbook to register: {beside:.2f} ms")
    for profile, took in doors.items():
        library = programs[profile].parent / "lib" / "libcrossings.so"
        median = statistics.median(took)
        print(f"C ({profile}, {library.stat().st_size:,} bytes): {median:.2f} ms, {median / beside:.2f} times")
    for (profile, what), took in calls.items():
        print(f"{what} ({profile}): {min(took):.1f} ns")


if __name__ == "__main__":
    main()
