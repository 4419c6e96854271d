"""Which sources mutants and coverage are counted of: the core, which is what has no feature, and the C door."""

# Neither the readers, nor the doors without the C door, nor what makes things up for tests.
OUTSIDE = ("src/source/", "src/cli", "src/arrow", "src/bin/", "src/strategy", "src/generate")


def part(name: str) -> str | None:
    """The part that a file belongs to, named from the project's root; none where it is of neither."""
    if not name.startswith("src/") or name.startswith(OUTSIDE):
        return None
    return "the C door" if name.startswith("src/capi") else "the core"
