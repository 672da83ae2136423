"""Columns of somebody's own, kept as labels of the article; it knows no format."""

from __future__ import annotations

from typing import Any, cast

from hashiya.formats.draft import Draft


def keep(draft: Draft, name: str, value: Any) -> None:
    """Words, numbers and lists of words become a label of the article; empty ones say nothing."""
    if value is None or value in ("", [], {}):
        return
    items = cast("list[Any]", value) if isinstance(value, list) else None
    if items is not None and all(isinstance(it, str) for it in items):
        draft.label(name, tuple(items))
    elif isinstance(value, str | int | float):
        draft.label(name, str(value).lower() if isinstance(value, bool) else str(value))
    else:
        draft.lose("formats-unknown-keys", keys=name[:80], count=1)
