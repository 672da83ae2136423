"""Words on their way into a web page: escaped, and unable to steer it or each other."""

from __future__ import annotations

import re
from html import escape

# Invisible characters that turn or end the order of what follows, and controls.
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BREAKS = {9: "&#9;", 10: "&#10;", 13: "&#13;"}


def calm(name: str) -> str:
    """A name as text of an element: what is invisible and steers is spelt out."""
    spelt = _STEERING.sub(lambda it: " " if it[0] in "\t\n\r" else f"⟨U+{ord(it[0]):04X}⟩", name)
    return escape(spelt)


def attribute(value: str) -> str:
    """A value of an attribute that nobody is shown: to be read back as it is."""
    return escape(value).translate(_BREAKS)


def named(name: str) -> str:
    """A name that reads in its own direction whatever stands round it."""
    return f"<bdi>{calm(name)}</bdi>"


def verbatim(text: str) -> str:
    """Text of which not a character may change: a parser would turn a bare CR into LF."""
    return escape(text, quote=False).replace("\r", "&#13;")
