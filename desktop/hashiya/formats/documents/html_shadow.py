"""What a page shows though it stands in a template or in a frame of its own; it reads no file."""

from __future__ import annotations

import re
from typing import Any

from hashiya.text.words import words

_TEMPLATE = re.compile(r"<(/?)template\b((?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>", re.IGNORECASE)
_SHOWN = re.compile(r"\bshadowroot(?:mode)?\s*=", re.IGNORECASE)


def opened(markup: str) -> str:
    """The same page with its declared shadow roots as plain elements: browsers show what is in them.

    Saved pages keep so what a page had put together by its programs. Other templates stay: they show nothing.
    """
    if not _SHOWN.search(markup):
        return markup
    shown: list[bool] = []

    def plain(tag: re.Match[str]) -> str:
        if tag[1]:
            return "</div>" if shown and shown.pop() else tag[0]
        shown.append(bool(_SHOWN.search(tag[2])))
        return "<div>" if shown[-1] else tag[0]

    return _TEMPLATE.sub(plain, markup)


def words_in_frame(frame: Any, parser: Any) -> int:
    """How many words stand in the page that a frame brings along."""
    inside = (frame.attributes.get("srcdoc") or "").strip()
    body = parser(inside).body if inside else None
    return len(words(body.text(deep=True, separator=" ") or "")) if body is not None else 0
