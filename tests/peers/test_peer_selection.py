"""What other annotation tools are left for, named after their own bug reports: direction, selection, long lines."""

from __future__ import annotations

import pytest
from pages import chosen, place, show
from pointer import click, double_click, drag, middle
from PySide6.QtCore import QPoint, Qt

from hashiya.model.span import Span
from hashiya.text.direction import base_direction
from hashiya.ui.reader.layout import ShapedBlock
from hashiya.ui.reader.theme import colour

pytestmark = pytest.mark.usefixtures("qapp")

ALT = Qt.KeyboardModifier.AltModifier


# --- direction: found by itself, by paragraph ---


def test_inception_3893_direction_needs_no_setting(view):
    show(view, "قال الناتو إنه باق")
    assert view.sheet.rtl(0)
    assert view.rect_of(0, 3).right() > view.viewport().width() / 2


def test_doccano_769_each_paragraph_has_its_own_direction(view):
    show(view, "قال الناتو إنه باق\nNATO said it will stay\nהנאטו יישאר")
    assert [view.sheet.rtl(k) for k in range(3)] == [True, False, True]
    assert base_direction("NATO said") == "ltr"


def test_inception_5342_no_text_is_blank_in_right_to_left(view):
    for text in ("ن", "؟", "\nالناتو", "١٢٣", "\u200fالناتو", "   الناتو"):
        show(view, text)
        at = next(k for k, it in enumerate(text) if it.isalnum() or it == "؟")
        image = view.grab().toImage()
        box = view.rect_of(at, at + 1).adjusted(-2, 0, 2, 0)
        page = colour(view._style.palette.page).rgb()
        pixels = {
            image.pixel(x, y)
            for x in range(max(0, box.left()), box.right())
            for y in range(box.top(), box.bottom())
        }
        assert any(is_dark(it, page) for it in pixels), repr(text)


def is_dark(pixel, page):
    """Whether a pixel is much darker than the page."""
    return sum((page >> k & 255) - (pixel >> k & 255) for k in (0, 8, 16)) > 300


def test_inception_5945_an_empty_span_cannot_be_made(view):
    show(view, "قال الناتو إنه باق")
    with pytest.raises(ValueError, match="not a span"):
        Span(4, 4)
    spot = middle(view, 5)
    drag(view, spot, spot + QPoint(5, 0), ALT)
    assert view.selection() is None or view.selection().end > view.selection().start
    view.grab()


def test_inception_5947_the_same_words_are_marked_whatever_the_direction(view):
    text = "NATO قال الناتو إنه 2018 باق in Iraq"
    for direction in ("rtl", "ltr", "auto"):
        show(view, text, direction=direction)
        for words in ("الناتو", "2018", "Iraq"):
            start, end = place(text, words)
            double_click(view, middle(view, start, end))
            assert chosen(view) == words


# --- selection: what the pointer goes over is what is chosen ---


def test_webanno_699_a_drag_begins_where_it_was_begun_not_at_the_page(view):
    text = "الفقرة الأولى هنا.\nالفقرة الثانية قال فيها الناتو إنه باق."
    show(view, text)
    start, end = place(text, "فيها"), place(text, "إنه")
    drag(view, middle(view, *start), middle(view, *end))
    assert chosen(view) == "فيها الناتو إنه"


def test_yedda_12_a_backward_drag_chooses_the_same_words(view):
    text = "قال الأمين العام لحلف الناتو NATO إنه باق"
    show(view, text)
    one, other = place(text, "الأمين"), place(text, "NATO")
    drag(view, middle(view, *one), middle(view, *other))
    forward = chosen(view)
    drag(view, middle(view, *other), middle(view, *one))
    assert chosen(view) == forward == "الأمين العام لحلف الناتو NATO"


def test_argilla_4683_the_cursor_walks_mixed_words_in_reading_order(view):
    text = "قال NATO Response Force إن الناتو NATO في 2018"
    show(view, text)
    view.move_to_article_edge(-1)
    walked = []
    for _ in text.split(" "):
        target = view.target()
        walked.append(text[target.start : target.end])
        view.move_word(1)
    assert walked == text.split(" ")


def test_xreader_348_a_question_mark_is_neither_swallowed_nor_escapes(view):
    text = "هل بقي الناتو؟ نعم بقي"
    show(view, text)
    double_click(view, middle(view, *place(text, "الناتو")))
    assert chosen(view) == "الناتو"
    at = text.index("؟")
    drag(view, middle(view, *place(text, "بقي")), middle(view, at))
    assert chosen(view) == "بقي الناتو؟"


def test_lute_165_the_left_key_goes_forward_in_right_to_left_text(view):
    show(view, "قال الناتو\nNATO said")
    view.move_to_article_edge(-1)
    assert view.forward_key_is_left()
    view.move_line(1)
    assert not view.forward_key_is_left()


def test_qualcoder_1482_no_mark_drifts_behind_an_emoji(view):
    text = "😀 قال 🇮🇶 الناتو 👨‍👩‍👧 إنه باق"
    show(view, text)
    for words in ("قال", "الناتو", "باق"):
        start, end = place(text, words)
        double_click(view, middle(view, start, end))
        assert (view.selection().start, view.selection().end) == (start, end)


def test_unicode_segmentation_61_a_persian_word_with_zwnj_is_one_word(view):
    text = "او می‌گوید که"
    show(view, text)
    double_click(view, middle(view, place(text, "گوید")[0]))
    assert chosen(view) == "می‌گوید"


def test_label_studio_3179_a_word_is_chosen_without_its_comma(view):
    text = "قال الناتو، إن “بضع مئات” باقون"
    show(view, text)
    for words in ("الناتو", "مئات", "بضع"):
        double_click(view, middle(view, *place(text, words)))
        assert chosen(view) == words


# --- long lines: shown whole and reached by scrolling ---


def test_webanno_300_a_long_span_wraps_and_all_of_it_can_be_reached(view):
    text = " ".join(f"كلمة{number}" for number in range(900))
    (mark,) = show(view, text, (text, "CLAIM"))
    last = place(text, "كلمة899")
    view.scroll_to(last[0])
    box = view.rect_of(*last)
    assert view.viewport().rect().contains(box.center())
    assert box.left() >= 0
    assert box.right() <= view.viewport().width()
    click(view, box.center())
    assert view.focused() == mark.id


def test_webanno_380_a_document_of_one_sentence_is_shaped_only_where_it_is_seen(view, monkeypatch):
    made = []
    build = ShapedBlock.__init__

    def counted(self, *args, **kwargs):
        made.append(len(args[0].text))
        build(self, *args, **kwargs)

    monkeypatch.setattr(ShapedBlock, "__init__", counted)
    show(view, "كلمة طويلة بلا نقطة " * 20_000)
    view.grab()
    assert 0 < sum(made) < 12_000
