"""The dialog for files looks at an open project's folder, and at none of its files: that would drop SQLite's locks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QFileInfo
from PySide6.QtWidgets import QFileDialog, QFileSystemModel

from hashiya.commands import annotate
from hashiya.model.span import Span
from hashiya.ui.dialogs import files
from hashiya.ui.dialogs.file_icons import FileIcons, file_icons

_LOOK = """
import sys
from hashiya.store.project_file import ProjectFile
with ProjectFile.open(sys.argv[1], read_only=True) as it:
    print(len(it.articles()))
"""


def read_by_another_program(path: Path) -> str:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", _LOOK, str(path)]
    return subprocess.run(
        command, capture_output=True, text=True, check=True, env=environment
    ).stdout


def all_seen(dialog: QFileDialog, folder: Path) -> set[str]:
    """Names whose pictures were worked out."""
    model = dialog.findChild(QFileSystemModel)
    assert model is not None
    top = model.index(str(folder))
    rows = [model.index(row, 0, top) for row in range(model.rowCount(top))]
    return {model.fileName(it) for it in rows if not model.fileIcon(it).isNull()}


def test_a_dialog_for_files_leaves_the_project_in_its_folder_locked(
    window, press, project, qtbot
) -> None:
    press("1")
    beside = {project.name, f"{project.name}-wal", f"{project.name}-shm"}
    assert beside <= {it.name for it in project.parent.iterdir()}
    dialog = files.asking(window, window.look, "ui-import-title", "*")
    dialog.setDirectory(str(project.parent))
    dialog.show()
    qtbot.waitUntil(lambda: beside <= all_seen(dialog, project.parent))
    assert read_by_another_program(project).strip() == "2"
    dialog.close()
    dialog.deleteLater()
    session = window.session
    annotate.tag(session.workspace, session.article.id, Span(10, 14), "entity", "PERS")
    assert session.workspace.refusal is None
    assert not session.workspace.pending
    assert len(session.marks) == 2


def test_no_dialog_of_a_desktop_lists_files_in_this_process(window, monkeypatch) -> None:
    """GTK's own is taken to look into them too (0028)."""
    monkeypatch.setattr(sys, "platform", "linux")
    dialog = files.asking(window, window.look, "ui-import-title")
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    assert dialog.iconProvider() is file_icons()
    dialog.deleteLater()


@pytest.mark.parametrize("name", ["ملف.hashiya", "a.txt", "مجلد"])
def test_a_picture_tells_folders_from_files(qapp, tmp_path: Path, name: str) -> None:
    place = tmp_path / name
    if "." in name:
        place.write_bytes(b"%PDF-1.7")
    else:
        place.mkdir()
    icons = FileIcons()
    kind = FileIcons.IconType.Folder if place.is_dir() else FileIcons.IconType.File
    assert icons.icon(QFileInfo(str(place))).cacheKey() == icons.icon(kind).cacheKey()
    assert not icons.type(QFileInfo(str(place)))
