"""How the rows of a token file are made: which column holds what, by its beginning; it opens no file."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from hashiya.formats.conll.links import are_links, has_links
from hashiya.formats.tokens.tag_schemes import is_tag, usual

SPACES = re.compile(r"[ \t]+")
_SILENT = frozenset({"_", "-", "*", "O", "-X-", ""})
_PHRASES = frozenset(
    ["O", "NP", "VP", "PP", "ADVP", "ADJP", "SBAR", "PRT", "CONJP", "INTJ", "LST", "UCP", "NC", "VC", "PC",
     "AC", "ADVC", "ADJC"]
)  # fmt: skip
"""What chunkers call phrases: no names."""
_OF_VERBS = frozenset(["V", "S", "A0", "A1", "A2", "ARG0", "ARG1", "ARG2"])
_TWO = 2
_OF_2012 = 3
"""The column of words there, behind document, part and number."""
_DOCUMENT = "#begin document "
BRACKETED = 10
"""The column of names in CoNLL-2012."""
_BRACKET = re.compile(r"(?:\([^()*]+)?\*?\)?|-")
_UNBROKEN = 500
"""Rows without a blank line after which none is expected."""
_BEGUN = re.compile(r"[A-Z][-_:]")
_WORDS = frozenset(["word", "words", "token", "tokens", "كلمة", "الكلمة", "کلمه", "لفظ"])
_FEW = 3
"""Rows, the one that names the columns among them."""
_MANY = 20
"""Rows that bare labels must show where the file's name does not tell that it has columns."""
_LABEL = re.compile(r"[^\W\d][\w./-]{0,40}")
_ALONE = frozenset("BIOLUES")
STOPS = frozenset(".?!؟۔")
_PREFIX = re.compile(r"([a-z]{2,3}):.")

Row = list[str]


@dataclass(frozen=True, slots=True)
class Shape:
    """How the rows of a file are made, by its beginning.

    ``token`` and ``tag`` are columns; ``tag`` is -1 where none looks like tags. ``widths`` counts rows
    by their number of cells. ``bare``: the tag column holds labels without ``B-`` and ``I-``.
    ``prefix`` stands before every token (``ar:``). ``all_tags``: every cell beside the token is one.
    ``levels``: further columns of tags, for spans inside or around the others. ``unbroken``: no blank line
    ends a sentence, so full stops do. ``brackets``: rows of CoNLL-2012, where spans stand in brackets and each
    sentence has its own number of columns. ``sure``: bare labels that nothing else looks like. ``header``: the
    first row, where it names the columns. ``kind``: the column of labels beside one of ``B``, ``I`` and ``O`` alone,
    as spaCy's users print them; -1 where there is none. ``spelled``: tags are written as ``PER_B`` or ``Other``.
    ``chains``: the last column holds those of coreference, whatever its number in a sentence.
    """

    separator: str
    widths: Counter[int]
    token: int
    tag: int
    bare: bool
    prefix: str
    all_tags: bool
    rows: int
    others: int
    levels: tuple[int, ...] = ()
    unbroken: bool = False
    brackets: bool = False
    sure: bool = False
    header: str = ""
    kind: int = -1
    spelled: bool = False
    chains: bool = False

    @property
    def width(self) -> int:
        return self.widths.most_common(1)[0][0] if self.widths else 0

    @property
    def need(self) -> int:
        """Cells without which a row says nothing of its token."""
        return 2 if self.all_tags else max(self.token, self.tag, 0) + 1


def shape_of(text: str) -> Shape:
    """By the whole lines of a file's beginning."""
    lines = [it.rstrip("\r") for it in text.split("\n")]
    rows = [it for it in lines if it.strip() and not it.startswith(("#", "-DOCSTART-"))]
    separator = _separator(rows)
    cells = [cells_of(it, separator) for it in rows]
    header = rows[0] if _has_header(cells) else ""
    if header:
        rows, cells = rows[1:], cells[1:]
    widths = Counter(map(len, cells))
    width = widths.most_common(1)[0][0] if widths else 0
    regular = [it for it in cells if len(it) == width]
    tagged = _tagged(regular, width)
    brackets = not tagged and _is_2012(cells)
    spelled = False
    if not tagged and not brackets:  # as they are seldom written
        seldom = [list(map(usual, it)) for it in regular]
        tagged = [at for at in _tagged(seldom, width) if _has_both(_cells(seldom, at))]
        spelled = bool(tagged) or (_bare(regular, width)[0] < 0 <= _bare(seldom, width)[0])
        regular = seldom if spelled else regular
    tag, bare = (tagged[-1], False) if tagged else _bare(regular, width)
    token = 1 if tag == 0 or (width > 2 and _is_counting(regular)) else 0
    token = max(token, _named(cells_of(header, separator)) if header else 0)
    if brackets:
        token, tag, bare = _OF_2012, BRACKETED, False
    elif not tagged and (named := _bracketed(cells)):
        brackets, tag, bare = True, named, False
    chains = not tagged and _are_chains(cells, text, sure=brackets and token == _OF_2012)
    if chains and not brackets:
        token, tag, bare = _word_before(regular, width), -1, False
    levels = _levels(regular, tagged)
    kind = _kind(cells, token, tag) if tagged else -1
    broken = "" in map(str.strip, lines[:-1])
    return Shape(
        separator=separator,
        widths=widths,
        token=token,
        tag=tag,
        bare=bare,
        prefix=_prefix([it[token] for it in regular] if width > token else []),
        all_tags=sum(len(it) > 1 and all(map(is_tag, it[1:])) for it in cells) * 50
        > len(cells) * 49,
        rows=len(cells),
        others=_others(
            regular, width, token, {tag, kind, *levels, *_told(width, token, chains=chains)}
        ),
        levels=levels,
        unbroken=len(rows) >= _UNBROKEN and not broken,
        brackets=brackets,
        header=header,
        kind=kind,
        spelled=spelled and not brackets,
        chains=chains,
        sure=bare
        and _are_names(regular)
        and (
            bool(header)
            or ((broken or _has_stops(regular)) and width == _TWO and len(rows) >= _MANY)
        ),
    )


def _tagged(rows: list[Row], width: int) -> list[int]:
    """The columns of tags; of a single column they would be tags of nothing."""
    if width < _TWO:
        return []
    return [at for at in range(width) if _is_tag_column(_cells(rows, at))]


def _has_both(tags: list[str]) -> bool:
    """Whether some are inside of spans, and some outside."""
    return "O" in tags and any(map(_BEGUN.match, tags))


def _cells(rows: list[Row], at: int) -> list[str]:
    return [it[at] for it in rows]


def _has_header(rows: list[Row]) -> bool:
    """Whether the first row holds no tag and some column of the others nothing else, with labels among them."""
    if len(rows) < _FEW or any(map(is_tag, rows[0])):
        return False
    rest = [list(map(usual, it)) for it in rows[1:] if len(it) == len(rows[0])]
    columns = [_cells(rest, at) for at in range(len(rows[0]))]
    begun = len(rest) * 2 > len(rows) and any(
        _is_tag_column(it) and any(map(_BEGUN.match, it)) for it in columns
    )
    if begun or any(_kind(rows[1:], 0, at) > 0 for at in range(1, len(rows[0]))):
        return True
    return _named(rows[0]) >= 0 and _bare(rest, len(rows[0]))[1]


def _named(header: Row) -> int:
    """The column that is called one of words; -1: none is."""
    return next((at for at, it in enumerate(header) if it.strip().casefold() in _WORDS), -1)


def _are_names(rows: list[Row]) -> bool:
    return all(_LABEL.fullmatch(it[-1]) for it in rows)


def _has_stops(rows: list[Row]) -> bool:
    """Whether full stops are tokens of their own, outside of all names."""
    return any(it[0] in STOPS and it[-1] == "O" for it in rows)


def _levels(rows: list[Row], tagged: list[int]) -> tuple[int, ...]:
    """The columns before the last one that hold spans of their own: neither phrases nor another try at the same."""
    kept = tagged[-1:]
    for at in reversed(tagged[:-1]):
        tags = [it[at] for it in rows]
        phrases = _PHRASES.issuperset(it.rpartition("-")[2] for it in tags)
        if not phrases and not any(_alike(tags, [it[of] for it in rows]) for of in kept):
            kept.append(at)
    return tuple(sorted(kept[1:]))


def _kind(rows: list[Row], token: int, tag: int) -> int:
    """The column beside the tags that has a label wherever the tag is a bare ``B`` or ``I``, and nothing elsewhere."""
    tags = [it[tag] if tag < len(it) else "O" for it in rows]
    if not {"B", "I"}.intersection(tags) or not _ALONE.issuperset(tags):
        return -1
    for at in (tag + 1, tag - 1):
        kinds = [it[at] if 0 <= at < len(it) else "" for it in rows]
        told = zip(tags, kinds, strict=True)
        if at not in (token, -1) and all((of == "O") == (it in _SILENT) for of, it in told):
            return at
    return -1


def _alike(one: list[str], other: list[str]) -> bool:
    pairs = [it for it in zip(one, other, strict=True) if it != ("O", "O")]
    return bool(pairs) and 2 * sum(a == b for a, b in pairs) >= len(pairs)


def _is_2012(rows: list[Row]) -> bool:
    """Document, part, number, word, and behind them the tree and spans, each with its star."""
    fit = sum(
        len(it) > BRACKETED + 1
        and it[1].isdecimal()
        and it[2].isdecimal()
        and "*" in it[5]
        and _BRACKET.fullmatch(it[BRACKETED]) is not None
        for it in rows
    )
    return bool(rows) and fit * 50 >= len(rows) * 49


def _are_chains(rows: list[Row], text: str, *, sure: bool) -> bool:
    """Whether the last cells tell which mentions belong together; ``sure``: by the other columns they may."""
    last = [it[-1] if len(it) > 1 else "" for it in rows]
    begun = text.startswith(_DOCUMENT) or f"\n{_DOCUMENT}" in text
    return are_links(last) and (sure or (begun and has_links(last)))


def _word_before(rows: list[Row], width: int) -> int:
    """The column of words in a file without names: behind document, part and number, behind a number, or the first."""
    if width > _OF_2012 + 1 and all(it[1].isdecimal() and it[2].isdecimal() for it in rows):
        return _OF_2012
    return 1 if width > _TWO and _is_counting(rows) else 0


def _told(width: int, token: int, *, chains: bool) -> set[int]:
    """Columns beside the tags of which something is taken: the chains, and what the borders tell too."""
    return {width - 1, *range(token)} if chains else set()


def _bracketed(rows: list[Row]) -> int:
    """The column of names in brackets, as CoNLL-2005 has it among those of phrases and of what verbs take; 0: none."""
    for at in range(1, min(map(len, rows), default=0)):
        cells = [it[at] for it in rows]
        labels = {it[1:].rstrip("*)") for it in cells if it.startswith("(")}
        named = labels and not labels & (_PHRASES | _OF_VERBS)
        if named and "*" in cells and all(map(_BRACKET.fullmatch, cells)):
            return at
    return 0


def _is_tag_column(values: list[str]) -> bool:
    if sum(map(is_tag, values)) * 50 < len(values) * 49:
        return False
    begun = any(it[1:2] in ("-", "_", ":") for it in values)
    return begun or set(values) == {"O"} or "B" in values


def _bare(rows: list[Row], width: int) -> tuple[int, bool]:
    """The last column, where many cells are ``O`` and the rest are few names."""
    values = Counter(it[-1] for it in rows)
    found = width > 1 and values["O"] * 3 > len(rows) and len(values) <= 200
    return (width - 1, True) if found else (-1, False)


def _is_counting(rows: list[Row]) -> bool:
    numbers = [it[0] for it in rows]
    return bool(numbers) and all(it.isascii() and it.isdigit() for it in numbers)


def _prefix(tokens: list[str]) -> str:
    found = {it[1] if it else "" for it in map(_PREFIX.match, tokens)}
    return f"{found.pop()}:" if len(found) == 1 and "" not in found else ""


def _others(rows: list[Row], width: int, token: int, tags: set[int]) -> int:
    """How many columns say something that is not taken."""
    taken = {token, *tags} | ({0} if token == 1 and _is_counting(rows) else set())
    return sum({it[at] for it in rows} - _SILENT != set() for at in set(range(width)) - taken)


def _separator(rows: list[str]) -> str:
    """TABs where most rows have some, bars where no row has anything else, spaces otherwise."""
    if sum("\t" in it for it in rows) * 2 > len(rows):
        return "\t"
    barred = sum("|" in it and " " not in it.strip() for it in rows)
    return "|" if rows and barred * 50 >= len(rows) * 49 else " "


def cells_of(line: str, separator: str) -> Row:
    if separator == "\t" and "\t" in line:
        return line.rstrip("\t").split("\t") if line.endswith("\t") else line.split("\t")
    if separator == "|":
        return line.strip().split("|")
    found = line.split(" ")
    return SPACES.split(line.strip(" \t")) if "" in found or "\t" in line else found
