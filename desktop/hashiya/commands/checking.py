"""What breaks the rules, in an article or in the whole project, and the certain fixes; damage is not its affair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hashiya import rules
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.record import Finding
from hashiya.model.schema import Schema
from hashiya.rules import Broken, Marked, label_set
from hashiya.workspace import Workspace


def findings(ws: Workspace, article_ids: Iterable[str] | None = None) -> Iterator[Finding]:
    """What breaks the rules in these articles, or in all and in the label set; articles stream."""
    schema = ws.schema()
    if article_ids is None:
        for it in label_set.ancestors(schema):
            yield _finding(it, None, "")
        for it in label_set.unknown_documents(schema, ws.uses()):
            yield _finding(it, None, "")
    ids = None if article_ids is None else list(article_ids)
    for it in ws.annotated(ids):
        name = it.article.title or it.article.name
        for one in broken(ws, schema, it):
            yield _finding(one, it.article.id, name)


def broken(ws: Workspace, schema: Schema, of: AnnotatedArticle) -> Iterator[Broken]:
    """What breaks the rules in one article."""
    known = {it.id for it in of.annotations}
    missing = {end for it in of.relations for end in (it.from_id, it.to_id)} - known
    others: dict[str, Annotation] = {}
    for end in missing:
        found = ws.annotation(end)
        if found is not None:
            others[end] = found
    yield from rules.broken(
        Marked(
            text=of.article.text,
            schema=schema,
            annotations=of.annotations,
            relations=of.relations,
            language=of.article.language,
            others=others,
        )
    )


def _finding(it: Broken, article: str | None, name: str) -> Finding:
    values = dict(it.values)
    if name:
        values["name"] = name
    return Finding(
        severity="rule",
        message=f"rules-{it.rule}",
        values=values,
        article=article,
        record=it.record if article else None,
    )
