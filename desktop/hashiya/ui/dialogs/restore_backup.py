"""An earlier state: which one, as a copy or in the place of the project; it changes nothing itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from hashiya.commands.backups import Now
from hashiya.model.backup import Backup
from hashiya.ui.calm_combo import CalmCombo
from hashiya.ui.dialogs.backup_list import BackupModel, BackupPainter, difference
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, column, frame, label, row
from hashiya.wording import isolate

_SIZE = (680, 640)
Choice = tuple[Path, list[Backup]]


class RestoreDialog(Dialog):
    """``chosen`` is the state, ``project`` the file it is of, ``in_place`` what is to become of it."""

    def __init__(
        self, parent: QWidget | None, look: Look, choices: Sequence[Choice], now: Now | None
    ) -> None:
        super().__init__(parent, look, "backups-title")
        self.resize(*_SIZE)
        self._choices = choices
        self._now = now
        self.chosen: Backup | None = None
        self.in_place = False
        self.project = choices[0][0]
        self.which = CalmCombo()
        self.model = BackupModel(look, self)
        self.list = self._make_list()
        self._said = label("", wrap=True)
        self._assemble()
        self._show_project(0)
        self.list.setFocus()

    def _make_list(self) -> QListView:
        made = QListView()
        made.setModel(self.model)
        made.setItemDelegate(BackupPainter(self.look, made))
        made.setAccessibleName(self.look.say("backups-title"))
        made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        made.selectionModel().currentChanged.connect(self._show_chosen)
        made.activated.connect(lambda: self._agree(in_place=False))
        return made

    def _assemble(self) -> None:
        say = self.look.say
        why = label(say("backups-why"), "muted", wrap=True)
        why.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.body.addWidget(why)
        if len(self._choices) > 1:
            for path, _backups in self._choices:
                self.which.addItem(isolate(path.stem), str(path))
            self.which.setAccessibleName(say("backups-which"))
            self.which.currentIndexChanged.connect(self._show_project)
            caption = label(say("backups-which"), "caption")
            caption.setBuddy(self.which)
            line = row(caption, self.which, gap=2 * GRID)
            line.setStretch(1, 1)
            self.body.addLayout(line)
        card = frame("card")
        card.setLayout(column(self.list, margin=2))
        self.body.addWidget(card, 1)
        self._said.setMinimumHeight(40)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self._said)
        self.add_cancel()
        self.replace = self._verb("backups-put-in-place", in_place=True)
        self.copy = self._verb("backups-open-copy", in_place=False, role="primary")
        self.copy.setDefault(True)

    def _verb(self, message: str, *, in_place: bool, role: str = "") -> QPushButton:
        return self.act(message, lambda: self._agree(in_place=in_place), role)

    def _show_project(self, at: int) -> None:
        self.project, found = self._choices[at]
        self.which.setToolTip(str(self.project))
        self.model.show(found, self._now)
        self.list.setCurrentIndex(self.model.first_other())

    def _show_chosen(self, index: QModelIndex) -> None:
        backup = self.model.backup(index)
        self.copy.setEnabled(backup is not None)
        self.replace.setEnabled(backup is not None)
        if backup is None:
            return
        self._said.setText(self._sentence(backup))

    def _sentence(self, backup: Backup) -> str:
        """What going back to it would mean."""
        compared = difference(backup, self._now, self.look)
        promise = self.look.say("backups-promise")
        return f"{compared}\n{promise}" if compared else promise

    def _agree(self, *, in_place: bool) -> None:
        self.chosen = self.model.backup(self.list.currentIndex())
        self.in_place = in_place
        if self.chosen is not None:
            self.accept()
