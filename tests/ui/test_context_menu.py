"""The second mouse button opens the reader's menu for what lies under the pointer."""

from __future__ import annotations

import pytest
from pointer import drag, middle
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from hashiya.commands import annotate
from hashiya.commands.annotate import allowed
from hashiya.model.span import Span


@pytest.fixture
def ask(window):
    """Press the second button at a place; gives the menu that opened."""

    def asked(at: QPoint) -> QMenu:
        port = window.reader.viewport()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, port.mapToGlobal(at))
        QApplication.sendEvent(port, event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    return asked


def place(window, words):
    at = window.session.article.text.index(words)
    return at, at + len(words)


def entry(menu, window, action):
    title = window.look.say(f"ui-action-{action}")
    return next(it for it in menu.actions() if it.text().split("\t")[0] == title)


def test_a_mark_under_the_pointer_is_the_one_that_is_meant(window, ask):
    start, end = place(window, "ترامب")
    session = window.session
    made = annotate.tag(
        session.workspace, session.article.id, (Span(start, end),), "entity", "PERS"
    )
    menu = ask(middle(window.reader, start, end))
    assert session.focused == made.id
    entry(menu, window, "delete").trigger()
    assert session.annotation(made.id) is None
    menu.close()


def test_a_selection_stays_when_the_menu_is_asked_for_in_it(window, ask):
    reader = window.reader
    one, other = place(window, "الرئيس"), place(window, "دونالد")
    drag(reader, middle(reader, *one), middle(reader, *other))
    chosen = reader.selection()
    assert chosen is not None
    menu = ask(middle(reader, *one))
    assert reader.selection() == chosen
    assert entry(menu, window, "pick").isEnabled()
    menu.close()
    outside = place(window, "حلفاء")
    ask(middle(reader, *outside)).close()
    assert reader.selection() is None
    assert reader.target() == Span(*outside)


def test_it_holds_the_direction_of_the_paragraph(window, ask):
    menu = ask(middle(window.reader, *place(window, "الرئيس")))
    below = [it.menu() for it in menu.actions() if it.menu() is not None]
    titles = {it.text().split("\t")[0] for menu in below for it in menu.actions()}
    assert window.look.say("ui-action-paragraph-ltr") in titles
    menu.close()


def test_it_opens_again_with_everything_after_it_went(window, ask, qapp):
    words = middle(window.reader, *place(window, "الرئيس"))
    first = [it.text() for it in ask(words).actions()]
    QApplication.activePopupWidget().close()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    menu = ask(words)
    assert [it.text() for it in menu.actions()] == first
    title = window.look.say("ui-action-paragraph-ltr")
    below = [it.menu() for it in menu.actions() if it.menu() is not None]
    turned = next(it for menu in below for it in menu.actions() if it.text().startswith(title))
    assert turned.isEnabled()
    turned.trigger()
    assert "ltr" in window.session.article.directions.values()
    menu.close()


def test_by_keys_it_begins_where_the_words_begin(window, press, qapp):
    """In Arabic: from the right edge of what is selected, towards the end of the line."""
    reader = window.reader
    window.move(-100, 0)  # the screen is narrower than the window
    start, end = place(window, "الرئيس")
    drag(reader, middle(reader, start, start + 1), middle(reader, end - 1, end))
    press("shift+f10")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    chosen = reader.selection()
    words = reader.rect_of(chosen.start, chosen.end)
    corner = reader.viewport().mapToGlobal(words.bottomRight())
    assert menu.x() + menu.width() == corner.x()
    menu.close()


def shown(menu):
    return [it.text().split("\t")[0] for it in menu.actions() if not it.isSeparator()]


def test_it_has_what_applies_at_its_place_and_nothing_else(window, ask, press):
    """All of the annotate menu stood in it: more than fits a small screen, half of it idle."""
    say, session, reader = window.look.say, window.session, window.reader
    one, other = place(window, "الرئيس"), place(window, "دونالد")
    bare = ask(middle(reader, *one))
    for idle in ("accept", "reject", "turn-relation", "next-relation", "delete", "change", "inner"):
        assert say(f"ui-action-{idle}") not in shown(bare)
    assert say("ui-action-pick") in shown(bare)
    bare.close()
    marks = [
        annotate.tag(session.workspace, session.article.id, (Span(*at),), "entity", "PERS")
        for at in (one, other, (one[0], other[1]))
    ]
    fitting = (it for it in session.schema.relations if allowed(session.schema, it, *marks[:2]))
    annotate.relate(session.workspace, next(fitting).code, marks[0].id, marks[1].id)
    menu = ask(middle(reader, *other))
    for wanted in ("change", "delete", "turn-relation", "next-relation", "inner", "cycle"):
        assert say(f"ui-action-{wanted}") in shown(menu)
    assert say("ui-action-pick") not in shown(menu)
    assert menu.sizeHint().height() < 700
    menu.close()
    (bar,) = [it.menu() for it in window.menus.actions() if it.text() == say("ui-menu-annotate")]
    assert {say("ui-action-accept"), say("ui-action-article-note")} <= {*shown(bar)}
