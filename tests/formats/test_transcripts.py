"""Transcripts of Praat, ELAN and EXMARaLDA are no articles: what to do instead is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya.commands import reading

PRAAT = 'File type = "ooTextFile"\nObject class = "TextGrid"\n\n0\n1.8\n<exists>\n1\n"IntervalTier"\n"قال"\n'
ELAN = '<?xml version="1.0"?>\n<ANNOTATION_DOCUMENT AUTHOR="x"><TIER TIER_ID="قال"/></ANNOTATION_DOCUMENT>'
EXMARALDA = '<?xml version="1.0"?>\n<basic-transcription><head/></basic-transcription>'


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.TextGrid", PRAAT.encode()),
        ("a.TextGrid", PRAAT.encode("utf-16")),
        ("a.txt", PRAAT.encode("utf-8-sig")),
        ("a.eaf", ELAN.encode()),
        ("a.exb", EXMARALDA.encode()),
    ],
)
def test_a_transcript_is_refused_as_such(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    found = reading.read([tmp_path / name])
    assert not found.items
    assert [it.message for it in found.problems] == ["formats-transcript"]


def test_a_text_that_speaks_of_praat_is_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"يبدأ الملف هكذا:\n{PRAAT}", encoding="utf-8")
    assert len(reading.read([tmp_path / "a.txt"]).items) == 1
