"""The rows of the findings: a heading for each rule with its count, the words below; it finds nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPolygonF
from PySide6.QtWidgets import QStyleOptionViewItem

from hashiya.display import finding_words
from hashiya.model.record import Finding
from hashiya.ui.crash import CalmPainter
from hashiya.ui.look import Look
from hashiya.ui.session import Session
from hashiya.ui.widgets import paint_ground, paint_line
from hashiya.wording import isolate

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1
_HEIGHT = 32
_PAD = 10
_INDENT = 22
_NAME = 200


@dataclass(slots=True)
class Group:
    """What broke one rule; ``folded`` hides it."""

    rule: str
    findings: list[Finding] = field(default_factory=list[Finding])
    folded: bool = False

    def __len__(self) -> int:
        return 1 + (0 if self.folded else len(self.findings))

    @property
    def fixable(self) -> list[Finding]:
        return [it for it in self.findings if it.fixable]


class FindingModel(QAbstractListModel):
    """A row is a ``Group`` or a ``Finding``; groups stand in the order of the rules."""

    def __init__(self, session: Session, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._look = session, look
        self._order: tuple[str, ...] = ()
        self.groups: list[Group] = []
        self.with_names = False

    @property
    def total(self) -> int:
        return sum(len(it.findings) for it in self.groups)

    def order_by(self, rules: tuple[str, ...]) -> None:
        self._order = rules

    def show(self, findings: Iterable[Finding]) -> None:
        """These alone; what was folded stays so."""
        folded = {it.rule for it in self.groups if it.folded}
        self.beginResetModel()
        self.groups = []
        for it in findings:
            group = self._group(it.rule)
            group.folded = it.rule in folded
            group.findings.append(it)
        self.endResetModel()

    def add(self, findings: Iterable[Finding]) -> None:
        """These too; the rows that are there stay where they are looked at."""
        of_rule: dict[str, list[Finding]] = {}
        for it in findings:
            of_rule.setdefault(it.rule, []).append(it)
        for rule, some in of_rule.items():
            if not any(it.rule == rule for it in self.groups):
                at = self._first_row(self._place(rule))
                self.beginInsertRows(QModelIndex(), at, at)
                self._group(rule)
                self.endInsertRows()
            group = self._group(rule)
            head = self._first_row(self.groups.index(group))
            if group.folded:
                group.findings += some
            else:
                at = head + len(group)
                self.beginInsertRows(QModelIndex(), at, at + len(some) - 1)
                group.findings += some
                self.endInsertRows()
            self.dataChanged.emit(self.index(head), self.index(head))

    def replace(self, articles: Collection[str], findings: Iterable[Finding]) -> None:
        """What is said of these articles is another now."""
        others = [one for it in self.groups for one in it.findings if one.article not in articles]
        self.show([*others, *findings])

    def fold(self, row: int, *, folded: bool) -> None:
        group = self.at(row)
        if not isinstance(group, Group) or group.folded == folded:
            return
        first, last = row + 1, row + len(group.findings)
        if folded:
            self.beginRemoveRows(QModelIndex(), first, last)
            group.folded = True
            self.endRemoveRows()
        else:
            self.beginInsertRows(QModelIndex(), first, last)
            group.folded = False
            self.endInsertRows()
        self.dataChanged.emit(self.index(row), self.index(row))

    def at(self, row: int) -> Group | Finding | None:
        for it in self.groups:
            if row < len(it):
                return it if row <= 0 else it.findings[row - 1]
            row -= len(it)
        return None

    def group_at(self, row: int) -> Group | None:
        """The group that the row belongs to."""
        for it in self.groups:
            if row < len(it):
                return it
            row -= len(it)
        return None

    def head_of(self, row: int) -> int:
        at = 0
        for it in self.groups:
            if row < at + len(it):
                return at
            at += len(it)
        return -1

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else sum(map(len, self.groups))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        it = self.at(index.row()) if index.isValid() else None
        if it is None:
            return None
        if role == ROW:
            return it
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(it)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._said(it)
        return None

    def words(self, it: Group | Finding) -> str:
        if isinstance(it, Group):
            name = finding_words.title(it.rule, self._look.wording)
            return self._look.say("rules-of", rule=name, count=f"{len(it.findings):,}")
        return finding_words.words(it, self._session.schema, self._look.wording)

    def detail(self, it: Finding) -> str:
        return finding_words.detail(it, self._session.schema, self._look.wording)

    def _said(self, it: Group | Finding) -> str:
        say = self._look.say
        if isinstance(it, Group):
            name = finding_words.title(it.rule, self._look.wording)
            message = "rules-folded" if it.folded else "rules-group"
            return say(message, rule=name, count=f"{len(it.findings):,}")
        said = finding_words.said(it, self._session.schema, self._look.wording)
        name = it.values.get("name")
        return say("rules-said", said=said, name=name) if name and self.with_names else said

    def _group(self, rule: str) -> Group:
        found = next((it for it in self.groups if it.rule == rule), None)
        if found is None:
            found = Group(rule)
            self.groups.insert(self._place(rule), found)
        return found

    def _place(self, rule: str) -> int:
        return sum(self._rank(it.rule) < self._rank(rule) for it in self.groups)

    def _rank(self, rule: str) -> int:
        return self._order.index(rule) if rule in self._order else -1

    def _first_row(self, group: int) -> int:
        return sum(len(it) for it in self.groups[:group])


class FindingPainter(CalmPainter):
    """A heading with a sign for folded; a finding with its words, what is wrong, and its article."""

    def __init__(self, model: FindingModel, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._look = model, look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(240, _HEIGHT)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        it = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, self._look.theme)
        if isinstance(it, Group):
            self._paint_group(painter, option, it)
        elif isinstance(it, Finding):
            self._paint_finding(painter, option, it)
        painter.restore()

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, it: Group) -> None:
        room = _cut(option.rect.adjusted(_PAD, 0, -_PAD, 0), option.direction, _INDENT - 6)
        theme = self._look.theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.muted))
        painter.drawPolygon(_sign(option, folded=it.folded))
        font = QFont(option.font)
        font.setPixelSize(13)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        paint_line(painter, room, self._model.words(it), option.direction)

    def _paint_finding(self, painter: QPainter, option: QStyleOptionViewItem, it: Finding) -> None:
        theme = self._look.theme
        room = _cut(option.rect.adjusted(_PAD, 0, -_PAD, 0), option.direction, _INDENT)
        font = QFont(option.font)
        small = QFont(option.font)
        small.setPixelSize(12)
        name = str(it.values.get("name", "")) if self._model.with_names else ""
        if name and room.width() > 3 * _NAME // 2:
            painter.setFont(small)
            painter.setPen(QColor(theme.muted))
            wide = min(_NAME, QFontMetrics(small).horizontalAdvance(name) + 4, room.width() // 3)
            paint_line(painter, _end(room, option.direction, wide), name, option.direction)
            room = _without_end(room, option.direction, wide + _PAD)
        font.setPixelSize(14)
        detail = self._model.detail(it)
        words = self._model.words(it)
        most = room.width() if not detail else room.width() * 3 // 5
        wide = min(most, QFontMetrics(font).horizontalAdvance(words) + 4)
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        start = _without_end(room, option.direction, room.width() - wide)
        paint_line(painter, start, isolate(words), option.direction)
        if detail:
            painter.setFont(small)
            painter.setPen(QColor(theme.accent if it.fixable else theme.muted))
            rest = _cut(room, option.direction, wide + _PAD)
            paint_line(painter, rest, detail, option.direction)


def _rtl(direction: Qt.LayoutDirection) -> bool:
    return direction == Qt.LayoutDirection.RightToLeft


def _cut(room: QRect, direction: Qt.LayoutDirection, by: int) -> QRect:
    """Without so much at the start side."""
    return room.adjusted(0, 0, -by, 0) if _rtl(direction) else room.adjusted(by, 0, 0, 0)


def _without_end(room: QRect, direction: Qt.LayoutDirection, by: int) -> QRect:
    return room.adjusted(by, 0, 0, 0) if _rtl(direction) else room.adjusted(0, 0, -by, 0)


def _end(room: QRect, direction: Qt.LayoutDirection, wide: int) -> QRect:
    x = room.x() if _rtl(direction) else room.right() - wide + 1
    return QRect(x, room.y(), wide, room.height())


def _sign(option: QStyleOptionViewItem, *, folded: bool) -> QPolygonF:
    """A triangle: down when open, towards the end side when folded."""
    rtl = _rtl(option.direction)
    rect = option.rect
    x = rect.right() - _PAD - 4 if rtl else rect.x() + _PAD + 4
    y = rect.center().y()
    if not folded:
        corners = [(-4, -2), (4, -2), (0, 3)]
    else:
        side = -1 if rtl else 1
        corners = [(-2 * side, -4), (-2 * side, 4), (3 * side, 0)]
    return QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners])
