"""Articles out of tables of annotations; it opens nothing: rows, and the texts, are handed to it.

Tables may come in any order. Those of our own are walked side by side, so that only one article at a time
lies in memory; of others the rows are kept by their article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from hashiya.formats import facts, guesses
from hashiya.formats.days import day
from hashiya.formats.draft import Draft, Told
from hashiya.formats.format import Incoming, Note
from hashiya.formats.placing import Range
from hashiya.formats.tables import cells
from hashiya.formats.tables.headings import Heads
from hashiya.text.decoding import storable

FAR = 1_000
"""So far past the text is a place that nobody named."""

Numbered = tuple[int, list[str]]
"""The line where a row begins, and its cells."""


@dataclass(slots=True)
class Table:
    """``name`` is told in notes; ``rows`` come without the head. ``by_id``: articles go by their ids."""

    name: str
    heads: Heads
    rows: Iterator[Numbered]
    by_id: bool = False
    ids: dict[str, str] = field(default_factory=dict[str, str])
    """The id of each article so far by its name: a row that somebody added has the name alone."""
    _mark: Picker | None = None

    def cell(self, row: Numbered, role: str) -> str:
        """The cell of that role; empty when there is none."""
        at = self.heads.roles.get(role, -1)
        return row[1][at] if 0 <= at < len(row[1]) else ""

    def mark(self, row: Numbered) -> tuple[str, ...]:
        """The cells of ``MARK``, in that order."""
        if self._mark is None:
            self._mark = _picker([self.heads.roles.get(it, -1) for it in MARK])
        return self._mark(row[1])

    def key(self, row: Numbered) -> str:
        if self.by_id:
            told = self.cell(row, "doc_id")
            return told or self.ids.get(self.cell(row, "doc").strip(), "")
        return self.cell(row, "content") or self.cell(row, "doc").strip()

    def others(self, row: Numbered) -> Iterator[tuple[str, str | tuple[str, ...]]]:
        """What the columns of no fixed meaning say, by their names."""
        own, found = self.heads.own, row[1]
        length = len(found)
        for at, (name, many) in self.heads.others.items():
            if at < length and (cell := found[at]) and (own or cell.strip()):
                yield name, cells.items(cell) if many else cell


MARK = (
    "id", "layer", "label", "start", "end", "length", "text", "fragments", "annotator", "created",
)  # fmt: skip
"""What the row of a span says."""
Picker = Callable[[list[str]], tuple[str, ...]]


def _picker(places: Sequence[int]) -> Picker:
    """The cells at these places of a row, however short it is; empty ones for places below zero."""
    width, take = max(places) + 1, itemgetter(*places)

    def pick(row: list[str]) -> tuple[str, ...]:
        return take([*row, *[""] * (1 + max(0, width - len(row)))])

    return pick


class Grouped:
    """The rows of a table by article, read as they are asked for."""

    def __init__(self, table: Table | None) -> None:
        self._table = table
        self._next: Numbered | None = None
        self._all: dict[str, list[Numbered]] | None = None if table else {}

    def of(self, key: str, count: int | None) -> list[Numbered]:
        """``count`` is how many there are, where that is known: then no other is looked at."""
        if count == 0:
            return []
        if self._all is None and count is not None:
            run = self._run(key, count)
            if len(run) == count:
                return self._and_more(key, run)
            self._keep(run)
        self._keep([])
        assert self._all is not None
        return self._all.pop(key, [])

    def rest(self) -> Iterator[tuple[str, list[Numbered]]]:
        """What nobody asked for, in the order of its coming."""
        self._keep([])
        assert self._all is not None
        yield from self._all.items()

    def _run(self, key: str, count: int) -> list[Numbered]:
        table, run = self._table, list[Numbered]()
        assert table
        while len(run) < count:
            row = self._next or next(table.rows, None)
            self._next = None
            if row is None:
                break
            if table.key(row) != key:
                self._next = row
                break
            run.append(row)
        return run

    def _and_more(self, key: str, run: list[Numbered]) -> list[Numbered]:
        """Rows of the same article that somebody put after those that were counted."""
        table = self._table
        assert table
        while self._next is None and (row := next(table.rows, None)) is not None:
            if table.key(row) == key:
                run.append(row)
            else:
                self._next = row
        return run

    def _keep(self, first: list[Numbered]) -> None:
        if self._all is not None or self._table is None:
            return
        self._all = {}
        pending = [*first, *([self._next] if self._next else [])]
        for rows in (pending, self._table.rows):
            for row in rows:
                self._all.setdefault(self._table.key(row), []).append(row)
        self._next = None


@dataclass(frozen=True, slots=True)
class Text:
    """``data`` are the bytes of its file, where it has one; ``facts`` are named as in ``Incoming``."""

    text: str
    data: bytes | None = None
    facts: Mapping[str, Any] = field(default_factory=dict[str, Any])


Texts = Callable[[str, "Numbered | None", "list[Numbered]"], "Text | Note"]
"""Gives the text of an article: by its key, its row among the articles and those of its marks."""


@dataclass(slots=True)
class Tables:
    """``file`` is the name of what is read."""

    file: str
    spans: Table | None
    relations: Table | None
    documents: Table | None
    texts: Texts
    _known: dict[str, Numbered] = field(default_factory=dict[str, Numbered])
    """The rows of the articles of our own tables, for rows of marks that come after theirs."""

    def articles(self) -> Iterator[Incoming | Note]:
        by_id = self._name_by_id()
        spans, relations = Grouped(self.spans), Grouped(self.relations)
        documents = self.documents
        for row in documents.rows if documents else ():
            assert documents
            key = documents.cell(row, "id" if by_id else "doc").strip()
            counts = (cells.whole(documents.cell(row, it)) for it in ("spans", "relations"))
            of_spans, of_relations = counts if by_id else (None, None)
            if by_id:
                self._remember(key, row)
            yield self._article(key, row, spans.of(key, of_spans), relations.of(key, of_relations))
        for key, rows in self._added(spans.rest()) if by_id else spans.rest():
            yield self._article(key, self._known.get(key), rows, relations.of(key, None))
        for key, rows in relations.rest():
            yield self._lost(key, rows)

    def _remember(self, key: str, row: Numbered) -> None:
        assert self.documents
        self._known[key] = row
        for it in (self.spans, self.relations):
            if it:
                it.ids.setdefault(self.documents.cell(row, "doc").strip(), key)

    def _added(
        self, rest: Iterator[tuple[str, list[Numbered]]]
    ) -> Iterator[tuple[str, list[Numbered]]]:
        """Marks that somebody added away from those of their article: it comes once more with these."""
        assert self.spans
        found: dict[str, list[Numbered]] = {}
        for _, rows in rest:
            for row in rows:
                key = self.spans.key(row) or self.spans.cell(row, "doc").strip()
                found.setdefault(key, []).append(row)
        yield from found.items()

    def _name_by_id(self) -> bool:
        """By ids where all tables have them: names may be those of several articles."""
        marking = [it for it in (self.spans, self.relations) if it]
        of_ours = self.documents is not None and self.documents.heads.own
        by_id = of_ours and all(it.heads.own and "doc_id" in it.heads for it in marking)
        for it in marking:
            it.by_id = by_id
        return by_id

    def _lost(self, key: str, rows: list[Numbered]) -> Note:
        """Relations of an article of which nothing else is known."""
        assert self.relations
        values: dict[str, str | int] = {"count": len(rows), "what": key[:80]}
        return Note(
            message="formats-table-relations-alone",
            name=self.relations.name,
            line=rows[0][0],
            values=values,
            lost=True,
        )

    def _article(
        self,
        key: str,
        row: Numbered | None,
        spans: list[Numbered],
        relations: list[Numbered],
    ) -> Incoming | Note:
        found = self.texts(key, row, spans)
        if isinstance(found, Note):
            return found
        if not guesses.has_letter(found.text):
            return Note(message="formats-no-letter", name=key[:80] or self.file, lost=True)
        draft = Draft(self.file, found.text)
        for it in spans:
            self._span(draft, it)
        for it in relations:
            self._relation(draft, it)
        name = "" if "content" in (self.spans.heads if self.spans else ()) else key
        said = {"name": name, **found.facts, **self._facts(draft, row)}
        return draft.incoming(found.data, **said)

    # -- one row each

    def _span(self, draft: Draft, row: Numbered) -> None:
        table = self.spans
        assert table
        line = row[0]
        own_id, layer, label, start, end, length, words, parts, annotator, created = table.mark(row)
        ranges = _ranges(start, end, length, parts)
        quote = words or None
        if quote and not table.heads.own and ranges and not _stands(draft, ranges, quote):
            quote = quote.strip() or None
        if not ranges and quote and not (start.strip() or end.strip() or length.strip()):
            ranges = _sought(draft.text, quote)
        told = Told(line, annotator, _moment(created))
        span_id = draft.span(own_id, label, ranges, quote, layer=layer, told=told)
        if span_id:
            for name, value in table.others(row):
                draft.attribute(span_id, name, value, line=line)

    def _relation(self, draft: Draft, row: Numbered) -> None:
        table = self.relations
        assert table
        line, to = row[0], table.cell(row, "to")
        told = Told(line, table.cell(row, "annotator"), _moment(table.cell(row, "created")))
        found = draft.relation(
            table.cell(row, "id"),
            table.cell(row, "label"),
            table.cell(row, "from"),
            to,
            told,
            far=table.heads.own and not table.cell(row, "to_text") and to not in draft,
        )
        if found:
            for name, value in table.others(row):
                draft.attribute(found, name, _AS_WE_SAY.get(value, value), line=line)

    def _facts(self, draft: Draft, row: Numbered | None) -> dict[str, Any]:
        table = self.documents
        if table is None or row is None:
            return {}
        raw: dict[str, Any] = {role: table.cell(row, role) for role in table.heads.roles}
        raw = {name: it for name, it in raw.items() if it and name not in _COUNTS}
        raw["name"] = raw.pop("doc", "") or self.file
        found_id = raw.pop("id", "") if table.heads.own else ""
        for name, of in (("bookmarks", _numbers), ("directions", _directions)):
            if name in raw:
                raw[name] = of(raw[name])
        if not table.heads.own:
            _date(draft, raw)
        if "created" in raw:
            raw["created"] = cells.whole(raw["created"])
        said, rest = facts.heard(raw, draft.text)
        for name, it in rest.items():
            if it not in (None, "") and not table.heads.own:
                draft.label(name, str(it))
            elif it != "":
                draft.lose("formats-wrong-type", line=row[0], key=name)
        for name, value in table.others(row):
            draft.label(name, value)
        return {**said, "id": found_id} if found_id else said


def _date(draft: Draft, raw: dict[str, Any]) -> None:
    """Of somebody's own table; what is no day for certain is kept as it is written."""
    written = raw.pop("published", "")
    if told := day(written):
        raw["published"] = told
    elif written:
        draft.label("published", written)


_AS_WE_SAY: Mapping[object, str] = {"TRUE": "true", "FALSE": "false"}
"""Spreadsheets capitalise both when they save; no label set says of a relation what is a flag."""
_COUNTS = frozenset({"code_points", "spans", "relations", "file", "text_rows", "content", "doc_id"})


def _moment(cell: str) -> int:
    return facts.moment(cells.whole(cell)) if cell else 0


def _ranges(start: str, end: str, length: str, fragments: str) -> list[Range]:
    """The parts where they fit between start and end, else from start to end."""
    one, other = cells.whole(start), cells.whole(end)
    if other is None and one is not None:
        letters = cells.whole(length)
        other = one + letters if letters is not None else None
    if one is None or other is None:
        return []
    if not fragments:
        return [(one, other)]
    parts: list[Range] = []
    for it in fragments.split(";"):
        pair = [cells.whole(part) for part in it.split()]
        if len(pair) == 2 and pair[0] is not None and pair[1] is not None:
            parts.append((pair[0], pair[1]))
    fits = parts and parts[0][0] == one and parts[-1][1] == other
    return parts if fits else [(one, other)]


def _stands(draft: Draft, ranges: list[Range], quote: str) -> bool:
    return draft.text[ranges[0][0] : ranges[-1][1]] == quote


def _sought(text: str, quote: str) -> list[Range]:
    """Where words of which the table tells no place stand: there, if they stand there only."""
    words = storable(quote)[0]
    at = text.find(words)
    if at < 0 or text.find(words, at + 1) >= 0:
        at = len(text) + FAR
    return [(at, at + len(words))]


def _numbers(cell: str) -> list[int | None]:
    return [cells.whole(it) for it in cell.split(";")]


def _directions(cell: str) -> dict[str, str]:
    pairs: Iterable[list[str]] = (it.split() for it in cell.split(";"))
    return {it[0]: it[-1] for it in pairs if it}
