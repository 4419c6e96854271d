"""The answer to a question: what it says, read when it is looked at, and its rows as columns."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from crossings._library import Handle, ffi, lib, make, string

__all__ = ["Answer", "Report", "ask"]

_slot = ffi.typeof("crossings_answer **")


class Answer(Handle):
    """The answer of the library to a question: JSON that is parsed once, when it is needed, and rows."""

    __slots__ = ("_text", "_value")

    _text: str | None
    _value: Any

    @classmethod
    def made(cls, function: Callable[..., int], *arguments: Any) -> Answer:
        """The answer that a function of the library gives."""
        self = cls._own(make(function, _slot, *arguments), lib.crossings_answer_free)
        self._text = self._value = None
        return self

    @property
    def text(self) -> str:
        """The JSON."""
        if self._text is None:
            self._text = string(lib.crossings_answer_json, self._handle)
        return self._text

    @property
    def value(self) -> Any:
        """What the JSON says. Not to be changed."""
        if self._value is None:
            self._value = json.loads(self.text)
        return self._value

    def stream(self) -> object:
        """The rows of the answer, as a capsule of an Arrow stream."""
        from crossings import columns

        return columns.export(lib.crossings_answer_stream, self._handle)


def request_of(fields: Mapping[str, Any]) -> tuple[bytes, int]:
    """A request without what was left out, as C functions take it."""
    said = {name: value for name, value in fields.items() if value is not None}
    encoded = json.dumps(said, ensure_ascii=False).encode()
    return encoded, len(encoded)


def ask(question: str, register: Any = None, **fields: Any) -> Answer:
    """Asks a question of the register behind a handle, or of what the request names."""
    name = question.encode()
    asked = (name, len(name), *request_of(fields))
    if register is None:
        return Answer.made(lib.crossings_answer_ask, *asked)
    return Answer.made(lib.crossings_answer_ask_register, register, *asked)


class Report:
    """An answer, with names for its parts. It is read when it is looked at."""

    __slots__ = ("_answer",)

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    @property
    def _value(self) -> Any:
        return self._answer.value

    def to_json(self) -> str:
        """The whole answer in JSON, as `docs/questions.md` has it."""
        return self._answer.text

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self.to_json() == other.to_json()

    def __hash__(self) -> int:
        return hash(self._answer.text)


class Rows(Report):
    """An answer that has rows: whatever takes Arrow streams takes it, such as `polars.DataFrame`.

    It has a length and items, and is no `collections.abc.Sequence`: polars would take the items apart then.
    """

    __slots__ = ()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Its rows, as a capsule of an Arrow stream. Counts are integers, dates dates, names texts."""
        return self._answer.stream()
