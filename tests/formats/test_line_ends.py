"""Files whose lines end as on old Macs, or as Excel's "CSV (Macintosh)" ends them, are read like others."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya import formats
from hashiya.formats.conll import conll
from hashiya.formats.corpus import corpus
from hashiya.formats.format import Incoming, ReadOptions

CORPUS = """id,text
1,زار سامي القدس
2,عاد سامي إلى البيت
"""
TAGGED = """سامي\tB-PER
يزور\tO
القدس\tB-LOC

وعاد\tO
سامي\tB-PER
مساء\tO
"""
COMMAS = "word,tag\n" + TAGGED.replace("\t", ",").replace("\n\n", "\n,\n")
MIXED = COMMAS.replace("\n", "\r", 2)


def read(file: Path, words: str) -> list[Incoming]:
    file.write_bytes(words.encode())
    chosen = formats.for_reading(file)
    assert chosen in (corpus.FORMAT, conll.FORMAT)
    assert chosen.read
    return [it for it in chosen.read(file, ReadOptions()) if isinstance(it, Incoming)]


@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_tables_of_texts(tmp_path: Path, name: str) -> None:
    words = CORPUS if name == "a.csv" else CORPUS.replace(",", "\t")
    found = read(tmp_path / name, words.replace("\n", "\r"))
    assert [it.text for it in found] == ["زار سامي القدس", "عاد سامي إلى البيت"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.conll", TAGGED),
        ("a.txt", TAGGED),
        ("a.csv", COMMAS),
    ],
)
@pytest.mark.parametrize("ends", ["\r", "\r\n", "\r\r\n"])
def test_tagged_tokens(tmp_path: Path, name: str, words: str, ends: str) -> None:
    plain = read(tmp_path / name, words)
    (it,) = read(tmp_path / name, words.replace("\n", ends))
    assert (it.text, it.spans) == (plain[0].text, plain[0].spans)
    assert it.notes == plain[0].notes
    assert len(it.spans) == 3


def test_lines_that_end_in_several_ways(tmp_path: Path) -> None:
    (it,) = read(tmp_path / "a.csv", MIXED)
    (plain,) = read(tmp_path / "b.csv", COMMAS)
    assert (it.text, it.spans) == (plain.text, plain.spans)


def test_an_end_of_a_line_at_the_end_of_what_is_read_at_once(tmp_path: Path) -> None:
    long = "كلمة\tO\n" * 30_000
    plain = read(tmp_path / "a.conll", TAGGED + "\n" + long)
    for ends in ("\r", "\r\n"):
        found = read(tmp_path / "b.conll", (TAGGED + "\n" + long).replace("\n", ends))
        assert [it.text for it in found] == [it.text for it in plain]
