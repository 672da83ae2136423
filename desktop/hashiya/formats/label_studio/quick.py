"""Tasks of Label Studio that are just as Hashiya writes them, read quickly; it never notes anything.

Whatever is unusual in a task makes it give up: ``label_studio_reading`` then reads that task with care.
"""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter
from pathlib import PurePath
from typing import Any, Literal, NamedTuple, cast, final

import msgspec

from hashiya.formats import columns, facts, guesses
from hashiya.formats.draft import Draft
from hashiya.formats.format import Incoming, IncomingRelation, IncomingSpan
from hashiya.formats.json_values import has_no_doubles
from hashiya.formats.label_studio.regions import BETWEEN, Row, listed, names
from hashiya.formats.naming import of_record
from hashiya.formats.quick_checks import (
    UnusualError,
    Value,
    check_ids,
    check_moments,
    check_names,
    check_places,
    check_values,
    is_sound,
    joined,
    parts,
    sure,
)
from hashiya.model import code
from hashiya.model.span import Span

MARK = "hashiya"
"""In the data of a task: what gives the controls their meaning again."""


class _Structure(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """What says nothing is not there."""


class _Meta(_Structure):
    annotator: str
    created: int
    fragments: tuple[tuple[int, int], ...] = ()
    attributes: dict[str, Value] = {}


class _Place(_Structure):
    start: int
    end: int
    text: str
    labels: tuple[str]


class _Chosen(_Structure):
    choices: tuple[str, ...]
    start: int = -1
    end: int = -1
    text: str = ""


class _Written(_Structure):
    text: tuple[str, ...]
    start: int = -1
    end: int = -1


class _Counted(_Structure):
    number: int | float
    start: int = -1
    end: int = -1
    text: str = ""


class _Result(_Structure, tag_field="type"):
    id: str
    from_name: str
    to_name: str


@final
class _Region(_Result, tag="labels"):
    value: _Place
    meta: _Meta


@final
class _Choices(_Result, tag="choices"):
    """``value`` waits: what is said of a region repeats its place, and mostly says what others say."""

    value: msgspec.Raw


@final
class _Words(_Result, tag="textarea"):
    value: msgspec.Raw


@final
class _Number(_Result, tag="number"):
    value: msgspec.Raw


@final
class _Relation(_Structure, tag_field="type", tag="relation"):
    from_id: str
    to_id: str
    direction: Literal["right"]
    labels: tuple[str]
    meta: _Meta


class _Annotation(_Structure):
    id: int
    result: list[_Region | _Choices | _Words | _Number | _Relation]


class _Task(_Structure):
    id: int
    data: dict[str, Any]
    annotations: tuple[_Annotation]


class _Control(NamedTuple):
    """A control of regions: what it says, of which kind its results are, and what they say by their bytes
    behind the place; ``over``: it writes over the words that stand there."""

    name: str
    kind: type[_Said]
    over: bool
    known: dict[bytes, Value]


_Said = _Choices | _Words | _Number
_decode = msgspec.json.Decoder(_Task).decode
_attributes = attrgetter("attributes")
_encode = msgspec.json.Encoder().encode
_value = {
    _Choices: msgspec.json.Decoder(_Chosen).decode,
    _Words: msgspec.json.Decoder(_Written).decode,
    _Number: msgspec.json.Decoder(_Counted).decode,
}
_LABELS, _TEXT = b',"labels":', b',"text":'
"""In a string their quotation marks would be written otherwise."""
_known: dict[tuple[type[_Said], bool], dict[bytes, Value]] = {}
_MOST_KNOWN = 4_096


@lru_cache(_MOST_KNOWN)
def _control(name: str, kind: type[_Said], many: bool) -> _Control:  # noqa: FBT001 - kept by place
    """The control of an attribute that holds lists (``many``), or one value.

    Raises:
        UnusualError: when the attribute's name is not fit.
    """
    sure(code.is_code(name))
    known = _known.setdefault((kind, many), {})
    return _Control(name, kind, kind is _Words, known)


def article(data: bytes, file: str, line: int) -> Incoming | None:
    """The article of a task in which nothing is to be told; ``None``: read it with care."""
    try:
        task = _decode(data)
        if MARK not in task.data or not has_no_doubles(data, _encode(task)):
            return None
        return _Reading(task, file, line).article()
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


class _Reading:
    def __init__(self, task: _Task, file: str, line: int) -> None:
        self._task = task
        text, mark = task.data.get("text"), task.data.get(MARK)
        if not isinstance(text, str) or "<" in text or not guesses.has_letter(text):
            raise UnusualError
        if "\0" in text or not isinstance(mark, dict):
            raise UnusualError
        told = cast("Row", mark)
        sure(BETWEEN not in told)
        self._text = text
        self._layers, self._named = names(told.get("layers")), names(told.get("names"))
        sure(all(map(code.is_code, self._layers.values())))
        self._many = {it for it in listed(told.get("many")) if isinstance(it, str)}
        self._spans: dict[str, IncomingSpan] = {}
        self._controls: dict[str, _Control] = {}
        called = of_record(PurePath(file).stem, task.id)
        self._draft = Draft(called, text, line=line)

    def article(self) -> Incoming:
        arrows = self._marks(self._task.annotations[0].result)
        self._draft.fill(self._spans, self._relations(arrows))
        given = {it: v for it, v in self._task.data.items() if it not in ("text", MARK)}
        said, rest = facts.heard(given, self._text)
        sure("name" in said)
        for column, value in rest.items():
            columns.keep(self._draft, column, value)
        return self._draft.incoming(id=str(self._task.id), **said)

    def _marks(self, results: list[_Region | _Said | _Relation]) -> list[_Relation]:
        """Each region with its label and, behind it, what is said of it; gives the relations."""
        arrows: list[_Relation] = []
        regions: list[_Region] = []
        every: list[dict[str, Value]] = []
        of_text: set[str] = set()
        own, words = "", b""
        controls = self._controls
        said: dict[str, Value] = {}
        for it in results:
            if type(it) is _Region:
                own, words, said = it.id, b"", {}
                regions.append(it)
                every.append(said)
            elif type(it) is _Relation:
                arrows.append(it)
            elif it.id != own:
                of_text.add(it.id)
                self._of_text(it)
            else:
                words = words or _as_written(regions[-1].value)
                control = controls.get(it.from_name) or self._control(it)
                name, of, over, known = control
                if type(it) is not of or name in said:
                    raise UnusualError
                place = words.partition(_TEXT)[0] if over else words
                behind = bytes(it.value).removeprefix(place)
                value = known.get(behind)
                said[name] = self._learnt(control, behind) if value is None else value
        self._take_in(regions, every)
        sure(of_text.isdisjoint(self._spans))
        return arrows

    def _take_in(self, regions: list[_Region], every: list[dict[str, Value]]) -> None:
        """The regions, with what is said of each."""
        ids = [it.id for it in regions]
        values, metas = [it.value for it in regions], [it.meta for it in regions]
        starts, ends = [it.start for it in values], [it.end for it in values]
        labels = [it.labels[0] for it in values]
        whose, moments = [it.annotator for it in metas], [it.created for it in metas]
        check_ids(ids)
        check_names(whose)
        check_moments(moments)
        check_places(self._text, starts, ends, [it.text for it in values])
        sure(all(map(code.is_code, {*labels})))
        sure(not any(map(_attributes, metas)))
        layer_of = self._layers.get
        columns = zip(ids, regions, labels, starts, ends, metas, every, strict=True)
        self._spans = {
            own_id: IncomingSpan(
                id=own_id,
                layer=layer_of(it.from_name, ""),
                label=label,
                fragments=parts(meta.fragments, start, end)
                if meta.fragments
                else (Span(start, end),),
                attributes=said,
                annotator=meta.annotator,
                created=meta.created,
            )
            for own_id, it, label, start, end, meta, said in columns
        }

    def _control(self, result: _Said) -> _Control:
        name = self._named.get(result.from_name, result.from_name)
        made = _control(name, type(result), name in self._many)
        self._controls[result.from_name] = made
        return made

    def _learnt(self, control: _Control, behind: bytes) -> Value:
        """What stands behind a region's place, remembered; any place shows that the whole is sound.

        Where the place is not the region's, it is still there, and the whole is not sound.
        """
        place = b'{"start":0,"end":1' if control.over else b'{"start":0,"end":1,"text":"x"'
        value = _told(control.kind, place + behind, many=control.name in self._many)
        if len(control.known) >= _MOST_KNOWN:
            control.known.clear()
        control.known[behind] = value
        return value

    def _of_text(self, result: _Said) -> None:
        """What is said of the text as a whole."""
        name = self._named.get(result.from_name, result.from_name)
        value = _of_text(type(result), bytes(result.value), name in self._many)
        self._draft.label(name, value if isinstance(value, tuple) else str(value))

    def _relations(self, arrows: list[_Relation]) -> dict[str, IncomingRelation]:
        found: dict[str, IncomingRelation] = {}
        spans = self._spans
        for number, it in enumerate(arrows, start=1):
            one, other, meta, label = it.from_id, it.to_id, it.meta, it.labels[0]
            if one not in spans or other not in spans or meta.fragments:
                raise UnusualError
            if meta.attributes:
                check_values(meta.attributes)
            found[f"#R{number}"] = joined(meta, f"#R{number}", label, one, other)
        check_names(it.annotator for it in found.values())
        return found


def _as_written(place: _Place) -> bytes:
    """A region's place as its further results begin that do not write over its words."""
    return _encode(place).rpartition(_LABELS)[0]


def _told(kind: type[_Said], written: bytes, *, many: bool) -> Value:
    """What a control says: one thing, or a list where the attribute holds lists."""
    value = _value[kind](written)
    sure(has_no_doubles(written, _encode(value)))
    if isinstance(value, _Counted):
        return (str(value.number),) if many else value.number
    words = value.choices if isinstance(value, _Chosen) else value.text
    sure(bool(words) and is_sound(words))
    if len(words) == 1 and not many:
        return words[0]
    return "\n".join(words) if kind is _Words and not many else words


@lru_cache(_MOST_KNOWN)
def _of_text(kind: type[_Said], written: bytes, many: bool) -> Value:  # noqa: FBT001 - kept by place
    """The same of what has no place."""
    sure(b'"start":' not in written)
    return _told(kind, written, many=many)
