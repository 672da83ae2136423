"""The corpus panel: every article with its state, a filter, the bin; it changes nothing by itself."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QListView, QMenu, QStackedLayout, QWidget

from hashiya.model.article import ArticleLine
from hashiya.text import folding
from hashiya.ui.look import Look
from hashiya.ui.panels.article_list import LINE_ROLE, ArticleModel, ArticlePainter
from hashiya.ui.panels.panel import Panel, choose_row
from hashiya.ui.session import Session
from hashiya.ui.tagging import Tagging
from hashiya.ui.widgets import GRID, button, column, holder, label, search_field


class ArticlesPanel(Panel):
    """Signals ask for what only the flows may do: details, the bin, bringing back, importing."""

    details_asked = Signal(str)
    bin_asked = Signal(list)
    restore_asked = Signal(list)
    import_asked = Signal()
    read_asked = Signal()

    def __init__(self, session: Session, look: Look, tagging: Tagging) -> None:
        super().__init__(session, look, tagging, "ui-panel-articles")
        self._in_bin = False
        self._stale = False
        self._lines: list[ArticleLine] = []
        self.model = ArticleModel(look, self)
        self.list = self._make_list()
        self._filter = search_field(look.say("ui-articles-filter"), look.say("ui-clear"))
        self._filter.textChanged.connect(self._show_filtered)
        self._bin = button("", self._toggle_bin, "quiet")
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._make_empty())
        self.body.addWidget(self._filter)
        self.body.addLayout(self._stack, 1)
        self.body.addWidget(self._bin)
        self.entry = self.list
        session.project_changed.connect(self.refresh)
        session.articles_changed.connect(self._changed)
        session.article_shown.connect(self._mark_current)

    @property
    def lines(self) -> list[ArticleLine]:
        """Articles of the project in order, the bin left out."""
        if self._stale:
            self.refresh()
        return [it for it in self._lines if not it.deleted]

    def _changed(self) -> None:
        self._stale = True
        self.later.start()

    def refresh(self) -> None:
        super().refresh()
        self._stale = False
        workspace = self.session.workspace
        self._lines = []
        if workspace is not None:
            self._lines = [*workspace.articles(), *workspace.articles(deleted=True)]
        binned = sum(it.deleted for it in self._lines)
        if not binned:
            self._in_bin = False
        self._bin.setVisible(bool(binned))
        back = self.look.say("ui-articles-back")
        self._bin.setText(back if self._in_bin else self.look.say("ui-articles-bin", count=binned))
        self._show_heading()
        self._show_filtered()

    def _show_heading(self) -> None:
        lines = self.lines
        done = sum(it.status == "done" for it in lines)
        title = "ui-panel-bin" if self._in_bin else "ui-panel-articles"
        self.set_title(self.look.say(title))
        count = self.look.say("ui-articles-done", done=done, all=len(lines))
        self.set_count(count if lines and not self._in_bin else "")

    def _show_filtered(self) -> None:
        wanted = folding.fold(self._filter.text().strip()).text
        shown = [
            it
            for it in self._lines
            if it.deleted == self._in_bin and wanted in folding.fold(_words(it)).text
        ]
        self.model.show_lines(shown)
        none_at_all = not self._lines
        self._filter.setVisible(not none_at_all)
        self._stack.setCurrentIndex(1 if none_at_all else 0)
        self._mark_current()

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(ArticlePainter(self.look, view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        view.setAccessibleName(self.look.say("ui-panel-articles"))
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._menu)
        view.clicked.connect(self._open)
        view.activated.connect(self._open)
        return view

    def _make_empty(self) -> QWidget:
        words = label(self.look.say("ui-articles-empty"), "muted", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        choose = button(self.look.say("ui-articles-import"), self.import_asked.emit, "primary")
        return holder(column(1, words, choose, 2, margin=GRID, gap=2 * GRID))

    def _open(self, index: QModelIndex) -> None:
        line = index.data(LINE_ROLE)
        if isinstance(line, ArticleLine) and not line.deleted:
            current = self.session.article
            if current is None or current.id != line.id:
                self.session.show(line.id)
            if len(self.chosen()) == 1:
                self.read_asked.emit()

    def _mark_current(self) -> None:
        article = self.session.article
        at = self.model.row_of(article.id) if article else -1
        if at >= 0:
            index = self.model.index(at)
            if not self.list.selectionModel().isSelected(index):
                choose_row(self.list, index)
        else:
            self.list.clearSelection()

    def _toggle_bin(self) -> None:
        self._in_bin = not self._in_bin
        self.refresh()

    def chosen(self) -> list[ArticleLine]:
        found = [it.data(LINE_ROLE) for it in self.list.selectionModel().selectedIndexes()]
        return [it for it in found if isinstance(it, ArticleLine)]

    def _menu(self, at: QPoint) -> None:
        lines = self.chosen()
        workspace = self.session.workspace
        if not lines or workspace is None or workspace.read_only:
            return
        ids = [it.id for it in lines]
        menu = QMenu(self)
        say = self.look.say
        if self._in_bin:
            menu.addAction(say("ui-articles-restore"), lambda: self.restore_asked.emit(ids))
        else:
            details = menu.addAction(
                say("ui-action-details"), lambda: self.details_asked.emit(ids[0])
            )
            details.setEnabled(len(ids) == 1)
            menu.addSeparator()
            menu.addAction(say("ui-action-bin-article"), lambda: self.bin_asked.emit(ids))
        menu.exec(self.list.viewport().mapToGlobal(at))
        menu.deleteLater()


def _words(line: ArticleLine) -> str:
    return " ".join((line.title, line.name, line.source, line.published))
