"""The reader on long articles, side by side with QTextEdit and QPlainTextEdit doing what they can.

Each widget has a process of its own and a time after which it is stopped; what it did not come to
is named. Figures of the three for one text are taken one after the other, so that a busy machine
slows them alike.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median as middle

import hashiya
from bench import Against, Row, row
from bench._texts import CASES, Case

NAME = "reader"
STOCK = ("QTextEdit", "QPlainTextEdit")
PATIENCE = 120.0
PATIENCE_WITH_STOCK = 7.0
READY, STOPPED = "ready", "stopped"
FASTER = 5
NAMES = {
    "first bare": "first paint, no span",
    "first marked": "first paint with its spans",
    "scroll": "scroll by 60 px",
    "page": "jump anywhere",
    "mark": "add, move or delete a mark",
    "resize": "resize",
    "zoom": "another text size",
}
GOALS = {"scroll": 8, "page": 16, "mark": 8, "resize": 50, "zoom": 50}
FIRST = {("first bare", 10): 60, ("first marked", 10): 350}
BY_MEDIAN = {"first bare", "first marked", "resize", "zoom"}

Figures = dict[str, list[float]]


def run() -> list[Row]:
    rows: list[Row] = []
    for case in CASES:
        ours = _measured("bench._widgets", (case.key, "reader"), PATIENCE)
        theirs = {
            it: _measured("bench._widgets", (case.key, it), PATIENCE_WITH_STOCK) for it in STOCK
        }
        rows += _compared(case, ours, theirs)
    return [*_whole_program(), *rows]


def _compared(case: Case, ours: Figures, theirs: dict[str, Figures]) -> Iterator[Row]:
    for figure, samples in ours.items():
        if figure == STOPPED:
            continue
        against = _best(figure, theirs)
        goal: float | None = GOALS.get(figure) or FIRST.get((figure, case.size))
        if against is not None and _must_be_faster(case, figure):
            goal = min(goal or against.median, against.median / FASTER)
        if against is not None:
            ratio = round(middle(samples) / against.median, 4)
            against = Against(against.name, against.median, ratio)
        judge = "median" if figure in BY_MEDIAN else "p95"
        name = f"{case.name}: {NAMES[figure]}"
        yield row(name, samples, goal=goal, judge=judge, against=against)


def _must_be_faster(case: Case, figure: str) -> bool:
    """Five times: on giant paragraphs always, elsewhere from ten thousand spans on."""
    one = case.make.__name__ != "paragraphs"
    return figure == "first marked" or (one and figure == "first bare")


def _best(figure: str, theirs: dict[str, Figures]) -> Against | None:
    """The better of the stock widgets, the other one named with it; those stopped say since when."""
    came = {it: middle(found[figure]) for it, found in theirs.items() if figure in found}
    limits = {it: found[STOPPED][0] for it, found in theirs.items() if STOPPED in found}
    if not came:
        # the limit itself proves something only where both were stopped
        if figure.startswith("first") and len(limits) == len(theirs):
            return Against("both stopped: more than", round(min(limits.values()), 3), 0)
        return None
    best = min(came, key=lambda it: came[it])
    others = [
        f"{it} {came[it]:,.0f}" if it in came else f"{it} >{limits.get(it, 0):,.0f}"
        for it in theirs
        if it != best
    ]
    return Against(f"{best}; {', '.join(others)}", round(came[best], 3), 0)


def _whole_program() -> list[Row]:
    """A real project in the real window."""
    found = _measured("bench._program", (), PATIENCE)
    goals = {
        "1 MB, 10,000 spans: click to last mark painted": (100.0, "ms"),
        "memory over an empty window, 10 MB, 100,000 spans": (120.0, "MB"),
        "memory the program on a seed": (160.0, "MB"),
    }
    rows: list[Row] = []
    found.pop(STOPPED, None)
    for name, samples in found.items():
        goal, unit = goals.get(name, (None, "MB" if name.startswith("memory") else "ms"))
        rows.append(row(f"window: {name}", samples, goal=goal, unit=unit))
    return rows


def _measured(module: str, arguments: Sequence[str], patience: float) -> Figures:
    """What the process said before it ended or was stopped, and then how long it had said nothing."""
    folders = [str(Path(__file__).parents[1]), str(Path(hashiya.__file__).parents[1])]
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join(folders),
    }
    command = [sys.executable, "-m", module, *arguments]
    found: Figures = {}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        too_long = threading.Event()
        limit = threading.Timer(patience, lambda: (too_long.set(), process.kill()))
        since = time.perf_counter()
        try:
            for line in process.stdout:
                since, said = time.perf_counter(), json.loads(line)
                if said["figure"] == READY:  # what was prepared before is no widget's time
                    limit.start()
                else:
                    found[said["figure"]] = said["samples"]
        finally:
            limit.cancel()
    if too_long.is_set():
        found[STOPPED] = [(time.perf_counter() - since) * 1000]
    return found
