"""H1: whatever instant a writer dies at, every acknowledged step is there, and none by halves."""

from __future__ import annotations

from pathlib import Path

import pytest
from crash import random_kills, running


@pytest.fixture
def kills(request, full) -> int:
    asked = request.config.getoption("--kills")
    return asked or (10_000 if full else 500)


@pytest.mark.parametrize("journal", ["wal", "rollback"])
def test_no_acknowledged_step_is_lost_by_a_kill(harness, kills, journal, part):
    if journal == "rollback":
        kills = max(kills // 5, 1)  # for network drives only
    kills = len(part.share(kills))
    outcome = harness("random_kills", journal=journal, kills=kills, seed=part.seed(7))
    outcome.assert_sound()
    assert outcome["kills"] == kills
    assert outcome["acknowledged"] > kills // 2  # else nobody was killed at work


@pytest.mark.parametrize(
    ("sabotage", "noticed"), [("ack-early", "lost"), ("two-transactions", "torn")]
)
def test_the_harness_notices(harness, sabotage, noticed):
    assert harness("random_kills", kills=80, sabotage=sabotage, until=noticed)[noticed]


def test_a_writer_that_ends_by_itself_is_told_and_not_waited_for(monkeypatch):
    def falls(*_: object) -> None:
        raise RuntimeError("the writer falls")

    waits: list[float] = []
    ready = random_kills.select.select

    def counted(*asked):
        waits.append(asked[-1])
        assert len(waits) < 4, "it is asked again and again for what will not come"
        return ready(*asked)

    monkeypatch.setattr(random_kills, "_write", falls)
    monkeypatch.setattr(random_kills.select, "select", counted)
    figures = running.Figures()
    random_kills._killed(Path("none"), "wal", 0.9, 0.0, False, figures)
    assert figures.counts == {"fallen": 1}
