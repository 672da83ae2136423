"""Many sentences of tokens read at once are what they are one by one, whatever stands among them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import gold
import pytest
from formats import kit
from hypothesis import given
from hypothesis import strategies as st

from hashiya.formats import by_id
from hashiya.formats.conll import column_files
from hashiya.formats.format import Incoming, Note, ReadOptions, WriteOptions
from hashiya.model.dataset import Dataset

TOKENS = st.sampled_from(["زار", "ب", ".", "-", "12", "\u200f"])
ODD_TOKENS = st.sampled_from(["ب", "a b", " a", "a ", "a  b", "#", "#1", ""])
TAGS = st.sampled_from(["O", "O", "O", "B-A", "I-A", "B-B", "I-B"])
ODD_TAGS = st.sampled_from(["O", "B-A", "I-A", "E-A", "S-B", "", "B", "؟", "O^B-A"])
LINES = st.sampled_from(["", "\n", " ", "# note", "# newdoc id = b", "-DOCSTART- O\n", "a"])


@contextmanager
def one_by_one() -> Iterator[list[str]]:
    """Sentences are taken each by itself; those that could have been taken with others are listed."""
    real = column_files._Maker._whole
    several: list[str] = []

    def whole(self: Any, text: str, number: int) -> bool:
        if "\n\n" not in text:
            return real(self, text, number)
        several.append(text)
        return False

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(column_files._Maker, "_whole", whole)
        yield several


def read(name: str, file: Path) -> list[Incoming | Note]:
    found = by_id(name).read
    assert found
    return list(found(file, ReadOptions()))


@st.composite
def files(draw: st.DrawFn) -> str:
    """Odd rows and lines stand in some of them only: in a stretch with one nothing is taken at once."""
    sign, width = draw(st.sampled_from(["\t", " "])), draw(st.integers(1, 3))
    tokens = ODD_TOKENS if draw(st.booleans()) else TOKENS
    tags = ODD_TAGS if draw(st.booleans()) else TAGS
    odd_lines, odd_rows = draw(st.booleans()), draw(st.integers(0, 3)) == 0
    rows = [["زار", *["O"] * width], ["ب", *["B-A"] * width], []]
    for _ in range(draw(st.integers(1, 8))):
        for _ in range(draw(st.integers(1, 5))):
            count = draw(st.integers(1, 3)) if odd_rows else width
            rows.append([draw(tokens), *(draw(tags) for _ in range(count))])
        rows.append([draw(LINES)] if odd_lines and draw(st.booleans()) else [])
    return "\n".join(map(sign.join, rows)) + "\n"


@pytest.mark.parametrize("name", ["conll", "conll-nested"])
def test_sentences_at_once_are_what_they_are_one_by_one(name: str, tmp_path_factory: Any) -> None:
    @given(files())
    def holds(text: str) -> None:
        file = tmp_path_factory.mktemp(name) / "a.conll"
        file.write_text(text, encoding="utf-8", newline="")
        at_once = read(name, file)
        with one_by_one():
            assert read(name, file) == at_once

    holds()


@pytest.mark.parametrize(
    ("name", "flavour"),
    [("conll", ""), ("conll", "columns-4"), ("conll-nested", ""), ("conll-nested", "nemo")],
)
def test_what_we_write_is_taken_at_once(name: str, flavour: str, tmp_path: Path) -> None:
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    file = kit.written(by_id(name), dataset, WriteOptions(flavour=flavour), tmp_path)
    at_once = read(name, file)
    (article,) = [it for it in at_once if isinstance(it, Incoming)]
    assert len(article.spans) > 50
    with one_by_one() as several:
        assert read(name, file) == at_once
    assert several, "no stretch of several sentences"
