"""Hebrew in the order of the eye is told by its final letters and turned line by line; what stands right is left."""

from __future__ import annotations

import pytest

from hashiya.text import eye_order

PAIRS = [
    ("שלום לכולם", "םלוכל םולש"),
    ("שר האוצר (אתמול) אמר: הגירעון ירד.", ".דרי ןועריגה :רמא (לומתא) רצואה רש"),
    ("בשנת 2001 נמכרו 1,250 עותקים ב-3 ערים", "םירע 3-ב םיקתוע 1,250 ורכמנ 2001 תנשב"),
    ("חברת Windows 98 Inc. הודיעה", "העידוה .Windows 98 Inc תרבח"),
    ("עלייה של 50% [ראו עמוד 5]", "[5 דומע ואר] 50% לש היילע"),
    ("10 20 30 פעמים", "םימעפ 30 20 10"),
    ("NATO only", "NATO only"),
]


@pytest.mark.parametrize(("read", "seen"), PAIRS)
def test_a_line_is_turned_and_what_goes_the_other_way_stays(read: str, seen: str) -> None:
    assert eye_order.turned(seen)[0] == read
    assert eye_order.turned(read)[0] == seen


def test_lines_keep_their_order_and_their_ends() -> None:
    seen = "\r\n".join(it for _, it in PAIRS) + "\n\n"
    assert eye_order.turned(seen) == ("\r\n".join(it for it, _ in PAIRS) + "\n\n", 6)


def test_final_letters_tell_and_nothing_else_does() -> None:
    assert eye_order.stands_reversed("\n".join(seen for _, seen in PAIRS))
    assert not eye_order.stands_reversed("\n".join(read for read, _ in PAIRS))
    for text in ("", "םולש", "قال الوزير", "news", 'רמטכ"ל אמר כן', "ם ן ף"):
        assert eye_order.in_reading_order(text) == (text, 0)
