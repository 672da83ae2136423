"""H4: after a power cut at any moment every acknowledged step is there and the file is sound."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("journal", ["wal", "rollback"])
def test_no_power_cut_loses_or_damages_anything(harness, full, journal):
    states = 50_000 if full else 2_000
    if journal == "rollback":
        states //= 2  # for network drives only
    outcome = harness("power", journal=journal, states=states)
    outcome.assert_sound()
    assert outcome["states"] == states
    assert outcome["edits"] >= 200


@pytest.mark.parametrize(
    ("journal", "sabotage", "noticed"),
    [
        ("wal", "sync-off", "corrupt"),
        ("wal", "sync-normal", "lost"),
        ("rollback", "sync-off", "corrupt"),
        ("rollback", "sync-full", "lost"),
    ],
)
def test_the_harness_notices(harness, journal, sabotage, noticed):
    assert harness("power", journal=journal, states=120, edits=60, sabotage=sabotage)[noticed]
