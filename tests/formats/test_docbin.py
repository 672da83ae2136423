"""spaCy's DocBin: what Hashiya writes is read by spaCy, and what spaCy writes by Hashiya."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any, Literal

import gold
import pytest
from formats import kit
from formats.datasets import datasets
from hypothesis import given

from hashiya import formats
from hashiya.commands import loss_lines
from hashiya.formats.format import Incoming, Note, ReadOptions, WriteOptions
from hashiya.formats.spacy import docbin
from hashiya.formats.spacy.numbers import number_of
from hashiya.model.dataset import Dataset
from hashiya.wording import Wording

spacy = pytest.importorskip("spacy")
from spacy.symbols import IDS  # noqa: E402
from spacy.tokens import Doc, DocBin, Span, SpanGroup  # noqa: E402

NLP = spacy.blank("ar")


def opened(file: Path) -> list[Doc]:
    return list(DocBin().from_disk(file).get_docs(spacy.blank("ar").vocab))


def read(file: Path) -> list[Incoming]:
    assert formats.for_reading(file).id == "spacy"
    found = list(docbin.read(file, ReadOptions()))
    assert all(isinstance(it, Incoming) for it in found)
    return [it for it in found if isinstance(it, Incoming)]


def saved(place: Path, *docs: Doc, user_data: bool = False) -> Path:
    DocBin(docs=docs, store_user_data=user_data).to_disk(place / "train.spacy")
    return place / "train.spacy"


def words(text: str) -> Doc:
    return NLP(text)


def marks(found: Incoming) -> list[tuple[str, str, str]]:
    return [
        (it.layer, it.label, found.text[it.fragments[0].start : it.fragments[-1].end])
        for it in found.spans
    ]


# -- written by us


def test_spacy_sees_the_same_words_marked(tmp_path_factory) -> None:
    @given(datasets)
    def holds(dataset: Dataset) -> None:
        file = kit.written(docbin.FORMAT, dataset, WriteOptions(), tmp_path_factory.mktemp("s"))
        for annotated, doc in zip(dataset, opened(file), strict=True):
            assert doc.text == annotated.article.text
            grouped = [
                (layer, it.label_, it.start_char, it.end_char, it.text, it.id_)
                for layer, group in doc.spans.items()
                for it in group
            ]
            assert sorted(grouped) == sorted(
                (it.layer, it.label, it.start, it.end, it.quote, it.id)
                for it in annotated.annotations
            )
            ours = {
                (it.start, it.end, it.label) for it in annotated.annotations if it.layer == "entity"
            }
            assert {(it.start_char, it.end_char, it.label_) for it in doc.ents} <= ours
            told = doc.user_data["hashiya"]
            assert len(told["relations"]) == len(annotated.relations)

    holds()


def test_the_gold_is_there_for_training(tmp_path: Path) -> None:
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    file = kit.written(docbin.FORMAT, dataset, WriteOptions(), tmp_path)
    docs = opened(file)
    assert sum(len(it.spans["entity"]) for it in docs) == 200
    assert sum(len(it.ents) for it in docs) == 156
    assert sum(len(it.spans["claim"]) for it in docs) == 97


@pytest.mark.parametrize("layer", ["entity", "claim"])
@pytest.mark.parametrize("level", ["outermost", "innermost"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_report_says_what_spacy_finds_among_its_entities(
    layer: str, level: Literal["outermost", "innermost"], language: str, tmp_path: Path
) -> None:
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    options = WriteOptions(layer=layer, level=level)
    docs = opened(kit.written(docbin.FORMAT, dataset, options, tmp_path))
    grouped = Counter(it.label_ for doc in docs for of in doc.spans.values() for it in of)
    found = Counter(it.label_ for doc in docs for it in doc.ents)
    report = kit.weighed(docbin.FORMAT, dataset, options)
    told = {it.label: it.count for it in report.losses if it.kind == "group_only"}
    assert told == grouped - found
    assert report.spans_written == grouped.total()
    says = Wording(language)
    (line,) = (it for it in loss_lines.lines(report, says) if it.kind == "group_only")
    numbers = [int(it) for it in re.findall("\u2068([0-9]+)\u2069", line.words)]
    assert numbers == [found.total(), (grouped - found).total()]


def test_kb_ids_and_classes_are_where_spacy_looks(tmp_path: Path) -> None:
    from formats.test_golden import dataset

    first, _ = opened(kit.written(docbin.FORMAT, dataset(), WriteOptions(), tmp_path))
    assert [(it.label_, it.kb_id_) for it in first.ents if it.kb_id] == [("PERS", "Q1")]
    assert first.cats["genre:news_report"] == 1.0
    assert sum(first.cats.values()) >= 1.0


def test_numbers_of_strings_are_spacys() -> None:
    assert {name: number_of(name) for name in IDS if name} == {
        name: number for name, number in IDS.items() if name
    }
    for it in ("coffee", "ترامب بغداد", "", "a", "12345678", "🚨", "ORG"):
        assert number_of(it) == NLP.vocab.strings.add(it)


# -- written by others


def test_entities_groups_and_classes_of_others(tmp_path: Path) -> None:
    doc = words("زار دونالد ترامب بغداد اليوم.")
    doc.ents = [Span(doc, 1, 3, label="PERSON", kb_id="Q22686"), Span(doc, 3, 4, label="GPE")]
    doc.spans["sc"] = [doc[1:3], Span(doc, 0, 4, label="CLAIM")]
    doc.spans["sc"] = SpanGroup(
        doc, name="sc", spans=[Span(doc, 1, 3, label="PERSON"), Span(doc, 0, 4, label="CLAIM")]
    )
    doc.spans["roles"] = [Span(doc, 1, 2, label="FIRST", span_id="x1")]
    doc.cats = {"NEWS": 0.9, "SPORT": 0.1}
    (found,) = read(saved(tmp_path, doc))
    assert found.text == doc.text
    assert sorted(marks(found)) == [
        ("", "CLAIM", "زار دونالد ترامب بغداد"),
        ("", "GPE", "بغداد"),
        ("", "PERSON", "دونالد ترامب"),
        ("roles", "FIRST", "دونالد"),
    ]
    assert found.labels == {"cats": ("NEWS",)}
    assert found.notes == ()


def test_a_record_id_becomes_an_attribute(tmp_path: Path) -> None:
    doc = words("زار ترامب بغداد.")
    doc.ents = [
        Span(doc, 1, 2, label="PERSON", kb_id="Q22686"),
        Span(doc, 2, 3, label="GPE", kb_id="x"),
    ]
    (found,) = read(saved(tmp_path, doc))
    assert [it.attributes for it in found.spans] == [{"wikidata": "Q22686"}, {"kb_id": "x"}]


def test_a_group_made_of_entities_has_their_record_ids(tmp_path: Path) -> None:
    doc = words("زار ترامب بغداد.")
    doc.ents = [Span(doc, 1, 2, label="PERSON", kb_id="Q22686")]
    doc.spans["sc"] = [Span(doc, 1, 2, label="PERSON")]
    (found,) = read(saved(tmp_path, doc))
    assert [it.attributes for it in found.spans] == [{"wikidata": "Q22686"}]


def test_a_file_without_documents_is_told(tmp_path: Path) -> None:
    (note,) = docbin.read(saved(tmp_path), ReadOptions())
    assert isinstance(note, Note)
    assert (note.message, note.lost) == ("formats-empty", True)


def test_user_data_of_others_is_never_opened(tmp_path: Path) -> None:
    doc = words("زار ترامب بغداد.")
    doc.user_data = {"secret": [1, 2], ("._.", "mood", 0, None): "x"}
    (found,) = read(saved(tmp_path, doc, user_data=True))
    assert [(it.message, it.lost) for it in found.notes] == [("formats-spacy-user-data", True)]
    assert found.labels == {}


def test_words_without_spaces_are_told_of(tmp_path: Path) -> None:
    doc = Doc(NLP.vocab, words=["زار", "ترامب", "بغداد"])
    doc.has_unknown_spaces = True
    (found,) = read(saved(tmp_path, doc))
    assert found.text == "زار ترامب بغداد"
    assert [it.message for it in found.notes] == ["formats-spacy-spaces"]


def test_several_documents_and_an_empty_one(tmp_path: Path) -> None:
    file = saved(tmp_path, words("زار ترامب."), Doc(NLP.vocab), words("غادر ترامب."))
    found = list(docbin.read(file, ReadOptions()))
    assert [type(it).__name__ for it in found] == ["Incoming", "Note", "Incoming"]


def _ids(values: Any) -> list[str]:
    return [it.id for it in values]


def test_annotations_keep_their_ids(tmp_path: Path) -> None:
    dataset = Dataset(schema=gold.schema(), articles=gold.articles()[:1])
    (found,) = read(kit.written(docbin.FORMAT, dataset, WriteOptions(), tmp_path))
    assert set(_ids(found.spans)) == set(_ids(gold.articles()[0].annotations))
