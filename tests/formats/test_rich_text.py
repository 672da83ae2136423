"""Rich text: what a word processor shows comes in, in whatever encoding its fonts have, and the rest is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya import formats
from hashiya.formats.documents import rtf
from hashiya.formats.format import Incoming, Note, ReadOptions

FONTS = (
    r"{\fonttbl{\f0\fnil\fcharset0 Calibri;}{\f1\fnil\fcharset178 Arial (Arabic);}"
    r"{\f2\fnil\fcharset2 Symbol;}{\f3\fnil\fcharset177 David;}}"
)


def written(text: str, encoding: str = "cp1256") -> str:
    """As old programs write letters: each byte by its number."""
    return "".join(f"\\'{it:02x}" for it in text.encode(encoding))


def units(text: str, instead: str = "?") -> str:
    data = text.encode("utf-16-le")
    found = (
        int.from_bytes(data[at : at + 2], "little", signed=True) for at in range(0, len(data), 2)
    )
    return "".join(f"\\u{it}{instead}" for it in found)


def made(place: Path, body: str, head: str = r"\ansi\ansicpg1252\deff0") -> Path:
    file = place / "a.rtf"
    file.write_bytes(f"{{\\rtf1{head}{FONTS}\r\n{body}}}\r\n\0".encode("latin-1"))
    return file


def one(file: Path) -> Incoming:
    (it,) = rtf.read(file, ReadOptions())
    assert isinstance(it, Incoming), it
    return it


def told(it: Incoming) -> dict[str, int | str | None]:
    return {
        note.message.removeprefix("formats-docx-"): note.values.get("count") for note in it.notes
    }


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (rf"\f1\rtlch {written('قال الوزير')}\f0\ltrch  NATO.", r"\ansi\ansicpg1252"),
        (rf"{written('قال الوزير')} NATO.", r"\ansi\ansicpg1256"),
        (rf"{written('قال الوزير', 'mac_arabic')} NATO.", r"\ansi\ansicpg10004"),
        (rf"{{\uc1 {units('قال الوزير')}}} NATO.", r"\ansi\ansicpg1252"),
        (rf"{{\uc0 {units('قال الوزير', '')}}} NATO.", r"\mac"),
        (rf"{{\uc2 {units('قال الوزير', written('x') + 'y')}}} NATO.", r"\ansi"),
        (rf"{{\ltrch\af0 \rtlch\af1 \f0 {written('قال الوزير')}}} NATO.", r"\ansi\ansicpg1252"),
    ],
    ids=["font", "document", "mac", "units", "units-0", "units-2", "other-font"],
)
def test_letters_are_read_in_the_encoding_of_their_font(
    tmp_path: Path, body: str, head: str
) -> None:
    it = one(made(tmp_path, rf"\pard\rtlpar {body}\par", head))
    assert it.text == "قال الوزير NATO."
    assert (it.direction, it.language, told(it)) == ("rtl", "ar", {})


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256"])
def test_letters_that_no_program_should_write_so_are_read_too(
    tmp_path: Path, encoding: str
) -> None:
    file = tmp_path / "a.rtf"
    file.write_bytes(
        b"{\\rtf1\\ansi\\ansicpg1256 " + "قال الوزير {\\b إن} السلام".encode(encoding) + b"}"
    )
    assert one(file).text == "قال الوزير إن السلام"


def test_text_of_a_mac_has_fonts_in_one_group_and_bare_line_ends(tmp_path: Path) -> None:
    body = (
        "{\\rtf1\\ansi\\ansicpg1252\\cocoartf2639\n{\\fonttbl\\f0\\fnil\\fcharset178 GeezaPro;\\f1\\fswiss\\fcharset0 Helvetica;}\n"
        "{\\colortbl;\\red255\\green255\\blue255;}\n\\pard\\pardirnatural\\qr\\partightenfactor0\n\n"
        f"\\f0\\fs24 \\cf0 {written('قال')}\n\\f1  \n\\f0 \\uc0\\u1575 \\u1604 \\u1608 \\f1 caf\\'e9\\\nNATO}}"
    )
    file = tmp_path / "a.rtf"
    file.write_bytes(body.encode("ascii"))
    assert one(file).text == "قال الوcafé\nNATO"


def test_hebrew_signs_and_letters_of_two_units(tmp_path: Path) -> None:
    it = one(
        made(tmp_path, rf"{{\f3 {written('שלום', 'cp1255')}}}\~\emdash\{{\'e9\}} {units('😀')}")
    )
    assert it.text == "שלום\u00a0—{é} 😀"


def test_paragraphs_lines_tables_and_facts(tmp_path: Path) -> None:
    info = rf"{{\info{{\upr{{\title ???}}{{\*\ud{{\title {units('عنوان الخبر')}}}}}}}{{\author Laila}}{{\company X}}}}"
    body = (
        rf"{info}{{\stylesheet{{\s0 Normal;}}}}\pard A\line B\par\par C\tab D\par"
        r"\trowd\cellx1\cellx2 \intbl one\cell two\cell\row \trowd \intbl three\cell\cell\row \pard E\par"
    )
    it = one(made(tmp_path, body))
    assert it.text.split("\n") == ["A", "B", "C\tD", "one\ttwo", "three", "E"]
    assert (it.title, it.author, it.direction) == ("عنوان الخبر", "Laila", "auto")


def test_what_is_not_shown_is_left_out_and_counted(tmp_path: Path) -> None:
    body = (
        r"{\header head words here}{\footer 1}\pard said {\v a secret }{\deleted gone }{\revised new }"
        r"word{\footnote {\chftn} the note}{\*\annotation an opinion}{\*\atnid x}{\plain  again}\par"
        r"{\pict\pngblip 89504e47}{\object{\*\objdata 0105}{\result shown}}\par"
        r"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}} {\*\unknown nothing}\bin5 {{{}}end\par"
        r"{\shp{\*\shpinst\sp x{\sp{\sn name}}{\shptxt in the box\par}}{\shprslt double}}after\par"
    )
    it = one(made(tmp_path, body))
    assert it.text.split("\n") == [
        "said new word again",
        "shown",
        "link end",
        "after",
        "in the box",
        "the note",
    ]
    assert told(it) == {
        "insertions": 1,
        "deleted": 1,
        "hidden": 2,
        "boxes": 1,
        "footnotes": 1,
        "comments": 2,
        "edges": 4,
        "embedded": 1,
    }


def test_numbers_of_lists_stand_before_their_paragraphs(tmp_path: Path) -> None:
    body = (
        rf"{{\listtext\f1 {written('أ')}.\tab}}one\par {{\pntext 2.\tab}}{{\*\pn\pnlvlbody}}two\par"
        r"{\listtext\f2\'b7\tab}three\par"
    )
    it = one(made(tmp_path, body))
    assert it.text.split("\n") == ["أ. one", "2. two", "three"]
    assert told(it) == {"numbers": 2, "bullets": 1}


def test_rich_text_is_known_under_any_name(tmp_path: Path) -> None:
    file = made(tmp_path, r"word\par")
    for name in ("a.doc", "a.txt", "a"):
        assert formats.for_reading(file.rename(tmp_path / name)) is rtf.FORMAT
        file = tmp_path / name


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"{\\rtf1 }", "formats-document-empty"),
        (b"{\\rtf1 \\v word", "formats-document-empty"),
        (b"no rich text", "formats-damaged"),
    ],
)
def test_what_has_no_words_is_refused(tmp_path: Path, data: bytes, why: str) -> None:
    file = tmp_path / "a.rtf"
    file.write_bytes(data)
    (it,) = rtf.read(file, ReadOptions())
    assert isinstance(it, Note)
    assert (it.message, it.lost) == (why, True)


@pytest.mark.parametrize("cut", range(1, 300, 7))
def test_a_document_that_breaks_off_stops_nothing(tmp_path: Path, cut: int) -> None:
    file = made(
        tmp_path, r"\pard said {\v a secret}\u1587\'3f{\footnote x}\trowd a\cell\row} } \par"
    )
    file.write_bytes(file.read_bytes()[:cut])
    assert len(list(rtf.read(file, ReadOptions()))) == 1
