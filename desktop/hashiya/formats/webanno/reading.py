"""WebAnno TSV 3.0 to 3.3, read: the text from its sentences, marks from columns; older shapes are refused.

How its lines are put together is said in ``webanno_lines``; files in which nothing is odd are read by
``webanno_quick``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from hashiya.formats.cas import types as t
from hashiya.formats.cas.model import Cas, FoundFeature, FoundType, Sofa, Structure
from hashiya.formats.cas.reading import article
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.source import Source
from hashiya.formats.webanno import quick as webanno_quick
from hashiya.formats.webanno.cells import (
    NUMBER,
    parts,
    slots,
    split,
    stacked,
    unescaped,
)
from hashiya.formats.webanno.lines import SILENT, Layer, Lines
from hashiya.text.decoding import storable
from hashiya.text.offsets import Utf16Map

LARGEST = 256 * 1024 * 1024

_FORMAT = re.compile(r"#FORMAT=WebAnno TSV ([0-9.]{1,8})\s*")
_KNOWN = ("3", "3.0", "3.1", "3.2", "3.3")
_GOVERNOR = re.compile(
    r"([0-9]{1,9}-[0-9]{1,9}(?:\.[0-9]{1,9})?)(?:\[([0-9]{1,9})_([0-9]{1,9})\])?"
)
_TARGET = re.compile(r"([0-9]{1,9}-[0-9]{1,9}(?:\.[0-9]{1,9})?)(?:\[([0-9]{1,9})\])?")
_LINK = re.compile(r"(.*?)->([0-9]{1,9})-([0-9]{1,9})(?:\[[0-9]{1,9}\])?", re.DOTALL)


_OLD = re.compile(
    rb"#id=\d+\s+#text=|\s?# ?[\w.]+\.[\w.]+ \| .*\s+#id=\d+\s"
    rb"|#id=\d+\r?\n1\t[^\t\n]+\t_\t[^\t\n]*\t[^\t\n]*\t[0-9]+\t[^\t\n]*\t_\t_\r?\n"
)
"""The first lines of versions 1 and 2; the oldest has the text of all sentences behind the last one."""

Named = dict[tuple[str, str, int], str]
"""Spans by layer, token and number; an empty layer or token stands for any."""


def recognises(source: Source, head: bytes) -> bool:
    """Older versions too, so that it can be said what they are."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    return head.startswith(b"#FORMAT=WebAnno TSV") or _OLD.match(head) is not None


def read(path: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """The article of the file, or the reason why it is none.

    Raises:
        OSError: it cannot be read.
    """
    if path.stat().st_size > LARGEST:
        yield Note(message="formats-too-large", name=path.name, lost=True)
        return
    data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    text = data.decode("utf-8", "surrogateescape")
    first = text.split("\n", 1)[0]
    version = _FORMAT.fullmatch(first)
    if not version or version[1] not in _KNOWN:
        yield Note(message="formats-tsv-version", name=path.name, lost=True)
        return
    if first.endswith("\r"):
        text = text.replace("\r\n", "\n").removesuffix("\r")
    found = webanno_quick.article(text, path.name, f"{path.stem}.txt")
    if found is None:
        lines = Lines()
        lines.read(text)
        found = article(_Book(lines).cas(), path.name, f"{path.stem}.txt")
    yield found
    replaced = storable(text)[1]
    if replaced and not (isinstance(found, Incoming) and _tells_replaced(found)):
        yield Note(message="formats-replaced", name=path.name, values={"count": replaced})


def _tells_replaced(found: Incoming) -> bool:
    """Whether letters of its own text were none in UTF-8: its columns repeat them."""
    return any(it.message == "formats-replaced" for it in found.notes)


@dataclass(slots=True)
class _Found:
    places: tuple[int, int]
    values: dict[str, str]
    line: int

    def reach(self, places: tuple[int, int]) -> None:
        """It covers these too."""
        start, end = self.places
        if places[0] < start or places[1] > end:
            self.places = min(start, places[0]), max(end, places[1])


class _Book:
    """Reads the columns of the tokens into structures."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._layers, self._tokens = lines.layers, lines.tokens
        self._cas = Cas()
        self._lost = list(lines.lost)
        self._links: list[tuple[Structure, str, str, int]] = []
        """Slots that wait for what fills them: the link, the layer that it means, token and number."""

    def cas(self) -> Cas:
        text = self._lines.text
        self._cas.sofas.append(Sofa("", "_InitialView", text))
        at = Utf16Map(text).to_utf16
        named: Named = {}
        for layer in self._layers:
            if layer.kind == "span":
                self._spans(layer, named, at)
            elif layer.kind == "chain":
                self._chains(layer, at)
        for link, layer, token, number in self._links:
            link.links["target"] = [_end_of(named, layer, token, number)]
        for layer in self._layers:
            if layer.kind == "relation":
                self._relations(layer, named, at)
        for message, count in (
            ("formats-tsv-gaps", self._lines.filled),
            ("formats-tsv-drifted", self._lines.drifted),
        ):
            if count:
                self._cas.told.append((message, 0, {"count": count}, False))
        self._cas.told += ((*it, True) for it in self._lost)
        return self._cas

    def _spans(self, layer: Layer, named: Named, at: Any) -> None:
        found: dict[str, _Found] = {}
        links: dict[str, dict[str, list[str]]] = {}
        count = 0
        roles = [k for k, it in enumerate(layer.columns[:-1]) if it.startswith("ROLE_")]
        skipped = {it for k in roles for it in (k, k + 1)}
        kept = [(k, it) for k, it in enumerate(layer.columns) if k not in skipped]
        before: list[str] = []
        going: list[_Found] = []
        until = layer.at + len(layer.columns)
        for token in self._tokens:
            cells = token.cells[layer.at : until]
            if cells == before:  # the same annotations go on, as at most tokens of a long one
                for it in going:
                    it.reach(token.places)
                continue
            if SILENT.issuperset(cells):
                continue
            here = [(name, cells[k]) for k, name in kept if k < len(cells)]
            marks = list(stacked(here, lambda number: f"{layer.type} {number}" in found))
            filled = [
                (layer.columns[k], layer.columns[k + 1], cells[k], cells[k + 1])
                for k in roles
                if k + 1 < len(cells)
            ]
            marks = marks or [(0, {})] * max((len(parts(it[3])) for it in filled), default=0)
            linked = [(*it[:2], slots(*it[2:], len(marks))) for it in filled]
            going, numbered = [], True
            for k, (number, values) in enumerate(marks):
                count += 1
                number = number or max((it[k][0] for *_, it in linked), default=0)
                key = f"{layer.type} {number}" if number else f"{layer.type} #{count}"
                numbered &= number > 0
                if known := found.get(key):
                    known.reach(token.places)
                    going.append(known)
                    continue
                _name(named, layer.type, "" if number else token.name, number, key)
                found[key] = _Found(token.places, values, token.line)
                links[key] = {
                    _feature(column): [self._link(column, of, *pair) for pair in its[k][1]]
                    for column, of, its in linked
                }
                going.append(found[key])
            before = cells if numbered else []
        self._types(layer)
        for key, it in found.items():
            places = at(it.places[0]), at(it.places[1])
            made = Structure(key, layer.type, "", places, dict(_told(it.values)), line=it.line)
            made.links = {name: ids for name, ids in links[key].items() if ids}
            self._cas.structures[key] = made

    def _link(self, column: str, layer: str, role: str, target: str) -> str:
        """A link of a slot, as the other shapes of the format have it; gives its id."""
        key = f"{column} {len(self._links) + 1}"
        link = Structure(key, column.rpartition("_")[2], values={"role": role})
        self._cas.structures[key] = link
        found = _TARGET.fullmatch(target)
        self._links.append(
            (link, layer, found[1] if found else target, int(found[2] or 0) if found else 0)
        )
        return key

    def _types(self, layer: Layer) -> None:
        features = {it: FoundFeature(t.STRING) for it in layer.columns if it}
        self._cas.types[layer.type] = FoundType(t.ANNOTATION, "", features)

    def _relations(self, layer: Layer, named: Named, at: Any) -> None:
        if not layer.columns:
            self._lose("formats-tsv-line", 0, what=f"#T_RL={layer.type}"[:60])
            return
        base = layer.columns[-1].removeprefix("BT_")
        self._types(layer)
        last = layer.at + len(layer.columns) - 1
        for token in self._tokens:
            if last >= len(token.cells) or token.cells[last] in SILENT:
                continue
            cells = token.cells[layer.at : last + 1]
            governors = parts(cells[-1])
            columns = zip(layer.columns[:-1], cells[:-1], strict=True)
            said = [(name, split(cell, len(governors))) for name, cell in columns]
            for k, raw in enumerate(governors):
                found = _GOVERNOR.fullmatch(raw)
                if not found:
                    self._lose("formats-tsv-line", token.line, what=raw[:60])
                    continue
                one = _end_of(named, base, found[1], int(found[2] or 0))
                other = _end_of(named, base, token.name, int(found[3] or 0))
                key = f"{layer.type} {len(self._cas.structures)}"
                values = {name: unescaped(it[k]) for name, it in said if it[k] not in ("*", "_")}
                places = at(token.places[0]), at(token.places[1])
                made = Structure(key, layer.type, "", places, dict(_told(values)), line=token.line)
                made.links = {"Governor": [one], "Dependent": [other]}
                self._cas.structures[key] = made

    def _chains(self, layer: Layer, at: Any) -> None:
        """Elements of a chain by its number and theirs; each leads to the next."""
        if len(layer.columns) < 2:
            self._lose("formats-tsv-line", 0, what=f"#T_CH={layer.type}"[:60])
            return
        found: dict[tuple[int, int], _Found] = {}
        for token in self._tokens:
            cells = token.cells[layer.at : layer.at + 2]
            if len(cells) < 2 or cells[1] in ("_", ""):
                continue
            links = [_LINK.fullmatch(it) for it in parts(cells[1])]
            kinds = split(cells[0], len(links))
            for link, kind in zip(links, kinds, strict=True):
                if not link:
                    self._lose("formats-tsv-line", token.line, what=cells[1][:60])
                    continue
                numbered = NUMBER.fullmatch(kind)
                said = {layer.columns[0]: numbered[1] if numbered else kind}
                said[layer.columns[-1]] = link[1]
                values = {key: unescaped(it) for key, it in said.items() if it not in ("*", "_")}
                key = int(link[2]), int(link[3])
                start, end = found[key].places if key in found else token.places
                places = min(start, token.places[0]), max(end, token.places[1])
                found[key] = _Found(
                    places, found[key].values if key in found else values, token.line
                )
        for (chain, number), it in found.items():
            key = f"{layer.type} {chain}-{number}"
            places = at(it.places[0]), at(it.places[1])
            made = Structure(key, layer.type, "", places, dict(_told(it.values)), line=it.line)
            self._cas.structures[key] = made
        for one, other in pairwise(sorted(found)):
            if one[0] == other[0]:
                of = self._cas.structures[f"{layer.type} {one[0]}-{one[1]}"]
                of.links["next"] = [f"{layer.type} {other[0]}-{other[1]}"]

    def _lose(self, message: str, line: int, **values: str | int) -> None:
        self._lost.append((message, line, values))


def _told(values: dict[str, str]) -> Iterator[tuple[str, str | list[str]]]:
    """Lists were written as JSON."""
    for name, value in values.items():
        if value.startswith('["') and value.endswith('"]'):
            try:
                found: Any = json.loads(value)
            except (ValueError, RecursionError):
                found = value
            yield name, [str(it) for it in found] if isinstance(found, list) else value
        else:
            yield name, value


def _feature(column: str) -> str:
    """Of ``ROLE_layer:feature_linktype``."""
    return column.rpartition(":")[2].rpartition("_")[0] or column


def _name(named: Named, layer: str, token: str, number: int, key: str) -> None:
    for of in (layer, ""):
        named.setdefault((of, token, number), key)


def _end_of(named: Named, base: str, token: str, number: int) -> str:
    """The span that is meant: by its number or its token, in the layer that is named, else in any."""
    for of in (base, ""):
        found = named.get((of, "", number)) if number else None
        if found or (found := named.get((of, token, 0))):
            return found
    return f"{token} {number}"
