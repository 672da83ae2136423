"""The bytes of every format, kept in ``golden/<format>``: a change of them is a decision.

``pytest tests/formats --refresh-golden`` writes them anew; read the diff before you commit it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import gold
import pytest

from hashiya.formats import FORMATS
from hashiya.formats.format import Format, WriteOptions
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.relation import Relation
from hashiya.model.span import Span
from hashiya.model.unplaced import Unplaced

GOLDEN = Path(__file__).parent / "golden"
WRITERS = [it for it in FORMATS if it.write]
BINARY = {"spacy", "parquet", "xlsx", "refi-qda"}
"""Their bytes are their libraries' affair; foreign readers say what is in them."""

CONLL = {
    "outermost_iob2": WriteOptions(),
    "innermost_bioes_expand": WriteOptions(scheme="bioes", level="innermost", edges="expand"),
    "claims_docstart": WriteOptions(layer="claim", docstart=True),
    "iob1_four_columns": WriteOptions(scheme="iob1", flavour="columns-4", docstart=True),
}


def dataset() -> Dataset:
    return Dataset(schema=gold.schema(), articles=[_first(), _second()])


def _first() -> AnnotatedArticle:
    """Nested, sub-word, same extent, in two parts, over a line end, an emoji in front; two that wait for a place."""
    text = "🚨 وقال قائد فيلق القدس قاسم سليماني للعراق:\r\nلن ننسحب أبدا."
    of = Article(
        id="a1",
        name="one/news.txt",
        title="خبر",
        text=text,
        sha256="0" * 64,
        source="رويترز",
        published="2020-01-03",
        labels={"genre": "news_report", "topics": ("أ", "ب")},
        created=1,
    )
    says = {"mention": "NAM", "wikidata": "Q1", "certain": False, "comment": "=سطر\nآخر"}
    marks = (
        _mark(of, "1", "CUE", "قال"),
        _mark(of, "2", "OCC", "قائد فيلق القدس", mention="NOM"),
        _mark(of, "3", "SOURCE", "قائد فيلق القدس قاسم سليماني"),
        _mark(of, "4", "ORG", "فيلق القدس"),
        _mark(of, "5", "PERS", "قاسم سليماني", **says),
        _mark(of, "6", "GPE", "لعراق", canonical="العراق", proclitic="ل"),
        _mark(of, "7", "MISC", "لعراق:\r\nلن"),
        _parts(of, "8", "CLAIM", ("لن", "أبدا"), main=True, verdict="true"),
    )
    arrows = (
        _arrow(of, "1", "said_by", "8", "3", certain=False),
        _arrow(of, "2", "cued_by", "8", "1"),
    )
    ordered = tuple(sorted(marks, key=lambda it: (it.start, -it.end)))
    return AnnotatedArticle(article=of, annotations=ordered, relations=arrows, waiting=_waiting(of))


def _waiting(of: Article) -> tuple[Unplaced, ...]:
    """They stood in the text before it was corrected, where their places go past this one."""
    lost = [
        Annotation(
            id=f"t{name}",
            article=of.id,
            layer="entity",
            label="GPE",
            fragments=spans,
            quote=quote,
            attributes=attributes,
            annotator="موسِّم",
            created=2,
        )
        for name, quote, spans, attributes in (
            ("20", "بيروت", (Span(90, 95),), {"comment": "سطر\nآخر"}),
            ("21", "في عدن", (Span(100, 102), Span(103, 106)), {}),
        )
    ]
    arrow = replace(_arrow(of, "20", "coref", "20", "5"), created=4)
    return (
        Unplaced(annotation=lost[0], relations=(arrow,), before="عاد من ", after=" أمس."),
        Unplaced(annotation=lost[1], reason="broken"),
    )


def _second() -> AnnotatedArticle:
    of = Article(id="a2", name="plain.txt", title="-", text="بلا وسوم.", sha256="1" * 64)
    return AnnotatedArticle(article=of)


def _mark(of: Article, name: str, label: str, words: str, **attributes) -> Annotation:
    return _parts(of, name, label, (words,), **attributes)


def _parts(of: Article, name: str, label: str, parts: tuple[str, ...], **attributes) -> Annotation:
    starts = [of.text.index(it) for it in parts]
    spans = tuple(Span(at, at + len(it)) for at, it in zip(starts, parts, strict=True))
    return Annotation(
        id=f"t{name}",
        article=of.id,
        layer="claim" if label in {"CUE", "SOURCE", "CLAIM"} else "entity",
        label=label,
        fragments=spans,
        quote=of.text[spans[0].start : spans[-1].end],
        attributes=attributes,
        annotator="موسِّم",
        created=2,
    )


def _arrow(of: Article, name: str, label: str, one: str, other: str, **attributes) -> Relation:
    return Relation(
        id=f"r{name}",
        article=of.id,
        label=label,
        from_id=f"t{one}",
        to_id=f"t{other}",
        attributes=attributes,
        annotator="موسِّم",
        created=3,
    )


def written(it: Format, options: WriteOptions, place: Path) -> dict[str, bytes]:
    assert it.write is not None
    place.mkdir()
    if it.folder:
        it.write(dataset(), place, options)
    else:
        it.write(dataset(), place / f"out{it.suffixes[0]}", options)
    return _files(place)


def _files(place: Path) -> dict[str, bytes]:
    there = (it for it in place.rglob("*") if it.is_file())
    return {it.relative_to(place).as_posix(): it.read_bytes() for it in there}


def compare(found: dict[str, bytes], golden: Path, *, refresh: bool) -> None:
    if refresh:
        golden.mkdir(parents=True, exist_ok=True)
        for name, data in found.items():
            (golden / name).parent.mkdir(parents=True, exist_ok=True)
            (golden / name).write_bytes(data)
    assert found == _files(golden)


@pytest.mark.parametrize(
    "it", [it for it in WRITERS if it.id not in {"conll", *BINARY}], ids=lambda it: it.id
)
def test_the_bytes_are_as_they_were(it: Format, tmp_path: Path, request) -> None:
    refresh = request.config.getoption("--refresh-golden")
    compare(written(it, WriteOptions(), tmp_path / "x"), GOLDEN / it.id, refresh=refresh)


@pytest.mark.parametrize("case", CONLL)
def test_the_bytes_of_conll_are_as_they_were(case: str, tmp_path: Path, request) -> None:
    (it,) = (it for it in WRITERS if it.id == "conll")
    refresh = request.config.getoption("--refresh-golden")
    found = written(it, CONLL[case], tmp_path / "x")
    compare(found, GOLDEN / "conll" / case, refresh=refresh)


def test_every_writer_has_its_golden_files() -> None:
    assert {it.id for it in WRITERS} - BINARY == {it.name for it in GOLDEN.iterdir()}
