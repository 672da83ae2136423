"""Search in all texts: asks the bar what, searches in a worker, lists the places and goes to them.

Who takes a place has the keyboard in the text, and Esc leads back to the same line of the list, which
stays until it is closed. Nothing is changed.
"""

from __future__ import annotations

from threading import Event
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QRunnable,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QListView, QWidget

from hashiya.ui import background
from hashiya.ui.banner import announce
from hashiya.ui.calm_combo import CalmCombo
from hashiya.ui.concordance import HIT_ROLE, HitModel, HitPainter
from hashiya.ui.look import Look
from hashiya.ui.reader.view import ReaderView
from hashiya.ui.session import Session
from hashiya.ui.widgets import GRID, button, column, label, search_field

if TYPE_CHECKING:
    from hashiya.commands.searching import Edges, Hit
    from hashiya.workspace import Workspace

MOST = 5_000
"""Places that are listed; who has more will want other words."""
TYPED_MS = 150
BATCH, BATCH_S = 100, 0.06
EDGES: tuple[Edges, ...] = ("anywhere", "start", "whole")
_HEIGHT = (170, 260)
_SHARE = 0.34
_LEAST, _WIDE = 240, 520


class _Stopped(Exception):
    """Nobody waits for the places any more."""


class _Voice(QObject):
    found = Signal(object, int)
    ended = Signal(int)
    failed = Signal(object, int)


class _Work(QRunnable):
    """One search in a worker, with a connection of its own; batches carry the search's number."""

    def __init__(self, workspace: Workspace, words: str, edges: Edges, number: int) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._workspace, self._words, self._number = workspace, words, number
        self._edges: Edges = edges
        self._stop = Event()
        self.voice = _Voice()

    def stop(self) -> None:
        self._stop.set()

    def run(self) -> None:
        try:
            self._search()
        except _Stopped:
            return
        except Exception as error:  # told on the main thread
            self.voice.failed.emit(error, self._number)
        else:
            self.voice.ended.emit(self._number)

    def _search(self) -> None:
        from hashiya.commands.searching import search

        batch: list[Hit] = []
        since = perf_counter()
        hits = search(self._workspace, self._words, MOST, edges=self._edges, progress=self._look_up)
        for hit in hits:
            batch.append(hit)
            if len(batch) >= BATCH or perf_counter() - since > BATCH_S:
                self.voice.found.emit(batch, self._number)
                batch, since = [], perf_counter()
        if batch:
            self.voice.found.emit(batch, self._number)

    def _look_up(self) -> None:
        if self._stop.is_set():
            raise _Stopped


class SearchView(QFrame):
    """The bar and the list below the page; ``closed`` when it was told to go."""

    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(look.say("corpus-search"))
        self.field = search_field(look.say("corpus-search-hint"), look.say("ui-clear"))
        self.edges = CalmCombo()
        self.edges.setAccessibleName(look.say("corpus-edges"))
        for it in EDGES:
            self.edges.addItem(look.say(f"corpus-edges-{it}"), it)
        self.count = label("", "caption")
        self.model = HitModel(look, self)
        self.list = self._make_list(look)
        close = button(look.say("corpus-search-close"), self.closed.emit, "quiet")
        self._parts = (self.field, close, self.edges, self.count)
        self._bar = QGridLayout()
        self._bar.setColumnStretch(0, 1)
        self._bar.setSpacing(GRID)
        self._wide: bool | None = None
        box = column(self._bar, self.list, gap=GRID // 2)
        box.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        self.setLayout(box)
        self.setMinimumWidth(_LEAST)
        self._arrange(wide=True)
        self.setFixedHeight(_HEIGHT[1])
        self.hide()

    def _arrange(self, *, wide: bool) -> None:
        """In one row, or in a narrow window in two: nothing in it is cut."""
        if wide == self._wide:
            return
        self._wide = wide
        field, close, edges, count = self._parts
        places = {field: (0, 0), edges: (0, 1), count: (0, 2), close: (0, 3)}
        if not wide:
            places = {field: (0, 0), close: (0, 1), edges: (1, 0), count: (1, 1)}
        for it, (at, column_at) in places.items():
            self._bar.removeWidget(it)
            self._bar.addWidget(it, at, column_at)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(wide=event.size().width() >= _WIDE)

    def _fit(self) -> None:
        """A share of a low window, so that the page keeps its lines."""
        least, most = _HEIGHT
        self.setFixedHeight(min(most, max(least, round(self.window().height() * _SHARE))))

    def _make_list(self, look: Look) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(HitPainter(look, view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(look.say("corpus-hits"))
        return view

    def entry(self) -> QWidget:
        """Where one wants to be in it: at the place that was taken, else where words are typed."""
        return self.list if self.list.currentIndex().isValid() else self.field

    @property
    def holds_focus(self) -> bool:
        window = self.window()
        return self.isAncestorOf(window.focusWidget() or window)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)


class ProjectSearch(QObject):
    def __init__(self, reader: ReaderView, session: Session, look: Look) -> None:
        super().__init__(reader)
        self._reader, self._session, self._look = reader, session, look
        self.view = SearchView(look)
        self._work: _Work | None = None
        self._number = 0
        self._taking = False
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(TYPED_MS)
        self._typed.timeout.connect(self.search)
        self.view.field.textChanged.connect(self._written)
        self.view.field.returnPressed.connect(self._enter)
        self.view.edges.currentIndexChanged.connect(lambda: self.search())
        self.view.list.clicked.connect(self._take)
        self.view.list.activated.connect(self._take)
        self.view.closed.connect(self.close)
        session.project_changed.connect(self._forget)

    @property
    def busy(self) -> bool:
        return self._typed.isActive() or self._work is not None

    def open(self, words: str = "") -> None:
        """Show the view; with words they are searched for at once. From the text back to the list."""
        view = self.view
        if not words and self.back():
            return
        selected = "" if view.isVisible() else self._selected()
        view.show()
        if words or selected:
            view.field.setText(words or selected)
        view.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        view.field.selectAll()

    def back(self) -> bool:
        """From elsewhere into the list, to the place taken last; False without a list to go to."""
        view = self.view
        if not view.isVisible() or view.holds_focus or not view.model.hits:
            return False
        if not view.list.currentIndex().isValid():
            view.list.setCurrentIndex(view.model.index(0))
        view.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    @property
    def lists(self) -> bool:
        """Whether places are in view that one can go through."""
        return self.view.isVisible() and bool(self.view.model.hits)

    def step(self, by: int) -> None:
        """Show the next (+1) or previous (-1) place, round the ends of the list; the keyboard stays."""
        count, current = len(self.view.model.hits), self.view.list.currentIndex()
        row = current.row() + by if current.isValid() else min(by, 0)
        if not 0 <= row < count:
            if self._work is not None:  # what comes after the last one is not known yet
                return
            if current.isValid():
                ends = "forward" if by > 0 else "back"
                self._session.said.emit(self._look.say(f"corpus-wrapped-{ends}"))
        self._show(self.view.model.index(row % count))

    def close(self) -> bool:
        """Put the view away; False when there was none to put away."""
        if not self.view.isVisible():
            return False
        self._stop()
        self.view.hide()
        self._reader.setFocus()
        return True

    def search(self) -> None:
        """Search anew for what the field says; what ran is given up."""
        self._stop()
        self.view.model.clear()
        words = self.view.field.text()
        workspace = self._session.workspace
        if not words.strip() or workspace is None:
            self.view.count.setText("")
            return
        self._number += 1
        work = _Work(workspace, words, self.view.edges.currentData(), self._number)
        work.voice.found.connect(self._found)
        work.voice.ended.connect(self._ended)
        work.voice.failed.connect(self._failed)
        self._work = work
        self._tell()
        background.begin(work)

    def _selected(self) -> str:
        span, article = self._reader.selection(), self._session.article
        words = article.text[span.start : span.end] if span and article else ""
        return words if len(words) <= 80 and len(words.splitlines()) <= 1 else ""

    def _written(self) -> None:
        self._taking = False
        self._typed.start()

    def _enter(self) -> None:
        """Take the place that is current, else the first one, as soon as it is found."""
        if self._typed.isActive():
            self.search()
        current = self.view.list.currentIndex()
        if self.view.model.hits:
            self._take(current if current.isValid() else self.view.model.index(0))
        else:
            self._taking = self._work is not None

    def _forget(self) -> None:
        """Another project: what was found lies in the one before."""
        self._stop()
        self.view.model.clear()
        self.view.field.clear()
        self._typed.stop()
        self.view.hide()

    def _stop(self) -> None:
        self._typed.stop()
        if self._work is not None:
            self._work.stop()
            self._work = None

    # what the worker tells

    def _found(self, hits: list[Hit], number: int) -> None:
        if number == self._number and self._work is not None:
            self.view.model.add(hits)
            self._tell()
            if self._taking:
                self._taking = False
                if self.view.field.hasFocus():
                    self._take(self.view.model.index(0))

    def _ended(self, number: int) -> None:
        if number == self._number:
            self._work, self._taking = None, False
            self._tell()
            announce(self.view.field, self.view.count.text())

    def _failed(self, error: object, number: int) -> None:
        if number == self._number:
            self._work = None
            self._tell()
            self._session.failed.emit(error)

    def _tell(self) -> None:
        say, count = self._look.say, len(self.view.model.hits)
        if self._work is not None and not count:
            told = say("find-searching")
        elif not count:
            told = say("find-none")
        else:
            more = "+" if self._work is not None or count >= MOST else ""
            at = self.view.list.currentIndex().row() + 1
            of = f"{count:,}{more}"
            told = (
                say("find-count", at=f"{at:,}", of=of) if at else say("corpus-hits-count", count=of)
            )
        self.view.count.setText(told)

    # to the place

    def _take(self, index: QModelIndex) -> None:
        """Go to a place and work there: labels and all other keys are about it now."""
        if self._show(index):
            self._reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, index: QModelIndex) -> bool:
        """Bring a place into view, its words selected; False when it is there no longer."""
        from hashiya.commands.searching import Hit

        hit = index.data(HIT_ROLE)
        if not isinstance(hit, Hit):
            return False
        self.view.list.setCurrentIndex(index)
        self._tell()
        session, reader = self._session, self._reader
        if session.article is None or session.article.id != hit.article:
            session.show(hit.article)
        article = session.article
        if article is None or article.id != hit.article:
            return False
        if article.text[hit.span.start : hit.span.end] != hit.found:  # the text was corrected since
            session.said.emit(self._look.say("corpus-hit-gone"))
            return False
        reader.select(hit.span)
        view = reader.viewport().height()
        middle = reader.rect_of(hit.span.start, hit.span.end).center().y()
        if not 0.12 * view < middle < 0.8 * view:
            reader.scroll_by(middle - 0.4 * view)
        announce(self.view.field, self.view.count.text())
        return True
