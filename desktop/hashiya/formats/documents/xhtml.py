"""Pages that are written as XML, put so that a reader of HTML takes them as they are meant; it parses nothing.

To HTML ``<title/>`` is an open tag, and all that follows is the title: a chapter would be gone without a word.
"""

from __future__ import annotations

import re

_TAG = re.compile(r"""<([A-Za-z][\w.:-]*+)((?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)>""")
_AS_IT_IS, _ITS_END = "<![CDATA[", "]]>"
_TYPE = re.compile(r"<!DOCTYPE\b[^<>\[]*+\[[^\]]*+\]\s*>", re.IGNORECASE)
"""With definitions in it: of these HTML shows the end."""
_HEAD = 1 << 16
"""It stands at the beginning."""
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track"]
) | {"param", "wbr"}


def is_xml(name: str, markup: str) -> bool:
    return name.lower().endswith(".xhtml") or markup.lstrip("\ufeff \t\r\n").startswith("<?xml")


def as_html(markup: str) -> str:
    """The same page: what is closed in its own tag gets an end tag, what stands as it is becomes words."""
    head, rest = _TYPE.sub("<!DOCTYPE html>", markup[:_HEAD], count=1), markup[_HEAD:]
    markup = _in_words(head + rest)
    return _TAG.sub(_closed, markup) if "/>" in markup else markup


def _closed(tag: re.Match[str]) -> str:
    name, given = tag.groups()
    if not given.endswith("/") or name.lower() in _VOID:
        return tag[0]
    return f"<{name}{given[:-1]}></{name}>"


def _in_words(markup: str) -> str:
    """``>`` stays: within a style sheet nothing is read as a sign."""
    first, *others = markup.split(_AS_IT_IS)
    found = [first]
    for it in others:
        words, end, after = it.partition(_ITS_END)
        plain = words.replace("&", "&amp;").replace("<", "&lt;")
        found.append(plain + after if end else _AS_IT_IS + it)
    return "".join(found)
