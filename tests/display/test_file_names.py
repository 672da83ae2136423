"""File names among words of another direction: each part by itself, and the path from the left."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya.commands import reading
from hashiya.display import arrivals
from hashiya.display.file_names import shown_name, told_name
from hashiya.formats.format import Note
from hashiya.wording import Wording, bare, isolate

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


def test_a_sentence_has_a_name_as_the_list_has_it_and_a_plain_one_as_it_is() -> None:
    name = f"أخبار.zip/{ARABIC}.txt"
    assert told_name(name) == shown_name(name)
    assert told_name("a 12.txt") == "a 12.txt"  # the catalogue isolates it
    note = Note(message="formats-empty", name=name)
    for language in ("ar", "en"):
        assert shown_name(name) in arrivals.note(note, Wording(language).say)


def test_names_of_files_in_a_row_are_values_of_their_own(tmp_path: Path) -> None:
    """«png · data.xyz.صورة» was read of صورة.png and data.xyz: one value held both names."""
    for it in ("صورة.png", "data.xyz"):
        (tmp_path / it).write_bytes(b"x")
    (tmp_path / "خبر.txt").write_text("نص قصير", encoding="utf-8")
    [note] = reading.read([tmp_path]).problems
    said = arrivals.note(note, Wording("ar").say)
    assert all(isolate(it) in said for it in ("صورة.png", "data.xyz"))
