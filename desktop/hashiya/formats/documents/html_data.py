"""The article that a page holds for search engines, put as a page: programs show it, where it is opened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape

_MARKED = re.compile(r"</?(?:p|br|div|b|strong|i|em|a|span|h[1-6]|ul|ol|li|blockquote)\b", re.I)
_NAME = '"articleBody"'


def may_hold(markup: str) -> bool:
    return _NAME in markup


def as_page(bodies: Iterable[str]) -> str:
    """The longest of them in markup: each of its lines a paragraph, unless it is marked up itself."""
    body = max(bodies, key=len, default="")
    if _MARKED.search(body):
        return body
    lines = unescape(body).splitlines()
    return "".join(f"<p>{escape(it, quote=False)}</p>" for it in lines)
