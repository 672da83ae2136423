"""H4: after a power cut at any moment every acknowledged step is there and the file is sound."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("journal", ["wal", "rollback"])
def test_no_power_cut_loses_or_damages_anything(harness, full, journal, part):
    # 50,000 and 2,000 in all: the rollback journal is for network drives only
    share = 0.75 if journal == "wal" else 0.25
    states = len(part.share(int(share * (50_000 if full else 2_000))))
    outcome = harness("power", journal=journal, states=states, seed=part.seed(7))
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
    assert harness(
        "power", journal=journal, states=400, edits=60, sabotage=sabotage, until=noticed
    )[noticed]
