"""What a note quotes of a file stands in a sentence: one line, isolated, no control spelt out."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya.formats import by_id
from hashiya.formats.draft import Draft
from hashiya.formats.format import ReadOptions
from hashiya.wording import FSI, PDI, Wording


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_broken_line_of_brat_is_quoted_with_spaces(tmp_path: Path, language: str) -> None:
    (tmp_path / "a.txt").write_text("زار ترامب بغداد.", encoding="utf-8")
    (tmp_path / "a.ann").write_text("Q1\tPERS 4 9\tترامب\n", encoding="utf-8")
    (found,) = by_id("brat").read(tmp_path / "a.ann", ReadOptions())
    (note,) = [it for it in found.notes if it.message == "formats-brat-line"]
    said = Wording(language).say(note.message, **note.values)
    assert f"{FSI}Q1 PERS 4 9 ترامب{PDI}" in said
    assert "U+0009" not in said


def test_a_note_of_a_draft_has_single_spaces() -> None:
    draft = Draft("a.txt", "نص")
    draft._lose_one("formats-bad-label", 1, "T1\tPERS\r\n 3", 0)
    assert draft.notes()[0].values["what"] == "T1 PERS 3"


def test_a_list_that_a_note_quotes_has_single_spaces_too() -> None:
    draft = Draft("a.jsonl", "نص")
    draft.say("formats-unknown-keys", count=2, keys=("أول\r\nآخر", "b\tc", 3))
    assert draft.notes()[0].values == {"count": 2, "keys": ("أول آخر", "b c", 3)}
