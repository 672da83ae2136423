"""The tables of the whole project: 50,000 claims with their speakers, and 200,000 mentions of entities.

What is waited for is painted; "held" is the longest time for which the window answered nothing.
``HASHIYA_BENCH_SMALL=1`` takes a twentieth.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from bench import Row, row
from bench._corpus import parts
from bench._program import window_on
from hashiya.commands import projects
from hashiya.model.annotation import Annotation
from hashiya.model.edit import Edit, Step
from hashiya.model.identity import new_id
from hashiya.model.relation import Relation
from hashiya.model.span import Span
from hashiya.store.project_file import ProjectFile

NAME = "tables"
SMALL = bool(os.environ.get("HASHIYA_BENCH_SMALL"))
ARTICLES = 125 if SMALL else 2_500
CLAIMS, MENTIONS = 20, 80
"""In each article; every claim has a source, every source an entity."""
NAMES = 4_000
CHOICES = {
    "claim_type": ("event", "number", "causal", "prediction"),
    "check_worthy": ("yes", "no"),
    "verdict": ("true", "mostly_true", "false", "unproven"),
}

TYPED = ("ا", "ال", "الع", "العر", "العراق", "العر", "")
PASTED = ("ثجخ", "الناتو بغداد", "")
"""Whole words after others, of which nothing is known yet."""
TIMES = 5
LETTER_MS = 50
"""Of the processor: so that a letter takes no more than the goal on a machine that is busy."""


def run() -> list[Row]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="hashiya-bench-") as name:
        folder = Path(name)
        path = folder / "tables.hashiya"
        with ProjectFile.create(path, projects.read_schema("default")) as project:
            step = Step(id=new_id(), act="articles.add", by="bench", at=1, edits=(), long=1)
            project.commit(step, corpus())
        with window_on(path, folder) as (window, pump):
            _rest(pump)
            return [*_claim_rows(window), *_entity_rows(window)]


class Waits:
    """Milliseconds until all is shown, of the processor, and how long the window was held; by what was done."""

    def __init__(self, window: Any) -> None:
        self._window = window
        self.shown: dict[str, list[float]] = {}
        self.spent: dict[str, list[float]] = {}
        self.held: dict[str, list[float]] = {}
        self.first: dict[str, list[float]] = {}

    def note(self, name: str, view: str, act: Callable[[], object]) -> None:
        from PySide6.QtCore import QEventLoop, QTimer
        from PySide6.QtWidgets import QApplication

        gaps: list[float] = []
        since = [perf_counter()]

        def tick() -> None:
            gaps.append(perf_counter() - since[0])
            since[0] = perf_counter()

        beat = QTimer()
        beat.timeout.connect(tick)
        begin, spent = perf_counter(), process_time()
        act()
        QApplication.processEvents()
        first = perf_counter() - begin
        since[0] = perf_counter()
        beat.start(10)
        while self._window.shelf.view(view).busy:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QApplication.processEvents()
        beat.stop()
        held = max(first, *gaps, perf_counter() - since[0])
        for kept, value in (
            (self.first, first),
            (self.shown, perf_counter() - begin),
            (self.spent, process_time() - spent),
            (self.held, held),
        ):
            kept.setdefault(name, []).append(value * 1000)


def _claim_rows(window: Any) -> Iterator[Row]:
    count = f"{ARTICLES * CLAIMS:,} claims"
    waits = Waits(window)
    for _ in range(TIMES):
        waits.note("opened", "claims", lambda: window.shelf.open_view("claims"))
        view = window.shelf.view("claims")
        for letters in TYPED:
            waits.note("letter", "claims", lambda it=letters, field=view.field: field.setText(it))
        for words in PASTED:
            waits.note("pasted", "claims", lambda it=words, field=view.field: field.setText(it))
        for column in ("speaker", "@verdict", ""):
            waits.note("order", "claims", lambda it=column, shown=view: _order(shown, it))
        waits.note("group", "claims", lambda shown=view: _group(shown, "speaker"))
        _group(view, "")
        _mark_and_undo(window, waits)
        window.shelf.close_view()
        window.session.project_changed.emit()
    yield row(f"{count}: shown, first rows painted", waits.first["opened"], goal=200)
    yield row(f"{count}: shown, every claim in the table", waits.shown["opened"])
    yield row(f"{count}: the same, of the processor", waits.spent["opened"])
    yield row(f"{count}: a letter typed, result painted", waits.shown["letter"], goal=100)
    yield row(f"{count}: the same, of the processor", waits.spent["letter"], goal=LETTER_MS)
    yield row(f"{count}: words pasted, result painted", waits.shown["pasted"], goal=100)
    yield row(f"{count}: another order", waits.shown["order"])
    yield row(f"{count}: groups", waits.shown["group"])
    yield row(f"{count}: a claim changed, the table too", waits.shown["step"], goal=500)
    yield row(f"{count}: the window held", [max(max(it) for it in waits.held.values())], goal=500)


def _mark_and_undo(window: Any, waits: Waits) -> None:
    """With the commit, and the moment for which the table waits for more."""
    view = window.shelf.view("claims")
    row_now = view.model.row_at(view.view.currentIndex().row())
    waits.note("step", "claims", lambda: view.set_value([row_now], "verdict", "disputed"))
    waits.note("step", "claims", window.tagging.undo)


def _order(view: Any, column: str) -> None:
    from dataclasses import replace

    view.set_wish(replace(view.wish, order=column))


def _group(view: Any, column: str) -> None:
    from dataclasses import replace

    view.set_wish(replace(view.wish, group=column))


def _entity_rows(window: Any) -> Iterator[Row]:
    count = f"{ARTICLES * MENTIONS:,} mentions"
    waits = Waits(window)
    for _ in range(3):
        waits.note("opened", "entities", lambda: window.shelf.open_view("entities"))
        view = window.shelf.view("entities")
        for letters in ("ا", "اسم", "اسم 1", ""):
            waits.note("letter", "entities", lambda it=letters, field=view.field: field.setText(it))
        window.shelf.close_view()
        window.session.project_changed.emit()
    yield row(f"{count}: first entities painted", waits.first["opened"], goal=500)
    yield row(f"{count}: every entity in the table", waits.shown["opened"])
    yield row(f"{count}: the same, of the processor", waits.spent["opened"])
    yield row(f"{count}: a letter typed, result painted", waits.shown["letter"], goal=100)
    yield row(f"{count}: the same, of the processor", waits.spent["letter"], goal=LETTER_MS)
    yield row(f"{count}: the window held", [max(max(it) for it in waits.held.values())], goal=500)


def _rest(pump: Callable[[], None]) -> None:
    """Until the backup and the check that follow an opening are over: they are no part of this."""
    from PySide6.QtCore import QThreadPool

    for _ in range(6):
        pump()
    while QThreadPool.globalInstance().activeThreadCount():
        pump()


def corpus() -> Iterator[list[Edit]]:
    """Some articles at a time with all that is marked in them; the same every time."""
    chance = random.Random(5)
    for some in parts(ARTICLES, 0):
        made: list[Edit] = []
        for edit in some:
            article: Any = edit.after
            made.append(edit)
            made += [Edit(None, it) for it in _marked(article, chance)]
        yield made


def _marked(article: Any, chance: random.Random) -> Iterator[Annotation | Relation]:
    text = article.text
    step = len(text) // (CLAIMS + 1)
    mentions = [_mention(article, chance, len(text)) for _ in range(MENTIONS)]
    yield from mentions
    for k in range(CLAIMS):
        start = k * step
        values = {name: chance.choice(codes) for name, codes in CHOICES.items()}
        claim = _mark(article, "claim", "CLAIM", start, start + chance.randrange(60, 110), values)
        source = _mark(article, "claim", "SOURCE", start, start + 12, {})
        yield claim
        yield source
        yield _arrow(article, "said_by", claim.id, source.id)
        yield _arrow(article, "refers_to", source.id, chance.choice(mentions).id)


def _mention(article: Any, chance: random.Random, length: int) -> Annotation:
    start = chance.randrange(length - 40)
    start = article.text.find(" ", start, length - 30) + 1 or start
    end = article.text.find(" ", start + 3, start + 30)
    number = int(chance.paretovariate(0.6)) % NAMES
    values = {"canonical": f"اسم {number}"} if chance.random() < 0.5 else {}
    label = chance.choice(("PERS", "ORG", "GPE"))
    return _mark(article, "entity", label, start, end if end > 0 else start + 6, values)


def _mark(
    article: Any, layer: str, label: str, start: int, end: int, values: dict[str, str]
) -> Annotation:
    return Annotation(
        id=new_id(),
        article=article.id,
        layer=layer,
        label=label,
        fragments=(Span(start, end),),
        quote=article.text[start:end],
        attributes=values,
        annotator="bench",
        created=1,
    )


def _arrow(article: Any, label: str, start: str, end: str) -> Relation:
    return Relation(
        id=new_id(),
        article=article.id,
        label=label,
        from_id=start,
        to_id=end,
        annotator="bench",
        created=1,
    )
