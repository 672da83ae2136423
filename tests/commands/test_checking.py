"""The rules over a whole project: named by article, and its label set too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from hashiya.cli.program import program
from hashiya.commands import annotate, articles, checking
from hashiya.model.edit import Edit, Step
from hashiya.model.identity import new_id, now
from hashiya.model.schema import Label, Schema
from hashiya.model.span import Span
from hashiya.workspace import Workspace

TEXT = 'قال "الناتو" إنه باقٍ، ثم غادر'


@pytest.fixture
def article(ws: Workspace, tmp_path: Path) -> str:
    file = tmp_path / "خبر.txt"
    file.write_text(TEXT, encoding="utf-8", newline="")
    articles.add(ws, articles.read([file]))
    return ws.articles()[-1].id


def change(ws: Workspace, schema: Schema) -> None:
    edits = (Edit(ws.schema(), schema),)
    ws.apply(Step(id=new_id(), act="labels.change", by=ws.me, at=now(), edits=edits))


def test_each_finding_names_its_article_and_its_mark(ws: Workspace, article: str) -> None:
    at = TEXT.index('"')
    mark = annotate.tag(ws, article, Span(at, at + 7), "entity", "ORG")
    (found,) = checking.findings(ws)
    assert (found.severity, found.message) == ("rule", "rules-half-pair")
    assert (found.article, found.record) == (article, mark.id)
    assert found.values["name"] == ws.article(article).title
    assert list(ws.check()) == []  # it is no damage


def test_only_the_articles_asked_for(ws: Workspace, article: str) -> None:
    annotate.tag(ws, article, Span(4, 11), "entity", "ORG")
    assert len(list(checking.findings(ws, [article]))) == 1
    assert list(checking.findings(ws, [])) == []


def test_a_label_that_is_its_own_ancestor(ws: Workspace) -> None:
    schema = ws.schema()
    one = Label(code="A", layer="entity", parent="B")
    change(
        ws,
        replace(schema, labels=(*schema.labels, one, Label(code="B", layer="entity", parent="A"))),
    )
    assert {it.values["label"] for it in checking.findings(ws)} == {"A", "B"}


def test_the_command_line_tells_both_and_says_that_no_harm_is_done(
    ws: Workspace, article: str
) -> None:
    annotate.tag(ws, article, Span(4, 11), "entity", "ORG")
    path = ws.path
    ws.close()
    for language, words in (("ar", "نصف زوج"), ("en", "half a pair")):
        told = CliRunner().invoke(program, ["--language", language, "check", str(path)])
        assert told.exit_code == 0
        assert words in told.output
