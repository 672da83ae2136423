"""Tables with rows in which nothing can be seen cost no document."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path
from zipfile import ZipFile

import pytest

from hashiya.formats.documents import docx, html, mail, rtf
from hashiya.formats.format import Incoming, Note, ReadOptions

WORDS = "قال الوزير إن السلام قريب"
ROWS = ["<tr></tr>", "<tr>\n</tr>", '<tr><td style="display:none">سر</td></tr>']


def text_of(found: list[Incoming | Note]) -> str:
    (it,) = found
    assert isinstance(it, Incoming), it
    return it.text


def page(row: str) -> str:
    return f"<html><body><p>{WORDS}</p><table>{row}<tr><td>أ</td><td>١</td></tr>{row}</table></body></html>"


@pytest.mark.parametrize("row", ROWS)
def test_of_a_page_and_of_a_message(tmp_path: Path, row: str) -> None:
    file = tmp_path / "a.html"
    file.write_text(page(row), "utf-8")
    assert text_of(list(html.read(file, ReadOptions()))) == f"{WORDS}\nأ\t١"
    made = EmailMessage()
    made.set_content(page(row), subtype="html")
    file = tmp_path / "a.eml"
    file.write_bytes(made.as_bytes())
    assert text_of(list(mail.read(file, ReadOptions()))) == f"{WORDS}\nأ\t١"


def test_of_word(tmp_path: Path) -> None:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    cell = "<w:tc><w:p><w:r><w:t>أ</w:t></w:r></w:p></w:tc>"
    body = (
        f"<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>"
        f"<w:tbl><w:tr/><w:tr>{cell}{cell}</w:tr><w:tr><w:trPr/></w:tr></w:tbl>"
    )
    file = tmp_path / "a.docx"
    with ZipFile(file, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{w}"><w:body>{body}</w:body></w:document>',
        )
    assert text_of(list(docx.read(file, ReadOptions()))) == f"{WORDS}\nأ\tأ"


@pytest.mark.parametrize(
    "rows", [r"\trowd\row", r"\trowd a\cell b\cell\row\row", r"\trowd\row\trowd a\cell b\cell\row"]
)
def test_of_rich_text(tmp_path: Path, rows: str) -> None:
    file = tmp_path / "a.rtf"
    file.write_bytes(rf"{{\rtf1\ansi some words\par {rows} more}}".encode())
    cells = "a\tb\n" if "cell" in rows else ""
    assert text_of(list(rtf.read(file, ReadOptions()))) == f"some words\n{cells}more"
