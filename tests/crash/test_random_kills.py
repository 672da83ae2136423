"""H1: whatever instant a writer dies at, every acknowledged step is there, and none by halves."""

from __future__ import annotations

import pytest


@pytest.fixture
def kills(request, full) -> int:
    asked = request.config.getoption("--kills")
    return asked or (10_000 if full else 500)


@pytest.mark.parametrize("journal", ["wal", "rollback"])
def test_no_acknowledged_step_is_lost_by_a_kill(harness, kills, journal):
    if journal == "rollback":
        kills = max(kills // 5, 1)  # for network drives only
    outcome = harness("random_kills", journal=journal, kills=kills)
    outcome.assert_sound()
    assert outcome["kills"] == kills
    assert outcome["acknowledged"] > kills // 2  # else nobody was killed at work


@pytest.mark.parametrize(
    ("sabotage", "noticed"), [("ack-early", "lost"), ("two-transactions", "torn")]
)
def test_the_harness_notices(harness, sabotage, noticed):
    assert harness("random_kills", kills=80, sabotage=sabotage, until=noticed)[noticed]
