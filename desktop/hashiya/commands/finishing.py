"""What an article still lacks before it is done; it changes nothing and decides nothing."""

from __future__ import annotations

from dataclasses import dataclass

from hashiya import rules
from hashiya.commands.checking import finding, marked
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.record import Finding
from hashiya.model.schema import DocumentLabel, Schema
from hashiya.workspace import Workspace

REQUIRED = "missing-attribute"
GRAVE = frozenset(
    [
        *("unknown-label", "bad-value", "overlap", "double", "white-edge", "half-pair"),
        *("inside-word", "unknown-relation", "loose-end", "relation-ends", "relation-across"),
    ]
)
"""Rules that no dataset should leave broken; the others are advice."""


@dataclass(frozen=True, slots=True)
class Lack:
    """``attributes`` must be said; ``documents`` (labels of the article) and ``findings`` should be seen to.

    ``waiting`` counts the marks that have no place in the text yet.
    """

    attributes: tuple[Finding, ...] = ()
    documents: tuple[DocumentLabel, ...] = ()
    findings: tuple[Finding, ...] = ()
    waiting: int = 0

    @property
    def nothing(self) -> bool:
        return not (self.attributes or self.documents or self.findings or self.waiting)


def lacking(ws: Workspace, schema: Schema, it: AnnotatedArticle) -> Lack:
    """What that article lacks; findings in the order of the text."""
    of = marked(ws, schema, it)
    name = it.article.title or it.article.name
    found = [
        finding(one, it.article.id, name, of.text) for one in rules.broken(of, GRAVE | {REQUIRED})
    ]
    places = {mark.id: mark.start for mark in it.annotations}
    found.sort(key=lambda one: places.get(one.record or "", len(of.text)))
    said = it.article.labels
    return Lack(
        attributes=tuple(one for one in found if one.rule == REQUIRED),
        documents=tuple(
            kind for kind in schema.document_labels if kind.required and not said.get(kind.code)
        ),
        findings=tuple(one for one in found if one.rule != REQUIRED),
        waiting=len(ws.unplaced(it.article.id)),
    )
