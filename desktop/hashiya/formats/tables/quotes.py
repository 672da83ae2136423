"""Tables of coded passages as programs for qualitative analysis export them: which column is what, and their rows.

They name the document, the code and what was marked. Places are of paragraphs or of pages there, if there are
any; nothing of them is a place in a text. It opens nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hashiya.formats.tables.plain import Numbered

MOST_HEADS = 500
_SIGNS = re.compile(r"[\W_]+")
_KNOWN: tuple[tuple[str, str, str], ...] = (
    ("document", "tag", "content"),  # Taguette
    ("documentname", "code", "segment"),  # MAXQDA
    ("document", "codes", "quotationcontent"),  # ATLAS.ti
    ("document", "codes", "content"),
    ("mediatitle", "codesappliedcombined", "excerptcopy"),  # Dedoose
    ("filename", "codename", "codedtext"),  # QualCoder
    ("filename", "codename", "coded"),
    ("file", "type", "quotetranscription"),  # Recogito
)
"""Document, code and words, as the programs call them; nobody else has such three."""
_PLACE = "pos0"
"""QualCoder may tell the place, in letters: then it is a table of spans."""
_ANCHOR, _TAGS = "anchor", "tags"
"""Where a mark of Recogito begins, and the words that may stand for a type."""
_OFFSET = re.compile(r"char-offset:([0-9]{1,9})")
_TAGUETTE = 0
_WIDEST = 4
"""Columns of Taguette's table: its names are those of many a table."""
_WHO = ("createdby", "excerptcreator", "coder", "owner", "createdbyuser")
_OF_PROGRAM = frozenset(
    [
        "id", "number", "color", "colour", "beginning", "end", "area", "coverage", "density", "modified",
        "modifiedby", "created", "creationdate", "excerptdate", "quotationname", "reference", "excerptrange",
        "resourcecreator", "resourcedate", "uuid", "grouporder",
    ]
)  # fmt: skip
"""What they note for themselves: it is told that it was not taken."""
_APPLIED = re.compile(r"code.+(applied|range|weight)")
_SEVERAL = re.compile(r"\s*[\n\r;]\s*")
_COMMAS = re.compile(r"\s*[,\n\r;]\s*")


@dataclass(frozen=True, slots=True)
class Quote:
    """``labels`` is empty where nobody gave one; ``said``: what other columns say, by their names."""

    line: int
    document: str
    labels: tuple[str, ...]
    words: str
    annotator: str = ""
    start: int = -1
    """Where the words begin, as the program counts; -1: it does not say."""
    said: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Heads:
    """The places of the columns; ``others`` are taken as attributes, ``passed`` are not taken, by their names."""

    document: int
    label: int
    words: int
    annotator: int
    others: Mapping[int, str]
    passed: tuple[str, ...]
    commas: bool
    anchor: int = -1
    tags: int = -1

    @property
    def last(self) -> int:
        return max(self.document, self.label, self.words)


def heads_of(row: Sequence[str]) -> Heads | None:
    """Of a row with the names of such a table."""
    if len(row) > MOST_HEADS:
        return None
    names = [_SIGNS.sub("", it).casefold() for it in row]
    width = max((at for at, it in enumerate(names, 1) if it), default=0)
    known = (at for at, it in enumerate(_KNOWN) if all(one in names for one in it))
    number = next((at for at in known if at != _TAGUETTE or width <= _WIDEST), None)
    if number is None or _PLACE in names:
        return None
    document, label, words = (names.index(it) for it in _KNOWN[number])
    annotator = next((names.index(it) for it in _WHO if it in names), -1)
    recogito = number == len(_KNOWN) - 1
    anchor = names.index(_ANCHOR) if recogito and _ANCHOR in names else -1
    tags = names.index(_TAGS) if recogito and _TAGS in names else -1
    rest = {
        at: row[at].strip()
        for at, it in enumerate(names)
        if it and at not in (document, label, words, annotator, anchor)
    }
    passed = {at: it for at, it in rest.items() if _is_of_program(names[at])}
    others = {at: it for at, it in rest.items() if at not in passed}
    taguette_id = ("id",) if number == _TAGUETTE else ()
    told = tuple(it for at, it in passed.items() if names[at] not in taguette_id)
    commas = _KNOWN[number][1].endswith("combined")
    return Heads(document, label, words, annotator, others, told, commas, anchor, tags)


def _is_of_program(name: str) -> bool:
    return name in _OF_PROGRAM or bool(_APPLIED.fullmatch(name))


def of(heads: Heads, rows: Iterable[Numbered]) -> Iterator[Quote]:
    """The rows with words."""
    cut = _COMMAS if heads.commas else _SEVERAL
    for line, row in rows:
        cells = [*row, *[""] * (heads.last + 1 - len(row))]
        document, label, words = (
            cells[it].strip() for it in (heads.document, heads.label, heads.words)
        )
        if not words:
            continue
        labels = filter(None, cut.split(label) if label else _cell(cells, heads.tags).split("|"))
        placed = _OFFSET.fullmatch(_cell(cells, heads.anchor))
        others = (it for it in heads.others.items() if label or it[0] != heads.tags)
        said = {name: cells[at] for at, name in others if _cell(cells, at)}
        yield Quote(
            line,
            document,
            tuple(dict.fromkeys(labels)),
            words,
            _cell(cells, heads.annotator),
            int(placed[1]) if placed else -1,
            said,
        )


def _cell(row: Sequence[str], at: int) -> str:
    return row[at].strip() if 0 <= at < len(row) else ""
