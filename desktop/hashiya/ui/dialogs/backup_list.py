"""Backups as a list grouped by day, and the painter of its rows; it opens none of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from hashiya.commands.backups import Now
from hashiya.display import kept_states
from hashiya.model.backup import Backup
from hashiya.ui.crash import CalmPainter
from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, paint_ground, paint_hairline, paint_line
from hashiya.wording import isolate

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1
_DAY_HEIGHT, _ROW_HEIGHT = 36, 58
_PAD, _TIME, _CHANGE = 14, 64, 190
_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


class BackupModel(QAbstractListModel):
    """Days, each with its backups below it; days cannot be chosen."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: list[str | Backup] = []
        self.now: Now | None = None

    def show(self, backups: Sequence[Backup], now: Now | None) -> None:
        self.beginResetModel()
        self.now = now
        self._rows = []
        day: date | None = None
        for it in backups:
            if _moment(it).date() != day:
                day = _moment(it).date()
                self._rows.append(day_name(day, self._look))
            self._rows.append(it)
        self.endResetModel()

    def first_other(self) -> QModelIndex:
        """The newest that is another state than now; else the newest."""
        last = self.now.last_step if self.now else None
        there = [k for k, it in enumerate(self._rows) if isinstance(it, Backup)]
        others = [k for k in there if self._state(k) != last]
        return self.index(next(iter(others or there), -1))

    def _state(self, at: int) -> str | None:
        found = self._rows[at]
        return found.contents.last_step if isinstance(found, Backup) else None

    def backup(self, index: Index) -> Backup | None:
        found = self._rows[index.row()] if index.isValid() else None
        return found if isinstance(found, Backup) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.backup(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        found = self._rows[index.row()]
        if role == ROW:
            return found
        if isinstance(found, str):
            return found if role == Qt.ItemDataRole.DisplayRole else None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            say = self._look.say
            parts = [clock(found), kept_states.reason(found, say), kept_states.facts(found, say)]
            told = [*parts, difference(found, self.now, self._look)]
            return self._look.wording.comma.join(filter(None, told))
        return None


class BackupPainter(CalmPainter):
    """The time, then why it was made over what it holds, then how it differs from now."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_day = isinstance(index.data(ROW), str)
        return QSize(320, _DAY_HEIGHT if is_day else _ROW_HEIGHT)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found = index.data(ROW)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(found, str):
            self._draw_day(painter, option, found)
        elif isinstance(found, Backup):
            model = index.model()
            now = model.now if isinstance(model, BackupModel) else None
            self._draw_backup(painter, option, found, now)

    def _draw_day(self, painter: QPainter, option: QStyleOptionViewItem, name: str) -> None:
        painter.setFont(_font(option, 12, bold=True))
        painter.setPen(QColor(self._look.theme.muted))
        room = option.rect.adjusted(_PAD, GRID, -_PAD, 0)
        paint_line(painter, room, name, option.direction)

    def _draw_backup(
        self, painter: QPainter, option: QStyleOptionViewItem, it: Backup, now: Now | None
    ) -> None:
        theme = self._look.theme
        if not paint_ground(painter, option, self._look.theme):
            paint_hairline(painter, option, self._look.theme, _PAD)
        room = option.rect.adjusted(_PAD, 7, -_PAD, -7)
        changed = _change(it, now, self._look)
        end = _CHANGE if changed else 0

        def part(start: int, width: int, top: int, height: int) -> QRect:
            box = QRect(room.left() + start, room.top() + top, width, height)
            return QStyle.visualRect(option.direction, room, box)

        half = room.height() // 2
        middle = room.width() - _TIME - end
        painter.setPen(QColor(theme.text))
        painter.setFont(_font(option, 16))
        paint_line(painter, part(0, _TIME, 0, room.height()), clock(it), option.direction)
        painter.setFont(_font(option, 14))
        line = kept_states.reason(it, self._look.say)
        paint_line(painter, part(_TIME, middle, 0, half), line, option.direction)
        painter.setFont(_font(option, 12))
        painter.setPen(QColor(theme.muted))
        line = kept_states.facts(it, self._look.say)
        paint_line(painter, part(_TIME, middle, half, half), line, option.direction)
        for k, line in enumerate(changed):
            box = part(_TIME + middle, end, k * half, half)
            if len(changed) == 1:
                box = part(_TIME + middle, end, 0, room.height())
            self._draw_at_end(painter, option, box, line)

    def _draw_at_end(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, line: str
    ) -> None:
        """In the direction of the window, at the end of the row."""
        width = min(room.width(), painter.fontMetrics().horizontalAdvance(line) + 4)
        box = QRect(room.right() - width + 1, room.top(), width, room.height())
        paint_line(painter, QStyle.visualRect(option.direction, room, box), line, option.direction)


def _font(option: QStyleOptionViewItem, pixels: int, *, bold: bool = False) -> QFont:
    font = QFont(option.font)
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font


def _moment(it: Backup) -> datetime:
    return datetime.fromtimestamp(it.at / 1000)


def clock(it: Backup) -> str:
    return isolate(_moment(it).strftime("%H:%M"))


def day_name(day: date, look: Look) -> str:
    today = datetime.now().astimezone().date()
    if day == today:
        return look.say("backups-today")
    if day == today - timedelta(days=1):
        return look.say("backups-yesterday")
    rtl = look.wording.rtl
    language = QLocale.Language.Arabic if rtl else QLocale.Language.English
    country = QLocale.Country.Egypt if rtl else QLocale.Country.UnitedKingdom
    shown = QLocale(language, country).toString(
        QDate(day.year, day.month, day.day), "dddd d MMMM yyyy"
    )
    return shown.translate(_WESTERN)


def _change(it: Backup, now: Now | None, look: Look) -> list[str]:
    """What it has more or less than the project now."""
    if now is None:
        return []
    if it.contents.last_step == now.last_step:
        return [look.say("backups-same")]
    said: list[str] = []
    for what, count in zip(("articles", "annotations"), now.more(it), strict=True):
        if count:
            which = "more" if count > 0 else "fewer"
            said.append(look.say(f"backups-{which}-{what}", count=abs(count)))
    return said or [look.say("backups-same-counts")]


def difference(it: Backup, now: Now | None, look: Look) -> str:
    """The same as one sentence; empty when there is nothing to compare with."""
    if now is not None and it.contents.last_step == now.last_step:
        return look.say("backups-is-now")
    said = _change(it, now, look)
    return look.say("backups-compared", what=look.wording.comma.join(said)) if said else ""
