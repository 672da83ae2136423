"""Articles out of tables of annotations; it opens nothing: rows, and the texts, are handed to it.

Tables may come in any order. Those of our own are walked side by side, so that only one article at a time
lies in memory; of others the rows are kept by their article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hashiya.formats import facts, guesses, neighbours
from hashiya.formats.days import day
from hashiya.formats.draft import Draft, Told
from hashiya.formats.format import Incoming, Note
from hashiya.formats.placing import Range, are_ranges
from hashiya.formats.tables import cells, headless, own
from hashiya.formats.tables.headings import IN_LINES
from hashiya.formats.tables.plain import Numbered
from hashiya.formats.tables.rows import Grouped, Table
from hashiya.formats.tables.walk import Block
from hashiya.text.decoding import storable
from hashiya.wording import Inserted, first_of

_NAMED = 10
"""So many rows are told by their lines."""
_AROUND = ' \t\r\n"'
"""What may stand around words in a cell that was cut badly."""
FAR = 1_000
"""So far past the text is a place that nobody named."""


@dataclass(frozen=True, slots=True)
class Text:
    """``data`` are the bytes of its file, where it has one; ``facts`` are named as in ``Incoming``; ``replaced``:
    how many of its letters are substitute signs for bytes that are none. ``folder`` is where its file lies, if that
    is not beside the table."""

    text: str
    data: bytes | None = None
    facts: Mapping[str, Any] = field(default_factory=dict[str, Any])
    replaced: int = 0
    folder: str = ""


Texts = Callable[[str, "Numbered | None", "Sequence[Numbered]"], "Text | Note"]
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
        for key, rows in self._added(spans.rest()) if by_id and self.spans else spans.rest():
            yield self._article(key, self._known.get(key), rows, relations.of(key, None))
        for key, rows in relations.rest():
            yield self._lost(key, rows)
        for table in (self.documents, self.spans, self.relations):
            if table:
                yield from _of_columns(table)

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
        spans: Sequence[Numbered],
        relations: Sequence[Numbered],
    ) -> Incoming | Note:
        found = self.texts(key, row, spans)
        if isinstance(found, Note):
            return found
        if not guesses.has_letter(found.text):
            return Note(message="formats-no-letter", name=key[:80] or self.file, lost=True)
        draft = Draft(self.file, found.text)
        if found.replaced:
            draft.say("formats-replaced", count=found.replaced)
        if not found.facts.get("certain", True):
            draft.say("formats-encoding-guessed", encoding=str(found.facts["encoding"]))
        of_tables = (
            (self.documents, [row] if row else ()),
            (self.spans, spans),
            (self.relations, relations),
        )
        for table, rows in of_tables:
            _tell_surplus(draft, table, rows)
        if self.spans and spans:
            self._spans(draft, self.spans, spans)
        if self.relations and relations:
            own.relations(draft, self.relations, relations, self._relation)
        name = "" if "content" in (self.spans.heads if self.spans else ()) else key
        said = {"name": name, **found.facts, **self._facts(draft, row)}
        return neighbours.told(draft.incoming(found.data, **said), found.folder)

    # -- one row each

    def _spans(self, draft: Draft, table: Table, rows: Sequence[Numbered]) -> None:
        if not table.heads.named:
            for row in rows:
                headless.put(draft, table, row)
        elif IN_LINES in table.heads:
            for row in rows:
                self._span(draft, row)
        else:
            own.spans(draft, table, table.marking(rows), self._span)

    def _span(self, draft: Draft, row: Numbered) -> None:
        table = self.spans
        assert table
        line = row[0]
        own_id, layer, label, start, end, length, words, parts, annotator, created = table.mark(row)
        ranges = _ranges(start, end, length, parts)
        if IN_LINES in table.heads:
            ranges = _in_line(draft.text, cells.whole(table.cell(row, IN_LINES)), ranges)
        quote = words or None
        if quote and not table.heads.own and ranges and not _stands(draft, ranges, quote):
            bare = quote.strip(_AROUND)
            quote = bare if _stands(draft, ranges, bare) else quote.strip() or None
        if quote and ranges and "\n" in quote:
            quote = _with_its_ends(draft.text[ranges[0][0] : ranges[-1][1]], quote)
        if quote and not are_ranges(ranges):
            if start.strip() or end.strip() or length.strip():
                draft.say("formats-table-by-words", line=line, start=start[:20], end=end[:20])
            ranges = _sought(draft.text, quote)
        told = Told(line, annotator, own.moment(created))
        labels = [label]
        if table.heads.in_words:  # several codes of one part stand below one another
            labels = list(filter(None, map(str.strip, label.split("\n")))) or labels
        for it in labels:
            span_id = draft.span(own_id, it, ranges, quote, layer=layer, told=told)
            own_id = ""
            for name, value in table.others(row) if span_id else ():
                draft.attribute(span_id, name, value, line=line)

    def _relation(self, draft: Draft, row: Numbered) -> None:
        table = self.relations
        assert table
        line, to = row[0], table.cell(row, "to")
        told = Told(line, table.cell(row, "annotator"), own.moment(table.cell(row, "created")))
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
                draft.attribute(found, name, value, line=line)

    def _facts(self, draft: Draft, row: Numbered | None) -> dict[str, Any]:
        table = self.documents
        if table is None or row is None:
            return {}
        _, found = row
        raw: dict[str, Any] = {
            role: found[at]
            for role, at in table.heads.roles.items()
            if at < len(found) and found[at] and role not in _COUNTS
        }
        raw["name"] = raw.pop("doc", "") or self.file
        found_id = raw.pop("id", "") if table.heads.own else ""
        for name, of in (("bookmarks", _numbers), ("directions", _directions)):
            if name in raw:
                raw[name] = of(raw[name])
        if not table.heads.own:
            _date(draft, raw, row[0])
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


def _of_columns(table: Table) -> Iterator[Note]:
    """Columns of a table as a whole of which there is something to tell."""
    if table.heads.no_places:
        told: dict[str, Inserted] = {"names": table.heads.no_places}
        yield Note(message="formats-table-no-places", name=table.name, values=told)
    if table.above:
        yield Note(message="formats-table-above", name=table.name, values={"count": table.above})
    if table.filled:
        lines: dict[str, Inserted] = {"count": len(table.filled)}
        lines["lines"] = first_of(table.filled, _NAMED)
        yield Note(message="formats-table-filled", name=table.name, values=lines)
    if table.nameless:
        numbers = first_of([at + 1 for at in sorted(table.nameless)], _NAMED)
        values: dict[str, Inserted] = {"count": len(table.nameless), "numbers": numbers}
        yield Note(message="formats-table-nameless", name=table.name, values=values, lost=True)


def _tell_surplus(draft: Draft, table: Table | None, rows: Sequence[Numbered]) -> None:
    """Cells behind the last column of a table, or in one without a name; in rows that are plain none is."""
    if table is None or isinstance(rows, Block):
        return
    table.look_for_nameless(rows)
    lines = [line for line, cells_of in rows if table.heads.has_surplus(cells_of)]
    if lines:
        first = first_of(lines, _NAMED)
        draft.lose("formats-table-surplus", line=lines[0], count=len(lines), lines=first)


def _date(draft: Draft, raw: dict[str, Any], line: int) -> None:
    """Of somebody's own table; what is no day for certain is kept as it is written."""
    written = raw.pop("published", "")
    if told := day(written):
        raw["published"] = told
    elif written:
        draft.label("published", written)
        draft.say("formats-table-no-day", line=line, day=written[:40])


_COUNTS = frozenset({"code_points", "spans", "relations", "file", "text_rows", "content", "doc_id"})


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


def _in_line(text: str, number: int | None, ranges: list[Range]) -> list[Range]:
    """Places that count from the beginning of a line; of a line that is not there they lie far behind the text."""
    lines = text.split("\n")
    if number is None or not 0 <= number < len(lines):
        before = len(text) + FAR
    else:
        before = sum(map(len, lines[:number])) + number
    return [(before + one, before + other) for one, other in ranges]


def _stands(draft: Draft, ranges: list[Range], quote: str) -> bool:
    return draft.text[ranges[0][0] : ranges[-1][1]] == quote


def _with_its_ends(words: str, quote: str) -> str:
    """The quote as the text has it where they differ in their line ends alone: programs halve those of cells."""
    return words if words.replace("\r\n", "\n") == quote.replace("\r\n", "\n") else quote


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
