"""Rows of tokens with a tag each, as data sets for token classification have them, made texts with marks; opens no file.

A row is a sentence. Rows of one document, where the file names it, are one article; else all rows together are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from hashiya.formats.conll.reading import tell
from hashiya.formats.draft import Draft
from hashiya.formats.format import Incoming, Note
from hashiya.formats.guesses import has_letter
from hashiya.formats.tokens.tag_schemes import Doubt, is_tag, parted, reading, scheme_of

LONGEST = 200_000
"""Tokens of an article made of rows that name no document."""

TOKENS = ("tokens", "words", "token", "word", "tokenized_text", "sentence", "text")
TAGS = ("ner_tags", "ner_tag", "ner", "tags", "labels", "ner_labels", "bio_tags", "iob_tags", "entities", "tag", "label")  # fmt: skip
_DOCUMENTS = ("document", "document_id", "doc_id", "docid", "doc", "article_id")
_TEXTS = ("text", "sentence", "sent", "raw")

_Row = Mapping[str, Any]
_Places = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class TokenColumns:
    """Which column holds what; ``names`` are those of the numbers that stand for tags.

    ``numbers``: tags are numbers, and nobody says what they mean. ``others``: nothing of them is taken.
    """

    tokens: str
    tags: str
    names: tuple[str, ...] = ()
    document: str = ""
    text: str = ""
    numbers: bool = False
    others: tuple[str, ...] = ()


def columns_in(
    rows: Sequence[_Row], names: Mapping[str, Sequence[str]] | None = None
) -> TokenColumns | None:
    """Of some rows, if they are such; ``names``: what the numbers of a column stand for."""
    classes = names or {}
    keys = list(dict.fromkeys(key for row in rows for key in row))
    tokens = next((it for it in TOKENS if it in keys and _are_words(rows, it)), "")
    if not tokens:
        return None
    beside = [it for it in keys if it != tokens and _is_beside(rows, tokens, it)]
    beside.sort(key=lambda it: TAGS.index(it) if it in TAGS else len(TAGS))
    tags = next((it for it in beside if _are_tags(rows, it, classes.get(it, ()))), "")
    numbers = not tags
    tags = tags or next((it for it in beside if it in TAGS and _are_numbers(rows, it)), "")
    if not tags:
        return None
    document = next((it for it in _DOCUMENTS if it in keys and _are_single(rows, it)), "")
    text = next((it for it in _TEXTS if it in keys and _are_single(rows, it)), "")
    taken = {tokens, tags, document, text}
    others = tuple(it for it in keys if it not in taken)
    return TokenColumns(tokens, tags, tuple(classes.get(tags, ())), document, text, numbers, others)


def articles(
    file: str, stem: str, rows: Iterable[tuple[int, _Row] | Note], columns: TokenColumns
) -> Iterator[Incoming | Note]:
    """``rows`` with their numbers; each article by the name of its document, else of the file."""
    if columns.others:
        values: dict[str, str | int] = {
            "count": len(columns.others),
            "names": " · ".join(it[:40] for it in columns.others[:20]),
        }
        yield Note(message="formats-corpus-columns", name=file, values=values)
    if columns.numbers:
        told = {"name": columns.tags[:40]}
        yield Note(message="formats-rows-numbers", name=file, values=told, lost=True)
    gathered, made = _Gathered(""), 0
    for it in rows:
        if isinstance(it, Note):
            yield it
            continue
        number, row = it
        document = str(row.get(columns.document) or "") if columns.document else ""
        full = not columns.document and gathered.tokens >= LONGEST
        if gathered.lines and (full or document != gathered.document):
            made += 1
            yield _article(file, _name(stem, gathered.document, made), gathered, columns)
            gathered = _Gathered(document)
        gathered.document = document
        gathered.add(number, row, columns)
    if gathered.lines and has_letter("".join(gathered.lines)):
        made += 1
        name = stem if made == 1 and not gathered.document else ""
        yield _article(file, name or _name(stem, gathered.document, made), gathered, columns)
    elif not made:
        yield Note(message="formats-empty", name=file, lost=True)


def _name(stem: str, document: str, number: int) -> str:
    return document[:200] or f"{stem}-{number}"


@dataclass(slots=True)
class _Gathered:
    """Sentences of an article that is not over yet, where its tokens stand in each, and their tags."""

    document: str
    tokens: int = 0
    first: int = 0
    uneven: int = 0
    lines: list[str] = field(default_factory=list[str])
    places: list[_Places] = field(default_factory=list[_Places])
    tags: list[list[str]] = field(default_factory=list[list[str]])

    def add(self, number: int, row: _Row, columns: TokenColumns) -> None:
        words = [it for it in _listed(row.get(columns.tokens)) if isinstance(it, str)]
        if not words:
            return
        self.first = self.first or number
        line, places = _line(words, row.get(columns.text) if columns.text else None)
        tags = [] if columns.numbers else _tags(_listed(row.get(columns.tags)), columns.names)
        even = len(tags) == len(words)
        self.uneven += not (even or columns.numbers)
        self.tokens += len(words)
        self.lines.append(line)
        self.places.append(places)
        self.tags.append(tags if even else [])


def _article(file: str, name: str, of: _Gathered, columns: TokenColumns) -> Incoming:
    draft = Draft(file, "\n".join(of.lines), line=of.first)
    if of.uneven:
        draft.lose("formats-rows-uneven", count=of.uneven)
    plain = all(is_tag(it) for tags in of.tags for it in tags)
    sentences = of.tags if plain else [list(map(_begun, it)) for it in of.tags]
    scheme = scheme_of(sentences)
    at = 0
    for line, places, tags in zip(of.lines, of.places, sentences, strict=True):
        for it in reading(tags, scheme) if tags else ():
            if isinstance(it, Doubt):
                tell(draft, it, 0, strict=False)
            else:
                draft.here(it.label, at + places[it.first][0], at + places[it.end - 1][1])
        at += len(line) + 1
    return draft.incoming(name=name)


def _begun(tag: str) -> str:
    """A label without a letter before it: as if it stood inside, so that a run of it is one mark."""
    return tag if tag == "O" or is_tag(tag) else f"I-{tag}"


def _line(words: Sequence[str], text: Any) -> tuple[str, _Places]:
    """The sentence as the row has it, if all its tokens stand there in order; else with a space between them."""
    if isinstance(text, str) and (found := _found(text, words)) is not None:
        return text, found
    places: _Places = []
    at = 0
    for word in words:
        places.append((at, at + len(word)))
        at += len(word) + 1
    return " ".join(words), places


def _found(text: str, words: Sequence[str]) -> _Places | None:
    places: _Places = []
    at = 0
    for word in words:
        start = text.find(word, at)
        if start < 0:
            return None
        at = start + len(word)
        places.append((start, at))
    return places


def _tags(values: list[Any], names: Sequence[str]) -> list[str]:
    return [_tag(it, names) for it in values]


def _tag(value: Any, names: Sequence[str]) -> str:
    if isinstance(value, str):
        return value.strip() or "O"
    return names[value] if type(value) is int and 0 <= value < len(names) else "O"


# -- what a column holds


def _are_words(rows: Sequence[_Row], name: str) -> bool:
    lists = [_listed(row.get(name)) for row in rows]
    return any(lists) and all(isinstance(it, str) for of in lists for it in of)


def _is_beside(rows: Sequence[_Row], tokens: str, name: str) -> bool:
    """Whether it is a list as long as that of the tokens, in nearly all rows."""
    even = [
        isinstance(row.get(name), list) and len(_listed(row.get(name))) == len(_listed(row[tokens]))
        for row in rows
        if row.get(tokens)
    ]
    return bool(even) and sum(even) * 10 >= len(even) * 9


def _are_tags(rows: Sequence[_Row], name: str, names: Sequence[str]) -> bool:
    """Tags of a scheme; or, in a column of their usual names, labels with O among them."""
    values = {_tag(it, names) for row in rows for it in _listed(row.get(name))}
    if not names and _are_numbers(rows, name):
        return False
    known = set(names) or values
    marks = {it for it in known if it != "O"}
    if name in TAGS and "O" in known:
        return True
    return bool(marks) and all(is_tag(it) and parted(it)[0] != "?" for it in marks)


def _are_numbers(rows: Sequence[_Row], name: str) -> bool:
    values = [it for row in rows for it in _listed(row.get(name))]
    return bool(values) and all(type(it) is int for it in values)


def _are_single(rows: Sequence[_Row], name: str) -> bool:
    return all(isinstance(row.get(name), str | int | None) for row in rows)


def _listed(value: Any) -> list[Any]:
    return cast("list[Any]", value) if isinstance(value, list) else []
