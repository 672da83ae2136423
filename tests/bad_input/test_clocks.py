"""E11: the clock jumps ten years back and on, over summer time, zones and a week asleep: no order depends on it."""

from __future__ import annotations

import ast
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

import hashiya
from hashiya.cli.program import program
from hashiya.commands import annotate, articles, backups, projects
from hashiya.model import identity
from hashiya.model.span import Span
from hashiya.store import holder
from hashiya.ui.application import Shell
from hashiya.ui.settings import Settings
from hashiya.workspace import Workspace

YEAR, HOUR, DAY = 31_556_952_000, 3_600_000, 86_400_000
START = 1_700_000_000_000
JUMPS = [0, -10 * YEAR, 10 * YEAR, HOUR, -HOUR, -2 * HOUR, 7 * DAY, -20 * YEAR, -50 * YEAR, 0]
ZONES = ["UTC", "Asia/Tehran", "Africa/Cairo", "Pacific/Apia", "America/St_Johns", "No/Where"]


class Clock:
    """The one clock of the program, in the hand of the test."""

    def __init__(self) -> None:
        self.at = START

    def jump(self, by: int) -> None:
        self.at = max(0, START + by)

    def time_ns(self) -> int:
        self.at += 1
        return self.at * 1_000_000


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(identity, "time", SimpleNamespace(time_ns=made.time_ns))
    return made


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield
    monkeypatch.undo()
    time.tzset()


def move_to(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with one article."""
    file = tmp_path / "a.txt"
    file.write_text("قال الناتو إن العراق آمن وأضاف أن القوات باقية في بغداد", encoding="utf-8")
    made = tmp_path / "p.hashiya"
    with projects.create(made, me="ليلى") as ws:
        articles.add(ws, articles.read([file]))
    return made


def work(ws: Workspace, clock: Clock) -> list[str]:
    """A mark after each jump, each further on in the text; their ids in the order of work."""
    article = ws.articles()[0].id
    ids: list[str] = []
    for number, by in enumerate(JUMPS):
        clock.jump(by)
        span = Span(4 * number, 4 * number + 3)
        ids.append(annotate.tag(ws, article, span, "entity", "PERS").id)
    return ids


def marks(ws: Workspace) -> list[str]:
    return [it.id for it in ws.annotations(ws.articles()[0].id)]


def test_e11_history_keeps_the_order_of_work(path: Path, clock: Clock) -> None:
    with projects.open_project(path, "ليلى") as ws:
        ids = work(ws, clock)
    clock.jump(-30 * YEAR)
    with projects.open_project(path, "ليلى") as ws:
        lines = [it for it in ws.history() if it.act == "annotate.tag"]
        times = [it.at for it in lines]
        assert times != sorted(times, reverse=True), "the clock did not jump"
        steps = [ws.step(it.id) for it in reversed(lines)]
        assert [it.edits[0].record.id for it in steps if it] == ids
        assert marks(ws) == ids
        pages: list[str] = []
        before = None
        while page := ws.history(3, before=before):
            pages += [it.id for it in page]
            before = page[-1].id
        assert pages == [it.id for it in ws.history(1000)]


def test_e11_undo_goes_back_in_the_order_of_work(path: Path, clock: Clock) -> None:
    with projects.open_project(path, "ليلى") as ws:
        ids = work(ws, clock)
        for left in range(len(ids) - 1, -1, -1):
            clock.jump(JUMPS[left] * -1)
            ws.undo()
            assert marks(ws) == ids[:left]
    with projects.open_project(path, "ليلى") as ws:
        for done in range(1, len(ids) + 1):
            clock.jump(JUMPS[done - 1])
            ws.redo()
            assert marks(ws) == ids[:done]
        assert [it for it in ws.check() if it.severity == "damage"] == []


def test_e11_backups_keep_their_order_and_the_newest_stays(path: Path, clock: Clock) -> None:
    with projects.open_project(path, "ليلى") as ws:
        article = ws.articles()[0].id
        for number, by in enumerate(JUMPS):
            clock.jump(by)
            annotate.tag(ws, article, Span(4 * number, 4 * number + 3), "entity", "PERS")
            assert backups.back_up(ws, "asked") is not None
            kept = backups.kept(ws.project_id)
            numbers = [it.number for it in kept]
            assert numbers in (sorted(numbers), sorted(numbers, reverse=True))
            newest = max(kept, key=lambda it: it.number)
            assert newest.contents.annotations == number + 1
        assert len({it.number for it in backups.kept(ws.project_id)}) == len(numbers)


def test_e11_a_note_of_a_holder_is_renewed_and_ages_whatever_the_clock_does(clock: Clock) -> None:
    far = holder.Holder(
        token="t", name="n", computer="c", host="elsewhere", process=1, started="1",
        since=START, seen=START,
    )  # fmt: skip
    clock.jump(1000)
    assert far.alive
    clock.jump(-HOUR)
    assert far.alive, "its clock may be an hour before ours"
    for by in (10 * YEAR, -10 * YEAR):
        clock.jump(by)
        assert not far.alive


def test_e11_the_window_works_on_and_says_the_time_of_the_wall(
    path: Path, clock: Clock, qtbot, qapp, zone, monkeypatch, tmp_path: Path
) -> None:
    settings = Settings(tmp_path / "w.ini")
    settings.annotator = "ليلى"
    shell = Shell(qapp, settings)
    shell.show()
    window, session = shell.window, shell.session
    window.flows.open_project(path)
    article = session.article.id
    for number, by in enumerate(JUMPS):
        move_to(ZONES[number % len(ZONES)], monkeypatch)
        clock.jump(by)
        annotate.tag(session.workspace, article, Span(4 * number, 4 * number + 3), "entity", "LOC")
        saved = session.workspace.saved_at
        assert datetime.fromtimestamp(saved / 1000).strftime("%H:%M") in window.status.saved_text
        assert session._settle.isActive()
    assert len(session.marks) == len(JUMPS)
    for left in range(len(JUMPS) - 1, -1, -1):
        clock.jump(JUMPS[left])
        window.tagging.undo()
        assert len(session.marks) == left
    said = CliRunner().invoke(program, ["history", str(path)])
    assert said.exit_code == 0, said.output
    shell.close()
    window.part()


def test_e11_only_one_place_reads_the_clock_of_the_wall() -> None:
    """What orders or waits takes sequence numbers or the steady clock; today's date is only shown."""
    shown = {"backing_up.py", "backup_list.py", "history_list.py", "putting_back.py"}
    wall = {("time", "time"), ("time", "time_ns"), ("datetime", "now"), ("datetime", "today"),
            ("date", "today"), ("QDateTime", "currentDateTime"), ("QDate", "currentDate"),
            ("QTime", "currentTime")}  # fmt: skip
    found: set[str] = set()
    for file in Path(hashiya.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=name)):
                    if (owner, name) in wall:
                        found.add(file.name)
                case _:
                    pass
    assert found - shown == {"identity.py"}
