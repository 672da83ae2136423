"""The slim bar under the page in which a person types what to find; it searches nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QSizePolicy, QToolButton

from hashiya.text.searching import Sameness
from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, button, label, row

FIELD_WIDTH = (140, 340)
OPTIONS = ("exact", "ta_marbuta", "hamza")
Glyph = Literal["up", "down", "cross"]


class FindBar(QFrame):
    """``changed`` after needle or options changed, ``onward`` with +1 or -1, ``closed`` when it was told to go."""

    changed = Signal()
    onward = Signal(int)
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "find")
        self.field = _Field(look.say("find-placeholder"))
        self.field.textChanged.connect(lambda: self.changed.emit())
        self.field.onward.connect(self.onward)
        self.field.left.connect(self.closed)
        self._count = label("", "caption")
        self._count.setMinimumWidth(72)
        self._notice = label("", "caption")
        self._options = {it: self._option(it) for it in OPTIONS}
        self._assemble()
        self.hide()

    def _assemble(self) -> None:
        say = self._look.say
        self._choices = button(say("find-options"), self._open_options, "quiet")
        back = _GlyphButton("up", say("find-previous"), lambda: self.onward.emit(-1), self._look)
        on = _GlyphButton("down", say("find-next"), lambda: self.onward.emit(1), self._look)
        close = _GlyphButton("cross", say("find-close"), self.closed.emit, self._look)
        moves = row(back, on, gap=0)
        box = row(self.field, moves, self._count, self._notice, 1, self._choices, close, gap=GRID)
        box.setStretch(0, 3)
        box.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        self.setLayout(box)

    def _option(self, name: str) -> QAction:
        made = QAction(self._look.say(f"find-option-{name.replace('_', '-')}"), self)
        made.setCheckable(True)
        made.setChecked(self._look.settings.flag(f"find-{name}", default=False))
        made.toggled.connect(lambda on: self._chose(name, on=on))
        return made

    def _open_options(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(self._options.values()))
        corner = self._choices.mapToGlobal(self._choices.rect().topLeft())
        menu.popup(corner - QPoint(0, menu.sizeHint().height()))

    def _chose(self, name: str, *, on: bool) -> None:
        self._look.settings.remember_flag(f"find-{name}", on=on)
        self._options["ta_marbuta"].setEnabled(not self.option("exact").isChecked())
        self._options["hamza"].setEnabled(not self.option("exact").isChecked())
        self.changed.emit()

    def option(self, name: str) -> QAction:
        return self._options[name]

    @property
    def needle(self) -> str:
        return self.field.text()

    @property
    def sameness(self) -> Sameness:
        """Which letters count as the same, as the options say."""
        return Sameness(**{name: it.isChecked() for name, it in self._options.items()})

    def take_needle(self, needle: str) -> None:
        """Put words into the field, as when something is selected in the article."""
        self.field.setText(needle)

    def take_focus(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_count(self, sentence: str, *, missing: bool = False) -> None:
        self._count.setText(sentence)
        self._count.setProperty("role", "danger" if missing else "caption")
        self._count.style().polish(self._count)

    @property
    def count(self) -> str:
        return self._count.text()

    def show_notice(self, sentence: str) -> None:
        self._notice.setText(sentence)

    @property
    def notice(self) -> str:
        return self._notice.text()


class _Field(QLineEdit):
    """Enter goes on, Shift+Enter back, Esc leaves; everything else is typing."""

    onward = Signal(int)
    left = Signal()

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setMinimumWidth(FIELD_WIDTH[0])
        self.setMaximumWidth(FIELD_WIDTH[1])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self.onward.emit(-1 if back else 1)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.onward.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _GlyphButton(QToolButton):
    """A small button with a drawn sign: no font has to have it, and every theme colours it."""

    def __init__(self, glyph: Glyph, name: str, run: Callable[[], object], look: Look) -> None:
        super().__init__()
        self._glyph: Glyph = glyph
        self._look = look
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setProperty("role", "glyph")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda: run())

    def sizeHint(self) -> QSize:
        return QSize(28, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._look.theme.text), 1.6))
            painter.translate(self.rect().center().toPointF() + QPointF(0.5, 0.5))
            for line in _STROKES[self._glyph]:
                painter.drawPolyline([QPointF(x, y) for x, y in line])
        finally:
            painter.end()


_STROKES: dict[Glyph, list[list[tuple[float, float]]]] = {
    "up": [[(-4.5, 2), (0, -2.5), (4.5, 2)]],
    "down": [[(-4.5, -2), (0, 2.5), (4.5, -2)]],
    "cross": [[(-4, -4), (4, 4)], [(-4, 4), (4, -4)]],
}
