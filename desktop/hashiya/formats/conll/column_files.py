"""Files of one token a line, cut into articles, sentences and rows as they stream by; it reads no tag.

Columns stand between TABs, spaces or bars; a blank line ends a sentence. ``-DOCSTART-`` and comments that name a
document begin an article; where a file has no such border it is one article, and a very long one is
divided, so that no file lies in memory as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, zip_longest

from hashiya.formats.conll import comma_columns
from hashiya.formats.conll.column_shapes import SPACES, STOPS, Row, Shape, cells_of, shape_of
from hashiya.formats.format import Note, ReadOptions
from hashiya.formats.source import Source, head_of
from hashiya.formats.tokens.paragraphs import Paragraph, Paragraphs, chunks, cut, decoded_head
from hashiya.formats.tokens.tag_schemes import is_tag, usual
from hashiya.text import decoding

SURVEYED = 64 * 1024
"""Bytes of a file's beginning by which its columns and its scheme are known."""
MOST_TOKENS = 200_000
"""Of one article, where its file has no borders: about a book of a thousand pages."""
LONGEST_SENTENCE = 20_000
_BORDER = re.compile(
    r"#\s*(?:\w+:)?(?:newdoc|new_doc|doc|doc_id|document|document_id|id)\b(?:\s*id)?\s*(?:[=:]\s*|\s)\s*(?P<id>\S.*)?"
    r"|#\s*newdoc\s*|#begin document\s+\(?(?P<part>[^;)]*)\)?.*",
    re.IGNORECASE,
)
_OF_STUDIO = ["-DOCSTART-", "-X-", "O"]
_NAMED = re.compile(r"-DOCSTART-\s*\(([^()]+)\)")
_PART = re.compile(r";\s*part\s+0*([1-9][0-9]*)")


@dataclass(slots=True)
class Stretch:
    """The columns of the rows of a sentence, and the line of the first; what a short row lacks is ``O``.

    Where many sentences stand as they should, they are one stretch: between two of them is a row of
    tags ``O`` whose token is empty, as no token is otherwise, so that no span goes on.
    """

    line: int
    columns: list[Sequence[str]]


@dataclass(slots=True)
class Block:
    """The stretches of one article; ``name`` is what the file calls it (may be empty).

    ``short`` and ``long`` are the lines of rows without all cells, and of rows that are none; ``alone``: the file holds no other. ``cut``: it is a part of what has no borders.
    ``bordered``: a line of the file says where it begins; ``studio``: the line with which Label Studio begins a
    file, however many tasks stand in it.
    """

    line: int = 1
    name: str = ""
    stretches: list[Stretch] = field(default_factory=list[Stretch])
    short: list[int] = field(default_factory=list[int])
    long: list[int] = field(default_factory=list[int])
    alone: bool = False
    cut: bool = False
    bordered: bool = False
    studio: bool = False

    def sentences(self, token: int) -> int:
        """How many it has; ``token`` is the column of the tokens."""
        return sum(it.columns[token].count("") + 1 for it in self.stretches)


class ColumnFile:
    """A file opened for one pass; its shape is known beforehand.

    Raises:
        OSError: when it cannot be read.
        decoding.NotText: when it is empty or no text.
        LookupError: for an encoding that does not exist.
    """

    def __init__(self, path: Source, options: ReadOptions) -> None:
        head = head_of(path, SURVEYED)
        decoded = decoded_head(head, options.encoding)
        self.encoding = decoded.encoding
        self.notes = list(_notes(path.name, decoded))
        text = decoded.text
        self.survey = text[: text.rfind("\n") + 1] if len(head) >= SURVEYED else text
        self._commas = path.suffix.lower() == ".csv" and comma_columns.is_tokens(self.survey)
        if self._commas:
            self.survey = comma_columns.tabbed(self.survey)
        self.shape = shape_of(self.survey)
        self.survey = self._unheaded(self.survey)
        self.stacked = False
        """Whether all cells after the token are to be one: tags in no fixed columns."""
        self._path = path

    def blocks(self) -> Iterator[Block]:
        stream = chunks(self._path, self.encoding)
        if self._commas:
            return _blocks(comma_columns.sentences(stream), self.shape, stacked=self.stacked)
        first = self._unheaded(next(stream, ""))
        paragraphs = Paragraphs(chain([first], stream))
        return _blocks(paragraphs.stretches(), self.shape, stacked=self.stacked)

    def _unheaded(self, text: str) -> str:
        """With a comment in place of the row that names the columns."""
        header = self.shape.header
        before, found, after = text.partition(header) if header else (text, "", "")
        alone = before[-1:] in ("", "\n", "\ufeff") and after[:1] in ("", "\r", "\n")
        return f"{before}#{after}" if found and alone else text

    def surveyed(self) -> list[Stretch]:
        """What the beginning holds."""
        paragraphs = Paragraphs([self.survey, "\n\n"])
        blocks = _blocks(paragraphs.stretches(), self.shape, stacked=False)
        return [one for block in blocks for one in block.stretches]


def _notes(name: str, decoded: decoding.Decoded) -> Iterator[Note]:
    if not decoded.certain:
        yield Note(
            message="formats-encoding-guessed", name=name, values={"encoding": decoded.encoding}
        )


def _blocks(paragraphs: Iterable[Paragraph], shape: Shape, *, stacked: bool) -> Iterator[Block]:
    """One after the other; the last but one is known to be alone when nothing follows it."""
    maker = _Maker(shape, stacked=stacked)
    for number, text, ends in paragraphs:
        if text is None:
            maker.skip(number)
            if ends:
                maker.end_sentence()
        elif ends:
            maker.stretch(text, number)
        else:
            maker.rows(text, number)
        if maker.ready:
            yield from maker.take()
    maker.end_article()
    if maker.given == 0 and len(maker.ready) == 1:
        maker.ready[0].alone = True
    yield from maker.take()


def _has_border(text: str) -> bool:
    """Whether a line begins as borders and comments do."""
    return text[0] in "#-" or "\n#" in text or "\n-DOCSTART-" in text


def _is_uneven(text: str, sign: str) -> bool:
    """Whether cells are parted by more than one sign, or by another one too."""
    if sign == " " and "\t" in text:
        return True
    edges = text.startswith(sign) or text.endswith(sign)
    return edges or any(it in text for it in (sign * 2, f"{sign}\n", f"\n{sign}"))


@cache
def _behind_first(sign: str) -> re.Pattern[str]:
    """What follows the first cell of a row, which has others."""
    return re.compile(rf"{re.escape(sign)}([^\n]*)(?:\n|\Z)")


class _Maker:
    """Puts rows into sentences, sentences into articles."""

    def __init__(self, shape: Shape, *, stacked: bool) -> None:
        self._shape, self._stacked = shape, stacked
        self._widths = {shape.width}
        self._block = Block()
        self._rows: list[Row] = []
        self._line = self._tokens = 0
        self._regular = not (shape.unbroken or shape.prefix)
        self._several = self._regular and not (shape.brackets or shape.chains)
        blank = ["O"] * (2 if stacked else shape.width)
        blank[shape.token : shape.token + 1] = [""]
        self._blank = f"\n{shape.separator.join(blank)}\n"
        self.ready: list[Block] = []
        self.given = 0

    def stretch(self, text: str, number: int) -> None:
        """Whole sentences, at once where nothing is odd about them, else one by one."""
        if self._whole(text, number):
            self.end_sentence()
            return
        for at, one, _ in cut(number, text):
            if one and not self._whole(one, at):
                self.rows(one, at)
            self.end_sentence()

    def rows(self, text: str, number: int) -> None:
        """One row after the other; the sentence may go on."""
        for at, line in enumerate(text.split("\n"), number):
            if line and not (line[0] in "#-" and self.is_border(line, at)):
                self.row(line, at)

    def _whole(self, text: str, number: int) -> bool:
        """Take the rows as columns; ``False``: they have to be looked at one by one."""
        count, blanks = text.count("\n") + 1, text.count("\n\n")
        if blanks and (not self._several or self._tokens + count >= MOST_TOKENS):
            return False
        plain = self._regular and not self._rows and count < LONGEST_SENTENCE
        if not text or not plain or _has_border(text):
            return False
        columns = self._stacks(text, count) or self._columns(text, count)
        if not columns or columns[self._shape.token].count("") != blanks:
            return False
        self._block.stretches.append(Stretch(number, columns))
        self._tokens += count - blanks
        return True

    def _columns(self, text: str, count: int) -> list[Sequence[str]]:
        """The columns of rows that all have as many as most (stacked: two); none when there are others.

        Line ends become cells: where they are all in their places no row is longer or shorter.
        """
        sign, width = self._shape.separator, 2 if self._stacked else self._shape.width
        text = text.replace("\n\n", self._blank)
        if text.count(sign) != count * (width - 1):
            return []
        cells = text.replace("\n", f"{sign}\n{sign}").split(sign)
        step = width + 1
        if len(cells) != step * count - 1 or cells[width::step].count("\n") != count - 1:
            return []
        return [cells[it::step] for it in range(width)]

    def _stacks(self, text: str, count: int) -> list[Sequence[str]]:
        """Tokens and what follows them, in as many cells as it may be; none when something is odd."""
        sign = self._shape.separator
        if not self._stacked or self._shape.token or _is_uneven(text, sign):
            return []
        cells = _behind_first(sign).split(text.replace("\n\n", self._blank))
        return [cells[:-1:2], cells[1::2]] if len(cells) == 2 * count + 1 else []

    def row(self, line: str, number: int) -> None:
        cells = line.split(self._shape.separator)
        if len(cells) not in self._widths or "" in cells or self._shape.prefix:
            odd = self._odd(line, number)
            if odd is None:
                return
            cells = odd
        if not self._rows:
            self._line = number
        self._rows.append(cells)
        if len(self._rows) >= LONGEST_SENTENCE or (
            self._shape.unbroken and cells[self._shape.token] in STOPS
        ):
            self._divide(cells)

    def skip(self, number: int) -> None:
        self._block.long.append(number)

    def _odd(self, line: str, number: int) -> Row | None:
        """A row that is not like the others: mended where its token is known, else left out."""
        shape = self._shape
        cells = cells_of(line, shape.separator)
        if len(cells) < shape.need:
            cells = [it for it in SPACES.split(line) if it]
        token = cells[shape.token].strip() if len(cells) > shape.token else ""
        if shape.prefix and token.startswith(shape.prefix):
            cells[shape.token] = token = token[len(shape.prefix) :]
        if len(cells) < shape.need or not token:
            self._block.short.append(number)
        return cells if token else None

    def _divide(self, cells: Row) -> None:
        """A sentence without an end gets one, where no span goes on if that can be."""
        tags = map(usual, cells[1:])
        outside = all(it == "O" or not is_tag(it) for it in tags)
        if outside or len(self._rows) >= 2 * LONGEST_SENTENCE:
            self.end_sentence()

    def _add(self, number: int, rows: list[Row]) -> None:
        if self._stacked:
            token = self._shape.token
            rows = [[*it[: token + 1], " ".join(it[1:]) or "O"] for it in rows]
        columns: list[Sequence[str]] = list(zip_longest(*rows, fillvalue="O"))
        self._block.stretches.append(Stretch(number, columns))
        self._tokens += len(rows)

    def end_sentence(self) -> None:
        if self._rows:
            self._add(self._line, self._rows)
            self._rows = []
        if self._tokens >= MOST_TOKENS:
            self._block.cut = True
            name = self._block.name
            self.end_article()
            self._block.name = name
            self._block.cut = True

    def is_border(self, line: str, number: int) -> bool:
        """Whether the line is none of a token: a border begins an article, a comment is passed over."""
        if line.startswith("-DOCSTART-"):
            found = _NAMED.match(line)
            self._begin(number, found[1].strip() if found else "")
            self._block.studio = line.split() == _OF_STUDIO
            return True
        if line[0] != "#" or self._is_row(line):
            return False
        found = _BORDER.fullmatch(line.strip())
        if found:
            part = _PART.search(line) if found["part"] else None
            named = (found["id"] or found["part"] or "").split()
            self._begin(number, " ".join([*named, *([part[1]] if part else [])]))
        return True

    def _is_row(self, line: str) -> bool:
        """A hash sign that is a token, with its tag."""
        shape = self._shape
        cells = cells_of(line, shape.separator)
        if shape.all_tags:
            return len(cells) > 1 and all(map(is_tag, cells[1:]))
        fits = len(cells) >= 2 and len(cells) in self._widths
        return fits and shape.tag < len(cells) and is_tag(cells[shape.tag])

    def _begin(self, number: int, name: str) -> None:
        self.end_article()
        self._block.line, self._block.name, self._block.bordered = number, name, True

    def end_article(self) -> None:
        if self._rows:
            self._add(self._line, self._rows)
        if self._block.stretches:
            self.ready.append(self._block)
        self._block, self._rows, self._tokens = Block(), [], 0

    def take(self) -> list[Block]:
        ready, self.ready = self.ready, []
        self.given += len(ready)
        return ready
