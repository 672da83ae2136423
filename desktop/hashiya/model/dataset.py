"""What leaves the house: articles with their annotations; it never refers back to a project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.model.unplaced import Unplaced


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedArticle:
    """An article with its annotations (in order of start, longest first) and relations.

    ``waiting`` are its marks that have no place, each with the relations that wait with it; they are not among the others.
    """

    article: Article
    annotations: tuple[Annotation, ...] = ()
    relations: tuple[Relation, ...] = ()
    waiting: tuple[Unplaced, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """Articles read one after the other, so that a large project never lies in memory.

    ``articles`` may be iterated several times: each time it reads afresh.
    """

    schema: Schema
    articles: Iterable[AnnotatedArticle] = field(repr=False)

    def __iter__(self) -> Iterator[AnnotatedArticle]:
        return iter(self.articles)
