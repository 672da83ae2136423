"""Columns of others in Parquet and Arrow: texts with their marks, or tokens with their tags; it opens no file.

What marks the text, and what is said of these marks, is told as in JSON of corpora; all else stays with the article.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, cast

from hashiya.formats import columns, facts, guesses
from hashiya.formats.corpus import cell_values, looking, token_columns, token_rows
from hashiya.formats.corpus import marks as corpus_marks
from hashiya.formats.corpus.columns import Columns, columns_of
from hashiya.formats.corpus.ends import Ends
from hashiya.formats.corpus.late import Late, not_taken
from hashiya.formats.corpus.openings import opened
from hashiya.formats.draft import Draft
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.parquet import class_names
from hashiya.formats.whole_numbers import whole
from hashiya.wording import Inserted, first_of

_SAMPLE = 64
"""Rows of the beginning that show what a column holds."""

_SINGLE = ("null", "string", "large_string", "string_view", "bool", "double", "float", "halffloat")
_Row = Mapping[str, Any]


def is_readable(kind: Any, depth: int = 0) -> bool:
    """Words, numbers, days, and lists and structures of these; nothing that an extension gives a meaning."""
    name = str(kind)
    if name.startswith("extension<"):
        return False
    if name.startswith("dictionary<"):
        return is_readable(kind.value_type, depth + 1)
    if name.startswith(("list<", "large_list<", "fixed_size_list<", "list_view<")):
        return depth < class_names.DEEPEST and is_readable(kind.value_type, depth + 1)
    if name.startswith("struct<"):
        return depth < class_names.DEEPEST and all(is_readable(it.type, depth + 1) for it in kind)
    return name in _SINGLE or name.lstrip("u").startswith(("int", "date", "timestamp"))


def articles(
    file: str, schema: Any, batches: Iterable[Any], options: ReadOptions
) -> Iterator[Incoming | Note]:
    """An article of each row, with its number for a line; or of many rows of tagged tokens."""
    rows = (_counted(row) for batch in batches for row in batch.to_pylist())
    sample = list(islice(rows, _SAMPLE))
    features = class_names.features_of(schema)
    everything = chain(sample, rows)
    unread = [it.name for it in schema if not is_readable(it.type)]
    if not sample:
        yield Note(message="formats-empty", name=file, lost=True)
        return
    classes = class_names.of_columns(features)
    tokens = None if options.columns.get("text") else token_columns.columns_in(sample, classes)
    if tokens:
        yield from _passed_over(file, unread)
        stem = file.rpartition(".")[0] or file
        yield from token_rows.articles(file, stem, enumerate(everything, 1), tokens)
        return
    told = _Telling(sample, features)
    first = list(map(told, sample))
    names = list(dict.fromkeys(key for it in first for key in it))
    text = _text_column(names, first, options)
    if not text:
        yield Note(message="formats-parquet-no-text", name=file, lost=True)
        return
    columns_here = Columns(tuple(names), {"text": names.index(text)}, has_header=True)
    known = looking.marked(columns_here, first)
    taken = {text, *known.layers, *known.lost, *(names[at] for at in known.marks)}
    nested = [it for it in names if it not in taken and any(_is_deep(row.get(it)) for row in first)]
    yield from _passed_over(file, [*unread, *known.more, *nested])
    yield from not_taken(file, [*known.lost], marks=True)
    taking = _Taking(file, text, known, options)
    for number, row in enumerate(everything, 1):
        yield taking.article(number, told(row))
    yield from taking.late.notes(file)


def _counted(row: _Row) -> _Row:
    """Of GLiNER's training data the tokens and marks under usual names: a column makes words of their numbers."""
    marks = row.get("ner")
    if "tokenized_text" not in row or not isinstance(marks, list):
        return row
    items = (cast("list[Any]", it) for it in cast("list[Any]", marks) if isinstance(it, list))
    named = [[*map(whole, it[:2]), *it[2:]] for it in items]
    rest = {it: of for it, of in row.items() if it not in ("tokenized_text", "ner")}
    return {"tokens": row["tokenized_text"], "ner": named, **rest}


def _passed_over(file: str, names: Sequence[str]) -> Iterator[Note]:
    if names:
        keys = first_of([it[:40] for it in names], 20)
        values: dict[str, Inserted] = {"keys": keys, "count": len(names)}
        yield Note(message="formats-unknown-keys", name=file, values=values, lost=True)


class _Telling:
    """Makes of a row a record as JSON of corpora has it: classes by their names, lists that are written in cells.

    What the record is only to tell by its name is told as a column that was not taken.
    """

    def __init__(self, sample: Sequence[_Row], features: class_names.Features) -> None:
        self._features = features
        names = list(sample[0])
        cells = [[_words(row.get(it)) for it in names] for row in sample]
        self._valued = cell_values.columns(names, cells)

    def __call__(self, row: _Row) -> _Row:
        found = {
            name: it.isoformat()
            if isinstance(it, datetime.date)
            else class_names.named(it, self._features.get(name))
            for name, it in row.items()
        }
        cells = [it for it in self._valued if isinstance(found.get(it), str)]
        found |= cell_values.record(cells, [found[it] for it in cells], self._valued)
        made = opened(found)
        added = [it for it, of in made.items() if of is True and _is_deep(found.get(it, {it: of}))]
        return {**made, **{it: {"?": True} for it in added}} if added else made


def _words(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _text_column(names: Sequence[str], sample: Sequence[_Row], options: ReadOptions) -> str:
    """The column that the person named, else one with a usual name, else the one of long words, else the only one."""
    asked = options.columns.get("text", "")
    if asked.isascii() and asked.isdigit() and 0 < int(asked) <= len(names):
        return names[int(asked) - 1]
    if asked:
        return asked if asked in names else ""
    cells = [[_words(row.get(name)) for name in names] for row in sample]
    at = columns_of([list(names), *cells], {}, named=True).roles.get("text")
    if at is not None and any(row[at].strip() for row in cells):
        return names[at]
    words = [name for at, name in enumerate(names) if any(row[at] for row in cells)]
    return words[0] if len(words) == 1 else ""


def _is_deep(value: Any) -> bool:
    """Whether it is a structure, or a list of anything but words."""
    if isinstance(value, list):
        return not all(isinstance(it, str) for it in cast("list[Any]", value))
    return isinstance(value, dict) and bool(value)


class _Taking:
    """Makes an article of a record, column by column."""

    def __init__(self, file: str, text: str, known: Columns, options: ReadOptions) -> None:
        self._file, self._text = file, text
        self.late = Late(known, known.silent)
        self._chosen = {name: fact for fact, name in options.columns.items() if fact != "text"}

    def article(self, number: int, row: _Row) -> Incoming | Note:
        text = row.get(self._text)
        if not isinstance(text, str) or not guesses.has_letter(text):
            message = "formats-no-letter" if isinstance(text, str) else "formats-line-no-text"
            return Note(message=message, name=self._file, line=number, lost=True)
        draft = Draft(self._file, text, line=number)
        taken = self._mark(draft, row)
        given = {
            self._chosen.get(name, name): value
            for name, value in row.items()
            if name not in taken and not _is_deep(value)
        }
        number_of = given.pop("id", None)
        said, rest = facts.heard(given, draft.text)
        columns.take(draft, rest, said)
        own_id = str(number_of) if isinstance(number_of, str | int) else ""
        return draft.incoming(id=own_id, **said)

    def _mark(self, draft: Draft, row: _Row) -> set[str]:
        """Put what marks the text and what is said of it; the columns that have been heard."""
        deep = {name: it for name, it in row.items() if _is_deep(it)}
        of = self.late.look(deep, draft.text) if deep else self.late.columns
        ends = Ends(draft) if of.layers else None
        marks = [of.names[at] for at in of.marks]
        for name in marks:
            corpus_marks.put(draft, row.get(name), ends)
        for name, put in of.layers.items():
            if ends and row.get(name):
                put(draft, row[name], ends)
        return {self._text, *marks, *of.layers, *of.lost}
