"""What a browser would not show: by the attributes of an element and by the style sheets in the page."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

RULES = 400
"""Rules of style sheets that are looked at; saved pages keep thousands for other pages."""

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_DECLARATION = re.compile(r"([a-z-]+)\s*:\s*([^;]+)")
_ZERO = re.compile(r"0(\.0+)?([a-z]+|%)?")
_FAR_AWAY = re.compile(r"-\d{3,}(\.\d+)?(px|em|rem|pt|cm)?")
_CLIPPED = re.compile(r"rect\(\s*(0(px)?[\s,]*){4}\)|rect\(\s*(1px[\s,]*){4}\)|inset\(\s*(50|100)%")
_NEVER = re.compile(r"[:@]")


def declared(style: str) -> dict[str, str]:
    """The declarations of a style, in lower case and without "important"."""
    plain = _COMMENT.sub(" ", style.lower()).replace("!important", "")
    return {name: value.strip() for name, value in _DECLARATION.findall(plain)}


def hides(style: dict[str, str]) -> bool:
    """Whether nothing of an element with that style can be seen, nor of what is in it."""
    if style.get("display") == "none" or _is_zero(style.get("opacity")):
        return True
    if _CLIPPED.match(style.get("clip", "") or style.get("clip-path", "")):
        return True
    if _FAR_AWAY.fullmatch(style.get("text-indent", "")):
        return True
    if style.get("position") in ("absolute", "fixed"):
        places = (style.get(it, "") for it in ("left", "right", "top", "bottom"))
        return any(_FAR_AWAY.fullmatch(it) for it in places)
    flat = _is_zero(style.get("height")) or _is_zero(style.get("max-height"))
    return flat and style.get("overflow") == "hidden"


def is_invisible(style: dict[str, str]) -> bool | None:
    """Whether its own letters cannot be seen; ``None``: it says nothing of that, or takes it back."""
    if style.get("visibility") in ("hidden", "collapse") or _is_zero(style.get("font-size")):
        return True
    colour = style.get("color", "")
    ground = style.get("background-color", "") or style.get("background", "")
    if colour == "transparent" or (colour and _colour(colour) == _colour(ground)):
        return True
    return False if {"visibility", "font-size", "color"} & style.keys() else None


def _is_zero(value: str | None) -> bool:
    return value is not None and bool(_ZERO.fullmatch(value))


def _colour(value: str) -> str:
    """``#fff`` and ``white`` are one colour."""
    plain = value.replace(" ", "")
    if re.fullmatch(r"#[0-9a-f]{3}", plain):
        plain = "#" + "".join(2 * it for it in plain[1:])
    return {
        "white": "#ffffff",
        "black": "#000000",
        "rgb(255,255,255)": "#ffffff",
        "rgb(0,0,0)": "#000000",
    }.get(plain, plain)


def hidden_by_sheets(tree: Any) -> tuple[set[int], set[int]]:
    """Elements (by ``mem_id``) that the page's own style sheets hide wholly, and whose letters they hide."""
    wholly: set[int] = set()
    letters: set[int] = set()
    for sheet in tree.css("style"):
        media = (sheet.attributes.get("media") or "all").lower()
        if "screen" not in media and "all" not in media:
            continue
        for selector, style in _rules(sheet.text() or ""):
            found = wholly if hides(style) else letters if is_invisible(style) else None
            if found is None or _NEVER.search(selector):
                continue
            with suppress(Exception):  # a selector that the library does not know hides nothing
                found.update(it.mem_id for it in tree.css(selector))
    return wholly, letters


def _rules(sheet: str) -> list[tuple[str, dict[str, str]]]:
    """Rules that hold on any screen: those inside of ``@media`` and the like are left alone."""
    found: list[tuple[str, dict[str, str]]] = []
    depth, start = 0, 0
    plain = _COMMENT.sub(" ", sheet)
    head = ""
    for it in re.finditer(r"[{}]", plain):
        if it[0] == "{":
            if not depth:
                head, start = plain[start : it.start()].rpartition(";")[2].strip(), it.end()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                if not head.startswith("@") and len(found) < RULES:
                    style = declared(plain[start : it.start()])
                    if hides(style) or is_invisible(style):
                        found.append((head, style))
                start = it.end()
    return found
