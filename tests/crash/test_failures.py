"""H3: a disk that refuses, once or for good: told every time, nothing damaged, and the work goes on."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("journal", ["wal", "rollback"])
def test_every_refusal_is_told_and_harms_nothing(harness, full, journal):
    outcome = harness("failures", journal=journal, all=int(full), quick=int(not full))
    outcome.assert_sound()
    calls = sum(count for name, count in outcome.counts.items() if name.startswith("calls of"))
    assert outcome["injections"] >= calls > 600
    # nearly always the open project itself goes on once the disk does
    assert outcome["had to be opened again"] * 50 < outcome["injections"]


@pytest.mark.parametrize(
    ("sabotage", "noticed"), [("swallow", "unreported"), ("two-transactions", "damaged")]
)
def test_the_harness_notices(harness, sabotage, noticed):
    assert harness("failures", only="undo", sabotage=sabotage, until=noticed)[noticed]
