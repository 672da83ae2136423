"""The XML that Hashiya writes, made words without a parser; it takes nothing that a parser would read otherwise.

Only for quick ways of reading: whoever asks here knows every element that may stand in the document, and reads
it with ``safe_xml`` where anything else does.
"""

from __future__ import annotations

import re

_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|#9|#10|#13);")
_LETTERS = {
    "&amp;": "&",
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&#9;": "\t",
    "&#10;": "\n",
    "&#13;": "\r",
}
_KNOWN = tuple(it[1:] for it in _LETTERS)
VALUE = r'[^"<>\x00-\x1f\ufffe\uffff]*'
"""What an attribute may hold, in a pattern: a parser would make white space of another kind a space."""
WORDS = r"[^<>\x00-\x08\x0b-\x1f\ufffe\uffff]*"
"""What an element may hold that holds no other: no carriage return, which a parser would change."""


def decoded(data: bytes) -> str | None:
    """``None``: it is not UTF-8, or there is an entity in it that we write nowhere.

    What else would not be XML, a pattern of all that may stand there lets none of it pass.
    """
    try:
        words = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if "&" in words and not all(it.startswith(_KNOWN) for it in words.split("&")[1:]):
        return None
    return words


def said(words: str) -> str:
    """What stands there, of the value of an attribute or of an element's words."""
    return _ENTITY.sub(_letter, words) if "&" in words else words


def _letter(found: re.Match[str]) -> str:
    return _LETTERS[found[0]]
