"""Clicks and drags: words, sentences, letters, annotations from the inside out, edges."""

from __future__ import annotations

import gold
import pytest
from making import annotation, article, relation
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from hashiya.model.span import Span
from hashiya.ui.reader.view import ReaderView

TEXT = (
    "قال الأمين العام لحلف شمال الأطلسي إنه باق. وأضاف كلاما.\nفقرة ثانية هنا OpenText Corp 2018."
)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot):
    made = ReaderView()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


@pytest.fixture
def marks(view):
    of = article(TEXT)
    spans = [("العام لحلف شمال الأطلسي", "OCC"), ("حلف شمال الأطلسي", "ORG"), ("شمال", "LOC")]
    found = [annotation(of, *place(needle), label) for needle, label in spans]
    found.append(annotation(of, 0, TEXT.index("."), "CLAIM"))
    view.show_article(of, found, [relation(found[3], found[0])], gold.schema(), "ar")
    return found


def place(needle):
    at = TEXT.index(needle)
    return at, at + len(needle)


def point(view, start, end=None):
    return view.rect_of(start, end or start + 1).center()


def send(view, kind, pos, buttons=LEFT, modifiers=Qt.KeyboardModifier.NoModifier):
    port = view.viewport()
    event = QMouseEvent(
        kind, QPointF(pos), QPointF(port.mapToGlobal(pos)), LEFT, buttons, modifiers
    )
    QApplication.sendEvent(port, event)


def drag(view, start, end, modifiers=Qt.KeyboardModifier.NoModifier):
    send(view, QEvent.Type.MouseButtonPress, start, modifiers=modifiers)
    for share in (0.3, 0.7, 1.0):
        middle = QPoint(
            round(start.x() + (end.x() - start.x()) * share),
            round(start.y() + (end.y() - start.y()) * share),
        )
        send(view, QEvent.Type.MouseMove, middle, modifiers=modifiers)
    send(view, QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.NoButton, modifiers)


def quote(view):
    span = view.selection()
    return span.quote(TEXT) if span else None


def test_a_drag_takes_whole_words_in_both_ways(view, marks):
    first, last = place("الأمين"), place("شمال")
    drag(view, point(view, first[0] + 3), point(view, last[0] + 1))
    assert quote(view) == "الأمين العام لحلف شمال"
    drag(view, point(view, last[0] + 1), point(view, first[0] + 3))
    assert quote(view) == "الأمين العام لحلف شمال"


def test_a_drag_over_two_paragraphs_and_directions(view, marks):
    drag(view, point(view, *place("كلاما")), point(view, *place("Corp")))
    assert quote(view) == "كلاما.\nفقرة ثانية هنا OpenText Corp"


@pytest.mark.parametrize("name", ["AltModifier", "ControlModifier"])
def test_alt_drag_takes_letters_and_ctrl_where_the_desktop_keeps_alt(view, marks, name):
    start, end = place("الأمين")
    box = view.rect_of(start + 2, end)
    held = Qt.KeyboardModifier[name]
    drag(
        view,
        QPoint(box.right() - 1, box.center().y()),
        QPoint(box.left() + 1, box.center().y()),
        held,
    )
    assert quote(view) == "أمين"


def test_two_clicks_take_a_word_and_three_a_sentence(view, marks, qtbot):
    at = point(view, *place("الأمين"))
    qtbot.mouseDClick(view.viewport(), LEFT, pos=at)
    assert quote(view) == "الأمين"
    qtbot.mousePress(view.viewport(), LEFT, pos=at)
    qtbot.mouseRelease(view.viewport(), LEFT, pos=at)
    assert quote(view) == "قال الأمين العام لحلف شمال الأطلسي إنه باق."


def test_shift_click_extends_to_the_word(view, marks, qtbot):
    qtbot.mouseDClick(view.viewport(), LEFT, pos=point(view, *place("الأمين")))
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.mouseClick(view.viewport(), LEFT, shift, pos=point(view, *place("شمال")))
    assert quote(view) == "الأمين العام لحلف شمال"
    qtbot.mouseClick(view.viewport(), LEFT, shift, pos=point(view, *place("قال")))
    assert quote(view) == "قال الأمين العام لحلف شمال"


def test_clicks_go_from_the_innermost_annotation_outwards(view, marks, qtbot):
    whole, alliance, north, claim = (it.id for it in marks)
    at = point(view, *place("شمال"))
    seen = []
    for _ in range(5):
        qtbot.mouseClick(view.viewport(), LEFT, pos=at)
        seen.append(view.focused())
    assert seen == [north, alliance, whole, claim, north]


def test_a_click_beside_all_annotations_gives_up_the_focus(view, marks, qtbot):
    view.focus_annotation(marks[0].id)
    qtbot.mouseClick(view.viewport(), LEFT, pos=point(view, *place("ثانية")))
    assert view.focused() is None
    assert TEXT[slice(*view.selecting.word)] == "ثانية"


def test_a_click_on_a_lane_means_that_lane(view, marks, qtbot):
    whole = marks[0]
    placed = view.sheet.placed(0)
    lane = next(it for it in placed.lanes if it.lane.annotation == whole.id)
    y = view.sheet.top(0) + placed.lane_y(lane.line, lane.lane.number, view.sheet.style)
    x = sum(lane.extents[0]) / 2
    at = QPoint(round(x + view._origin()), round(y - view._scroller.top))
    qtbot.mouseClick(view.viewport(), LEFT, pos=at)
    assert view.focused() == whole.id


def test_a_click_on_the_chip_means_the_claim(view, marks, qtbot):
    chip = view.sheet.placed(0).chips[0]
    line = view.sheet.placed(0).shaped.lines[chip.line]
    style = view.sheet.style
    y = view.sheet.top(0) + line.base - style.text_top - style.chip_height / 2
    at = QPoint(round((chip.x0 + chip.x1) / 2 + view._origin()), round(y - view._scroller.top))
    qtbot.mouseClick(view.viewport(), LEFT, pos=at)
    assert view.focused() == marks[3].id


def test_an_edge_is_dragged_by_letters_with_alt_and_asked_for_at_release(view, marks, qtbot):
    alliance = marks[1]
    view.focus_annotation(alliance.id)
    box = view.rect_of(alliance.start, alliance.end)
    target = view.rect_of(alliance.start - 1, alliance.start)
    start = QPoint(box.right(), box.center().y())
    asked = []
    view.edge_dragged.connect(lambda name, span: asked.append((name, span)))
    send(view, QEvent.Type.MouseButtonPress, start)
    held = Qt.KeyboardModifier.AltModifier
    send(view, QEvent.Type.MouseMove, QPoint(target.right(), start.y()), modifiers=held)
    assert asked == []
    assert view._shown().focused_span == Span(alliance.start - 1, alliance.end)
    send(view, QEvent.Type.MouseButtonRelease, QPoint(target.right(), start.y()))
    assert asked == [(alliance.id, Span(alliance.start - 1, alliance.end))]


def test_escape_gives_up_a_dragged_edge(view, marks):
    alliance = marks[1]
    view.focus_annotation(alliance.id)
    box = view.rect_of(alliance.start, alliance.end)
    asked = []
    view.edge_dragged.connect(lambda *what: asked.append(what))
    send(view, QEvent.Type.MouseButtonPress, QPoint(box.right(), box.center().y()))
    send(view, QEvent.Type.MouseMove, QPoint(box.right() + 60, box.center().y()))
    assert view.escape()
    send(view, QEvent.Type.MouseButtonRelease, QPoint(box.right() + 60, box.center().y()))
    assert asked == []
    assert view.focused() == alliance.id


def test_hovering_names_the_annotation_under_the_mouse(view, marks):
    send(view, QEvent.Type.MouseMove, point(view, *place("شمال")), Qt.MouseButton.NoButton)
    assert view._shown().hovered == marks[2].id
    assert "شمال" in view.sheet.name_of(marks[2].id)
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert view._shown().hovered == ""


def test_the_name_on_a_relation_leads_to_its_other_end(view, marks):
    view.focus_annotation(marks[3].id)
    (route,) = view._shown().arrows
    assert route.to == marks[0].id
    centre = route.box.center()
    top = view._scroller.top
    at = QPoint(round(centre.x() + view._origin()), round(centre.y() - top))
    send(view, QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton)
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert view._shown().pointed == route.relation
    send(view, QEvent.Type.MouseButtonPress, at)
    send(view, QEvent.Type.MouseButtonRelease, at, Qt.MouseButton.NoButton)
    assert view.focused() == marks[0].id
    assert view._shown().related == {marks[3].id}


def test_ctrl_and_wheel_change_the_size_and_the_wheel_scrolls(view, marks):
    def turn(degrees, modifiers):
        at = QPointF(100, 100)
        event = QWheelEvent(
            at,
            at,
            QPoint(),
            QPoint(0, degrees * 8),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), event)

    size = view.text_size()
    turn(15, Qt.KeyboardModifier.ControlModifier)
    assert view.text_size() == size + 1
    view.resize(900, 120)
    turn(-15, Qt.KeyboardModifier.NoModifier)
    assert view.verticalScrollBar().value() > 20


def test_keys_go_on_from_the_word_that_was_clicked_inside_an_annotation(view, marks, qtbot):
    qtbot.mouseClick(view.viewport(), LEFT, pos=point(view, TEXT.index("إنه")))
    assert view.focused() == marks[3].id
    view.move_word(1)
    assert view.target() == Span(*place("باق"))
    view.focus_annotation(marks[3].id)
    view.move_word(1)
    assert view.target() == Span(*place("وأضاف"))


def test_a_dragged_edge_takes_no_space_with_it(view, marks):
    alliance = marks[1]
    view.focus_annotation(alliance.id)
    word = TEXT.index("شمال")
    box, gap = view.rect_of(alliance.start, alliance.end), view.rect_of(word, word + 1)
    asked = []
    view.edge_dragged.connect(lambda name, span: asked.append(span))
    start = QPoint(box.left(), box.center().y())
    end = QPoint(gap.right(), start.y())
    send(view, QEvent.Type.MouseButtonPress, start)
    send(view, QEvent.Type.MouseMove, end)
    send(view, QEvent.Type.MouseButtonRelease, end)
    assert asked == [Span(*place("حلف"))]


def test_a_dragged_edge_keeps_to_words_and_shows_the_range_it_will_take(view, marks):
    north = marks[2]
    view.focus_annotation(north.id)
    box, word = view.rect_of(north.start, north.end), place("الأطلسي")
    inside = view.rect_of(word[1] - 2, word[1])
    asked = []
    view.edge_dragged.connect(lambda name, span: asked.append(span))
    start = QPoint(box.left(), box.center().y())
    send(view, QEvent.Type.MouseButtonPress, start)
    send(view, QEvent.Type.MouseMove, QPoint(inside.center().x(), start.y()))
    assert view._shown().focused_span == Span(north.start, word[1])
    # back near where it was: nothing is asked for
    send(view, QEvent.Type.MouseMove, start)
    assert view._shown().focused_span == north.span
    send(view, QEvent.Type.MouseMove, QPoint(inside.center().x(), start.y()))
    send(view, QEvent.Type.MouseButtonRelease, QPoint(inside.center().x(), start.y()))
    assert asked == [Span(north.start, word[1])]


@pytest.mark.parametrize("held", ["NoModifier", "AltModifier"])
def test_escape_in_a_drag_brings_back_what_was_selected(view, marks, held):
    view.select(Span(*place("ثانية")))
    first, last = point(view, *place("قال")), point(view, *place("حلف"))
    send(view, QEvent.Type.MouseButtonPress, first)
    send(view, QEvent.Type.MouseMove, last, modifiers=Qt.KeyboardModifier[held])
    assert view.selection().start == 0
    assert view.escape()
    assert quote(view) == "ثانية"
    send(view, QEvent.Type.MouseMove, first)
    send(view, QEvent.Type.MouseButtonRelease, first)
    assert quote(view) == "ثانية"


def test_escape_in_a_drag_brings_back_the_focused_mark(view, marks):
    view.focus_annotation(marks[1].id)
    first, last = point(view, *place("ثانية")), point(view, *place("هنا"))
    send(view, QEvent.Type.MouseButtonPress, first)
    send(view, QEvent.Type.MouseMove, last)
    assert view.focused() is None
    assert view.escape()
    assert view.focused() == marks[1].id
    assert view.selection() is None


def test_a_drag_that_is_let_go_outside_keeps_what_it_had_and_ends(view, marks):
    first, last = point(view, *place("ثانية")), point(view, *place("هنا"))
    drag(view, first, QPoint(last.x(), last.y()))
    kept = quote(view)
    assert kept == "ثانية هنا"
    send(view, QEvent.Type.MouseButtonPress, first)
    send(view, QEvent.Type.MouseMove, last)
    # the button went up where no event reached us: the next move comes without it
    send(view, QEvent.Type.MouseMove, point(view, *place("قال")), Qt.MouseButton.NoButton)
    assert quote(view) == kept
    send(view, QEvent.Type.MouseMove, point(view, *place("كلاما")), Qt.MouseButton.NoButton)
    assert quote(view) == kept


def test_a_drag_below_the_view_goes_to_its_last_line_and_scrolls_on(view, qtbot):
    text = "\n".join(f"سطر رقم {k} من النص" for k in range(80))
    view.show_article(article(text), [], [], gold.schema(), "ar")
    view.resize(900, 300)
    first = view.rect_of(0, 3).center()
    below = QPoint(first.x(), view.viewport().height() + 40)
    send(view, QEvent.Type.MouseButtonPress, first)
    send(view, QEvent.Type.MouseMove, below)
    before = view.selection().end
    qtbot.waitUntil(lambda: view.selection().end > before + 100)
    assert view.verticalScrollBar().value() > 0
    send(view, QEvent.Type.MouseButtonRelease, below)
    end = view.selection().end
    assert view.selection() == Span(0, end)
    assert not view._gestures._scrolling.isActive()


def test_a_double_click_and_drag_takes_words_a_triple_one_sentences(view, marks, qtbot):
    first, last = point(view, *place("العام")), point(view, *place("شمال"))
    qtbot.mouseDClick(view.viewport(), LEFT, pos=first)
    send(view, QEvent.Type.MouseButtonPress, first)  # the third: a sentence
    send(view, QEvent.Type.MouseMove, point(view, *place("كلاما")))
    send(view, QEvent.Type.MouseButtonRelease, point(view, *place("كلاما")))
    assert quote(view) == TEXT[: TEXT.index("\n")]
    send(view, QEvent.Type.MouseButtonDblClick, first)
    send(view, QEvent.Type.MouseMove, last)
    send(view, QEvent.Type.MouseButtonRelease, last)
    assert quote(view) == "العام لحلف شمال"


def test_shift_click_after_a_click_in_a_claim_extends_from_the_word(view, marks, qtbot):
    qtbot.mouseClick(view.viewport(), LEFT, pos=point(view, TEXT.index("إنه")))
    assert view.focused() == marks[3].id
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.mouseClick(view.viewport(), LEFT, shift, pos=point(view, *place("وأضاف")))
    assert quote(view) == "إنه باق. وأضاف"


def test_inner_outer_and_cycle_walk_the_marks_at_one_place(view, marks):
    whole, alliance, north, claim = (it.id for it in marks)
    view.selecting.put_word(place("شمال")[0])
    seen = []
    for step in (view.cycle_here, view.outer, view.outer, view.outer, view.outer, view.inner):
        step()
        seen.append(view.focused())
    assert seen == [north, alliance, whole, claim, claim, whole]
    view.cycle_here()
    view.cycle_here()
    assert view.focused() == north


def test_an_emoji_family_is_selected_whole(view, qtbot):
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    text = f"رسالة {family}\u200c نصها"
    view.show_article(article(text), [], [], gold.schema(), "ar")
    box = view.rect_of(6, 6 + len(family))
    held = Qt.KeyboardModifier.AltModifier
    drag(view, QPoint(box.right() + 1, box.center().y()), box.center() - QPoint(8, 0), held)
    span = view.selection()
    assert span is None or span.quote(text) == family
    view.select(Span(7, 6 + len(family) + 2))
    assert view.selection().quote(text) == family
