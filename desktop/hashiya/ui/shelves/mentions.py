"""The mentions of one entity, each a line with what stands round it; it groups nothing and changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from hashiya.commands.searching import AROUND, Hit
from hashiya.display.table import Progress
from hashiya.model.span import Span
from hashiya.model.table_rows import MarkRow
from hashiya.ui.concordance import HitModel, HitPainter
from hashiya.ui.look import Look
from hashiya.ui.panels.arranging import Turn
from hashiya.ui.session import Session

if TYPE_CHECKING:
    from hashiya.workspace import Workspace

MOST = 2_000
"""Mentions that are listed."""
AT_ONCE = 24
_SOON_MS = 60
_ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Mentions(QListView):
    """``taken``: Enter on a mention, ``pointed``: a click on it; ``left``: back to the table."""

    taken = Signal(object)
    pointed = Signal(object)
    left = Signal()
    edit_asked = Signal()

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self._session = session
        self.hits = HitModel(look, self)
        self.marks: list[MarkRow] = []
        self.setModel(self.hits)
        self.setItemDelegate(HitPainter(look, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(look.say("tables-mentions"))
        self.clicked.connect(lambda index: self._emit(self.pointed, index))
        self._turn = Turn(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._read)
        session.closing.connect(self.stop)

    @property
    def busy(self) -> bool:
        return self._turn.busy or self._soon.isActive()

    def stop(self) -> None:
        self._soon.stop()
        self._turn.stop()

    def show_marks(self, marks: Sequence[MarkRow]) -> None:
        """List these; a moment later, so that whoever runs along a table waits for none of them."""
        some = [*marks[:MOST]]
        if some == self.marks:
            return
        self.stop()
        self.marks = some
        self._soon.start()

    def ensure_read(self) -> None:
        if self._soon.isActive():
            self._read()

    def chosen(self) -> list[MarkRow]:
        rows = sorted(it.row() for it in self.selectionModel().selectedRows())
        return [self.marks[it] for it in rows if it < len(self.marks)]

    def _read(self) -> None:
        self._soon.stop()
        workspace, marks = self._session.workspace, self.marks
        self.hits.clear()
        if workspace is None or not marks:
            return
        self._add(_hits(workspace, marks[:AT_ONCE], None))
        if len(marks) > AT_ONCE:
            self._turn.begin(
                lambda progress: _hits(workspace, marks[AT_ONCE:], progress),
                self._add,
                self._session.failed.emit,
            )

    def _add(self, hits: list[Hit]) -> None:
        if hits:
            self.hits.add(hits)

    def enter(self) -> None:
        """The keys are here from now on, at the first mention where none was current."""
        self.ensure_read()
        if not self.currentIndex().isValid() and self.hits.rowCount():
            self.setCurrentIndex(self.hits.index(0))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        back = Qt.Key.Key_Right if rtl else Qt.Key.Key_Left
        if event.key() in _ENTERS:
            self._emit(self.taken, self.currentIndex())
        elif event.key() in {back, Qt.Key.Key_Escape}:
            self.left.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.edit_asked.emit()
        else:
            super().keyPressEvent(event)

    def _emit(self, signal: SignalInstance, index: QModelIndex) -> None:
        if index.isValid() and index.row() < len(self.marks):
            signal.emit(self.marks[index.row()])


def _hits(workspace: Workspace, marks: Sequence[MarkRow], progress: Progress | None) -> list[Hit]:
    """The words round each; a text is read once for neighbours in one article."""
    found: list[Hit] = []
    article, text = "", ""
    for it in marks:
        if it.article != article:
            article, text = it.article, workspace.stored_text(it.article)
            if progress is not None:
                progress(len(found), len(marks))
        found.append(
            Hit(
                article=it.article,
                name=it.title,
                title=it.title,
                span=Span(it.start, it.end),
                before=text[max(0, it.start - AROUND) : it.start],
                found=it.quote,
                after=text[it.end : it.end + AROUND],
            )
        )
    return found
