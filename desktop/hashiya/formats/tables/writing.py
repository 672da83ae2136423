"""Articles with their annotations as columns of three tables; how cells are stored is the formats' affair."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import methodcaller
from typing import Generic

import msgspec

from hashiya.formats.losses import LossKind, Tally, Values, values_of
from hashiya.formats.tables import cells
from hashiya.formats.tables.cells import Cell, Column, Form, Known, Row, shown
from hashiya.model.article import Article
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.span import Span

CONTEXT = 40
SPANS = [
    "doc", "layer", "label", "text", "context_before", "context_after", "start", "end", "id", "annotator",
    "created", "doc_id",
]  # fmt: skip
"""What a person looks for stands first; the attributes follow, of which a row has few: so most rows end early."""

SUM = "sha256"
"""The checksum of the text behind those, in a table of marks that may go without that of the articles."""

SPANS_MORE = ["fragments"]
RELATIONS = [
    "doc", "from_text", "label", "to_text", "id", "from", "to", "annotator", "created", "doc_id",
]  # fmt: skip
RELATIONS_MORE: list[str] = []
DOCUMENTS = [
    "doc", "sha256", "id", "title", "language", "direction", "status", "source", "url", "author",
    "published", "encoding", "code_points", "spans", "relations",
]  # fmt: skip
DOCUMENTS_MORE = ["directions", "note", "bookmarks", "created", "file", "text_rows"]
"""Of the last two the one that the format has: where the text is."""

_MOST_KNOWN, _LONGEST_KNOWN = 4_096, 400
_VALUES = methodcaller("values")
_SHOWN = frozenset({str, bool, int, float})
"""Kinds of values of which a cell shows something, if they are not words without a letter."""
_packed = msgspec.msgpack.Encoder().encode

Name = tuple[str, bool]
"""An attribute's name, and whether its values are lists: one that has both kinds has two columns."""


@dataclass(frozen=True, slots=True)
class Manner(Generic[Form]):
    """How a format writes its cells: of words, many below each other, of nothing, and neighbours of a row as one."""

    known: Known[Form]
    column: Callable[[Sequence[str], Known[Form]], Iterable[Form]]
    empty: Form
    join: Callable[[Sequence[Form]], Form]
    ends_early: bool = False
    """Whether a row may end with its last cell that holds something."""
    apart: bool = False
    """Whether each table is a file of its own."""


class Ready(list[Form], Generic[Form]):
    """The cells of one column or of neighbours, row below row, as the file has them."""


Columns = Sequence[Column | Ready[Form]]
"""Of as many rows each."""


class Tables(Generic[Form]):
    """The three tables of a dataset; ``place`` says where an article's text is, under ``place_head``."""

    def __init__(
        self,
        dataset: Dataset,
        manner: Manner[Form],
        place: Callable[[Article], Cell],
        place_head: str = "file",
    ) -> None:
        self._place, self._place_head, self._manner = place, place_head, manner
        spans, relations, documents = _columns(dataset)
        self._spans, self._relations = _Columns(spans, manner), _Columns(relations, manner)
        self._documents = _Columns(documents, manner)

    @property
    def span_heads(self) -> list[str]:
        first = [*SPANS, SUM] if self._manner.apart else SPANS
        return _heads(first, self._spans.all, SPANS_MORE)

    @property
    def relation_heads(self) -> list[str]:
        return _heads(RELATIONS, self._relations.all, RELATIONS_MORE)

    @property
    def document_heads(self) -> list[str]:
        more = [it for it in DOCUMENTS_MORE if it not in ("file", "text_rows")]
        return _heads(DOCUMENTS, self._documents.all, [*more, self._place_head])

    def of(self, annotated: AnnotatedArticle) -> tuple[Columns[Form], Columns[Form]]:
        """The columns of its marks and those of its relations: made so, a cell costs a third."""
        marks = annotated.annotations
        ids = [it.id for it in marks]
        written = Ready(self._written(ids)), Ready(self._written([it.quote for it in marks]))
        spans = self._spans_of(annotated, *written)
        arrows = annotated.relations
        if not arrows:
            return spans, [[]]
        cells = [dict(zip(ids, it, strict=True)) for it in written]
        return spans, self._relations_of(annotated, *cells)

    def _written(self, words: Sequence[str]) -> Iterable[Form]:
        return self._manner.column(words, self._manner.known) if words else ()

    def _spans_of(
        self, annotated: AnnotatedArticle, ids: Ready[Form], quotes: Ready[Form]
    ) -> Columns[Form]:
        article, marks = annotated.article, annotated.annotations
        text, count = article.text, len(marks)
        fragments = [it.fragments for it in marks]
        starts = [it[0].start for it in fragments]
        ends = [it[-1].end for it in fragments]
        return [
            [article.name] * count,
            [it.layer for it in marks],
            [it.label for it in marks],
            quotes,
            [text[at - CONTEXT if at > CONTEXT else 0 : at] for at in starts],
            [text[at : at + CONTEXT] for at in ends],
            starts,
            ends,
            ids,
            [it.annotator for it in marks],
            [it.created for it in marks],
            [article.id] * count,
            *([[article.sha256] * count] if self._manner.apart else []),
            self._spans.of(
                [it.attributes for it in marks],
                ["" if len(it) == 1 else _listed(it) for it in fragments],
            ),
        ]

    def _relations_of(
        self, annotated: AnnotatedArticle, ids: Mapping[str, Form], quotes: Mapping[str, Form]
    ) -> Columns[Form]:
        """With what is written of the marks, by their ids; those of other articles are not among them."""
        arrows, empty = annotated.relations, self._manner.empty
        from_ids, to_ids = [it.from_id for it in arrows], [it.to_id for it in arrows]
        known = self._manner.known
        return [
            [annotated.article.name] * len(arrows),
            Ready([quotes.get(it, empty) for it in from_ids]),
            [it.label for it in arrows],
            Ready([quotes.get(it, empty) for it in to_ids]),
            [it.id for it in arrows],
            Ready([ids[it] if it in ids else known[it] for it in from_ids]),
            Ready([ids[it] if it in ids else known[it] for it in to_ids]),
            [it.annotator for it in arrows],
            [it.created for it in arrows],
            [annotated.article.id] * len(arrows),
            *(
                [self._relations.of([it.attributes for it in arrows])]
                if self._relations.all
                else []
            ),
        ]

    def document(self, annotated: AnnotatedArticle) -> Row:
        it = annotated.article
        return [
            it.name,
            it.sha256,
            it.id,
            it.title,
            it.language,
            it.direction,
            it.status,
            it.source,
            it.url,
            it.author,
            it.published,
            it.encoding,
            len(it.text),
            len(annotated.annotations),
            len(annotated.relations),
            *self._documents.row(it.labels),
            "; ".join(f"{at} {way}" for at, way in sorted(it.directions.items())),
            it.note,
            "; ".join(map(str, it.bookmarks)),
            it.created,
            self._place(it),
        ]


@dataclass(frozen=True, slots=True)
class Room:
    """What a cell can hold: any words of up to ``surely`` code points, others where they ``fit``."""

    surely: float = math.inf
    fits: Callable[[str], bool] = bool


_ANY = Room()


def weigh(annotated: AnnotatedArticle, tally: Tally, room: Room = _ANY) -> None:
    """What no cell can hold is lost; an empty one says nothing, so an empty value cannot be told from none."""
    if not _have_cells(values_of(annotated), room):
        _weigh([it.attributes for it in annotated.annotations], "attribute", tally, room)
        _weigh([it.attributes for it in annotated.relations], "relation_attribute", tally, room)
    _weigh([annotated.article.labels], "document_label", tally, room)


def _have_cells(values: Values, room: Room) -> bool:
    """Whether each has a cell that shows it, without a look at each."""
    if "" in values.all or not values.types <= _SHOWN:
        return False
    if room.surely == math.inf:
        return True
    return max([len(it) for it in {*values.all} if type(it) is str], default=0) <= room.surely


def _weigh(said: Sequence[Mapping[str, object]], kind: LossKind, tally: Tally, room: Room) -> None:
    for name, value in chain.from_iterable([it.items() for it in said]):
        cell = shown(value)
        if not cell or (len(cell) > room.surely and not room.fits(cell)):
            tally.add(kind, name)


def _columns(dataset: Dataset) -> tuple[list[Name], list[Name], list[Name]]:
    """Names that occur: of attributes in the label set's order, then others as they come."""
    found: tuple[dict[Name, None], ...] = ({}, {}, {})
    for annotated in dataset:
        _occurring([it.attributes for it in annotated.annotations], found[0])
        _occurring([it.attributes for it in annotated.relations], found[1])
        _occurring([annotated.article.labels], found[2])
    order = {it.name: at for at, it in reversed(list(enumerate(dataset.schema.attributes)))}
    spans = sorted(found[0], key=lambda it: order.get(it[0], len(order)))
    return spans, list(found[1]), list(found[2])


def _occurring(said: Sequence[Mapping[str, object]], found: dict[Name, None]) -> None:
    said = [*filter(None, said)]
    if tuple in map(type, chain.from_iterable(map(_VALUES, said))):
        for name, value in chain.from_iterable([it.items() for it in said]):
            found[name, type(value) is tuple] = None
    else:
        found.update(((name, False), None) for name in dict.fromkeys(chain.from_iterable(said)))


def _heads(first: list[str], columns: Iterable[Name], last: list[str]) -> list[str]:
    fixed = {*first, *last, SUM, *DOCUMENTS_MORE} if first is DOCUMENTS else {*first, *last, SUM}
    return [*first, *(cells.heading(it, fixed, many=many) for it, many in columns), *last]


class _Columns(Generic[Form]):
    """The columns of what is said of marks, relations or articles; an empty cell where nothing is."""

    def __init__(self, columns: list[Name], manner: Manner[Form]) -> None:
        self.all = columns
        self._manner = manner
        self._places = {it: at for at, it in enumerate(columns)}
        self._pieces: dict[str | bytes, Form] = {}

    def row(self, values: Mapping[str, object]) -> list[str]:
        found = [""] * len(self.all)
        for name, value in values.items():
            found[self._places[name, type(value) is tuple]] = shown(value)
        return found

    def of(
        self, said: Sequence[Mapping[str, object]], last: Sequence[str] | None = None
    ) -> Ready[Form]:
        """All of them at once, and a ``last`` column behind them: most of their cells are empty, and written as one."""
        width = 0 if last is None else 1
        keys = _keys(said)
        found = [
            self._piece(key, values, width) if piece is None else piece
            for piece, key, values in zip(map(self._pieces.get, keys), keys, said, strict=True)
        ]
        for at, more in enumerate(last or ()) if last and any(last) else ():
            if more:
                found[at] = self._made(said[at], more, width)
        return Ready(found)

    def _piece(self, key: str | bytes, values: Mapping[str, object], width: int) -> Form:
        """What is said in the same words of many is put together once."""
        piece = self._made(values, "", width)
        if len(key) <= _LONGEST_KNOWN:
            if len(self._pieces) >= _MOST_KNOWN:
                self._pieces.clear()
            self._pieces[key] = piece
        return piece

    def _made(self, values: Mapping[str, object], more: str, width: int) -> Form:
        known, empty = self._manner.known, self._manner.empty
        cells = [empty] * (len(self.all) + width)
        last = -1
        for name, value in values.items():
            at, cell = self._places[name, type(value) is tuple], known[shown(value)]
            cells[at] = cell
            if at > last and cell != empty:
                last = at
        if more or not self._manner.ends_early:
            last = len(cells) - 1
        if more:
            cells[last] = known[more]
        return self._manner.join(cells[: last + 1])


def _keys(said: Sequence[Mapping[str, object]]) -> Sequence[str | bytes]:
    """What tells them apart, each kind of value too."""
    try:
        return [*map(_packed, said)]
    except (TypeError, ValueError, OverflowError):  # half a pair of surrogates, a number too long
        return [*map(repr, said)]


def _listed(fragments: Iterable[Span]) -> str:
    return "; ".join(f"{it.start} {it.end}" for it in fragments)
