"""H5: a disk that fills is told as one, harms nothing, and needs only room."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("journal", ["wal", "rollback"])
def test_a_full_disk_stops_the_writing_and_nothing_else(harness, journal):
    outcome = harness("full_disk", journal=journal)
    outcome.assert_sound()
    assert outcome["edits"] >= 8
    assert outcome["refused"] == 6
    assert outcome["went on"] == 2


def test_the_harness_notices_what_is_swallowed(harness):
    outcome = harness("full_disk", sabotage="swallow")
    assert outcome["damaged"]
    assert outcome["unreported"]
