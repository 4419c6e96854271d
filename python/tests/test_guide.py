"""The guide says what is so: every example on its pages is run, and prints what is shown.

The examples of a page are run in turn, in a folder that has the examples of the repository and nothing
else. A block of `console` is the command line, with its prompt.
"""

import doctest
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys

import matplotlib
import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "guide"
PAGES = sorted(path.stem for path in GUIDE.glob("*.md"))
FENCE = re.compile(r"^```(\S*)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)

pytestmark = pytest.mark.filterwarnings("ignore:FigureCanvasAgg is non-interactive")


def blocks(text, *kinds):
    """Each block of these kinds: the number of its first line, and what is in it."""
    for found in FENCE.finditer(text):
        if found[1] in kinds:
            yield text.count("\n", 0, found.start(2)), found[2]


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A folder as the root of the repository is for a reader, and the folder that examples are run in."""
    shutil.copytree(ROOT / "examples" / "data", tmp_path / "examples" / "data")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_page_has_examples_or_is_a_list():
    assert {"five-minutes", "your-own-data", "judgements", "funding-and-periods", "pictures"} <= set(PAGES)
    for page in PAGES:
        text = (GUIDE / f"{page}.md").read_text(encoding="utf-8")
        found = sum(body.count(">>> ") for _, body in blocks(text, "python", "{eval-rst}"))
        assert found >= (0 if page == "invariants" else 7), page
        # An example in a block of another kind would never be run.
        assert text.count(">>> ") == found, page


@pytest.mark.parametrize("page", PAGES)
def test_examples_print_what_is_shown(page, root):
    matplotlib.use("Agg")
    path = GUIDE / f"{page}.md"
    text = path.read_text(encoding="utf-8")
    # All blocks of a page are one test, and every line stays where it is.
    lines = [""] * (text.count("\n") + 1)
    for first, body in blocks(text, "python", "{eval-rst}"):
        for number, line in enumerate(body.splitlines()):
            lines[first + number] = line if not line.lstrip().startswith((".. plot::", ":")) else ""
    test = doctest.DocTestParser().get_doctest("\n".join(lines), {"__name__": "__main__"}, page, str(path), 0)
    report = []
    doctest.DocTestRunner(verbose=False).run(test, out=report.append)
    from matplotlib import pyplot

    pyplot.close("all")
    assert not report, "".join(report)


def commands():
    for page in PAGES:
        text = (GUIDE / f"{page}.md").read_text(encoding="utf-8")
        for first, body in blocks(text, "console"):
            for command in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
                line, _, output = command.partition("\n")
                yield pytest.param(line, output, id=f"{page}, line {first + 1}: {line}")


@pytest.mark.parametrize(("line", "output"), list(commands()))
def test_commands_print_what_is_shown(line, output, root):
    name, *arguments = shlex.split(line)
    assert name == "crossings"
    environment = {**os.environ, "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "crossings", *arguments], capture_output=True, text=True, env=environment
    )
    assert done.stdout + done.stderr == output


def test_the_notebook_is_kept_without_what_it_prints():
    notebook = json.loads((GUIDE / "notebook.ipynb").read_text(encoding="utf-8"))
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert len(code) >= 10
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)


def test_the_notebook_runs_from_start_to_end(root, monkeypatch):
    """As plain Python, where each cell is run in turn; the site runs it in a kernel as well."""
    matplotlib.use("Agg")
    from matplotlib import pyplot

    (root / "docs" / "guide").mkdir(parents=True)
    monkeypatch.chdir(root / "docs" / "guide")
    notebook = json.loads((GUIDE / "notebook.ipynb").read_text(encoding="utf-8"))
    names = {"__name__": "__main__"}
    drawn = 0
    for number, cell in enumerate(notebook["cells"]):
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), f"cell {number}", "exec"), names)
            drawn += len(pyplot.get_fignums())
            pyplot.close("all")
    assert drawn == 3
    assert names["judgement"].verdict == "depends"


def test_every_page_is_part_of_the_site():
    """What is in a list of contents: every page of `docs`, and every rule's by its folder."""
    listed = set()
    for page in [ROOT / "docs" / "index.md", *GUIDE.glob("*.md"), *(ROOT / "docs" / "api").glob("*.md")]:
        for _, body in blocks(page.read_text(encoding="utf-8"), "{toctree}"):
            for entry in body.splitlines():
                if entry and not entry.startswith(":"):
                    listed |= {
                        path.resolve() for kind in ("md", "ipynb") for path in page.parent.glob(f"{entry}.{kind}")
                    }
    pages = {path.resolve() for kind in ("md", "ipynb") for path in (ROOT / "docs").rglob(f"*.{kind}")}
    assert pages - listed == {(ROOT / "docs" / "index.md").resolve()}
