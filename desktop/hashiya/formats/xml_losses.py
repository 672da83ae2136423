"""Counts the letters of an article that XML 1.0 cannot hold; it writes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from hashiya.formats import safe_xml
from hashiya.formats.losses import Tally
from hashiya.model.attribute import AttributeValue
from hashiya.model.dataset import AnnotatedArticle


def characters(annotated: AnnotatedArticle, tally: Tally) -> None:
    """Each letter for which a stand-in is written, wherever it stands."""
    for word in _words(annotated):
        if not word.isprintable() and (found := safe_xml.forbidden(word)):
            for letter, count in Counter(found).items():
                tally.add("character", f"U+{ord(letter):04X}", count)


def _words(annotated: AnnotatedArticle) -> Iterator[str]:
    """All that is written as it stands."""
    article = annotated.article
    yield from (article.text, article.title, article.name, article.note)
    yield from (article.source, article.url, article.author, article.published)
    for value in article.labels.values():
        yield from _plain(value)
    for it in chain(annotated.annotations, annotated.relations):
        yield from (it.label, it.annotator)
        for value in it.attributes.values():
            yield from _plain(value)


def _plain(value: AttributeValue) -> Iterable[str]:
    return value if isinstance(value, tuple) else (str(value),)
