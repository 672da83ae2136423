"""Tasks of Label Studio that are just as Hashiya writes them, read quickly; it never notes anything.

Whatever is unusual in a task makes it give up: ``label_studio_reading`` then reads that task with care.
"""

from __future__ import annotations

from typing import Any, Literal, cast

import msgspec

from hashiya.formats import columns, facts, guesses
from hashiya.formats.draft import Draft
from hashiya.formats.format import Incoming, IncomingRelation, IncomingSpan
from hashiya.formats.json_values import has_no_doubles
from hashiya.formats.label_studio_regions import Row, listed, names
from hashiya.formats.quick_checks import (
    BIGGEST,
    UnusualError,
    Value,
    check_ids,
    check_names,
    check_values,
    is_sound,
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
    choices: list[str]
    start: int = -1
    end: int = -1
    text: str = ""


class _Written(_Structure):
    text: list[str]
    start: int = -1
    end: int = -1


class _Counted(_Structure):
    number: int | float
    start: int = -1
    end: int = -1
    text: str = ""


class _Region(_Structure, tag_field="type", tag="labels"):
    id: str
    from_name: str
    to_name: str
    value: _Place
    meta: _Meta


class _Choices(_Structure, tag_field="type", tag="choices"):
    id: str
    from_name: str
    to_name: str
    value: _Chosen


class _Words(_Structure, tag_field="type", tag="textarea"):
    id: str
    from_name: str
    to_name: str
    value: _Written


class _Number(_Structure, tag_field="type", tag="number"):
    id: str
    from_name: str
    to_name: str
    value: _Counted


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


_decode = msgspec.json.Decoder(_Task).decode
_encode = msgspec.json.Encoder().encode


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
        self._text = text
        self._layers, self._named = names(told.get("layers")), names(told.get("names"))
        self._many = {it for it in listed(told.get("many")) if isinstance(it, str)}
        self._spans: dict[str, IncomingSpan] = {}
        self._draft = Draft(file, text, line=line)

    def article(self) -> Incoming:
        regions: list[_Region] = []
        arrows: list[_Relation] = []
        others: list[_Choices | _Words | _Number] = []
        for it in self._task.annotations[0].result:
            if type(it) is _Region:
                regions.append(it)
            elif type(it) is _Relation:
                arrows.append(it)
            else:
                others.append(cast("_Choices | _Words | _Number", it))
        self._regions(regions)
        self._said(others)
        self._draft.fill(self._spans, self._relations(arrows))
        given = {it: v for it, v in self._task.data.items() if it not in ("text", MARK)}
        said, rest = facts.heard(given, self._text)
        for column, value in rest.items():
            columns.keep(self._draft, column, value)
        return self._draft.incoming(id=str(self._task.id), **said)

    def _regions(self, regions: list[_Region]) -> None:
        text, layers, is_code = self._text, self._layers, code.is_code
        found = self._spans
        for it in regions:
            value, meta, own = it.value, it.meta, it.id
            start, end, label = value.start, value.end, value.labels[0]
            layer = layers.get(it.from_name, "")
            if not (is_code(label) and (not layer or is_code(layer))):
                raise UnusualError
            if text[start:end] != value.text or end - start != len(value.text):
                raise UnusualError
            if not 0 <= meta.created < BIGGEST or meta.attributes:
                raise UnusualError
            fragments = meta.fragments
            pieces = parts(fragments, start, end) if fragments else (Span(start, end),)
            found[own] = IncomingSpan(
                id=own,
                layer=layer,
                label=label,
                fragments=pieces,
                annotator=meta.annotator,
                created=meta.created,
            )
        check_ids([it.id for it in regions])
        check_names(it.meta.annotator for it in regions)

    def _relations(self, arrows: list[_Relation]) -> dict[str, IncomingRelation]:
        found: dict[str, IncomingRelation] = {}
        for number, it in enumerate(arrows, start=1):
            one, other, meta, label = it.from_id, it.to_id, it.meta, it.labels[0]
            sure(one in self._spans and other in self._spans and one != other)
            sure(code.is_code(label) and 0 <= meta.created < BIGGEST and not meta.fragments)
            check_values(meta.attributes)
            found[f"#R{number}"] = IncomingRelation(
                id=f"#R{number}",
                label=label,
                from_id=one,
                to_id=other,
                attributes=meta.attributes,
                annotator=meta.annotator,
                created=meta.created,
            )
        check_names(it.meta.annotator for it in arrows)
        return found

    def _said(self, result: list[_Choices | _Words | _Number]) -> None:
        """What is said of a region that has a label, else of the text as a whole."""
        spans, named, many, is_code = self._spans, self._named, self._many, code.is_code
        for it in result:
            name = it.from_name
            if named:
                name = named.get(name, name)
            value = _value(it, many=name in many)
            if of := spans.get(it.id):
                said = cast("dict[str, Value]", of.attributes)
                if name in said or not is_code(name):
                    raise UnusualError
                said[name] = value
            elif it.value.start != -1:
                raise UnusualError
            else:
                self._draft.label(name, value if isinstance(value, tuple) else str(value))


def _value(item: _Choices | _Words | _Number, *, many: bool) -> Value:
    """What a control says: one thing, or a list where the attribute holds lists."""
    if type(item) is _Number:
        number = item.value.number
        return (str(number),) if many else number
    words = item.value.choices if type(item) is _Choices else cast("_Words", item).value.text
    if len(words) == 1 and not many:
        (word,) = words
        sure(word.isprintable() or is_sound(word))
        return word
    sure(bool(words) and is_sound(tuple(words)))
    return "\n".join(words) if type(item) is _Words and not many else tuple(words)
