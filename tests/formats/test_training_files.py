"""GLiNER and Hugging Face token classification: their own rules read back what was written."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from pathlib import Path

import gold
import pytest
from formats import tag_reader
from formats.datasets import datasets
from hypothesis import given
from making import annotation, article
from text.strategies import texts

from hashiya.commands import bundles
from hashiya.formats.format import WriteOptions
from hashiya.formats.losses import SPANS_LOST, LossReport, Tally
from hashiya.formats.tokens import gliner, hf_tokens
from hashiya.model.dataset import AnnotatedArticle, Dataset

SPLITTER = re.compile(r"\w+(?:[-_]\w+)*|\S")
EXPAND = WriteOptions(edges="expand")


def marked(text: str, *spans: tuple[str, str]) -> Dataset:
    of = article(text)
    found = [
        annotation(of, text.index(words), text.index(words) + len(words), label)
        for words, label in spans
    ]
    found.sort(key=lambda it: (it.start, -it.end))
    return Dataset(
        schema=gold.schema(), articles=[AnnotatedArticle(article=of, annotations=tuple(found))]
    )


def whole() -> Dataset:
    return Dataset(schema=gold.schema(), articles=gold.articles())


def weighed(of, dataset: Dataset, options: WriteOptions) -> LossReport:
    tally = Tally()
    for it in dataset:
        tally.article(it)
        of.weigh(it, dataset.schema, options, tally)
    return tally.report()


def glined(dataset: Dataset, place: Path, options: WriteOptions = EXPAND) -> list[dict]:
    file = place / "out.gliner.json"
    gliner.write(dataset, file, options)
    records = json.loads(file.read_text("utf-8"))
    for it in records:
        assert set(it) == {"tokenized_text", "ner"}
        assert it["tokenized_text"]
        assert all(0 <= start <= end < len(it["tokenized_text"]) for start, end, _ in it["ner"])
    return records


@given(dataset=datasets)
def test_gliner_has_every_span_that_is_not_told_lost(dataset, tmp_path_factory) -> None:
    for options in (EXPAND, WriteOptions()):
        records = glined(dataset, tmp_path_factory.mktemp("gliner"), options)
        found = sum(len(it["ner"]) for it in records)
        lost = weighed(gliner, dataset, options).count(*SPANS_LOST)
        assert found + lost == sum(len(it.annotations) for it in dataset)


def test_gliner_shows_the_words_of_the_gold(tmp_path: Path) -> None:
    records = glined(whole(), tmp_path, WriteOptions(edges="split"))
    found = Counter(
        (label, "".join(it["tokenized_text"][start : end + 1]))
        for it in records
        for start, end, label in it["ner"]
    )
    assert found == Counter(
        (it.label, "".join(it.quote.split()))
        for of in gold.articles()
        for it in of.annotations
        if it.layer == "entity"
    )


def test_gliner_cuts_words_as_it_does_itself(tmp_path: Path) -> None:
    for it, of in zip([gold.articles()[0]], glined(whole(), tmp_path), strict=False):
        first = " ".join(of["tokenized_text"])
        assert (
            SPLITTER.findall(it.article.text)[: len(of["tokenized_text"])] == of["tokenized_text"]
        )
        assert first
    dataset = marked("زار للعراق", ("لعراق", "GPE"))
    assert glined(dataset, tmp_path)[0] == {
        "tokenized_text": ["زار", "للعراق"],
        "ner": [[1, 1, "GPE"]],
    }
    assert glined(dataset, tmp_path, WriteOptions())[0]["ner"] == [[2, 2, "GPE"]]
    assert weighed(gliner, dataset, EXPAND).count("word_widened") == 1


@given(texts)
def test_gliner_finds_in_any_text_the_words_that_it_finds_itself(text: str) -> None:
    words = zip(*gliner.cut_as_gliner(text), strict=True)
    assert list(words) == [it.span() for it in SPLITTER.finditer(text)]


def test_gliner_names_labels_in_words(tmp_path: Path) -> None:
    dataset = marked("زار بغداد", ("بغداد", "GPE"))
    name = next(it for it in gold.schema().labels if it.code == "GPE")
    for language in ("ar", "en"):
        (one,) = glined(dataset, tmp_path, WriteOptions(edges="expand", names=language))
        assert one["ner"][0][2] == name.name(language) != "GPE"


def test_gliner_of_nothing_is_an_empty_array(tmp_path: Path) -> None:
    assert glined(Dataset(schema=gold.schema(), articles=[]), tmp_path) == []


# -- Hugging Face


def rows(dataset: Dataset, place: Path, options: WriteOptions) -> list[dict]:
    place.mkdir(exist_ok=True)
    hf_tokens.write(dataset, place, options)
    return [json.loads(it) for it in (place / "data.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("scheme", ["iob2", "bioes"])
@given(dataset=datasets)
def test_rows_hold_every_span_that_is_not_told_lost(scheme, dataset, tmp_path_factory) -> None:
    options = WriteOptions(scheme=scheme)
    names = hf_tokens.tag_names(dataset.schema, options)
    found = 0
    for it in rows(dataset, tmp_path_factory.mktemp("hf") / "x", options):
        assert len(it["tokens"]) == len(it["ner_tags"])
        found += len(tag_reader.entities([names[number] for number in it["ner_tags"]], scheme))
    lost = weighed(hf_tokens, dataset, options).count(*SPANS_LOST)
    assert found + lost == sum(len(it.annotations) for it in dataset)


def test_a_tag_has_the_same_number_in_each_part_also_where_no_sentence_has_it(
    tmp_path: Path,
) -> None:
    """The card says so: a model of one part reads the numbers of another."""
    cards: list[str] = []
    for name, it in (("one", marked("زار زيد مكة", ("زيد", "PERS"))), ("all", whole())):
        place = tmp_path / name
        place.mkdir()
        hf_tokens.write(it, place, WriteOptions())
        cards.append((place / "README.md").read_text("utf-8"))
    assert cards[0] == cards[1]
    tags = {f'"B-{it.code}"' for it in gold.schema().labels_of("entity")}
    assert all(it in cards[0] for it in tags)


def library(place: Path, monkeypatch):
    """The library ``datasets``, without a network and with its caches in our own folder."""
    monkeypatch.setenv("HF_HOME", str(place / "home"))
    monkeypatch.setenv("HF_DATASETS_OFFLINE", "1")
    hf = pytest.importorskip("datasets")
    monkeypatch.setattr(hf.config, "HF_DATASETS_CACHE", place / "cache")
    hf.disable_progress_bars()
    return hf


@pytest.mark.parametrize("flavour", ["jsonl", "parquet"])
def test_the_library_loads_it_with_its_tags_by_name(
    flavour: str, tmp_path: Path, monkeypatch
) -> None:
    hf = library(tmp_path, monkeypatch)
    place = tmp_path / "set"
    place.mkdir()
    options = WriteOptions(flavour=flavour)
    hf_tokens.write(whole(), place, options)
    loaded = hf.load_dataset(
        os.fspath(place), split="train", cache_dir=os.fspath(tmp_path / "cache")
    )
    names = loaded.features["ner_tags"].feature.names
    assert names[:3] == ["O", "B-PERS", "I-PERS"]
    found = Counter(
        label
        for it in loaded
        for label, _, _ in tag_reader.entities([names[n] for n in it["ner_tags"]], "iob2")
    )
    assert found.total() == 156
    assert {it["document"] for it in loaded} == {of.article.name for of in gold.articles()}


def test_a_divided_set_keeps_the_names_of_its_tags(tmp_path: Path, monkeypatch) -> None:
    """With its card, as the export dialog and the command line write it."""
    hf = library(tmp_path, monkeypatch)
    one, other = gold.articles()
    parts = {
        "train": Dataset(schema=gold.schema(), articles=[one]),
        "dev": Dataset(schema=gold.schema(), articles=[other]),
    }
    for name, written in (("divided", parts), ("whole", {"data": whole()})):
        bundles.export(written, tmp_path / name, "hf", WriteOptions(scheme="bioes"))
        place = os.fspath(tmp_path / name)
        loaded = hf.load_dataset(place, cache_dir=os.fspath(tmp_path / "cache"))
        wanted = {"train", "validation"} if len(written) > 1 else {"train"}
        assert set(loaded) == wanted
        for it in loaded.values():
            assert it.features["ner_tags"].feature.names[:3] == ["O", "B-PERS", "I-PERS"]
