"""Dumps of the web and of Wikipedia: each record an article, and what has no words or breaks off is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya import formats
from hashiya.formats.corpus import corpus, dumps
from hashiya.formats.format import Incoming, Note, ReadOptions

FIRST = "قال الوزير إن السلام قريب.\n\nثم غادر."


def record(text: str, kind: str = "conversion", more: str = "") -> bytes:
    data = text.encode()
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\n{more}Content-Length: {len(data)}\r\n\r\n"
    return head.encode() + data + b"\r\n\r\n"


def read(place: Path, name: str, data: bytes) -> list[Incoming | Note]:
    (place / name).write_bytes(data)
    assert formats.for_reading(place / name) is dumps.FORMAT
    return list(dumps.read(place / name, ReadOptions()))


WET = (
    record("Software-Info: x", "warcinfo")
    + record(
        FIRST,
        more="WARC-Target-URI: https://schema.org/1\r\nWARC-Identified-Content-Language: fas,eng\r\n",
    )
    + record("12 - 34")
    + record("زار ترامب بغداد", more="WARC-Target-URI: javascript:x\r\n")
)


def test_pages_of_a_crawl_come_in_with_their_addresses(tmp_path: Path) -> None:
    one, other, note = read(tmp_path, "a.warc.wet", WET)
    assert isinstance(one, Incoming)
    assert isinstance(other, Incoming)
    assert (one.text, one.url, one.language, one.name) == (
        FIRST,
        "https://schema.org/1",
        "fa",
        "a.warc#1",
    )
    assert (other.text, other.url, other.name) == ("زار ترامب بغداد", "", "a.warc#3")
    assert isinstance(note, Note)
    assert (note.message, note.values["count"]) == ("formats-corpus-empty-rows", 1)


def test_a_dump_that_breaks_off_gives_what_it_has(tmp_path: Path) -> None:
    one, other, _ = read(tmp_path, "a.wet", WET[: -len("داد\r\n\r\n".encode())])
    assert isinstance(other, Incoming)
    assert other.text.startswith("زار ترامب ب")
    assert [it.message for it in other.notes] == ["formats-dump-ends"]
    one, note = read(tmp_path, "b.wet", record(FIRST) + "شيء آخر\n".encode())
    assert isinstance(one, Incoming)
    assert isinstance(note, Note)
    assert (note.message, note.values["line"]) == ("formats-dump-broken", 9)


def test_pages_as_servers_sent_them_are_refused_with_what_to_do(tmp_path: Path) -> None:
    (note,) = read(tmp_path, "a.warc", record("HTTP/1.1 200 OK\r\n\r\n<html>", "response"))
    assert isinstance(note, Note)
    assert (note.message, note.lost) == ("formats-warc", True)


WIKI = (
    '<doc id="7" url="https://ar.wikipedia.org/wiki?curid=7" title="ماء &quot;عذب&quot;">\nماء "عذب"\n\n'
    'الماء &lt;سائل&gt;.\n\nوهو شفاف.\n\n</doc>\n<doc id="8" url="" title="فارغ">\n\n</doc>\n'
    '<doc id="9" url="" title="نار">\nنار\n'
)


@pytest.mark.parametrize("name", ["wiki_00", "wiki.txt"])
def test_wikipedia_comes_in_entry_by_entry(tmp_path: Path, name: str) -> None:
    water, fire, note = read(tmp_path, name, WIKI.encode())
    assert isinstance(water, Incoming)
    assert isinstance(fire, Incoming)
    assert water.text == 'ماء "عذب"\n\nالماء <سائل>.\n\nوهو شفاف.'
    assert (water.title, water.url) == (
        'ماء "عذب"',
        "https://ar.wikipedia.org/wiki?curid=7",
    )
    assert (water.line, water.name.partition("#")[2]) == (1, "7")
    assert (fire.text, [it.message for it in fire.notes]) == ("نار", ["formats-dump-ends"])
    assert isinstance(note, Note)
    assert note.values == {"count": 1, "lines": (9,)}


def test_files_without_a_suffix_are_found_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "wiki_00").write_bytes(WIKI.encode())
    assert formats.may_be_read(tmp_path / "wiki_00")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "cp1256"])
def test_what_a_spreadsheet_calls_unicode_text_is_a_table(tmp_path: Path, encoding: str) -> None:
    rows = 'العنوان\tالنص\tالمصدر\r\nسلام\t"قال ""الوزير""\nثم غادر"\tوكالة\r\nنار\tزار ترامب بغداد\tوكالة\r\n'
    file = tmp_path / "a.txt"
    file.write_bytes(rows.encode(encoding))
    assert formats.for_reading(file) is corpus.FORMAT
    found = [it for it in corpus.read(file, ReadOptions()) if isinstance(it, Incoming)]
    assert [(it.title, it.text, it.source) for it in found] == [
        ("سلام", 'قال "الوزير"\nثم غادر', "وكالة"),
        ("نار", "زار ترامب بغداد", "وكالة"),
    ]


@pytest.mark.parametrize(
    "text",
    ["النص\tهنا\nقال الوزير\tثم غادر\n", "العنوان\tالنص\n", "العنوان\tالنص\nسطر بلا جدول\n", FIRST],
)
def test_a_text_with_tabs_is_no_table(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert formats.for_reading(tmp_path / "a.txt").id == "text"


def test_pages_of_oscar_have_their_address_and_language(tmp_path: Path) -> None:
    row = (
        '{"content": "قال الوزير إن السلام قريب", "warc_headers": {"warc-target-uri": "https://schema.org/1", '
        '"warc-date": "2022-01-01T00:00:00Z"}, "metadata": {"identification": {"label": "ar", "prob": 0.9}}}\n'
    )
    file = tmp_path / "a.jsonl"
    file.write_text(row * 2, encoding="utf-8")
    assert formats.for_reading(file) is corpus.FORMAT
    found = [it for it in corpus.read(file, ReadOptions()) if isinstance(it, Incoming)]
    assert [(it.text, it.url, it.language, it.published) for it in found] == [
        ("قال الوزير إن السلام قريب", "https://schema.org/1", "ar", "")
    ] * 2


def test_an_entry_that_never_ends_does_not_fill_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dumps, "LONGEST", 1 << 10)
    endless = '<doc id="1" url="" title="x">\n' + "قال الوزير " * 1000
    for name, text in (("one", endless), ("many", endless.replace("الوزير ", "الوزير\n"))):
        (note,) = read(tmp_path, name, text.encode())
        assert isinstance(note, Note)
        assert note.message == "formats-text-too-long"


def test_lines_outside_of_all_entries_are_told(tmp_path: Path) -> None:
    text = WIKI.replace("</doc>\n", "</doc>\nسطر ضائع\n \n", 1) + "</doc>\nوآخر\n"
    water, fire, outside, empty = read(tmp_path, "wiki_00", text.encode())
    assert isinstance(water, Incoming)
    assert isinstance(fire, Incoming)
    assert (fire.text, fire.notes) == ("نار", ())
    assert isinstance(outside, Note)
    assert (outside.message, outside.lost) == ("formats-dump-outside", True)
    assert outside.values == {"count": 2, "lines": (9, 17)}
    assert isinstance(empty, Note)


def test_words_beside_the_signs_of_an_entry_are_its_own(tmp_path: Path) -> None:
    text = '<doc id="1" url="" title="x">ماء عذب</doc>\n<doc id="2">\nنار\nحامية </doc>\n'
    found = read(tmp_path, "wiki_00", text.encode())
    assert [it.text for it in found if isinstance(it, Incoming)] == ["ماء عذب", "نار\nحامية "]
    assert len(found) == 2


def test_bytes_that_are_no_letters_are_counted(tmp_path: Path) -> None:
    page = record(FIRST).replace("قال".encode(), b"\xe3\xc7a")
    broken = WIKI.encode().replace("سائل".encode(), b"\xe3\xc7").replace(b"url=", b"\xe3=")
    for name, data in (("a.wet", page), ("wiki_00", broken)):
        it = read(tmp_path, name, data)[0]
        assert isinstance(it, Incoming)
        assert it.text.count("\ufffd") == 2
        (note,) = it.notes
        assert (note.message, note.values["count"]) == ("formats-replaced", 2)


def test_a_length_of_thousands_of_figures_is_no_length(tmp_path: Path) -> None:
    (note,) = read(tmp_path, "a.wet", record(FIRST).replace(b"Length: ", b"Length: " + b"9" * 5000))
    assert isinstance(note, Note)
    assert note.message == "formats-dump-broken"


def test_an_entry_that_is_too_long_and_ends_is_refused_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dumps, "LONGEST", 1 << 10)
    text = f'<doc id="1" url="" title="x">\n{"قال " * 140}\n{"قال " * 140}</doc>\n'
    (note,) = read(tmp_path, "a", text.encode())
    assert isinstance(note, Note)
    assert note.message == "formats-text-too-long"
