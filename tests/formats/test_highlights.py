"""Highlights that quote words and say no place: marked where these stand once, else kept for a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya import formats
from hashiya.formats.corpus import corpus
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.tables import highlights
from hashiya.model.span import Span

TEXT = "قال الوزير إن السلام\nقريب، وقال إن السلام غالٍ."
TABLE = (
    "id,document,tag,content\r\n1,خبر.txt,قول,السلام قريب\r\n1,خبر.txt,PERS,السلام قريب\r\n"
    '2,خبر.txt,قول,إن السلام\r\n3,خبر.txt,,"غالٍ"\r\n4,خبر.txt,قول,لا يرد هنا\r\n5,غائب,قول,شيء\r\n'
)


def read(place: Path, table: str = TABLE) -> list[Incoming | Note]:
    file = place / "highlights.csv"
    file.write_text(table, encoding="utf-8")
    assert formats.for_reading(file) is highlights.FORMAT
    return list(highlights.read(file, ReadOptions()))


def test_words_that_stand_once_are_marked_and_others_wait(tmp_path: Path) -> None:
    (tmp_path / "خبر.txt").write_text(TEXT, encoding="utf-8", newline="")
    it, missing = read(tmp_path)
    assert isinstance(it, Incoming)
    start = TEXT.index("السلام\nقريب")
    placed = [(one.label, one.fragments) for one in it.spans if not one.words]
    assert placed == [
        ("قول", (Span(start, start + len("السلام قريب")),)),
        ("PERS", (Span(start, start + len("السلام قريب")),)),
        ("highlight", (Span(TEXT.index("غالٍ"), TEXT.index("غالٍ") + 4),)),
    ]
    waiting = [(one.label, one.words) for one in it.spans if one.words]
    assert waiting == [("قول", "إن السلام"), ("قول", "لا يرد هنا")]
    assert [note.message for note in it.notes] == ["formats-span-waits"] * 2
    assert isinstance(missing, Note)
    assert (missing.message, missing.values) == (
        "formats-table-no-text",
        {"what": "غائب", "count": 1},
    )


def test_a_document_of_any_kind_is_found_by_its_name_and_read_once(tmp_path: Path) -> None:
    (tmp_path / "مقابلة.html").write_text(
        "<html><body><p>قال الوزير إن السلام قريب</p></body></html>", encoding="utf-8"
    )
    (it,) = read(tmp_path, "id,document,tag,content\n1,مقابلة,قول,السلام قريب\n")
    assert isinstance(it, Incoming)
    assert [it.text[one.fragments[0].start : one.fragments[0].end] for one in it.spans] == [
        "السلام قريب"
    ]
    assert formats.belongs_to_another(tmp_path / "مقابلة.html")
    assert not formats.belongs_to_another(tmp_path / "highlights.csv")


@pytest.mark.parametrize(
    "table",
    [
        "id,document,tag,content,extra\n1,a,b,c,d\n",
        f"id,document,tag,content\n1,{'قال الوزير إن السلام ' * 20},b,c\n",
    ],
)
def test_other_tables_with_such_columns_are_corpora(tmp_path: Path, table: str) -> None:
    (tmp_path / "a.csv").write_text(table, encoding="utf-8")
    assert formats.for_reading(tmp_path / "a.csv") is corpus.FORMAT


def test_a_name_never_leads_out_of_the_folder(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    (tmp_path / "secret.txt").write_text("سر خفي", encoding="utf-8")
    (note,) = read(inside, "id,document,tag,content\n1,../secret.txt,قول,سر\n")
    assert isinstance(note, Note)
    assert note.message == "formats-table-no-text"
