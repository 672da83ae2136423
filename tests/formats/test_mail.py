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


def many(*parts: tuple[str, str], name: str = "mixed") -> bytes:
    """A message of such parts: the kind of each, with further heads, and its words."""
    border = "----x"
    made = "".join(
        f"--{border}\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{words}\r\n"
        for kind, words in parts
    )
    head = f'Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/{name}; boundary="{border}"\r\n\r\n'
    return (head + made + f"--{border}--\r\n").encode()


PLAIN, PAGE = "text/plain; charset=utf-8", "text/html; charset=utf-8"
PICTURE = 'image/png; name="a.png"\r\nContent-Disposition: inline'
PAGE_OF = "<html dir=rtl><body><p>{}</p><div style='display:none'>سر هنا</div></body></html>"


def test_all_texts_of_a_message_come_in_with_a_picture_between_them(tmp_path: Path) -> None:
    """As Apple's program sends them."""
    it = one(
        tmp_path, many((PLAIN, "قال الوزير"), (PICTURE, "AAAA"), (PLAIN, "ثم غادر"), (PLAIN, " "))
    )
    assert it.text == "قال الوزير\n\nثم غادر"
    (note,) = it.notes
    assert (note.message, note.values["names"]) == ("formats-mail-attached", "a.png")


def test_pages_of_a_message_come_in_together(tmp_path: Path) -> None:
    words = ("قال الوزير", "<p dir=ltr>1 غادر</p>")
    it = one(tmp_path, many(*((PAGE, PAGE_OF.format(words)) for words in words)))
    assert it.text == "قال الوزير\n\n1 غادر"
    assert it.direction == "rtl"
    assert dict(it.directions) == {it.text.index("1"): "ltr"}
    assert {note.message: note.values["count"] for note in it.notes} == {"formats-page-hidden": 4}


def test_a_message_that_was_passed_on_is_named_by_its_subject(tmp_path: Path) -> None:
    passed = "Subject: بيان قديم\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nكلام قديم"
    it = one(tmp_path, many((PLAIN, "انظر أدناه"), ("message/rfc822", passed)))
    assert it.text == "انظر أدناه"
    (note,) = it.notes
    assert (note.message, note.values["count"]) == ("formats-mail-attached", 1)
    assert "بيان قديم" in str(note.values["names"])


def test_the_same_words_in_several_versions_come_in_once(tmp_path: Path) -> None:
    page = (PAGE, PAGE_OF.format("قال الوزير"))
    assert one(tmp_path, many((PLAIN, "قال الوزير"), page, name="alternative")).notes == ()
    it = one(tmp_path, many((PLAIN, " "), page, name="alternative"))
    assert it.text == "قال الوزير"


def test_a_part_without_letters_is_told(tmp_path: Path) -> None:
    it = one(tmp_path, many((PLAIN, "قال الوزير"), (PLAIN, "1948 - 1967")))
    assert [note.message for note in it.notes] == ["formats-mail-attached"]


def test_a_date_beyond_all_calendars_costs_only_itself(tmp_path: Path) -> None:
    for date in (
        "Wed, 28 Aug 99999999999999999999 23:30:00 +0400",
        "1 Jan 2020 00:00:00 +" + "9" * 20,
    ):
        head = f"Subject: x\r\nDate: {date}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        assert one(tmp_path, head.encode() + WORDS.encode()).text == WORDS
