"""Lines of a wrapped label begin at one edge, in both directions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QListWidget, QSplitter

from hashiya.ui import fonts
from hashiya.ui.widgets import column, holder, label


def ink(image: QImage, top: int, bottom: int) -> list[int]:
    """The columns in which something is drawn between two lines of pixels."""
    ground = image.pixel(0, 0)
    columns = range(image.width())
    return [x for x in columns if any(image.pixel(x, y) != ground for y in range(top, bottom))]


@pytest.mark.parametrize("word", ["كلمة", "word"])
@pytest.mark.parametrize("role", ["", "muted"])
def test_each_line_begins_at_the_edge(qtbot, qapp, word: str, role: str) -> None:
    rtl = word != "word"
    made = label(" ".join([word] * 9), role, wrap=True)
    made.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    made.setFont(fonts.interface_font())
    qtbot.addWidget(made)
    made.setFixedWidth(made.fontMetrics().horizontalAdvance(f"{word} " * 3) + 12)
    made.resize(made.width(), made.heightForWidth(made.width()))
    made.show()
    image = made.grab().toImage()
    third = image.height() // 3
    lines = [ink(image, third * n, third * (n + 1)) for n in range(3)]
    edges = {max(it) if rtl else min(it) for it in lines}
    assert len(edges) == 1, edges


def test_a_label_of_several_paragraphs_shows_them_all(qtbot) -> None:
    made = label("أول\nثان\nثالث", wrap=True)
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.addWidget(made)
    made.resize(200, made.heightForWidth(200))
    assert made.lines().lineCount() == 3
    assert made.lines().boundingRect().height() <= made.height() + 1


def test_a_label_that_is_kept_whole_is_not_cut_for_want_of_height(qtbot) -> None:
    """A splitter gave a panel less than its words needed, and the last line was cut through the letters."""
    split, words = QSplitter(Qt.Orientation.Vertical), label("", whole=True)
    below = QListWidget()
    below.setMinimumHeight(72)
    for part in (holder(column(words, below)), QListWidget()):
        part.setMinimumWidth(200)
        split.addWidget(part)
    qtbot.addWidget(split)
    split.resize(200, 260)
    split.show()
    words.setText("كلمات " * 30)
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()) > 50)
