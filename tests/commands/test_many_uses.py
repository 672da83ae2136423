"""Very many uses of a label set are carried along in one long step, and come back to the last row."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import many_uses
import pytest

from hashiya.commands import label_sets
from hashiya.commands.carrying_uses import Walk
from hashiya.model.label_change import Carry, LabelFate
from hashiya.model.schema import Schema
from hashiya.workspace import Workspace

PERS, ORG, CLAIM = ("entity", "PERS"), ("entity", "ORG"), ("claim", "CLAIM")


def everything(ws: Workspace) -> dict[str, list[tuple]]:
    return many_uses.rows(ws.path)


def order(ws: Workspace) -> list[list[str]]:
    """Ids of the annotations in the order in which they are listed."""
    return [[it.id for it in ws.annotations(one.id)] for one in ws.articles()]


USES = 4_000


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with many_uses.project(tmp_path_factory.mktemp("many") / "p.hashiya", USES) as opened:
        yield opened


def long_changes(schema: Schema, uses: int = USES) -> dict[str, tuple[Schema, Carry, int]]:
    """Rename, merge, split and remove, and how many records each touches."""
    codes = {"PERS": "PERSON", "ORG": "BODY", "GPE": "LAND", "CLAIM": "SAYING"}
    fresh = tuple(
        replace(it, code=f"{it.code}_2", names={}, shortcut="")
        for it in schema.labels
        if it.code in codes
    )
    wider = replace(schema, labels=(*schema.labels, *fresh))
    renamed = {(it.layer, it.code[:-2]): LabelFate(to=(it.layer, it.code)) for it in fresh}
    to_claim = {"yes": ("claim", "CLAIM_2")}
    going = {("entity", it): LabelFate(remove=True) for it in ("PERS", "GPE")}
    arrows = uses // 4
    return {
        "rename": (wider, Carry(labels=renamed), uses),
        "merge": (schema, Carry(labels={ORG: LabelFate(to=PERS)}), uses // 4),
        "split": (
            wider,
            Carry(labels={CLAIM: LabelFate(by="verifiable", values=to_claim)}),
            -1,
        ),
        "remove": (schema, Carry(labels=going), uses // 2 + arrows),
    }


@pytest.mark.parametrize("what", ["rename", "merge", "split", "remove"])
def test_a_long_change_is_one_step_and_undone_to_the_last_row(
    many: Workspace, what: str, monkeypatch
) -> None:
    monkeypatch.setattr("hashiya.commands.carrying_uses.PART", 500)
    before, read, steps = everything(many), order(many), len(many.history(1_000))
    new, carry, expected = long_changes(many.schema())[what]
    plan = label_sets.plan(many, new, carry)
    told = label_sets.change(many, plan)
    assert told.long == plan.uses + (plan.before != plan.after)
    assert plan.uses == expected or expected < 0 < plan.uses
    assert len(many.history(1_000)) == steps + 1
    assert everything(many) != before
    many.undo()
    assert everything(many) == before
    assert order(many) == read


@pytest.mark.slow
def test_a_hundred_thousand_uses_are_carried_and_come_back(tmp_path: Path, record_property) -> None:
    said = []
    with many_uses.project(tmp_path / "p.hashiya", 100_000) as ws:
        before, read = everything(ws), order(ws)
        for what, (new, carry, _) in long_changes(ws.schema(), 100_000).items():
            times = [time.perf_counter()]
            plan = label_sets.plan(ws, new, carry)
            times.append(time.perf_counter())
            label_sets.change(ws, plan)
            times.append(time.perf_counter())
            assert everything(ws) != before
            again = time.perf_counter()
            ws.undo()
            times.append(times[-1] + time.perf_counter() - again)
            assert everything(ws) == before
            assert order(ws) == read
            told = ", ".join(
                f"{name} {end - start:.1f} s"
                for name, start, end in zip(
                    ("plan", "change", "undo"), times, times[1:], strict=False
                )
            )
            said.append(f"{what}, {plan.uses} records: {told}")
    record_property("figures", "label set, 100,000 uses: " + "; ".join(said))


def test_a_walk_that_forgets_an_attribute_is_found(many: Workspace, monkeypatch) -> None:
    """The negative control: the comparison of rows sees what is not put back."""
    monkeypatch.setattr("hashiya.commands.carrying_uses.PART", 500)
    before = everything(many)
    new, carry, _ = long_changes(many.schema())["merge"]
    label_sets.change(many, label_sets.plan(many, new, carry))
    honest = type(many._project).taken_back

    def forgetful(project, step_id):
        for part in honest(project, step_id):
            yield tuple(
                replace(it, after=replace(it.after, created=0)) if it.after else it for it in part
            )

    monkeypatch.setattr(type(many._project), "taken_back", forgetful)
    many.undo()
    assert everything(many) != before


def test_a_long_change_that_is_given_up_changes_nothing(many: Workspace, monkeypatch) -> None:
    monkeypatch.setattr("hashiya.commands.carrying_uses.PART", 500)
    before = everything(many)
    new, carry, _ = long_changes(many.schema())["rename"]
    plan = label_sets.plan(many, new, carry)

    def enough(done: int, _total: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        label_sets.change(many, plan, enough)
    assert everything(many) == before


def test_names_and_colours_ask_no_article(many: Workspace, monkeypatch) -> None:
    monkeypatch.setattr(Walk, "_article", None)
    schema = many.schema()
    new = replace(schema, labels=tuple(replace(it, slot=1, names={}) for it in schema.labels))
    assert label_sets.plan(many, new).uses == 0
