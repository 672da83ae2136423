"""The review of a correction shows every place that differs, and enough round it to know where it is."""

from __future__ import annotations

from hypothesis import given
from text.strategies import texts

from hashiya.display.text_changes import text_changes
from hashiya.text.aligning import align


def shown(old: str, new: str):
    return list(text_changes(old, new, list(align(old, new).changes())))


def test_a_mended_word_is_shown_with_its_neighbours():
    (change,) = shown("قال الرئيس دونالد ترامب\nثم غادر", "قال الرئيس دونالد ترمب\nثم غادر")
    assert (change.removed, change.added) == ("ترامب", "ترمب")
    assert change.before.endswith("دونالد ")
    assert change.after == ""


def test_what_stands_close_together_is_one_change():
    assert len(shown("الوزير الخارجيه الامريكي هنا", "الوزير الخارجية الأمريكي هنا")) == 1


def test_a_new_paragraph_shows_its_line_end():
    (change,) = shown("ثم غادر", "مقدمة جديدة\r\nثم غادر")
    assert (change.removed, change.added) == ("", "مقدمة جديدة¶ ")


@given(texts, texts)
def test_no_change_shows_a_line_end_or_a_control(old, new):
    for change in shown(old, new):
        assert not any(it in part for part in change for it in "\n\r\x00\u2028\u2029")
    assert bool(shown(old, new)) == (old != new)
