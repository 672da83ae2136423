"""A relation is drawn in two gestures; its kind is implied when only one fits."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from hashiya.commands import annotate
from hashiya.model.annotation import Annotation
from hashiya.model.span import Span
from hashiya.ui.main_window import MainWindow

Press = Callable[..., None]
MARKS = {
    "CLAIM": ("claim", "بذل المزيد من الجهود"),
    "SOURCE": ("claim", "الرئيس الأميركي"),
    "PERS": ("entity", "دونالد ترامب"),
    "OCC": ("entity", "الرئيس"),
    "DATE": ("entity", "الثلاثاء"),
}


@pytest.fixture
def marks(window: MainWindow) -> dict[str, Annotation]:
    session = window.session
    assert session.workspace
    assert session.article
    made: dict[str, Annotation] = {}
    for code, (layer, words) in MARKS.items():
        at = session.article.text.index(words)
        span = Span(at, at + len(words))
        made[code] = annotate.tag(session.workspace, session.article.id, span, layer, code)
    return made


def drawn(window: MainWindow) -> list[tuple[str, str, str]]:
    quotes = {it.id: it.quote for it in window.session.annotations}
    relations = window.session.relations
    return [(it.label, quotes[it.from_id], quotes[it.to_id]) for it in relations]


@pytest.fixture
def link(window: MainWindow, press: Press, qapp: QApplication) -> Callable[[str, str], None]:
    def linked(start: str, end: str) -> None:
        window.tagging.jump_to(start)
        press("r")
        assert window.linking.waits
        window.tagging.jump_to(end)
        qapp.processEvents()
        assert not window.linking.waits

    return linked


def test_one_kind_fits_and_is_drawn_at_once(window, press, marks, link) -> None:
    link(marks["CLAIM"].id, marks["SOURCE"].id)
    assert drawn(window) == [("said_by", "بذل المزيد من الجهود", "الرئيس الأميركي")]
    assert window.session.focused == marks["CLAIM"].id
    link(marks["CLAIM"].id, marks["SOURCE"].id)
    assert len(drawn(window)) == 1
    assert "من قبل" in window.toast.text
    press("ctrl+z")
    assert drawn(window) == []


def test_the_arrow_turns_round_when_it_only_fits_that_way(window, marks, link) -> None:
    link(marks["SOURCE"].id, marks["CLAIM"].id)
    assert drawn(window) == [("said_by", "بذل المزيد من الجهود", "الرئيس الأميركي")]


def test_a_menu_asks_which_of_several_kinds(window, marks, link) -> None:
    link(marks["CLAIM"].id, marks["DATE"].id)
    assert drawn(window) == []
    menu = window.linking.menu
    names = [it.text() for it in menu.actions()]
    assert [it.split("  ")[0] for it in names] == ["&1", "&2", "&3"]
    menu.actions()[2].trigger()
    menu.close()
    assert [label for label, _, _ in drawn(window)] == ["when"]


def test_what_fits_no_kind_is_said(window, marks, link) -> None:
    session = window.session
    at = session.article.text.index("استجابة")
    cue = annotate.tag(session.workspace, session.article.id, Span(at, at + 7), "claim", "CUE")
    link(marks["DATE"].id, cue.id)
    assert drawn(window) == []
    assert "لا علاقة" in window.toast.text
    assert session.schema.relation("when").name("ar") in window.toast.text
    assert session.schema.relation("said_by").name("ar") not in window.toast.text


def test_escape_gives_it_up(window, press, marks, qapp) -> None:
    window.tagging.jump_to(marks["CLAIM"].id)
    press("r", "esc")
    assert not window.linking.waits
    window.tagging.jump_to(marks["SOURCE"].id)
    qapp.processEvents()
    assert drawn(window) == []


def test_the_relation_made_last_is_turned_in_one_step(window, press, marks, link) -> None:
    session = window.session
    at = session.article.text.index("الجهود")
    inner = annotate.tag(session.workspace, session.article.id, Span(at, at + 6), "claim", "CLAIM")
    link(inner.id, marks["CLAIM"].id)
    window.linking.menu.actions()[0].trigger()
    window.linking.menu.close()
    ((label, one, other),) = drawn(window)
    steps = len(session.workspace.history())
    press("shift+r")
    assert drawn(window) == [(label, other, one)]
    assert len(session.workspace.history()) == steps + 1
    press("ctrl+z")
    assert drawn(window) == [(label, one, other)]


def test_a_relation_is_chosen_and_deleted_and_its_mark_stays(window, press, marks, link) -> None:
    link(marks["CLAIM"].id, marks["SOURCE"].id)
    press("e")
    assert window.relation.relation.label == "said_by"
    assert window.reader.arrows.chosen == window.relation.relation.id
    press("delete")
    assert drawn(window) == []
    assert window.session.annotation(marks["CLAIM"].id)
    press("ctrl+z")
    assert len(drawn(window)) == 1
    press("e", "esc", "delete")
    assert window.session.annotation(marks["CLAIM"].id) is None


def test_the_hints_follow_the_page_while_a_relation_waits(window, press, marks) -> None:
    session, reader = window.session, window.reader
    text = session.article.text
    far = text.rindex("ترامب")
    other = annotate.tag(
        session.workspace, session.article.id, Span(far, far + 5), "entity", "PERS"
    )
    window.tagging.jump_to(marks["CLAIM"].id)
    press("r")
    for _ in range(40):
        if any(it.start == other.start for it in window.hints.shown):
            break
        press("pgdn")
        assert window.linking.waits
    tag = next(it for it in window.hints.shown if it.start == other.start)
    press(*tag.keys)
    assert reader.focused() is not None
    QApplication.processEvents()
    menu = window.linking.menu
    if menu is not None:
        menu.actions()[0].trigger()
        menu.close()
    assert drawn(window)[0][2] == other.quote


def test_words_are_searched_while_a_relation_waits(window, press, marks) -> None:
    window.tagging.jump_to(marks["CLAIM"].id)
    press("r", "/")
    assert window.finding.bar.isVisible()
    assert window.linking.waits
    window.finding.close()
    assert window.linking.waits
    assert window.hints.up
