"""An article goes back to how it was after any step, in one step; one step is taken back out of turn."""

from __future__ import annotations

import dataclasses
import json

import pytest
from making import added, annotation, article, relation, removed, step

from hashiya.commands import annotate, articles, correcting, history
from hashiya.model.edit import Edit
from hashiya.model.errors import (
    NoSuchStep,
    NotThereYet,
    StepCarries,
    StepChangedSince,
    StepUndone,
)
from hashiya.model.span import Span
from hashiya.store import journal

NAME, CLAIM = Span(4, 16), Span(20, 38)


def last(ws) -> str:
    return ws.history(1)[0].id


def everything(ws, article_id):
    return ws.article(article_id), set(ws.annotations(article_id)), set(ws.relations(article_id))


def seen(past):
    return past.article, set(past.annotations), set(past.relations)


def test_an_article_is_shown_as_it_was_after_each_step(ws, text):
    moments = [(last(ws), everything(ws, text.id))]

    def note() -> None:
        moments.append((last(ws), everything(ws, text.id)))

    person = annotate.tag(ws, text.id, NAME, "entity", "PERS")
    note()
    claim = annotate.tag(ws, text.id, CLAIM, "claim", "CLAIM")
    note()
    annotate.retag(ws, person.id, "entity", "ORG")
    note()
    ws.me = "سلمى"
    annotate.set_attribute(ws, person.id, "comment", "تحقق")
    note()
    articles.update(ws, text.id, title="عنوان آخر", status="done")
    note()
    annotate.remove(ws, [person.id, claim.id])
    note()
    ws.undo()
    note()
    for step_id, then in moments:
        assert seen(history.state_at(ws, text.id, step_id)) == then
    for step_id, then in [*moments, *reversed(moments)]:
        before = everything(ws, text.id)
        made = history.go_back(ws, text.id, step_id)
        assert everything(ws, text.id) == then
        if made is not None:
            assert ws.history(1)[0].act == "history.go_back"
            ws.undo()
            assert everything(ws, text.id) == before
            ws.redo()
    assert list(ws.check()) == []


def test_going_back_to_how_it_is_makes_no_step(ws, text):
    annotate.tag(ws, text.id, NAME, "entity", "PERS")
    count = len(ws.history())
    assert history.go_back(ws, text.id, last(ws)) is None
    assert len(ws.history()) == count


def test_going_back_leaves_place_in_the_list_and_other_articles_alone(ws, text):
    other = article("نص آخر", position=7)
    ws.apply(added(other))
    then = last(ws)
    annotate.tag(ws, text.id, NAME, "entity", "PERS")
    annotate.tag(ws, other.id, Span(0, 2), "entity", "PERS")
    ws.apply(step(Edit(ws.article(text.id), dataclasses.replace(text, position=9))))
    history.go_back(ws, text.id, then)
    assert ws.annotations(text.id) == ()
    assert ws.article(text.id).position == 9
    assert len(ws.annotations(other.id)) == 1


def test_relations_whose_other_end_is_gone_are_missed_out_and_named(ws, text):
    other = article("نص آخر")
    near, far = annotation(text, 4, 16, "CLAIM"), annotation(other, 0, 2)
    out, back = relation(near, far), relation(far, near, "said_by")
    ws.apply(added(other, near, far, out))
    then = last(ws)
    ws.apply(removed(out, far))
    plan = history.going_back(ws, text.id, then)
    assert plan.missed_out == (out,)
    assert plan.edits == ()
    ws.apply(removed(near))
    ws.apply(added(far))
    history.go_back(ws, text.id, then)
    assert ws.relations(text.id) == (out,)
    ws.apply(added(back))
    history.go_back(ws, text.id, ws.history(20)[-1].id)
    assert ws.annotations(text.id) == ()
    assert ws.relations(other.id) == ()
    ws.undo()
    assert ws.relations(other.id) == (back,)


def test_a_label_that_is_gone_is_kept_as_an_old_value(ws, text):
    annotate.tag(ws, text.id, NAME, "entity", "PERS")
    then = last(ws)
    annotate.remove(ws, [ws.annotations(text.id)[0].id])
    old = ws.schema()
    fewer = tuple(it for it in old.labels if it.code != "PERS")
    ws.apply(step(Edit(old, dataclasses.replace(old, labels=fewer))))
    history.go_back(ws, text.id, then)
    assert [it.label for it in ws.annotations(text.id)] == ["PERS"]
    assert ws.schema().label("entity", "PERS") is None


def test_an_article_that_was_taken_away_comes_back(ws, text):
    annotate.tag(ws, text.id, NAME, "entity", "PERS")
    then, state = last(ws), everything(ws, text.id)
    marks = ws.annotations(text.id)
    ws.apply(removed(*marks, text))
    history.go_back(ws, text.id, then)
    assert everything(ws, text.id) == state


def test_there_is_no_going_back_to_before_it_came_nor_to_nowhere(ws):
    first = article("أول")
    ws.apply(added(first))
    then = last(ws)
    later = article("ثان")
    ws.apply(added(later))
    assert history.state_at(ws, later.id, then).article is None
    with pytest.raises(NotThereYet):
        history.go_back(ws, later.id, then)
    with pytest.raises(NoSuchStep):
        history.go_back(ws, later.id, later.id)


def test_one_step_is_taken_back_out_of_turn_and_undo_brings_it_again(ws, text):
    person = annotate.tag(ws, text.id, NAME, "entity", "PERS")
    target = last(ws)
    claim = annotate.tag(ws, text.id, CLAIM, "claim", "CLAIM")
    ws.me = "سلمى"
    made = history.take_back(ws, target)
    assert made.undoes == target
    assert ws.annotations(text.id) == (claim,)
    assert ws.history_states([target])[target].by == "سلمى"
    with pytest.raises(StepUndone):
        history.take_back(ws, target)
    ws.undo()
    assert set(ws.annotations(text.id)) == {person, claim}
    assert ws.history_states([target]) == {}
    ws.redo()
    assert ws.annotations(text.id) == (claim,)
    assert ws.history_states([target])[target].by == "سلمى"


def test_after_a_step_was_taken_back_undo_goes_on_in_order(ws, text):
    annotate.tag(ws, text.id, NAME, "entity", "PERS")
    target = last(ws)
    annotate.tag(ws, text.id, CLAIM, "claim", "CLAIM")
    history.take_back(ws, target)
    for left in (2, 1, 0):
        ws.undo()
        assert len(ws.annotations(text.id)) == left


def test_a_step_that_was_built_upon_is_not_taken_back(ws, text):
    person = annotate.tag(ws, text.id, NAME, "entity", "PERS")
    target = last(ws)
    claim = annotate.tag(ws, text.id, CLAIM, "claim", "CLAIM")
    arrow = annotate.relate(ws, "about", claim.id, person.id)
    with pytest.raises(StepCarries):
        history.take_back(ws, target)
    annotate.unrelate(ws, [arrow.id])
    ws.me = "سلمى"
    annotate.retag(ws, person.id, "entity", "ORG")
    with pytest.raises(StepChangedSince) as caught:
        history.take_back(ws, target)
    assert caught.value.values == {"name": person.quote, "by": "سلمى"}


def test_a_removed_relation_does_not_come_back_without_its_end(ws, text):
    person, claim = annotation(text, 4, 16), annotation(text, 20, 38, "CLAIM")
    arrow = relation(claim, person)
    ws.apply(added(person, claim, arrow))
    annotate.unrelate(ws, [arrow.id])
    target = last(ws)
    annotate.remove(ws, [person.id])
    with pytest.raises(StepChangedSince):
        history.take_back(ws, target)


def test_lines_of_the_history_leave_out_what_only_took_back(ws, text):
    annotate.tag(ws, text.id, NAME, "entity", "PERS")
    tagged = last(ws)
    ws.undo()
    ws.redo()
    ws.undo()
    ws.me = "سلمى"
    annotate.tag(ws, text.id, CLAIM, "claim", "CLAIM")
    acts = [it.act for it in ws.history(folded=True)]
    assert acts == ["annotate.tag", "annotate.tag", "test"]
    assert set(ws.history_states([it.id for it in ws.history()])) >= {tagged}
    assert [it.by for it in ws.history(whose="سلمى")] == ["سلمى"]


def test_an_attribute_of_a_relation_is_set_and_taken_back(ws, text):
    person, claim = annotation(text, 4, 16), annotation(text, 20, 38, "CLAIM")
    arrow = relation(claim, person)
    ws.apply(added(person, claim, arrow))
    said = annotate.set_relation_attribute(ws, arrow.id, "comment", "يحتاج مراجعة")
    assert ws.relations(text.id) == (said,)
    assert said.attributes == {"comment": "يحتاج مراجعة"}
    count = len(ws.history())
    annotate.set_relation_attribute(ws, arrow.id, "comment", "يحتاج مراجعة")
    assert len(ws.history()) == count
    ws.undo()
    assert ws.relations(text.id) == (arrow,)
    ws.redo()
    assert annotate.set_relation_attribute(ws, arrow.id, "comment", None) == arrow
    assert list(ws.check()) == [] or all(it.severity == "rule" for it in ws.check())


def test_going_back_before_a_correction_takes_its_unplaced_marks_along(ws, text):
    made = annotate.tag(ws, text.id, NAME, "entity", "PERS")
    then = last(ws)
    gone = text.text[NAME.start : NAME.end]
    correcting.correct(ws, text.id, text.text.replace(gone, "آخر"))
    waiting = ws.unplaced(text.id)
    assert [it.annotation for it in waiting] == [made]
    history.go_back(ws, text.id, then)
    assert ws.annotations(text.id) == (made,)
    assert ws.unplaced(text.id) == ()
    assert list(ws.check()) == []
    ws.undo()
    assert ws.unplaced(text.id) == waiting
    assert ws.annotations(text.id) == ()


# -- of a long step


def test_a_long_step_is_taken_back_out_of_turn_part_by_part(ws, text, tmp_path, monkeypatch):
    step, before = imported(ws, tmp_path, monkeypatch), list(ws.annotated([text.id]))
    annotate.tag(ws, text.id, Span(0, 3), "entity", "PERS")
    monkeypatch.setattr(journal, "read", None)  # to read it as a whole would be the mistake
    back = history.take_back(ws, step)
    assert back.long
    assert [it.id for it in ws.articles()] == [text.id]
    assert len(ws.annotations(text.id)) == len(before[0].annotations) + 1
    assert [it for it in ws.check() if it.severity == "damage"] == []
    with pytest.raises(StepUndone):
        history.take_back(ws, step)


def test_a_long_step_that_was_built_upon_is_not_taken_back_at_all(ws, tmp_path, monkeypatch):
    step = imported(ws, tmp_path, monkeypatch)
    first = ws.articles()[0].id
    mark = annotate.tag(ws, first, Span(0, 3), "entity", "PERS")
    before = list(ws.annotated())
    with pytest.raises(StepCarries):
        history.take_back(ws, step)
    assert list(ws.annotated()) == before
    annotate.remove(ws, [mark.id])
    annotate.retag(ws, ws.annotations(first)[0].id, "entity", "ORG")
    before = list(ws.annotated())
    with pytest.raises(StepChangedSince):
        history.take_back(ws, step)
    assert list(ws.annotated()) == before


def imported(ws, folder, monkeypatch) -> str:
    """Articles with two marks and a relation each, in parts of five edits; gives the step."""
    monkeypatch.setattr(articles, "LONG", 5)
    rows = [
        {
            "text": f"زار أحمد بغداد للمرة {n}",
            "spans": [
                {"id": "a", "layer": "entity", "label": "PERS", "start": 4, "end": 8},
                {"id": "b", "layer": "entity", "label": "GPE", "start": 9, "end": 14},
            ],
            "relations": [{"label": "about", "from": "a", "to": "b"}],
        }
        for n in range(9)
    ]
    file = folder / "long.jsonl"
    file.write_text("".join(json.dumps(it) + "\n" for it in rows), encoding="utf-8")
    articles.add(ws, articles.stream([file]))
    return ws.history(1)[0].id
