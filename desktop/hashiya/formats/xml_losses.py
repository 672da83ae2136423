"""Counts the letters of an article that XML 1.0 cannot hold; it writes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from hashiya.formats import safe_xml
from hashiya.formats.losses import Tally, values_of
from hashiya.model.attribute import AttributeValue
from hashiya.model.dataset import AnnotatedArticle


def characters(annotated: AnnotatedArticle, tally: Tally) -> None:
    """Each letter for which a stand-in is written, wherever it stands."""
    article = annotated.article
    facts = (article.title, article.name, article.note)
    source = (article.source, article.url, article.author, article.published)
    labels = [word for value in article.labels.values() for word in _plain(value)]
    values = values_of(annotated).all
    words = [it for it in values if type(it) is str]
    if len(words) < len(values):
        words += chain.from_iterable(map(_plain, [it for it in values if type(it) is not str]))
    said = "".join([*facts, *source, *labels, *words])
    # labels and people: of many marks there are few
    marks = [*annotated.annotations, *annotated.relations]
    names = {it.label for it in marks} | {it.annotator for it in marks}
    if safe_xml.forbidden("".join(names)):
        said = "".join([said, *[it.label + it.annotator for it in marks]])
    for words in (article.text, said):  # those of the marks at once: they are many and short
        if found := safe_xml.forbidden(words):
            for letter, count in Counter(found).items():
                tally.add("character", f"U+{ord(letter):04X}", count)


def _plain(value: AttributeValue) -> Iterable[str]:
    return value if isinstance(value, tuple) else (str(value),)
