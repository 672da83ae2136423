"""Save as a picture or page: what kind, what it is like, where to; a file that is there is asked about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from hashiya.ui.dialogs import files
from hashiya.ui.dialogs.paper import PaperDialog
from hashiya.ui.look import Look
from hashiya.ui.paper import saving
from hashiya.ui.paper.choice import KINDS, kind_of
from hashiya.ui.session import Session
from hashiya.ui.there import is_there
from hashiya.ui.widgets import button, column, label, row

_NAMED = 3


class SaveArticleDialog(PaperDialog):
    def __init__(self, parent: QWidget | None, session: Session, look: Look) -> None:
        super().__init__(parent, session, look, "paper-save-title", KINDS)
        self._agreed: set[Path] = set()
        self._refused: list[Path] = []
        self.target = QLineEdit()
        self.target.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        caption = label(look.say("paper-target"), "caption")
        caption.setBuddy(self.target)
        self.target.setAccessibleName(caption.text())
        place = row(self.target, button(look.say("ui-choose"), self._choose))
        place.setStretch(0, 1)
        self.extra.addLayout(column(caption, place, gap=2))
        self.add_cancel()
        self._go = self.act("paper-save-go", self.save, "primary")
        self._go.setDefault(True)
        self.worked.connect(self._saved)
        assert session.workspace is not None
        self._folder = session.workspace.path.parent
        self.target.setText(str(self._folder / f"{Path(self.article.name).stem}.pdf"))
        self.target.textEdited.connect(self._renamed)
        self.options.kind.currentIndexChanged.connect(self._fit_name)

    @property
    def path(self) -> Path:
        return files.typed(self.target.text(), self._folder)

    def _fit_name(self) -> None:
        """The name ends as its kind does."""
        kind = self.options.chosen_kind
        if self.target.text().strip() and kind_of(self.path) != kind:
            stem = self.path.with_suffix("") if kind_of(self.path) else self.path
            self.target.setText(f"{stem}.{kind}")
        self._ask_nothing()

    def _renamed(self) -> None:
        """A name that ends like another kind means that kind."""
        kind = kind_of(self.path)
        if kind is not None and kind != self.options.chosen_kind:
            self.options.kind.setCurrentIndex(KINDS.index(kind))
        self._ask_nothing()

    def _choose(self) -> None:
        path = files.export_target(self, self.look, self.path)
        if path is not None:
            self.target.setText(str(path))
            self._renamed()
            if kind_of(path) is None:
                self._fit_name()
            else:
                self._agreed.add(path)  # the system's dialog has asked

    def save(self) -> None:
        """Write; where something stands already, ask first and write at the second press."""
        if self.work.busy or not self.target.text().strip():
            return
        if kind_of(self.path) != self.options.chosen_kind:
            self._fit_name()
        if is_there(self.path) and self.path.is_file() and self.path not in self._agreed:
            self._ask([self.path])
            return
        target, kind, choice = self.path, self.options.chosen_kind, self.options.choice
        self._refused = []
        self.begin()
        self._go.setEnabled(False)
        self.status.setText(self.look.say("paper-writing"))
        self.work.start(
            saving.save(
                self.annotated,
                self.session.schema,
                target,
                kind,
                choice,
                may_replace=self._may_replace,
            )
        )

    def _may_replace(self, there: Sequence[Path]) -> bool:
        self._refused = [it for it in there if it not in self._agreed]
        return not self._refused

    def _ask(self, there: Sequence[Path]) -> None:
        self._agreed.update(there)
        names = self.look.wording.join(it.name for it in there[:_NAMED])
        words = self.look.say("paper-replace", names=names, count=len(there))
        self.status.setText(words)
        self._go.setText(self.look.say("paper-replace-go"))

    def _ask_nothing(self) -> None:
        self._agreed.clear()
        self.status.setText("")
        self._go.setText(self.look.say("paper-save-go"))

    def end(self) -> None:
        super().end()
        self._go.setEnabled(True)
        self.status.setText("")

    def _saved(self, result: object) -> None:
        assert isinstance(result, list)
        if self._refused:
            self._ask(self._refused)
            return
        names = self.look.wording.join(it.name for it in result[:_NAMED])
        self.session.said.emit(self.look.say("paper-saved-all", names=names, count=len(result)))
        self.done(QDialog.DialogCode.Accepted)
