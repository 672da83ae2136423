"""What breaks the rules, in an article or in the whole project, and the certain fixes; damage is not its affair."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from hashiya import rules
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.record import Finding
from hashiya.model.schema import Schema
from hashiya.rules import Broken, Marked, label_set
from hashiya.workspace import Workspace

QUOTED = 80
"""Letters of a quote that a sentence names."""


def findings(
    ws: Workspace,
    article_ids: Iterable[str] | None = None,
    progress: Callable[[int], object] | None = None,
) -> Iterator[Finding]:
    """What breaks the rules in these articles, or in all and in the label set; articles stream.

    Any thread may ask. ``progress`` hears how many articles were looked at; what it raises ends it.
    """
    schema = ws.schema()
    if article_ids is None:
        for it in label_set.ancestors(schema):
            yield finding(it)
        for it in label_set.unknown_documents(schema, ws.uses()):
            yield finding(it)
    ids = None if article_ids is None else list(article_ids)
    for done, it in enumerate(ws.annotated(ids)):
        if progress is not None:
            progress(done)
        yield from of_article(ws, schema, it)


def of_article(ws: Workspace, schema: Schema, it: AnnotatedArticle) -> Iterator[Finding]:
    """The same of one article, as it is given."""
    of = marked(ws, schema, it)
    name = it.article.title or it.article.name
    for one in rules.broken(of):
        yield finding(one, it.article.id, name, of.text)


def marked(ws: Workspace, schema: Schema, of: AnnotatedArticle) -> Marked:
    """An article as the rules see it, with the ends of its relations that lie in other articles."""
    known = {it.id for it in of.annotations}
    missing = {end for it in of.relations for end in (it.from_id, it.to_id)} - known
    others: dict[str, Annotation] = {}
    for end in missing:
        found = ws.annotation(end)
        if found is not None:
            others[end] = found
    return Marked(
        text=of.article.text,
        schema=schema,
        annotations=of.annotations,
        relations=of.relations,
        language=of.article.language,
        others=others,
    )


def finding(it: Broken, article: str | None = None, name: str = "", text: str = "") -> Finding:
    """A broken rule as a value to show; without an article it concerns the label set."""
    values = dict(it.values)
    if name:
        values["name"] = name
    if it.fix is not None and it.fix.span is not None:
        values["becomes"] = it.fix.span.quote(text)[:QUOTED]
    return Finding(
        severity="rule",
        message=f"rules-{it.rule}",
        values=values,
        article=article,
        record=it.record if article else None,
        fixable=it.fix is not None,
    )
