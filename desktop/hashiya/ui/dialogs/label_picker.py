"""The label picker beside the selection: cuts of its first word, labels, a filter; it tags nothing itself.

Its keys go by position. Digits choose a label at once, F goes through the cuts while nothing is typed yet,
letters filter, arrows move, Enter takes the current label. Esc leaves everything as it was.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QWidget
from shiboken6 import isValid

from hashiya.model.annotation import Annotation
from hashiya.model.schema import Label, Schema
from hashiya.model.span import Span
from hashiya.text import folding
from hashiya.ui.dialogs.cut_chips import CutChips
from hashiya.ui.dialogs.label_grid import COLUMNS, LabelGrid
from hashiya.ui.guideline_card import GuidelineCard
from hashiya.ui.key_positions import Positions, chord, legend, swapped, with_printed
from hashiya.ui.look import Look
from hashiya.ui.reader.trimming import cuts
from hashiya.ui.reader.view import ReaderView
from hashiya.ui.widgets import GRID, column, label

_WIDTH = 460
_FRAME = 4
_LEAST_GRID = 78
_ROOM = 12
"""Between the picker and what is selected."""


class LabelPicker(QFrame):
    """The label used last is the current one at first, so that Enter repeats it."""

    chosen = Signal(object)
    card_asked = Signal(object)
    """Shift+F1: the guideline of the current label; whoever shows it leaves it in ``card``."""
    edit_asked = Signal(object)

    def __init__(self, parent: QWidget, schema: Schema, look: Look, last: Label | None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._look = look
        self._schema = schema
        self._last = last
        self._positions = Positions()
        self._reader: ReaderView | None = None
        self._held: Annotation | None = None
        self._before: Span | None = None
        self._span: Span | None = None
        self._focus = QApplication.focusWidget()
        self.card: GuidelineCard | None = None
        self.setProperty("role", "popup")
        self.setLayoutDirection(look.direction)
        self.cuts = CutChips(look)
        self.cuts.chosen.connect(self._cut)
        self.grid = LabelGrid(look)
        self.grid.chosen.connect(self._tell)
        self.grid.card_asked.connect(self.card_asked)
        self.grid.edit_asked.connect(self._edit)
        self._words = QLineEdit()
        self._words.setPlaceholderText(look.say("ui-picker-find"))
        self._words.setAccessibleName(look.say("ui-picker-find"))
        self._words.textChanged.connect(self._fill)
        self._words.installEventFilter(self)
        self._note = label("", "caption")
        self.setLayout(column(self.cuts, self.grid, self._words, self._note, margin=GRID + 4))
        self._fill()
        self._say_last()

    def show_near(self, reader: ReaderView) -> None:
        """Below the selection where there is room, else above it; never over it."""
        self._take_cuts(reader)
        seen, screen = self._seen(reader), reader.screen().availableGeometry()
        screen.adjust(GRID, GRID, -GRID, -GRID)
        wanted = self.grid.needed_width() + 2 * (GRID + 4) + _FRAME
        self.setFixedWidth(min(max(_WIDTH, wanted), screen.width()))
        self._fit(max(screen.bottom() - seen.bottom(), seen.top() - screen.top()) - _ROOM)
        self.move(self._place(seen, screen))
        self.show()
        self._words.setFocus()

    def _take_cuts(self, reader: ReaderView) -> None:
        self._reader = reader
        self._held = reader.held()
        self._span = reader.subject()
        self._before = reader.selection()
        if self._span is None or reader.sheet is None:
            return
        text, language = reader.sheet.text, reader.sheet.article.language
        offered = cuts(text, self._span, "start", language)
        self.cuts.show_cuts(text, offered, self._span, with_printed("f"))

    def _fit(self, room: int) -> None:
        """As high as all labels need, less where the screen has no room for that: then they scroll."""
        self.grid.setFixedHeight(self.grid.needed_height())
        wanted = self.sizeHint().height()
        if wanted > room:
            self.grid.setFixedHeight(max(_LEAST_GRID, self.grid.height() - (wanted - room)))
        self.setFixedHeight(self.sizeHint().height())

    def _seen(self, reader: ReaderView) -> QRect:
        """What is in view of the selection, on the screen."""
        span, port = self._span, reader.viewport()
        seen = reader.rect_of(span.start, span.end) if span else QRect()
        seen = seen.intersected(port.rect())
        if seen.isEmpty():
            seen = QRect(port.rect().center(), port.rect().center())
        seen.moveTopLeft(port.mapToGlobal(seen.topLeft()))
        return seen

    def _place(self, seen: QRect, screen: QRect) -> QPoint:
        """Below, else above, else beside."""
        x = seen.right() - self.width() if self._look.wording.rtl else seen.left()
        x = min(max(x, screen.left()), screen.right() - self.width())
        below, above = seen.bottom() + _ROOM, seen.top() - _ROOM - self.height()
        if below + self.height() <= screen.bottom():
            return QPoint(x, below)
        if above >= screen.top():
            return QPoint(x, above)
        # no room over or under a selection of many lines: at its side
        beside = seen.left() - _ROOM - self.width()
        x = beside if beside >= screen.left() else seen.right() + _ROOM
        return QPoint(min(x, screen.right() - self.width()), screen.bottom() - self.height())

    # --- keys ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        place = self._positions.name(event)
        keys = chord(event, place) if place else ""
        empty = not self._words.text()
        if keys == "enter":
            if self.grid.current is not None:
                self._tell(self.grid.current)
        elif keys == "shift+f1" or (keys == "esc" and self.card is not None):
            self._turn_card()
        elif keys in ("up", "down"):
            self.grid.move_by(COLUMNS if keys == "down" else -COLUMNS)
        elif empty and keys in ("left", "right"):
            self.grid.move_by(1 if (keys == "left") == self._look.wording.rtl else -1)
        elif empty and keys in ("f", "shift+f") and self.cuts.offered and self._span:
            self._cut(self.cuts.beside(self._span, 1 if keys == "f" else -1))
        else:
            return self._by_key(keys)
        if self.card is not None and self.grid.current is not None:
            self.card.turn_to(self.grid.current)
        return True

    def _turn_card(self) -> None:
        """The guideline of the current label beside the picker, or away with it."""
        if self.card is None:
            self.card_asked.emit(self.grid.current)
        else:
            self.card.close()
            self.card = None

    def _edit(self, of: Label) -> None:
        self.close()
        self.edit_asked.emit(of)

    def _by_key(self, keys: str) -> bool:
        found = next((it for it in self._schema.labels if it.shortcut == keys), None)
        if not keys or found is None or not keys.rpartition("+")[2].isdigit():
            return False
        self._tell(found)
        return True

    # --- labels ---

    def _fill(self) -> None:
        typed = self._words.text().strip()
        found = self._matching(typed)
        if not found:
            # typed on the wrong layout
            found = next(filter(None, map(self._matching, swapped(typed))), [])
        self.grid.show_labels(found)
        if not typed:
            self.grid.go_to(self._last)

    def _matching(self, typed: str) -> list[Label]:
        wanted = folding.fold(typed).text
        return [it for it in self._schema.labels if wanted in folding.fold(self._named(it)).text]

    def _named(self, it: Label) -> str:
        return " ".join((it.name(self._look.language), it.code, it.short, *it.names.values()))

    def _say_last(self) -> None:
        self._note.setVisible(self._last is not None)
        if self._last is not None:
            name = self._last.name(self._look.language)
            self._note.setText(self._look.say("hands-last", name=name, keys=legend(".")))

    # --- the cut and the answer ---

    def _cut(self, span: Span) -> None:
        """Show this extent; it holds only when a label is chosen."""
        self._span = span
        self.cuts.mark(span)
        if self._reader is None:
            return
        if self._held is not None:
            self._reader.preview_edge(span)
        else:
            self._reader.select(span)

    def _tell(self, chosen: Label) -> None:
        reader, held, span = self._reader, self._held, self._span
        self._reader = None  # what is shown holds from here on
        self.close()
        if reader is not None:
            reader.preview_edge(None)
            if held is not None and span is not None and span != held.span:
                reader.edge_dragged.emit(held.id, span)
        self.chosen.emit(chosen)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.card is not None:
            self._turn_card()
        if self._reader is not None:
            reader, self._reader = self._reader, None
            reader.preview_edge(None)
            if self._held is None and reader.selection() != self._before:
                reader.select(self._before)
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus()
