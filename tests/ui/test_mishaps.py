"""An error inside painting leaves the window alive, the page readable, and is told once and calmly."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from hashiya.commands import annotate
from hashiya.display.palette import palette
from hashiya.model.span import Span
from hashiya.ui.crash import CrashHook, PaintingFailed
from hashiya.ui.dialogs.problem import ProblemDialog
from hashiya.ui.panels.annotations import AnnotationPainter
from hashiya.ui.reader import painter
from hashiya.ui.reader.choosing import Choosing


@pytest.fixture
def told(shell, monkeypatch) -> list[BaseException]:
    """The program's own hook, as it runs; what it tells is noted and shown."""
    seen: list[BaseException] = []

    def show(error: BaseException, details: str) -> None:
        seen.append(error)
        shell.tell_crash(error, details)

    hook = CrashHook(show)
    monkeypatch.setattr(sys, "excepthook", hook._on_exception)
    return seen


@pytest.fixture
def marked(window):
    session = window.session
    annotate.tag(session.workspace, session.article.id, Span(0, 9), "entity", "PERS")
    annotate.tag(session.workspace, session.article.id, Span(10, 30), "claim", "CLAIM")
    return window


def broken(*_args: object, **_values: object) -> None:
    raise ZeroDivisionError("a layer went wrong")


def inked(window) -> int:
    """Dark pixels of the page: its letters."""
    image = window.reader.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ink = QColor(palette("light").ink).rgb()
    return sum(
        image.pixel(x, y) == ink
        for y in range(0, image.height(), 2)
        for x in range(0, image.width(), 2)
    )


LAYERS = [
    "paint_bands",
    "paint_selection",
    "paint_finds",
    "paint_focus",
    "paint_lanes",
    "paint_chips",
]


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_that_fails_leaves_the_text_and_is_told_once(
    marked, told, monkeypatch, qtbot, layer
):
    before = inked(marked)
    monkeypatch.setattr(painter, layer, broken)
    for _ in range(20):
        after = inked(marked)
    qtbot.waitUntil(lambda: bool(told))
    assert after > 0.8 * before
    assert len(told) == 1
    assert isinstance(told[0], PaintingFailed)
    assert isinstance(told[0].__cause__, ZeroDivisionError)
    assert marked.banner.isVisible()
    assert marked.banner.text == marked.look.say("error-painting")
    assert QApplication.activeModalWidget() is None


def test_the_page_is_whole_again_when_the_cause_is_gone(marked, told, monkeypatch, qtbot):
    before = marked.reader.viewport().grab().toImage()
    with monkeypatch.context() as broke:
        broke.setattr(painter, "paint_lanes", broken)
        assert marked.reader.viewport().grab().toImage() != before
    qtbot.waitUntil(lambda: bool(told))
    marked.banner.hide()
    qtbot.waitUntil(lambda: marked.reader.viewport().size() == before.size())
    assert marked.reader.viewport().grab().toImage() == before


@pytest.mark.parametrize("what", ["heading", "text", "state"])
def test_nothing_that_fails_in_painting_ends_the_window(marked, told, monkeypatch, qtbot, what):
    with monkeypatch.context() as broke:
        if what == "heading":
            broke.setattr(painter, "_paint_heading", broken)
        elif what == "text":
            broke.setattr(painter._BlockPainter, "_text", broken)
        else:
            broke.setattr(Choosing, "_shown", broken)
        marked.reader.viewport().grab()
        marked.reader.viewport().grab()
        qtbot.waitUntil(lambda: bool(told))
    marked.reader.move_word(1)
    marked.reader.viewport().grab()
    assert marked.isVisible()
    assert len(told) == 1


def test_a_row_that_fails_is_shown_in_plain_words(marked, told, monkeypatch, qtbot):
    panel = marked.annotations
    panel.refresh()
    monkeypatch.setattr(AnnotationPainter, "draw", broken)
    image = panel.list.viewport().grab().toImage()
    panel.list.viewport().grab()
    qtbot.waitUntil(lambda: bool(told))
    assert len(told) == 1
    ink = QColor(marked.look.theme.text).rgb()
    assert any(image.pixel(x, y) == ink for y in range(60) for x in range(image.width()))


def test_a_button_that_fails_leaves_no_painter_at_work(marked, told, monkeypatch, qtbot):
    button = marked.label_bar.first_button()
    monkeypatch.setattr(type(button), "_paint_words", broken)
    button.grab()
    button.grab()
    qtbot.waitUntil(lambda: bool(told))
    assert len(told) == 1


def test_an_event_that_fails_again_and_again_is_told_by_one_message(shell, told, qtbot):
    hook = sys.excepthook
    for _ in range(1000):
        try:
            broken()
        except ZeroDivisionError as error:
            hook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(told))
    QApplication.processEvents()
    assert len(told) == 1
    assert isinstance(QApplication.activeModalWidget(), ProblemDialog)
    QApplication.activeModalWidget().accept()
    assert len([it for it in shell.window.findChildren(ProblemDialog) if it.isVisible()]) == 0


def test_an_event_override_that_raises_leaves_the_window_alive(marked, monkeypatch, qtbot):
    """As Qt hands it on in the tests: out of the call that led there, or to the hook."""
    monkeypatch.setattr(type(marked.reader._gestures), "press", broken)
    with qtbot.capture_exceptions() as caught:
        try:
            qtbot.mousePress(marked.reader.viewport(), Qt.MouseButton.LeftButton)
        except ZeroDivisionError:
            caught.append((ZeroDivisionError, None, None))
    assert caught
    QApplication.sendEvent(marked.reader, QEvent(QEvent.Type.UpdateRequest))
    assert inked(marked) > 0
    marked.reader.move_word(1)
