"""Rows out of text with delimiters (CSV), with the lines where they begin; it knows no column.

The library takes them apart. Rows of our own tables are cut by an expression, as many as come in a row that are
just as Hashiya writes them; at the first that is otherwise the library goes on, and when it has often been asked,
with all that follow.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from hashiya.formats import quoting
from hashiya.formats.tables import cells
from hashiya.formats.tables.plain import Form, Kind, Numbered, OddError, Shape
from hashiya.formats.tables.walk import Portion, Walk, plain
from hashiya.text.decoding import Decoded

LONGEST_CELL = 16 * 1024 * 1024
_PORTION = 1 << 16
_LONGEST_ROW = 1 << 15
"""Letters behind the last whole row that may be the beginning of one; more are not looked at again and again."""
_MOST_ODD = 3

_QUOTED = '"[^"]*(?:""[^"]*)*"'
_ANY = f'(?:{_QUOTED}|[^",\r\n]*)'
_TAIL = re.compile(f"(?:,{_ANY})*")
_BARE = '(?!")[^,]*'
"""It may run over the end of its line, which ``prove`` notices; to ask it of each letter costs twice the time."""


class _Form(Form):
    """Rows as ``csv_tables`` writes them."""

    begin, between = r"(?:\A|(?<=\n))(?=[^,\r\n]*,)", ","
    kinds: Mapping[Kind, str] = {
        "name": "([^,]+)",
        "number": "([0-9]{1,15})",
        "words": f"({_QUOTED}|{_BARE})",
        "passed": f"(?:({_QUOTED})|{_BARE})",
    }
    stamp, more = r"[^,]*,[0-9]{1,15},[^,\r\n]+", r",[^,\r\n]*"
    tail = r"((?:,[^\n]*)?)\r\n"
    signs = "\"'"

    def said(self, cell: str) -> str:
        if cell[:1] == '"':
            cell = cell[1:-1].replace('""', '"')
        return cells.unguarded(cell)

    def cells(self, text: str) -> list[str]:
        csv.field_size_limit(LONGEST_CELL)
        return [*map(cells.unguarded, next(csv.reader([text]), []))]

    def cells_of_stamp(self, stamp: str) -> list[str]:
        return self.cells_of_tail(f",{stamp}")

    def cells_of_tail(self, tail: str) -> list[str]:
        if '"' in tail and not _TAIL.fullmatch(tail):
            raise OddError
        return self.cells(tail[1:])

    def lines(self, row: str) -> int:
        return row.count("\n") + row.count("\r") - row.count("\r\n")

    def heard(self, column: list[str], words: str, *, name: bool) -> list[str]:
        if name and '"' in words:
            raise OddError
        if '"' not in words and "'" not in words:
            return column
        return [self.said(it) if it[:1] in self.signs else it for it in column]

    def proved(self, shape: Shape, pieces: list[str], text: str, end: int) -> int:
        """What ends a line stands between quotation marks, or at the end of a row."""
        count = len(pieces) // shape.stride
        ends, returns = text.count("\n", 0, end), text.count("\r", 0, end)
        if ends == returns == count:
            return count
        quoted = "".join(chain(*[filter(None, pieces[at :: shape.stride]) for at in shape.quoted]))
        words = pieces[shape.places["text"] :: shape.stride] if "text" in shape.places else []
        quoted += "".join([it for it in words if it[:1] == '"'])
        if (ends - quoted.count("\n"), returns - quoted.count("\r")) != (count, count):
            raise OddError
        return ends if returns == count else ends + returns - count - quoted.count("\r\n")


FORM = _Form()


class Rows(Walk):
    """``too_long`` has the lines of rows that were left out because a cell of theirs has no end, ``mended`` of those
    with a quotation mark that was never closed and is taken for a sign; ``unclosed``: the line of the row that goes to
    the end of the file for such a mark, and of how many lines it is. ``doubtful``: some cell has a substitute sign, for
    bytes that are no letters or because the file has it; ``decoded``: how it was read, where it was read at once. ``width``: how many columns there are, once that is known.
    ``guarded``: from now on cells come without the apostrophe that stands before what would be a formula.
    """

    def __init__(
        self, stream: io.TextIOBase, delimiter: str = ",", decoded: Decoded | None = None
    ) -> None:
        super().__init__()
        self.decoded = decoded
        self._stream = stream
        self.delimiter = delimiter
        self._line = 1
        self.width = 0
        self.too_long: list[int] = []
        self.mended: list[int] = []
        self.unclosed: tuple[int, int] | None = None
        self.doubtful = False
        self.guarded = False

    def close(self) -> None:
        self._stream.close()

    def _cut(self) -> Iterator[Portion]:
        csv.field_size_limit(LONGEST_CELL)
        yield self._careful(self._stream, lambda: self.shape is not None)
        odd, rest, more = 0, "", "more"
        while self.shape and odd < _MOST_ODD and more and not self._stream.closed:
            more = self._stream.read(_PORTION)
            text = rest + more
            self.doubtful = self.doubtful or "\ufffd" in more
            try:
                pieces, end, lines = self.shape.cut(text)
                if len(text) - end > _LONGEST_ROW:
                    raise OddError
            except OddError:
                odd, rest = odd + 1, ""
                if not text.endswith("\n"):
                    text += self._stream.readline()
                yield self._stretch(text)
                continue
            rest, number = text[end:], self._line
            self._line += lines
            if pieces:
                yield plain(self.shape, pieces, text, number)
        if rest or more:
            rows = chain(io.StringIO(rest, newline=""), self._stream)
            yield self._careful(rows, lambda: False)
        else:
            self._stream.close()

    def _stretch(self, text: str) -> Iterator[Numbered]:
        """The rows of these whole lines; one that is begun in them is read to its end."""
        hand = io.StringIO(text, newline="")
        return self._careful(chain(hand, self._stream), lambda: hand.tell() >= len(text))

    def _careful(self, lines: Iterable[str], done: Callable[[], bool]) -> Iterator[Numbered]:
        """The rows of these lines, by the library, until it is asked to stop behind one of them."""
        every = quoting.Rows(lines, {"delimiter": self.delimiter}, self._line)
        read = False
        while not self._stream.closed and not (read and done() and not every.waits):
            every.width = self.width
            try:
                line, row, is_open, is_mended = next(every)
            except StopIteration:
                self._stream.close()
                return
            except quoting.TooLongError as why:
                self.too_long.append(why.line)
            else:
                read = True
                if is_open:
                    self.unclosed = (line, is_open)
                if is_mended:
                    self.mended.append(line)
                if any(row):
                    if any("\ufffd" in it for it in row):
                        self.doubtful = True
                    yield line, [*map(cells.unguarded, row)] if self.guarded else row
            finally:
                self._line = every.line
