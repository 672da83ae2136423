"""Find in the article: typed words are found, counted, painted, gone through, and can be marked at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hashiya.display.palette import THEMES, palette
from hashiya.model.span import Span
from hashiya.text.folding import find
from hashiya.ui.main_window import MainWindow


def typed(window: MainWindow, needle: str, qtbot) -> None:
    window.finding.open()
    window.finding.bar.field.setText(needle)
    searched(window, qtbot)


def searched(window: MainWindow, qtbot) -> None:
    qtbot.waitUntil(lambda: not window.finding.busy)


def places(window: MainWindow, needle: str) -> list[Span]:
    assert window.session.article is not None
    return [Span(*it) for it in find(window.session.article.text, needle)]


def test_slash_and_ctrl_f_open_it_also_on_an_arabic_layout(window, press, qtbot) -> None:
    bar = window.finding.bar
    assert not bar.isVisible()
    press("/", key=ord("ظ"))
    assert QApplication.focusWidget() is bar.field
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert QApplication.focusWidget() is window.reader
    press("ctrl+f", key=ord("ب"))
    assert QApplication.focusWidget() is bar.field


def test_a_slash_in_the_field_is_a_slash(window, press, qtbot) -> None:
    press("ctrl+f")
    qtbot.keyClicks(window.finding.bar.field, "/")
    assert window.finding.bar.needle == "/"


def test_words_are_found_as_they_are_typed_and_counted(window, qtbot) -> None:
    here = places(window, "الناتو")
    assert len(here) > 3
    typed(window, "الناتو", qtbot)
    assert window.reader.selection() == here[0]
    assert "1" in window.finding.bar.count
    assert str(len(here)) in window.finding.bar.count
    qtbot.keyClick(window.finding.bar.field, Qt.Key.Key_Return)
    assert window.reader.selection() == here[1]
    qtbot.keyClick(window.finding.bar.field, Qt.Key.Key_F3)
    assert window.reader.selection() == here[2]
    qtbot.keyClick(window.finding.bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert window.reader.selection() == here[1]


def test_it_goes_round_the_ends_and_says_so(window, press, qtbot) -> None:
    here = places(window, "الناتو")
    typed(window, "الناتو", qtbot)
    assert window.finding.bar.notice == ""
    window.finding.go_on(-1)
    assert window.reader.selection() == here[-1]
    assert window.finding.bar.notice == window.look.say("find-wrapped-back")
    window.finding.go_on(1)
    assert window.reader.selection() == here[0]
    assert window.finding.bar.notice == window.look.say("find-wrapped-forward")
    window.finding.go_on(1)
    assert window.finding.bar.notice == ""


def test_the_last_place_can_be_marked_with_one_key_after_escape(window, press, qtbot) -> None:
    here = places(window, "الناتو")
    typed(window, "الناتو", qtbot)
    window.finding.go_on(1)
    qtbot.keyClick(window.finding.bar.field, Qt.Key.Key_Escape)
    press("2")
    (made,) = window.session.annotations
    assert made.span == here[1]
    assert made.label == "ORG"


def test_f3_in_the_reader_goes_on_from_where_reading_is(window, press, qtbot) -> None:
    here = places(window, "الناتو")
    typed(window, "الناتو", qtbot)
    window.finding.close()
    window.reader.select(None)
    window.reader.selecting.put_word(here[2].end + 1)
    press("f3")
    searched(window, qtbot)
    assert window.reader.selection() == here[3]
    assert QApplication.focusWidget() is window.reader
    press("shift+f3")
    assert window.reader.selection() == here[2]


def test_what_is_selected_becomes_the_needle(window, press, qtbot) -> None:
    here = places(window, "العراق")
    window.reader.select(here[1])
    press("ctrl+f")
    searched(window, qtbot)
    bar = window.finding.bar
    assert bar.needle == "العراق"
    assert bar.field.selectedText() == "العراق"
    assert window.reader.selection() == here[1]
    assert "2" in bar.count


def test_what_is_not_there_is_said_and_moves_nothing(window, qtbot) -> None:
    before = window.reader.target()
    typed(window, "زرافة", qtbot)
    assert window.finding.bar.count == window.look.say("find-none")
    assert window.reader.target() == before
    window.finding.go_on(1)
    assert window.reader.target() == before


def test_exact_letters_are_an_option_that_is_remembered(window, qtbot) -> None:
    typed(window, "اعضاء", qtbot)
    loose = window.finding.bar.count
    assert loose != window.look.say("find-none")
    window.finding.bar.option("exact").setChecked(True)
    searched(window, qtbot)
    assert window.finding.bar.count == window.look.say("find-none")
    assert window.look.settings.flag("find-exact", default=False)


def test_another_article_shows_its_own_places_and_stays_where_it_was(window, qtbot) -> None:
    typed(window, "العراق", qtbot)
    window.go_article(1)
    searched(window, qtbot)
    count = len(places(window, "العراق"))
    assert str(count) in window.finding.bar.count
    assert window.reader.selection() is None
    window.finding.go_on(1)
    assert window.reader.selection() in places(window, "العراق")


def test_escape_in_the_reader_puts_the_bar_away_first(window, press, qtbot) -> None:
    typed(window, "الناتو", qtbot)
    window.reader.setFocus()
    press("esc")
    assert not window.finding.bar.isVisible()
    assert window.reader.selection() is not None
    press("esc")
    assert window.reader.selection() is None


@pytest.mark.parametrize("theme", THEMES)
def test_places_are_painted_behind_the_text_and_go_with_the_bar(window, qtbot, theme) -> None:
    window.look.set_theme(theme)
    typed(window, "الناتو", qtbot)
    hit = QColor(palette(theme).hit).rgb()
    assert _pixels(window, hit) > 100
    window.finding.close()
    assert _pixels(window, hit) == 0


def _pixels(window: MainWindow, rgb: int) -> int:
    image = window.reader.viewport().grab().toImage()
    return sum(
        image.pixel(x, y) == rgb for y in range(0, image.height(), 2) for x in range(image.width())
    )


def test_marks_lie_beside_the_scroll_bar_on_its_side_and_lead_to_their_place(window, qtbot) -> None:
    window.resize(1280, 420)
    typed(window, "العراق", qtbot)
    gutter, viewport = window.finding.gutter, window.reader.viewport()
    gutter.measure()
    rows = gutter.rows()
    assert 1 < len(rows) <= len(places(window, "العراق"))
    assert gutter.x() == 0  # in an Arabic window the scroll bar is at the left
    bar = window.reader.verticalScrollBar()
    assert bar.mapToGlobal(QPoint(0, 0)).x() < viewport.mapToGlobal(QPoint(0, 0)).x()
    QTest.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=QPoint(4, rows[-1]))
    assert window.reader.selection() == places(window, "العراق")[-1]
    assert window.reader.rect_of(*_range(window)).center().y() < viewport.height()


def _range(window: MainWindow) -> tuple[int, int]:
    span = window.reader.selection()
    assert span is not None
    return span.start, span.end
