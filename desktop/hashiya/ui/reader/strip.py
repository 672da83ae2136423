"""A strip of chips at the end of the reader: the other ends of the focused annotation's relations.

It chooses nothing itself; a click on a chip tells which annotation is meant.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from hashiya.display.listing import short_quote
from hashiya.display.palette import ThemeName, palette
from hashiya.model.relation import Relation
from hashiya.ui.reader import fonts
from hashiya.ui.reader.sheet import Sheet
from hashiya.wording import isolate

MOST = 6
QUOTE = 22


class RelationStrip(QFrame):
    """Shows ``name → quote`` for every relation of one annotation, as far as there is room."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 6, 10, 6)
        self._row.setSpacing(6)
        self._row.addStretch(1)
        self._chips: list[QPushButton] = []
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.set_theme("light")
        self.hide()

    def set_theme(self, theme: ThemeName) -> None:
        colours = palette(theme)
        self.setStyleSheet(
            f"RelationStrip {{ background: {colours.page}; border: none;"
            f" border-top: 1px solid {colours.hairline}; }}"
            f"QPushButton {{ background: {colours.word}; color: {colours.ink};"
            f" border: 1px solid {colours.hairline}; border-radius: 5px; padding: 3px 9px; }}"
            f"QPushButton:hover, QPushButton:focus {{ border-color: {colours.focus}; }}"
        )

    def show_for(self, annotation_id: str, relations: Iterable[Relation], sheet: Sheet) -> None:
        """Show the relations of an annotation; hidden when it has none."""
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.deleteLater()
        self._chips = []
        ends = [it for it in relations if annotation_id in (it.from_id, it.to_id)]
        if annotation_id:
            for relation in ends[:MOST]:
                self._add(relation, annotation_id, sheet)
        self.setVisible(bool(self._chips))

    def _add(self, relation: Relation, here: str, sheet: Sheet) -> None:
        outgoing = relation.from_id == here
        other = sheet.index.get(relation.to_id if outgoing else relation.from_id)
        if other is None:
            return
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        arrow = "←" if outgoing == rtl else "→"
        name = sheet.relation_name(relation.label)
        quote = short_quote(other.quote, QUOTE)
        chip = QPushButton(f"{isolate(name)} {arrow} {isolate(quote)}", self)
        chip.setFont(fonts.small_font(12))
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip.setToolTip(sheet.name_of(other.id))
        chip.clicked.connect(lambda: self.chosen.emit(other.id))
        self._row.insertWidget(len(self._chips), chip)
        self._chips.append(chip)

    def place_in(self, area: QRect) -> None:
        """Lie at the lower rim of an area; chips that find no room are hidden."""
        if not self._chips:
            return
        room = area.width() - 20
        for chip in self._chips:
            room -= chip.sizeHint().width() + 6
            chip.setVisible(room > 0 or chip is self._chips[0])
        height = self._chips[0].sizeHint().height() + 14
        self.setGeometry(area.x(), area.bottom() + 1 - height, area.width(), height)
        self.raise_()
