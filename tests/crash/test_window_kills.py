"""The window ended in the middle of its work, by whatever signal: all that it called saved is there."""

from __future__ import annotations


def test_nothing_the_window_called_saved_is_lost(harness, full):
    kills = 200 if full else 8
    outcome = harness("window_kills", kills=kills)
    outcome.assert_sound()
    assert outcome["acknowledged"] >= kills
    assert sum(outcome[it] for it in ("SIGKILL", "SIGTERM", "SIGSEGV")) == kills


def test_the_harness_notices(harness):
    assert harness("window_kills", kills=2, sabotage="forget")["lost"]
