"""A table whose rows are out of order is damage that is told; nobody goes round in it for ever."""

from __future__ import annotations

import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import pytest
from strange_files import fill

from hashiya.store.numbered import by_number
from hashiya.store.project_file import ProjectFile

HISTORY = "SELECT id, uid FROM history WHERE id > ? ORDER BY id LIMIT ?"


@pytest.fixture
def circle(tmp_path: Path) -> Path:
    """The last step of the history says that it is the first one."""
    path = fill(tmp_path / "أخبار.hashiya")
    with closing(sqlite3.connect(path)) as db:
        root = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'history'").fetchone()[0]
        size = db.execute("PRAGMA page_size").fetchone()[0]
        last = db.execute("SELECT max(id) FROM history").fetchone()[0]
    data = bytearray(path.read_bytes())
    page = (root - 1) * size
    assert data[page] == 13  # a leaf of a table
    cells = struct.unpack(">H", data[page + 3 : page + 5])[0]
    at = page + 8 + 2 * (cells - 1)
    cell = page + struct.unpack(">H", data[at : at + 2])[0]
    while data[cell] & 0x80:  # the length of the row
        cell += 1
    assert data[cell + 1] == last
    data[cell + 1] = 1
    path.write_bytes(data)
    return path


def test_sound_tables_come_whole(tmp_path: Path) -> None:
    path = fill(tmp_path / "أخبار.hashiya")
    with closing(sqlite3.connect(path)) as db:
        pages = list(by_number(db, HISTORY, 3))
        assert [len(it) for it in pages] == [3, 1]
        assert [row for page in pages for row in page] == db.execute(
            "SELECT id, uid FROM history ORDER BY id"
        ).fetchall()


def test_a_circle_ends_as_damage(circle: Path) -> None:
    with closing(sqlite3.connect(circle)) as db, pytest.raises(sqlite3.DatabaseError):
        list(by_number(db, HISTORY, 100))
    with ProjectFile.open(circle, read_only=True) as project:
        found = {it.message for it in project.check() if it.severity == "damage"}
        assert (
            found & {"store-finding-history", "store-finding-history-unreadable"} or project.damage
        )
