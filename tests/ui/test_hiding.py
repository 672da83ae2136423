"""Marks out of sight: said so at the foot, nothing moved or changed; and a mark copied as JSON."""

from __future__ import annotations

import json

from PySide6.QtGui import QGuiApplication


def test_h_hides_the_marks_and_shows_them_again(window, press, qapp) -> None:
    press("1", "esc", "left", "left")
    qapp.processEvents()
    marked = window.reader.viewport().grab().toImage()
    height = window.reader.sheet.heights.total
    press("h")
    qapp.processEvents()
    assert window.reader.viewport().grab().toImage() != marked
    assert window.reader.sheet.heights.total == height
    assert window.status._hidden.isVisible()
    assert len(window.session.annotations) == 1
    press("h")
    qapp.processEvents()
    assert window.reader.viewport().grab().toImage() == marked
    assert not window.status._hidden.isVisible()


def test_a_new_mark_is_always_seen(window, press) -> None:
    press("h", "1")
    assert window.reader.marks_shown
    assert not window.status._hidden.isVisible()


def test_the_focused_mark_is_copied_as_a_dataset_holds_it(window, press) -> None:
    press("1", "ctrl+shift+c")
    copied = json.loads(QGuiApplication.clipboard().text())
    (mark,) = window.session.annotations
    assert copied["id"] == mark.id
    assert (copied["start"], copied["end"], copied["text"]) == (mark.start, mark.end, mark.quote)
