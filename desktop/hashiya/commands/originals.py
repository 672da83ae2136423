"""The bytes of the files that articles came from, laid beside them on their way out; it writes nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from hashiya.model.dataset import AnnotatedArticle
from hashiya.workspace import Workspace


def with_originals(
    ws: Workspace, articles: Iterable[AnnotatedArticle]
) -> Iterator[AnnotatedArticle]:
    """The same articles, each with its file's bytes where its text as UTF-8 is not the same.

    A corrected text is no longer that of its file: then there is nothing to lay beside it.
    """
    for it in articles:
        article, original = it.article, ws.original(it.article.id)
        if original is not None and hashlib.sha256(original).hexdigest() == article.sha256:
            yield replace(it, article=replace(article, original=original))
        else:
            yield it
