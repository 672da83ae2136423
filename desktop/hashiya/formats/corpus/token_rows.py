"""Rows of tokens with a tag each, as data sets for token classification have them, made texts with marks; opens no file.

A row is a sentence. Rows of one document, where the file names it, are one article; else all rows together are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, repeat
from operator import add, sub
from typing import Any, cast

from hashiya.formats import many
from hashiya.formats.conll.reading import tell
from hashiya.formats.corpus import said as corpus_said
from hashiya.formats.corpus import token_marks
from hashiya.formats.corpus.ends import Ends
from hashiya.formats.corpus.places import Range, folded
from hashiya.formats.corpus.token_columns import Row, TokenColumns, listed, tags_in
from hashiya.formats.draft import Draft, Told
from hashiya.formats.format import Incoming, Note
from hashiya.formats.guesses import has_letter
from hashiya.formats.said import names_shown
from hashiya.formats.tokens.tag_schemes import Doubt, is_tag, reading, scheme_of

LONGEST = 200_000
"""Tokens of an article made of rows that name no document."""
LONGEST_NAME = 1_000
"""Letters of a name; what is longer is no name, and cut off."""

_SPACE = "\0"
_OF_MARKS = (
    "start",
    "end",
    "text",
    "type",
    "label",
    "id",
    "entityid",
    "mentionid",
    "entitytype",
)

_Places = list[tuple[int, int]]


def articles(
    file: str,
    stem: str,
    rows: Iterable[tuple[int, Row] | Note],
    columns: TokenColumns,
    *,
    strict: bool = False,
) -> Iterator[Incoming | Note]:
    """``rows`` with their numbers; each article by the name of its document, else of the file."""
    if columns.others:
        values: dict[str, str | int] = {
            "count": len(columns.others),
            "names": names_shown(columns.others),
        }
        yield Note(message="formats-corpus-columns", name=file, values=values)
    if columns.numbers:
        told = {"name": columns.tags[:40]}
        yield Note(message="formats-rows-numbers", name=file, values=told, lost=True)
    gathered, made, taken = _Gathered(""), 0, 0
    for it in rows:
        if isinstance(it, Note):
            yield it
            continue
        number, row = it[0], token_marks.opened(it[1])
        taken += 1
        document = str(row.get(columns.document) or "") if columns.document else ""
        full = not columns.document and gathered.tokens >= LONGEST
        other = document != gathered.document or _begins(row, columns)
        if gathered.lines and (full or other):
            made += 1
            yield _article(
                file, _name(stem, gathered.document, made), gathered, columns, strict=strict
            )
            gathered = _Gathered(document)
        gathered.document = document
        gathered.add(number, row, columns)
    if gathered.lines and has_letter("".join(gathered.lines)):
        made += 1
        name = stem if made == 1 and not gathered.document else ""
        name = name or _name(stem, gathered.document, made)
        yield _article(file, name, gathered, columns, strict=strict)
    elif not made:
        yield Note(message="formats-empty", name=file, lost=True)
    if made and taken > max(made, 1) and not columns.document:
        of = {"count": made, "rows": taken}
        yield Note(message="formats-rows-joined", name=file, values=of)


def _begins(row: Row, columns: TokenColumns) -> bool:
    """Whether the row says that it is a document's first: two of one name may follow each other."""
    return bool(columns.sentence) and str(row.get(columns.sentence)).endswith("-1")


def _name(stem: str, document: str, number: int) -> str:
    return document[:LONGEST_NAME] or f"{stem}-{number}"


@dataclass(slots=True)
class _Gathered:
    """Sentences of an article that is not over yet: tokens and tags, and the text and places that a row has itself.

    ``numbers`` are those of the rows, ``uneven`` of those without a tag for each token.
    """

    document: str
    tokens: int = 0
    uneven: list[int] = field(default_factory=list[int])
    numbers: list[int] = field(default_factory=list[int])
    lines: list[str] = field(default_factory=list[str])
    words: list[list[str]] = field(default_factory=list[list[str]])
    places: list[_Places | None] = field(default_factory=list["_Places | None"])
    tags: list[list[str]] = field(default_factory=list[list[str]])
    marks: list[list[token_marks.Mark]] = field(default_factory=list[list[token_marks.Mark]])
    rows: list[Row] = field(default_factory=list["Row"])
    """As they are, where more than marks is taken of them."""
    odd: int = 0

    def add(self, number: int, row: Row, columns: TokenColumns) -> None:
        words = _words(listed(row.get(columns.tokens)))
        if not words:
            return
        text = row.get(columns.text) if columns.text else None
        places = _found(text, words) if isinstance(text, str) else None
        by_number = columns.numbers or columns.counting is not None
        tags = [] if by_number else tags_in(listed(row.get(columns.tags)), columns.names)
        even = len(tags) == len(words)
        if even and not _are_seen(words):
            kept = [(word, tag) for word, tag in zip(words, tags, strict=True) if word.strip()]
            words, tags = [word for word, _ in kept], [tag for _, tag in kept]
            places = _found(text, words) if isinstance(text, str) else None
        if not (even or by_number):
            self.uneven.append(number)
        self.tokens += len(words)
        self.numbers.append(number)
        self.lines.append(text if isinstance(text, str) and places else " ".join(words))
        self.words.append(words)
        self.places.append(places)
        self.tags.append(tags if even else [])
        how = columns.counting
        marks, odd = token_marks.of(row, how, len(words)) if how else ([], 0)
        self.marks.append(marks)
        self.rows.append(row if columns.layered else {})
        self.odd += odd


def _are_seen(words: Sequence[str]) -> bool:
    """Whether none of them is nothing but white space."""
    line = " ".join(words)
    sure = line.isprintable() and "  " not in line and line == line.strip()
    return sure or all(map(str.strip, words))


def _words(values: list[Any]) -> list[str]:
    try:
        return values if "".join(values) else []
    except TypeError:
        return [it for it in values if isinstance(it, str)]


def _article(
    file: str, name: str, of: _Gathered, columns: TokenColumns, *, strict: bool
) -> Incoming:
    draft = Draft(file, "\n".join(of.lines), line=of.numbers[0])
    for number in of.uneven:
        draft.lose("formats-rows-uneven", line=number, count=1)
    if of.odd:
        draft.lose("formats-rows-marks", count=of.odd)
    known = {*chain.from_iterable(of.tags)}
    sentences = of.tags
    if not all(map(is_tag, known)):
        made = _in_one_word(known)
        sentences = [list(map(made.__getitem__, it)) for it in of.tags]
    scheme = scheme_of(sentences)
    at = 0
    found = many.Shown(draft)
    every = zip(
        of.numbers, of.lines, of.words, of.places, sentences, of.marks, of.rows, strict=True
    )
    for number, line, words, places, tags, marks, row in every:
        if marks or row:
            starts, ends = _edges(words, places)
            tokens = [(at + one, at + end) for one, end in zip(starts, ends, strict=False)]
            found.take_in()
            _mark(draft, tokens, marks, number, row, columns)
        if tags.count("O") < len(tags):
            spaced = None if places else [*accumulate(map(len, words), initial=at)]
            for it in reading(tags, scheme, strict=strict):
                if isinstance(it, Doubt):
                    found.take_in()
                    tell(draft, Doubt(0, it.tag, it.fault), number, strict=strict)
                    continue
                first, end = it.first, it.end
                if spaced:
                    extent = spaced[first] + first, spaced[end] + end - 1
                else:
                    extent = at + places[first][0], at + places[end - 1][1]
                found.add(it.label.replace(_SPACE, " "), *extent, number)
        at += len(line) + 1
    found.take_in()
    return draft.incoming(name=name)


def _mark(
    draft: Draft,
    tokens: _Places,
    marks: Sequence[token_marks.Mark],
    number: int,
    row: Row,
    columns: TokenColumns,
) -> None:
    """``tokens``: their places in the draft's text."""
    last = columns.counting.last if columns.counting else False

    def where(places: list[Range]) -> list[Range]:
        first, end = places[0][0], places[-1][1] + last
        extent = _extent(tokens, first, end) if 0 <= first < end <= len(tokens) else None
        return [extent] if extent else []

    ends = Ends(draft, where)
    for first, end, label, said in marks:
        extent = _extent(tokens, first, end)
        if extent is None:
            draft.lose("formats-rows-marks", line=number, count=1)
            continue
        words = draft.text[slice(*extent)]
        span = draft.span("", label, (extent,), words, told=Told(number))
        if not said:
            ends.add(span, (), (first, end - last))
            continue
        said = _with_head(said)
        draft.attributes(span, corpus_said.attributes(said, _is_of_mark))
        corpus_said.tell(draft, corpus_said.unsaid(said, _is_of_mark), label)
        of = folded(said)
        ids = [of[it] for it in ("id", "entityid", "mentionid", "uri") if it in of]
        quote = of.get("text")
        ends.add(span, ids, (first, end - last), quote if isinstance(quote, str) else None)
    for name, put in columns.layered.items():
        if row.get(name):
            put(draft, row[name], ends)


def _extent(tokens: _Places, first: int, end: int) -> Range | None:
    """From the first to the last of these tokens in which anything stands; data sets have empty ones."""
    seen = [it for it in tokens[first:end] if it[0] < it[1]]
    return (seen[0][0], seen[-1][1]) if seen else None


def _with_head(said: Mapping[str, Any]) -> Mapping[str, Any]:
    """The words of the head of a mention, as ACE has it, for the head."""
    head = said.get("head")
    words = cast("dict[str, Any]", head).get("text") if isinstance(head, dict) else None
    return {**said, "head": words} if isinstance(words, str) else said


def _is_of_mark(name: str, value: Any) -> bool:
    return name in _OF_MARKS


def _in_one_word(known: Iterable[str]) -> dict[str, str]:
    """Of each tag how it is told here: names in words are held together by a sign that none has.

    Labels without a letter before them are as if they stood inside: a run of one is one mark.
    """
    held = {it: it.replace(" ", _SPACE) for it in known}
    if all(map(is_tag, held.values())):
        return held
    return {it: tag if is_tag(tag) else f"I-{tag}" for it, tag in held.items()}


def _edges(words: Sequence[str], places: _Places | None) -> tuple[list[int], list[int]]:
    """Where the tokens of a sentence begin and end: where the row's own text has them, else a space apart."""
    if places:
        return [it[0] for it in places], [it[1] for it in places]
    starts = [*accumulate(map(add, map(len, words), repeat(1)), initial=0)]
    return starts, [*map(sub, starts[1:], repeat(1))]


def _found(text: str, words: Sequence[str]) -> _Places | None:
    """The places of the tokens, if all of them stand in the text in order."""
    places: _Places = []
    at = 0
    for word in words:
        start = text.find(word, at)
        if start < 0:
            return None
        at = start + len(word)
        places.append((start, at))
    return places
