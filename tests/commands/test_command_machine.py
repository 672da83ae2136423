"""Whatever is done, by whom and in whatever order, can be undone and redone, also after a kill (H9)."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import itertools
import os
import pkgutil
import random
import time
from collections.abc import Iterator
from types import SimpleNamespace

import command_machine
import command_world
import pytest
from hypothesis import Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from hashiya import commands, wording
from hashiya.commands import backups
from hashiya.display.history_words import sentence_of
from hashiya.model import identity
from hashiya.model.acts import ACTS
from hashiya.model.annotation import Annotation
from hashiya.model.edit import Edit, Step
from hashiya.model.errors import StaleEdit

QUICK, STEPS = 50, 50
FULL = settings().max_examples > 1000


@pytest.fixture(autouse=True)
def _without_backups(monkeypatch) -> None:
    """They have tests of their own, and none of them is read here."""
    monkeypatch.setattr(backups, "before", lambda *_a, **_k: None)


def test_any_walk_can_be_undone_and_redone(part) -> None:
    class Walks(command_machine.CommandMachine):
        pass

    walks = len(part.share(20_000 if FULL else QUICK))
    run_state_machine_as_test(
        seed(part.number)(Walks) if part.of > 1 else Walks,
        settings=settings(max_examples=walks, stateful_step_count=STEPS, deadline=None),
    )


def changing() -> Iterator[str]:
    """``module.function`` of every public command that takes a workspace and applies a step."""
    for found in pkgutil.iter_modules(commands.__path__):
        module = importlib.import_module(f"{commands.__name__}.{found.name}")
        appliers = _appliers(module)
        for name, it in inspect.getmembers(module, inspect.isfunction):
            first = next(iter(inspect.signature(it).parameters.values()), None)
            ours = it.__module__ == module.__name__ and not name.startswith("_")
            if ours and first and first.annotation == "Workspace" and name in appliers:
                yield f"{found.name}.{name}"


def _appliers(module) -> set[str]:
    """Names of the module's functions from which ``.apply`` is reached."""
    bodies = {
        it.name: it
        for it in ast.parse(inspect.getsource(module)).body
        if isinstance(it, ast.FunctionDef)
    }
    calls = {name: set(_called(body)) for name, body in bodies.items()}
    found = {name for name, called in calls.items() if called & {".apply", ".apply_long"}}
    while True:
        more = {name for name, called in calls.items() if called & found} - found
        if not more:
            return found
        found |= more


def _called(body: ast.AST) -> Iterator[str]:
    for node in ast.walk(body):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield f".{node.func.attr}"
            elif isinstance(node.func, ast.Name):
                yield node.func.id


def test_every_command_that_changes_something_has_a_rule() -> None:
    found = set(changing())
    assert {"annotate.tag", "articles.add", "history.go_back"} <= found
    missing = found - command_world.DONE.keys()
    assert not missing, f"write a rule with @doing in tests/command_machine.py: {missing}"


def test_every_act_is_listed_and_has_its_sentence() -> None:
    used = set()
    for found in pkgutil.iter_modules(commands.__path__):
        module = importlib.import_module(f"{commands.__name__}.{found.name}")
        names = {f"{it.name}." for it in pkgutil.iter_modules(commands.__path__)}
        used |= {it for it in vars(module).values() if isinstance(it, str) and it in ACTS}
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                said = node.value
                if (
                    said.startswith(tuple(names))
                    and said.replace(".", "").replace("_", "").isalpha()
                ):
                    used.add(said)
    assert used <= set(ACTS), f"add to model/acts.py: {used - set(ACTS)}"
    assert used | {"undo", "redo"} == set(ACTS)
    for language in wording.languages():
        known = wording.messages(language)
        assert not [it for it in ACTS if sentence_of(it) not in known], language


CHANCE = random.Random()
# a child that stores a mark and is killed must not make the ids that its parent makes next
os.register_at_fork(
    before=lambda: CHANCE.randbytes(1),
    after_in_child=lambda: CHANCE.seed(CHANCE.randbytes(8)),
)


def same_ids(monkeypatch) -> None:
    """Every walk makes the ids and moments that it made before: a walk that failed fails when it is gone again.

    Else what is chosen by its place in an order of ids would be another record the second time.
    """
    CHANCE.seed(0)
    moments = itertools.count(1_700_000_000_000_000_000, 1_000_000)
    monkeypatch.setattr(identity, "os", SimpleNamespace(urandom=CHANCE.randbytes))
    clock = SimpleNamespace(time_ns=lambda: next(moments), strftime=time.strftime)
    monkeypatch.setattr(identity, "time", clock)


FORGETS = {
    "attributes": {},
    "label": "ORG",
    "annotator": "nobody",
    "created": 0,
}


@pytest.mark.parametrize("name", FORGETS)
def test_an_undo_that_forgets_one_field_is_found(name, monkeypatch) -> None:
    honest = Step.inverse

    def forgetful(self, **said):
        step = honest(self, **said)
        edits = tuple(Edit(it.before, forget(it.after)) for it in step.edits)
        return dataclasses.replace(step, edits=edits)

    def forget(record):
        if isinstance(record, Annotation):
            return dataclasses.replace(record, **{name: FORGETS[name]})
        return record

    class Walks(command_machine.CommandMachine):
        def __init__(self) -> None:
            same_ids(monkeypatch)
            super().__init__()

    monkeypatch.setattr(Step, "inverse", forgetful)
    with pytest.raises((AssertionError, StaleEdit)):
        run_state_machine_as_test(
            Walks,
            settings=settings(
                max_examples=1000,  # it ends at the first that is found
                stateful_step_count=40,
                phases=[Phase.generate],
                report_multiple_bugs=False,
                derandomize=True,
                deadline=None,
                database=None,
                print_blob=False,
            ),
        )
