"""Files are known by their beginning in one pass over it: with a way back for each comment, a few dozen of them would take for ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya import formats
from hashiya.formats.corpus import opinions_xml
from hashiya.formats.tei import catma
from hashiya.model.errors import UnknownFormat

COMMENTS = b"<!-- a -->\n" * 300
OPINIONS = b"<sentences><sentence><text>a</text></sentence></sentences>"


@pytest.mark.parametrize("name", ["a", "a.txt", "a.xml", "a.html", "a.json"])
@pytest.mark.parametrize("before", [b"", b"<sentences>", b"<?xml version='1.0'?>"])
def test_many_comments_are_passed_over_once(name: str, before: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(before + COMMENTS + b"words")
    try:
        found = formats.for_reading(tmp_path / name).id
    except UnknownFormat:
        found = ""
    assert found != "corpus"


@pytest.mark.parametrize("head", [b"\xef\xbb\xbf", b"<?xml version='1.0'?>\n<!DOCTYPE a>", b" \n"])
def test_comments_hide_no_opinions(head: bytes) -> None:
    few = b"<!-- <sentences> --> <!-- b -->"
    assert opinions_xml.is_one(head + few + OPINIONS)
    assert not opinions_xml.is_one(head + b"words" + OPINIONS)


def test_comments_hide_no_page(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"<!-- a -->\n" * 100 + b"<html><p>words of a page</p></html>")
    assert formats.for_reading(tmp_path / "a").id == "html"


def test_elements_without_an_end_are_looked_at_once() -> None:
    assert not catma.is_one(b"<ab " * 500_000)
    assert catma.is_one(b"<ab <tei:ab n='1'\n type='catma'>")
