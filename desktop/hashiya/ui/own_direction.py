"""Cells whose words read in their own direction, so that they are cut at their own end; it draws nothing itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from hashiya.text.direction import first_strong
from hashiya.wording import isolate


class OwnDirection(QStyledItemDelegate):
    """An Arabic title in an English list stays at the list's start side, its dots at its end."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        strong = first_strong(str(index.data() or ""))
        if strong is None:
            return
        rtl = Qt.LayoutDirection.RightToLeft
        own = rtl if strong == "rtl" else Qt.LayoutDirection.LeftToRight
        if option.direction != own:  # type: ignore[attr-defined]
            option.direction = own  # type: ignore[attr-defined]
            option.displayAlignment = (  # type: ignore[attr-defined]
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            )


class FileNames(QStyledItemDelegate):
    """A long name is cut in its middle: its end tells what it is as much as its beginning."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle  # type: ignore[attr-defined]


class OwnNames(QStyledItemDelegate):
    """A name reads in its own direction, also one that begins with digits; its place in the list is that of all.

    ``shown`` is how it is drawn: isolated, by what holds its parts together.
    """

    def __init__(self, parent: QObject, shown: Callable[[str], str] = isolate) -> None:
        super().__init__(parent)
        self._shown = shown

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.text = self._shown(option.text)  # type: ignore[attr-defined]
