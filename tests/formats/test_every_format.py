"""One promise for all formats: what comes back is what went in, less what the loss report names."""

from __future__ import annotations

from pathlib import Path

import gold
import pytest
from formats import kit
from formats.datasets import datasets
from hypothesis import given
from making import annotation, article, relation

from hashiya.formats import FORMATS, extras, own_export
from hashiya.formats.format import Format, WriteOptions
from hashiya.model.dataset import AnnotatedArticle, Dataset

CASES: dict[str, list[WriteOptions]] = {
    "label-studio": [WriteOptions(names="ar")],
    "spacy": [WriteOptions(layer="claim", level="innermost")],
    "tei": [WriteOptions(flavour="words")],
    "doccano": [WriteOptions(flavour="spans")],
    "conll": [
        WriteOptions(scheme="iob1", docstart=True, flavour="columns-4", edges="expand"),
        WriteOptions(scheme="bioes", level="innermost", layer="claim"),
    ],
    "conllu-plus": [WriteOptions(flavour="conllu")],
    "gliner": [WriteOptions(layer="claim", edges="expand")],
    "hf": [
        WriteOptions(scheme="iob1", edges="expand"),
        WriteOptions(scheme="bioes", level="innermost", layer="claim"),
    ],
    "conll-nested": [
        WriteOptions(flavour="nemo"),
        WriteOptions(flavour="nemo", edges="expand", docstart=True),
    ],
}
"""Writing options beside the usual ones, by format; each is tried like a format of its own."""

_BY_CHOICE = {"texts", "data.jsonl", "data.parquet"}
"""A folder, and files whose suffix is chosen."""

BOTH_WAYS = [
    pytest.param(it, options, id=f"{it.id}-{number}")
    for it in FORMATS
    if it.read and it.write
    for number, options in enumerate([WriteOptions(), *CASES.get(it.id, [])])
]


@pytest.mark.parametrize(("it", "options"), BOTH_WAYS)
def test_what_comes_back_is_what_went_in_less_what_was_told(
    it: Format, options: WriteOptions, tmp_path_factory
) -> None:
    @given(datasets)
    def holds(dataset: Dataset) -> None:
        kit.assert_accounted(it, dataset, tmp_path_factory.mktemp(it.id), options)

    holds()


@pytest.mark.parametrize(("it", "options"), BOTH_WAYS)
def test_the_gold_comes_back(it: Format, options: WriteOptions, tmp_path: Path) -> None:
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    kit.assert_accounted(it, dataset, tmp_path, options)


@pytest.mark.parametrize("it", FORMATS, ids=lambda it: it.id)
def test_a_format_says_what_it_brings(it: Format) -> None:
    assert it.read or it.write
    assert not it.extra or it.extra in extras.MODULES
    assert (it.weigh is not None) == (it.write is not None)
    assert not it.folder or it.write


@pytest.mark.parametrize(("it", "options"), BOTH_WAYS)
def test_a_folder_has_the_names_that_its_format_says_and_no_others_of_its_own(
    it: Format, options: WriteOptions, tmp_path: Path
) -> None:
    """Somebody's own file of such a name is asked about before anything is written."""
    found: list[set[str]] = []
    for name in ("one", "two"):
        here = article("زار ترامب بغداد.", name=f"{name}.txt", title=name)
        mark = annotation(here, 4, 9, "PERS")
        of = AnnotatedArticle(article=here, annotations=(mark,))
        place = kit.written(
            it, Dataset(schema=gold.schema(), articles=[of]), options, tmp_path / name
        )
        found.append({path.name for path in place.iterdir()} if it.folder else set())
    common = {name for name in found[0] & found[1] if name not in _BY_CHOICE}
    assert common == it.fixed


@pytest.mark.parametrize(("it", "options"), BOTH_WAYS)
def test_a_relation_into_another_article_comes_back_or_is_told(
    it: Format, options: WriteOptions, tmp_path: Path
) -> None:
    here, there = article("زار ترامب بغداد."), article("غادر ترامب بيروت.", name="b.txt")
    one, other = annotation(here, 4, 9, "PERS"), annotation(there, 5, 10, "PERS")
    arrow = relation(one, other, "coref")
    dataset = Dataset(
        schema=gold.schema(),
        articles=[
            AnnotatedArticle(article=here, annotations=(one,), relations=(arrow,)),
            AnnotatedArticle(article=there, annotations=(other,)),
        ],
    )
    report = kit.weighed(it, dataset, options)
    back, _ = kit.read(it, kit.written(it, dataset, options, tmp_path))
    came = sum(len(found.relations) for found in back)
    assert came + report.count("relation", "relation_across") == 1


@pytest.mark.parametrize("it", [it for it in FORMATS if it.folder], ids=lambda it: it.id)
def test_no_article_takes_the_place_of_what_lies_beside_it(it: Format, tmp_path: Path) -> None:
    names = ["export", "README", "names", "annotation", "visual", "TypeSystem", "tasks", "config"]
    names += ["data", "documents", "spans", "relations", "EXPORT"]
    articles = [
        article(f"نص المقال {number}", name=f"{name}.txt") for number, name in enumerate(names)
    ]
    dataset = Dataset(
        schema=gold.schema(), articles=[AnnotatedArticle(article=of) for of in articles]
    )
    out = kit.written(it, dataset, WriteOptions(), tmp_path)
    assert own_export.FILE not in {file.name.lower() for file in out.iterdir()}
    if it.read and "text" in it.carries:
        back, notes = kit.read(it, out)
        assert sorted(of.text for of in back) == sorted(of.text for of in articles)
        assert not notes
