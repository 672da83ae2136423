"""A claim from a quotation and who says it: made at a place, proposed, taken, and taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hashiya.commands import annotate, articles, claims
from hashiya.model.span import Span
from hashiya.workspace import Workspace

TEXT = (
    "وقال أمين الحلف ينس ستولتنبرغ للصحافيين “سنبقى في العراق مدة طويلة”. "
    "وأضاف “لن نغادر قبل أن يطلبوا ذلك”.\n"
    "يرى خبراء أن الأسعار سترتفع قريباً.\n"
)


@pytest.fixture
def article(ws: Workspace, tmp_path: Path) -> str:
    file = tmp_path / "خبر.txt"
    file.write_text(TEXT, encoding="utf-8", newline="")
    articles.add(ws, articles.read([file]))
    return ws.articles()[-1].id


def place(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def facts(ws: Workspace, article: str) -> tuple[set[tuple[str, str]], set[tuple[str, str, str]]]:
    marks = {it.id: it for it in ws.annotations(article)}
    arrows = ws.relations(article)
    return (
        {(it.label, it.quote) for it in marks.values()},
        {(it.label, marks[it.from_id].quote, marks[it.to_id].quote) for it in arrows},
    )


def test_a_claim_with_its_source_and_cue(ws: Workspace, article: str) -> None:
    made = claims.claim_here(ws, article, TEXT.index("العراق"))
    assert made is not None
    assert made.quote == "سنبقى في العراق مدة طويلة"
    assert made.attributes == {"quotation": "direct"}
    claims.accept(ws, claims.proposed(ws, made.id))
    marks, arrows = facts(ws, article)
    source = "أمين الحلف ينس ستولتنبرغ"
    assert marks == {("CLAIM", made.quote), ("SOURCE", source), ("CUE", "قال")}
    assert arrows == {("said_by", made.quote, source), ("cued_by", made.quote, "قال")}
    claim = ws.annotation(made.id)
    assert claim is not None
    assert claim.attributes == {"quotation": "direct", "attribution": "explicit"}
    assert claims.proposed(ws, made.id).parts == ()
    ws.undo()  # all that was taken at once goes at once
    assert facts(ws, article) == ({("CLAIM", made.quote)}, set())
    ws.undo()
    assert facts(ws, article) == (set(), set())


def test_who_goes_on_speaking_is_the_source_before(ws: Workspace, article: str) -> None:
    first = claims.claim_here(ws, article, TEXT.index("العراق"))
    assert first is not None
    claims.accept(ws, claims.proposed(ws, first.id))
    second = claims.claim_here(ws, article, TEXT.index("نغادر"))
    assert second is not None
    assert second.quote == "لن نغادر قبل أن يطلبوا ذلك"
    proposal = claims.proposed(ws, second.id)
    (source,) = [it for it in proposal.parts if it.role == "source"]
    known = [it.id for it in ws.annotations(article) if it.label == "SOURCE"]
    assert [source.annotation] == known
    claims.accept(ws, proposal)
    assert [it.id for it in ws.annotations(article) if it.label == "SOURCE"] == known
    assert len([it for it in ws.relations(article) if it.to_id == known[0]]) == 2


def test_a_source_grows_to_the_name_that_reaches_out_of_it(ws: Workspace, article: str) -> None:
    annotate.tag(ws, article, place("خبراء أن"), "entity", "PERS")  # a slip: too long by a word
    made = claims.claim_here(ws, article, TEXT.index("الأسعار"))
    assert made is not None
    (source,) = [it for it in claims.proposed(ws, made.id).parts if it.role == "source"]
    assert source.span == place("خبراء أن")


def test_the_same_place_is_not_claimed_twice(ws: Workspace, article: str) -> None:
    one = claims.claim_here(ws, article, TEXT.index("العراق"))
    steps = len(ws.history())
    two = claims.claim_here(ws, article, TEXT.index("سنبقى"))
    assert one is not None
    assert two is not None
    assert one.id == two.id
    assert len(ws.history()) == steps


def test_what_is_selected_is_the_claim_without_half_a_pair(ws: Workspace, article: str) -> None:
    start = TEXT.index("“سنبقى")
    made = claims.claim_here(ws, article, start, Span(start, start + len("“سنبقى في العراق ")))
    assert made is not None
    assert made.quote == "سنبقى في العراق"


def test_one_part_may_be_taken_alone(ws: Workspace, article: str) -> None:
    made = claims.claim_here(ws, article, TEXT.index("الأسعار"))
    assert made is not None
    proposal = claims.proposed(ws, made.id)
    cue = tuple(it for it in proposal.parts if it.role == "cue")
    claims.accept(ws, replace(proposal, parts=cue))
    marks, arrows = facts(ws, article)
    assert marks == {("CLAIM", "الأسعار سترتفع قريباً"), ("CUE", "يرى")}
    assert arrows == {("cued_by", "الأسعار سترتفع قريباً", "يرى")}
    rest = claims.proposed(ws, made.id).parts
    assert [it.role for it in rest] == ["source"]
