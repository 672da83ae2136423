"""Pictures of annotated articles need no window and have the width that is asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import gold
import pytest
from PySide6.QtGui import QImage

from hashiya.model.errors import WriteProblem
from hashiya.ui.reader.picture import save_png

ROOT = Path(__file__).parents[3]


def test_a_folder_that_is_not_there_is_told(qapp, tmp_path):
    seed = gold.articles()[0]
    with pytest.raises(WriteProblem) as caught:
        save_png(seed, gold.schema(), tmp_path / "missing" / "a.png")
    assert caught.value.values["name"] == "a.png"


def test_it_works_without_a_window_or_a_screen(tmp_path):
    code = (
        "import gold, pathlib; from hashiya.ui.reader.picture import save_png;"
        f"save_png(gold.articles()[1], gold.schema(), pathlib.Path({str(tmp_path / 'a.png')!r}))"
    )
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    environment["PYTHONPATH"] = f"{ROOT / 'desktop'}:{ROOT / 'tests'}"
    subprocess.run([sys.executable, "-c", code], check=True, env=environment, timeout=60)
    assert QImage(str(tmp_path / "a.png")).width() == 1000
