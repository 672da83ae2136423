"""The gold of article 1, made by key events alone on an Arabic keyboard, undone and done again."""

from __future__ import annotations

import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import mean, median

import gold
import pytest
from journeys.planner import Aim, Jump, Planner, Press, Stand
from journeys.replaying import bare_window
from keyboard import printed, send
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hashiya import assets
from hashiya.commands import articles, projects
from hashiya.model.dataset import AnnotatedArticle
from hashiya.ui.application import Shell
from hashiya.ui.main_window import MainWindow

LAYOUT = "ara"
MOST_IN_THE_MEAN = 4.0
MOST_FOR_AN_ENTITY = 3
"""At the median, with nothing proposed: whoever begins with a bare page."""
AHEAD = 5
"""Of the marks that are still to be made, in reading order, so many are thought of."""
PATIENCE = 6
"""So often others may be made before the one that comes first."""
TABLES = ("spans", "span_fragments", "span_attributes", "relations", "articles")
BARE = "bare.hashiya"
Rows = dict[str, list[tuple]]


@pytest.fixture(scope="module")
def first() -> AnnotatedArticle:
    return gold.articles()[0]


@pytest.fixture
def shell(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, first: AnnotatedArticle
) -> Iterator[Shell]:
    """The window on a project that holds the article and no mark."""
    with projects.create(tmp_path / BARE, me="ليلى") as ws:
        articles.add(ws, articles.read([assets.seeds() / "articles" / first.article.name]))
    with bare_window(qtbot, qapp, tmp_path / BARE) as made:
        yield made


class Hand:
    """Presses keys and counts them."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.pressed: list[str] = []

    def press(self, chord: str) -> None:
        send(self.window, chord, printed(LAYOUT, chord))
        self.pressed.append(chord)

    def do(self, press: Press) -> None:
        if isinstance(press, Jump):
            self._jump(press)
        else:
            self.press(press)

    def _jump(self, jump: Jump) -> None:
        self.press("j")
        keys = next(it.keys for it in self.window.hints.shown if it.start == jump.to)
        for key in keys[:-1]:
            self.press(key)
        self.press(f"shift+{keys[-1]}" if jump.extend else keys[-1])


def stand(window: MainWindow) -> Stand:
    it = window.reader.selecting
    return Stand(it.word, it.span, it.active, window.reader.focused() or "")


def hints(window: MainWindow) -> dict[int, int]:
    """Start of each word to which a hint would lead -> how many keys its hint has."""
    return {it.start: len(it.keys) for it in window.hints.offered()}


def made(window: MainWindow) -> Counter:
    return Counter((it.layer, it.label, it.start, it.end) for it in window.session.annotations)


def rows(file: Path) -> Rows:
    """Every row of what is stored, but for the numbers by which the file joins its tables."""
    db = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    try:
        uids = dict(db.execute("SELECT id, hex(uid) FROM spans"))
        found: Rows = {}
        for table in TABLES:
            cursor = db.execute(f"SELECT * FROM {table}")
            names = [it[0] for it in cursor.description]
            found[table] = sorted(
                tuple(
                    uids[value] if name == "span_id" else value
                    for name, value in zip(names, row, strict=True)
                    if name != "id"
                )
                for row in cursor
            )
        return found
    finally:
        db.close()


def test_the_gold_is_made_by_keys_undone_and_done_again(
    shell: Shell, first: AnnotatedArticle, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    window = shell.window
    article, schema = window.session.article, window.session.schema
    assert article is not None
    assert article.text == first.article.text
    aims = [aim(it, schema, window) for it in first.annotations]
    planner, hand = Planner(article, schema), Hand(window)
    file = tmp_path / BARE
    stored = [rows(file)]
    costs: list[int] = []
    layers: list[str] = []
    passed: Counter[Aim] = Counter()
    while aims:
        planner.know(window.session.annotations)
        near = aims[:AHEAD] if passed[aims[0]] < PATIENCE else aims[:1]
        plan = planner.plan(stand(window), near, hints(window))
        assert plan is not None, f"no way from {stand(window)}{report(costs, hand.pressed)}"
        presses, chosen = plan
        before = len(hand.pressed)
        for it in (*presses, chosen.key):
            hand.do(it)
        costs.append(len(hand.pressed) - before)
        layers.append(chosen.label.layer)
        passed[aims[0]] += chosen != aims[0]
        aims.remove(chosen)
        place = (chosen.label.layer, chosen.label.code, *chosen.span)
        assert made(window)[place] == 1, (presses, chosen)
        assert len(window.session.annotations) == len(costs), (presses, chosen)
        stored.append(rows(file))
    wanted = Counter((it.layer, it.label, it.start, it.end) for it in first.annotations)
    assert made(window) == wanted
    with capsys.disabled():
        sys.stdout.write(report(costs, hand.pressed, of_entities(costs, layers)))
    assert mean(costs) <= MOST_IN_THE_MEAN
    assert of_entities(costs, layers) <= MOST_FOR_AN_ENTITY
    for state in reversed(stored[:-1]):
        hand.press("ctrl+z")
        assert rows(file) == state
    assert window.session.annotations == ()
    for state in stored[1:]:
        hand.press("ctrl+y")
        assert rows(file) == state
    assert made(window) == wanted


def aim(annotation, schema, window: MainWindow) -> Aim:
    label = schema.label(annotation.layer, annotation.label)
    assert label is not None
    return Aim((annotation.start, annotation.end), label, window.bindings.key_of(label))


def of_entities(costs: list[int], layers: list[str]) -> float:
    """Keys at the median."""
    return median(it for it, layer in zip(costs, layers, strict=True) if layer == "entity")


def report(costs: list[int], pressed: list[str], entity: float = 0) -> str:
    spread = " · ".join(f"{keys} keys: {times}" for keys, times in sorted(Counter(costs).items()))
    often = ", ".join(f"{key} {times}" for key, times in Counter(pressed).most_common(8))
    return (
        f"\ngold of article 1 by keys: {len(costs)} annotations, {sum(costs)} keys, "
        f"{mean(costs):.2f} in the mean, an entity {entity} at the median\n"
        f"  {spread}\n  most pressed: {often}\n"
    )
