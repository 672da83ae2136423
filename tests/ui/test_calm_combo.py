"""The wheel scrolls; it never chooses."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

import hashiya
from hashiya.ui.calm_combo import CalmCombo

UI = Path(hashiya.__file__).parent / "ui"


def test_scrolling_past_a_list_of_choices_chooses_nothing(qtbot) -> None:
    inner = QWidget()
    box = QVBoxLayout(inner)
    fields = [CalmCombo() for _ in range(40)]
    for it in fields:
        it.addItems(["الأول", "الثاني", "الثالث"])
        box.addWidget(it)
    place = QScrollArea()
    place.setWidget(inner)
    place.resize(200, 200)
    qtbot.addWidget(place)
    place.show()
    qtbot.waitExposed(place)
    fields[1].setFocus()
    for _ in range(3):
        spot = QPointF(fields[1].rect().center())
        turn = QWheelEvent(
            spot,
            fields[1].mapToGlobal(spot),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(fields[1], turn)
        assert not turn.isAccepted()  # so the place that scrolls has it next
    assert {it.currentIndex() for it in fields} == {0}


def test_every_list_of_choices_of_the_window_is_a_calm_one() -> None:
    """The table of labels in the import made PERSON a place while somebody scrolled through it."""
    bold = [
        it.relative_to(UI).as_posix()
        for it in UI.rglob("*.py")
        if re.search(r"\bQComboBox\(\)", it.read_text(encoding="utf-8"))
    ]
    assert bold == []
