"""A record that is too large to be looked at whole, cut down to what recognisers ask: its keys and how values begin.

An article with tens of thousands of marks, or a book with all its words, is one record of many megabytes.
"""

from __future__ import annotations

from typing import Any

import msgspec

MOST = 64 * 1024 * 1024
"""Bytes within which such a record must end."""
_WHOLE = 4096
"""Bytes of a value that is kept as it is."""
_FEW = 5
"""Entries of a longer list that are kept."""

_items = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_list = msgspec.json.Decoder(list[msgspec.Raw]).decode
_text = msgspec.json.Decoder(str).decode
_any = msgspec.json.Decoder().decode


def shortened(record: bytes) -> dict[str, Any] | None:
    """The object with few entries of its lists and the beginning of its strings; nothing where it is none."""
    try:
        return {name: _short(bytes(it)) for name, it in _items(record).items()}
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _short(value: bytes) -> Any:
    begin = value[:1]
    if len(value) <= _WHOLE:
        return _any(value)
    if begin == b"{":
        return {name: _short(bytes(it)) for name, it in _items(value).items()}
    if begin == b"[":
        return [_short(bytes(it)) for it in _list(value)[:_FEW]]
    return _text(value)[:_WHOLE] if begin == b'"' else _any(value)
