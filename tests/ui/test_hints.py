"""J: letters over the words in view; typed, they jump, with Shift they select; nothing else hears them."""

from __future__ import annotations

import pytest
from pointer import click
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from hashiya.commands import annotate
from hashiya.model.span import Span
from hashiya.text.function_words import is_function_word
from hashiya.ui.key_positions import LETTERS


@pytest.fixture(autouse=True)
def at_rest(window):
    QApplication.processEvents()


def tags(window):
    return {it.keys: it for it in window.hints._shown}


def words_of(window):
    text = window.session.article.text
    return {keys: text[it.start : it.end] for keys, it in tags(window).items()}


def two_keys(window):
    return next(it for it in tags(window) if len(it) == 2)


def test_a_hint_jumps_to_its_word(window, press):
    press("j")
    assert window.hints.up
    keys = two_keys(window)
    wanted = tags(window)[keys]
    press(keys[0])
    assert window.hints.up
    press(keys[1])
    assert not window.hints.up
    assert window.reader.target() == Span(wanted.start, wanted.end)


def test_shift_extends_from_the_current_word_to_the_hint(window, press):
    start = window.reader.target().start
    press("j")
    keys = two_keys(window)
    wanted = tags(window)[keys]
    press(f"shift+{keys[0]}", f"shift+{keys[1]}")
    assert window.reader.selection() == Span(start, wanted.end)


def test_hints_go_by_position_and_show_what_the_arabic_keyboard_prints(window, press):
    letter = {key: ord(it) for it, key in LETTERS.items() if "ء" <= it <= "ي"}
    press("j", key=letter["j"])
    keys = next(it for it in tags(window) if len(it) == 1)
    assert {it.letters for it in window.hints.tags._tags if it.tag.keys == "a"} <= {"ش"}
    wanted = tags(window)[keys].start
    press(keys, key=letter[keys])
    assert window.reader.target().start == wanted


def test_no_key_does_anything_else_while_hints_are_up(window, press):
    press("j")
    before = window.reader.target()
    press("1", "m", "ctrl+z", "delete", "left", "space", "shift+1", "backspace", "f1", "ctrl+f")
    assert window.session.annotations == ()
    assert window.hints.up
    assert window.reader.target() == before
    press("esc")
    assert not window.hints.up
    press("1")
    assert len(window.session.annotations) == 1


def test_no_hint_is_spent_on_function_words_or_on_what_is_out_of_view(window, press):
    press("j")
    found = words_of(window)
    assert len(found) > 50
    assert not [it for it in found.values() if is_function_word(it, "ar")]
    height = window.reader.viewport().height()
    assert all(0 <= box.top() <= height for box in window.hints.tags.boxes().values())


def test_tags_do_not_cover_one_another(window, press):
    press("j")
    boxes = list(window.hints.tags.boxes().values())
    assert not [1 for k, a in enumerate(boxes) for b in boxes[:k] if a.intersects(b)]


@pytest.mark.parametrize("leave", ["scroll", "click", "focus", "article"])
def test_hints_go_when_something_else_is_done(window, press, leave):
    press("j")
    if leave == "scroll":
        window.reader.scroll_by(60)
    elif leave == "click":
        click(window.reader, QPoint(300, 200))
    elif leave == "focus":
        window.panels["articles"].take_focus()
    else:
        window.go_article(1)
    assert not window.hints.up
    window.reader.setFocus(Qt.FocusReason.OtherFocusReason)
    press("1")
    assert len(window.session.annotations) == 1


def mark(window, words, layer, label):
    session = window.session
    at = session.article.text.index(words)
    return annotate.tag(
        session.workspace, session.article.id, Span(at, at + len(words)), layer, label
    )


def test_r_shows_hints_over_the_marks_that_fit_and_one_key_draws_the_relation(window, press, qtbot):
    claim = mark(window, "بذل المزيد من الجهود", "claim", "CLAIM")
    source = mark(window, "الرئيس الأميركي", "claim", "SOURCE")
    mark(window, "الثلاثاء", "entity", "DATE")
    window.tagging.jump_to(claim.id)
    press("r")
    assert window.hints.up
    found = {it.start: keys for keys, it in tags(window).items()}
    assert source.start in found
    press(*found[source.start])
    qtbot.waitUntil(lambda: len(window.session.relations) == 1)
    assert window.session.relations[0].from_id == claim.id


def test_esc_gives_up_the_relation_with_its_hints(window, press):
    claim = mark(window, "بذل المزيد من الجهود", "claim", "CLAIM")
    mark(window, "الرئيس الأميركي", "claim", "SOURCE")
    window.tagging.jump_to(claim.id)
    press("r", "esc")
    assert not window.hints.up
    assert not window.linking.waits
