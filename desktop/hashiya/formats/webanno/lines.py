"""The lines of WebAnno TSV put together: the text of an article, its tokens that say something, the columns' names.

The words decide where a token stands: offsets that count code points, or that drifted, move nothing. What
stands in the columns is not read here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hashiya.formats.webanno.cells import Places, plain_text, text_of
from hashiya.text.offsets import Utf16Map, has_astral

WIDEST = 10_000
"""Units that a gap between two sentences may have; offsets that say more are wrong."""

_ROW = re.compile(r"([0-9]{1,9})-([0-9]{1,9})(\.[0-9]{1,9})?\t([0-9]{1,10})-([0-9]{1,10})\t")
_NUMBER = re.compile(r"[0-9]{1,9}")
_TEXTS = re.compile(r"(?:#Text=[^\n]*\n)+")
_SPOTS = re.compile(r"[0-9]{1,10}-[0-9]{1,10}(?:\t[0-9]{1,10}-[0-9]{1,10})*")
_STARTS = re.compile(r"([0-9]+)-")

SILENT = frozenset(("_", ""))
"""Cells that say nothing."""


@dataclass(slots=True)
class Layer:
    """``kind``: span, relation or chain; ``columns`` are its features, and of relations the base last."""

    kind: str
    type: str
    columns: list[str]
    at: int


@dataclass(slots=True)
class Token:
    name: str
    places: tuple[int, int]
    """In code points of the text."""
    line: int
    cells: list[str]


@dataclass(slots=True)
class _Sentence:
    text: list[str] = field(default_factory=list[str])
    rows: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])


class Lines:
    """Reads a file's lines; ``lost`` are those that are none of the format: message, line, values.

    ``filled`` counts the gaps between sentences of which the file says nothing, ``drifted`` the tokens
    that do not stand where it says.
    """

    def __init__(self) -> None:
        self.layers: list[Layer] = []
        self.tokens: list[Token] = []
        self.lost: list[tuple[str, int, dict[str, str | int]]] = []
        self.filled = self.drifted = 0
        self._width = 0
        self._parts: list[str] = []
        self._length = 0
        self._units = 0
        self._quiet: set[str] = set()

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def read(self, text: str) -> None:
        number = 1
        for block in text.rstrip("\n").split("\n\n"):
            if block.startswith("\n"):
                block = block[1:]
                number += 1
            if not self._usual(block, number):
                self._lines(block, number)
            number += block.count("\n") + 2

    def _usual(self, block: str, first: int) -> bool:
        """A sentence as the programs write it, taken as a whole; ``False``: it has to be looked at line by line.

        Its tokens are counted from 1 without parts of tokens, and every one stands where it says.
        """
        head = _TEXTS.match(block)
        rows = [it.split("\t", 3) for it in block[head.end() :].split("\n")] if head else []
        if not head or set(map(len, rows)) != {4}:
            return False
        names, spots, forms, rests = zip(*rows, strict=True)
        told = "\t".join(spots)
        sentence = names[0].partition("-")[0]
        if not (_SPOTS.fullmatch(told) and _NUMBER.fullmatch(sentence)):
            return False
        words = head[0][6:-1].replace("\n#Text=", "\n")
        plain = "\\" not in words and "\\" not in "".join(forms) and not has_astral(words)
        if not plain or list(names) != [f"{sentence}-{k}" for k in range(1, len(rows) + 1)]:
            return False
        starts = list(map(int, _STARTS.findall(told)))
        origin = starts[0]
        inner = [it - origin for it in starts]
        if min(inner) < 0 or not all(forms) or not all(map(words.startswith, forms, inner)):
            return False
        begin = self._put(words, origin)
        for k, rest in enumerate(rests):
            if rest not in self._quiet:
                at = begin + inner[k]
                self._busy(
                    names[k], (at, at + len(forms[k])), first + head[0].count("\n") + k, rest
                )
        return True

    def _busy(self, name: str, places: tuple[int, int], line: int, rest: str) -> None:
        """A token is kept when there is something in its columns: most have nothing."""
        cells = rest.split("\t")
        if SILENT.issuperset(cells):
            self._quiet.add(rest)
        else:
            self.tokens.append(Token(name, places, line, cells))

    def _lines(self, block: str, first: int) -> None:
        sentence = _Sentence()
        for number, line in enumerate(block.split("\n"), start=first):
            if line.startswith("#T_"):
                self._header(line)
            elif line.startswith("#Text="):
                if sentence.rows:
                    self._end(sentence)
                    sentence = _Sentence()
                sentence.text.append(line.removeprefix("#Text="))
            elif line[:1].isdigit():
                sentence.rows.append((number, line))
            elif not line.strip():
                self._end(sentence)
                sentence = _Sentence()
            elif not line.startswith("#"):
                self._lose(number, line)
        self._end(sentence)

    def _header(self, line: str) -> None:
        kind = {"#T_SP": "span", "#T_RL": "relation", "#T_CH": "chain"}.get(line[:5])
        name, *columns = line.partition("=")[2].split("|")
        if kind and name:
            self.layers.append(Layer(kind, name, columns, self._width))
            self._width += len(columns)

    def _end(self, sentence: _Sentence) -> None:
        """A sentence is whole: its text goes to the others, its tokens find their places."""
        rows = [(number, line, _ROW.match(line)) for number, line in sentence.rows]
        for number, line, found in rows:
            if not found:
                self._lose(number, line)
        good = [(number, line, found) for number, line, found in rows if found]
        if not good:
            if sentence.text:
                self._put("\n".join(map(plain_text, sentence.text)), None)
            return
        forms = [plain_text(line[found.end() :].split("\t", 1)[0]) for _, line, found in good]
        whole = [forms[k] for k, it in enumerate(good) if not it[2][3]]
        words = text_of(sentence.text, whole)
        origin = max(0, int(good[0][2][4]) - _ahead(words, forms[0]))
        start = self._put(words, origin)
        places = Places(words, origin)
        for (number, line, found), form in zip(good, forms, strict=True):
            place = places.of(form, int(found[4]), int(found[5]), inner=bool(found[3]))
            if place is None:
                message = "formats-tsv-line" if form else "formats-tsv-empty"
                self._lose(number, line.replace("\t", " "), message)
                continue
            name = f"{found[1]}-{found[2]}{found[3] or ''}"
            at = start + place[0], start + place[1]
            rest = line[found.end() :].partition("\t")[2]
            if rest not in self._quiet:
                self._busy(name, at, number, rest)
        self.drifted += places.drifted

    def _put(self, words: str, at: int | None) -> int:
        """Add a sentence's text after what lies in front of it; gives where it begins."""
        gap = 0 if at is None else at - self._units
        if at is None or not 0 <= gap <= WIDEST:
            self.drifted += at is not None
            gap = 1 if self._parts and not self._parts[-1].endswith("\n") else 0
        if gap:
            self.filled += 1
        start = self._length + gap
        self._parts += (filling(gap), words)
        self._length = start + len(words)
        self._units = self._units + gap + Utf16Map(words).length
        return start

    def _lose(self, number: int, line: str, message: str = "formats-tsv-line") -> None:
        self.lost.append((message, number, {"what": line[:60]}))


def _ahead(words: str, form: str) -> int:
    """How much white space a sentence has in front of its first token."""
    ahead = len(words) - len(words.lstrip())
    return ahead if ahead and not words.startswith(form) and words.startswith(form, ahead) else 0


def filling(count: int) -> str:
    """What is put where the file says nothing of the text: a space, or lines apart."""
    return " " if count == 1 else "\n" * count
