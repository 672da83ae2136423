"""Numbers, flags and the like that a format writes as words: those that come back as words are counted; it writes nothing.

What the label set describes is read as what it is. Of relations it describes nothing, and an import takes flags alone
for what they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from hashiya.formats.latest import Latest
from hashiya.formats.losses import Tally, values_of
from hashiya.model.annotation import Annotation
from hashiya.model.attribute import AttributeKind, AttributeValue
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema

AsWords = Callable[[AttributeValue], bool]
"""Whether a format writes that value as words, which it is not."""


class Others(NamedTuple):
    """Marks and relations of which anything is said that is not words: mostly none, or few."""

    marks: Sequence[Annotation]
    arrows: Sequence[Relation]


def _find_others(annotated: AnnotatedArticle) -> Others:
    """By the places of such values among all: marks are many, and looking into each of them took longest."""
    places = values_of(annotated).others
    if not places:
        return Others((), ())
    marks = [it for it in annotated.annotations if it.attributes]
    arrows = [it for it in annotated.relations if it.attributes]
    after = [*accumulate([len(it.attributes) for it in (*marks, *arrows)])]
    found = dict.fromkeys([bisect_right(after, it) for it in places])
    first = len(marks)
    return Others(
        [marks[it] for it in found if it < first],
        [arrows[it - first] for it in found if it >= first],
    )


others_of = Latest(_find_others)


def weigh(annotated: AnnotatedArticle, schema: Schema, tally: Tally) -> None:
    """All numbers and flags of an article, where a format has words and lists of them alone."""
    others = others_of(annotated)
    of_spans(others.marks, schema, tally)
    of_relations(others.arrows, tally)


def is_other(value: AttributeValue) -> bool:
    """Whether it is neither words nor a list of them."""
    return type(value) is not str and type(value) is not tuple


def of_spans(
    marks: Iterable[Annotation], schema: Schema, tally: Tally, as_words: AsWords = is_other
) -> None:
    for it in marks:
        for name, value in it.attributes.items():
            if type(value) is not str and as_words(value) and not is_read(schema, it, name, value):
                tally.add("value_as_text", name)


def of_relations(arrows: Iterable[Relation], tally: Tally, as_words: AsWords = is_other) -> None:
    for it in arrows:
        for name, value in it.attributes.items():
            if type(value) not in _READ_OF_RELATIONS and as_words(value):
                tally.add("relation_value_as_text", name)


def is_read(schema: Schema, of: Annotation, name: str, value: AttributeValue) -> bool:
    """Whether an import makes of the words what they were, by the label set."""
    if isinstance(value, str):
        return True
    kind = _kinds(schema)[of.layer, of.label, name]
    if isinstance(value, bool):
        return kind == "flag"
    return kind == ("choices" if isinstance(value, tuple) else "number")


class _Kinds(dict[tuple[str, str, str], "AttributeKind | None"]):
    """By layer, label and name: there are few, and they are asked for with every value."""

    def __init__(self, schema: Schema) -> None:
        super().__init__()
        self._schema = schema

    def __missing__(self, key: tuple[str, str, str]) -> AttributeKind | None:
        found = self[key] = self._schema.kind_of(*key)
        return found


_kinds = Latest(_Kinds)
_READ_OF_RELATIONS = frozenset({str, bool})
