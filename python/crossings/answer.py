"""The answer to a question: what it says, read when it is looked at, and its rows as columns."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from crossings._library import ask_text

__all__ = ["Answer", "Report", "ask"]


class Answer:
    """The answer of the library to a question, as JSON that is parsed once, when it is needed."""

    __slots__ = ("_text", "_value")

    def __init__(self, text: str) -> None:
        self._text = text
        self._value: Any = None

    @property
    def text(self) -> str:
        """The JSON."""
        return self._text

    @property
    def value(self) -> Any:
        """What the JSON says. Not to be changed."""
        if self._value is None:
            self._value = json.loads(self._text)
        return self._value

    @classmethod
    def made(cls, function: Callable[..., int], *arguments: Any) -> Answer:
        """The answer that a function of the library gives."""
        raise NotImplementedError

    def stream(self) -> object:
        """The rows of the answer, as a capsule of an Arrow stream."""
        raise NotImplementedError


def request_of(fields: Mapping[str, Any]) -> str:
    """A request without what was left out."""
    return json.dumps({name: value for name, value in fields.items() if value is not None}, ensure_ascii=False)


def ask(question: str, register: Any = None, **fields: Any) -> Answer:
    """Asks a question of the register behind a handle, or of what the request names."""
    return Answer(ask_text(question, request_of(fields), register))


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

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Its rows, as a capsule of an Arrow stream, which every library of data frames takes."""
        return self._answer.stream()

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self.to_json() == other.to_json()

    def __hash__(self) -> int:
        return hash(self._answer.text)
