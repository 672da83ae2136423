"""The small questions: which file, which folder, what name; the answer or nothing."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHeaderView,
    QInputDialog,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QTreeView,
    QWidget,
)

from hashiya.store.surroundings import from_home
from hashiya.ui.dialogs.file_icons import file_icons
from hashiya.ui.look import Look
from hashiya.ui.own_direction import OwnNames

PROJECT = "*.hashiya"
_NAME_COLUMN, _TYPE_COLUMN = 0, 2
_GAP = 8
"""Pixels between the picture of a folder and its path."""
_SIZE = (860, 540)
_ROOM = 40
"""Letters of a kind of files that are seen whole; of a longer one only its name is shown."""
_LABELS = {
    QFileDialog.DialogLabel.LookIn: "ui-files-folder",
    QFileDialog.DialogLabel.FileName: "ui-files-name",
    QFileDialog.DialogLabel.FileType: "ui-files-kind",
    QFileDialog.DialogLabel.Reject: "ui-cancel",
}


class _PathPainter(QObject):
    """WORKAROUND: in a mirrored program Qt draws the path in the list of places as if it read from the right."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Paint or not isinstance(watched, QComboBox):
            return False
        painter, option = QStylePainter(watched), QStyleOptionComboBox()
        watched.initStyleOption(option)
        field = watched.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            watched,
        )
        room = field.width() - option.iconSize.width() - _GAP  # type: ignore[attr-defined]
        option.currentText = watched.fontMetrics().elidedText(  # type: ignore[attr-defined]
            watched.currentText(), Qt.TextElideMode.ElideMiddle, room
        )
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
        return True


def asking(parent: QWidget, look: Look, title: str, *filters: str) -> QFileDialog:
    """The desktop's own dialog; where there is none, or where it would open files (0028), Qt's, made to speak and read
    as the window does."""
    dialog = QFileDialog(parent, look.say(title))
    if sys.platform.startswith("linux"):
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setIconProvider(file_icons())
    if any(len(it) > _ROOM for it in filters):
        dialog.setOption(QFileDialog.Option.HideNameFilterDetails)
    dialog.setNameFilters(filters)
    names = dialog.findChild(QTreeView, "treeView")
    if names is None:
        return dialog
    for which, message in _LABELS.items():
        dialog.setLabelText(which, look.say(message))
    # What Qt would write there is in no language but English.
    names.setColumnHidden(_TYPE_COLUMN, True)  # noqa: FBT003 - Qt's own signature
    header = names.header()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)  # a day is seen whole
    header.setSectionResizeMode(_NAME_COLUMN, QHeaderView.ResizeMode.Stretch)
    for view in (names, dialog.findChild(QListView, "listView")):
        if view is not None:
            view.setItemDelegate(OwnNames(dialog))
    place = dialog.findChild(QComboBox, "lookInCombo")
    if place is not None:
        place.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        place.installEventFilter(_PathPainter(place))
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    popup = line.completer().popup() if line is not None else None
    if popup is not None:
        popup.setObjectName("completions")
    for it in dialog.findChildren(QPushButton):
        it.setIcon(QIcon())  # no other button has one
    dialog.resize(*_SIZE)
    return dialog


def _ask(dialog: QFileDialog) -> list[Path]:
    agreed = dialog.exec()
    found = [Path(it) for it in dialog.selectedFiles()] if agreed else []
    dialog.deleteLater()
    return found


def one(dialog: QFileDialog) -> Path | None:
    return next(iter(_ask(dialog)), None)


def to_save(dialog: QFileDialog, suggested: Path) -> Path | None:
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDirectory(str(suggested.parent))
    dialog.selectFile(suggested.name)
    return one(dialog)


def typed(text: str, folder: Path) -> Path:
    """The place that a person typed: a name alone lies in the folder, not where the program was started."""
    return folder / from_home(text.strip())


def kind(look: Look, name: str, patterns: str) -> str:
    """A line of the list of kinds; LRM keeps the brackets and stars in order behind an Arabic name."""
    return f"{look.say(name)} \u200e({patterns})"


def _projects(look: Look) -> str:
    return kind(look, "ui-files-projects", PROJECT)


def project_to_open(parent: QWidget, look: Look) -> Path | None:
    dialog = asking(parent, look, "ui-open-title", _projects(look))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return one(dialog)


def readable() -> str:
    """What can be read; any other file can be tried with the second filter."""
    from hashiya.formats import FORMATS

    suffixes = dict.fromkeys(suffix for it in FORMATS if it.read for suffix in it.suffixes)
    return " ".join(f"*{it}" for it in suffixes)


def articles_to_import(parent: QWidget, look: Look) -> list[Path]:
    known = kind(look, "ui-files-articles", readable())
    dialog = asking(parent, look, "ui-import-title", known, kind(look, "ui-files-all", "*"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _ask(dialog)


def text_to_take(parent: QWidget, look: Look) -> Path | None:
    known = kind(look, "ui-files-articles", readable())
    dialog = asking(parent, look, "correcting-file", known, kind(look, "ui-files-all", "*"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return one(dialog)


def folder(parent: QWidget, look: Look, title: str) -> Path | None:
    dialog = asking(parent, look, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return one(dialog)


def export_target(parent: QWidget, look: Look, suggested: Path) -> Path | None:
    """That something there is to be replaced is asked when it is written, of folders too."""
    dialog = asking(parent, look, "ui-export-title")
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    return to_save(dialog, suggested)


def table_target(parent: QWidget, look: Look, suggested: Path) -> Path | None:
    dialog = asking(parent, look, "tables-save-title", kind(look, "tables-csv", "*.csv"))
    dialog.setDefaultSuffix("csv")
    return to_save(dialog, suggested)


def copy_target(parent: QWidget, look: Look, suggested: Path) -> Path | None:
    """Where a copy goes; that a file there is to be replaced is asked by the dialog."""
    dialog = asking(parent, look, "keeping-copy-title", _projects(look))
    dialog.setDefaultSuffix("hashiya")
    return to_save(dialog, suggested)


def schema_file(parent: QWidget, look: Look) -> Path | None:
    kinds = kind(look, "ui-files-schemas", "*.toml *.json *.qdc *.xml *.csv *.tsv *.xlsx *.ods")
    dialog = asking(parent, look, "ui-new-schema", kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return one(dialog)


def annotator(parent: QWidget, look: Look) -> str:
    name, agreed = QInputDialog.getText(
        parent,
        look.say("ui-settings-annotator"),
        look.say("ui-settings-annotator-why"),
        text=look.settings.annotator,
    )
    return name.strip() if agreed else ""
