"""The kit is no rubber stamp: each silent loss, planted in a sound format, is found."""

from __future__ import annotations

from dataclasses import replace

import gold
import pytest
from formats import kit
from making import relation

from hashiya.formats.format import WriteOptions
from hashiya.formats.jsonl import jsonl
from hashiya.model.article import Article
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.span import Span
from hashiya.model.unplaced import Unplaced


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


def _with_waiting(it: AnnotatedArticle) -> AnnotatedArticle:
    """Two of its marks have lost their place, and a relation to one that stands."""
    ends = {end for one in it.relations for end in (one.from_id, one.to_id)}
    free = [one for one in it.annotations if one.id not in ends][:2]
    arrow = relation(free[0], next(one for one in it.annotations if one not in free))
    waiting = (
        Unplaced(annotation=free[0], relations=(arrow,), before="قبل ", after=" بعد"),
        Unplaced(annotation=free[1]),
    )
    kept = tuple(one for one in it.annotations if one not in free)
    return replace(it, annotations=kept, waiting=waiting)


def _lost(it: AnnotatedArticle, **changes) -> AnnotatedArticle:
    first, *others = it.waiting
    return replace(it, waiting=(replace(first, **changes), *others))


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
    "one that waits is missing": lambda it: replace(it, waiting=it.waiting[1:]),
    "a relation that waits is missing": lambda it: _lost(it, relations=()),
    "the words before it are missing": lambda it: _lost(it, before=""),
    "another reason": lambda it: _lost(it, reason="elsewhere"),
    "one that waits has a place": lambda it: replace(
        it, annotations=(*it.annotations, it.waiting[0].annotation), waiting=it.waiting[1:]
    ),
    "nobody annotated": lambda it: _marks(it, lambda n, one: replace(one, annotator="")),
    "a label of the article is missing": lambda it: _fact(it, labels={}),
    "a fact is missing": lambda it: _fact(it, title="", language="en"),
    "a letter of the text": lambda it: _fact(it, text=it.article.text + "."),
}


@pytest.fixture
def dataset(tmp_path) -> Dataset:
    """The gold with all that is said of it, and some marks that wait for a place."""
    from hashiya.commands import datasets, projects

    with projects.open_project(projects.demo(tmp_path, "gold"), "x", read_only=True) as ws:
        return Dataset(schema=gold.schema(), articles=list(map(_with_waiting, datasets.choose(ws))))


@pytest.mark.parametrize(("was", "comes"), [(7, "7"), (True, 1), ("7", 7), (("a",), "a"), (7, 8)])
@pytest.mark.parametrize("where", ["annotations", "relations"])
def test_a_value_that_comes_as_another_is_found(where: str, was, comes, tmp_path) -> None:
    """Also one that Python takes to be equal."""
    it = gold.articles()[0]
    sound, spoilt = _saying(it, where, was), _saying(it, where, comes)
    dataset = Dataset(schema=gold.schema(), articles=[sound])
    kit.assert_accounted(jsonl.FORMAT, dataset, tmp_path / "sound")
    with pytest.raises(AssertionError):
        kit.assert_accounted(_of(lambda _: spoilt), dataset, tmp_path / "spoilt")


def _saying(it: AnnotatedArticle, where: str, value) -> AnnotatedArticle:
    first, *others = getattr(it, where)
    return replace(it, **{where: (replace(first, attributes={"unheard": value}), *others)})


def test_the_sound_format_passes(dataset: Dataset, tmp_path) -> None:
    kit.assert_accounted(jsonl.FORMAT, dataset, tmp_path / "kit")


@pytest.mark.parametrize("spoil", SPOILT)
def test_a_silent_loss_is_found(spoil: str, dataset: Dataset, tmp_path) -> None:
    with pytest.raises(AssertionError):
        kit.assert_accounted(_of(SPOILT[spoil]), dataset, tmp_path / "kit")
