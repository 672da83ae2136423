"""H2: a writer that dies at any storage call of any operation leaves the state before or after it."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("journal", ["wal", "rollback"])
def test_every_storage_call_may_be_the_last(harness, full, journal):
    outcome = harness(
        "each_call",
        journal=journal,
        halves=1 if full else 10,
        really=1 if full else 20,
        quick=int(not full),
    )
    outcome.assert_sound()
    calls = sum(count for name, count in outcome.counts.items() if name.startswith("calls of"))
    assert outcome["kills"] >= calls > 750
    assert outcome["real kills"] >= 20
    looked_at = outcome["kills"] + outcome["real kills"]
    assert outcome["found before"] + outcome["found after"] == looked_at


def test_the_harness_notices_a_journal_lost_before_its_file_is_replaced(harness):
    # calls are few: only the one between the two leaves something torn
    assert harness("each_call", only="killed", sabotage="journal-first", until="torn")["torn"]


def test_the_harness_notices_two_transactions(harness):
    assert harness("each_call", only="undo", halves=9, sabotage="two-transactions", until="torn")[
        "torn"
    ]
