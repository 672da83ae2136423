"""The running text of a TEI document while it is heard: white space as readers see it, and where elements stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field

BLOCKS = frozenset(
    [
        "ab", "argument", "back", "bibl", "body", "byline", "castItem", "castList", "closer", "dateline",
        "div", "div1", "div2", "div3", "div4", "docTitle", "epigraph", "figure", "floatingText",
        "front", "group", "head", "lg", "list", "listBibl", "opener", "p", "postscript", "salute",
        "signed", "sp", "speaker", "stage", "table", "text", "titlePage", "trailer", "u",
    ]
)  # fmt: skip
LINES = frozenset(["item", "l", "label", "row"])
SPACES = frozenset(["cell", "lb", "cb", "pb"])
OMITTED = frozenset(
    [
        "note", "fw", "figDesc", "rdg", "rt", "del", "sic", "orig", "abbr", "desc", "teiHeader", "ana",
    ]
)  # fmt: skip
"""Not read with the running text: editors' notes, running heads, how a word is pronounced (``rt``), what TXM
says of a word (``ana``), and of two readings the one that the editor replaced. ``sic``, ``orig`` and ``abbr`` only inside ``choice``."""
_IN_CHOICE = frozenset(["sic", "orig", "abbr"])
_PIECE = re.compile(r"[^ \t\r\n]+|[ \t\r\n]+")
_RANK = {"": 0, " ": 1, "\n": 2, "\n\n": 3}


@dataclass(slots=True)
class Place:
    """Where an element stands: in the text as we have it, and in the letters that the file holds.

    ``start`` is -1 until something is heard in it or after it.
    """

    raw: int
    at: int
    """How long the text was when the element began."""
    start: int = -1
    end: int = -1
    raw_end: int = -1

    def whole(self, length: int) -> tuple[int, int]:
        """Beginning and end; of an element without text the place where it stands."""
        start = self.start if self.start >= 0 else length
        return start, max(self.end, 0)


@dataclass(slots=True)
class _Frame:
    preserve: bool
    silent: bool
    gap: str


@dataclass(slots=True)
class Running:
    """Hears the elements of ``text`` and what stands in them."""

    length: int = 0
    omitted: Counter[str] = field(default_factory=Counter[str])
    _parts: list[str] = field(default_factory=list[str])
    _gap: str = ""
    _raw: int = 0
    _raws: list[int] = field(default_factory=list[int])
    _outs: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    _frames: list[_Frame] = field(default_factory=list[_Frame])
    _waiting: list[Place] = field(default_factory=list[Place])
    _choices: int = 0

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def start(self, name: str, attributes: dict[str, str], space: str) -> None:
        above = self._frames[-1] if self._frames else _Frame(False, False, "")  # noqa: FBT003
        silent = above.silent or (name in OMITTED and (name not in _IN_CHOICE or self._choices > 0))
        if silent and not above.silent:
            self.omitted[name] += 1
        preserve = space == "preserve" or (above.preserve and space != "default")
        gap = "\n\n" if name in BLOCKS else "\n" if name in LINES else ""
        if name in SPACES and attributes.get("break") != "no":
            gap = " "
        if attributes.get("break") == "no":
            gap = ""
        self._choices += name == "choice"
        self._frames.append(_Frame(preserve, silent, gap))
        if not silent and not above.preserve:
            self._widen(gap)

    def end(self, name: str) -> None:
        frame = self._frames.pop()
        self._choices -= name == "choice"
        if not frame.silent and not (self._frames and self._frames[-1].preserve):
            self._widen(frame.gap)

    def hear(self, data: str) -> None:
        if not self._frames:
            return
        raw, frame = self._raw, self._frames[-1]
        self._raw += len(data)
        if frame.silent:
            return
        if frame.preserve:
            self._put(data, raw)
            return
        for it in _PIECE.finditer(data):
            if it[0][0] in " \t\r\n":
                self._widen(" ")
            else:
                self._put(it[0], raw + it.start())

    def place(self) -> Place:
        """Of an element that begins now."""
        made = Place(self._raw, self.length)
        self._waiting.append(made)
        return made

    def close(self, place: Place) -> None:
        place.end, place.raw_end = self.length, self._raw

    def from_raw(self, at: int) -> int:
        """The place in our text of a letter of the file's."""
        k = bisect_right(self._raws, at) - 1
        if k < 0:
            return 0
        start, size = self._outs[k]
        return start + min(at - self._raws[k], size)

    def _widen(self, gap: str) -> None:
        if _RANK[gap] > _RANK[self._gap]:
            self._gap = gap

    def _put(self, data: str, raw: int) -> None:
        if self._gap and self.length:
            self._parts.append(self._gap)
            self.length += len(self._gap)
        self._gap = ""
        for it in self._waiting:
            it.start = self.length
        self._waiting.clear()
        self._raws.append(raw)
        self._outs.append((self.length, len(data)))
        self._parts.append(data)
        self.length += len(data)
