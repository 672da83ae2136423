"""Columns of somebody's own: facts under their usual names, else labels of the article; it knows no format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from hashiya.formats.addresses import is_web
from hashiya.formats.corpus.columns import role_of
from hashiya.formats.days import day
from hashiya.formats.draft import Draft

_FACTS = ("title", "url", "source", "author", "published")


def take(draft: Draft, columns: Mapping[str, Any], said: dict[str, Any]) -> None:
    """Of another program's data: what says a fact that is not ``said`` yet is added to it; the rest is kept."""
    for name, value in columns.items():
        role = role_of(name)
        told = _fact(role, value) if role in _FACTS and not said.get(role) else ""
        if told:
            said[role] = told
        else:
            keep(draft, name, value)


def _fact(role: str, value: Any) -> str:
    if not isinstance(value, str):
        return ""
    if role == "published":
        return day(value)
    if role == "url":
        return value if is_web(value) else ""
    return value.strip()


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
