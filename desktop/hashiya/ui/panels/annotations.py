"""The list of this article's annotations in reading order: the accessible twin of the painted page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    QStringListModel,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QStyleOptionViewItem,
)

from hashiya.display.listing import Row, short_quote
from hashiya.display.palette import palette
from hashiya.display.span_index import reading_order
from hashiya.display.spoken import Voice, surroundings
from hashiya.model.annotation import Annotation
from hashiya.model.edit import Edit
from hashiya.model.schema import Label
from hashiya.text import folding
from hashiya.ui.calm_combo import CalmCombo
from hashiya.ui.crash import CalmPainter
from hashiya.ui.label_bar import PEN_STYLES
from hashiya.ui.look import Look
from hashiya.ui.panels.panel import Panel, choose_row
from hashiya.ui.session import Session
from hashiya.ui.tagging import Tagging
from hashiya.ui.widgets import label, paint_ground, paint_line, search_field

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_ROW_ROLES = {
    ROW_ROLE,
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
}
_FEW = 200
"""Edits up to which rows come and go one by one."""
_HEIGHT = 34
_INDENT = 14
_DEEPEST = 5


class AnnotationModel(QStringListModel):
    """Marks in reading order; what a row says is found when the row is looked at.

    Its strings are empty and only count the rows: a view asks a hundred thousand times how many
    there are and where each lies, and those answers must not come from Python.
    """

    def __init__(self, session: Session, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._shown: list[Annotation] = []

    @property
    def rows(self) -> list[Row]:
        return [self._row(it) for it in self._shown]

    def _row(self, annotation: Annotation) -> Row:
        depth = self._session.marks.depth(annotation)
        return Row(annotation, depth, short_quote(annotation.quote))

    def show_marks(self, found: list[Annotation]) -> None:
        """Show these, which stand in reading order."""
        self._shown = found
        self.setStringList([""] * len(found))

    def take_over(self, edits: Iterable[Edit], wanted: Callable[[Annotation], bool]) -> None:
        """What a step changed: the rows of it come, go and change, all others stay as they are."""
        for edit in edits:
            if isinstance(edit.before, Annotation):
                row = self._place(edit.before)
                if self._holds(row, edit.before.id):
                    del self._shown[row]
                    self.removeRows(row, 1)
            if isinstance(edit.after, Annotation) and wanted(edit.after):
                row = self._place(edit.after)
                if not self._holds(row, edit.after.id):
                    self._shown.insert(row, edit.after)
                    self.insertRows(row, 1)

    def _place(self, annotation: Annotation) -> int:
        return bisect_left(self._shown, reading_order(annotation), key=reading_order)

    def _holds(self, row: int, annotation_id: str) -> bool:
        return row < len(self._shown) and self._shown[row].id == annotation_id

    def row_of(self, annotation_id: str) -> int:
        annotation = self._session.annotation(annotation_id)
        row = self._place(annotation) if annotation else -1
        return row if annotation and self._holds(row, annotation_id) else -1

    def label_of(self, row: Row) -> Label | None:
        return self._session.schema.label(row.annotation.layer, row.annotation.label)

    def label_name(self, row: Row) -> str:
        found = self.label_of(row)
        return found.name(self._look.language) if found else row.annotation.label

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._shown):
            return None
        annotation = self._shown[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return annotation.quote
        if role not in _ROW_ROLES:
            return None
        row = self._row(annotation)
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            session, voice = self._session, Voice(self._session.schema, self._look.wording)
            near = surroundings(row.annotation, session.marks, session.arrows)
            return voice.mark(row.annotation, near, layer=True)
        return f"{self.label_name(row)}: {row.quote}"


class AnnotationPainter(CalmPainter):
    """Indent by depth, a chip with the label's hue and line, then the words."""

    def __init__(self, model: AnnotationModel, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, _HEIGHT)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, self._look.theme)
        indent = _INDENT * min(row.depth, _DEEPEST)
        room = _cut(option.rect.adjusted(8, 0, -8, 0), option.direction, indent)
        used = self._paint_chip(painter, option, room, row)
        self._paint_quote(painter, option, _cut(room, option.direction, used + 8), row)
        painter.restore()

    def _paint_chip(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, row: Row
    ) -> int:
        label = self._model.label_of(row)
        name = self._model.label_name(row)
        font = QFont(option.font)
        font.setPixelSize(12)
        width = QFontMetrics(font).horizontalAdvance(name) + 10
        x = room.right() - width + 1 if _rtl(option) else room.left()
        box = QRectF(x, room.y() + 5, width, room.height() - 11)
        slot = label.slot if label else 0
        colours = palette(self._look.theme.name)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.tint(slot, 0.14)))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(font)
        painter.setPen(QColor(colours.lettering(slot)))
        painter.drawText(box.adjusted(0, -1, 0, -1), int(Qt.AlignmentFlag.AlignCenter), name)
        pen = QPen(QColor(colours.hue(slot)), 2)
        pen.setStyle(PEN_STYLES[label.line if label else "dotted"])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        y = round(box.bottom())
        painter.drawLine(round(box.left()) + 3, y, round(box.right()) - 3, y)
        return width

    def _paint_quote(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, row: Row
    ) -> None:
        font = QFont(option.font)
        font.setPixelSize(13)
        painter.setFont(font)
        painter.setPen(QColor(self._look.theme.text))
        paint_line(painter, room, row.quote, option.direction)


class AnnotationsPanel(Panel):
    def __init__(self, session: Session, look: Look, tagging: Tagging) -> None:
        super().__init__(session, look, tagging, "ui-panel-annotations")
        self.model = AnnotationModel(session, look, self)
        self._edits: list[Edit] | None = None  # not shown yet; None: everything is to be read
        self._folded: dict[str, str] = {}
        self._which = CalmCombo()
        self._which.setAccessibleName(look.say("ui-annotations-which"))
        self._which.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._which.setMinimumContentsLength(9)
        self._which.currentIndexChanged.connect(self.read_anew)
        self._filter = search_field(look.say("ui-annotations-filter"), look.say("ui-clear"))
        self._filter.textChanged.connect(self.read_anew)
        self.hint = label("", "muted", whole=True)
        """Where there is no mark yet: how one is made."""
        self.list = self._make_list()
        self.tools.addWidget(self._which)
        self.body.addWidget(self._filter)
        self.body.addWidget(self.hint)
        self.body.addWidget(self.list, 1)
        self.entry = self.list
        session.project_changed.connect(self._show_labels)
        session.schema_changed.connect(self._show_labels)
        session.article_shown.connect(self._forget)
        session.marks_edited.connect(self._note)
        session.marks_changed.connect(self.later.start)
        session.focus_changed.connect(self._mark_focused)

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(AnnotationPainter(self.model, self.look, view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(self.look.say("ui-panel-annotations"))
        view.clicked.connect(self._jump)
        view.activated.connect(self._read)
        return view

    def _show_labels(self) -> None:
        blocker = QSignalBlocker(self._which)
        self._which.clear()
        self._which.addItem(self.look.say("ui-annotations-all"), ("", ""))
        for layer in self.session.schema.layers:
            name = layer.names.get(self.look.language, layer.code)
            self._which.addItem(name, (layer.code, ""))
        for it in self.session.schema.labels:
            self._which.addItem("   " + it.name(self.look.language), (it.layer, it.code))
        blocker.unblock()
        self.read_anew()

    def _forget(self) -> None:
        self._edits = None
        self._folded = {}
        self.later.start()

    def _note(self, edits: tuple[Edit, ...]) -> None:
        if self._edits is not None:
            self._edits += edits

    def read_anew(self) -> None:
        """Another filter: look at every mark again."""
        self._edits = None
        self.refresh()

    def refresh(self) -> None:
        super().refresh()
        edits, self._edits = self._edits, []
        wanted = self._wanted()
        if edits is None or len(edits) > _FEW:
            every = self.session.marks.in_order()
            self.model.show_marks([it for it in every if wanted(it)] if wanted else list(every))
        else:
            self.model.take_over(edits, wanted or (lambda _mark: True))
        count = len(self.session.marks)
        self._show_hint(wanted=not count)
        shown = self.model.rowCount()
        self.set_count(f"{shown:,}" if shown == count else f"{shown:,} / {count:,}")
        self._mark_focused()

    def _show_hint(self, *, wanted: bool) -> None:
        """The first article of somebody new has no marks: say how the first one comes about."""
        session, say = self.session, self.look.say
        wanted = wanted and session.article is not None and session.writable
        self.hint.setVisible(wanted)
        self.list.setMinimumHeight(1 if wanted else 0)  # an empty list gives its room to the hint
        if not wanted:
            return
        lines = [say("ui-annotations-none")]
        if session.schema.labels_as("claim") and session.schema.relations_as("speaker"):
            menu, action = say("ui-menu-annotate"), say("ui-action-claim")
            lines.append(say("ui-annotations-none-claim", menu=menu, action=action))
        self.hint.setText("\n".join(lines))

    def _wanted(self) -> Callable[[Annotation], bool] | None:
        """What the filter lets through; None: everything."""
        layer, label = self._which.currentData() or ("", "")
        words = folding.fold(self._filter.text().strip()).text
        if not layer and not label and not words:
            return None

        def wanted(it: Annotation) -> bool:
            return (
                (not layer or it.layer == layer)
                and (not label or it.label == label)
                and (not words or words in self._fold(it.quote))
            )

        return wanted

    def _fold(self, quote: str) -> str:
        """Each quote is folded once for an article, not once for each letter that is typed."""
        folded = self._folded.get(quote)
        if folded is None:
            folded = self._folded[quote] = folding.fold(quote).text
        return folded

    def _mark_focused(self) -> None:
        if self.later.isActive():
            return
        at = self.model.row_of(self.session.focused) if self.session.focused else -1
        if at >= 0:
            choose_row(self.list, self.model.index(at))
        else:
            self.list.clearSelection()

    def _jump(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, Row):
            self.tagging.jump_to(row.annotation.id)

    def _read(self, index: QModelIndex) -> None:
        """Enter: the mark is focused on the page, and the keys are there too."""
        self._jump(index)
        self.tagging.take_focus()


def _rtl(option: QStyleOptionViewItem) -> bool:
    return option.direction == Qt.LayoutDirection.RightToLeft


def _cut(room: QRect, direction: Qt.LayoutDirection, by: int) -> QRect:
    """Take ``by`` pixels away at the start side."""
    if direction == Qt.LayoutDirection.RightToLeft:
        return room.adjusted(0, 0, -by, 0)
    return room.adjusted(by, 0, 0, 0)
