"""The view shows both seeds, lets one choose, and asks for changes by its signals."""

from __future__ import annotations

import gold
import pytest
from PySide6.QtCore import QPoint, Qt

from hashiya.model.span import Span
from hashiya.ui.reader.view import ReaderView


@pytest.fixture(params=[0, 1])
def seed(request):
    return gold.articles()[request.param]


@pytest.fixture
def view(qtbot, seed):
    made = ReaderView()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.show_article(seed.article, seed.annotations, seed.relations, gold.schema(), "ar")
    return made


def centre(view, start, end):
    box = view.rect_of(start, end)
    return QPoint(box.center().x(), box.center().y())


def word(view, needle):
    at = view.selecting.text.index(needle)
    return at, at + len(needle)


def test_it_paints_marks_in_the_hues_of_the_labels(view):
    image = view.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, 900, 1) for y in range(150, 500, 1)}
    assert "#2b45c5" in colours
    assert "#68298b" in colours


def test_drag_snaps_to_whole_words(view, qtbot):
    at, end = word(view, "العراق")
    view.scroll_to(at)
    following = view.selecting.text.index(" ", end + 1)
    middle = centre(view, at, end)
    target = centre(view, end + 1, following)
    if abs(target.y() - middle.y()) > 4:
        pytest.skip("the two words lie on two lines")
    port = view.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(port, (middle + target) / 2)
    qtbot.mouseMove(port, target)
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=target)
    chosen = view.selection()
    assert chosen is not None
    assert chosen.start == at
    assert chosen.end >= end + 1


def test_a_step_of_the_word_cursor_selects_nothing(view):
    view.move_word(3)
    assert view.selection() is None
    assert view.target() is not None
    view.move_word(1, extend=True)
    assert len(view.selection().quote(view.selecting.text).split()) == 2


def test_focus_tells_and_moves_an_edge_by_signal(view, seed, qtbot):
    annotation = next(it for it in seed.annotations if it.label == "ORG")
    with qtbot.waitSignal(view.annotation_focused) as told:
        view.focus_annotation(annotation.id)
    assert told.args == [annotation.id]
    with qtbot.waitSignal(view.edge_dragged) as asked:
        view.move_edge(-1)
    assert asked.args == [annotation.id, Span(annotation.start, annotation.end - 1)]
    assert view.focused() == annotation.id


def test_escape_goes_back_one_state_at_a_time(view, seed):
    view.focus_annotation(seed.annotations[0].id)
    assert view.escape()
    assert view.focused() is None
    view.select(Span(0, 5))
    assert view.escape()
    assert view.selection() is None
    assert not view.escape()
