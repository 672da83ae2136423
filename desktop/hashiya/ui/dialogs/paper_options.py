"""The fields of what a page or a picture is to be like; they give a choice and write nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from hashiya.display.palette import THEMES
from hashiya.ui.calm_combo import CalmCombo
from hashiya.ui.look import Look
from hashiya.ui.paper.choice import FORMATS, KINDS, SCALES, SIZES, Choice, Kind
from hashiya.ui.widgets import GRID, column, holder, label

EVERYONE, NOBODY = "", "\0"
"""Whose annotations: data of the entries that name no annotator."""
_FOR: dict[str, set[Kind]] = {
    "format": {"pdf"},
    "face": {"pdf", "png"},
    "size": {"pdf", "png", "svg"},
    "theme": {"png", "svg", "html"},
    "scale": {"png"},
}


class PaperOptions(QWidget):
    """Only the fields that matter for the kind are seen."""

    changed = Signal()

    def __init__(self, look: Look, people: Sequence[str], kinds: Sequence[Kind] = KINDS) -> None:
        super().__init__()
        self._look = look
        say = look.say
        self.kind = _combo((say(f"paper-kind-{it}"), it) for it in kinds)
        whose = [(say("paper-whose-everyone"), EVERYONE), *((it, it) for it in people)]
        self.whose = _combo([*whose, (say("paper-whose-nobody"), NOBODY)])
        self.format = _combo((say(f"paper-format-{it}"), it) for it in FORMATS)
        self.face = _combo((name, it.id) for name, it in look.faces())
        self.face.setCurrentIndex(max(0, self.face.findData(look.typography().face.id)))
        self.letters = _combo((say(f"paper-size-{it}"), it) for it in SIZES)
        self.letters.setCurrentIndex(SIZES.index("normal"))
        self.theme = _combo((say(f"ui-theme-{it}"), it) for it in THEMES)
        self.scale = _combo((say("paper-scale-times", times=it), it) for it in SCALES)
        self.scale.setCurrentIndex(SCALES.index(2))
        self.legend = QCheckBox(say("paper-with-legend"))
        self.legend.setChecked(True)
        self._fields: dict[str, QWidget] = {}
        self._assemble(several=len(kinds) > 1)
        self._show_fitting()

    def _assemble(self, *, several: bool) -> None:
        rows = column(gap=int(1.5 * GRID))
        combos = {
            "kind": self.kind,
            "whose": self.whose,
            "format": self.format,
            "face": self.face,
            "size": self.letters,
            "theme": self.theme,
            "scale": self.scale,
        }
        for name, combo in combos.items():
            caption = label(self._look.say(f"paper-{name}"), "caption")
            caption.setBuddy(combo)
            combo.setAccessibleName(caption.text())
            combo.currentIndexChanged.connect(self._told)
            self._fields[name] = holder(column(caption, combo, gap=2))
            rows.addWidget(self._fields[name])
        self._fields["kind"].setVisible(several)
        self.legend.toggled.connect(self._told)
        rows.addWidget(self.legend)
        rows.addStretch(1)
        self.setLayout(rows)

    @property
    def annotator(self) -> str | None:
        """Whose annotations are to be read; None for everyone's."""
        data = self.whose.currentData()
        return None if data in (EVERYONE, NOBODY) else data

    @property
    def chosen_kind(self) -> Kind:
        return self.kind.currentData()

    @property
    def choice(self) -> Choice:
        theme = self.theme.currentData()
        return Choice(
            language=self._look.language,
            # a web page of the light theme goes dark where its reader likes it so
            theme=None if self.chosen_kind == "html" and theme == "light" else theme,
            marks=self.whose.currentData() != NOBODY,
            legend=self.legend.isChecked(),
            # in the others letters are written as text, for which only the bundled face goes along
            face=self.face.currentData() if self.chosen_kind in _FOR["face"] else "",
            size=self.letters.currentData(),
            scale=self.scale.currentData(),
            format=self.format.currentData(),
        )

    def _told(self) -> None:
        self._show_fitting()
        self.changed.emit()

    def _show_fitting(self) -> None:
        kind = self.chosen_kind
        for name, kinds in _FOR.items():
            self._fields[name].setVisible(kind in kinds)
        self.legend.setEnabled(self.whose.currentData() != NOBODY)
        at = THEMES.index("light")
        message = "paper-theme-free" if kind == "html" else "ui-theme-light"
        self.theme.setItemText(at, self._look.say(message))


def _combo(items: Iterable[tuple[str, object]]) -> QComboBox:
    made = CalmCombo()
    for name, data in items:
        made.addItem(name, data)
    return made
