"""Shows the articles of one label alone: a quiet button with a menu of labels and values; it filters nothing."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from hashiya.display.corpus import Labelled
from hashiya.model.schema import DocumentLabel
from hashiya.ui.below import open_below
from hashiya.ui.look import Look
from hashiya.ui.session import Session
from hashiya.ui.widgets import GRID, button, row
from hashiya.wording import isolate

_MOST = 40
"""Free values in a menu."""


class LabelFilter(QWidget):
    """``chosen`` carries what alone is to be shown, or ``None`` for all articles."""

    chosen = Signal(object)

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self._session, self._look = session, look
        self.now: Labelled | None = None
        self._button = button("", self.open_menu, "quiet")
        self._all = button(look.say("corpus-label-all"), lambda: self.choose(None), "quiet")
        self.setLayout(row(self._button, self._all, 1, gap=GRID // 2))
        self._show()

    def offer(self, *, on: bool) -> None:
        """Only where there is something to choose from."""
        self.setVisible(on and bool(self._session.schema.document_labels))

    def let_go(self) -> None:
        """Another project: all are shown."""
        self.now = None
        self._show()

    def choose(self, label: Labelled | None) -> None:
        self.now = label
        self._show()
        self.chosen.emit(label)

    def open_menu(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_below(menu, self._button)

    def menu(self) -> QMenu:
        """A submenu for each label: its choices, what else is in use, and those without it."""
        made = QMenu(self)
        workspace = self._session.workspace
        used = workspace.uses().document_values if workspace is not None else {}
        for kind in self._session.schema.document_labels:
            below = made.addMenu(kind.name(self._look.language))
            codes = [it.code for it in kind.choices]
            codes += sorted(
                value for code, value in used if code == kind.code and value not in codes
            )[:_MOST]
            for code in codes:
                shown = self._look.say(
                    "corpus-label-count",
                    name=value_name(kind, code, self._look.language),
                    count=f"{used.get((kind.code, code), 0):,}",
                )
                choice = below.addAction(shown)
                choice.setCheckable(True)
                choice.setChecked(self.now == Labelled(kind.code, code))
                choice.triggered.connect(partial(self._chosen, Labelled(kind.code, code)))
            below.addSeparator()
            without = below.addAction(self._look.say("corpus-label-without"))
            without.triggered.connect(partial(self._chosen, Labelled(kind.code)))
        return made

    def _chosen(self, label: Labelled, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt says it so
        self.choose(None if label == self.now else label)

    def _show(self) -> None:
        label, say = self.now, self._look.say
        self._all.setVisible(label is not None)
        if label is None:
            self._button.setText(say("corpus-label"))
            return
        kinds = self._session.schema.document_labels
        kind = next((it for it in kinds if it.code == label.code), None)
        name = kind.name(self._look.language) if kind else label.code
        if not label.value:
            self._button.setText(say("corpus-label-none", name=name))
            return
        value = value_name(kind, label.value, self._look.language) if kind else label.value
        self._button.setText(f"{isolate(name)}: {isolate(value)}")


def value_name(kind: DocumentLabel, code: str, language: str) -> str:
    return next((it.name_in(language) for it in kind.choices if it.code == code), code)
