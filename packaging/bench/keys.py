"""What a mark costs at the keyboard: the gestures of ``tests/journeys/effort.py``, replayed through the window.

Keys are counted, seconds estimated; nothing is timed, so the figures are the same on every machine.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from bench import Row, row
from bench._program import window_on
from hashiya import assets
from hashiya.commands import articles, projects

NAME = "keys"
TESTS = Path(__file__).resolve().parents[2] / "tests"


def run() -> list[Row]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if str(TESTS) not in sys.path:
        sys.path.append(str(TESTS))
    from journeys.effort import BUDGET, costs, klm
    from journeys.replaying import Hand

    keys: dict[str, list[float]] = {it: [] for it in BUDGET}
    with tempfile.TemporaryDirectory(prefix="hashiya-bench-") as name:
        folder = Path(name)
        path = folder / "bare.hashiya"
        with projects.create(path, me="bench") as workspace:
            articles.add(workspace, articles.read([assets.seeds() / "articles"]))
        with window_on(path, folder) as (window, pump):
            window.reader.setFocus()
            pump()
            for script, count in costs(Hand(window)):
                keys[script.kind].append(count)
    rows: list[Row] = []
    for kind, counts in keys.items():
        gestures = f"{kind}, {len(counts)} gestures"
        rows.append(row(f"{gestures}: keys", counts, goal=BUDGET[kind], unit="keys"))
        seconds = [klm(it) * 1000 for it in counts]
        rows.append(row(f"{gestures}: estimate by the keystroke-level model", seconds))
    return rows
