"""Articles with their annotations as columns of three tables; how cells are stored is the formats' affair."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Generic

from hashiya.formats.losses import LossKind, Tally
from hashiya.formats.tables import cells
from hashiya.formats.tables.cells import Cell, Column, Form, Known, Row, shown
from hashiya.model.article import Article
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.span import Span

CONTEXT = 40
SPANS = [
    "doc", "sha256", "id", "layer", "label", "start", "end", "text", "context_before",
    "context_after",
]  # fmt: skip
SPANS_MORE = ["fragments", "annotator", "created", "doc_id"]
RELATIONS = ["doc", "id", "label", "from", "from_text", "to", "to_text", "annotator", "created"]
RELATIONS_MORE = ["doc_id"]
DOCUMENTS = [
    "doc", "sha256", "id", "title", "language", "direction", "status", "source", "url", "author",
    "published", "encoding", "code_points", "spans", "relations",
]  # fmt: skip
DOCUMENTS_MORE = ["directions", "note", "bookmarks", "created", "file", "text_rows"]
"""Of the last two the one that the format has: where the text is."""

Name = tuple[str, bool]
"""An attribute's name, and whether its values are lists: one that has both kinds has two columns."""


@dataclass(frozen=True, slots=True)
class Manner(Generic[Form]):
    """How a format writes its cells: of words, of nothing, and neighbours of a row as one."""

    known: Known[Form]
    empty: Form
    join: Callable[[Sequence[Form]], Form]


class Ready(list[Form], Generic[Form]):
    """The cells of neighbouring columns, row below row, as the file has them."""


class Tables(Generic[Form]):
    """The three tables of a dataset; ``place`` says where an article's text is, under ``place_head``."""

    def __init__(
        self,
        dataset: Dataset,
        manner: Manner[Form],
        place: Callable[[Article], Cell],
        place_head: str = "file",
    ) -> None:
        self._place, self._place_head = place, place_head
        spans, relations, documents = _columns(dataset)
        self._spans, self._relations = _Columns(spans, manner), _Columns(relations, manner)
        self._documents = _Columns(documents, manner)

    @property
    def span_heads(self) -> list[str]:
        return _heads(SPANS, self._spans.all, SPANS_MORE)

    @property
    def relation_heads(self) -> list[str]:
        return _heads(RELATIONS, self._relations.all, RELATIONS_MORE)

    @property
    def document_heads(self) -> list[str]:
        more = [it for it in DOCUMENTS_MORE if it not in ("file", "text_rows")]
        return _heads(DOCUMENTS, self._documents.all, [*more, self._place_head])

    def spans_of(self, annotated: AnnotatedArticle) -> list[Column | Ready[Form]]:
        """The columns of its marks, one below the other: made so, a cell costs a third."""
        article, marks = annotated.article, annotated.annotations
        text, count = article.text, len(marks)
        fragments = [it.fragments for it in marks]
        starts = [it[0].start for it in fragments]
        ends = [it[-1].end for it in fragments]
        return [
            [article.name] * count,
            [article.sha256] * count,
            [it.id for it in marks],
            [it.layer for it in marks],
            [it.label for it in marks],
            starts,
            ends,
            [it.quote for it in marks],
            [text[at - CONTEXT if at > CONTEXT else 0 : at] for at in starts],
            [text[at : at + CONTEXT] for at in ends],
            *self._spans.of([it.attributes for it in marks]),
            ["" if len(it) == 1 else _listed(it) for it in fragments],
            [it.annotator for it in marks],
            [it.created for it in marks],
            [article.id] * count,
        ]

    def relations_of(self, annotated: AnnotatedArticle) -> list[Column | Ready[Form]]:
        arrows = annotated.relations
        quotes = {it.id: it.quote for it in annotated.annotations} if arrows else {}
        from_ids, to_ids = [it.from_id for it in arrows], [it.to_id for it in arrows]
        return [
            [annotated.article.name] * len(arrows),
            [it.id for it in arrows],
            [it.label for it in arrows],
            from_ids,
            [quotes.get(it, "") for it in from_ids],
            to_ids,
            [quotes.get(it, "") for it in to_ids],
            [it.annotator for it in arrows],
            [it.created for it in arrows],
            *self._relations.of([it.attributes for it in arrows]),
            [annotated.article.id] * len(arrows),
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


def weigh(annotated: AnnotatedArticle, tally: Tally) -> None:
    """An empty cell says nothing: so an empty value cannot be told from none."""
    _weigh_empty([it.attributes for it in annotated.annotations], "attribute", tally)
    _weigh_empty([it.attributes for it in annotated.relations], "relation_attribute", tally)
    _weigh_empty([annotated.article.labels], "document_label", tally)


def _weigh_empty(said: Sequence[Mapping[str, object]], kind: LossKind, tally: Tally) -> None:
    values = [*chain.from_iterable([it.values() for it in said])]
    if all(values) and tuple not in {*map(type, values)}:  # a list of nothing is not nothing
        return
    for name, value in chain.from_iterable([it.items() for it in said]):
        if (not value or type(value) is tuple) and not shown(value):
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
    if tuple in {*map(type, chain.from_iterable([it.values() for it in said]))}:
        for name, value in chain.from_iterable([it.items() for it in said]):
            found[name, type(value) is tuple] = None
    else:
        found.update(((name, False), None) for name in dict.fromkeys(chain.from_iterable(said)))


def _heads(first: list[str], columns: Iterable[Name], last: list[str]) -> list[str]:
    fixed = {*first, *last, *DOCUMENTS_MORE} if first is DOCUMENTS else {*first, *last}
    return [*first, *(cells.heading(it, fixed, many=many) for it, many in columns), *last]


class _Columns(Generic[Form]):
    """The columns of what is said of marks, relations or articles; an empty cell where nothing is."""

    def __init__(self, columns: list[Name], manner: Manner[Form]) -> None:
        self.all = columns
        self._manner = manner
        self._places = {it: at for at, it in enumerate(columns)}
        self._of_words = {name: at for (name, many), at in self._places.items() if not many}

    def row(self, values: Mapping[str, object]) -> list[str]:
        found = [""] * len(self.all)
        for name, value in values.items():
            found[self._places[name, type(value) is tuple]] = shown(value)
        return found

    def of(self, said: Sequence[Mapping[str, object]]) -> list[Ready[Form]]:
        """All of them at once: most of their cells are empty, and written as one."""
        if not self.all:
            return []
        known, join = self._manner.known, self._manner.join
        places, of_words = self._places, self._of_words
        empty = [self._manner.empty] * len(self.all)
        nothing = join(empty)
        rows: Ready[Form] = Ready()
        for values in said:
            if not values:
                rows.append(nothing)
                continue
            cells = empty.copy()
            for name, value in values.items():
                if type(value) is str:
                    cells[of_words[name]] = known[value]
                else:
                    cells[places[name, type(value) is tuple]] = known[shown(value)]
            rows.append(join(cells))
        return [rows]


def _listed(fragments: Iterable[Span]) -> str:
    return "; ".join(f"{it.start} {it.end}" for it in fragments)
