"""Damage that lies in single articles, and what a good state of one is; plain values, it looks for nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hashiya.model.backup import Backup
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.record import Finding
from hashiya.model.unplaced import Unplaced

BESIDE = frozenset({"store-finding-words"})
"""What is computed from the texts: it goes with a damaged text and is no damage of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """An article with everything of it, every checksum right; ``original`` are the bytes of its file."""

    shown: AnnotatedArticle
    unplaced: tuple[Unplaced, ...] = ()
    original: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodState:
    """The newest backup in which an article is whole, and the article as it is there."""

    backup: Backup
    whole: Whole


def confined(findings: Iterable[Finding]) -> dict[str, str] | None:
    """The articles (id and name) in which all the damage lies; ``None`` where it lies elsewhere too."""
    found: dict[str, str] = {}
    for it in findings:
        if it.severity != "damage" or it.message in BESIDE:
            continue
        if it.article is None:
            return None
        found.setdefault(it.article, str(it.values.get("name", "")))
    return found or None
