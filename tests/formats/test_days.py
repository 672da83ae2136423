"""Days in figures and in words: read only where nothing is guessed."""

from __future__ import annotations

import pytest

from hashiya.formats.days import day, order


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024-05-06T10:00:00Z", "2024-05-06"),
        ("2024/5/6", "2024-05-06"),
        ("20240506", "2024-05-06"),
        ("٢٠٢٤-٠٥-٠٦", "2024-05-06"),
        ("26/05/2024", "2024-05-26"),
        ("05.26.2024", "2024-05-26"),
        ("Mon, 06 May 2024 10:00:00 +0300", "2024-05-06"),
        ("May 6th, 2024", "2024-05-06"),
        ("الاثنين، 6 أيار/مايو 2024، آخر تحديث 14:00", "2024-05-06"),
        ("٦ كانون الثاني ٢٠٢٤", "2024-01-06"),
        ("6 من مايو 2024", "2024-05-06"),
        ("6 במאי 2024", "2024-05-06"),
        ("6 جنوری 2024", "2024-01-06"),
        ("06/05/2024", ""),
        ("1403/02/17", ""),
        ("1445-10-27", ""),
        ("31/02/2024", ""),
        ("6 كذا 2024", ""),
        ("", ""),
    ],
)
def test_what_is_certain_is_read(written: str, expected: str) -> None:
    assert day(written) == expected


def test_a_column_tells_which_figure_is_the_day() -> None:
    assert order(["06/05/2024", "26/05/2024", ""]) is True
    assert order(["06/05/2024", "05/26/2024"]) is False
    assert order(["06/05/2024", "2024-05-26"]) is None
    assert order(["26/05/2024", "05/26/2024"]) is None
    assert day("06/05/2024", day_first=True) == "2024-05-06"
    assert day("06/05/2024", day_first=False) == "2024-06-05"
