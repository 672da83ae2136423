"""Every pane and every part of it is reached by keys, in reading order, and none holds the focus back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from hashiya.commands import annotate
from hashiya.model.span import Span
from hashiya.ui.panes import RING, in_reading_order, takes_focus


def focus() -> QWidget | None:
    return QApplication.focusWidget()


def tab(qtbot, back=False) -> QWidget | None:
    held = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(focus(), Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, held)
    return focus()


def test_f6_goes_from_corpus_to_status_and_round(window, press):
    window.articles.entry.setFocus()
    places = [
        window.reader,
        window.label_bar,
        window.panels["inspector"],
        window.panels["annotations"],
        window.status,
        window.articles,
    ]
    for place in places:
        press("f6")
        assert place is focus() or place.isAncestorOf(focus()), place
    for place in reversed(places[:-1]):
        press("shift+f6")
        assert place is focus() or place.isAncestorOf(focus()), place


def test_f6_leaves_out_what_is_hidden(window, press):
    press("f9")
    window.reader.setFocus()
    press("f6", "f6")
    assert window.status.isAncestorOf(focus())


def test_f6_finds_a_pane_when_nothing_has_the_focus(window, press):
    focus().clearFocus()
    press("f6")
    assert focus() is window.articles.entry


def test_tab_visits_every_part_once_and_leaves_the_reader(window, qtbot):
    wanted = {it for it in window.findChildren(QWidget) if takes_focus(it)}
    window.reader.setFocus()
    seen: list[QWidget | None] = []
    while (at := tab(qtbot)) is not window.reader:
        assert at not in seen, at
        seen.append(at)
    assert set(seen) | {window.reader} == {it for it in wanted if it.window() is window}
    assert tab(qtbot, back=True) is seen[-1]


def test_tab_goes_on_after_widgets_were_made_anew(window, qtbot):
    """The bar of labels and the inspector are built again and again; their place stays."""
    session = window.session
    annotate.tag(session.workspace, session.article.id, Span(0, 9), "entity", "PERS")
    window.label_bar.show_schema(session.schema)
    qtbot.waitUntil(window.label_bar.first_button().isVisible)
    window.reader.setFocus()
    assert tab(qtbot) is window.label_bar.first_button()


@pytest.mark.parametrize("rtl", [True, False])
def test_a_row_is_read_from_its_start_side(qtbot, rtl):
    window = QWidget()
    qtbot.addWidget(window)
    direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    window.setLayoutDirection(direction)
    parts = [QWidget(window) for _ in range(3)]
    for part, at in zip(parts, [QPoint(0, 40), QPoint(0, 3), QPoint(60, 0)], strict=True):
        part.setGeometry(at.x(), at.y(), 50, 20)
    below, left, right = parts
    expected = [right, left, below] if rtl else [left, right, below]
    assert in_reading_order(window, parts) == expected


def test_a_frame_comes_before_what_stands_in_it(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    frame = QWidget(window)
    frame.setGeometry(0, 0, 100, 400)
    inner = QWidget(frame)
    inner.setGeometry(0, 0, 50, 20)
    assert in_reading_order(window, [inner, frame]) == [frame, inner]


def test_the_reader_has_a_ring_while_it_has_the_focus(window, qtbot):
    page = window.reader.parentWidget()

    def ring() -> bool:
        picture = page.grab().toImage()
        accent = window.look.theme.accent.lower()
        ratio = picture.devicePixelRatio()
        y = round(picture.height() / 2)
        return all(picture.pixelColor(round(x * ratio), y).name() == accent for x in range(RING))

    window.reader.setFocus()
    assert ring()
    window.articles.entry.setFocus()
    assert not ring()
