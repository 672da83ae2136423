"""The parts of a label set as a list: a sample of each label's look, its name, key and uses; it changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyleOptionViewItem

from hashiya.commands.redrafting import Part, Record, code_of, rows
from hashiya.model.attribute import AttributeType
from hashiya.model.schema import Label
from hashiya.ui.crash import CalmPainter
from hashiya.ui.dialogs.label_set_editing import Editing
from hashiya.ui.dialogs.label_set_looks import paint_sample
from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, key_cap_width, paint_ground, paint_key_cap, paint_line

LINE = Qt.ItemDataRole.UserRole
_ROW, _HEAD = 34, 30
_SAMPLE = 26
_INDENT = 14
_COUNT = 46


@dataclass(frozen=True, slots=True)
class Line:
    """``at`` is the place in its part; -1 is the name of a group."""

    at: int
    name: str
    record: Record | None = None
    depth: int = 0
    uses: int = 0
    wrong: bool = False


class PartList(QListWidget):
    """One line a record; those of labels stand in their layer, under their parent."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setItemDelegate(_LinePainter(look, self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_part(self, editing: Editing, part: Part, chosen: int) -> None:
        """Fill it anew; ``chosen`` is the record that is the current one."""
        wrong = {it.at for it in editing.wrongs() if it.part == part}
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.clear()
        for line in _lines(editing, part, wrong, self._look.language):
            item = QListWidgetItem(line.name)
            item.setData(LINE, line)
            if line.record is None:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            else:
                uses = self._look.say("labels-uses", count=line.uses)
                item.setData(
                    Qt.ItemDataRole.AccessibleTextRole,
                    f"{line.name}, {code_of(line.record)}, {uses}",
                )
            self.addItem(item)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        self.choose(chosen)

    def refresh(self, editing: Editing, part: Part) -> None:
        """The same lines with other words: nothing moves."""
        wrong = {it.at for it in editing.wrongs() if it.part == part}
        fresh = {it.at: it for it in _lines(editing, part, wrong, self._look.language)}
        for k in range(self.count()):
            item = self.item(k)
            old: Line = item.data(LINE)
            if old.at >= 0 and old.at in fresh and fresh[old.at] != old:
                item.setData(LINE, fresh[old.at])
                item.setText(fresh[old.at].name)

    def choose(self, at: int) -> None:
        for k in range(self.count()):
            if self.item(k).data(LINE).at == at:
                self.setCurrentRow(k)
                return

    @property
    def current(self) -> int:
        item = self.currentItem()
        return item.data(LINE).at if self.currentRow() >= 0 else -1


def _lines(editing: Editing, part: Part, wrong: set[int], language: str) -> list[Line]:
    schema = editing.schema
    some = rows(schema, part)

    def line(at: int, depth: int = 0) -> Line:
        it = some[at]
        name = it.names.get(language) or it.names.get("en") or code_of(it)
        if isinstance(it, AttributeType) and it.labels:  # one name may serve several labels
            labels = (schema.label(it.layer, code) for code in it.labels)
            served = [one.name(language) for one in labels if one is not None]
            name = f"{name} · {' / '.join(served)}" if served else name
        return Line(at, name, it, depth, editing.uses_of(part, at), at in wrong)

    if part not in ("label", "attribute"):
        return [line(at) for at in range(len(some))]
    found: list[Line] = []
    for layer in dict.fromkeys([it.code for it in schema.layers] + [_layer(it) for it in some]):
        mine = [at for at, it in enumerate(some) if _layer(it) == layer]
        if not mine:
            continue
        names = next((it.names for it in schema.layers if it.code == layer), {})
        found.append(Line(-1, names.get(language) or layer))
        order = _as_tree(some, mine) if part == "label" else [(at, 0) for at in mine]
        found += (line(at, depth) for at, depth in order)
    return found


def _layer(it: Record) -> str:
    return it.layer if isinstance(it, Label | AttributeType) else ""


def _as_tree(some: Sequence[Record], mine: Sequence[int]) -> list[tuple[int, int]]:
    """Children after their parent; what hangs on itself stands at the top."""
    codes = {code_of(some[at]) for at in mine}
    children: dict[str, list[int]] = {}
    for at in mine:
        parent = getattr(some[at], "parent", "")
        children.setdefault(parent if parent in codes else "", []).append(at)
    found: list[tuple[int, int]] = []
    waiting = [(at, 0) for at in reversed(children.get("", []))]
    while waiting:
        at, depth = waiting.pop()
        found.append((at, depth))
        below = children.get(code_of(some[at]), [])
        waiting += ((one, depth + 1) for one in reversed(below))
    seen = {at for at, _ in found}
    return found + [(at, 0) for at in mine if at not in seen]


class _LinePainter(CalmPainter):
    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(120, _HEAD if index.data(LINE).record is None else _ROW)

    def draw(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line: Line = index.data(LINE)
        theme, rtl = self._look.theme, self._look.wording.rtl
        room: QRect = option.rect.adjusted(GRID, 0, -GRID, 0)
        if line.record is None:
            font = painter.font()
            font.setPixelSize(12)
            painter.setFont(font)
            painter.setPen(QColor(theme.muted))
            paint_line(painter, room.adjusted(0, 6, 0, 0), line.name, option.direction)
            return
        paint_ground(painter, option, theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = _cut(room, _INDENT * min(line.depth, 4), rtl=rtl)
        if isinstance(line.record, Label):
            x = room.right() - _SAMPLE if rtl else room.left()
            sample = QRectF(x, room.center().y() - 6, _SAMPLE, 12)
            it = line.record
            paint_sample(painter, sample, self._look, it.slot, it.line, it.form)
            room = _cut(room, _SAMPLE + GRID, rtl=rtl)
        room = self._end(painter, room, line, rtl=rtl)
        painter.setPen(QColor(theme.danger if line.wrong else theme.text))
        paint_line(painter, room, line.name, option.direction)

    def _end(self, painter: QPainter, room: QRect, line: Line, *, rtl: bool) -> QRect:
        """The uses at the end, a key cap before them; gives what room is left."""
        painter.setPen(QColor(self._look.theme.muted))
        width = _COUNT
        x = room.left() if rtl else room.right() - width
        count = f"{line.uses:,}" if line.uses else "–"
        side = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
        painter.drawText(
            QRect(x, room.top(), width, room.height()),
            int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter),
            count,
        )
        room = _cut(room, width + 4, rtl=not rtl)
        keys = getattr(line.record, "shortcut", "") or getattr(line.record, "key", "")
        if keys:
            wide = key_cap_width(keys, painter.font())
            x = room.left() if rtl else room.right() - round(wide)
            cap = QRectF(x, room.center().y() - 9, wide, 20)
            paint_key_cap(painter, cap, keys, self._look.theme)
            room = _cut(room, round(wide) + 6, rtl=not rtl)
        return room


def _cut(room: QRect, width: int, *, rtl: bool) -> QRect:
    """Less room at the start side."""
    return room.adjusted(0, 0, -width, 0) if rtl else room.adjusted(width, 0, 0, 0)
