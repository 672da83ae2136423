"""A new project: where the file lies and which label set it starts with; it creates nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from hashiya.model.errors import HashiyaError
from hashiya.store.surroundings import on_network
from hashiya.text.confusable import Lookalike
from hashiya.ui.dialogs import files
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.dialogs.doubts import look_alike
from hashiya.ui.dialogs.set_choice import SetChoice
from hashiya.ui.look import Look
from hashiya.ui.there import is_there
from hashiya.ui.widgets import button, column, label, row

SUFFIX = ".hashiya"
_WIDTH = 720
"""What a set is for is read whole beside the list of sets, on a small screen too."""


class NewProjectDialog(Dialog):
    def __init__(self, parent: QWidget | None, look: Look) -> None:
        super().__init__(parent, look, "ui-new-title")
        self.setMinimumWidth(_WIDTH)
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._folder = Path(place) if place and Path(place).is_dir() else Path.home()
        self._name = QLineEdit(look.say("ui-new-name"))
        self._name.selectAll()
        self._where = QLineEdit(str(self._folder))
        self._where.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._where.setReadOnly(True)
        self._where.setAccessibleName(look.say("ui-new-folder"))
        self.sets = SetChoice(look)
        self.sets.changed.connect(self._other_set)
        self._problem = label("", "danger", wrap=True)
        choose = button(look.say("ui-choose"), self._choose_folder)
        self._add("ui-new-name-caption", self._name)
        self.body.addLayout(
            column(label(look.say("ui-new-folder"), "caption"), row(self._where, choose), gap=2)
        )
        self._add("ui-new-schema", self.sets)
        other = button(look.say("ui-new-schema-file"), self._choose_schema, "quiet")
        self.body.addLayout(row(other, 1))
        self.body.addWidget(self._problem)
        self.add_cancel()
        self._told: tuple[Lookalike, ...] = ()
        self._make = self.act("ui-new-make", self._confirm, "primary")
        self._make.setDefault(True)
        self._name.textChanged.connect(self._check)
        self._check()

    @property
    def path(self) -> Path:
        name = self._name.text().strip()
        return self._folder / (name if name.endswith(SUFFIX) else name + SUFFIX)

    @property
    def schema(self) -> str | Path:
        """The name of a label set that comes with the program, or a file."""
        return self.sets.current

    def _add(self, message: str, field: QWidget) -> None:
        caption = label(self.look.say(message), "caption")
        caption.setBuddy(field)
        field.setAccessibleName(caption.text())
        self.body.addLayout(column(caption, field, gap=2))

    def _choose_schema(self) -> None:
        path = files.schema_file(self, self.look)
        if path is not None:
            self.sets.add_file(path)

    def _other_set(self) -> None:
        """What was told of the set before does not hold for this one."""
        self._told = ()
        self._make.setText(self.look.say("ui-new-make"))
        self._check()

    def _confirm(self) -> None:
        """A refused label set is told here; labels that look alike first, whoever presses again wants them so."""
        try:
            doubts = self._doubts()
        except HashiyaError as refused:
            self._problem.setText(self.look.say(refused.message, **refused.values))
            return
        if doubts == self._told:
            self.accept()
            return
        self._told = doubts
        self._problem.setText(look_alike(doubts, self.look))
        self._make.setText(self.look.say("trouble-look-alike-go"))

    def _doubts(self) -> tuple[Lookalike, ...]:
        from hashiya.commands import doubting, projects

        if not isinstance(self.schema, Path):
            return ()
        return doubting.in_schema(projects.read_schema(self.schema))

    def _choose_folder(self) -> None:
        chosen = files.folder(self, self.look, "ui-new-folder")
        if chosen is not None:
            self._folder = chosen
            self._where.setText(str(chosen))
            self._check()

    def _check(self) -> None:
        name = self._name.text().strip()
        # a drive of a network is asked when the project is made: it may not answer
        taken = bool(name) and not on_network(self._folder) and is_there(self.path)
        self._problem.setText(self.look.say("ui-new-taken", name=self.path.name) if taken else "")
        self._make.setEnabled(bool(name) and not taken and "/" not in name)
