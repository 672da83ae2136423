"""JSON put together from pieces of which most were made before; it knows no format.

The same bytes as ``msgspec`` writes: letters as they are, and only what JSON demands is escaped.
"""

from __future__ import annotations

from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

import msgspec

quoted = encode_basestring
"""A string in its quotation marks."""

name = lru_cache(maxsize=4_096)(encode_basestring)
"""The same, of what is written again and again: labels, names of people and of attributes."""

_encode = msgspec.json.Encoder().encode


def of(value: Any) -> str:
    """Any value."""
    return _encode(value).decode()
