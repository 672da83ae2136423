"""Takes cells of a table to the clipboard or into a file that a person names; what they say is made elsewhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStringListModel
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from hashiya.display import spreadsheet
from hashiya.ui.look import Look
from hashiya.ui.session import Session

Cells = list[list[str]]


def copy(cells: Cells, *, rtl: bool) -> None:
    """As text and as a table: each program takes what it understands."""
    # WORKAROUND: what Python made is asked by Qt's clipboard once more when Python is gone already; that
    # ends in a crash at the very end. What Qt made itself has no way back into Python.
    made = QStringListModel([""])
    data = made.mimeData([made.index(0)])
    data.clear()
    data.setText(spreadsheet.as_text(cells))
    data.setHtml(spreadsheet.as_html(cells, rtl=rtl))
    QGuiApplication.clipboard().setMimeData(data)


def target(parent: QWidget, session: Session, look: Look, name: str) -> Path | None:
    """Where it goes, asked with a name beside the project."""
    from hashiya.ui.dialogs import files

    workspace = session.workspace
    if workspace is None:
        return None
    suggested = workspace.path.with_name(f"{workspace.path.stem} {name}.csv")
    return files.table_target(parent, look, suggested)


def save(cells: Cells, target: Path) -> bool:
    """
    Raises:
        WriteProblem: the disk refuses, or no plain file stands there.
    """
    from hashiya.commands import tables

    tables.write_csv(spreadsheet.as_csv(cells), target)
    return True
