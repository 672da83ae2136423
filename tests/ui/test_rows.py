"""A row that is chosen or under the pointer stands on a ground of its own, in every list the same."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from hashiya.ui.look import Look
from hashiya.ui.settings import Settings
from hashiya.ui.widgets import paint_ground, paint_hairline

State = QStyle.StateFlag


@pytest.mark.parametrize(
    ("state", "ground"),
    [
        (State.State_None, ""),
        (State.State_MouseOver, "hover"),
        (State.State_Selected, "chosen"),
        (State.State_Selected | State.State_MouseOver, "chosen"),
    ],
)
def test_the_ground_says_what_is_chosen(qapp, tmp_path, state, ground) -> None:
    theme = Look(Settings(tmp_path / "w.ini")).theme
    image = QImage(100, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 100, 30)
    option.state = state
    painter = QPainter(image)
    painted = paint_ground(painter, option, theme)
    if not painted:
        paint_hairline(painter, option, theme, 10)
    painter.end()
    assert painted is bool(ground)
    wanted = QColor(getattr(theme, ground)) if ground else QColor("#123456")
    assert image.pixelColor(50, 15) == wanted
    line = QColor(theme.hairline)
    assert (image.pixelColor(50, 29) == line) is not painted
    assert image.pixelColor(5, 29) != line
