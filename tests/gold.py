"""The seed articles with their gold, for tests of what is shown; read without any format."""

from __future__ import annotations

import json

import msgspec

from hashiya import assets
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.model.span import Span


def schema() -> Schema:
    return msgspec.toml.decode(assets.schema_file("default").read_bytes(), type=Schema)


def articles() -> list[AnnotatedArticle]:
    lines = (assets.seeds() / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [_article(json.loads(line)) for line in lines]


def _article(data: dict) -> AnnotatedArticle:
    article = Article(
        id=data["id"],
        name=data["name"],
        title=data["title"],
        text=data["text"],
        sha256=data["sha256"],
    )
    facts = {"article": article.id, "annotator": "gold", "created": 0}
    annotations = [
        Annotation(
            id=it["id"],
            layer=it["layer"],
            label=it["label"],
            fragments=(Span(it["start"], it["end"]),),
            quote=it["text"],
            **facts,
        )
        for it in data["spans"]
    ]
    relations = tuple(
        Relation(id=it["id"], label=it["label"], from_id=it["from"], to_id=it["to"], **facts)
        for it in data["relations"]
    )
    annotations.sort(key=lambda it: (it.start, -it.end))
    return AnnotatedArticle(article=article, annotations=tuple(annotations), relations=relations)
