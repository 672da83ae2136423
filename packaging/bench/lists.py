"""The window over a long corpus list: 10,000 articles with spans, and a million without.

What is waited for is painted; "held" is the longest time for which the window answered nothing.
``HASHIYA_BENCH_SMALL=1`` takes a twentieth of both.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from bench import Row, milliseconds, row
from bench._corpus import AT_ONCE, parts
from bench._program import window_on
from hashiya.commands import annotate, articles, projects
from hashiya.model.edit import Edit, Step
from hashiya.model.identity import new_id
from hashiya.model.span import Span
from hashiya.store.project_file import ProjectFile

NAME = "lists"
SMALL = bool(os.environ.get("HASHIYA_BENCH_SMALL"))
MANY, SPANS = (500, 10) if SMALL else (10_000, 10)
VERY_MANY = 50_001 if SMALL else 1_000_000
TYPED = ("ال", "العر", "العراق", "العراقي", "")
ORDERS = ("length", "published", "title", "annotations", "list")
TIMES = 7


@dataclass
class Waited:
    """Milliseconds until it was shown, and for how long of them the window was held."""

    shown: float
    held: float


def run() -> list[Row]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="hashiya-bench-") as name:
        folder = Path(name)
        many = _made(folder / "many.hashiya", parts(MANY, SPANS), MANY * (1 + SPANS))
        rows = [*_many_rows(many, folder)]
        many.unlink()
        very_many = _made(folder / "very-many.hashiya", _short(VERY_MANY), VERY_MANY)
        return [*rows, *_very_many_rows(very_many, folder)]


def _made(path: Path, edits: Iterator[list[Edit]], size: int) -> Path:
    with ProjectFile.create(path, projects.read_schema("default")) as project:
        step = Step(id=new_id(), act="articles.add", by="bench", at=1, edits=(), long=size)
        project.commit(step, edits)
    return path


def _short(count: int) -> Iterator[list[Edit]]:
    """Articles of which only the facts differ: the list knows no more of them."""
    from dataclasses import replace

    models = [edit.after for edit in next(parts(AT_ONCE, 0))]
    for first in range(0, count, 500):
        made: list[Edit] = []
        for k in range(first, min(first + 500, count)):
            model: Any = models[k % AT_ONCE]
            short = {"text": models[0].text, "sha256": models[0].sha256}  # type: ignore[union-attr]
            made.append(Edit(None, replace(model, id=new_id(), position=k, name=f"{k}", **short)))
        yield made


def _waited(window: Any, act: Callable[[], object]) -> Waited:
    from PySide6.QtWidgets import QApplication

    begin = perf_counter()
    act()
    QApplication.processEvents()
    held = perf_counter() - begin
    while window.articles.arranging.busy:
        since = perf_counter()
        QApplication.processEvents()
        held = max(held, perf_counter() - since)
    since = perf_counter()
    QApplication.processEvents()
    held = max(held, perf_counter() - since)
    return Waited((perf_counter() - begin) * 1000, held * 1000)


def _many_rows(path: Path, folder: Path) -> Iterator[Row]:
    count = f"{MANY:,} articles"
    with window_on(None, folder) as (window, pump):
        opened: list[float] = []
        for _ in range(TIMES):
            opened.append(_waited(window, lambda: window.flows.open_project(path)).shown)
            pump()
            if len(opened) < TIMES:
                window.flows.close_project()
        yield row(f"{count}: opened, list and first article painted", opened)
        _rest(pump)
        switched = [_waited(window, lambda: window.go_article(1)).shown for _ in range(TIMES)]
        yield row(f"{count}: next article in view", switched, goal=100)
        typed = [it.shown for it in _typed(window)]
        yield row(f"{count}: filter, first letter of a sitting", typed[:1], goal=100)
        yield row(f"{count}: filter, every other letter", typed[1:], goal=50, judge="p95")
        ordered = [it.shown for it in _ordered(window)]
        yield row(f"{count}: another order", ordered, goal=100)
        yield from _change_rows(window, pump, count)


def _change_rows(window: Any, pump: Callable[[], None], count: str) -> Iterator[Row]:
    """Changes with their commits, until the list and its counts are painted too."""
    session = window.session
    workspace, article = session.workspace, session.article.id
    marked, changed, undone = [], [], []
    for turn in range(TIMES):
        status = ("done", "skipped")[turn % 2]
        changed.append(
            _told(window, lambda s=status: articles.update(workspace, article, status=s))
        )
        marked.append(
            _told(window, lambda: annotate.tag(workspace, article, Span(0, 4), "entity", "MISC"))
        )
        undone.append(_told(window, window.tagging.undo))
        pump()
    yield row(f"{count}: status of one, list and counts painted", changed[1:], goal=100)
    yield row(f"{count}: a label, list and counts painted", marked, goal=100)
    yield row(f"{count}: undo, list and counts painted", undone, goal=100)


def _told(window: Any, act: Callable[[], object]) -> float:
    """Without the pause that the list makes until the page is painted."""

    def all_of_it() -> None:
        act()
        window.articles.later.stop()
        window.articles.later.timeout.emit()

    return _waited(window, all_of_it).shown


def _very_many_rows(path: Path, folder: Path) -> Iterator[Row]:
    count = f"{VERY_MANY:,} articles"
    with window_on(None, folder) as (window, pump):
        first: list[float] = []

        def open_it() -> None:
            from PySide6.QtWidgets import QApplication

            def painted() -> None:
                window.flows.open_project(path)
                QApplication.processEvents()

            first.append(milliseconds(painted))

        opened = _waited(window, open_it)
        yield row(f"{count}: opened, first lines painted", first, goal=2000)
        yield row(f"{count}: opened, every article in the list", [opened.shown], goal=2000)
        _rest(pump)
        waits = {"a letter in the filter": _typed(window), "another order": _ordered(window)}
        for name, all_of_it in waits.items():
            yield row(f"{count}: {name}, shown", [it.shown for it in all_of_it])
            yield row(f"{count}: {name}, window held", [it.held for it in all_of_it], goal=500)


def _typed(window: Any) -> list[Waited]:
    from PySide6.QtWidgets import QLineEdit

    field = window.articles.findChild(QLineEdit)
    return [_waited(window, lambda it=it: field.setText(it)) for it in TYPED]


def _ordered(window: Any) -> list[Waited]:
    orders = window.articles.orders.actions_of
    return [_waited(window, lambda it=it: orders[it].trigger()) for it in ORDERS]


def _rest(pump: Callable[[], None]) -> None:
    """Until the backup and the check that follow an opening are over: they are no part of this."""
    from PySide6.QtCore import QThreadPool

    for _ in range(6):
        pump()
    while QThreadPool.globalInstance().activeThreadCount():
        pump()
