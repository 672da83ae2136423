"""The guideline of a label as a calm card: definition, what is in and out, examples, the rule; it changes nothing.

Arrows go to the next and the previous label, Enter to where the card is edited, Esc closes it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QWidget
from shiboken6 import isValid

from hashiya.display.guideline import Guideline, guideline
from hashiya.model.schema import Label
from hashiya.ui.guideline_example import ExampleLine
from hashiya.ui.key_positions import Positions, chord
from hashiya.ui.label_bar import LabelButton
from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, button, clear, column, frame, holder, label, row, rule

_WIDTH = 468
_MOST = 560
_LEAST = 160
_ROOM = 10
"""Between the card and what it speaks of."""


class GuidelineCard(QFrame):
    """``edit_asked`` names the label whose guideline somebody wants to change."""

    edit_asked = Signal(object)

    def __init__(
        self, parent: QWidget, labels: Sequence[Label], look: Look, *, beside_popup: bool = False
    ) -> None:
        """``beside_popup``: it takes neither keys nor focus from the popup that is its parent."""
        kind = Qt.WindowType.ToolTip if beside_popup else Qt.WindowType.Popup
        super().__init__(parent, kind)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self.setLayoutDirection(look.direction)
        self._look = look
        self._labels = list(labels)
        self._positions = Positions()
        self._beside = QRect()
        self._quiet = beside_popup
        self._focus = None if beside_popup else QApplication.focusWidget()
        self.label = self._labels[0]
        self._head = row(gap=GRID)
        self._parts = column(gap=6)
        self.parts: list[str] = []
        """What is written on the card, from top to bottom."""
        self._area = self._scrolled()
        self._number = label("", "caption")
        self.edit = button(look.say("labelset-card-edit"), self._edit, "quiet")
        self.edit.setVisible(not beside_popup)
        self.edit.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = row(self._number, 1, self.edit)
        box = column(self._head, rule(), self._area, rule(), foot, margin=2 * GRID, gap=GRID)
        box.setStretch(2, 1)
        self.setLayout(box)
        self.setFixedWidth(_WIDTH)

    def _scrolled(self) -> QScrollArea:
        made = QScrollArea()
        page = holder(column(self._parts, 1, gap=0))
        page.setProperty("role", "plain")
        made.setWidget(page)
        made.setWidgetResizable(True)
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
        return made

    # what is shown

    def show_of(self, wanted: Label, beside: QRect) -> None:
        """The card of that label, under, over or at the side of a place on the screen."""
        self._beside = beside
        self._fill(wanted)
        self.show()
        if not self._quiet:
            self.setFocus()

    def turn_to(self, wanted: Label) -> None:
        if wanted != self.label:
            self._fill(wanted)

    def _fill(self, wanted: Label) -> None:
        self.label = wanted
        look, says = self._look, guideline(wanted, self._look.language)
        clear(self._head)
        name = LabelButton(wanted, look, self)
        name.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        name.setCursor(Qt.CursorShape.ArrowCursor)
        name.setToolTip("")
        self._head.addWidget(name)
        self._head.addStretch(1)
        self._head.addWidget(label(wanted.code, "caption"))
        clear(self._parts)
        self.parts = []
        self._write(says, wanted)
        at = self._labels.index(wanted) + 1 if wanted in self._labels else 1
        count = len(self._labels)
        self._number.setText(look.say("labelset-card-number", at=at, count=count))
        self.setAccessibleName(wanted.name(look.language))
        self.setAccessibleDescription("\n".join(self.parts))
        self._area.verticalScrollBar().setValue(0)
        self._fit()
        QTimer.singleShot(0, self, self._fit)  # heights of wrapped lines are known by then

    def _write(self, says: Guideline, of: Label) -> None:
        if says.empty:
            self._say(self._look.say("labelset-card-none"), "muted")
            return
        if says.definition:
            self._say(says.definition, "quote")
        self._list("include", says.include, "+")
        self._list("exclude", says.exclude, "−")
        if says.examples:
            self._caption("examples")
            for it in says.examples:
                self.parts.append(it.phrase)
                self._parts.addWidget(ExampleLine(it, of, self._look))
                if it.remark:
                    self._say(it.remark, "muted")
        if says.decision:
            self._caption("decision")
            card = frame("card")
            lines = [label(it, wrap=True) for it in says.decision]
            card.setLayout(column(*lines, margin=GRID + 4))
            self.parts += says.decision
            self._parts.addWidget(card)

    def _list(self, part: str, items: Sequence[str], sign: str) -> None:
        if not items:
            return
        self._caption(part)
        for it in items:
            mark = label(sign, "caption")
            mark.setFixedWidth(GRID + 4)
            line = label(it, wrap=True)
            both = row(mark, line, gap=6)
            both.setStretch(1, 1)
            both.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
            self._parts.addLayout(both)
            self.parts.append(it)

    def _caption(self, part: str) -> None:
        made = label(self._look.say(f"labelset-card-{part}"), "caption")
        made.setContentsMargins(0, GRID, 0, 0)
        self._parts.addWidget(made)
        self.parts.append(made.text())

    def _say(self, text: str, role: str) -> None:
        self._parts.addWidget(label(text, role, wrap=True))
        self.parts.append(text)

    # where it stands

    def _fit(self) -> None:
        screen = self.screen().availableGeometry().adjusted(GRID, GRID, -GRID, -GRID)
        inner = _WIDTH - 4 * GRID - 2
        wanted = _height(self._parts, inner) + 4
        chrome = self.sizeHint().height() - self._area.sizeHint().height()
        below = screen.bottom() - self._beside.bottom() - _ROOM
        above = self._beside.top() - screen.top() - _ROOM
        room = max(below, above)
        beside = self._quiet or room < min(wanted + chrome, _LEAST * 2)
        most = min(_MOST, screen.height() if beside else room)
        self.setFixedHeight(max(_LEAST, min(wanted + chrome, most)))
        self.move(self._place(screen, below=below, above=above))

    def _place(self, screen: QRect, *, below: int, above: int) -> QPoint:
        it = self._beside
        if self._quiet:
            x = it.left() - self.width() - _ROOM
            x = x if x >= screen.left() else it.right() + _ROOM
            y = min(it.top(), screen.bottom() - self.height())
            return QPoint(min(x, screen.right() - self.width()), y)
        x = it.right() - self.width() if self._look.wording.rtl else it.left()
        x = min(max(x, screen.left()), screen.right() - self.width())
        if self.height() <= below:
            return QPoint(x, it.bottom() + _ROOM)
        if self.height() <= above:
            return QPoint(x, it.top() - _ROOM - self.height())
        return QPoint(x, screen.bottom() - self.height())

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self._positions.name(event)
        keys = chord(event, place) if place else ""
        onward = "left" if self._look.wording.rtl else "right"
        if keys in ("left", "right"):
            self._turn(1 if keys == onward else -1)
        elif keys in ("up", "down", "pgup", "pgdn"):
            bar = self._area.verticalScrollBar()
            step = bar.pageStep() if keys.startswith("pg") else 40
            bar.setValue(bar.value() + (step if keys in ("down", "pgdn") else -step))
        elif keys in ("enter", "e") and self.edit.isVisibleTo(self):
            self._edit()
        elif keys in ("esc", "shift+f1"):
            self.close()
        else:
            event.ignore()

    def _turn(self, by: int) -> None:
        at = self._labels.index(self.label) if self.label in self._labels else 0
        self._fill(self._labels[(at + by) % len(self._labels)])

    def _edit(self) -> None:
        wanted = self.label
        self.close()
        self.edit_asked.emit(wanted)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus()


def _height(box: QLayout, width: int) -> int:
    found = box.heightForWidth(width) if box.hasHeightForWidth() else box.sizeHint().height()
    return max(found, 0)
