#!/usr/bin/env python3
"""Shows the lemmas behind the crate's arithmetic with z3: `python proof/lemmas/run.py`.

Needs `pip install z3-solver==5.4.1.0`. One line for each lemma, with its time; ends with 1 where one is not
shown, where a canary is not refused, or where the solver is another version. The short form leaves out lemmas
that take more than a few seconds, and says so; `--long`, or CROSSINGS_LONG=1, takes them in. Where the
environment variable CROSSINGS_EVIDENCE names a folder, the figures are written to `lemmas.json` in it.
"""
import argparse
import collections
import os
import pathlib
import sys
import time

REQUIRED = os.environ.get("CROSSINGS_REQUIRE_EVIDENCE") == "1"

try:
    import z3
except ImportError:
    print("NOT RUN: the lemmas need `pip install z3-solver==5.4.1.0`")
    sys.exit(1 if REQUIRED else 0)

import days  # noqa: F401
import intervals  # noqa: F401
import merging  # noqa: F401
import rounding  # noqa: F401
import widths  # noqa: F401
from lemma import LEMMAS, SOLVER, check

sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / "scripts"))
from record import record


def evidence(outcomes, seconds, long):
    groups = collections.Counter(one.lemma.group for one in outcomes if not one.lemma.wrong)
    canaries = sum(one.lemma.wrong for one in outcomes)
    slowest = max(outcomes, key=lambda one: one.seconds)
    counts = ", ".join(f"{count} of {group}" for group, count in sorted(groups.items()))
    record(
        "lemmas",
        part="Lemmas",
        promise="The arithmetic that the code relies on holds for every number that its types can hold, and not just "
        "for those that were tried.",
        measured=f"{sum(groups.values())} lemmas shown ({counts}), each with assumptions that can be met; "
        f"{canaries} canaries refused; {seconds:.0f} s on one core, the slowest {slowest.lemma.name} with "
        f"{slowest.seconds:.1f} s; z3 {z3.get_version_string()}",
        command="python proof/lemmas/run.py" + (" --long" if long else ""),
        held_by=[f"proof/lemmas/{name}.py" for name in ("run", "lemma", *sorted(groups))],
    )


def main():
    first, _, rest = __doc__.partition("\n\n")
    parser = argparse.ArgumentParser(description=first, epilog=rest)
    parser.add_argument("names", nargs="*", help="lemmas or groups to show; all where none is named")
    parser.add_argument("--list", action="store_true", help="say what each lemma shows, and show nothing")
    parser.add_argument("--long", action="store_true", help="those that take more than a few seconds as well")
    asked = parser.parse_args()
    unknown = set(asked.names) - {name for one in LEMMAS for name in (one.name, one.group)}
    if unknown:
        parser.error(f"there is no lemma or group {', '.join(sorted(unknown))}; see --list")
    chosen = [one for one in LEMMAS if not asked.names or {one.name, one.group} & set(asked.names)]
    if asked.list:
        for one in chosen:
            kind = "canary" if one.wrong else "long" if one.long else "lemma"
            says = " ".join(one.says.split())
            print(f"{one.group}/{one.name} ({kind})\n    {says}\n    {one.stands_for}")
        return 0
    version = z3.get_version_string()
    if version != SOLVER:
        print(f"FAILED: z3 is {version}, and the lemmas were shown with {SOLVER}")
        return 1
    without = {one.group for one in LEMMAS} - {one.group for one in LEMMAS if one.wrong}
    if without:
        print(f"FAILED: no canary in {', '.join(sorted(without))}")
        return 1
    long = asked.long or os.environ.get("CROSSINGS_LONG") == "1"
    left_out = [one for one in chosen if one.long and not long and one.name not in asked.names]
    start, outcomes = time.perf_counter(), []
    for one in chosen:
        if one in left_out:
            continue
        found = check(one)
        outcomes.append(found)
        mark = "ok    " if found.good else "FAILED"
        print(f"{mark} {found.seconds:6.2f} s  {one.group}/{one.name}: {found.words}", flush=True)
    seconds = time.perf_counter() - start
    failed = [one.lemma.name for one in outcomes if not one.good]
    for one in left_out:
        print(f"NOT RUN: {one.group}/{one.name} takes longer; --long")
    lemmas, canaries = sum(not one.lemma.wrong for one in outcomes), sum(one.lemma.wrong for one in outcomes)
    print(f"{lemmas} lemmas, {canaries} canaries, {len(failed)} failed, {seconds:.1f} s, z3 {version}")
    if not failed and not asked.names:
        evidence(outcomes, seconds, long)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
