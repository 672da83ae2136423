"""One writer, who is named to whoever comes second; what a kill left needs no cleaning."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from holding import held
from making import added, article
from store_schema import SCHEMA

from hashiya.model import errors
from hashiya.store import holder, lock
from hashiya.store.project_file import ProjectFile


@pytest.fixture
def other(path):
    """The same project, written to by another process."""
    ProjectFile.create(path, SCHEMA).close()
    yield from held(path, "أخرى")


def names(folder: Path) -> set[str]:
    return {it.name for it in folder.iterdir()}


def test_whoever_comes_second_is_told_who_writes_and_since_when(other, path):
    with pytest.raises(errors.ProjectHeld) as told:
        ProjectFile.open(path)
    assert told.value.values["holder"] == "أخرى"
    assert told.value.values["computer"] == holder.computer()
    assert ":" in str(told.value.values["since"])
    with ProjectFile.open(path, read_only=True) as looking:
        assert not looking.free_to_write()
        assert looking.articles() == []


def test_a_killed_writer_needs_no_cleaning(other, path):
    other.send_signal(signal.SIGKILL)
    other.wait()
    assert holder.note_path(path).exists()
    assert lock.free(path)
    with ProjectFile.open(path) as project:
        project.commit(added(article()))
    assert names(path.parent) == {path.name}


def test_a_process_number_given_anew_is_not_the_holder(path):
    ProjectFile.create(path, SCHEMA).close()
    first = holder.myself("أخرى")
    holder.write(path, replace(first, process=1, started="another boot/7"))
    with ProjectFile.open(path):
        assert holder.read(path).ours


def test_a_writer_whose_lock_file_was_removed_is_still_seen(other, path):
    lock.lock_path(path).unlink()
    with pytest.raises(errors.ProjectHeld):
        ProjectFile.open(path)


def elsewhere(seen: int) -> holder.Holder:
    return holder.Holder(
        token="t",
        name="سامي",
        computer="MAKTAB",
        host="MAKTAB/1",
        process=4,
        started="5",
        since=seen,
        seen=seen,
    )


def test_another_computer_is_believed_while_its_note_is_fresh(path):
    ProjectFile.create(path, SCHEMA).close()
    note = elsewhere(int(time.time() * 1000))
    holder.write(path, note)
    with pytest.raises(errors.ProjectHeldElsewhere) as told:
        ProjectFile.open(path)
    assert told.value.values["computer"] == "MAKTAB"
    assert holder.read(path) == note
    assert not lock.lock_path(path).exists()
    ProjectFile.open(path, anyway=True).close()
    holder.write(path, elsewhere(int(time.time() * 1000) - holder.FRESH_MS - 1000))
    ProjectFile.open(path).close()
    assert names(path.parent) == {path.name}


def test_a_project_taken_over_by_another_computer_takes_no_more_from_us(project, path):
    project.commit(added(article("قبل")))
    holder.write(path, elsewhere(int(time.time() * 1000)))
    with pytest.raises(errors.ProjectTaken) as told:
        project.commit(added(article("بعد")))
    assert told.value.values["holder"] == "سامي"
    project.close()
    assert holder.read(path) is not None


def test_a_note_is_renewed_and_comes_back_when_somebody_removed_it(project, path, monkeypatch):
    before = holder.read(path)
    holder.note_path(path).unlink()
    project.renew_hold()
    again = holder.read(path)
    assert again is not None
    assert before is not None
    assert again.token == before.token
    monkeypatch.setattr(lock, "now", lambda: again.seen + holder.RENEW_MS)
    project.renew_hold()
    renewed = holder.read(path)
    assert renewed is not None
    assert renewed.seen == again.seen + holder.RENEW_MS


@pytest.mark.parametrize(
    "garbage",
    [b"", b"\x00" * 9000, b"[" * 4000, b'{"token": 5}', "ح".encode("utf-16"), b"null"],
    ids=["empty", "long", "nested", "wrong", "utf-16", "null"],
)
def test_what_is_no_note_says_nothing(path, garbage):
    ProjectFile.create(path, SCHEMA).close()
    holder.note_path(path).write_bytes(garbage)
    assert holder.read(path) is None
    with ProjectFile.open(path) as project:
        project.commit(added(article()))
    assert names(path.parent) == {path.name}


def test_a_note_that_is_a_link_or_a_pipe_is_not_read(path):
    ProjectFile.create(path, SCHEMA).close()
    holder.note_path(path).symlink_to("/dev/zero")
    assert holder.read(path) is None
    holder.note_path(path).unlink()
    os.mkfifo(holder.note_path(path))
    assert holder.read(path) is None
    ProjectFile.open(path).close()


def test_a_name_in_a_note_is_one_harmless_line(path):
    ProjectFile.create(path, SCHEMA).close()
    hostile = "\u202eأحمد\n" + "x" * 500
    note = elsewhere(int(time.time() * 1000))
    holder.write(
        path,
        msgspec.json.decode(
            msgspec.json.encode(note).replace("سامي".encode(), msgspec.json.encode(hostile)[1:-1]),
            type=holder.Holder,
        ),
    )
    found = holder.read(path)
    assert found is not None
    assert found.name.startswith("أحمدx")
    assert len(found.name) <= 80
