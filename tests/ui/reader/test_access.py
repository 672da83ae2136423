"""Assistive technology reads the reader's text, its word cursor and its places, exactly."""

from __future__ import annotations

import gold
import making
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from shiboken6 import VoidPtr

from hashiya.model.schema import Schema
from hashiya.model.span import Span
from hashiya.ui.reader import access
from hashiya.ui.reader.view import ReaderView

LONG = "\n".join(
    f"الفقرة {k} 😀 فيها كلمات كثيرة عن الناتو والعراق وما بينهما." for k in range(3000)
)


@pytest.fixture
def view(qtbot):
    made = ReaderView()
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    return made


def show(view, text):
    article = making.article(text)
    view.show_article(article, [], [], Schema(id=""), "ar")
    found = access.interface_of(view)
    assert found is not None
    return found.reading


def test_the_reader_is_a_named_document_with_a_text(view):
    text = show(view, making.TEXT)
    found = QAccessible.queryAccessibleInterface(view)
    assert found.role() == QAccessible.Role.Document
    assert found.text(QAccessible.Text.Name) == "خبر"
    assert found.textInterface() is text
    assert text.selectionCount() == 0


@pytest.mark.parametrize("kind", list(QAccessible.InterfaceType))
def test_every_other_interface_is_a_null_pointer_and_nothing_else(view, kind):
    show(view, making.TEXT)
    given = access.interface_of(view).interface_cast(kind)
    if kind != QAccessible.InterfaceType.TextInterface:
        assert isinstance(given, VoidPtr)
        assert int(given) == 0


def test_offsets_are_utf16_units(view):
    text = show(view, "أ😀ب ت")
    assert text.characterCount() == 6
    assert text.text(0, -1) == "أ😀ب ت"
    assert text.text(3, 6) == "ب ت"
    view.selecting.put_word(4)
    assert text.cursorPosition() == 5


def test_the_caret_is_the_start_of_the_current_word(view):
    text = show(view, "قال ترامب إن الناتو")
    assert text.cursorPosition() == 0
    view.move_word(1)
    assert text.cursorPosition() == 4
    view.select(Span(4, 12))
    assert text.cursorPosition() == 11


def test_a_client_may_move_the_caret_and_select(view):
    text = show(view, "قال ترامب إن الناتو")
    text.setCursorPosition(11)
    assert view.selecting.word == (10, 12)
    text.addSelection(4, 9)
    assert view.selection() == Span(4, 9)
    text.removeSelection(0)
    assert view.selection() is None


def test_each_letter_is_found_at_its_own_place(view):
    seed = gold.articles()[0]
    view.show_article(seed.article, [], [], gold.schema(), "ar")
    text = access.interface_of(view).reading
    right = 0
    letters = [k for k in range(300) if seed.article.text[k].isalpha()]
    for k in letters:
        box = text.characterRect(k)
        assert box.height() > 10
        right += text.offsetAtPoint(box.center()) == k
    assert right / len(letters) > 0.97, right


def test_a_long_article_is_told_in_part_and_the_part_goes_along(view):
    text = show(view, LONG)
    whole = len(LONG)
    assert whole > 5 * access.WHOLE
    start = text.extract().start
    assert (start, text.characterCount() < whole // 5) == (0, True)
    view.move_to_article_edge(1)
    told = text.extract()
    assert told.end == whole
    assert LONG[told.start : told.end] == text.text(0, -1)
    assert told.start <= view.selecting.position < told.end
    assert told.position(text.cursorPosition()) == view.selecting.position


def test_the_told_part_stays_while_what_is_seen_lies_in_it(view):
    text = show(view, LONG)
    view.scroll_to(len(LONG) // 2)
    before = text.extract()
    view.scroll_by(20)
    assert text.extract() is before
    low, high = access.seen(view)
    assert before.start < low
    assert high < before.end


def test_a_caret_outside_the_told_part_is_none(view):
    text = show(view, LONG)
    view.scroll_to(len(LONG) // 2)
    assert text.cursorPosition() == -1


def test_a_client_scrolls_to_what_it_reads(view):
    text = show(view, LONG[: access.WHOLE - 1])
    last = text.characterCount() - 2
    assert (
        not view.viewport()
        .rect()
        .contains(view.viewport().mapFromGlobal(text.characterRect(last).center()))
    )
    text.scrollToSubstring(last, last + 1)
    assert (
        view.viewport()
        .rect()
        .contains(view.viewport().mapFromGlobal(text.characterRect(last).center()))
    )


def test_nothing_is_told_without_an_article_or_outside_its_text(view):
    text = show(view, "")
    assert text.characterCount() == 0
    assert text.text(0, 10) == ""
    assert text.offsetAtPoint(QPoint(5, 5)) == -1
    text = show(view, "نص")
    assert text.characterRect(99).isNull()
    assert text.text(-5, 99) == "نص"
    view.clear()
    assert text.characterCount() == 0
    text.setCursorPosition(3)
    text.scrollToSubstring(0, 2)


def test_an_interface_outlives_its_reader_and_answers_nothing(qtbot):
    view = ReaderView()
    view.show()
    text = show(view, "نص")
    with qtbot.waitSignal(view.destroyed):
        view.deleteLater()
    del view
    assert text.text(0, -1) in {"", "نص"}
