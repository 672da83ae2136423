"""The cells and sentences of WebAnno TSV taken apart: signs, stacked values, where tokens stand; no file is opened."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from hashiya.text.offsets import Utf16Map

_PIECES = {sign: re.compile(rf"\\.|[^{sign}\\]+|{re.escape(sign)}|\\", re.DOTALL) for sign in "|;"}
NUMBER = re.compile(r"(.*?(?<!\\)(?:\\\\)*)\[([1-9][0-9]{0,9})\]", re.DOTALL)
_ESCAPED = re.compile(r"\\(->|.)", re.DOTALL)
_LETTERS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f"}
_EMPTY, _SILENT = frozenset({"_", ""}), frozenset({"*", "_", ""})
_NO_TEXT = re.compile(r"\\(.)", re.DOTALL)


class Places:
    """Where the tokens of a sentence stand in it, by what their offsets count or by their words."""

    def __init__(self, words: str, origin: int) -> None:
        self._words, self._origin = words, origin
        self._map = Utf16Map(words)
        self._reached = 0
        self._last = 0
        self.drifted = 0

    def of(self, form: str, start: int, end: int, *, inner: bool) -> tuple[int, int] | None:
        place = self._told(form, start) or self._looked_for(form, inner=inner)
        if place is None:
            return None
        if not inner:
            self._last, self._reached = place
        return place if place[0] < place[1] else None

    def _told(self, form: str, start: int) -> tuple[int, int] | None:
        try:
            at = self._map.to_code_point(start - self._origin)
        except (IndexError, ValueError):
            return None
        return (at, at + len(form)) if self._words.startswith(form, at) else None

    def _looked_for(self, form: str, *, inner: bool) -> tuple[int, int] | None:
        at = self._words.find(form, self._last if inner else self._reached)
        self.drifted += 1
        return (at, at + len(form)) if at >= 0 else None


def text_of(lines: list[str], forms: list[str]) -> str:
    """The sentence's text, its signs taken as such when the tokens do not stand in it otherwise."""
    if not lines:
        return " ".join(forms)
    raw = "\n".join(lines)
    words = "\n".join(map(plain_text, lines))
    return raw if words != raw and not all(it in words for it in forms) else words


def plain_text(raw: str) -> str:
    return _NO_TEXT.sub(_text_letter, raw) if "\\" in raw else raw


def _text_letter(found: re.Match[str]) -> str:
    letter = found[1]
    return _LETTERS.get(letter) or ("\\" if letter == "\\" else found[0])


def unescaped(value: str) -> str:
    return _ESCAPED.sub(_value_letter, value) if "\\" in value else value


def _value_letter(found: re.Match[str]) -> str:
    return _LETTERS.get(found[1], found[1])


def parts(cell: str, sign: str = "|") -> list[str]:
    """What is stacked in a cell, still escaped."""
    if "\\" not in cell:
        return cell.split(sign)
    found = [""]
    for piece in _PIECES[sign].findall(cell):
        if piece == sign:
            found.append("")
        else:
            found[-1] += piece
    return found


def split(cell: str, count: int) -> list[str]:
    """The same number of parts as there are beside it; one that holds bars of its own stays whole."""
    found = parts(cell)
    if len(found) == count:
        return found
    return [cell] * count if count == 1 else (found + ["*"] * count)[:count]


def stacked(
    cells: list[tuple[str, str]], known: Callable[[int], bool]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Each of the annotations at one token: its number (0: none) and its values, unless it is ``known``."""
    raw = [cell for _, cell in cells]
    if _EMPTY.issuperset(raw):
        return
    whole = "".join(raw)
    if "|" not in whole and "\\" not in whole:  # one annotation: as at nearly all tokens
        yield _taken(cells, known)
        return
    lists = [(name, parts(cell)) for name, cell in cells]
    count = min([len(items) for _, items in lists])
    if any(len(items) != count for _, items in lists):
        lists = [(name, split(cell, count)) for name, cell in cells]
    for k in range(count):
        yield _taken([(name, items[k]) for name, items in lists], known)


def slots(roles: str, targets: str, count: int) -> list[tuple[int, list[tuple[str, str]]]]:
    """The slots of each annotation at one token: its number (0: none), then roles and what fills them."""
    found: list[tuple[int, list[tuple[str, str]]]] = []
    for role, target in zip(split(roles, count), split(targets, count), strict=True):
        numbered = NUMBER.fullmatch(role)
        said = parts(numbered[1] if numbered else role, ";")
        filled = [it for it in parts(target, ";") if it not in _SILENT]
        said += ["*"] * (len(filled) - len(said))
        named = ["" if it in _SILENT else unescaped(it) for it in said]
        pairs = list(zip(named, filled, strict=False))
        found.append((int(numbered[2]) if numbered else 0, pairs))
    return found


def _taken(
    cells: list[tuple[str, str]], known: Callable[[int], bool]
) -> tuple[int, dict[str, str]]:
    """The number of one annotation and its values."""
    number, tail = 0, ""
    values: dict[str, str] = {}
    for name, value in cells:
        if value[-1:] == "]":
            if tail and value.endswith(tail) and value[-len(tail) - 1 : -len(tail)] != "\\":
                value = value[: -len(tail)]  # nearly always the number of the cell before
            elif found := NUMBER.fullmatch(value):
                value, number = found[1], int(found[2])
                if known(number):
                    return number, {}
                tail = f"[{number}]"
        if value not in _SILENT:
            values[name] = unescaped(value) if "\\" in value else value
    return number, values
