"""Published claims: which figures somebody printed, and what they measure."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Union, overload

from crossings._library import NULL, Handle, borrowed, ffi, length, lib, make, string
from crossings.dates import AnyMoment, day_of, moment_bytes, read_day
from crossings.figure import Figure
from crossings.funding import Agreement, read_agreement
from crossings.measure import Measure
from crossings.names import AnyRounding, Basis, ClaimVerdict, Reading, code, rounding_code
from crossings.source import Data

if TYPE_CHECKING:
    from crossings.bundle import Audit, Consistency
    from crossings.judgement import Judgement, Judgements
    from crossings.register import Register

__all__ = ["Claim", "Claims", "Expectation"]

FORMAT = "crossings-claims/1"


@dataclass(frozen=True, slots=True)
class Expectation:
    """What somebody found before."""

    verdict: ClaimVerdict
    note: str | None = None
    #: What others found, by who.
    others: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure that somebody printed, and what it measures.

    - `alternatives`: what else it may measure, where the sentence leaves that open.
    - `date`: the day on which it was published.
    - `as_of`: the last day that was known when the claim was made; where the sentence does not say,
      each day that it may have been, the likeliest first.
    - `rounded`: whether a bare whole number was rounded to its zeros.

    >>> from crossings import Claim, Measure, Register
    >>> claim = Claim("day", Measure.total(over=("2022-09-03", "2022-09-03")), "1,350")
    >>> days = Register.from_csv(b"date,people,boats\\n2022-09-03,1305,27\\n", published="2022-09-04")
    >>> claim.judge(days).verdict
    <ClaimVerdict.CONTRADICTED: 'contradicted'>
    """

    id: str
    measure: Measure
    figure: str
    date: datetime.date | None = None
    basis: Basis = Basis.UK_ARRIVALS
    alternatives: tuple[Measure, ...] = ()
    as_of: tuple[datetime.date, ...] = ()
    rounded: bool = False
    outlet: str | None = None
    url: str | None = None
    expect: Expectation | None = None

    def __post_init__(self) -> None:
        change = object.__setattr__
        if isinstance(self.figure, Figure):
            change(self, "figure", self.figure.text)
        if not isinstance(self.measure, Measure):
            change(self, "measure", Measure.from_dict(self.measure))
        if self.date is not None:
            change(self, "date", day_of(self.date))
        days: Any = (self.as_of,) if isinstance(self.as_of, (datetime.date, str)) else self.as_of
        change(self, "as_of", tuple(day_of(day) for day in days))
        change(self, "alternatives", tuple(self.alternatives))
        change(self, "basis", Basis(self.basis))

    @classmethod
    def from_dict(cls, form: Mapping[str, Any]) -> Claim:
        """A claim in its JSON form, parsed."""
        source, expect, as_of = form.get("source") or {}, form.get("expect"), form.get("as_of", ())
        return cls(
            id=form["id"],
            measure=Measure.from_dict(form["measure"]),
            figure=form["figure"],
            date=read_day(form.get("date")),
            basis=Basis(form.get("basis", "uk-arrivals")),
            alternatives=tuple(Measure.from_dict(one) for one in form.get("or", ())),
            as_of=tuple(datetime.date.fromisoformat(one) for one in ([as_of] if isinstance(as_of, str) else as_of)),
            rounded=form.get("rounded", False),
            outlet=source.get("outlet"),
            url=source.get("url"),
            expect=expect
            and Expectation(ClaimVerdict(expect["verdict"]), expect.get("note"), dict(expect.get("others") or {})),
        )

    def to_dict(self) -> dict[str, Any]:
        """Its JSON form, as docs/claims.md has it."""
        form: dict[str, Any] = {"id": self.id, "measure": self.measure.to_dict(), "figure": self.figure}
        if self.outlet is not None:
            form["source"] = {"outlet": self.outlet} if self.url is None else {"outlet": self.outlet, "url": self.url}
        if self.date is not None:
            form["date"] = self.date.isoformat()
        if self.basis is not Basis.UK_ARRIVALS:
            form["basis"] = self.basis.value
        if self.alternatives:
            form["or"] = [one.to_dict() for one in self.alternatives]
        if self.as_of:
            form["as_of"] = [day.isoformat() for day in self.as_of]
        if self.rounded:
            form["rounded"] = True
        if self.expect is not None:
            form["expect"] = {"verdict": self.expect.verdict.value, "note": self.expect.note, "others": dict(self.expect.others)}
        return form

    def judge(self, register: Register | None = None, **options: Any) -> Judgement:
        """The judgement on it; see `crossings.judge`."""
        from crossings.judgement import judge

        return judge(self, register, **options)


_claims_slot = ffi.typeof("crossings_claims **")


class Claims(Handle, Sequence[Claim]):
    """A document of published claims: a sequence of `Claim`s.

    >>> from crossings import Claims
    >>> article = Claims.article()
    >>> len(article), article["people"].figure
    (11, '21,446')
    """

    __slots__ = ("_form",)

    _form: Any

    def __new__(
        cls,
        claims: Iterable[Claim],
        *,
        title: str | None = None,
        bundles: Mapping[str, Iterable[str]] | None = None,
    ) -> Claims:
        """A document of claims that are here; `bundles` says which are held against each other, by their ids."""
        form: dict[str, Any] = {"format": FORMAT, "claims": [claim.to_dict() for claim in claims]}
        if title is not None:
            form["title"] = title
        if bundles:
            form["bundles"] = [{"id": id, "claims": list(ids)} for id, ids in bundles.items()]
        return cls._read(json.dumps(form).encode(), "claims.json")

    @classmethod
    def from_json(cls, document: str | os.PathLike[str] | Data, *, name: str | None = None) -> Claims:
        """Reads a document: a path, or bytes that are here. A text that begins with `{` is a document itself."""
        if isinstance(document, str) and document.lstrip().startswith("{"):
            document = document.encode()
        if isinstance(document, (str, os.PathLike)):
            return cls._read(Path(document).read_bytes(), name or os.fspath(document))
        return cls._read(document, name or "claims.json")

    @classmethod
    def article(cls) -> Claims:
        """The article that this project was founded on, in the claims that it makes."""
        return cls._made(make(lib.crossings_claims_article, _claims_slot))

    @classmethod
    def _read(cls, document: Data, name: str) -> Claims:
        called = name.encode()
        with ffi.from_buffer(document) as data:
            return cls._made(
                make(lib.crossings_claims_read, _claims_slot, called, len(called), data, len(data), NULL)
            )

    @classmethod
    def _made(cls, pointer: Any) -> Claims:
        self = cls._own(pointer, lib.crossings_claims_free)
        self._form = None
        return self

    def _json(self) -> Any:
        if self._form is None:
            self._form = json.loads(self.to_json())
        return self._form

    @property
    def title(self) -> str | None:
        """What the claims are from."""
        return borrowed(make(lib.crossings_claims_title, "crossings_text *", self._handle))

    @property
    def ids(self) -> list[str]:
        """The id of each claim, in order."""
        return [one["id"] for one in self._json()["claims"]]

    @property
    def bundles(self) -> dict[str, list[str]]:
        """Which claims are held against each other, where the document says so."""
        return {one["id"]: list(one["claims"]) for one in self._json().get("bundles", ())}

    @property
    def proposals(self) -> list[Agreement]:
        """What is asked for and not agreed, with no figure to judge."""
        return [read_agreement(one) for one in self._json().get("proposals", ())]

    def to_json(self) -> str:
        """The document, as docs/claims.md has it."""
        return string(lib.crossings_claims_json, self._handle)

    def __len__(self) -> int:
        return length(lib.crossings_claims_len, self._handle)

    @overload
    def __getitem__(self, index: int | str) -> Claim: ...
    @overload
    def __getitem__(self, index: slice) -> list[Claim]: ...
    def __getitem__(self, index: int | str | slice) -> Claim | list[Claim]:
        """A claim by its place or its id; `NotFound` where none has it."""
        if isinstance(index, str):
            id = index.encode()
            index = make(lib.crossings_claims_find, "size_t *", self._handle, id, len(id))
        forms = self._json()["claims"][index]
        return [Claim.from_dict(form) for form in forms] if isinstance(index, slice) else Claim.from_dict(forms)

    def __iter__(self) -> Iterator[Claim]:
        return map(Claim.from_dict, self._json()["claims"])

    def __contains__(self, claim: object) -> bool:
        return claim in self.ids if isinstance(claim, str) else any(claim == one for one in self)

    def judge(self, register: Register | None = None, **options: Any) -> Judgements:
        """The judgement on each; see `crossings.judge`."""
        from crossings.judgement import judge

        return judge(self, register, **options)

    def verdicts(
        self,
        register: Register,
        *,
        reading: Reading | str = Reading.PRAGMATIC,
        rounding: AnyRounding = "half-up",
        as_of: AnyMoment | None = None,
    ) -> list[ClaimVerdict]:
        """The verdict on each claim and nothing more, which is fast: no slip is looked for."""
        return _verdicts(self, register, judge_options(reading, rounding, as_of))

    def audit(self, bundle: str | None = None, **options: Any) -> Audit:
        """Whether the claims of a bundle, or all of them, can be true together; see `Bundle`."""
        from crossings.bundle import Bundle

        return Bundle(self, bundle=bundle).audit(**options)

    def consistency(
        self, bundle: str | None = None, *, reading: Reading | str = Reading.PRAGMATIC, **options: Any
    ) -> Consistency:
        """The same under one reading."""
        return self.audit(bundle, **options).under(reading)

    def __repr__(self) -> str:
        if self.closed:
            return "<Claims: closed>"
        return f"<Claims: {len(self)}{'' if self.title is None else f', {self.title}'}>"


def judge_options(reading: Reading | str, rounding: AnyRounding, as_of: AnyMoment | None) -> Any:
    """How to judge, as C functions take it; and what has to live as long."""
    moment, count = moment_bytes(as_of)
    rule, threshold = rounding_code(rounding)
    said = NULL if moment == NULL else ffi.from_buffer("char[]", moment)
    options = ffi.new("crossings_judge_options *", (code(Reading(reading)), rule, threshold, said, count))
    _alive[options] = said
    return options


def _weakly() -> Any:
    from weakref import WeakKeyDictionary

    return WeakKeyDictionary()


#: What options point to, for as long as they live.
_alive: Any = _weakly()
_VERDICTS = list(ClaimVerdict)


def _verdicts(claims: Claims, register: Register, options: Any) -> list[ClaimVerdict]:
    made = make(lib.crossings_claims_verdicts, "crossings_verdicts **", claims._handle, register._handle, options)
    owned = ffi.gc(made, lib.crossings_verdicts_free)
    get, out = lib.crossings_verdicts_get, ffi.new("uint32_t *")
    found = []
    for index in range(length(lib.crossings_verdicts_len, owned)):
        get(owned, index, out, NULL)
        found.append(_VERDICTS[out[0]])
    return found


AnyClaims = Union[Claim, Claims, "Iterable[Claim]"]


def claims_of(claims: AnyClaims) -> Claims:
    """A document of whatever claims there are."""
    if isinstance(claims, Claims):
        return claims
    return Claims([claims] if isinstance(claims, Claim) else claims)


