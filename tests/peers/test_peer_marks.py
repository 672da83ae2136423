"""What other annotation tools are left for, named after their own bug reports: marks that lie beside their words."""

from __future__ import annotations

import pytest
from pages import block_of, covered, ink_of, place, same_columns, sheet_of, show
from shaping import selected_columns

from hashiya.model.span import Span
from hashiya.ui.reader.geometry import stretches
from hashiya.ui.reader.layout import ShapedBlock, Source
from hashiya.ui.reader.painter import Shown
from hashiya.ui.reader.theme import Style

pytestmark = pytest.mark.usefixtures("qapp")


# --- rectangles: what is marked is what is highlighted ---


def test_webanno_49_a_mixed_span_covers_its_own_digits_and_words():
    text = "وقعت شركة OpenText Corp عقدا بقيمة 125 مليون دولار عام 2024 مع Reuters أمس"
    block = block_of(text)
    for words in ("Corp عقدا بقيمة 125", "125 مليون", "دولار عام 2024 مع Reuters"):
        start, end = place(text, words)
        assert same_columns(covered(block, start, end), selected_columns(block, start, end))


def test_webanno_265_a_span_with_quotation_marks_covers_the_words_too():
    text = 'قال إن «الحلف باق» وإن "الناتو قوي" اليوم'
    block = block_of(text)
    for words in ("«الحلف باق»", '"الناتو قوي"'):
        start, end = place(text, words)
        whole = sum(map(len, covered(block, start, end)))
        sign = sum(map(len, covered(block, start, start + 1)))
        assert whole > 6 * sign
        assert same_columns(covered(block, start, end), selected_columns(block, start, end))


def test_webanno_278_parts_of_a_number_are_not_swapped():
    text = "في عام 2002 انتهى"
    block = block_of(text)
    at, _ = place(text, "2002")
    first, last = stretches(block, at, at + 2)[0], stretches(block, at + 2, at + 4)[0]
    assert first.extents[0][1] <= last.extents[0][0] + 1  # "20" lies before "02" as digits run
    assert same_columns(covered(block, at, at + 2), selected_columns(block, at, at + 2))


def test_webanno_280_a_highlight_is_neither_wider_nor_narrower_than_its_letters():
    text = "والناتو OpenText می‌گوید תגדיל 2018 الأعضاء وَٱلْمَلَائِكَةُ"
    block = block_of(text)
    total = set().union(*covered(block, 0, len(text)))
    parts: list[int] = []
    for words in text.split(" "):
        parts += [len(columns) for columns in covered(block, *place(text, words))]
    spaces = text.count(" ")
    assert sum(parts) < len(total)
    assert len(total) - sum(parts) < spaces * 12


def test_webanno_283_a_span_from_right_to_left_into_left_to_right_is_two_true_pieces():
    text = "أعلن حلف الناتو NATO Response Force صباح أمس"
    block = block_of(text)
    start, end = place(text, "الناتو NATO Response")
    part = stretches(block, start, end)[0]
    assert len(part.extents) == 2
    assert same_columns(covered(block, start, end), selected_columns(block, start, end))
    assert part.start.rtl
    assert not part.end.rtl


def test_webanno_1033_quotes_in_or_out_of_a_span_look_different():
    text = 'הוא אמר "שלום לכולם" ויצא'
    block = block_of(text)
    start, end = place(text, '"שלום לכולם"')
    with_quotes, without = covered(block, start, end)[0], covered(block, start + 1, end - 1)[0]
    assert without < with_quotes
    assert len(with_quotes) - len(without) >= 6
    outer, inner = stretches(block, start, end)[0], stretches(block, start + 1, end - 1)[0]
    assert abs(outer.start.x - inner.start.x) >= 3
    assert abs(outer.end.x - inner.end.x) >= 3


def test_inception_2837_the_whole_hebrew_word_is_marked_not_its_last_letter():
    text = "ראש ממשלת ישראל נאם"
    block = block_of(text)
    start, end = place(text, "ממשלת")
    letters = [covered(block, at, at + 1)[0] for at in range(start, end)]
    assert covered(block, start, end)[0] >= set().union(*letters) - {0}
    assert len(covered(block, start, end)[0]) > 3 * max(map(len, letters))


def test_killerpdf_170_the_first_and_last_line_of_a_span_keep_their_right_halves():
    text = " ".join(f"كلمة{number}" for number in range(60))
    block = block_of(text, 420.0)
    start, end = place(text, "كلمة8")[0], place(text, "كلمة30")[1]
    first, *between, last = stretches(block, start, end)
    assert between
    assert first.extents[0][0] < 40  # from the word to the line's end, which is on the left
    assert first.extents[-1][1] < block.width - 20
    assert last.extents[-1][1] > block.width - 40  # from the line's start, on the right
    assert last.extents[0][0] > 20


def test_retext_526_a_mark_in_a_right_to_left_line_is_not_drawn_from_the_left():
    block = block_of("الناتو باق")
    assert min(covered(block, 0, 6)[0]) > block.width / 2


def test_zotero_5763_marks_in_right_to_left_text_are_seen(view):
    text = "قال الأمين العام للناتو ينس ستولتنبرغ إنه باق"
    words = "الأمين العام للناتو"
    show(view, text)
    box = view.rect_of(*place(text, words))
    bare = view.grab(box).toImage()
    show(view, text, (words, "OCC"))
    marked = view.grab(box).toImage()
    changed = {
        x
        for x in range(box.width())
        for y in range(box.height())
        if bare.pixel(x, y) != marked.pixel(x, y)
    }
    assert len(changed) > box.width() * 0.6


# --- letters: marking never changes how the text is written ---


def test_hypothesis_241_marking_a_part_of_a_word_leaves_its_letters_joined():
    text = "والناتو في المستشفيات"
    plain = ink_of(sheet_of(text))
    for words, label in (("ناتو", "ORG"), ("مستشفيات", "FAC"), ("الن", "CLAIM")):
        assert len(ink_of(sheet_of(text, (words, label))) ^ plain) <= 2


def test_material_9426_a_selection_inside_a_word_leaves_its_letters_joined():
    text = "والناتو في المستشفيات"
    sheet = sheet_of(text)
    plain = ink_of(sheet)
    for start, end in ((1, 4), (3, 7), (12, 15)):
        assert ink_of(sheet, Shown(selection=Span(start, end))) == plain


def test_qownnotes_1227_the_first_letter_stays_attached_under_a_mark():
    text = "بغداد وبيروت"
    plain = ink_of(sheet_of(text))
    assert len(ink_of(sheet_of(text, ("ب", "GPE"))) ^ plain) <= 2


def test_inception_5506_the_first_letter_after_white_space_and_a_sign_is_joined():
    text = "  «بغداد» اليوم"
    block = block_of(text)
    bare = ShapedBlock(Source("بغداد", 0, rtl=True), Style("light", 26), 640.0)
    start, end = place(text, "بغداد")
    x0, x1 = stretches(block, start, end)[0].extents[0]
    b0, b1 = stretches(bare, 0, 5)[0].extents[0]
    assert x1 - x0 == pytest.approx(b1 - b0, abs=1)


def test_label_studio_1888_labelled_words_keep_their_order():
    text = "הודיעה Apple כי NATO תגדיל את המספר 500"
    before = block_of(text)
    words = text.split(" ")
    order = [stretches(before, *place(text, it))[0].extents[0][0] for it in words]
    sheet = sheet_of(text, ("Apple", "ORG"), ("NATO", "ORG"), ("500", "CARDINAL"), width=640.0)
    after = sheet.placed(0).shaped
    assert [stretches(after, *place(text, it))[0].extents[0][0] for it in words] == order


def test_annis_538_one_latin_word_does_not_turn_the_text_round():
    text = "قال الناتو NATO إنه باق"
    block = block_of(text)
    xs = [stretches(block, *place(text, it))[0].extents[0][0] for it in text.split(" ")]
    assert xs == sorted(xs, reverse=True)


def test_codemirror_2218_a_zero_width_non_joiner_parts_letters_and_keeps_the_order():
    text = "او می‌گوید که میگوید"
    block = block_of(text)
    xs = [stretches(block, *place(text, it))[0].extents[0] for it in text.split(" ")]
    assert [it[0] for it in xs] == sorted((it[0] for it in xs), reverse=True)
    with_joiner, without = xs[1], xs[3]
    assert with_joiner[1] - with_joiner[0] > without[1] - without[0] + 2  # a final form is wider
    assert stretches(block, *place(text, "می"))[0].extents[0][1] == with_joiner[1]
