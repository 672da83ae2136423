"""Attributes go to brat as attributes wherever it has such, also those that came from it; the others as notes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import gold
from formats import brat_checker, kit
from making import annotation, article

from hashiya.commands import articles, choosing, datasets, projects, reading
from hashiya.formats.brat import brat
from hashiya.formats.brat.codes import MOST_VALUES
from hashiya.formats.format import WriteOptions
from hashiya.model.attribute import AttributeType, Choice
from hashiya.model.dataset import AnnotatedArticle, Dataset


def test_each_kind_of_attribute_is_written_as_brat_means_it(tmp_path: Path) -> None:
    """A flag that is set has no value, whatever is one of several values has it, words are a note."""
    kinds = {
        "quoted": AttributeType(name="quoted", kind="flag", layer="entity"),
        "named": AttributeType(name="named", kind="flag", layer="entity", default="true"),
        "stance": AttributeType(
            name="stance", kind="choice", layer="entity", choices=(Choice(code="pro"),)
        ),
        "wording": AttributeType(
            name="wording", kind="text", layer="entity", names={"en": "Wording"}
        ),
        "count": AttributeType(name="count", kind="number", layer="entity"),
        "topics": AttributeType(
            name="topics", kind="choices", layer="entity", choices=(Choice(code="pro"),)
        ),
    }
    schema = replace(gold.schema(), attributes=tuple(kinds.values()))
    of = article("قال ترامب")
    given = {
        "quoted": True,
        "named": False,
        "stance": "pro",
        "wording": "pro",
        "count": 5,
        "topics": ("pro",),
    }
    mark = annotation(of, 4, 9, attributes=given)
    dataset = Dataset(schema=schema, articles=[AnnotatedArticle(article=of, annotations=(mark,))])
    place = kit.written(brat.FORMAT, dataset, WriteOptions(), tmp_path)
    lines = next(place.glob("*.ann")).read_text(encoding="utf-8").splitlines()
    assert sorted(it.split("\t", 1)[1] for it in lines if it[0] in "A#") == [
        "count T1\t5",
        "named T1 false",
        "quoted T1",
        "stance T1 pro",
        "topics T1\tpro",
        "wording T1\tpro",
    ]
    conf = (place / "annotation.conf").read_text(encoding="utf-8").partition("[attributes]\n")[2]
    told = {it.split("\t")[0]: it.partition("Value:")[2] for it in conf.splitlines()}
    assert told == {"quoted": "", "named": "true|false", "stance": "pro"}
    (found,), _ = kit.read(brat.FORMAT, place)
    assert found.spans[0].attributes == {
        "quoted": True,
        "named": "false",
        "stance": "pro",
        "wording": "pro",
        "count": "5",
        "topics": "pro",
    }


def test_an_attribute_that_no_label_set_knows_is_one_for_brat(tmp_path: Path) -> None:
    """As it came: with its value, or set; what brat cannot have as one value stays a note."""
    of = article("قال ترامب إن ترامب")
    said = {"Confidence": "High", "Negated": True, "why": "two words"}
    one = annotation(of, 0, 3, attributes=said)
    other = annotation(of, 4, 9, attributes={"Confidence": "Low", "Negated": "maybe"})
    third = annotation(of, 13, 18, "EVENT", attributes={"Confidence": "High", "سمة": "yes"})
    marks = (one, other, third)
    dataset = Dataset(
        schema=gold.schema(), articles=[AnnotatedArticle(article=of, annotations=marks)]
    )
    place = kit.written(brat.FORMAT, dataset, WriteOptions(), tmp_path)
    config, shown = brat_checker.read(place)
    (told,) = shown.values()
    assert told.attributes == {
        "T1": {"Confidence": "High", "Negated": None},
        "T2": {"Confidence": "Low"},
        "T3": {"Confidence": "High", "smh": "yes"},
    }
    assert told.notes == {"T1": {"why": "two words"}, "T2": {"Negated": "maybe"}}
    assert config.attributes["Confidence"] == (["PERS", "EVENT"], ["High", "Low"])
    assert config.attributes["Negated"] == (["PERS"], [])
    (found,), _ = kit.read(brat.FORMAT, place)
    assert [dict(it.attributes) for it in found.spans] == [dict(it.attributes) for it in marks]


def test_what_brat_had_as_attributes_it_has_again(tmp_path: Path) -> None:
    """Though the import has put them into the label set meanwhile."""
    (tmp_path / "d.txt").write_bytes("زار ترامب بغداد".encode())
    lines = "T1\tPERS 4 9\tترامب\nA1\tConfidence T1 High\nA2\tNegation T1\n#1\tNote T1\tكلمة هنا\n"
    (tmp_path / "d.ann").write_bytes(lines.encode())
    with projects.create(tmp_path / "p.hashiya", "default", "ليلى") as ws:
        articles.add(ws, reading.read([tmp_path / "d.ann"]))
        datasets.export(choosing.chosen(ws, choosing.Choice()), tmp_path / "out", "brat")
    config, shown = brat_checker.read(tmp_path / "out")
    assert shown["d"].attributes == {"T1": {"Confidence": "High", "Negation": None}}
    assert shown["d"].notes == {"T1": {"Note": "كلمة هنا"}}
    assert config.attributes["Confidence"] == (["PERS"], ["High"])


def test_of_very_many_values_the_rest_are_notes(tmp_path: Path) -> None:
    of = article("ك" * (MOST_VALUES + 2))
    marks = tuple(
        annotation(of, n, n + 1, attributes={"key": f"k{n}"}) for n in range(len(of.text))
    )
    dataset = Dataset(
        schema=gold.schema(), articles=[AnnotatedArticle(article=of, annotations=marks)]
    )
    config, shown = brat_checker.read(kit.written(brat.FORMAT, dataset, WriteOptions(), tmp_path))
    (told,) = shown.values()
    assert len(config.attributes["key"][1]) == len(told.attributes) == MOST_VALUES
    assert len(told.notes) == 2
