#!/usr/bin/env python3
"""Holds the citations that duvet found to the sentences of docs/rules.md, letter by letter.

    scripts/rules.py [REPORT [CAUGHT]]

REPORT is duvet's report in JSON, made in the current folder; without it only the page is looked at. Duvet forgives a
letter in a quotation, and takes a part of a sentence for it; a sentence that was changed is to be looked at wherever
it is cited. CAUGHT is how many planted faults the check has found before; with CROSSINGS_EVIDENCE set, the record of
all is written there.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

from record import record

PAGE = Path("docs/rules.md")
ITEM = re.compile(r"^- ([a-z]+-\d\d|[A-Z]\d{3}): ")


def sentences() -> dict[str, str]:
    """Each rule by its name, and what is wrong with the page as an error."""
    items, inside = [], False
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("- "):
            items.append(line)
        elif inside and line.startswith("  "):
            items[-1] += " " + line.strip()
        elif re.search(r"\bMUST\b", line):
            sys.exit(f"{PAGE}: a sentence outside the lists: {line}")
        inside = line.startswith(("- ", "  ")) and bool(items)
    rules: dict[str, str] = {}
    for item in items:
        name = ITEM.match(item)
        if name is None or len(re.findall(r"\bMUST\b", item)) != 1 or not item.endswith("."):
            sys.exit(f"{PAGE}: wanted `- name-01: a sentence with one MUST.`, got: {item}")
        if name[1] in rules:
            sys.exit(f"{PAGE}: {name[1]} is there twice")
        rules[name[1]] = item.removeprefix("- ")
    invariants = {page.stem for page in Path("docs/invariants").glob("[A-Z]*.md")}
    if invariants != {name for name in rules if "-" not in name}:
        sys.exit(f"{PAGE}: the invariants are not those of docs/invariants")
    return rules


def quotation(path: Path, line: int) -> str:
    """What the comment from a line on quotes."""
    quoted = []
    for text in path.read_text(encoding="utf-8").splitlines()[line - 1 :]:
        mark = re.match(r"\s*(//[=#]|##[=%])\s*(.*)", text)
        if mark is None or (mark[1][-1] == "=" and quoted):
            break
        if mark[1][-1] != "=":
            quoted.append(mark[2].strip())
    return " ".join(quoted)


def main() -> None:
    rules = sentences()
    if len(sys.argv) < 2:
        return
    report = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    found: Counter[str] = Counter()
    cited: dict[str, set[str]] = {"CITATION": set(), "TEST": set()}
    files, wrong = set(), []
    for one in report["annotations"]:
        kind, path = one.get("type", "CITATION"), Path(one["source"])
        found[kind] += 1
        if kind not in cited:
            continue
        quoted = quotation(path, one["line"])
        name = quoted.split(":")[0]
        if rules.get(name) != quoted:
            wrong.append(f"{path}:{one['line']}: this is not the sentence of the page: {quoted}")
        cited[kind].add(name)
        files.add(str(path))
    if found["SPEC"] != len(rules):
        wrong.append(f"duvet found {found['SPEC']} sentences in {PAGE}, and there are {len(rules)}")
    wrong += [f"{name}: no line of the code cites it" for name in rules if name not in cited["CITATION"]]
    wrong += [f"{name}: no test cites it" for name in rules if name not in cited["TEST"]]
    if wrong:
        sys.exit("\n".join(wrong))
    measured = (
        f"{len(rules)} sentences, {found['CITATION']} citations in the code and {found['TEST']} in the tests, "
        f"in {len(files)} files"
    )
    print(measured)
    if len(sys.argv) > 2:
        record(
            "rules",
            part="Rules traced",
            promise="Every rule of the model is a sentence that quotes itself at the line of the code that makes it so "
            "and at the assertion that tests it.",
            measured=f"{measured}; of {sys.argv[2]} planted faults {sys.argv[2]} were found",
            command="scripts/check-rules.sh",
            held_by=["scripts/check-rules.sh", "docs/rules.md"],
        )


main()
