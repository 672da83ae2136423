"""Choices of a list that are found by typing: by any of their words, whatever is written round them."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItemModel

from hashiya.text import folding
from hashiya.wording import bare

_WORD = re.compile(r"\w+")
_STARTS = Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchWrap


class TypedChoices(QStandardItemModel):
    """WORKAROUND: a list of Qt compares what is typed with the very beginning of a row, which here is an isolate
    that nobody types; and of a name and a code it knows the first only."""

    def match(
        self,
        start: QModelIndex | QPersistentModelIndex,
        role: int,
        value: Any,
        hits: int = 1,
        flags: Qt.MatchFlag = _STARTS,
    ) -> list[QModelIndex]:
        if role != Qt.ItemDataRole.DisplayRole or not isinstance(value, str):
            return super().match(start, role, value, hits, flags)
        count, typed = self.rowCount(), _folded(value)
        rows = ((start.row() + n) % count for n in range(count))
        found = (self.index(at, 0) for at in rows if _begins(self.item(at).text(), typed))
        return [it for it, _ in zip(found, range(max(1, hits)), strict=False)]


def _begins(shown: str, typed: str) -> bool:
    """From any of its words on: a name, or a code in brackets."""
    words = _WORD.findall(_folded(shown))
    return any(" ".join(words[at:]).startswith(typed) for at in range(len(words)))


def _folded(text: str) -> str:
    return folding.fold(bare(text)).text.casefold()
