"""Sentences of CoNLL-U, taken apart: tokens, the words in them, spaces, brackets, tags; it makes no article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from hashiya.formats.conllu_values import COLUMNS, misc_of, unspaced
from hashiya.formats.tag_schemes import is_tag

Range = tuple[int, int]

_RANGE = re.compile(r"(\d+)-(\d+)")
_EMPTY = re.compile(r"\d+\.\d+")
_TAGGED = re.compile(r"(?:^|[|\t])(?:ner|NER|NE|Ner|BIO|bio)=([^|]+)", re.MULTILINE)
_TAG_KEYS = ("ner=", "NER=", "NE=", "Ner=", "BIO=", "bio=")
_COMMENT = re.compile(r"#\s*([^=]*?)\s*(?:=\s*(.*?)\s*)?")
_GRAMMAR = slice(2, 9)
_NO_GRAMMAR = ["_"] * 7


@dataclass(slots=True)
class Token:
    """What stands between two spaces of the sentence; ``after`` is empty where nothing told it."""

    form: str
    line: int
    words: list[str] = field(default_factory=list[str])
    before: str = ""
    after: str = " "
    told: bool = False


@dataclass(slots=True)
class Sentence:
    """``entities`` are the brackets by word: the number of words before it, whether it is an empty
    node, what stands in MISC, the line. ``tags`` are the tags of its words by column."""

    line: int
    comments: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    tokens: list[Token] = field(default_factory=list[Token])
    entities: list[tuple[int, bool, str, int]] = field(
        default_factory=list[tuple[int, bool, str, int]]
    )
    tags: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    faults: list[int] = field(default_factory=list[int])
    links: int = 0
    grammar: bool = False

    def comment(self, name: str) -> str | None:
        return next((value for key, value in self.comments if key == name), None)


class Columns:
    """Where a file has what: CoNLL-U's ten columns, or those that its first line names."""

    def __init__(self, names: Sequence[str] = COLUMNS) -> None:
        upper = [it.upper() for it in names]
        self.form = upper.index("FORM") if "FORM" in upper else 1
        self.misc = upper.index("MISC") if "MISC" in upper else -1
        self.count = len(upper)
        self.extra = {at: it for at, it in enumerate(names) if it.upper() not in COLUMNS}
        self.plain = tuple(upper) == COLUMNS


def parsed(text: str, number: int, columns: Columns) -> Sentence:
    """The sentence that these lines are, the first of them being that ``number`` of the file."""
    reader = _Reader(number, columns, tagged=any(it in text for it in _TAG_KEYS))
    for at, line in enumerate(text.split("\n"), number):
        if line.startswith("#") and "\t" not in line:
            found = _COMMENT.fullmatch(line)
            if found:
                reader.sentence.comments.append((found[1], found[2] or ""))
        elif line:
            reader.row(line, at)
    return reader.sentence


class _Reader:
    def __init__(self, number: int, columns: Columns, *, tagged: bool) -> None:
        self.sentence = Sentence(number)
        self._columns = columns
        self._tagged = tagged or bool(columns.extra)
        self._words = 0
        self._until = 0  # the last word of the multiword token that is open

    def row(self, line: str, at: int) -> None:
        sentence, columns = self.sentence, self._columns
        cells = line.split("\t")
        if len(cells) < 2:
            cells = line.split()
        identity = cells[0]
        form = cells[columns.form] if len(cells) > columns.form else ""
        misc = cells[columns.misc] if 0 <= columns.misc < len(cells) else "_"
        if identity.isdigit() and identity.isascii() and form:
            self._word(int(identity), form, misc, at)
            if self._tagged:
                self._tags(cells, misc)
            if columns.plain and not sentence.grammar:
                sentence.grammar = cells[_GRAMMAR] != _NO_GRAMMAR[: len(cells) - 2]
        elif form and (found := _RANGE.fullmatch(identity)):
            self._until = min(int(found[2]), int(found[1]) + 100)
            self._token(form, misc, at)
            self._entity(misc, at, empty=False)
        elif _EMPTY.fullmatch(identity):
            self._entity(misc, at, empty=True)
        else:
            sentence.faults.append(at)

    def _word(self, number: int, form: str, misc: str, at: int) -> None:
        if number > self._until:
            self._token(form, misc, at)
        self.sentence.tokens[-1].words.append(form)
        self._entity(misc, at, empty=False)
        self._words += 1

    def _token(self, form: str, misc: str, at: int) -> None:
        token = Token(form, at)
        self.sentence.tokens.append(token)
        if "Space" not in misc:
            return
        told = misc_of(misc)
        token.before = unspaced(told.get("SpacesBefore", ""))
        if "SpacesAfter" in told:
            token.after, token.told = unspaced(told["SpacesAfter"]), True
        elif told.get("SpaceAfter", "").lower() == "no":
            token.after, token.told = "", True

    def _entity(self, misc: str, at: int, *, empty: bool) -> None:
        if "Entity=" in misc and (value := misc_of(misc).get("Entity")):
            self.sentence.entities.append((self._words, empty, value, at))
        if "Bridge=" in misc or "SplitAnte=" in misc:
            self.sentence.links += 1

    def _tags(self, cells: Sequence[str], misc: str) -> None:
        tags = self.sentence.tags
        for column, name in self._columns.extra.items():
            value = cells[column] if column < len(cells) else "_"
            self._tag(tags, name, "O" if value in ("_", "*", "") else value)
        if "=" in misc and (found := _TAGGED.search(misc)):
            self._tag(tags, "", found[1])

    def _tag(self, tags: dict[str, list[str]], name: str, value: str) -> None:
        column = tags.setdefault(name, [])
        column += ["O"] * (self._words - 1 - len(column))
        column.append(value if is_tag(value) else "O")


def word_ranges(token: Token, start: int) -> list[Range]:
    """Where the words of a token that begins at ``start`` stand; one without letters takes it whole."""
    form, words = token.form, token.words
    end = start + len(form)
    if len(words) < 2:
        return [(start, end)] * len(words)
    found: list[Range | None] = [None] * len(words)
    first, at = 0, 0
    while first < len(words) and form.startswith(words[first], at):
        found[first] = (start + at, start + at + len(words[first]))
        at += len(words[first])
        first += 1
    last, stop = len(words), len(form)
    while last > first and form.endswith(words[last - 1], at, stop):
        last -= 1
        found[last] = (start + stop - len(words[last]), start + stop)
        stop -= len(words[last])
    middle = (start + at, start + stop) if at < stop else (start, end)
    return [it or middle for it in found]
