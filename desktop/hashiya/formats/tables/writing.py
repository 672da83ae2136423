"""Articles with their annotations as rows of three tables; how rows are stored is the formats' affair."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from hashiya.formats.losses import Tally
from hashiya.formats.tables import cells
from hashiya.formats.tables.cells import Cell, Row, shown
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.dataset import AnnotatedArticle, Dataset

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

Column = tuple[str, bool]
"""An attribute's name, and whether its values are lists: one that has both kinds has two columns."""


class Tables:
    """The three tables of a dataset; ``place`` says where an article's text is, under ``place_head``."""

    def __init__(
        self, dataset: Dataset, place: Callable[[Article], Cell], place_head: str = "file"
    ) -> None:
        self._place, self._place_head = place, place_head
        self._spans, self._relations, self._documents = map(_Columns, _columns(dataset))

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

    def spans_of(self, annotated: AnnotatedArticle) -> Iterator[Row]:
        article = annotated.article
        name, sha256, own_id, text = article.name, article.sha256, article.id, article.text
        for it in annotated.annotations:
            start, end = it.start, it.end
            yield [
                name,
                sha256,
                it.id,
                it.layer,
                it.label,
                start,
                end,
                it.quote,
                text[max(0, start - CONTEXT) : start],
                text[end : end + CONTEXT],
                *self._spans.cells(it.attributes),
                _fragments(it),
                it.annotator,
                it.created,
                own_id,
            ]

    def relations_of(self, annotated: AnnotatedArticle) -> Iterator[Row]:
        quotes = {it.id: it.quote for it in annotated.annotations} if annotated.relations else {}
        for it in annotated.relations:
            yield [
                annotated.article.name,
                it.id,
                it.label,
                it.from_id,
                quotes.get(it.from_id, ""),
                it.to_id,
                quotes.get(it.to_id, ""),
                it.annotator,
                it.created,
                *self._relations.cells(it.attributes),
                annotated.article.id,
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
            *self._documents.cells(it.labels),
            "; ".join(f"{at} {way}" for at, way in sorted(it.directions.items())),
            it.note,
            "; ".join(map(str, it.bookmarks)),
            it.created,
            self._place(it),
        ]


def weigh(annotated: AnnotatedArticle, tally: Tally) -> None:
    """An empty cell says nothing: so an empty value cannot be told from none."""
    for it in annotated.annotations:
        tally.add_all("attribute", _empty(it.attributes))
    for it in annotated.relations:
        tally.add_all("relation_attribute", _empty(it.attributes))
    tally.add_all("document_label", _empty(annotated.article.labels))


def _empty(values: Mapping[str, object]) -> Iterator[str]:
    return (name for name, value in values.items() if not shown(value))


def _columns(dataset: Dataset) -> tuple[list[Column], list[Column], list[Column]]:
    """Names that occur: of attributes in the label set's order, then others as they come."""
    found: tuple[dict[Column, None], ...] = ({}, {}, {})
    for annotated in dataset:
        for annotation in annotated.annotations:
            _occurring(annotation.attributes, found[0])
        for relation in annotated.relations:
            _occurring(relation.attributes, found[1])
        _occurring(annotated.article.labels, found[2])
    order = {it.name: at for at, it in reversed(list(enumerate(dataset.schema.attributes)))}
    spans = sorted(found[0], key=lambda it: order.get(it[0], len(order)))
    return spans, list(found[1]), list(found[2])


def _occurring(values: Mapping[str, object], found: dict[Column, None]) -> None:
    for name, value in values.items():
        found[name, type(value) is tuple] = None


def _heads(first: list[str], columns: Iterable[Column], last: list[str]) -> list[str]:
    fixed = {*first, *last, *DOCUMENTS_MORE} if first is DOCUMENTS else {*first, *last}
    return [*first, *(cells.heading(it, fixed, many=many) for it, many in columns), *last]


class _Columns:
    """The columns of what is said of marks, relations or articles; an empty cell where nothing is."""

    def __init__(self, columns: list[Column]) -> None:
        self.all = columns
        self._places = {it: at for at, it in enumerate(columns)}
        self._empty = [""] * len(columns)

    def cells(self, values: Mapping[str, object]) -> list[str]:
        if not values:
            return self._empty
        found = self._empty.copy()
        for name, value in values.items():
            found[self._places[name, type(value) is tuple]] = shown(value)
        return found


def _fragments(annotation: Annotation) -> str:
    if len(annotation.fragments) == 1:
        return ""
    return "; ".join(f"{it.start} {it.end}" for it in annotation.fragments)
