"""Saved mail: the words of the message with its subject, sender and day; attachments are named and left alone."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from hashiya import formats
from hashiya.formats.documents import mail
from hashiya.formats.format import Incoming, Note, ReadOptions

WORDS = "قال الوزير إن السلام قريب.\n\nثم غادر بغداد."


def message(words: str = WORDS, charset: str = "utf-8") -> EmailMessage:
    made = EmailMessage()
    made["Subject"] = "بيان صحفي عن السلام"
    made["From"] = "ليلى حداد <laila@example.org>"
    made["Date"] = "Wed, 28 Aug 2013 23:30:00 +0400"
    made.set_content(words, charset=charset)
    return made


def read(place: Path, data: bytes) -> Incoming | Note:
    file = place / "a.eml"
    file.write_bytes(data)
    assert formats.for_reading(file) is mail.FORMAT
    (it,) = mail.read(file, ReadOptions())
    return it


def one(place: Path, data: bytes) -> Incoming:
    it = read(place, data)
    assert isinstance(it, Incoming), it
    return it


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256", "iso-8859-6"])
def test_words_subject_sender_and_day(tmp_path: Path, charset: str) -> None:
    it = one(tmp_path, message(charset=charset).as_bytes())
    assert it.text == WORDS
    assert (it.title, it.author, it.published) == (
        "بيان صحفي عن السلام",
        "ليلى حداد",
        "2013-08-28",
    )
    assert (it.language, it.notes) == ("ar", ())


def test_attachments_are_named_and_plain_words_come_before_their_page(tmp_path: Path) -> None:
    made = message()
    made.add_alternative("<html><body><p>صفحة</p></body></html>", subtype="html")
    made.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="بيان.pdf")
    it = one(tmp_path, made.as_bytes())
    assert it.text == WORDS
    (note,) = it.notes
    assert (note.message, note.values) == (
        "formats-mail-attached",
        {"count": 1, "names": "بيان.pdf"},
    )


def test_a_message_that_is_only_a_page(tmp_path: Path) -> None:
    made = EmailMessage()
    made["From"] = "x@example.org"
    made.set_content(
        "<html dir=rtl><body><p>قال الوزير</p><div style='display:none'>سر</div><p>ثم غادر</p></body></html>",
        subtype="html",
    )
    it = one(tmp_path, made.as_bytes())
    assert it.text == "قال الوزير\nثم غادر"
    assert (it.direction, it.author, it.published) == ("rtl", "x@example.org", "")
    assert [note.message for note in it.notes] == ["formats-page-hidden"]


def test_lines_that_were_folded_are_whole_again(tmp_path: Path) -> None:
    body = "قال الوزير \r\nإن السلام \r\nقريب.\r\n\r\n> اقتباس \r\nثم غادر\r\n"
    head = "Subject: x\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    it = one(tmp_path, (head + body).encode())
    assert it.text == "قال الوزير إن السلام قريب.\n\n> اقتباس ثم غادر"


def test_a_message_that_names_no_encoding_or_a_wrong_one(tmp_path: Path) -> None:
    head = b"Subject: x\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    assert one(tmp_path, head + WORDS.encode("cp1256")).text == WORDS
    head = head.replace(b"\r\n\r\n", b"\r\nContent-Type: text/plain; charset=no-such\r\n\r\n")
    assert one(tmp_path, head + WORDS.encode()).text == WORDS


@pytest.mark.parametrize(
    "data",
    [b"", b"Subject: x\r\n\r\n", b"Content-Type: image/png\r\n\r\nAAAA"],
)
def test_what_has_no_words_is_refused(tmp_path: Path, data: bytes) -> None:
    it = read(tmp_path, data)
    assert isinstance(it, Note)
    assert it.lost
