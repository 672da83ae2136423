"""Opens a menu below the button that asks for it, from the edge at which both are read."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget


def open_below(menu: QMenu, asked: QWidget) -> None:
    """WORKAROUND: Qt mirrors menus of menus, and a menu at a point never."""
    x = asked.width() - menu.sizeHint().width() if asked.isRightToLeft() else 0
    menu.popup(asked.mapToGlobal(QPoint(x, asked.height())))
