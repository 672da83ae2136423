"""A relation is drawn with the mouse, from a mark's chip or lane to another mark."""

from __future__ import annotations

import pointer
import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication

from hashiya.commands import annotate
from hashiya.model.annotation import Annotation
from hashiya.model.span import Span
from hashiya.ui.main_window import MainWindow
from hashiya.ui.reader.view import ReaderView

MARKS = {
    "CLAIM": ("claim", "بذل المزيد من الجهود"),
    "SOURCE": ("claim", "الرئيس الأميركي"),
    "GPE": ("entity", "واشنطن"),
    "CUE": ("claim", "استجابة"),
}


@pytest.fixture
def marks(window: MainWindow) -> dict[str, Annotation]:
    session = window.session
    made: dict[str, Annotation] = {}
    for code, (layer, words) in MARKS.items():
        at = session.article.text.index(words)
        span = Span(at, at + len(words))
        made[code] = annotate.tag(session.workspace, session.article.id, span, layer, code)
    window.session.focus(None)
    QApplication.processEvents()
    return made


def chip_of(reader: ReaderView, mark: Annotation) -> QPoint:
    """The middle of the chip with a mark's name."""
    sheet = reader.sheet
    block = sheet.blocks.at(mark.start)
    placed = sheet.placed(block)
    chip = next(it for it in placed.chips if it.annotation == mark.id and it.kind == "name")
    base = sheet.top(block) + placed.shaped.lines[chip.line].base
    return reader.from_sheet(*_centre(chip.box(base, sheet.style))).toPoint()


def lane_of(reader: ReaderView, mark: Annotation) -> QPoint:
    sheet = reader.sheet
    block = sheet.blocks.at(mark.start)
    placed = sheet.placed(block)
    lane = next(it for it in placed.lanes if it.lane.annotation == mark.id)
    x = sum(lane.extents[0]) / 2
    y = sheet.top(block) + placed.lane_y(lane.line, lane.lane.number, sheet.style)
    return reader.from_sheet(x, y).toPoint()


def _centre(box) -> tuple[float, float]:
    return box.center().x(), box.center().y()


def words_of(reader: ReaderView, mark: Annotation) -> QPoint:
    return pointer.middle(reader, mark.start, mark.start + 3)


def begin(reader: ReaderView, start: QPoint, end: QPoint) -> None:
    pointer.send(reader, QEvent.Type.MouseButtonPress, start)
    for share in (0.3, 0.7, 1.0):
        step = start + (end - start) * share
        pointer.send(reader, QEvent.Type.MouseMove, step)


def drawn(window: MainWindow) -> list[tuple[str, str, str]]:
    quotes = {it.id: it.quote for it in window.session.annotations}
    return [(it.label, quotes[it.from_id], quotes[it.to_id]) for it in window.session.relations]


def test_from_a_chip_to_words_of_the_other_mark(window, marks) -> None:
    reader = window.reader
    start, end = chip_of(reader, marks["CLAIM"]), words_of(reader, marks["SOURCE"])
    begin(reader, start, end)
    seen = window.dragging.rubber(reader).drawn
    assert seen.start.id == marks["CLAIM"].id
    assert seen.aim == marks["SOURCE"].id
    fits = {it.id for it in seen.fits}
    assert marks["SOURCE"].id in fits
    assert marks["CLAIM"].id not in fits
    pointer.send(reader, QEvent.Type.MouseButtonRelease, end)
    assert window.dragging.rubber(reader).drawn is None
    assert drawn(window) == [("said_by", MARKS["CLAIM"][1], MARKS["SOURCE"][1])]
    assert reader.selection() is None
    assert len(window.session.workspace.history(2)) == 2


def test_a_drag_over_words_still_selects(window, marks) -> None:
    reader = window.reader
    text = window.session.article.text
    at = text.index("حلفاء")
    one = pointer.middle(reader, at, at + 4)
    pointer.drag(reader, one, words_of(reader, marks["GPE"]))
    assert reader.selection() is not None
    assert drawn(window) == []


def test_escape_gives_it_up(window, press, marks) -> None:
    reader = window.reader
    reader.setFocus()
    start, end = chip_of(reader, marks["CLAIM"]), words_of(reader, marks["SOURCE"])
    begin(reader, start, end)
    press("esc")
    assert window.dragging.rubber(reader).drawn is None
    pointer.send(reader, QEvent.Type.MouseButtonRelease, end)
    assert drawn(window) == []


def test_several_kinds_are_asked_for(window, marks) -> None:
    reader = window.reader
    start, end = chip_of(reader, marks["CLAIM"]), lane_of(reader, marks["GPE"])
    begin(reader, start, end)
    pointer.send(reader, QEvent.Type.MouseButtonRelease, end)
    names = [it.text() for it in window.linking.menu.actions()]
    assert len(names) > 1
    window.linking.menu.actions()[0].trigger()
    window.linking.menu.close()
    assert len(drawn(window)) == 1


def test_from_a_lane_the_arrow_turns_round(window, marks) -> None:
    reader = window.reader
    start, end = lane_of(reader, marks["GPE"]), chip_of(reader, marks["CLAIM"])
    begin(reader, start, end)
    pointer.send(reader, QEvent.Type.MouseButtonRelease, end)
    window.linking.menu.actions()[0].trigger()
    window.linking.menu.close()
    ((_label, one, other),) = drawn(window)
    assert (one, other) == (MARKS["CLAIM"][1], MARKS["GPE"][1])


def test_what_does_not_fit_is_told_and_nothing_is_drawn(window, marks) -> None:
    reader = window.reader
    start, end = lane_of(reader, marks["GPE"]), words_of(reader, marks["CUE"])
    begin(reader, start, end)
    assert marks["CUE"].id not in {it.id for it in window.dragging.rubber(reader).drawn.fits}
    pointer.send(reader, QEvent.Type.MouseButtonRelease, end)
    assert drawn(window) == []
    assert "لا علاقة" in window.toast.text


def test_the_page_scrolls_when_the_pointer_is_near_its_edge(window, marks, qtbot) -> None:
    reader = window.reader
    start = chip_of(reader, marks["CLAIM"])
    before = reader.verticalScrollBar().value()
    begin(reader, start, QPoint(start.x(), reader.viewport().height() - 4))
    qtbot.waitUntil(lambda: reader.verticalScrollBar().value() > before)
    assert window.dragging.rubber(reader).drawn is not None
    pointer.send(reader, QEvent.Type.MouseButtonRelease, QPoint(2, reader.viewport().height() - 4))
    assert window.dragging.rubber(reader).drawn is None


def test_into_the_second_article(window, press, marks) -> None:
    window.resize(1900, 1000)
    session = window.session
    there = next(it.id for it in session.workspace.articles() if it.id != session.article.id)
    text = session.workspace.text(there)
    other = annotate.tag(session.workspace, there, Span(0, text.index(" ", 40)), "claim", "CLAIM")
    window.reader.setFocus()
    press("f8", "enter")
    QApplication.processEvents()
    second = window.side_by_side.view.reader
    window.reader.scroll_to(0)
    start = chip_of(window.reader, marks["CLAIM"])
    goal = second.viewport().mapToGlobal(words_of(second, other))
    end = window.reader.viewport().mapFromGlobal(goal)
    begin(window.reader, start, end)
    assert [it.id for it in window.dragging.rubber(second).drawn.fits] == [other.id]
    assert window.dragging.rubber(second).drawn.aim == other.id
    pointer.send(window.reader, QEvent.Type.MouseButtonRelease, end)
    assert len(window.linking.menu.actions()) == 2
    window.linking.menu.actions()[0].trigger()
    window.linking.menu.close()
    (made,) = session.relations
    assert made.to_id == other.id


def test_nothing_is_begun_where_nothing_may_be_changed(window, marks) -> None:
    window.session.past = True
    reader = window.reader
    begin(reader, chip_of(reader, marks["CLAIM"]), words_of(reader, marks["SOURCE"]))
    assert window.dragging.rubber(reader).drawn is None
    pointer.send(reader, QEvent.Type.MouseButtonRelease, QPoint(5, 5))
