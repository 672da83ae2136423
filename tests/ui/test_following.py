"""A file that was renamed is followed also while somebody reads it: a check lets go, a backup is soon through."""

from __future__ import annotations

import threading

from hashiya.model import errors
from hashiya.store import wholeness
from hashiya.store.project_file import ProjectFile
from hashiya.workspace import Workspace


def follow(window) -> None:
    window.keeping.look()
    said = window.look.say("keeping-follow")
    next(it for it in window.banner.verbs if it.text() == said).click()


def test_following_is_tried_again_while_somebody_reads(window, press, project, monkeypatch, qtbot):
    press("1")
    new, really, held = project.with_name("آخر.hashiya"), Workspace.follow, [True, True]
    project.rename(new)

    def held_twice(workspace, path) -> None:
        if held:
            held.pop()
            raise errors.SaveHeld(name=path)
        really(workspace, path)

    monkeypatch.setattr(Workspace, "follow", held_twice)
    follow(window)
    qtbot.waitUntil(lambda: window.session.workspace.path == new, timeout=30_000)
    assert window.banner.isHidden()


def test_a_check_that_reads_does_not_keep_the_window_from_following(
    window, press, project, monkeypatch, qtbot
):
    """It reads for minutes in a large project; asked to, it lets go and begins anew under the new name."""
    press("1")
    reads, of_the_file = threading.Event(), wholeness.of_the_file

    def for_ever(db, **more):
        if not reads.is_set():
            reads.set()
            db.execute(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT max(i) FROM n"
            )
        yield from of_the_file(db, **more)

    monkeypatch.setattr(wholeness, "of_the_file", for_ever)
    window.doctoring.examine()
    qtbot.waitUntil(reads.is_set)
    new = project.with_name("آخر.hashiya")
    project.rename(new)
    follow(window)
    assert window.session.workspace.path == new
    qtbot.waitUntil(lambda: window.doctoring._job is None, timeout=30_000)
    assert window.banner.isHidden()
    press("left", "1")
    window.flows.close_project()
    with ProjectFile.open(new, read_only=True) as there:
        assert sum(it.annotations for it in there.articles()) == 2
    assert [it.name for it in project.parent.glob("*hashiya*")] == [new.name]
