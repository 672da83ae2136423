"""The view shows both seeds, lets one choose, and asks for changes by its signals."""

from __future__ import annotations

from dataclasses import replace

import gold
import pytest
from making import annotation, article, relation
from PySide6.QtCore import QPoint, Qt

from hashiya.display.span_index import SpanIndex
from hashiya.model.edit import Edit
from hashiya.model.span import Span
from hashiya.ui.reader.view import ReaderView
from hashiya.wording import bare


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


def test_a_screen_reader_is_told_what_it_is(view, seed):
    assert view.accessibleName() == seed.article.title
    assert "Shift" in view.accessibleDescription()
    assert view.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_the_word_cursor_tells_whether_keys_go_to_the_reader(view, qtbot):
    view.clearFocus()
    without = view.grab().toImage()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    assert view.grab().toImage() != without


def test_a_new_annotation_touches_one_block_and_moves_nothing_else(view, seed):
    blocks = range(len(view.sheet))
    before = {block: view.sheet.placed(block) for block in blocks}
    more = replace(seed.annotations[-1], id="new")
    view.set_annotations([*seed.annotations, more], seed.relations)
    changed = [block for block in blocks if view.sheet.placed(block) is not before[block]]
    assert changed == list(view.sheet.blocks_of(more.span))
    assert all(view.sheet.placed(k).shaped is before[k].shaped for k in blocks)


@pytest.mark.parametrize("shared", [True, False])
def test_edits_touch_their_blocks_only_and_come_and_go(view, seed, shared):
    """Also when the index is the session's own, which has taken the step over before."""
    index = SpanIndex(seed.annotations)
    view.set_annotations(index if shared else seed.annotations, seed.relations)
    blocks = range(len(view.sheet))
    before = {block: view.sheet.placed(block) for block in blocks}
    first = seed.annotations[0]
    late = view.sheet.blocks.range(len(view.sheet) - 1)[0]
    moved = replace(first, fragments=(Span(late, late + len(first.span)),))
    for edit in (Edit(first, moved), Edit(moved, None), Edit(None, first)):
        index.apply([edit])
        view.apply_edits([edit])
        there = view.sheet.index.get(first.id)
        assert there == edit.after
    changed = [block for block in blocks if view.sheet.placed(block) is not before[block]]
    touched = {*view.sheet.blocks_of(first.span), *view.sheet.blocks_of(moved.span)}
    assert changed == sorted(touched)
    assert all(view.sheet.placed(k).lanes == before[k].lanes for k in blocks)


def test_a_chip_that_names_a_relation_s_other_end_follows_it(view):
    of = article("قال الناتو إن العراق باق.\nبغداد مدينة كبيرة.")
    claim, city = annotation(of, 0, 24, "CLAIM"), annotation(of, 26, 31)
    arrow = relation(claim, city, "said_by")
    view.show_article(of, [claim, city], [arrow], gold.schema(), "ar")

    def jumps():
        return [it.text for it in view.sheet.placed(0).chips if it.kind == "jump"]

    assert jumps() == ["بغداد"]
    moved = replace(city, fragments=(Span(32, 37),), quote=of.text[32:37])
    view.apply_edits([Edit(city, moved)])
    assert jumps() == ["مدينة"]
    view.apply_edits([Edit(arrow, None), Edit(moved, None)])
    assert jumps() == []


def test_only_a_speaker_stands_beside_a_claim_without_a_word_of_what_it_is(view):
    of = article("قال الناتو إن العراق باق.\nبغداد يوم الأربعاء.")
    claim, day = annotation(of, 14, 24, "CLAIM"), annotation(of, 36, 44, "DATE")
    source = annotation(of, 4, 10, "SOURCE")
    schema = gold.schema()
    (when,), (said,) = schema.relations_as("time"), schema.relations_as("speaker")
    timed, spoken = relation(claim, day, when.code), relation(claim, source, said.code)
    view.show_article(of, [claim, day, source], [timed], schema, "ar")

    def jump():
        (found,) = [it for it in view.sheet.placed(0).chips if it.kind == "jump"]
        return bare(found.text), found.to

    assert jump() == (f"{when.name('ar')} · {day.quote}", day.id)
    view.apply_edits([Edit(None, spoken)])
    assert jump() == (source.quote, source.id)


def test_o_changes_the_edge_that_moves(view):
    word = view.target()
    view.select(word)
    view.move_edge(-1)
    assert view.selection() == Span(word.start, word.end - 1)
    view.swap_edge()
    view.move_edge(1)
    assert view.selection() == Span(word.start + 1, word.end - 1)


def test_an_annotation_that_goes_takes_its_focus_along(view, seed, qtbot):
    gone = seed.annotations[3]
    view.focus_annotation(gone.id)
    with qtbot.waitSignal(view.annotation_focused) as told:
        view.set_annotations([it for it in seed.annotations if it is not gone], seed.relations)
    assert told.args == [""]


def test_lines_up_and_down_keep_their_place(view):
    view.move_to_article_edge(-1)
    view.move_word(3)
    start = view.target()
    view.move_line(1)
    below = view.target()
    assert below.start > start.end
    view.move_line(-1)
    assert view.target() == start


def test_forward_is_left_in_arabic_and_the_scroll_bar_follows_the_interface(view):
    assert view.forward_key_is_left()
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view.grab()
    assert view.viewport().geometry().x() > 0


def test_zooming_keeps_what_is_read(view):
    view.scroll_to(1200)
    before = view.position()
    view.set_text_size(32)
    view.set_text_size(26)
    assert abs(view.position() - before) < 120


def test_escape_goes_back_one_state_at_a_time(view, seed):
    view.focus_annotation(seed.annotations[0].id)
    assert view.escape()
    assert view.focused() is None
    view.select(Span(0, 5))
    assert view.escape()
    assert view.selection() is None
    assert not view.escape()


@pytest.mark.parametrize("edge", ["move_to_article_edge", "move_to_paragraph_edge"])
def test_the_end_is_the_last_word_and_a_selection_goes_on_to_its_full_stop(view, edge):
    text = "قال الناتو إنه باق في العراق.\n"
    view.show_article(article(text), (), (), gold.schema(), "ar")
    getattr(view, edge)(1)
    assert text[view.target().start : view.target().end] == "العراق"
    view.move_word(-1)
    getattr(view, edge)(1, extend=True)
    assert text[view.selection().start : view.selection().end] == "في العراق."
