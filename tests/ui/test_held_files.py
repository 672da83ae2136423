"""A scanner or an indexer that holds the file does not hold up the hands."""

from __future__ import annotations

import sqlite3
from contextlib import closing


def test_a_scanner_that_holds_the_file_costs_a_gesture_no_wait_e10(window, press, project):
    """The hand goes on, the status bar says that it is not saved; after five seconds the banner does."""
    press("1")
    with closing(sqlite3.connect(project, isolation_level=None)) as scanner:
        scanner.execute("BEGIN IMMEDIATE")
        press("left", "2")
        assert window.session.workspace._project.patience <= 0.2
        assert len(window.session.annotations) == 2
        assert window.status.saved_text == window.look.say("keeping-status-unsaved", count=1)
        assert window.banner.isHidden()
        scanner.execute("ROLLBACK")
    window.keeping.retry()
    assert window.session.workspace.pending == ()
