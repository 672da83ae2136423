"""Names of files and codes: safe on every system, never two alike, never a path."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import gold
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import article

from hashiya.formats.brat import brat
from hashiya.formats.format import WriteOptions
from hashiya.formats.naming import Names, code, file_stem
from hashiya.model.dataset import AnnotatedArticle, Dataset

HOSTILE = [
    "../x",
    "..",
    ".",
    "CON",
    "con.txt",
    "a/b",
    "C:\\x",
    "x" * 300,
    "ا" * 300,
    "\u202egpj",
    " ",
]


@given(st.one_of(st.text(), st.sampled_from(HOSTILE)))
def test_a_file_name_is_safe(name: str) -> None:
    stem = file_stem(name)
    assert stem
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\u202a-\u202e\u2066-\u2069]', stem)
    assert stem[-1] not in " ."
    assert not stem.startswith(".")
    assert len(f"{stem}-99999.txt".encode()) <= 255
    assert not re.fullmatch(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", stem, re.IGNORECASE)


def test_many_articles_of_one_name_are_each_given_one() -> None:
    made = Names(file_stem, folded=True)
    found = [made.of(str(number), "خبر") for number in range(100_000)]
    assert found[:3] == ["خبر", "خبر-2", "خبر-3"]
    assert len(set(found)) == 100_000


@given(st.lists(st.one_of(st.text(max_size=3), st.sampled_from(["é", "e\u0301", "A", "a"]))))
def test_no_two_names_are_alike_on_any_disk(names: list[str]) -> None:
    made = Names(file_stem, folded=True)
    given_names = [made.of(str(number), name) for number, name in enumerate(names)]
    keys = [unicodedata.normalize("NFC", it).casefold() for it in given_names]
    assert len(set(keys)) == len(keys)


@given(st.text())
def test_a_code_has_only_what_brat_allows(name: str) -> None:
    assert re.fullmatch(r"[a-zA-Z0-9_-]+", code(name))


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("شخص", "shkhs"),
        ("منظّمة أخرى", "mnzmh_akhra"),
        ("کتاب‌ها", "ktabha"),
        ("אדם", "adm"),
        ("événement", "evenement"),
        ("中", "_"),
    ],
)
def test_a_code_of_other_letters_can_still_be_read(name: str, made: str) -> None:
    assert code(name) == made


def test_changed_names_are_written_down(tmp_path: Path) -> None:
    names = ["../x.txt", "خبر.txt", "خبر.TXT", "CON.txt"]
    sources = [AnnotatedArticle(article=article(name=it)) for it in names]
    brat.write(Dataset(schema=gold.schema(), articles=sources), tmp_path, WriteOptions())
    written = {it.name for it in tmp_path.glob("*.txt")}
    assert written == {"_x.txt", "خبر.txt", "خبر-2.txt", "_CON.txt"}
    assert "../x.txt" in (tmp_path / "names.json").read_text("utf-8")
    assert not (tmp_path.parent / "x.txt").exists()


@pytest.mark.parametrize("name", ["a", "b.txt"])
def test_a_name_that_is_fit_stays(name: str) -> None:
    assert file_stem(name) == name.removesuffix(".txt")
