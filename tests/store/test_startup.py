"""What the window waits for: importing and opening a project loads nothing that it can do without."""

from __future__ import annotations

import os
import subprocess
import sys

from store_schema import SCHEMA

from hashiya.store.project_file import ProjectFile

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
