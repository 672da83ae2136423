"""The kit is no rubber stamp: each silent loss, planted in a sound format, is found."""

from __future__ import annotations

from dataclasses import replace

import gold
import pytest
from formats import kit

from hashiya.formats.format import WriteOptions
from hashiya.formats.jsonl import jsonl
from hashiya.model.article import Article
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.span import Span


def _of(change):
    """The own format, written as if every article were the changed one."""

    def write(dataset: Dataset, target, options: WriteOptions) -> None:
        jsonl.write(replace(dataset, articles=[change(it) for it in dataset]), target, options)

    return replace(jsonl.FORMAT, write=write)


def _marks(it: AnnotatedArticle, change) -> AnnotatedArticle:
    return replace(it, annotations=tuple(change(n, one) for n, one in enumerate(it.annotations)))


def _moved(it: AnnotatedArticle) -> AnnotatedArticle:
    text = it.article.text
    first = it.annotations[0]
    spans = tuple(Span(s.start + 1, s.end + 1) for s in first.fragments)
    quote = text[spans[0].start : spans[-1].end]
    return replace(
        it, annotations=(replace(first, fragments=spans, quote=quote), *it.annotations[1:])
    )


def _fact(it: AnnotatedArticle, **facts) -> AnnotatedArticle:
    article: Article = replace(it.article, **facts)
    return replace(it, article=article)


SPOILT = {
    "a mark is missing": lambda it: replace(it, annotations=it.annotations[1:], relations=()),
    "a mark is elsewhere": _moved,
    "another label": lambda it: _marks(
        it, lambda n, one: replace(one, label="ORG", layer="entity") if n == 0 else one
    ),
    "an attribute is missing": lambda it: _marks(it, lambda n, one: replace(one, attributes={})),
    "a relation is missing": lambda it: replace(it, relations=it.relations[1:]),
    "a relation the other way round": lambda it: replace(
        it,
        relations=tuple(replace(one, from_id=one.to_id, to_id=one.from_id) for one in it.relations),
    ),
    "nobody annotated": lambda it: _marks(it, lambda n, one: replace(one, annotator="")),
    "a label of the article is missing": lambda it: _fact(it, labels={}),
    "a fact is missing": lambda it: _fact(it, title="", language="en"),
    "a letter of the text": lambda it: _fact(it, text=it.article.text + "."),
}


@pytest.fixture
def dataset(tmp_path) -> Dataset:
    """The gold with all that is said of it."""
    from hashiya.commands import datasets, projects

    with projects.open_project(projects.demo(tmp_path, "gold"), "x", read_only=True) as ws:
        return Dataset(schema=gold.schema(), articles=list(datasets.choose(ws)))


def test_the_sound_format_passes(dataset: Dataset, tmp_path) -> None:
    kit.assert_accounted(jsonl.FORMAT, dataset, tmp_path / "kit")


@pytest.mark.parametrize("spoil", SPOILT)
def test_a_silent_loss_is_found(spoil: str, dataset: Dataset, tmp_path) -> None:
    with pytest.raises(AssertionError):
        kit.assert_accounted(_of(SPOILT[spoil]), dataset, tmp_path / "kit")
