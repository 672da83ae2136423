"""WebAnno TSV in which nothing is odd, from its columns to an article at once; it tells of nothing lost.

Spans and relations with their numbers are taken, whoever wrote them; chains, slots, spans in parts and types that
say something of every word make it give up: ``webanno_reading`` then reads the file with care.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hashiya.formats import guesses
from hashiya.formats.cas import types as t
from hashiya.formats.cas.kinds import LABELS, layer_of
from hashiya.formats.cas.together import entry_of
from hashiya.formats.draft import Draft, Told
from hashiya.formats.format import Incoming
from hashiya.formats.webanno.cells import NUMBER, parts, unescaped
from hashiya.formats.webanno.columns import Sheet, sheet_of
from hashiya.formats.webanno.lines import Layer

_GOVERNOR = re.compile(r"[0-9]{1,9}-[0-9]{1,9}\[([1-9][0-9]{0,8})_([1-9][0-9]{0,8})\]")


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


@dataclass(slots=True)
class _Mark:
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
        for mark in _marks(layer, self._columns(layer)):
            label, said = _said(mark.values, labels)
            key = f"{layer.type} {mark.number}"
            start, end = sheet.starts[mark.first], sheet.ends[mark.end - 1]
            words = draft.text[start:end]
            told = Told(sheet.lines[mark.first], said.pop(t.ANNOTATOR, ""))
            if draft.span(key, label, ((start, end),), words, layer=name, told=told):
                draft.attributes(key, said)
            own[mark.number] = key
            every.setdefault(mark.number, key)
            self._count += 1

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
                told = {name: unescaped(it) for name, it in here if it not in ("*", "_")}
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


def _said(values: dict[str, str], labels: list[str]) -> tuple[str, dict[str, str]]:
    """The label, and everything else that is said."""
    said = values.copy()
    feature = next((it for it in labels if it in values), "")
    if not feature or t.FRAGMENTS in values or '["' in "".join(values.values()):
        raise _Unusual
    label = said.pop(feature)
    entry = entry_of(said["identifier"]) if "identifier" in said else ""
    if not entry:
        return label, said
    if "wikidata" in said:
        raise _Unusual
    known = {**said, "identifier": entry}
    return label, {"wikidata" if it == "identifier" else it: known[it] for it in known}


def _as_many(cell: str, count: int) -> list[str]:
    if count == 1:
        return [cell]  # bars and all, as with care
    found = parts(cell)
    if len(found) != count:
        raise _Unusual
    return found


def _marks(layer: Layer, columns: list[Sequence[str]]) -> Iterator[_Mark]:
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
        for k, part in enumerate(stack):
            mark = found.get(part)
            if mark is None:
                here = [_as_many(it[row], len(stack))[k] for it in columns]
                mark = found[part] = _mark(layer.columns, here, row)
            going.append(mark)
    for it in going:
        it.end = len(columns[0])
    if len({it.number for it in found.values()}) != len(found):
        raise _Unusual
    return iter(found.values())


def _mark(names: list[str], cells: list[str], row: int) -> _Mark:
    numbered = NUMBER.fullmatch(cells[0])
    if numbered is None:
        raise _Unusual
    number = numbered[2]
    tail = f"[{number}]"
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
