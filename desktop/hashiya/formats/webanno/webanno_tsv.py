"""WebAnno TSV 3.3, written: a file an article, a token a line, spans and relations in columns; UTF-16 offsets.

A sentence's text reaches to the next one, so that nothing between them is lost; ``webanno_reading`` reads.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from hashiya.formats import losses, segments, values_as_text
from hashiya.formats.cas import types as t
from hashiya.formats.cas.kinds import layer_of
from hashiya.formats.cas.records import is_entry
from hashiya.formats.format import Format, WriteOptions
from hashiya.formats.inception_places import heeding
from hashiya.formats.latest import Latest
from hashiya.formats.losses import Tally
from hashiya.formats.naming import Names, file_stem
from hashiya.formats.webanno.lines import filling
from hashiya.formats.webanno.reading import read, recognises
from hashiya.model.annotation import Annotation
from hashiya.model.attribute import Attributes, AttributeValue
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.text.offsets import Utf16Map
from hashiya.text.words import WHITE

_types = Latest(t.Types)
"""Of one label set, however many articles are weighed."""

Range = tuple[int, int]

_TEXT = str.maketrans({"\\": "\\\\", "\t": "\\t", "\r": "\\r"})
_VALUE = str.maketrans(
    {it: f"\\{it}" for it in "\\[]|_;*"} | {"\t": "\\t", "\n": "\\n", "\r": "\\r"}
)
_IN_TEXT = re.compile(r"[\\\t\r]")
_IN_VALUE = re.compile(r"[\\\[\]|_;*\t\n\r]|->")
"""What has to be written otherwise; asked first, since it is rare."""
_SHOWN = re.compile(f"[^{WHITE}](?:.*[^{WHITE}])?", re.DOTALL)


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """UTF-8, LF; named after the article's file."""
    types = t.Types(dataset.schema)
    stems = Names(file_stem, folded=True)
    for annotated in dataset:
        stem = stems.of(annotated.article.id, annotated.article.name)
        text = "".join(_Sheet(annotated, types).lines())
        (target / f"{stem}.tsv").write_bytes(text.encode("utf-8"))


def trimmed(text: str, it: Annotation) -> Range | None:
    """From its first to its last letter that is not white; ``None``: there is none."""
    quote = it.quote
    if not (quote[0].isspace() or quote[-1].isspace()):
        return it.start, it.end
    found = _SHOWN.search(text, it.start, it.end)
    return found.span() if found else None


def _trimmed_all(annotated: AnnotatedArticle) -> dict[str, Range | None]:
    text = annotated.article.text
    return {it.id: trimmed(text, it) for it in annotated.annotations}


_extents_of = Latest(_trimmed_all)
"""Of one article, which is weighed and then written."""


@dataclass(slots=True)
class _Column:
    """The columns of a layer of spans, or of relations: ``features`` and, of relations, the base."""

    type: str
    features: list[str] = field(default_factory=list[str])
    base: str = ""
    marks: list[tuple[dict[str, str], str]] = field(
        default_factory=list[tuple[dict[str, str], str]]
    )
    """What stands in them, each as its values and its number (or its governor)."""
    cells: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    """By token: which of the marks stand there."""
    _made: dict[tuple[int, ...], str] = field(default_factory=dict[tuple[int, ...], str])
    _known: set[str] = field(default_factory=set[str])
    _alone: dict[int, list[str]] = field(default_factory=dict[int, list[str]])

    @property
    def header(self) -> str:
        if self.base:
            return "|".join([f"#T_RL={self.type}", *self.features, f"BT_{self.base}"])
        return "|".join([f"#T_SP={self.type}", *self.features])

    @property
    def empty(self) -> str:
        return "_\t" * (len(self.features) + bool(self.base))

    def put(self, said: dict[str, str], tail: str, tokens: Iterable[int]) -> None:
        """Let a mark stand at these tokens."""
        if not said.keys() <= self._known:
            self.features += (it for it in said if it not in self.features)
            self._known.update(said)
        number = len(self.marks)
        self.marks.append((said, tail))
        for token in tokens:
            self.cells[token].append(number)

    def row(self, token: int) -> str:
        """The cells of a token that has some; a mark has the same at all its tokens."""
        key = tuple(self.cells[token])
        made = self._made.get(key)
        if made is None:
            rows = list(map(self._cells, key))
            cells = rows[0] if len(rows) == 1 else map("|".join, zip(*rows, strict=True))
            made = self._made[key] = "\t".join(cells) + "\t"
        return made

    def _cells(self, number: int) -> list[str]:
        """Of one mark; those of relations bear no number, their last one says all of the governor."""
        made = self._alone.get(number)
        if made is None:
            said, tail = self.marks[number]
            nothing = "*" if self.base else f"*{tail}"
            behind = "" if self.base else tail
            made = [said[it] + behind if it in said else nothing for it in self.features]
            self._alone[number] = made = [*made, tail] if self.base else made
        return made


class _Sheet:
    """The lines of one article."""

    def __init__(self, annotated: AnnotatedArticle, types: t.Types) -> None:
        self._annotated, self._types = annotated, types
        self._text = annotated.article.text
        units = Utf16Map(self._text)
        self._astral = units.length > len(self._text)
        self._at: Callable[[int], int] = units.to_utf16
        self._extents = _extents_of(annotated)
        extents = [it for it in self._extents.values() if it]
        self._sentences = segments.cut(annotated, extents)
        self._tokens = [it for sentence in self._sentences for it in sentence.tokens]
        self._starts = [it[0] for it in self._tokens]
        self._columns: dict[str, _Column] = {}
        self._numbers: dict[str, int] = {}
        self._layers = {it.id: it.layer for it in annotated.annotations}
        for it in annotated.annotations:
            self._span(it)
        for it in annotated.relations:
            self._relation(it)

    def lines(self) -> list[str]:
        columns = list(self._columns.values())
        blanks = [it.empty for it in columns]
        empty = "".join(blanks)
        rows: dict[int, list[str]] = {}
        for k, it in enumerate(columns):
            for token in it.cells:
                rows.setdefault(token, blanks.copy())[k] = it.row(token)
        tails = [empty] * len(self._tokens)
        for token, it in rows.items():
            tails[token] = "".join(it)
        found = ["#FORMAT=WebAnno TSV 3.3\n", *(f"{it.header}\n" for it in columns), "\n"]
        number, at = 0, self._at if self._astral else None
        for k, sentence in enumerate(self._sentences, start=1):
            last = k == len(self._sentences)
            end = len(self._text) if last else self._sentences[k].start
            words = self._text[sentence.start : end]
            words = words.translate(_TEXT) if _IN_TEXT.search(words) else words
            found.append("\n")
            found += (f"#Text={line}\n" for line in words.split("\n"))
            places, forms = sentence.tokens, [self._text[it:stop] for it, stop in sentence.tokens]
            if "\\" in words:
                forms = [it.translate(_TEXT) for it in forms]
            if at:
                places = [(at(it), at(stop)) for it, stop in places]
            here = zip(places, forms, tails[number : number + len(forms)], strict=True)
            found += [
                f"{k}-{m}\t{start}-{stop}\t{form}\t{cells}\n"
                for m, ((start, stop), form, cells) in enumerate(here, start=1)
            ]
            number += len(forms)
        return found

    def _span(self, it: Annotation) -> None:
        extent = self._extents[it.id]
        if extent is None:
            return
        of = self._types.of(it.layer)
        feature = "value" if of.name == t.ENTITY_TYPE else "label"
        column = self._columns.get(it.layer)
        if column is None:
            column = self._columns[it.layer] = _Column(of.name, [feature])
        said = {feature: _escaped(it.label), **self._said(of, it.layer, it.attributes)}
        if len(it.fragments) > 1 or (it.start, it.end) != extent:
            parts = ((self._at(part.start), self._at(part.end)) for part in it.fragments)
            said[t.FRAGMENTS] = _escaped(";".join(f"{start}-{end}" for start, end in parts))
        self._numbers[it.id] = len(self._numbers) + 1
        tail = f"[{self._numbers[it.id]}]"
        first = bisect_left(self._starts, extent[0])
        column.put(said, tail, range(first, bisect_left(self._starts, extent[1], first)))

    def _relation(self, it: Relation) -> None:
        one, other = self._numbers.get(it.from_id), self._numbers.get(it.to_id)
        extents = self._extents.get(it.from_id), self._extents.get(it.to_id)
        if one is None or other is None or extents[0] is None or extents[1] is None:
            return
        layer = self._layers[it.from_id]
        same = layer == self._layers[it.to_id]
        key = f"relation {layer}" if same else "relation"
        base = self._types.of(layer).name if same else t.ANNOTATION
        name = f"{t.CUSTOM}{base.rpartition('.')[2]}Relation" if same else t.RELATION
        column = self._columns.get(key)
        if column is None:
            column = self._columns[key] = _Column(name, ["label"], base)
        said = {"label": _escaped(it.label), **self._said(self._types.relation, "", it.attributes)}
        governor = f"{self._name(extents[0][0])}[{one}_{other}]"
        column.put(said, governor, (bisect_left(self._starts, extents[1][0]),))

    def _name(self, start: int) -> str:
        """How the token that begins there is called: its sentence and its place in it."""
        k = bisect_left(self._sentences, start + 1, key=lambda it: it.start)
        tokens = self._sentences[k - 1].tokens
        return f"{k}-{bisect_left(tokens, (start, start)) + 1}"

    def _said(self, of: t.Type, layer: str, attributes: Attributes) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, value in attributes.items():
            if value in ("", ()):
                continue
            if name == "wikidata" and is_entry(of, name, value):
                found["identifier"] = _escaped(f"{t.WIKIDATA}{value}")
            else:
                found[of.named(name)] = _escaped(value if type(value) is str else _plain(value))
        return found


def _plain(value: AttributeValue) -> str:
    """A list as JSON, since a cell holds one value."""
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


@lru_cache(4096)
def _escaped(value: str) -> str:
    if not _IN_VALUE.search(value):
        return value
    return value.translate(_VALUE).replace("->", "\\->")


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """Count what the columns do not say, or say differently."""
    text = annotated.article.text
    here: set[str] = set()
    extents = _extents_of(annotated)
    tally.add_all("annotator", [it.annotator for it in annotated.annotations if extents[it.id]])
    for it in annotated.annotations:
        extent = extents[it.id]
        if extent is None:
            tally.add("no_word", it.label)
            tally.add_all("attribute", it.attributes)
            continue
        here.add(it.id)
        if (it.start, it.end) != extent:
            tally.add("edge_moved", it.label)
        of = _types(schema).of(it.layer)
        if it.layer not in (t.ENTITY_LAYER, layer_of(of.name)):
            tally.add("label_renamed", it.layer)
        _weigh_values(of, it.attributes, tally, relation=False)
    for it in annotated.relations:
        if it.from_id in here and it.to_id in here:
            _weigh_values(_types(schema).relation, it.attributes, tally, relation=True)
        else:
            tally.add("relation_across", it.label)
            tally.add_all("relation_attribute", it.attributes)
    others = values_as_text.others_of(annotated)
    values_as_text.of_spans((it for it in others.marks if it.id in here), schema, tally)
    within = (it for it in others.arrows if it.from_id in here and it.to_id in here)
    values_as_text.of_relations(within, tally)
    shown = _SHOWN.search(text)
    lead = text[: shown.start()] if shown else ""
    for was, put in zip(lead, filling(len(lead)), strict=True):
        if was != put:
            tally.add("character", f"U+{ord(was):04X}")
    losses.document_labels_lost(annotated, tally)
    losses.facts_lost(annotated, tally)


def _weigh_values(of: t.Type, attributes: Attributes, tally: Tally, *, relation: bool) -> None:
    for name, value in attributes.items():
        if value in ("", ()):
            tally.add("relation_attribute" if relation else "attribute", name)
        elif of.named(name) != name and not is_entry(of, name, value):
            tally.add("label_renamed", name)


FORMAT = Format(
    id="webanno-tsv",
    suffixes=(".tsv",),
    folder=True,
    each=("{}.tsv",),
    read=heeding(read),
    write=write,
    weigh=weigh,
    recognises=recognises,
    unit="utf-16",
    carries=frozenset(
        {
            "text",
            "nested",
            "same_extent",
            "crossing",
            "discontinuous",
            "layers",
            "attributes",
            "relations",
            "relation_attributes",
        }
    ),
)
