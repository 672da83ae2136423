"""What is certain is set right in one step, nothing else is touched, and a rule can be silenced and told again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hashiya.commands import annotate, articles, checking, fixing
from hashiya.model.edit import Edit, Step
from hashiya.model.errors import BadFact
from hashiya.model.identity import new_id, now
from hashiya.model.record import Finding
from hashiya.model.span import Span
from hashiya.workspace import Workspace

TEXT = 'قال "الناتو" إنه باقٍ، ثم غادر والعراق إلى بغداد. '


@pytest.fixture
def article(ws: Workspace, tmp_path: Path) -> str:
    file = tmp_path / "خبر.txt"
    file.write_text(TEXT, encoding="utf-8", newline="")
    articles.add(ws, articles.read([file]))
    return ws.articles()[-1].id


def mark(ws: Workspace, article: str, words: str, label: str = "ORG", before: int = 0):
    at = TEXT.index(words) - before
    return annotate.tag(ws, article, Span(at, at + len(words) + before), "entity", label)


def found(ws: Workspace) -> list[Finding]:
    return list(checking.findings(ws))


def change(ws: Workspace, **parts: object) -> None:
    old = ws.schema()
    step = Step(
        id=new_id(),
        act="label_sets.change",
        by=ws.me,
        at=now(),
        edits=(Edit(old, replace(old, **parts)),),  # type: ignore[arg-type]
    )
    ws.apply(step)


def test_one_finding_is_fixed_and_the_others_stay(ws: Workspace, article: str) -> None:
    half, letter = mark(ws, article, '"الناتو'), mark(ws, article, "والعراق", "GPE")
    (first,) = [it for it in found(ws) if it.rule == "half-pair"]
    assert (first.fixable, first.values["becomes"]) == (True, "الناتو")
    step = fixing.fix(ws, [first])
    assert step is not None
    assert [it.quote for it in ws.annotations(article)] == ["الناتو", "والعراق"]
    assert [it.record for it in found(ws)] == [letter.id]
    ws.undo()
    assert ws.annotation(half.id) == half


def test_all_of_a_rule_in_several_articles_are_one_step(
    ws: Workspace, article: str, tmp_path: Path
) -> None:
    other = tmp_path / "آخر.txt"
    other.write_text(TEXT + "تم", encoding="utf-8", newline="")
    articles.add(ws, articles.read([other]))
    second = ws.articles()[-1].id
    for it in (article, second):
        mark(ws, it, "والعراق", "GPE")
        mark(ws, it, "الناتو", before=1)
    before = len(ws.history())
    letters = [it for it in found(ws) if it.rule == "attached-letters"]
    assert {it.article for it in letters} == {article, second}
    step = fixing.fix(ws, letters)
    assert step is not None
    assert len(step.edits) == 2
    assert len(ws.history()) == before + 1
    assert {it.rule for it in found(ws)} == {"half-pair"}


def test_what_was_mended_changed_or_binned_since_is_let_be(ws: Workspace, article: str) -> None:
    mark(ws, article, "والعراق", "GPE")
    (it,) = found(ws)
    assert fixing.fix(ws, [it]) is not None
    assert fixing.fix(ws, [it]) is None
    ws.undo()
    articles.remove(ws, [article])
    assert fixing.fix(ws, [it]) is None
    assert fixing.fix(ws, [replace(it, article=new_id())]) is None


def test_what_is_not_certain_is_not_fixed(ws: Workspace, article: str) -> None:
    mark(ws, article, "غاد")
    (it,) = found(ws)
    assert (it.rule, it.fixable) == ("inside-word", False)
    assert fixing.fix(ws, [it]) is None


def test_a_double_goes_and_a_default_comes(ws: Workspace, article: str) -> None:
    first = mark(ws, article, "بغداد", "GPE")
    again = replace(first, id=new_id(), created=first.created + 1)
    ws.apply(Step(id=new_id(), act="t", by=ws.me, at=now(), edits=(Edit(None, again),)))
    assert fixing.fix(ws, found(ws)) is not None
    assert [it.id for it in ws.annotations(article)] == [first.id]
    kinds = tuple(
        replace(it, required=it.name == "mention", default="NAM" if it.name == "mention" else "")
        for it in ws.schema().attributes
    )
    change(ws, attributes=kinds)
    missing = found(ws)
    assert {it.rule for it in missing} == {"missing-attribute"}
    assert fixing.fix(ws, missing) is not None
    (mended,) = ws.annotations(article)
    assert mended.attributes["mention"] == "NAM"
    assert found(ws) == []


def test_no_fix_makes_marks_cross_that_may_not(ws: Workspace, article: str) -> None:
    change(ws, layers=tuple(replace(it, overlap="nested") for it in ws.schema().layers))
    at = TEXT.index("والعراق")
    annotate.tag(ws, article, Span(at, at + 7), "entity", "GPE")
    annotate.tag(ws, article, Span(at, at + 3), "entity", "ORG")
    (it,) = [
        it for it in found(ws) if it.rule == "attached-letters" and "العراق" in it.values["becomes"]
    ]
    assert fixing.fix(ws, [it]) is None
    change(ws, layers=tuple(replace(it, overlap="any") for it in ws.schema().layers))
    assert fixing.fix(ws, [it]) is not None


def test_a_rule_is_silenced_and_told_again(ws: Workspace, article: str) -> None:
    mark(ws, article, "والعراق", "GPE")
    version = ws.schema().version
    assert fixing.silence(ws, "attached-letters") is not None
    assert found(ws) == []
    assert ws.schema().version == version + 1
    assert fixing.silence(ws, "attached-letters") is None
    ws.undo()
    assert len(found(ws)) == 1
    ws.redo()
    assert fixing.silence(ws, "attached-letters", on=False) is not None
    assert len(found(ws)) == 1
    with pytest.raises(BadFact):
        fixing.silence(ws, "no-such-rule")


def test_a_rule_of_several_names_is_told_again_by_one(ws: Workspace) -> None:
    change(ws, silenced=("attribution",))
    assert fixing.silence(ws, "no-source") is None
    fixing.silence(ws, "no-source", on=False)
    assert ws.schema().silenced == ("source-unsaid",)


def test_whoever_looks_through_a_project_can_stop(ws: Workspace, article: str) -> None:
    class Enough(Exception):
        pass

    def stop(_done: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        list(checking.findings(ws, progress=stop))
