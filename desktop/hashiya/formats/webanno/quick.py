"""WebAnno TSV in which nothing is odd, from its columns to an article at once; it tells of nothing lost.

Spans and relations with their numbers are taken, whoever wrote them; chains, slots, spans in parts and types that
say something of every word make it give up: ``webanno_reading`` then reads the file with care.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from hashiya.formats import guesses
from hashiya.formats.cas import types as t
from hashiya.formats.cas.kinds import LABELS, layer_of
from hashiya.formats.cas.together import entry_of
from hashiya.formats.draft import Draft, Told
from hashiya.formats.format import Incoming
from hashiya.formats.many import Many, take
from hashiya.formats.webanno.cells import parts, unescaped
from hashiya.formats.webanno.columns import Sheet, sheet_of
from hashiya.formats.webanno.lines import Layer
from hashiya.model import code

_GOVERNOR = re.compile(r"[0-9]{1,9}-[0-9]{1,9}\[([1-9][0-9]{0,8})_([1-9][0-9]{0,8})\]")
_LONGEST = 10
"""Digits of an annotation's number."""


class _Unusual(ValueError):
    """The file has to be read with care."""


def article(text: str, file: str, stem: str) -> Incoming | None:
    """The article of a whole file; ``None``: read it with care."""
    sheet = sheet_of(text)
    if sheet is None or not guesses.has_letter(sheet.text):
        return None
    try:
        return _Article(sheet, file).incoming(stem)
    except _Unusual:
        return None


class _Mark(msgspec.Struct):
    """An annotation of one layer: its tokens ``[first, end)``, its number, what its columns say."""

    first: int
    end: int
    number: str
    values: dict[str, str]


class _Article:
    def __init__(self, sheet: Sheet, file: str) -> None:
        self._sheet = sheet
        self._draft = Draft(file, sheet.text)
        self._named: dict[str, dict[str, str]] = {}
        """Of each layer the spans by their numbers; of the empty one those of all, the first of each."""
        self._count = 0

    def incoming(self, stem: str) -> Incoming:
        if self._sheet.filled:
            self._draft.say("formats-tsv-gaps", count=self._sheet.filled)
        layers = self._sheet.layers
        if len({it.type for it in layers}) < len(layers) or not all(map(_is_usual, layers)):
            raise _Unusual
        for it in layers:
            if it.kind == "span":
                self._spans(it)
        for it in layers:
            if it.kind == "relation":
                self._relations(it)
        return self._draft.incoming(name=stem)

    def _columns(self, layer: Layer) -> list[Sequence[str]]:
        return self._sheet.columns[layer.at : layer.at + len(layer.columns)]

    def _spans(self, layer: Layer) -> None:
        sheet, draft = self._sheet, self._draft
        own, every = self._named.setdefault(layer.type, {}), self._named.setdefault("", {})
        labels = [it for it in LABELS if it in layer.columns]
        name = layer_of(layer.type)
        marks = _marks(layer, self._columns(layer))
        told = [_said(it.values, labels) for it in marks]
        said = [it for _, it in told]
        keys = [f"{layer.type} {it.number}" for it in marks]
        starts = [sheet.starts[it.first] for it in marks]
        ends = [sheet.ends[it.end - 1] for it in marks]
        many = Many(
            lines=[sheet.lines[it.first] for it in marks],
            ids=keys,
            layers=[name] * len(marks),
            labels=[label for label, _ in told],
            starts=starts,
            ends=ends,
            quotes=list(map(draft.text.__getitem__, map(slice, starts, ends))),
            apart=[False] * len(marks),
            annotators=[it.pop(t.ANNOTATOR, "") for it in said],
            moments=[0] * len(marks),
            said=said,
        )

        def other(at: int) -> None:
            whose = Told(sheet.lines[marks[at].first], many.annotators[at])
            place = ((starts[at], ends[at]),)
            label, values = told[at]
            if draft.span(keys[at], label, place, many.quotes[at], layer=name, told=whose):
                draft.attributes(keys[at], values)

        if _are_plain(said):
            take(draft, many, other)
        else:
            for at in range(len(marks)):
                other(at)
        for mark, key in zip(marks, keys, strict=True):
            own[mark.number] = key
            every.setdefault(mark.number, key)
        self._count += len(marks)

    def _relations(self, layer: Layer) -> None:
        columns = self._columns(layer)
        base = layer.columns[-1].removeprefix("BT_")
        named = self._named.get("", {}) | self._named.get(base, {})
        labels = [it for it in LABELS if it in layer.columns[:-1]]
        for row, cell in enumerate(columns[-1]):
            if cell == "_":
                continue
            governors = parts(cell)
            values = [_as_many(it[row], len(governors)) for it in columns[:-1]]
            for k, governor in enumerate(governors):
                found = _GOVERNOR.fullmatch(governor)
                here = zip(layer.columns[:-1], (it[k] for it in values), strict=True)
                told = {
                    name: unescaped(it) if "\\" in it else it
                    for name, it in here
                    if it not in ("*", "_")
                }
                if found is None or found[1] not in named or found[2] not in named:
                    raise _Unusual
                self._relation(layer, (named[found[1]], named[found[2]]), told, labels, row)

    def _relation(
        self,
        layer: Layer,
        ends: tuple[str, str],
        told: dict[str, str],
        labels: list[str],
        row: int,
    ) -> None:
        label, said = _said(told, labels)
        key = f"{layer.type} {self._count}"
        whose = Told(self._sheet.lines[row], said.pop(t.ANNOTATOR, ""))
        if self._draft.relation(key, label, *ends, whose):
            self._draft.attributes(key, said)
        self._count += 1


def _is_usual(layer: Layer) -> bool:
    """Whether its type is one of names or a custom one, and its columns are nothing but features (and the base)."""
    names = layer.columns[:-1] if layer.kind == "relation" else layer.columns
    plain = bool(layer.columns) and all(names) and not any(it.startswith("ROLE_") for it in names)
    known = layer.type == t.ENTITY_TYPE or layer.type.startswith(t.CUSTOM)
    return known and plain and layer.kind in ("span", "relation") and len(set(names)) == len(names)


def _are_plain(said: Sequence[dict[str, str]]) -> bool:
    """Whether all names and values can stay as they are."""
    values = "".join([it for of in said for it in of.values()])
    return values.isprintable() and all(map(code.is_code, set[str]().union(*said)))


def _said(values: dict[str, str], labels: list[str]) -> tuple[str, dict[str, str]]:
    """The label, taken out of the values, and everything else that is said."""
    feature = next(filter(values.__contains__, labels), "")
    if not feature or t.FRAGMENTS in values or '["' in "".join(values.values()):
        raise _Unusual
    label = values.pop(feature)
    entry = entry_of(values["identifier"]) if "identifier" in values else ""
    if not entry:
        return label, values
    if "wikidata" in values:
        raise _Unusual
    known = {**values, "identifier": entry}
    return label, {"wikidata" if it == "identifier" else it: known[it] for it in known}


def _as_many(cell: str, count: int) -> list[str]:
    if count == 1:
        return [cell]  # bars and all, as with care
    found = parts(cell)
    if len(found) != count:
        raise _Unusual
    return found


def _marks(layer: Layer, columns: list[Sequence[str]]) -> list[_Mark]:
    """Those of a layer, in the order in which they begin."""
    silent = [it.count("_") for it in columns]
    if len(set(silent)) != 1:
        raise _Unusual
    found: dict[str, _Mark] = {}
    before, going = "_", list[_Mark]()
    for row, cell in enumerate(columns[0]):
        if cell == before:  # the same ones go on
            continue
        for it in going:
            it.end = row
        before, going = cell, []
        if cell == "_":
            continue
        stack = cell.split("|") if "\\" not in cell else parts(cell)
        here: list[tuple[str, ...]] = []
        for k, part in enumerate(stack):
            mark = found.get(part)
            if mark is None:
                here = here or _beside([it[row] for it in columns], len(stack))
                mark = found[part] = _mark(layer.columns, here[k], row)
            going.append(mark)
    for it in going:
        it.end = len(columns[0])
    marks = list(found.values())
    if len({it.number for it in marks}) != len(marks):
        raise _Unusual
    return marks


def _beside(cells: list[str], count: int) -> list[tuple[str, ...]]:
    """What stands in the cells of a row of each of so many annotations."""
    if count == 1:
        return [tuple(cells)]  # bars and all, as with care
    if "\\" in "".join(cells):
        return list(zip(*[_as_many(it, count) for it in cells], strict=True))
    stacks = [it.split("|") for it in cells]
    if {*map(len, stacks)} != {count}:
        raise _Unusual
    return list(zip(*stacks, strict=True))


def _mark(names: list[str], cells: Sequence[str], row: int) -> _Mark:
    _, _, number = cells[0][:-1].rpartition("[")
    tail = f"[{number}]"
    fit = number.isdecimal() and number.isascii() and number[0] != "0" and len(number) <= _LONGEST
    if not fit or not cells[0].endswith(tail):
        raise _Unusual
    nothing = f"*{tail}"
    values: dict[str, str] = {}
    for name, cell in zip(names, cells, strict=True):
        if cell == nothing:
            continue
        value = cell.removesuffix(tail)
        if len(value) == len(cell) or value.endswith("\\"):
            raise _Unusual
        if value not in ("_", ""):
            values[name] = unescaped(value) if "\\" in value else value
    return _Mark(row, row + 1, number, values)
