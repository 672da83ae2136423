"""What is marked goes along when a text is corrected; the words decide, and nothing moves in silence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text.strategies import PIECES, texts

from hashiya.text import graphemes
from hashiya.text.aligning import align
from hashiya.text.carrying import LOST, Carrier, carry_starts


def carried(old: str, new: str, words: str, nth: int = 0):
    """What became of the nth place of these words, and the words that it has now."""
    start = -1
    for _ in range(nth + 1):
        start = old.index(words, start + 1)
    fate = Carrier(align(old, new)).carry([(start, start + len(words))])
    return fate.how, [new[s:e] for s, e in fate.parts], [s for s, _ in fate.parts]


@given(texts, texts)
def test_blocks_are_equal_and_in_the_order_of_both_texts(old, new):
    alignment = align(old, new)
    at_old = at_new = 0
    for start, new_start, length in alignment.blocks:
        assert length > 0
        assert old[start : start + length] == new[new_start : new_start + length]
        assert start >= at_old
        assert new_start >= at_new
        at_old, at_new = start + length, new_start + length
    rebuilt, at = "", 0
    for start, end, new_start, new_end in alignment.changes():
        rebuilt += old[at:start] + new[new_start:new_end]
        at = end
    assert rebuilt + old[at:] == new


WORDS = [
    "ترامب",
    "الناتو",
    "بِالعَرَبِيَّةِ",
    "می‌گوید",
    "👨\u200d👩\u200d👧",
    "G20",
    "\u202bقال\u202c",
    "د. أحمد",
]
OTHERS = ["و", "في", "لكن ", ".\r\n", "\n\n", "زيادة", "x y", "،", "🇮🇶", "\u200f", "٢٠٢٠"]


@st.composite
def edited(draw):
    """A text with marks of different words, and another one in which only other pieces differ."""
    marks = draw(st.permutations(WORDS))[: draw(st.integers(1, 6))]
    filler = st.lists(st.sampled_from(OTHERS), max_size=4).map(" ".join)
    old, new, places = " ", " ", []
    for mark in marks:
        between = draw(filler)
        old += f" {between} "
        places.append((len(old), len(old) + len(mark)))
        old += mark
        new += f" {draw(st.one_of(st.just(between), filler))} {mark}"
    ending = draw(filler)
    return old + f" {ending} ", new + f" {draw(st.one_of(st.just(ending), filler))} ", places


@given(edited())
def test_marks_keep_their_words_when_only_others_are_edited(case):
    old, new, places = case
    carrier = Carrier(align(old, new))
    for start, end in places:
        fate = carrier.carry([(start, end)])
        assert fate.how in {"placed", "around", "moved"}
        ((now, then),) = fate.parts
        assert new[now:then] == old[start:end]


@given(texts, texts, st.data())
def test_a_place_is_whole_letters_of_the_new_text_or_none(old, new, data):
    bounds = graphemes.boundaries(old)
    carrier = Carrier(align(old, new))
    for _ in range(4):
        start, end = sorted(
            (data.draw(st.sampled_from(bounds)), data.draw(st.sampled_from(bounds)))
        )
        if start == end:
            continue
        fate = carrier.carry([(start, end)])
        assert (fate.how in LOST) == (not fate.parts)
        for now, then in fate.parts:
            assert 0 <= now < then <= len(new)
            assert graphemes.snap(new, now, then) == (now, then)
            assert (new[now:then] == old[start:end]) or fate.how == "words"


@given(texts)
def test_the_same_text_is_one_block(text):
    alignment = align(text, text)
    assert list(alignment.changes()) == []
    assert Carrier(alignment).carry([(0, len(text))]).how == "placed" or not text


@pytest.mark.parametrize(
    ("old", "new", "words", "how", "now"),
    [
        ("قال احمد ذلك امس", "قال أحمد ذلك امس", "احمد", "words", ["أحمد"]),
        ("قال محمد ذلك", "قال محمدٌ ذلك", "محمد", "words", ["محمدٌ"]),
        ("وزير الخارجيه الامريكي وصل", "وزير الخارجية الأمريكي وصل", "الخارجيه الامريكي", "words",
         ["الخارجية الأمريكي"]),
        ("زار الرئيس دونالد ترامب بغداد", "زار الرئيس دونالد جون ترامب بغداد", "دونالد ترامب", "words",
         ["دونالد جون ترامب"]),
        ("قال علي شيئا. ثم خرج زيد من البيت.", "ثم خرج زيد من البيت.", "علي", "gone", []),
        ("قال علي شيئا. ثم خرج علي من البيت.", "ثم خرج علي من البيت.", "علي", "elsewhere", []),
        ("كتب 😀\r\nثم قال", "كتب 😀\nثم قال", "😀\r\nثم", "words", ["😀\nثم"]),
        ("می‌گوید که", "او می‌گوید که", "می‌گوید", "placed", ["می‌گوید"]),
        ("عائلة 👨\u200d👩\u200d👧 هنا", "عائلة كبيرة 👨\u200d👩\u200d👧 هنا", "👨\u200d👩\u200d👧", "placed",
         ["👨\u200d👩\u200d👧"]),
        ("عائلة 👨\u200d👩 هنا", "عائلة 👨\u200d👩\u200d👧 هنا", "👨\u200d👩", "words", ["👨\u200d👩\u200d👧"]),
        ("قال زيد", "قال 𞤀زيد", "زيد", "placed", ["زيد"]),
    ],
)  # fmt: skip
def test_what_becomes_of_a_mark(old, new, words, how, now):
    assert carried(old, new, words)[:2] == (how, now)


def test_a_deleted_mention_does_not_slip_onto_another_one():
    old = "قال ترامب أولا.\nرد بايدن ثانيا.\nعاد ترامب ثالثا."
    without_first = "رد بايدن ثانيا.\nعاد ترامب ثالثا."
    assert carried(old, without_first, "ترامب", 0)[0] == "elsewhere"
    assert carried(old, without_first, "ترامب", 1)[2] == [without_first.index("ترامب")]


def test_a_paragraph_that_moved_takes_its_marks_along_and_says_so():
    one = "أعلن وزير الدفاع أن القوات ستبقى في العراق.\n"
    other = "وقال الأمين العام للحلف إن المهمة تدريبية بالكامل ولا تشمل القتال.\n"
    more = "ولم يصدر بعد تعليق من الحكومة في بغداد على هذه التصريحات حتى الآن.\n"
    fates = {
        carried(one + other + more, other + more + one, "وزير الدفاع")[0],
        carried(one + other + more, other + more + one, "الأمين العام")[0],
    }
    assert fates == {"moved", "placed"}


def test_the_parts_of_a_mark_are_carried_one_by_one():
    old, new = "قال زيد وقال عمرو وقال بكر", "قال زيد ثم وقال عمرو وقال بكر"
    first, second = old.index("زيد"), old.index("بكر")
    fate = Carrier(align(old, new)).carry([(first, first + 3), (second, second + 3)])
    assert fate.how == "words"  # what lies between them is part of the quote
    assert [new[s:e] for s, e in fate.parts] == ["زيد", "بكر"]


def test_turned_paragraphs_go_with_their_words():
    old = "Hello\nمرحبا بكم\nBye"
    new = "New one\nHello\nمرحبا بكم جميعا\nBye"
    assert carry_starts(align(old, new), {6: "rtl", 16: "ltr"}) == {
        new.index("مرحبا"): "rtl",
        new.index("Bye"): "ltr",
    }
    assert carry_starts(align(old, "Bye"), {6: "rtl"}) == {}


@pytest.mark.parametrize("unit", ["ا ", "اب", "قال زيد ثم عمرو. "])
def test_repetition_without_end_is_no_trap(unit):
    old = unit * 3000
    new = "ب" + old[:4000] + "زيادة" + old[4000:]
    alignment = align(old, new)
    assert sum(it[2] for it in alignment.blocks) >= len(old) - 2


def test_every_piece_that_hurts_can_stand_beside_a_mark():
    for piece in PIECES:
        old, new = "قبل زيد بعد", f"قبل {piece} زيد بعد"
        how, now, _ = carried(old, new, "زيد")
        assert (how, now) == ("placed", ["زيد"]), repr(piece)
