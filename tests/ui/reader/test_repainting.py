"""What is moved on the screen is what painting it anew would give, pixel by pixel, and little is painted."""

from __future__ import annotations

import random
from dataclasses import replace

import gold
import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from hashiya.model.edit import Edit
from hashiya.model.span import Span
from hashiya.ui.reader.view import ReaderView


@pytest.fixture(params=[0, 1])
def seed(request):
    return gold.articles()[request.param]


@pytest.fixture
def view(qtbot, seed):
    made = ReaderView()
    qtbot.addWidget(made)
    made.resize(760, 420)
    made.show()
    made.show_article(seed.article, seed.annotations, seed.relations, gold.schema(), "ar")
    QApplication.processEvents()
    return made


class Rows(QObject):
    """Counts the rows of pixels that are painted."""

    def __init__(self, view):
        super().__init__(view)
        self.rows = 0
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched, event):  # noqa: N802 Qt's name
        if event.type() == QEvent.Type.Paint:
            self.rows += sum(it.height() for it in event.region())
        return False

    def of(self, act):
        QApplication.processEvents()
        self.rows = 0
        act()
        QApplication.processEvents()
        return self.rows


def assert_screen_is_true(view, after):
    QApplication.processEvents()
    seen = view.screen().grabWindow(view.winId()).toImage()
    true = view.grab().toImage()
    page = view.viewport().geometry()
    one, other = (it.copy(page).convertToFormat(QImage.Format.Format_RGB32) for it in (seen, true))
    wrong = [y for y in range(page.height()) if differ(row_of(one, y), row_of(other, y))]
    assert not wrong, (after, wrong)


def row_of(image, y):
    return image.constScanLine(y).tobytes()[: 4 * image.width()]


def differ(one, other):
    """More than the last bit of a soft edge, which the rim of what is painted may turn."""
    return one != other and any(abs(a - b) > 2 for a, b in zip(one, other, strict=True))


def changes_at(view, seed, start, end, label="ORG"):
    base = seed.annotations[0]
    one = replace(
        base,
        id=f"new{start}-{end}",
        layer="entity" if label != "CLAIM" else "claim",
        label=label,
        fragments=(Span(start, end),),
        quote=seed.article.text[start:end],
        attributes={},
    )
    there = replace(one, fragments=(Span(start, end - 1),), quote=one.quote[:-1])
    return Edit(None, one), Edit(one, there), Edit(there, None)


@pytest.mark.parametrize("walk", [7, 2])
def test_the_screen_is_true_after_any_walk(view, seed, walk):
    chance = random.Random(walk)
    pending: list[Edit] = []
    for step in range(60):
        way = chance.choice(("little", "up", "jump", "mark", "mark", "hover", "word"))
        if way == "little":
            view.scroll_by(chance.choice((1, 13, 60, 60, 90.5)))
        elif way == "up":
            view.scroll_by(-chance.choice((1, 7.25, 60, 120)))
        elif way == "jump":
            bar = view.verticalScrollBar()
            bar.setValue(chance.randrange(bar.maximum() + 1))
        elif way == "mark":
            if not pending:
                start = min(view.position() + chance.randrange(300), len(seed.article.text) - 40)
                label = chance.choice(("ORG", "CLAIM", "PERS"))
                pending = list(
                    changes_at(view, seed, start, start + chance.choice((2, 9, 30)), label)
                )
            view.apply_edits([pending.pop(0)])
        elif way == "hover":
            here = view.sheet.index.within(view.position(), view.position() + 300)
            view.hover(here[0].id if here else "")
        else:
            view.move_word(chance.choice((-1, 1)))
        assert_screen_is_true(view, f"{step}: {way}")


def test_what_lies_over_the_page_stays(view):
    over = QWidget(view.viewport())
    over.setAutoFillBackground(True)
    over.setGeometry(100, 150, 80, 40)
    over.show()
    for distance in (60, 60, -30, 200):
        view.scroll_by(distance)
        assert_screen_is_true(view, distance)


def test_a_short_way_paints_what_comes_into_view(view):
    rows = Rows(view)
    view.scroll_by(200)
    assert rows.of(lambda: view.scroll_by(60)) < 140
    assert rows.of(lambda: view.scroll_by(-60)) < 140


def test_a_mark_paints_its_lines_alone(view, seed):
    view.scroll_by(150)
    at = view.sheet.blocks.range(view.sheet.blocks.at(view.position() + 200))[0]
    add, _move, remove = changes_at(view, seed, at + 2, at + 4)
    rows = Rows(view)
    height = view.viewport().height()
    assert 0 < rows.of(lambda: view.apply_edits([add])) < height / 2
    assert (
        0
        < rows.of(lambda: view.apply_edits([replace(add, before=add.after, after=None)]))
        < height / 2
    )
    assert remove.after is None


def test_with_one_sentence_lit_all_is_painted(view):
    view.light_one_sentence(on=True)
    for _ in range(4):
        view.scroll_by(60)
        assert_screen_is_true(view, "lit")


def test_in_another_theme_all_is_painted(view):
    view.set_theme("dark")
    assert_screen_is_true(view, "dark")
    view.set_text_size(20)
    assert_screen_is_true(view, "smaller")
    view.resize(600, 500)
    assert_screen_is_true(view, "resized")
