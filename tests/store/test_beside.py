"""The name of what is put beside another's file on a drive: one that any file system takes, and that is free."""

from __future__ import annotations

import os

import pytest
from surroundings import NAME

from hashiya.store import beside, lock


@pytest.mark.parametrize("who", ["ليلى", "a/b:c*?", "x" * 500, "\u202eevil", "", "(me)"])
def test_a_name_beside_is_one_that_any_drive_takes(tmp_path, who):
    path = tmp_path / NAME
    made = beside.name_beside(path, who, "PC-1", 1_700_000_000_000)
    made.write_bytes(b"")
    again = beside.name_beside(path, who, "PC-1", 1_700_000_000_000)
    assert again != made
    for it in (made, again):
        assert it.suffix == ".hashiya"
        assert beside.OURS.fullmatch(it.stem.removeprefix(path.stem))
        assert not set(it.name) & set('/\\:*?"<>|\u202e')
        assert len(os.fsencode(it.name)) <= lock.LONGEST_NAME


def test_a_long_name_makes_room(tmp_path):
    made = beside.name_beside(tmp_path / ("ا" * 115 + ".hashiya"), "ليلى", "PC", 0)
    assert len(os.fsencode(made.name)) <= lock.LONGEST_NAME
