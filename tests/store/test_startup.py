"""What the window waits for: importing and opening a project loads nothing that it can do without."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys

import pytest
from store_schema import SCHEMA

from hashiya.store.project_file import ProjectFile
from hashiya.store.schema import lean

OPEN = """
import sys
import hashiya.workspace
early = {"sqlite_utils", "numpy", "filelock", "fluent"} & set(sys.modules)
with hashiya.workspace.ProjectFile.open(sys.argv[1]) as project:
    project.articles()
late = {"sqlite_utils", "numpy", "fluent"} & set(sys.modules)
print(sorted(early), sorted(late))
"""


def test_opening_loads_nothing_slow(path):
    ProjectFile.create(path, SCHEMA).close()
    said = subprocess.run(
        [sys.executable, "-c", OPEN, str(path)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split() == ["[]", "[]"]


def test_sqlite_utils_speaks_to_the_same_library_as_we_do():
    import sqlite3

    from sqlite_utils import utils

    assert utils.sqlite3 is sqlite3


MAKE = """
import sys
from hashiya.commands import projects
projects.create(sys.argv[1], me="m").close()
print(sorted({"pandas", "numpy"} & set(sys.modules)))
"""


def test_making_a_project_loads_no_library_of_tables(tmp_path):
    """Where pandas is installed, the first project of a sitting would cost seconds."""
    for name in ("pandas", "numpy"):  # installed here, whatever the machine has
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("")
    said = subprocess.run(
        [sys.executable, "-c", MAKE, str(tmp_path / "a.hashiya")],
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split() == ["[]"]


def test_what_is_in_use_is_not_hidden(monkeypatch):
    there = object()
    monkeypatch.setitem(sys.modules, "pandas", there)
    with lean.without("pandas", "no_such_library"):
        assert sys.modules["pandas"] is there
        with pytest.raises(ImportError):
            importlib.import_module("no_such_library")
    assert sys.modules["pandas"] is there
    assert "no_such_library" not in sys.modules
