"""Documents that are damaged in ways for which the libraries have errors of other kinds: told as damaged."""

from __future__ import annotations

from pathlib import Path

import documents
import pytest

from hashiya import formats
from hashiya.formats.documents import html
from hashiya.formats.format import Incoming, Note, ReadOptions

WORD = documents.word("نص هنا", word__نص_xml="<a/>")
FLAT = "<?xml version='1.0' encoding='{}'?><office:document xmlns:office='o'/>"


def elsewhere(data: bytes) -> bytes:
    """The list of the archive stands before its beginning."""
    end = data.rindex(b"PK\x05\x06")
    return data[: end + 16] + (1 << 30).to_bytes(4, "little") + data[end + 20 :]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", WORD.replace("نص.xml".encode(), b"\xff\xfe\xfd\xfc.xml")),
        ("a.docx", elsewhere(WORD)),
        ("a.epub", elsewhere(WORD)),
        ("a.fodt", FLAT.format("UTFV8").encode()),
        ("a.fodt", FLAT.format("big5").encode()),
        ("a.docx", documents.word("نص", head="<?xml version='1.0' encoding='UTFV8'?>")),
    ],
)
def test_what_is_damaged_is_told_as_such(name: str, data: bytes, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    read = formats.for_reading(file).read
    assert read is not None
    (note,) = read(file, ReadOptions())
    assert isinstance(note, Note)
    assert (note.message, note.lost) == ("formats-damaged", True)


@pytest.mark.parametrize("odd", ["<![late x]>", "<![ے !supportLists]>", "<![CDATAo["])
def test_a_declaration_that_nobody_knows_keeps_no_page_from_being_read(
    odd: str, tmp_path: Path
) -> None:
    file = tmp_path / "a.html"
    file.write_text(f"<body><p>قال الوزير{odd}<p>إن السلام قريب", encoding="utf-8")
    (found,) = html.read(file, ReadOptions())
    assert isinstance(found, Incoming)
    assert found.text.startswith("قال الوزير")
    assert not any(it.lost for it in found.notes)
