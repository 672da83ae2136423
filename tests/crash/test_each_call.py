"""H2: a writer that dies at any storage call of any operation leaves the state before or after it."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("journal", ["wal", "rollback"])
def test_every_storage_call_may_be_the_last(harness, full, journal):
    outcome = harness(
        "each_call", journal=journal, halves=1 if full else 10, stride=1 if full else 9
    )
    outcome.assert_sound()
    calls = sum(count for name, count in outcome.counts.items() if name.startswith("calls of"))
    assert outcome["kills"] >= calls > 400
    assert outcome["found before"] + outcome["found after"] == outcome["kills"]


def test_the_harness_notices_two_transactions(harness):
    assert harness("each_call", only="undo", halves=9, sabotage="two-transactions", until="torn")[
        "torn"
    ]
