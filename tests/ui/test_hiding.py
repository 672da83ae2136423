"""Marks out of sight: said so at the foot, nothing moved or changed; and a mark copied as JSON."""

from __future__ import annotations

import json

import pytest
from keyboard import release
from PySide6.QtGui import QGuiApplication

from hashiya.ui import hiding
from hashiya.ui.reader import hits


def test_h_hides_the_marks_and_shows_them_again(window, press, qapp) -> None:
    press("1", "esc", "left", "left")
    qapp.processEvents()
    marked = window.reader.viewport().grab().toImage()
    height = window.reader.sheet.heights.total
    press("h")
    qapp.processEvents()
    assert window.reader.viewport().grab().toImage() != marked
    assert window.reader.sheet.heights.total == height
    assert window.status._hidden.isVisible()
    assert len(window.session.annotations) == 1
    press("h")
    qapp.processEvents()
    assert window.reader.viewport().grab().toImage() == marked
    assert not window.status._hidden.isVisible()


@pytest.fixture
def clock(monkeypatch):
    """Moves only when it is told to."""
    now = [100.0]
    monkeypatch.setattr(hiding, "perf_counter", lambda: now[0])
    return now


def test_h_held_is_a_glance_at_the_bare_text(window, press, clock) -> None:
    press("h")
    assert not window.reader.marks_shown
    clock[0] += 2
    release(window, "g")
    assert not window.reader.marks_shown
    release(window, "h", key=ord("ا"))
    assert window.reader.marks_shown


def test_h_pressed_and_let_go_stays_and_held_it_is_a_glance_at_the_marks(
    window, press, clock
) -> None:
    press("h")
    clock[0] += 0.1
    release(window, "h")
    assert not window.reader.marks_shown
    press("h")
    clock[0] += 2
    release(window, "h")
    assert not window.reader.marks_shown


def test_shift_h_shows_one_layer_after_the_other_and_then_all(window, press, qapp) -> None:
    def picture():
        qapp.processEvents()
        return window.reader.viewport().grab().toImage()

    bare = picture()
    press("1", "esc", "left", "left", "shift+1", "esc", "left", "left")
    window.reader.select(None)
    both = picture()
    press("shift+h")
    entities = picture()
    assert window.status._hidden.text().endswith("كيان\u2069")
    press("shift+h")
    claims = picture()
    assert len({it.cacheKey() for it in (bare, both, entities, claims)}) == 4
    assert entities not in (bare, both, claims)
    assert claims not in (bare, both)
    press("shift+h")
    assert picture() == both
    assert not window.status._hidden.isVisible()


def test_one_layer_stays_while_it_is_worked_in_and_a_focused_mark_is_always_seen(
    window, press, qapp
) -> None:
    press("shift+h", "1")
    assert window.hiding.layer == "entity"
    press("shift+h")
    qapp.processEvents()
    focused = window.reader.viewport().grab().toImage()
    window.hiding._show_layer("")
    qapp.processEvents()
    assert window.reader.viewport().grab().toImage() == focused


def test_a_mark_out_of_sight_is_out_of_reach_of_mouse_and_keys(window, press, qapp) -> None:
    press("1", "esc", "shift+1", "esc")
    reader = window.reader
    entity, claim = sorted(window.session.annotations, key=lambda it: it.layer != "entity")
    qapp.processEvents()
    x, y = hits.centre_of(reader.sheet, entity.start)
    below = y + reader.sheet.style.lane_first

    def reached() -> list[str]:
        found = {
            *hits.annotations_at(reader.sheet, x, y),
            *hits.annotations_at(reader.sheet, x, below),
        }
        assert found == set(reader.annotations_here())
        return [it.id for it in (entity, claim) if it.id in found]

    assert reached() == [entity.id, claim.id]
    press("shift+h")
    assert reached() == [entity.id]
    press("shift+h")
    assert reached() == [claim.id]
    assert not hits.on_mark(reader.sheet, x, below)
    press("enter")
    assert reader.focused() == claim.id
    press("esc", "shift+h", "h")
    assert reached() == []
    press("enter")
    assert not reader.focused()
    press("esc", "h")
    assert reached() == [entity.id, claim.id]


def test_a_new_mark_is_always_seen(window, press) -> None:
    press("h", "1")
    assert window.reader.marks_shown
    assert not window.status._hidden.isVisible()


def test_the_focused_mark_is_copied_as_a_dataset_holds_it(window, press) -> None:
    press("1", "ctrl+shift+c")
    copied = json.loads(QGuiApplication.clipboard().text())
    (mark,) = window.session.annotations
    assert copied["id"] == mark.id
    assert (copied["start"], copied["end"], copied["text"]) == (mark.start, mark.end, mark.quote)
