"""The history: who did what when, of this article or the project; it asks for what it offers by signals."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QListView, QPushButton

from hashiya.model.record import HistoryLine
from hashiya.ui.calm_combo import CalmCombo
from hashiya.ui.flow_layout import FlowLayout
from hashiya.ui.look import Look
from hashiya.ui.panels.history_list import HistoryModel, HistoryPainter
from hashiya.ui.panels.panel import Panel, choose_row
from hashiya.ui.session import Session
from hashiya.ui.tagging import Tagging
from hashiya.ui.widgets import GRID, button, holder, label, row

SHOW_AFTER_MS = 120
FEW = 2000
"""Of a larger step the place is not looked for: it is everywhere."""
_NEW = 50
"""Lines that came since, read one page at a time; where more came the list is read anew."""


class HistoryPanel(Panel):
    """``past_asked``, ``back_asked`` and ``take_back_asked`` carry the chosen line."""

    past_asked = Signal(object)
    back_asked = Signal(object)
    take_back_asked = Signal(object)

    def __init__(self, session: Session, look: Look, tagging: Tagging) -> None:
        super().__init__(session, look, tagging, "history-title")
        self.model = HistoryModel(session, look, self)
        self._of = ""
        self._scope, self._whose = CalmCombo(), CalmCombo()
        self._fill_scope()
        self.list = self._make_list()
        self._empty = label(look.say("history-empty"), "muted", wrap=True)
        choices = row(self._scope, self._whose, gap=GRID // 2)
        choices.setStretch(0, 1)
        choices.setStretch(1, 1)
        self._verbs = self._make_verbs()
        self.body.addLayout(choices)
        self.body.addWidget(self._empty)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._foot)
        self.entry = self.list
        # while an arrow key is held the page is not asked to follow every row
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SHOW_AFTER_MS)
        self._soon.timeout.connect(self._show_place)
        session.stepped.connect(self.later.start)
        session.article_shown.connect(self._article_shown)
        session.project_changed.connect(self._project_changed)
        self.hide()

    def _fill_scope(self) -> None:
        say = self.look.say
        self._scope.addItem(say("history-of-article"), "article")
        self._scope.addItem(say("history-of-project"), "project")
        self._scope.setAccessibleName(say("history-scope"))
        self._whose.setAccessibleName(say("history-whose"))
        for combo in (self._scope, self._whose):
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            combo.setMinimumContentsLength(6)
            combo.currentIndexChanged.connect(self.read_anew)

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(HistoryPainter(self.model, self.look, view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(self.look.say("history-title"))
        view.selectionModel().currentChanged.connect(self._chosen)
        view.clicked.connect(self._clicked)
        view.activated.connect(self._activated)
        return view

    def _make_verbs(self) -> list[QPushButton]:
        say = self.look.say
        made = [
            button(say("history-show-past"), lambda: self._ask(self.past_asked)),
            button(say("history-go-back"), lambda: self._ask(self.back_asked)),
            button(say("history-take-back"), lambda: self._ask(self.take_back_asked)),
        ]
        flow = FlowLayout(GRID // 2)
        for it in made:
            flow.addWidget(it)
        self._foot = holder(flow)
        return made

    # -- what is shown

    def read_anew(self) -> None:
        """From the newest step on, with what is chosen above the list."""
        self.later.stop()
        workspace, article = self.session.workspace, self.session.article
        here = self._scope.currentData() == "article"
        self._of = article.id if here and article else ""
        if workspace is None or (here and article is None):
            self.model.show_from(None)
        else:
            self.model.show_from(self._read)
            self.list.scrollToTop()
        self._show_state()

    def refresh(self) -> None:
        """After a step: put what is new at the top, and look again what stands."""
        super().refresh()
        if not self.isVisible() or self.session.workspace is None:
            return
        self._show_names()
        known = self.model.line(1)
        newer = self._read(_NEW, None)
        ids = [it.id for it in newer]
        if known is None or known.id not in ids:
            self.read_anew()
            return
        self.model.come_newer(newer[: ids.index(known.id)])
        self._show_state()

    def _read(self, limit: int, before: str | None) -> list[HistoryLine]:
        workspace = self.session.workspace
        if workspace is None:
            return []
        whose = self._whose.currentData() or None
        found = self.session.attempt(
            lambda: workspace.history(limit, before, self._of or None, whose, folded=True)
        )
        return found or []

    def _show_names(self) -> None:
        workspace = self.session.workspace
        names = workspace.annotators() if workspace else []
        shown = [self._whose.itemData(k) for k in range(1, self._whose.count())]
        if names == shown and self._whose.count():
            return
        chosen = self._whose.currentData()
        blocker = QSignalBlocker(self._whose)
        self._whose.clear()
        self._whose.addItem(self.look.say("history-everyone"), "")
        for it in names:
            self._whose.addItem(it, it)
        self._whose.setCurrentIndex(max(0, self._whose.findData(chosen)))
        blocker.unblock()

    def _show_state(self) -> None:
        empty = not self.model.rowCount()
        self._empty.setVisible(empty)
        self.list.setVisible(not empty)
        line = self.line
        writable = line is not None and self.session.may_change(self.article_of(line))
        self._verbs[0].setEnabled(line is not None and self.article_of(line) is not None)
        self._verbs[1].setEnabled(self._verbs[0].isEnabled() and writable)
        undone = line is not None and self.model.undone(self.list.currentIndex().row())
        self._verbs[2].setEnabled(writable and not undone)

    def _article_shown(self) -> None:
        if not self.isVisible() or self.session.past:
            return
        article = self.session.article
        if self._scope.currentData() == "article" and (article.id if article else "") != self._of:
            self.read_anew()

    def _project_changed(self) -> None:
        self._whose.clear()
        if self.isVisible():
            self._show_names()
            self.read_anew()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_names()
        self.read_anew()

    # -- what is chosen

    @property
    def line(self) -> HistoryLine | None:
        return self.model.line(self.list.currentIndex().row())

    def article_of(self, line: HistoryLine | None) -> str | None:
        """The article that a line is about: the one whose history this is, else the line's own."""
        return self._of or (line.article if line else None)

    def choose(self, step_id: str) -> None:
        at = self.model.row_of(step_id)
        if at >= 0:
            choose_row(self.list, self.model.index(at))

    def _ask(self, signal: object) -> None:
        if self.line is not None:
            signal.emit(self.line)  # pyright: ignore[reportAttributeAccessIssue] - a signal of ours

    def _chosen(self) -> None:
        self._show_state()
        self._soon.start()

    def _clicked(self, _index: QModelIndex) -> None:
        self._soon.stop()
        self._show_place(go=True)

    def _activated(self, _index: QModelIndex) -> None:
        """Enter: the article as it was then."""
        self._ask(self.past_asked)

    def _show_place(self, *, go: bool = False) -> None:
        """Show on the page what the chosen step touched; ``go``: also in another article."""
        line, workspace = self.line, self.session.workspace
        if line is None or workspace is None or line.edits > FEW:
            return
        article = self.session.article
        elsewhere = line.article is not None and (article is None or article.id != line.article)
        if elsewhere and (not go or self._of):
            return
        step = workspace.step(line.id)
        if step is None:
            return
        if elsewhere and not self._goes_to(line.article):
            return
        self.tagging.show_touched(step)

    def _goes_to(self, article_id: str | None) -> bool:
        workspace = self.session.workspace
        lines = workspace.listing.lines_of([article_id]) if workspace and article_id else {}
        if all(it.deleted for it in lines.values()):
            return False
        self.session.show(article_id)
        return True
