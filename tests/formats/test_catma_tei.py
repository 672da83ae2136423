"""Collections of CATMA in TEI: marks of a text that lies beside, found by its length, and never in another one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hashiya.formats import for_reading
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.tei import tei
from hashiya.text import decoding

TEXT = "قال 😀 ترامب إن الناتو لم يعد قويا،\r\nثم غادر بغداد."


def unit(words: str, *, end: bool = False) -> int:
    """As Java counts."""
    at = TEXT.index(words) + (len(words) if end else 0)
    return len(TEXT[:at].encode("utf-16-le")) // 2


def collection(name: str = "catma://CATMA_D1") -> str:
    whole = len(TEXT.encode("utf-16-le")) // 2
    cuts = [
        0,
        unit("ترامب"),
        unit("الناتو"),
        unit("الناتو", end=True),
        unit("قويا", end=True),
        whole,
    ]
    marks = ["", "#A1", "#A1 #A2", "#A1", ""]
    inside = "".join(
        f'<seg ana="{of}"><ptr target="{name}#char={one},{other}" type="inclusion"/></seg>'
        if of
        else f'<ptr target="{name}#char={one},{other}" type="inclusion"/>'
        for of, one, other in zip(marks, cuts, cuts[1:], strict=False)
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xml:lang="en" xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><sourceDesc><ab>
<fs xml:id="CATMA_TECH_DESC"><f name="version"><string>4</string></f></fs></ab></sourceDesc></fileDesc>
<encodingDesc><fsdDecl xml:id="T1" n="أسماء 2021">
<fsDecl xml:id="P1" n="x" type="P1"><fsDescr>قول</fsDescr>
<fDecl xml:id="U1" name="نوع"><vRange><vColl><string>خبر</string><string>رأي</string></vColl></vRange></fDecl></fsDecl>
<fsDecl xml:id="P2" n="x" type="P2" baseTypes="P1"><fsDescr>منظمة</fsDescr></fsDecl></fsdDecl></encodingDesc>
</teiHeader><text><body><ab type="catma">{inside}</ab></body>
<fs xml:id="A1" type="P1"><f name="catma_markupauthor"><string>ليلى</string></f>
<f name="catma_displaycolor"><numeric value="-10"/></f><f name="نوع"><string>رأي</string></f></fs>
<fs xml:id="A2" type="P2"><f name="catma_markupauthor"><string>سعاد</string></f>
<f name="catma_markuptimestamp"><string>2020-01-01T02:00:00.000+0200</string></f></fs></text></TEI>"""


def read(place: Path, markup: str) -> Incoming | Note:
    file = place / "names.xml"
    file.write_text(markup, encoding="utf-8")
    assert for_reading(file) is tei.FORMAT
    (it,) = tei.read(file, ReadOptions())
    return it


@pytest.mark.parametrize("where", ["خبر.txt", "../خبر.txt"])
def test_marks_stand_in_the_text_of_that_length(where: str, tmp_path: Path) -> None:
    place = tmp_path / "annotationcollections"
    place.mkdir()
    (place / where).write_text(TEXT, encoding="utf-8", newline="")
    (place / "آخر.txt").write_text(TEXT + "x", encoding="utf-8", newline="")
    it = read(place, collection())
    assert isinstance(it, Incoming)
    assert (it.text, it.name) == (TEXT, "خبر.txt")
    found = [(of.label, [one.quote(TEXT) for one in of.fragments], of.annotator) for of in it.spans]
    assert found == [
        ("قول", ["ترامب إن الناتو لم يعد قويا"], "ليلى"),
        ("منظمة", ["الناتو"], "سعاد"),
    ]
    assert [of.attributes for of in it.spans] == [{"نوع": "رأي"}, {}]
    assert [of.created for of in it.spans] == [0, 1577836800000]
    around = [("formats-text-around", "خبر.txt", {"folder": tmp_path.name})]
    told = [(one.message, one.name, one.values) for one in it.notes]
    assert told == (around if where.startswith("..") else [])


def test_another_text_of_the_same_length_is_named(tmp_path: Path) -> None:
    for name, text in (("a.txt", TEXT), ("b.txt", TEXT), ("c.txt", TEXT.replace("بغداد", "دمشق."))):
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    it = read(tmp_path, collection())
    assert isinstance(it, Incoming)
    (note,) = it.notes
    assert (note.message, note.values) == (
        "formats-tei-catma-several",
        {"name": "a.txt", "others": ("c.txt",)},
    )


def test_links_that_lead_nowhere_and_marks_without_a_place(tmp_path: Path) -> None:
    (tmp_path / "0.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8", newline="")
    markup = collection()
    it = read(tmp_path, re.sub(r'ana="[^"]*"', 'ana=""', markup))
    assert isinstance(it, Incoming)
    assert (it.name, len(it.spans)) == ("a.txt", 0)
    assert {note.message for note in it.notes} == {"formats-span-no-offsets"}


def test_a_text_that_is_named_comes_first(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT.replace("بغداد", "دمشق."), encoding="utf-8", newline="")
    (tmp_path / "news.txt").write_text(TEXT, encoding="utf-8", newline="")
    it = read(tmp_path, collection("catma:///news.txt"))
    assert isinstance(it, Incoming)
    assert it.name == "news.txt"


def test_without_a_text_of_that_length_it_says_which_is_missing(tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(TEXT[:-1], encoding="utf-8", newline="")
    it = read(tmp_path, collection("catma:///news.txt"))
    assert isinstance(it, Note)
    assert (it.message, it.lost) == ("formats-tei-catma-alone", True)
    assert it.values == {"count": 2, "letters": len(TEXT.encode("utf-16-le")) // 2}


def test_a_text_is_looked_through_once_for_all_collections(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_its_length = tmp_path / "خبر.txt"
    of_its_length.write_text(TEXT, encoding="utf-8", newline="")
    for number in range(20):
        (tmp_path / f"{number}.txt").write_text(f"{TEXT} {number}", encoding="utf-8", newline="")
    decoded = 0
    decode = decoding.decode

    def counted(data: bytes, encoding: str | None) -> decoding.Decoded:
        nonlocal decoded
        decoded += 1
        return decode(data, encoding)

    monkeypatch.setattr(decoding, "decode", counted)
    assert all(isinstance(read(tmp_path, collection()), Incoming) for _ in range(10))
    assert decoded == 21 + 10
    of_its_length.write_text(f"{TEXT} ثم", encoding="utf-8", newline="")
    assert isinstance(read(tmp_path, collection()), Note)
