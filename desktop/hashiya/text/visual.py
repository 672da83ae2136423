"""Lines for terminals that neither order nor shape: visual order, joined forms; nothing for Qt.

The only user of python-bidi and arabic-reshaper. Every visual character keeps the style (any
value) of the logical character that it shows, so marks in colour survive. A line is wrapped
before it is reordered: :func:`wrap` first, then :func:`visual_line`.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from hashiya.text.direction import CONTROLS, Direction, base_direction
from hashiya.text.patterns import pattern

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

Style = TypeVar("Style")

_CLUSTER = pattern(r"\X")
_MIXED = pattern(r"[^\p{bc=R}\p{bc=AL}\p{bc=NSM}\p{bc=WS}\p{bc=ON}\p{bc=CS}\p{bc=S}]")
# a real line end before it: text within the report is escaped
_LEVELS = re.compile(r"\n +levels: \[([^\]]*)\]")
_LEVEL = re.compile(r"\d+")
_HIDDEN = frozenset(CONTROLS + "\u00ad\u200b\u2060\ufeff")
_ALEFS = {
    "\u0622": "\ufef5",
    "\u0623": "\ufef7",
    "\u0625": "\ufef9",
    "\u0627": "\ufefb",
}
_LAM = "\u0644"
_JOINERS = frozenset("\u200c\u200d")
_LAM_JOINED = frozenset("\ufee0\ufede")  # medial and final: something joins the lam from before


def width(text: str) -> int:
    """Columns of ``text`` in a terminal: marks and controls none, wide characters two."""
    return sum(map(_columns, text))


def wrap(text: str, columns: int, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Ranges of lines of at most ``columns``, cut after white space, else between two letters.

    The ranges cover the text; white space at a line's end may hang over.
    """
    stop = len(text) if end is None else end
    lines: list[tuple[int, int]] = []
    at = gap = start  # where the line began and where it may end
    used = 0
    for it in _CLUSTER.finditer(text, start, stop):
        white = it[0][0].isspace()
        used += width(it[0])
        if used > columns and not white and gap > at:
            lines.append((at, gap))
            at, used = gap, width(text[gap : it.end()])
        if used > columns and not white and it.start() > at:
            lines.append((at, it.start()))
            at, used = it.start(), width(it[0])
        if white:
            gap = it.end()
    if at < stop:
        lines.append((at, stop))
    return lines


def visual_line(
    text: str,
    styles: Sequence[Style],
    direction: Direction | None = None,
) -> list[tuple[str, Style]]:
    """The characters of one line as a plain terminal must print them, each with its style.

    ``styles`` has one value for every code point of ``text``. ``direction`` is that of the whole
    paragraph; without it the line's first strong letter decides. Invisible controls fall away;
    an alef joined to a lam shows in the lam's place.
    """
    if len(styles) != len(text):
        raise ValueError(f"{len(styles)} styles for {len(text)} code points")
    if not text:
        return []
    base = direction or base_direction(text)
    shaped = _shaped(text)
    levels = _levels(text, base)
    units = [it.span() for it in _CLUSTER.finditer(text)]
    unit_levels = _reset_end(text, units, levels, 1 if base == "rtl" else 0)
    seen: list[tuple[str, Style]] = []
    for k in _order(unit_levels):
        start, end = units[k]
        for i in range(start, end):
            char = shaped[i]
            if char and char not in _HIDDEN:
                seen.append((_mirrored(char) if levels[i] % 2 else char, styles[i]))
    return seen


def _levels(text: str, base: Direction) -> list[int]:
    """The embedding level of every code point (UAX #9)."""
    if base == "rtl" and not _MIXED.search(text):
        return [1] * len(text)  # letters of one direction and neutrals: most lines
    from bidi import get_display

    report = str(get_display(text, base_dir="R" if base == "rtl" else "L", debug=True))
    found = _LEVELS.search(report)
    by_byte = [int(it) for it in _LEVEL.findall(found[1])] if found else []
    levels: list[int] = []
    at = 0
    for char in text:
        levels.append(by_byte[at] if at < len(by_byte) else int(base == "rtl"))
        at += len(char.encode("utf-8", "surrogatepass"))
    return levels


def _reset_end(text: str, units: list[tuple[int, int]], levels: list[int], base: int) -> list[int]:
    """One level a cluster; white space at the line's end and tabs go with the paragraph (L1)."""
    found = [levels[start] for start, _end in units]
    for k in range(len(units) - 1, -1, -1):
        char = text[units[k][0]]
        if not char.isspace() and char not in _HIDDEN:
            break
        found[k] = base
    return [base if text[units[k][0]] == "\t" else it for k, it in enumerate(found)]


def _order(levels: list[int]) -> list[int]:
    """Indices in visual order (L2): every run at a level or above is turned round."""
    order = list(range(len(levels)))
    if not levels:
        return order
    odd = min((it for it in levels if it % 2), default=max(levels) + 1)
    for level in range(max(levels), odd - 1, -1):
        k = 0
        while k < len(order):
            start = k
            while k < len(order) and levels[order[k]] >= level:
                k += 1
            order[start:k] = order[start:k][::-1]
            k = max(k, start + 1)
    return order


def _shaped(text: str) -> list[str]:
    """The joined form of every code point; empty for an alef that its lam shows."""
    bare = [i for i, it in enumerate(text) if not _is_transparent(it)]
    forms = _reshaper().reshape("".join(text[i] for i in bare))
    shaped = list(text)
    if len(forms) != len(bare):
        return shaped
    for i, form in zip(bare, forms, strict=True):
        shaped[i] = form
    for i, after in itertools.pairwise(bare):
        ligature = _ALEFS.get(text[after])
        if text[i] == _LAM and ligature:
            shaped[i] = chr(ord(ligature) + 1) if shaped[i] in _LAM_JOINED else ligature
            shaped[after] = ""
    return ["" if it in _JOINERS and _beside_letter(text, i) else it for i, it in enumerate(shaped)]


def _beside_letter(text: str, i: int) -> bool:
    """Whether a joiner stands by a letter: its work is done; in an emoji it must stay."""
    return text[i - 1 : i].isalpha() or text[i + 1 : i + 2].isalpha()


def _is_transparent(char: str) -> bool:
    return unicodedata.category(char) == "Mn" or char in _HIDDEN or char == "\u200d"


@cache
def _reshaper() -> ArabicReshaper:
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper(
        {
            "delete_harakat": False,
            "support_ligatures": False,
            "support_zwj": False,
            "use_unshaped_instead_of_isolated": True,
        }
    )


def _mirrored(char: str) -> str:
    if not unicodedata.mirrored(char):
        return char
    from bidi.mirror import MIRRORED

    return MIRRORED.get(char, char)


@cache
def _columns(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
