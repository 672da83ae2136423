"""Numbers and flags of attributes that no label set describes: formats that have types keep them, others tell."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import gold
import pytest
from formats import kit
from making import annotation, article, relation

from hashiya import formats
from hashiya.commands import loss_lines
from hashiya.formats.format import WriteOptions
from hashiya.formats.losses import Tally
from hashiya.model.attribute import AttributeType, AttributeValue
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.wording import Wording

TEXT = "زار محمد صلاح باريس"
WORDS_ALONE = ["brat", "webanno-tsv", "csv", "xlsx", "refi-qda"]
TYPED = [
    "hashiya", "label-studio", "prodigy", "doccano", "w3c", "spacy", "parquet", "cas-json", "cas-xmi", "tei",
]  # fmt: skip
NUMBER = AttributeType(name="weight", kind="number", layer="entity", labels=("PERS",))
SCHEMA = replace(gold.schema(), attributes=(*gold.schema().attributes, NUMBER))


def saying(
    said: dict[str, AttributeValue],
    arrow: dict[str, AttributeValue] | None = None,
    label: str = "PERS",
) -> AnnotatedArticle:
    of = article(TEXT)
    one, other = annotation(of, 4, 13, label, attributes=said), annotation(of, 14, 19, "GPE")
    tie = relation(one, other, "coref", attributes=arrow or {})
    return AnnotatedArticle(article=of, annotations=(one, other), relations=(tie,))


def told(format_id: str, *articles: AnnotatedArticle) -> dict[tuple[str, str], int]:
    report = kit.weighed(
        formats.by_id(format_id), Dataset(schema=SCHEMA, articles=list(articles)), WriteOptions()
    )
    return {
        (it.kind, it.label): it.count for it in report.losses if it.kind.endswith("value_as_text")
    }


def back(format_id: str, of: AnnotatedArticle, place: Path) -> dict[str, AttributeValue]:
    it = formats.by_id(format_id)
    target = kit.written(it, Dataset(schema=SCHEMA, articles=[of]), WriteOptions(), place)
    (found,), notes = kit.read(it, target)
    assert not [*notes, *found.notes]
    return dict(found.spans[0].attributes)


@pytest.mark.parametrize("format_id", [*WORDS_ALONE, "conllu-plus"])
def test_what_comes_back_as_text_is_counted_by_the_attribute(format_id: str) -> None:
    of = saying({"n": 7, "share": 0.5, "sure": False, "words": "7", "list": ("a", "b")})
    counted = {("value_as_text", it): 1 for it in ("n", "share", "sure")}
    assert told(format_id, of) == counted


@pytest.mark.parametrize("format_id", WORDS_ALONE)
def test_numbers_of_relations_are_told_for_themselves_and_their_flags_are_known(
    format_id: str,
) -> None:
    of = saying({}, {"n": 7, "sure": True, "words": "7"})
    assert told(format_id, of) == {("relation_value_as_text", "n"): 1}


@pytest.mark.parametrize("format_id", [*WORDS_ALONE, "conllu-plus"])
@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("PERS", {"weight": 7, "certain": True, "comment": "7"}),
        ("ORG", {"weight": 0.5}),  # the attribute that another label of the layer has
        ("UNHEARD", {"certain": True}),  # every label has it
    ],
)
def test_nothing_is_told_of_what_the_label_set_describes(
    format_id: str, label: str, said: dict[str, AttributeValue]
) -> None:
    assert told(format_id, saying(said, label=label)) == {}


@pytest.mark.parametrize("format_id", [*WORDS_ALONE, "conllu-plus"])
def test_what_does_not_fit_its_kind_is_no_better_off(format_id: str) -> None:
    of = saying({"weight": True, "certain": 1, "mention": 2})
    assert {label for _, label in told(format_id, of)} == {"weight", "certain", "mention"}


@pytest.mark.parametrize("format_id", TYPED)
def test_formats_with_types_keep_them(format_id: str, tmp_path: Path) -> None:
    said: dict[str, AttributeValue] = {
        "n": 7, "share": 0.1, "sure": True, "unsure": False, "words": "7", "also": "true", "list": ("1",),
        "long": 2**53 + 1, "tiny": 1e-300,
    }  # fmt: skip
    assert told(format_id, saying(said)) == {}
    found = back(format_id, saying(said), tmp_path)
    assert found == said
    assert {name: type(it) for name, it in found.items()} == {
        name: type(it) for name, it in said.items()
    }


def test_brat_has_what_is_set_as_long_as_the_first_use_is_no_value(tmp_path: Path) -> None:
    """The first use decides for all articles after it, as the configuration has one kind for all."""
    of_set, valued = saying({"odd": True}), saying({"odd": "much"})
    assert told("brat", of_set) == {}
    assert told("brat", of_set, valued, of_set) == {}
    assert told("brat", valued, of_set, of_set) == {("value_as_text", "odd"): 2}
    it, dataset = formats.by_id("brat"), Dataset(schema=SCHEMA, articles=[valued, of_set])
    found, _ = kit.read(it, kit.written(it, dataset, WriteOptions(), tmp_path))
    assert sorted(str(one.spans[0].attributes["odd"]) for one in found) == ["much", "true"]


def test_brat_tells_of_a_list_of_one() -> None:
    assert told("brat", saying({"list": ("a",)})) == {("value_as_text", "list"): 1}
    assert told("csv", saying({"list": ("a",)})) == {}


def test_a_number_too_long_to_be_packed_is_told_and_written(tmp_path: Path) -> None:
    of = saying({"n": 2**70, "weight": 2**70}, {"n": -(2**70)})
    assert told("spacy", of) == {("value_as_text", "n"): 1, ("relation_value_as_text", "n"): 1}
    assert back("spacy", of, tmp_path)["n"] == str(2**70)


def test_what_is_changed_in_label_studio_counts(tmp_path: Path) -> None:
    it = formats.by_id("label-studio")
    dataset = Dataset(schema=SCHEMA, articles=[saying({"n": 7, "weight": "heavy"})])
    folder = kit.written(it, dataset, WriteOptions(), tmp_path)
    tasks = json.loads((folder / "tasks.json").read_bytes())
    result = tasks[0]["annotations"][0]["result"]
    (shown,) = [it for it in result if it.get("from_name") == "n"]
    assert shown["value"]["text"] == ["7"]
    assert not [
        it for it in result if it.get("from_name") == "weight"
    ]  # its control takes numbers alone
    shown["value"]["text"] = ["8"]
    (folder / "tasks.json").write_text(json.dumps(tasks), encoding="utf-8")
    ((found,), _) = kit.read(it, folder)
    assert found.spans[0].attributes == {"n": 8, "weight": "heavy"}
    result.remove(shown)
    (folder / "tasks.json").write_text(json.dumps(tasks), encoding="utf-8")
    ((found,), _) = kit.read(it, folder)
    assert found.spans[0].attributes == {"weight": "heavy"}


@pytest.mark.parametrize("text", ["/ا", "https://example.org/ا", "ملف.txt"])
def test_a_text_of_ours_that_looks_like_an_address_is_the_text(text: str, tmp_path: Path) -> None:
    of = article(text, title="عنوان أطول من النص بكثير")
    mark = annotation(of, 0, 2, "PERS", attributes={"unheard": 7})
    dataset = Dataset(schema=SCHEMA, articles=[AnnotatedArticle(article=of, annotations=(mark,))])
    ((found,), notes) = kit.read(
        formats.by_id("label-studio"),
        kit.written(formats.by_id("label-studio"), dataset, WriteOptions(), tmp_path),
    )
    assert (found.text, found.title, notes) == (text, of.title, [])
    assert found.spans[0].attributes == {"unheard": 7}


def test_numbers_are_words_in_uima_which_says_of_the_feature_what_they_are(tmp_path: Path) -> None:
    """A feature of UIMA's own numbers would say 0 of every mark of which nobody said anything."""
    it = formats.by_id("cas-json")
    dataset = Dataset(schema=SCHEMA, articles=[saying({"n": 7, "sure": True})])
    folder = kit.written(it, dataset, WriteOptions(), tmp_path)
    (file,) = folder.glob("*.json")
    types = json.loads(file.read_bytes())["%TYPES"]
    (of,) = [it for name, it in types.items() if name.endswith("NamedEntity")]
    assert (of["n"]["%RANGE"], of["n"]["%DESCRIPTION"]) == ("uima.cas.String", "Hashiya number: n")
    assert (of["sure"]["%RANGE"], of["sure"]["%DESCRIPTION"]) == (
        "uima.cas.String",
        "Hashiya flag: sure",
    )


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_report_names_them(language: str) -> None:
    tally = Tally()
    tally.add("value_as_text", "confidence", 3)
    tally.add("relation_value_as_text", "weight")
    lines = [it.words for it in loss_lines.lines(tally.report(), Wording(language))]
    assert len(lines) == 2
    assert "confidence" in lines[0]
    assert "weight" in lines[1]
    assert all(it.changed for it in tally.report().losses)
