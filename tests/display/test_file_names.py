"""File names among words of another direction: each part by itself, and the path from the left."""

from __future__ import annotations

import pytest

from hashiya.display.file_names import shown_name
from hashiya.wording import bare, isolate

ARABIC = "خبر 168"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (f"{ARABIC}.txt", f"\u2066\u2068{ARABIC}\u2069.txt\u2069"),
        (
            f"mixed.zip/{ARABIC}.txt",
            f"\u2066\u2068mixed\u2069.zip/\u2068{ARABIC}\u2069.txt\u2069",
        ),
        (ARABIC, f"\u2066\u2068{ARABIC}\u2069\u2069"),
        ("mixed.zip/a 12.txt", isolate("mixed.zip/a 12.txt")),
        ("", ""),
    ],
)
def test_an_arabic_name_keeps_its_digits_and_its_ending(name: str, shown: str) -> None:
    """They were drawn as «txt.168 خبر» and «mixed.zip/168 خبر.txt», each as its neighbours had it."""
    assert shown_name(name) == shown


def test_nothing_is_added_that_is_read() -> None:
    name = f"فرعي/{ARABIC}. نسخة.v2.docx"
    assert bare(shown_name(name)) == name
