"""Files of brat that break readers, by the numbers of the catalogue (D2 to D4).

What can be used comes in; each thing that cannot is told with its line; nothing is guessed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya.formats.brat import brat
from hashiya.formats.format import Incoming, ReadOptions

TEXT = "قال الناتو إن العراق آمن.\r\nوأضاف الناتو أن القوات باقية في بغداد."


def place(words: str, text: str = TEXT) -> str:
    return f"{text.index(words)} {text.index(words) + len(words)}"


def read_brat(folder: Path, ann: bytes, text: str = TEXT) -> Incoming:
    (folder / "a.txt").write_bytes(text.encode("utf-8"))
    (folder / "a.ann").write_bytes(ann)
    (found,) = brat.read(folder / "a.ann", ReadOptions())
    assert isinstance(found, Incoming)
    return found


GOOD = f"T9\tLOC {place('بغداد')}\tبغداد"

BRAT: dict[str, tuple[str, str]] = {
    "D2-past-the-text": ("T1\tX 900 905\tلا شيء هنا", "formats-span-waits"),
    "D2-other-words": ("T1\tX 0 3\tليس", "formats-span-waits"),
    "D2-words-near-by": ("T1\tX 20 26\tالعراق", "formats-span-mended"),
    "D2-reversed": ("T1\tX 9 4\tالناتو", "formats-span-no-offsets"),
    "D3-discontinuous-elsewhere": ("T1\tX 0 3;9 12\tقال العراق", "formats-span-waits"),
    "D3-duplicate-id": (f"{GOOD}", "formats-id-twice"),
    "D3-relation-to-nothing": ("R1\tx Arg1:T9 Arg2:T77\t", "formats-relation-ends"),
    "D3-relation-to-itself": ("R1\tx Arg1:T9 Arg2:T9\t", "formats-relation-ends"),
    "D3-relation-without-ends": ("R1\tx Arg1:T9\t", "formats-brat-line"),
    "D3-arabic-indic-digits": ("T1\tX ٠ ٣\tقال", "formats-brat-line"),
    "D3-number-of-5000-digits": (f"T1\tX 0 {'9' * 5000}\tقال", "formats-brat-line"),
    "D3-event-without-trigger": ("E1\tX:T77 Arg:T9", "formats-brat-line"),
    "D3-attribute-of-nothing": ("A1\tx T77 y", "formats-bad-attribute"),
    "D3-note-of-nothing": ("#1\tAnnotatorNotes T77\tx", "formats-bad-attribute"),
    "D3-reference-broken": ("N1\tReference T9 Wikidata\tx", "formats-brat-line"),
    "D3-equivalence-of-one": ("*\tEquiv T9", "formats-brat-line"),
    "D3-no-such-kind": ("X1\twhat is this", "formats-brat-line"),
}


@pytest.mark.parametrize("case", BRAT)
def test_a_line_that_cannot_be_used_costs_only_itself(case: str, tmp_path: Path) -> None:
    line, message = BRAT[case]
    found = read_brat(tmp_path, f"{GOOD}\n{line}\n".encode())
    (told,) = found.notes
    assert (told.message, told.line) == (message, 2)
    assert told.lost == (message != "formats-span-mended")
    assert [it.id for it in found.spans if not it.words][:1] in (["T9"], ["T1"])
    assert [it.fragments[0].quote(TEXT) for it in found.spans if it.id == "T9"] == ["بغداد"]


def test_d3_a_line_in_another_encoding_costs_only_itself(tmp_path: Path) -> None:
    found = read_brat(tmp_path, b"T1\tX 0 3\t\xe5\xe5\xff\n" + GOOD.encode())
    assert [it.id for it in found.spans] == ["T9"]
    assert [(it.message, it.line) for it in found.notes] == [("formats-line-not-utf8", 1)]


def test_d4_a_text_with_crlf_annotated_as_lf(tmp_path: Path) -> None:
    as_lf = TEXT.replace("\r\n", "\n")
    start = as_lf.rindex("الناتو")
    ann = f"T1\tORG {place('العراق')}\tالعراق\nT2\tORG {start} {start + 6}\tالناتو\n"
    found = read_brat(tmp_path, ann.encode())
    (told,) = found.notes
    assert (told.message, told.values) == ("formats-realigned-proved", {"how": "crlf_as_lf"})
    assert found.text == TEXT
    second = next(it for it in found.spans if it.id == "T2")
    assert second.fragments[0].start == TEXT.rindex("الناتو")


def test_d4_parts_of_a_mark_are_counted_the_same_way(tmp_path: Path) -> None:
    as_lf = TEXT.replace("\r\n", "\n")
    ranges = f"{place('وأضاف', as_lf)};{place('القوات', as_lf)}"
    found = read_brat(tmp_path, f"T1\tX {ranges}\tوأضاف القوات\n".encode())
    assert [it.quote(TEXT) for it in found.spans[0].fragments] == ["وأضاف", "القوات"]
