"""On a full disk what could be stored comes to rest, and makes the room for what still waits."""

from __future__ import annotations

from hashiya.model import errors


def test_e3_what_was_stored_comes_to_rest_while_the_rest_still_waits(
    window, press, project, qtbot, monkeypatch
):
    """The log may hold the very room that is needed: trying again must not put off its end."""
    session, taken = window.session, []
    file = session.workspace._project
    commit = file.commit

    def one_only(step, parts=None):
        if not session.workspace.pending or len(taken):
            raise errors.DiskFull(name=project.name)
        taken.append(step)
        return commit(step, parts)

    monkeypatch.setattr(file, "commit", one_only)
    press("1")
    taken.append(None)
    press("left", "2")
    assert len(session.workspace.pending) == 2
    session._settle.stop()
    taken.clear()
    with qtbot.waitSignal(session.settled) as rest:
        session.retry()
        session.retry()
    assert rest.args == [True]
    assert len(session.workspace.pending) == 1
    log = project.with_name(f"{project.name}-wal")
    assert not log.exists() or log.stat().st_size == 0
    monkeypatch.undo()
    assert session.retry()
