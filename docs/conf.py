"""How the site is built: `python -m sphinx -W -b html docs target/guide`.

The package has to be installed, since its docstrings and the list of rules are asked of it, the pictures are
drawn with it, and the notebook is run from start to end.
"""

import re
from pathlib import Path

import crossings
from docutils import nodes
from docutils.parsers.rst import Directive
from docutils.statemachine import StringList
from sphinx import addnodes

ROOT = Path(__file__).resolve().parent.parent

project = "crossings"
author = "the authors of crossings"
version = release = crossings.__version__
language = "en-GB"

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "matplotlib.sphinxext.plot_directive",
]
exclude_patterns = ["requirements.txt"]
nitpicky = False

html_theme = "furo"
html_title = f"crossings {release}"
html_copy_source = False

# The pages are read by the tests and by people as they are: links lead to headings and to files beside them.
myst_heading_anchors = 4
myst_enable_extensions = ["colon_fence"]
highlight_language = "none"

# The notebook is kept without what it prints, and run each time.
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 300
nb_execution_show_tb = True

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_default_options = {"members": True, "special-members": "__contains__,__arrow_c_stream__"}
add_module_names = False
python_use_unqualified_type_names = True

# Pictures are drawn from the root of the repository, where the examples are.
plot_working_directory = str(ROOT)
plot_include_source = True
plot_html_show_source_link = False
plot_html_show_formats = False
plot_formats = [("png", 120)]


class Invariants(Directive):
    """The rules as the library lists them, each with a link to its page."""

    def run(self):
        lines = ["| rule | severity | what it says |", "|---|---|---|"]
        for one in crossings.catalogue():
            statement = " ".join(one.statement.split()).replace("|", "\\|")
            lines.append(f"| [{one.id}](../invariants/{one.id}.md) | {one.severity} | {statement} |")
        node = nodes.container()
        self.state.nested_parse(StringList(lines, source="the catalogue"), self.content_offset, node)
        return node.children


def backquotes(app, what, name, obj, options, lines):
    """Docstrings mark code with one backquote, and a plural may follow it: `Source`s."""
    for index, line in enumerate(lines):
        line = re.sub(r"(?<![`\w\\:])`([^`]+)`(?!`)", r"``\1``", line)
        lines[index] = re.sub(r"``(?=[a-z])(?<=[^\s(`]``)", r"``\\ ", line)


def days(app, doctree):
    """The type `date` is Python's, and none of the properties of that name."""
    for node in doctree.findall(addnodes.pending_xref):
        if node.get("refdomain") == "py" and node["reftarget"] == "date":
            node["reftarget"] = "datetime.date"


def setup(app):
    app.add_directive("invariants", Invariants)
    app.connect("autodoc-process-docstring", backquotes)
    app.connect("doctree-read", days)
    return {"parallel_read_safe": True}
