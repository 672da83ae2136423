"""Lists and styles of a .docx: the number that Word shows before a paragraph, and which styles hide words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from hashiya.formats.documents import xml
from hashiya.formats.documents.list_numbers import Counting, shown, with_gap

OFF = ("0", "false", "off", "none")
_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    kind: str = "decimal"
    pattern: str = ""
    start: int = 1
    gap: str = " "
    plain: bool = False
    """Numbers of the levels above in digits too."""
    style: str = ""
    """The paragraphs that are of this level by their style."""


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, Level]
    begins: dict[int, int] = field(default_factory=dict[int, int])
    """Levels that begin anew with this list, and where."""


@dataclass(slots=True)
class Styles:
    """Of paragraphs and characters, by their ids; what a style does not say it has from the one it is based on."""

    above: dict[str, str] = field(default_factory=dict[str, str])
    hides: dict[str, bool] = field(default_factory=dict[str, bool])
    lists: dict[str, str] = field(default_factory=dict[str, str])
    levels: dict[str, int] = field(default_factory=dict[str, int])
    usual: str = ""
    """The style of paragraphs that name none."""

    def hidden(self, style: str) -> bool:
        return next((self.hides[it] for it in self._line(style) if it in self.hides), False)

    def list_of(self, style: str) -> str:
        return next((self.lists[it] for it in self._line(style) if it in self.lists), "")

    def level_of(self, style: str) -> int | None:
        return next((self.levels[it] for it in self._line(style) if it in self.levels), None)

    def _line(self, style: str) -> Iterator[str]:
        """A style and those that it is based on, none twice."""
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            yield style
            style = self.above.get(style, "")


def styles_of(data: bytes) -> Styles:
    """Of the part that holds them."""
    found = Styles()
    for style in _below(xml.tree(data), "style"):
        name = xml.given(style, "styleId")
        found.above[name] = _value(style, "basedOn")
        if xml.given(style, "type") == "paragraph" and xml.given(style, "default") in ("1", "true"):
            found.usual = name
        for it in _below(style, "rPr"):
            for one in _below(it, "vanish"):
                found.hides[name] = xml.given(one, "val").lower() not in OFF
        for it in _below(style, "pPr"):
            for one in _below(it, "numPr"):
                if number := _value(one, "numId"):
                    found.lists[name] = number
                if (level := _value(one, "ilvl")).isdecimal():
                    found.levels[name] = int(level)
    return found


class Lists:
    """The lists of a document while its paragraphs go by; each is asked for its number once, in their order."""

    def __init__(self, numbering: bytes = b"", styles: bytes = b"") -> None:
        self.styles = styles_of(styles) if styles else Styles()
        self._lists: dict[str, _List] = {}
        self._counting: dict[str, Counting] = {}
        self._begun: set[tuple[str, int]] = set()
        if numbering:
            self._lists = self._of(xml.tree(numbering))

    def number(self, list_id: str, level: int | None, style: str, *, rtl: bool) -> str | None:
        """What stands before the next paragraph of a list, with the gap behind it: empty for a bullet or the like, None
        where there is nothing. Without a list or a level those of the style count."""
        of = self._lists.get(list_id or self.styles.list_of(style))
        if of is None:
            return None
        if level is None:
            level = self._by_style(of, style)
        told = of.levels.get(level)
        if told is None:
            return None
        counting = self._counting.setdefault(of.abstract, Counting())
        if level in of.begins and (list_id, level) not in self._begun:
            self._begun.add((list_id, level))
            counting.at[level] = of.begins[level] - 1
        counting.next(level, {at: it.start for at, it in of.levels.items()})
        if told.kind == "bullet":
            return ""
        words = _PLACE.sub(
            lambda it: self._one(of, told, counting, int(it[1]) - 1, rtl), told.pattern
        )
        return with_gap(words, told.gap)

    def _by_style(self, of: _List, style: str) -> int:
        found = next((at for at, it in of.levels.items() if it.style and it.style == style), None)
        return found if found is not None else self.styles.level_of(style) or 0

    def _one(self, of: _List, told: Level, counting: Counting, level: int, rtl: bool) -> str:  # noqa: FBT001 - passed on
        kind = of.levels[level].kind if level in of.levels else "decimal"
        if kind in ("bullet", "none"):
            return ""
        if kind == "hindiNumbers" and rtl:
            kind = "arabicDigits"
        return shown(counting.at.get(level, 1), "decimal" if told.plain else kind)

    def _of(self, root: Any) -> dict[str, _List]:
        abstract = {xml.given(it, "abstractNumId"): it for it in _below(root, "abstractNum")}
        found: dict[str, _List] = {}
        links: dict[str, str] = {}
        for it in _below(root, "num"):
            name = xml.given(it, "numId")
            of = abstract.get(_value(it, "abstractNumId"))
            if of is None:
                continue
            made = _List(_value(it, "abstractNumId"), _levels(of))
            links[name] = _value(of, "numStyleLink")
            for one in _below(it, "lvlOverride"):
                at = xml.given(one, "ilvl")
                if at.isdecimal():
                    made.levels.update(_levels(one))
                    if (start := _value(one, "startOverride")).isdecimal():
                        made.begins[int(at)] = int(start)
            found[name] = made
        for name, style in links.items():
            linked = found.get(self.styles.list_of(style)) if style else None
            if linked is not None and not found[name].levels:
                found[name] = linked
        return found


def _levels(above: Any) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for it in _below(above, "lvl"):
        at = xml.given(it, "ilvl")
        if at.isdecimal() and int(at) < _LEVELS:
            start = _value(it, "start")
            found[int(at)] = Level(
                kind=_value(it, "numFmt") or "decimal",
                pattern=_value(it, "lvlText"),
                start=int(start) if start.isdecimal() else 0,
                gap="" if _value(it, "suff") == "nothing" else " ",
                plain=any(xml.given(one, "val").lower() not in OFF for one in _below(it, "isLgl")),
                style=_value(it, "pStyle"),
            )
    return found


def _below(above: Any, name: str) -> Iterator[Any]:
    return (it for it in above if xml.local(it.tag) == name)


def _value(above: Any, name: str) -> str:
    """What an element right below says."""
    return next((xml.given(it, "val") for it in _below(above, name)), "")
