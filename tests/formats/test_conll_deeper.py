"""Nested files whose first nested line comes late are read as nested, by the program itself and in archives too."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya.formats import for_reading
from hashiya.formats.conll import conll
from hashiya.formats.format import Incoming, Note, ReadOptions

FLAT = "قال O\nمحمد B-PERS\nإن O\nالوضع O\nجيد O\n. O\n\n"
NESTED = "وزير B-OCC\nصحة I-OCC B-ORG\nتونس I-OCC I-ORG B-GPE\n. O\n"


def written(place: Path, name: str, data: str, encoding: str = "utf-8") -> Path:
    file = place / name
    file.write_text(data, encoding, newline="")
    return file


@pytest.mark.parametrize("count", [1, 80, 2_000])
@pytest.mark.parametrize("name", ["a.txt", "a.conll", "a.data"])
def test_levels_that_show_late_are_read(name: str, count: int, tmp_path: Path) -> None:
    file = written(tmp_path, name, FLAT * count + NESTED)
    it = for_reading(file)
    assert it.id == "conll-nested"
    assert it.read is not None
    (one,) = [one for one in it.read(file, ReadOptions()) if isinstance(one, Incoming)]
    assert [(it.label, one.text[it.fragments[0].start : it.fragments[0].end]) for it in one.spans][
        -3:
    ] == [("OCC", "وزير صحة تونس"), ("ORG", "صحة تونس"), ("GPE", "تونس")]
    assert len(one.spans) == count + 3


@pytest.mark.parametrize(
    "data",
    [
        FLAT * 200 + NESTED.replace("\n", "\r\n"),
        (FLAT * 200 + NESTED).replace(" ", "\t"),
        FLAT * 200 + NESTED.removesuffix("\n. O\n"),
    ],
    ids=["crlf", "tabs", "no end"],
)
def test_however_its_lines_are_made(data: str, tmp_path: Path) -> None:
    assert for_reading(written(tmp_path, "a.txt", data)).id == "conll-nested"
    assert for_reading(written(tmp_path, "b.conll", data, "windows-1256")).id == "conll-nested"


def test_a_row_may_stand_across_two_pieces(tmp_path: Path) -> None:
    """Whatever the number of bytes that are read at once."""
    before = FLAT * ((1 << 20) // len(FLAT.encode()))
    ahead = (1 << 20) - len(before.encode()) - len("ا B-OCC B".encode())
    data = f"{before}{'ا' * (ahead // 2)}{'x' * (ahead % 2)}ا B-OCC B-ORG\n\n{FLAT}"
    assert for_reading(written(tmp_path, "a.txt", data)).id == "conll-nested"


@pytest.mark.parametrize(
    "last",
    ["-DOCSTART- -X- O O\n\nقال O\n", "قال O O O\n", "# x B-A B-B\nقال O\n"],
)
def test_other_lines_make_no_file_nested(last: str, tmp_path: Path) -> None:
    assert for_reading(written(tmp_path, "a.conll", FLAT * 200 + last)).id == "conll"


def test_a_token_with_spaces_between_tabs_makes_no_file_nested(tmp_path: Path) -> None:
    data = (FLAT * 200).replace(" ", "\t") + "طائرة B-52\tB-PROD\n"
    assert for_reading(written(tmp_path, "a.txt", data)).id == "conll"


def test_read_as_flat_the_other_tags_are_told(tmp_path: Path) -> None:
    file = written(tmp_path, "a.conll", FLAT * 80 + NESTED)
    (one,) = [one for one in conll.read(file, ReadOptions()) if isinstance(one, Incoming)]
    assert [(it.message, it.values, it.lost) for it in one.notes if isinstance(it, Note)] == [
        ("formats-tokens-deeper", {"count": 2}, True)
    ]
