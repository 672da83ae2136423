"""From the start screen to a dataset with the keyboard alone: demo, marks, a relation, export; no focus lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from keyboard import send
from PySide6.QtCore import QRect, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hashiya.ui.application import Shell
from hashiya.ui.dialogs.export_dataset import ExportDialog
from hashiya.ui.dialogs.label_picker import LabelPicker
from hashiya.ui.main_window import MainWindow
from hashiya.ui.settings import Settings


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    settings = Settings(tmp_path / "window.ini")
    settings.annotator = "ليلى"
    shell = Shell(qapp, settings)
    shell.window.resize(1280, 800)
    shell.show()
    qtbot.waitExposed(shell.window)
    shell.window.activateWindow()
    yield shell.window
    shell.close()
    shell.window.part()
    shell.window.close()
    shell.window.deleteLater()
    qapp.processEvents()


def press(*chords: str) -> None:
    """Press keys where they enter: at the window that has the word."""
    for chord in chords:
        popup = QApplication.activePopupWidget()
        top = popup or QApplication.activeModalWidget() or QApplication.activeWindow()
        assert top is not None, "no window has the keys"
        send(top, chord)


def during(act: Callable[[], None], then: Callable[[], None]) -> None:
    """A modal dialog holds the caller: what is done in it is done by a timer."""
    failed: list[BaseException] = []

    def run() -> None:
        try:
            then()
        except BaseException as error:
            failed.append(error)
            top = QApplication.activeModalWidget()
            if top is not None:
                top.close()

    QTimer.singleShot(0, run)
    act()
    if failed:
        raise failed[0]


def focus() -> QWidget | None:
    return QApplication.focusWidget()


def in_reader(window: MainWindow) -> bool:
    """Whether the keys go to the reader; a desktop gives the window back what a dialog took."""
    if QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None:
        window.activateWindow()
    return focus() is window.reader


def walk_to(window: MainWindow, marks: list[str]) -> None:
    """Word by word to one over which exactly these marks lie."""
    for _ in range(400):
        if window.reader.annotations_here() == marks:
            return
        press("left")
    raise AssertionError("no such word")


def test_demo_marks_relation_and_export_by_keys_alone(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    press("f6")
    assert focus() is not None
    press("enter")
    qtbot.waitUntil(lambda: session.article is not None and in_reader(window), timeout=15_000)
    marks, arrows = len(session.annotations), len(session.relations)

    walk_to(window, [])
    press("s", "shift+1")
    claim = session.focused
    assert session.focused_annotation.label == "CLAIM"
    press("esc")
    walk_to(window, [claim])
    press("shift+5")
    assert session.focused_annotation.label == "TIME"
    press("r")
    place = session.annotation(claim).span
    tag = next(it for it in window.hints._shown if (it.start, it.end) == (place.start, place.end))
    press(*tag.keys)
    qtbot.waitUntil(lambda: len(session.relations) > arrows or window.linking.menu is not None)
    if len(session.relations) == arrows:
        press("enter")
    qtbot.waitUntil(lambda: len(session.relations) == arrows + 1)
    assert len(session.annotations) == marks + 2
    assert session.focused == claim
    qtbot.waitUntil(lambda: in_reader(window))

    def export() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        qtbot.waitUntil(lambda: focus() is not None and dialog.isAncestorOf(focus()))
        qtbot.waitUntil(
            lambda: dialog._job is None and not dialog._later.isActive(), timeout=15_000
        )
        press("ctrl+enter")  # in a list of choices Enter opens it
        qtbot.waitUntil(lambda: dialog.receipt is not None, timeout=15_000)
        assert dialog.receipt.path.exists()
        press("esc")

    during(lambda: press("ctrl+e"), export)
    qtbot.waitUntil(lambda: in_reader(window))


@pytest.mark.parametrize("chord", ["ctrl+,", "f1", "ctrl+n", "ctrl+k"])
def test_the_focus_is_where_it_was_after_a_dialog(
    window: MainWindow, qtbot: QtBot, chord: str
) -> None:
    window.flows.open_demo()
    qtbot.waitUntil(lambda: in_reader(window), timeout=15_000)

    def leave() -> None:
        qtbot.waitUntil(lambda: focus() is not None and focus().window() is not window)
        press("esc")

    during(lambda: press(chord), leave)
    qtbot.waitUntil(lambda: in_reader(window))
    press("f6")
    assert not in_reader(window)


def test_the_picker_hides_neither_the_words_nor_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    window.flows.open_demo()
    qtbot.waitUntil(lambda: in_reader(window), timeout=15_000)
    for places in range(3):
        for _ in range(places * 40):
            press("left")
        span = window.reader.target()
        words = window.reader.rect_of(span.start, span.end)
        words.moveTopLeft(window.reader.viewport().mapToGlobal(words.topLeft()))
        press("l")
        picker = QApplication.activePopupWidget()
        assert isinstance(picker, LabelPicker)
        assert not QRect(picker.pos(), picker.size()).intersects(words)
        assert picker.isAncestorOf(focus())
        press("esc")
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
        qtbot.waitUntil(lambda: in_reader(window))
