"""Sentences of CoNLL-U, taken apart: tokens, the words in them, spaces, brackets, tags; it makes no article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from hashiya.formats.conllu.values import COLUMNS, is_count, misc_of, unspaced
from hashiya.formats.tokens.tag_schemes import is_tag

Range = tuple[int, int]

_RANGE = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")
_EMPTY = re.compile(r"\d+\.\d+")
_TAGGED = re.compile(r"(?:^|[|\t])(?:ner|NER|NE|Ner|BIO|bio)=([^|]+)", re.MULTILINE)
_LINKS = ("Bridge=", "SplitAnte=")
_TAG_KEYS = ("ner=", "NER=", "NE=", "Ner=", "BIO=", "bio=")
_GRAMMAR = slice(2, 9)
_NO_GRAMMAR = ["_"] * 7
_NOTHING = frozenset({"_", "*", ""})


@dataclass(slots=True)
class Sentence:
    """Its tokens are what stands between two spaces: ``forms``, each with what follows ``after`` it
    (``None``: nothing tells) and, of few, the spaces ``before``. ``parts`` are the words of tokens that
    are not just one; ``words`` counts all. ``entities`` are the brackets by word: the number of words
    before it, whether it is an empty node, what stands in MISC, the line. ``tags`` are the tags of its
    words by column, ``unread`` counts by column what is no tag. ``links`` are those between mentions: the name in
    MISC, its value, the line.
    """

    line: int
    comments: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    forms: list[str] = field(default_factory=list[str])
    after: list[str | None] = field(default_factory=list["str | None"])
    before: dict[int, str] = field(default_factory=dict[int, str])
    parts: dict[int, list[str]] = field(default_factory=dict[int, list[str]])
    words: int = 0
    entities: list[tuple[int, bool, str, int]] = field(
        default_factory=list[tuple[int, bool, str, int]]
    )
    tags: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    faults: list[int] = field(default_factory=list[int])
    links: list[tuple[str, str, int]] = field(default_factory=list[tuple[str, str, int]])
    grammar: bool = False
    unread: Counter[str] = field(default_factory=Counter[str])

    def comment(self, name: str) -> str | None:
        for key, value in self.comments:
            if key == name:
                return value
        return None

    def space(self, token: int, misc: str) -> None:
        """What the MISC of a token tells of the spaces around it."""
        if f"|{misc}|".count("|SpaceAfter=No|") == misc.count("Space") == 1:
            self.after[token] = ""
            return
        told = misc_of(misc)
        if before := unspaced(told.get("SpacesBefore", "")):
            self.before[token] = before
        if "SpacesAfter" in told:
            self.after[token] = unspaced(told["SpacesAfter"])
        elif told.get("SpaceAfter", "").lower() == "no":
            self.after[token] = ""


class Columns:
    """Where a file has what: CoNLL-U's ten columns, or those that its first line names."""

    def __init__(self, names: Sequence[str] = COLUMNS) -> None:
        self.names = tuple(names)
        upper = [it.upper() for it in names]
        self.form = upper.index("FORM") if "FORM" in upper else 1
        self.misc = upper.index("MISC") if "MISC" in upper else -1
        self.count = len(upper)
        self.extra = {at: it for at, it in enumerate(names) if it.upper() not in COLUMNS}
        self.plain = tuple(upper) == COLUMNS
        self.grammar = tuple(at for at, it in enumerate(upper) if it in COLUMNS[_GRAMMAR])

    def tell_grammar(self, cells: Sequence[str]) -> bool:
        """Whether a row says something of lemma, word class or syntax."""
        if self.plain:
            return cells[_GRAMMAR] != _NO_GRAMMAR[: len(cells) - 2]
        return any(at < len(cells) and cells[at] not in _NOTHING for at in self.grammar)


def parsed(text: str, number: int, columns: Columns) -> Sentence:
    """The sentence that these lines are, the first of them being that ``number`` of the file."""
    lines = text.split("\n")
    sentence = Sentence(number)
    first = 0
    while first < len(lines) and _is_comment(lines[first]):
        sentence.comments.append(_comment(lines[first]))
        first += 1
    rows = lines[first:]
    if rows and (columns.extra or not _taken(sentence, rows, columns)):
        reader = _Reader(sentence, columns)
        for at, line in enumerate(rows, number + first):
            if _is_comment(line):
                sentence.comments.append(_comment(line))
            elif line:
                reader.row(line, at)
    return sentence


def _is_comment(line: str) -> bool:
    """``#`` alone before a TAB is a token of a table without numbers."""
    return line.startswith("#") and ("\t" not in line or line.startswith("# "))


def _comment(line: str) -> tuple[str, str]:
    key, _, value = line[1:].partition("=")
    return key.strip(), value.strip()


@lru_cache(1024)
def counted(count: int) -> list[str]:
    return [str(it) for it in range(1, count + 1)]


def _taken(sentence: Sentence, lines: list[str], columns: Columns) -> bool:
    """A sentence as most are, taken as a whole: words counted from 1, with all their columns, without tags.

    ``False``: it has to be looked at row by row.
    """
    rows = [it.split("\t") for it in lines]
    if set(map(len, rows)) != {columns.count}:
        return False
    cells = list(zip(*rows, strict=True))
    forms = cells[columns.form]
    miscs = cells[columns.misc] if columns.misc >= 0 else ()
    said = "\n".join(miscs)
    if "" in forms or any(it in said for it in _TAG_KEYS):
        return False
    places = _places(sentence, cells[0], forms)
    if places is None:
        return False
    if columns.plain:
        sentence.grammar = any(it[_GRAMMAR] != _NO_GRAMMAR for it in rows if "-" not in it[0])
    linked = any(it in said for it in _LINKS)
    line = sentence.line + len(sentence.comments)
    for at, (misc, (word, token)) in enumerate(zip(miscs, places, strict=False), line):
        if "Entity=" in misc and (value := _entity_of(misc)):
            sentence.entities.append((word, False, value, at))
        if token >= 0 and "Space" in misc:
            sentence.space(token, misc)
        if linked:
            sentence.links += _links_of(misc, at)
    return True


def _places(
    sentence: Sentence, identities: Sequence[str], forms: Sequence[str]
) -> Iterable[tuple[int, int]] | None:
    """Puts tokens and words into the sentence; gives for each row the words before it and its token.

    The token is -1 of a word that is only a part of one. ``None`` where the numbers are odd.
    """
    count = len(forms)
    if list(identities) == counted(count):
        sentence.forms, sentence.words, sentence.after = list(forms), count, [None] * count
        return zip(range(count), range(count), strict=True)
    words = [it for it in identities if "-" not in it]
    if words != counted(len(words)):
        return None
    tokens: list[str] = []
    parts: dict[int, list[str]] = {}
    places: list[tuple[int, int]] = []
    word = until = 0
    for identity, form in zip(identities, forms, strict=True):
        if "-" in identity:
            found = _RANGE.fullmatch(identity)
            if not found or int(found[1]) != word + 1 or not word < int(found[2]) <= word + 100:
                return None
            until = int(found[2])
            parts[len(tokens)] = []
        elif word < until:
            parts[len(tokens) - 1].append(form)
            places.append((word, -1))
            word += 1
            continue
        places.append((word, len(tokens)))
        tokens.append(form)
        word += "-" not in identity
    sentence.forms, sentence.parts, sentence.words = tokens, parts, word
    sentence.after = [None] * len(tokens)
    return places


def _entity_of(misc: str) -> str | None:
    """The brackets that MISC has, known at a look where they stand first."""
    if misc.startswith("Entity=") and misc.find("Entity=", 1) < 0:
        return misc[7:].partition("|")[0]
    return misc_of(misc).get("Entity")


def _links_of(misc: str, line: int) -> list[tuple[str, str, int]]:
    if not any(it in misc for it in _LINKS):
        return []
    said = misc_of(misc)
    return [(it[:-1], said[it[:-1]], line) for it in _LINKS if said.get(it[:-1])]


class _Reader:
    """Takes a sentence in row by row."""

    def __init__(self, sentence: Sentence, columns: Columns) -> None:
        self.sentence = sentence
        self._columns = columns
        self._until = 0  # the last word of the multiword token that is open

    def row(self, line: str, at: int) -> None:
        sentence, columns = self.sentence, self._columns
        cells = line.split("\t")
        if len(cells) < 2:
            cells = line.split()
        identity = cells[0]
        form = cells[columns.form] if len(cells) > columns.form else ""
        misc = cells[columns.misc] if 0 <= columns.misc < len(cells) else "_"
        if form and is_count(identity):
            self._word(int(identity), form, misc, at)
            self._tags(cells, misc)
            if columns.grammar and not sentence.grammar:
                sentence.grammar = columns.tell_grammar(cells)
        elif form and (found := _RANGE.fullmatch(identity)):
            self._until = min(int(found[2]), int(found[1]) + 100)
            self._token(form, misc)
            sentence.parts[len(sentence.forms) - 1] = []
            self._entity(misc, at, empty=False)
        elif _EMPTY.fullmatch(identity):
            self._entity(misc, at, empty=True)
        else:
            sentence.faults.append(at)

    def _word(self, number: int, form: str, misc: str, at: int) -> None:
        sentence = self.sentence
        if number > self._until or not sentence.forms:  # no word has the number 0
            self._token(form, misc)
        else:
            last = len(sentence.forms) - 1
            sentence.parts.setdefault(last, [sentence.forms[last]]).append(form)
        self._entity(misc, at, empty=False)
        sentence.words += 1

    def _token(self, form: str, misc: str) -> None:
        sentence = self.sentence
        sentence.forms.append(form)
        sentence.after.append(None)
        if "Space" in misc:
            sentence.space(len(sentence.forms) - 1, misc)

    def _entity(self, misc: str, at: int, *, empty: bool) -> None:
        if "Entity=" in misc and (value := _entity_of(misc)):
            self.sentence.entities.append((self.sentence.words, empty, value, at))
        self.sentence.links += _links_of(misc, at)

    def _tags(self, cells: Sequence[str], misc: str) -> None:
        tags = self.sentence.tags
        for column, name in self._columns.extra.items():
            value = cells[column] if column < len(cells) else "_"
            known = value in _NOTHING or is_tag(value)
            self._tag(tags, name, value if known and value not in _NOTHING else "O")
            if not known:
                self.sentence.unread[name] += 1
        if "=" in misc and (found := _TAGGED.search(misc)):
            self._tag(tags, "", found[1])

    def _tag(self, tags: dict[str, list[str]], name: str, value: str) -> None:
        column = tags.setdefault(name, [])
        column += ["O"] * (self.sentence.words - 1 - len(column))
        column.append(value if is_tag(value) else "O")


def word_ranges(form: str, words: Sequence[str], start: int) -> list[Range]:
    """Where the words of a token that begins at ``start`` stand; one without letters takes it whole."""
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
