"""Pictures of files by what the system says they are; none is opened to look what is in it."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QFileInfo
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QFileIconProvider


class FileIcons(QFileIconProvider):
    """Files and folders, and no more kinds. Asked in a thread of Qt's own.

    Qt looks into every file whose ending it does not know. One that was opened and is closed again loses the locks that
    SQLite has on it in this process (POSIX): an open project would stand there as if nobody had it.
    """

    def __init__(self) -> None:
        super().__init__()
        kind = QAbstractFileIconProvider.IconType
        self._file, self._folder = super().icon(kind.File), super().icon(kind.Folder)

    def icon(self, what: QFileInfo | QAbstractFileIconProvider.IconType) -> QIcon:
        if isinstance(what, QAbstractFileIconProvider.IconType):
            return super().icon(what)
        return self._folder if what.isDir() else self._file

    def type(self, _: QFileInfo) -> str:
        return ""  # its column is hidden


@cache
def file_icons() -> FileIcons:
    """One for all dialogs: Qt keeps none of it alive."""
    return FileIcons()
