"""What is put into forms that are kept is what would be written out each time; so are numbers that are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import cassis
import gold
import pytest
from formats import kit
from making import annotation, article, relation

from hashiya.formats.cas import cas_json, cas_xmi, forms, numbering
from hashiya.formats.cas import types as t
from hashiya.formats.cas.forms import Forms
from hashiya.formats.format import Format, WriteOptions
from hashiya.model.attribute import AttributeValue
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.span import Span

FORMATS = [cas_xmi.FORMAT, cas_json.FORMAT]
ATTRIBUTES: list[Mapping[str, AttributeValue]] = [
    {},
    {"wikidata": "Q7184", "comment": "ملاحظة"},
    {"wikidata": "NIL", "comment": "ملاحظة"},
    {"wikidata": "Q1", "comment": "100 % %d %s %%"},
    {"comment": 'a"b\\'},
    {"comment": "<&amp;> 'x'"},
    {"comment": "a\nb\u2028\x7f"},
    {"comment": ""},
    {"certain": True, "comment": "x"},
    {"certain": False, "comment": "x"},
    {"certain": 1, "comment": "x"},
    {"number": 1.5, "certain": "true"},
    {"topics": ("أ", "100 %d"), "comment": "x"},
    {"topics": (), "wikidata": ("Q1",)},
]


def odd() -> AnnotatedArticle:
    of = article(labels={"100 %s": "%d", "topics": ('"', "\\")}, author="%(x)s", note="a\n%")
    marks = [annotation(of, 4, 9, attributes=it) for it in ATTRIBUTES for _ in range(2)]
    marks += [
        annotation(of, 0, 9, "100 %d", layer="x%s", annotator="%"),
        annotation(
            of, 0, 9, 'a"\\<&', layer="", annotator="%\u200f", attributes={"wikidata": "Q1"}
        ),
        annotation(of, 0, 9, fragments=(Span(0, 3), Span(5, 9)), attributes={"comment": "x"}),
    ]
    arrows = [relation(one, other, attributes=one.attributes) for one, other in pairwise(marks)]
    return AnnotatedArticle(article=of, annotations=tuple(marks), relations=tuple(arrows))


def written(of: Format, place: Path) -> dict[str, bytes]:
    one = odd()
    one = replace(one, article=replace(one.article, id="A", created=1))
    dataset = Dataset(schema=gold.schema(), articles=[one, *gold.articles(), one])
    out = kit.written(of, dataset, WriteOptions(), place)
    return {it.name: it.read_bytes() for it in out.iterdir()}


@pytest.fixture(params=FORMATS, ids=[it.id for it in FORMATS])
def of(request: pytest.FixtureRequest) -> Format:
    return request.param


def forgetful(patched: pytest.MonkeyPatch) -> None:
    patched.setattr(forms, "MOST", 0)


def careful(patched: pytest.MonkeyPatch) -> None:
    """No word is put in later."""
    real = Forms.__init__

    def made(self: Forms, types, notation) -> None:
        real(self, types, notation)
        notation.fits = lambda words: False

    patched.setattr(Forms, "__init__", made)


def few_numbers(patched: pytest.MonkeyPatch) -> None:
    patched.setattr(numbering, "MOST", 40)


@pytest.mark.parametrize("otherwise", [forgetful, careful, few_numbers])
def test_kept_is_as_made_anew(
    of: Format,
    otherwise: Callable[[pytest.MonkeyPatch], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("making.new_id", iter(map(str, range(10_000))).__next__)
    kept = written(of, tmp_path / "kept")
    monkeypatch.setattr("making.new_id", iter(map(str, range(10_000))).__next__)
    otherwise(monkeypatch)
    assert written(of, tmp_path / "anew") == kept


def test_an_article_declares_only_what_it_has(tmp_path: Path) -> None:
    """One without entities comes after one that has them."""
    of = article(name="b.txt")
    bare = AnnotatedArticle(article=of, annotations=(), relations=())
    dataset = Dataset(schema=gold.schema(), articles=[odd(), bare])
    out = kit.written(cas_xmi.FORMAT, dataset, WriteOptions(), tmp_path)
    first, second = (it.read_text("utf-8") for it in sorted(out.glob("*.xmi")))
    assert "ner/type.ecore" in first
    assert "ner/type.ecore" not in second


@pytest.mark.parametrize("of", [cas_json.FORMAT, cas_xmi.FORMAT], ids=lambda it: it.id)
def test_lists_of_one_value_and_of_none_stay_lists(tmp_path: Path, of: Format) -> None:
    labels = {"quality": ("none",), "genre": "news", "topics": ("أ", "ب"), "asked": ()}
    one = AnnotatedArticle(article=article(labels=labels))
    dataset = Dataset(schema=gold.schema(), articles=[one])
    assert kit.assert_accounted(of, dataset, tmp_path, WriteOptions()).lossless
    (found,), _ = kit.read(of, tmp_path / "out")
    assert (found.labels, found.notes) == (labels, ())


@pytest.mark.parametrize("of", FORMATS, ids=lambda it: it.id)
def test_attributes_called_as_words_of_python_do_not_keep_the_library_from_reading(
    of: Format, tmp_path: Path
) -> None:
    source = article("قال ترامب.")
    said = {name: name for name in ("class", "from", "None")}
    mark = annotation(source, 4, 9, attributes=said)
    dataset = Dataset(
        schema=gold.schema(), articles=[AnnotatedArticle(article=source, annotations=(mark,))]
    )
    assert kit.assert_accounted(of, dataset, tmp_path).lossless
    if of is cas_json.FORMAT:
        cas = cassis.load_cas_from_json((tmp_path / "out" / "a.json").read_text("utf-8"))
    else:
        types = cassis.load_typesystem(tmp_path / "out" / "TypeSystem.xml")
        cas = cassis.load_cas_from_xmi(tmp_path / "out" / "a.xmi", typesystem=types)
    (found,) = cas.select(t.ENTITY_TYPE)
    assert found.get_covered_text() == "ترامب"


def test_features_are_called_so_that_inception_takes_them() -> None:
    """A letter first, then letters, digits and single underscores: two are its own sign."""
    types = t.Types(gold.schema())
    layer = types.of("قول ما")
    names = ["a__b", "a, b", "صفة", "صفة أخرى", "_a", "a_", "verdict_date", "a__"]
    found = [layer.feature(it, t.STRING) for it in names]
    assert found == ["a_b", "a_b_2", "sfh", "sfh_akhra", "x_a", "a_", "verdict_date", "a"]
    assert layer.name == "webanno.custom.Qwl_ma"
    assert [types.of(it).name for it in ("😀", "、")] == ["webanno.custom.X", "webanno.custom.X_2"]
