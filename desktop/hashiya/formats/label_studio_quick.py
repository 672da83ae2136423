"""Tasks of Label Studio that are just as Hashiya writes them, read quickly; it never notes anything.

Whatever is unusual in a task makes it give up: ``label_studio_reading`` then reads that task with care.
"""

from __future__ import annotations

from typing import Any, cast

import msgspec

from hashiya.formats import columns, facts, guesses
from hashiya.formats.draft import Draft, Told
from hashiya.formats.format import Incoming
from hashiya.formats.json_values import has_no_doubles
from hashiya.formats.label_studio_regions import Row, listed, names

MARK = "hashiya"
"""In the data of a task: what gives the controls their meaning again."""
_Unset = msgspec.UnsetType
_UNSET = msgspec.UNSET


class _Value(msgspec.Struct, forbid_unknown_fields=True):
    start: int | _Unset = _UNSET
    end: int | _Unset = _UNSET
    text: str | list[str] | _Unset = _UNSET
    labels: list[str] | _Unset = _UNSET
    choices: list[str] | _Unset = _UNSET
    number: int | float | _Unset = _UNSET


class _Meta(msgspec.Struct, forbid_unknown_fields=True):
    annotator: str
    created: int
    fragments: list[tuple[int, int]] | _Unset = _UNSET
    attributes: dict[str, Any] | _Unset = _UNSET


class _Result(msgspec.Struct, forbid_unknown_fields=True):
    type: str
    id: str | _Unset = _UNSET
    from_name: str | _Unset = _UNSET
    to_name: str | _Unset = _UNSET
    value: _Value | _Unset = _UNSET
    meta: _Meta | _Unset = _UNSET
    from_id: str | _Unset = _UNSET
    to_id: str | _Unset = _UNSET
    direction: str | _Unset = _UNSET
    labels: list[str] | _Unset = _UNSET


class _Annotation(msgspec.Struct, forbid_unknown_fields=True):
    id: int
    result: list[_Result]


class _Task(msgspec.Struct, forbid_unknown_fields=True):
    id: int
    data: dict[str, Any]
    annotations: list[_Annotation]


_decode = msgspec.json.Decoder(_Task).decode
_encode = msgspec.json.Encoder().encode


class _UnusualError(ValueError):
    """The task has to be read with care."""


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
            raise _UnusualError
        if not isinstance(mark, dict) or len(task.annotations) != 1:
            raise _UnusualError
        told = cast("Row", mark)
        self._layers, self._named = names(told.get("layers")), names(told.get("names"))
        self._many = {it for it in listed(told.get("many")) if isinstance(it, str)}
        self._draft = Draft(file, text, line=line)

    def article(self) -> Incoming:
        result = self._task.annotations[0].result
        for it in result:
            if it.type == "labels":
                self._region(it)
        for it in result:
            if it.type == "relation":
                self._relation(it)
            elif it.type != "labels":
                self._said(it)
        given = {it: v for it, v in self._task.data.items() if it not in ("text", MARK)}
        said, rest = facts.heard(given, self._draft.text)
        for column, value in rest.items():
            columns.keep(self._draft, column, value)
        return self._draft.incoming(id=str(self._task.id), **said)

    def _region(self, item: _Result) -> None:
        value, meta, own = item.value, item.meta, item.id
        if value is _UNSET or meta is _UNSET or own is _UNSET or not own:
            raise _UnusualError
        start, end, labels, quote = value.start, value.end, value.labels, value.text
        if start is _UNSET or end is _UNSET or labels is _UNSET or len(labels) != 1:
            raise _UnusualError
        if (
            not isinstance(quote, str)
            or not quote
            or self._draft.text[start:end] != quote
            or not 0 <= start < end
        ):
            raise _UnusualError
        ranges = [(start, end)] if meta.fragments is _UNSET else meta.fragments
        if not ranges or (ranges[0][0], ranges[-1][1]) != (start, end) or own in self._draft:
            raise _UnusualError
        layer = self._layers.get("" if item.from_name is _UNSET else item.from_name, "")
        told = Told(0, meta.annotator, facts.moment(meta.created))
        if not self._draft.span(own, labels[0], ranges, quote, layer=layer, told=told):
            raise _UnusualError

    def _relation(self, item: _Result) -> None:
        meta, labels, one, other = item.meta, item.labels, item.from_id, item.to_id
        if meta is _UNSET or labels is _UNSET or one is _UNSET or other is _UNSET:
            raise _UnusualError
        if one not in self._draft or other not in self._draft or item.direction != "right":
            raise _UnusualError
        told = Told(0, meta.annotator, facts.moment(meta.created))
        for label in labels or ["related"]:
            made = self._draft.relation("", label, one, other, told)
            if not made:
                raise _UnusualError
            for name, said in {} if meta.attributes is _UNSET else meta.attributes.items():
                self._draft.attribute(made, name, said)

    def _said(self, item: _Result) -> None:
        """What is said of a region that has a label, else of the text as a whole."""
        value, own, control = item.value, item.id, item.from_name
        if value is _UNSET or own is _UNSET or control is _UNSET or value.labels is not _UNSET:
            raise _UnusualError
        found: list[str] | list[int | float]
        if value.choices is not _UNSET:
            found = value.choices
        elif isinstance(value.text, list):
            found = value.text
        elif value.number is not _UNSET:
            found = [value.number]
        else:
            raise _UnusualError
        if not found:
            raise _UnusualError
        name = self._named.get(control, control)
        single = len(found) == 1 and name not in self._many
        said = found[0] if single else tuple(map(str, found))
        if item.type == "textarea" and name not in self._many:
            said = "\n".join(map(str, found))
        if own in self._draft:
            self._draft.attribute(own, name, said)
        elif value.start is not _UNSET:
            raise _UnusualError
        else:
            self._draft.label(name, said if isinstance(said, tuple) else str(said))
