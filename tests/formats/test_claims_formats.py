"""CheckThat! and ClaimReview: claims leave in the words of fact-checkers; all else stands in the report."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import gold
import pytest
from making import annotation, article, relation
from pyld import jsonld

from hashiya.commands import bundles, datasets
from hashiya.formats import for_writing
from hashiya.formats.format import WriteOptions
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.errors import NothingChosen, UnknownFormat
from hashiya.text.sentences import sentences

TEXT = 'قال ترامب: "الناتو\tسيبقى\nهنا". وأضاف: لن نغادر. وهذا رأي.'
SCHEMA = gold.schema()


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


@pytest.fixture
def dataset() -> Dataset:
    of = article(TEXT, url="https://example.org/a", published="2020-01-03", source="رويترز")
    rated = annotation(of, *at("الناتو\tسيبقى\nهنا"), "CLAIM", attributes={
        "check_worthy": "yes", "verdict": "mostly_false", "normalized": "سيبقى الناتو في العراق",
        "verdict_by": "فاحص", "verdict_date": "2020-02-12", "verdict_url": "https://example.org/v",
    })  # fmt: skip
    plain = annotation(of, *at("لن نغادر"), "CLAIM", attributes={"check_worthy": "no"})
    source = annotation(of, *at("ترامب"), "SOURCE", layer="claim")
    who = annotation(of, *at("ترامب"), "PERS", attributes={"wikidata": "Q22686"})
    arrows = (relation(rated, source, "said_by"), relation(source, who, "refers_to"))
    marks = tuple(sorted((rated, plain, source, who), key=lambda it: (it.start, -it.end)))
    return Dataset(
        schema=SCHEMA,
        articles=[AnnotatedArticle(article=of, annotations=marks, relations=arrows)],
    )


def export(dataset: Dataset, tmp_path: Path, format_id: str, flavour: str = ""):
    out = tmp_path / "out.x"
    receipt = datasets.export(dataset, out, format_id, WriteOptions(flavour=flavour))
    return out, receipt


def table(path: Path, delimiter: str = "\t") -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream, delimiter=delimiter))


def test_a_sentence_says_whether_a_claim_in_it_is_worth_checking(dataset, tmp_path) -> None:
    out, receipt = export(dataset, tmp_path, "checkthat")
    head, *rows = table(out)
    assert head == ["Sentence_id", "Text", "class_label"]
    assert len(rows) == len(sentences(TEXT))
    assert {it[1]: it[2] for it in rows}["وهذا رأي."] == "No"
    assert [it[2] for it in rows].count("Yes") >= 1
    assert all("\t" not in it[1] and "\n" not in it[1] for it in rows)
    # both claims decide what their sentences say
    assert receipt.spans == receipt.losses.count("claim_sentence") == 2
    assert receipt.losses.count("label") == 2
    assert (receipt.losses.count("spacing"), receipt.losses.count("text")) == (1, 0)
    assert "check_worthy" not in {it.label for it in receipt.losses.losses}


def test_a_claim_has_a_row_of_its_own(dataset, tmp_path) -> None:
    out, receipt = export(dataset, tmp_path, "checkthat", "claims")
    assert table(out)[1:] == [["1_1", "الناتو سيبقى هنا", "Yes"], ["1_2", "لن نغادر", "No"]]
    assert receipt.spans == 2


def test_normalised_wordings_leave_as_pairs(dataset, tmp_path) -> None:
    out, receipt = export(dataset, tmp_path, "checkthat", "normalised")
    assert table(out, ",") == [
        ["post", "normalized claim"],
        ["الناتو سيبقى هنا", "سيبقى الناتو في العراق"],
    ]
    assert (receipt.losses.count("label"), receipt.losses.count("unworded")) == (2, 1)


def test_a_rated_claim_is_a_review_that_a_linked_data_reader_understands(dataset, tmp_path) -> None:
    out, receipt = export(dataset, tmp_path, "claimreview")
    (line,) = out.read_text(encoding="utf-8").splitlines()
    found = json.loads(line)
    assert found["claimReviewed"] == "سيبقى الناتو في العراق"
    assert found["itemReviewed"]["author"]["sameAs"] == "http://www.wikidata.org/entity/Q22686"
    assert found["reviewRating"] == {
        "@type": "Rating", "ratingValue": 2, "bestRating": 5, "worstRating": 1,
        "alternateName": "خاطئ في معظمه",
    }  # fmt: skip
    assert (found["datePublished"], found["url"]) == ("2020-02-12", "https://example.org/v")
    context = {"@vocab": "https://schema.org/"}
    (expanded,) = jsonld.expand({**found, "@context": context})
    assert expanded["@type"] == ["https://schema.org/ClaimReview"]
    assert receipt.spans == 3
    assert receipt.relations == 2
    assert {it.label for it in receipt.losses.losses if it.kind == "unrated"} == {"CLAIM"}
    assert not receipt.losses.count("label")


@pytest.fixture
def unrated(dataset) -> Dataset:
    first = dataset.articles[0]
    marks = tuple(
        replace(it, attributes={"verdict": "unrated"}) if "verdict" in it.attributes else it
        for it in first.annotations
    )
    return replace(dataset, articles=[replace(first, annotations=marks)])


def test_claims_without_a_verdict_are_told_apart_from_marks_without_a_place(unrated) -> None:
    report = datasets.losses(unrated, "claimreview")
    assert (report.count("unrated"), report.count("label"), report.spans_written) == (2, 2, 0)


@pytest.mark.parametrize(
    ("format_id", "flavour", "kind"),
    [("claimreview", "", "unrated"), ("checkthat", "normalised", "unworded")],
)
def test_a_file_without_any_entry_is_refused_and_the_old_one_stays(
    unrated, tmp_path, format_id: str, flavour: str, kind: str
) -> None:
    out = tmp_path / "out.x"
    out.write_text("old", encoding="utf-8")
    with pytest.raises(NothingChosen) as caught:
        export(unrated, tmp_path, format_id, flavour)
    assert caught.value.values == {"kind": kind, "count": 4}
    assert [it.name for it in tmp_path.iterdir()] == ["out.x"]
    assert out.read_text(encoding="utf-8") == "old"
    parts = {"train": unrated, "test": unrated}
    with pytest.raises(NothingChosen):
        bundles.export(parts, tmp_path / "b", format_id, WriteOptions(flavour=flavour))
    assert not (tmp_path / "b").exists()


def test_where_no_claim_is_the_reason_is_that(dataset, tmp_path) -> None:
    first = replace(dataset.articles[0], annotations=(), relations=())
    bare = replace(dataset, articles=[first])
    for format_id, flavour in (("claimreview", ""), ("checkthat", "claims")):
        with pytest.raises(NothingChosen) as caught:
            export(bare, tmp_path, format_id, flavour)
        assert caught.value.values == {"kind": "claims", "count": 0}
    out, _ = export(bare, tmp_path, "checkthat")  # its sentences are there all the same
    assert len(table(out)) == len(sentences(TEXT)) + 1


def test_the_longest_ending_decides() -> None:
    assert for_writing(Path("a.claimreview.jsonl")).id == "claimreview"
    assert for_writing(Path("a.jsonl")).id == "hashiya"
    assert for_writing(Path("a.checkthat.tsv")).id == "checkthat"


@pytest.mark.parametrize("name", ["a.json", "A.JSON", "a.csv", "a.tsv", "a.xml", "a.xyz", "a"])
def test_an_ending_that_does_not_say_which_is_refused(name: str) -> None:
    with pytest.raises(UnknownFormat) as caught:
        for_writing(Path(name))
    assert caught.value.values["kind"] == "none"


@pytest.mark.parametrize("format_id", ["checkthat", "claimreview"])
def test_the_gold_leaves_with_everything_accounted_for(format_id) -> None:
    report = datasets.losses(Dataset(schema=SCHEMA, articles=gold.articles()), format_id)
    assert report.spans_written + report.count("label", "unrated") == 297
    assert report.count("unrated", "claim_sentence") == 53
    assert report.relations_written + report.count("relation") == 161
