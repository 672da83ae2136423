"""In a small window the text keeps its room; what gives way comes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QToolTip

from hashiya.ui.dialogs.shortcuts import ShortcutsDialog
from hashiya.ui.value_field import ValueField


def settle(qapp) -> None:
    for _ in range(3):
        qapp.processEvents()


def end_side(window):
    return window._splitters["end"]


def test_at_eight_hundred_by_six_hundred_nine_lines_and_more_are_read(window, qapp) -> None:
    window.resize(800, 600)
    settle(qapp)
    reader = window.reader
    assert reader.viewport().height() / reader._style.pitch >= 9.5
    assert reader.viewport().width() >= 480


def test_the_end_side_folds_in_a_narrow_window_and_comes_back(window, qapp) -> None:
    window.resize(800, 700)
    settle(qapp)
    assert end_side(window).isHidden()
    window.resize(1280, 800)
    settle(qapp)
    assert not end_side(window).isHidden()


def test_the_side_that_the_history_opened_folds_again_with_it(window, qapp, press) -> None:
    window.resize(800, 700)
    settle(qapp)
    press("ctrl+h")
    assert end_side(window).isVisible()
    press("ctrl+h")
    assert end_side(window).isHidden()


@pytest.mark.parametrize("size", [(800, 600), (1024, 700), (1440, 900)])
def test_the_search_in_all_texts_leaves_the_page_its_lines_and_cuts_nothing(
    window, qapp, press, size
) -> None:
    window.resize(*size)
    press("ctrl+shift+f")
    end_side(window).show()
    settle(qapp)
    view, reader = window.searching.view, window.reader
    view.count.setText("1,234 من 5,000+")
    settle(qapp)
    assert reader.viewport().height() / reader._style.pitch >= 3.5
    for it in (view.field, *view.findChildren(QComboBox), *view.findChildren(QPushButton)):
        assert it.width() >= it.minimumSizeHint().width()
        assert view.rect().contains(it.geometry())
    assert view.count.width() >= view.count.sizeHint().width()
    assert view.field.width() >= 120
    bottom = view.list.mapTo(view, view.list.rect().bottomLeft()).y()
    assert view.list.height() >= 2 * 32
    assert bottom <= view.height()


def test_a_dialog_is_no_larger_than_the_screen(window, qapp) -> None:
    dialog = ShortcutsDialog(window, window.look, window.bindings)
    dialog.resize(5000, 5000)
    dialog.show()
    settle(qapp)
    room = dialog.screen().availableSize()
    assert dialog.height() < room.height()
    assert dialog.width() < room.width()
    dialog.reject()


def test_what_was_opened_in_a_narrow_window_stays_open(window, qapp, press) -> None:
    window.resize(800, 700)
    settle(qapp)
    press("f9")
    window.resize(820, 700)
    settle(qapp)
    assert not end_side(window).isHidden()


def test_a_side_hidden_by_hand_is_not_brought_back(window, qapp, press) -> None:
    press("f9")
    window.resize(800, 700)
    settle(qapp)
    window.resize(1280, 800)
    settle(qapp)
    assert end_side(window).isHidden()


def test_a_low_window_has_one_row_of_labels_and_their_keys_still_work(window, qapp, press) -> None:
    window.resize(800, 600)
    settle(qapp)
    bar = window.label_bar
    assert bar.height() <= 40
    assert bar.first_button().isVisible()
    shown = [it for it in bar._buttons if it.isVisible()]
    assert all(bar.rect().contains(it.geometry().topLeft()) for it in shown)
    press("9")  # a label that the row has no room for
    assert window.session.annotations[0].label == "DATE"


@pytest.mark.parametrize("size", [(800, 600), (1280, 800)])
def test_no_field_of_the_inspector_is_cut(window, qapp, qtbot, size) -> None:
    window.resize(*size)
    end_side(window).show()
    settle(qapp)
    scroll = window.panels["inspector"]._scroll
    window.panels["inspector"].refresh()
    settle(qapp)
    assert scroll.widget().width() <= scroll.viewport().width() + 1


def test_a_long_value_shows_its_beginning_and_all_of_it_in_its_tip(window, qapp, qtbot) -> None:
    long = "conflict_security, international_organisation, " * 4
    field = ValueField(long)
    field.setParent(window)
    field.resize(120, 30)
    field.show()
    settle(qapp)
    assert field.is_cut
    assert field.cursorRect().x() < 20
    place = field.mapToGlobal(field.rect().center())
    qapp.sendEvent(field, QHelpEvent(QEvent.Type.ToolTip, field.rect().center(), place))
    assert QToolTip.text() == long
    QToolTip.hideText()
    inspector = window.panels["inspector"]
    qtbot.waitUntil(lambda: len(inspector.findChildren(ValueField)) >= 5)


def test_the_start_screen_stands_in_the_middle(shell, qapp) -> None:
    shell.window.resize(1280, 800)
    settle(qapp)
    start = shell.window.start
    tiles = [it for it in start.findChildren(QPushButton) if it.property("role") != "quiet"]
    places = [it.mapTo(start, it.rect().topLeft()).x() for it in tiles]
    ends = [x + it.width() for x, it in zip(places, tiles, strict=True)]
    assert abs((min(places) + max(ends)) / 2 - start.width() / 2) <= 2
