"""A dataset under a name without a suffix, or with one that says nothing, is read as what it holds."""

from __future__ import annotations

from pathlib import Path

import gold
import pytest

from hashiya import formats
from hashiya.commands import datasets
from hashiya.formats.format import Incoming, ReadOptions
from hashiya.model.dataset import Dataset

NAMES = ("dataset", "dataset.txt", "dataset.dat", "dataset.v2")
MANY = {"label-studio": "tasks.json", "hf": "data.jsonl", "csv": "spans.csv"}


def under(name: str, format_id: str, place: Path) -> Path:
    whole = Dataset(schema=gold.schema(), articles=list(gold.articles()))
    datasets.export(whole, place / "out", format_id)
    found = place / "out" / MANY.get(format_id, "")
    return found.replace(found.with_name(name))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("format_id", ["gliner", "hf", "spacy", "xlsx", "refi-qda", "csv"])
def test_the_content_decides(tmp_path: Path, format_id: str, name: str) -> None:
    file = under(name, format_id, tmp_path)
    of = formats.for_reading(file)
    assert (of.id, of.read is not None) == (format_id, True)
    found = [it for it in of.read(file, ReadOptions()) if isinstance(it, Incoming)]
    assert any(it.spans for it in found)


@pytest.mark.parametrize("name", NAMES[:3])
def test_a_table_of_sentences_is_one(tmp_path: Path, name: str) -> None:
    file = under(name, "checkthat", tmp_path)
    of = formats.for_reading(file)
    found = [it for it in of.read(file, ReadOptions()) if isinstance(it, Incoming)]
    assert of.id == "corpus"
    assert len(found) > 10


@pytest.mark.parametrize("name", NAMES[:3])
@pytest.mark.parametrize(
    "words",
    [
        "[صحيفة] قال الوزير.\tثم\nمضى.",
        "xقال الوزير",
        "{ قال } الوزير",
        "PK\x03\x04 قال",
        "قال\tالوزير\nثم\tمضى\n",
    ],
)
def test_articles_stay_articles(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / name).write_text(words, "utf-8")
    assert formats.for_reading(tmp_path / name).id == "text"


@pytest.mark.parametrize("name", NAMES[:3])
def test_records_of_a_corpus_are_no_text(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(
        '[\n {"text": "قال الوزير.", "label": "خبر"},\n {"text": "ثم مضى."}\n]', "utf-8"
    )
    of = formats.for_reading(tmp_path / name)
    found = [it for it in of.read(tmp_path / name, ReadOptions()) if isinstance(it, Incoming)]
    assert [it.text for it in found] == ["قال الوزير.", "ثم مضى."]
