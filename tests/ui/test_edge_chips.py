"""Chips of ends out of view stand in a strip of the page without words; what matters is scrolled above it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hashiya.commands import annotate
from hashiya.model.annotation import Annotation
from hashiya.model.span import Span
from hashiya.ui.reader.routing import bands


def make(window, words: str, *, last: bool = False) -> Annotation:
    text, article = window.session.article.text, window.session.article.id
    at = text.rindex(words) if last else text.index(words)
    span = Span(at, at + len(words))
    return annotate.tag(window.session.workspace, article, span, "claim", "CLAIM")


def painted(window) -> None:
    QApplication.processEvents()
    window.reader.viewport().grab()


def on_sheet(reader, mark: Annotation) -> tuple[float, float]:
    box = reader.rect_of(mark.start, mark.end)
    return reader.to_sheet(box.topLeft().toPointF())[1], reader.to_sheet(
        box.bottomLeft().toPointF()
    )[1]


@pytest.fixture
def ends(window) -> list[Annotation]:
    """A mark at the article's very end that is joined with three at its beginning, and they with it."""
    last = make(window, window.session.article.text.split()[-1].strip("."), last=True)
    first = [make(window, it) for it in ("استجابة", "واشنطن", "تستعد")]
    for it in first:
        annotate.relate(window.session.workspace, "supports", it.id, last.id)
    window.resize(1000, 620)
    return [last, *first]


def test_the_last_line_goes_above_the_chips_at_the_foot(window, ends) -> None:
    reader, last = window.reader, ends[0]
    other = next(it for it in window.session.workspace.articles() if it.id != last.article)
    far = annotate.tag(window.session.workspace, other.id, Span(0, 6), "claim", "CLAIM")
    annotate.relate(window.session.workspace, "same_claim", last.id, far.id)
    window.tagging.jump_to(last.id)
    painted(window)
    routes = reader.arrows.routes
    assert {it.out for it in routes} == {-1, 1}
    above, below = bands(routes)
    top, bottom = on_sheet(reader, last)
    assert above.bottom() < top < bottom < below.top()
    for route in routes:
        assert any(it.contains(route.box) for it in (above, below))
    assert not reader.arrows.covers(top)
    assert reader.arrows.covers(below.center().y())


def test_a_click_on_a_word_at_the_foot_brings_it_out_from_under_its_chips(window, ends) -> None:
    reader, port = window.reader, window.reader.viewport()
    first = make(window, "يشار")
    annotate.relate(window.session.workspace, "supports", first.id, ends[0].id)
    window.tagging.jump_to(first.id)
    reader.focus_annotation(None)
    painted(window)
    reader.scroll_by(reader.rect_of(first.start, first.end).bottom() - port.height() + 2.0)
    painted(window)
    place = reader.rect_of(first.start, first.end).center()
    assert port.height() - 50 < place.y() < port.height()
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=QPoint(place))
    painted(window)
    assert reader.focused() == first.id
    (below,) = bands(reader.arrows.routes)
    assert on_sheet(reader, first)[1] < below.top()
    empty = QPoint(20, port.height() - 4)
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=empty)
    assert reader.focused() == first.id
