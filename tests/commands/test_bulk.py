"""Many marks changed in one step: all or nothing, undone at once, a long step beyond a thousand."""

from __future__ import annotations

import pytest

from hashiya.commands import annotate, articles, bulk, projects
from hashiya.model.errors import BadAttribute, StaleEdit, UnknownAttribute
from hashiya.model.span import Span
from hashiya.workspace import LARGE


@pytest.fixture
def ws(tmp_path):
    file = tmp_path / "خبر.txt"
    file.write_text("قال الوزير كلاما " * 400, encoding="utf-8")
    with projects.create(tmp_path / "p.hashiya", me="ليلى") as made:
        articles.add(made, articles.read([file]))
        yield made


def marked(ws, count, layer="claim", label="CLAIM", first=0):
    article = ws.articles()[0].id
    return [
        annotate.tag(ws, article, Span(4 * k, 4 * k + 2), layer, label).id
        for k in range(first, first + count)
    ]


def verdicts(ws):
    return [it.attributes.get("verdict") for it in ws.annotations(ws.articles()[0].id)]


def test_what_does_not_fit_one_of_them_changes_none(ws) -> None:
    claims, sources = marked(ws, 2), marked(ws, 1, label="SOURCE", first=9)
    head = ws.history(1)[0].id
    with pytest.raises(UnknownAttribute):
        bulk.set_attribute(ws, [*claims, *sources], "verdict", "false")
    with pytest.raises(BadAttribute):
        bulk.set_attribute(ws, claims, "verdict", "perhaps")
    annotate.remove(ws, claims[1:])
    with pytest.raises(StaleEdit):
        bulk.set_attribute(ws, claims, "verdict", "false")
    assert set(verdicts(ws)) == {None}
    assert ws.history(2)[1].id == head


def test_saying_it_again_makes_no_step(ws) -> None:
    claims = marked(ws, 3)
    assert bulk.set_attribute(ws, claims, "verdict", "false") is not None
    assert bulk.set_attribute(ws, [*claims, claims[0]], "verdict", "false") is None


def test_more_than_a_thousand_are_one_long_step_with_a_backup_before(ws, tmp_path) -> None:
    from hashiya.model.annotation import Annotation
    from hashiya.model.edit import Edit, Step
    from hashiya.model.identity import new_id

    article = ws.article(ws.articles()[0].id)
    made = [
        Annotation(
            id=new_id(),
            article=article.id,
            layer="claim",
            label="CLAIM",
            fragments=(Span(k, k + 2),),
            quote=article.text[k : k + 2],
            annotator="ليلى",
            created=1,
        )
        for k in range(LARGE + 1)
    ]
    ws.apply(
        Step(
            id=new_id(),
            act="annotate.tag",
            by="ليلى",
            at=1,
            edits=tuple(Edit(None, it) for it in made),
        )
    )
    asked = []
    ws.before_large = asked.append
    step = bulk.set_attribute(ws, [it.id for it in made], "verdict", "false")
    assert step.long == LARGE + 1
    assert asked == [ws]
    assert verdicts(ws) == ["false"] * (LARGE + 1)
    ws.undo()
    assert ws.annotations(article.id) == tuple(sorted(made, key=lambda it: it.start))


def test_an_entity_gets_a_name_and_a_link_and_is_split_off_again(ws) -> None:
    marks = marked(ws, 3, "entity", "PERS")
    bulk.make_one(ws, marks, " ترامب ", "Q22686")
    bulk.split_off(ws, marks[2:], "غيره")
    found = [dict(it.attributes) for it in ws.annotations(ws.articles()[0].id)]
    assert found == [{"canonical": "ترامب", "wikidata": "Q22686"}] * 2 + [{"canonical": "غيره"}]
    ws.undo()
    ws.undo()
    assert not any(it.attributes for it in ws.annotations(ws.articles()[0].id))
