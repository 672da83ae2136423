"""Builds records and steps in one line each, for tests of every room."""

from __future__ import annotations

import hashlib

from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.edit import Edit, Record, Step
from hashiya.model.identity import new_id
from hashiya.model.relation import Relation
from hashiya.model.span import Span

TEXT = "قال دونالد ترامب إن الناتو 😀 سيبقى في العراق.\r\nوأضاف: لن نغادر."


def article(text: str = TEXT, **changes) -> Article:
    facts = {
        "id": new_id(),
        "name": "a.txt",
        "title": "خبر",
        "sha256": hashlib.sha256(text.encode("utf-8")).hexdigest(),
        "created": 1,
    }
    return Article(text=text, **(facts | changes))


def annotation(of: Article, start: int, end: int, label: str = "PERS", **changes) -> Annotation:
    facts = {
        "id": new_id(),
        "article": of.id,
        "layer": "claim" if label == "CLAIM" else "entity",
        "fragments": (Span(start, end),),
        "quote": of.text[start:end],
        "annotator": "me",
        "created": 2,
    }
    return Annotation(label=label, **(facts | changes))


def relation(from_: Annotation, to: Annotation, label: str = "about", **changes) -> Relation:
    facts = {"id": new_id(), "article": from_.article, "annotator": "me", "created": 3}
    return Relation(label=label, from_id=from_.id, to_id=to.id, **(facts | changes))


def step(*edits: Edit, act: str = "test", by: str = "me", at: int = 4) -> Step:
    return Step(id=new_id(), act=act, by=by, at=at, edits=edits)


def added(*records: Record, by: str = "me") -> Step:
    return step(*(Edit(None, it) for it in records), by=by)


def removed(*records: Record, by: str = "me") -> Step:
    return step(*(Edit(it, None) for it in records), by=by)
