"""Whatever a file may hold, the view shows it, walks over it and gives true offsets."""

from __future__ import annotations

import gold
import pytest
from making import annotation, article
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPaintEvent

from hashiya.model.span import Span
from hashiya.text import graphemes
from hashiya.ui.reader import hits
from hashiya.ui.reader.sheet import KEPT
from hashiya.ui.reader.view import ReaderView

TEXTS = {
    "empty": "",
    "one letter": "ن",
    "only spaces": "   \n \n\t",
    "empty paragraphs": "\n\n\nقال\n\n\n\nالناتو\n\n",
    "crlf": "قال الناتو\r\nإن العراق\r\n\r\nباقٍ\r",
    "emoji first": "😀👩‍👩‍👧🇮🇶 قال 😀الناتو😀 إن 🇮🇶🇸🇾",
    "marks": "وَٱلْمَلَائِكَةُ يُسَبِّحُونَ بِحَمْدِ",
    "zwnj": "می‌گوید خانه‌ها نمی‌دانم",
    "nul and controls": "قال\x00 الناتو\x07\x1b[31m إن\ufffe",
    "bidi controls": "قال \u202eNATO \u202c\u2067abc\u2069 \u2066الناتو\u2069 \u202b",
    "separators": "سطر\u2028سطر\u2029سطر\x0bسطر\x0cسطر\x85سطر",
    "stray marks": "ً ُ\u0300 \u200d\u200c\ufeff قال",
    "tabs": "قال\tالناتو\t\tإن",
    "no spaces": "ا" * 5000,
    "one word a line": "كلمة\n" * 300,
    "latin": "The Alliance said so.\nNATO.",
    "digits only": "2018 2019\n١٩٤٨",
}


@pytest.fixture
def view(qtbot):
    made = ReaderView()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


def shown(view, text, *annotations):
    of = article(text)
    marks = [annotation(of, *it) for it in annotations]
    view.show_article(of, marks, (), gold.schema(), "ar")
    return marks


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_any_text_is_painted_walked_and_hit(view, qtbot, text):
    edges = graphemes.boundaries(text)
    spans = [(a, b) for a, b in zip(edges[::3], edges[2::3], strict=False) if a < b][:60]
    shown(view, text, *spans, *([(0, len(text), "CLAIM")] if text else []))
    view.grab()
    for move in (view.move_word, view.move_line, view.move_sentence, view.move_page):
        for by in (1, 1, -1, 1):
            move(by)
            move(by, extend=True)
    view.move_to_article_edge(1)
    view.move_to_paragraph_edge(-1, extend=True)
    view.select_sentence()
    view.widen()
    view.move_edge(-1)
    view.escape()
    for y in range(0, 500, 60):
        for x in (5, 200, 350, 600):
            qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, y))
            at = hits.position_at(view.sheet, *view.to_sheet(QPoint(x, y).toPointF()))
            assert 0 <= at <= len(text)
            assert graphemes.is_boundary(text, at)
    view.set_text_size(40)
    view.set_theme("dark")
    view.grab()


@pytest.mark.parametrize("text", ["😀 قال الناتو", "سطر\r\nقال الناتو", "🇮🇶👩‍👩‍👧 وَقال الناتو"])
def test_a_double_click_gives_offsets_in_code_points(view, qtbot, text):
    shown(view, text)
    at = text.index("الناتو")
    box = view.rect_of(at, at + 6)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert view.selection() == Span(at, at + 6)


def test_a_line_of_a_megabyte_is_shaped_only_where_it_is_seen(view):
    text = "قال الناتو إن العراق باق، وأضاف. " * 17_000
    shown(view, text)
    view.grab()
    assert len(view.sheet._shaped) < 12
    view.move_to_article_edge(1)
    view.grab()
    assert view.selecting.word[1] > len(text) - 10
    assert len(view.sheet._shaped) < 40
    bar = view.verticalScrollBar()
    assert bar.value() == bar.maximum()


def test_measuring_blocks_above_never_moves_what_is_read(view):
    shown(view, "فقرة قصيرة\n" * 30 + ("كلمات طويلة جدا " * 60 + "\n") * 60)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() * 2 // 3)
    first = view.position()
    for _ in range(40):
        before = view.position()
        rect = view.rect_of(before, before + 1)
        view.scroll_by(-17)
        assert view.rect_of(before, before + 1).y() - rect.y() in (16, 17, 18)
    assert view.position() < first


def test_no_size_and_no_article_are_no_trouble(view):
    view.clear()
    view.grab()
    view.move_word(1)
    view.move_line(1)
    view.scroll_to(5)
    view.focus_annotation("x")
    assert view.selection() is None
    assert not view.escape()
    shown(view, "قال الناتو", (4, 10))
    view.resize(0, 0)
    view.resize(1, 1)
    view.grab()


def test_an_error_while_painting_leaves_no_active_painter(view, monkeypatch, qtbot):
    shown(view, "قال الناتو")

    def broken(*_):
        raise RuntimeError("broken on purpose")

    with monkeypatch.context() as patch:
        patch.setattr("hashiya.ui.reader.canvas.paint", broken)
        with qtbot.capture_exceptions() as told:
            view.paintEvent(QPaintEvent(QRect(0, 0, 10, 10)))
        assert [str(error) for _kind, error, _trace in told] == ["broken on purpose"]
    assert not view.viewport().paintingActive()
    view.grab()


def test_of_a_long_walk_only_the_latest_blocks_are_kept(view):
    shown(view, "كلمة\n" * 400)
    view.sheet.settle()
    assert len(view.sheet._shaped) == len(view.sheet._placed) == KEPT
