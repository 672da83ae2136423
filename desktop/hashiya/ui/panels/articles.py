"""The corpus panel: every article with its state, a filter, the bin; it changes nothing by itself."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QListView, QMenu, QStackedLayout, QWidget

from hashiya.display.corpus import ORDERS, Corpus, Labelled, Order
from hashiya.display.corpus_rows import Rows
from hashiya.model.article import ArticleLine, Status
from hashiya.model.edit import Step
from hashiya.model.errors import HashiyaError
from hashiya.ui.look import Look
from hashiya.ui.panels.arranging import Arranging
from hashiya.ui.panels.article_filters import OrderMenu, StatusChips
from hashiya.ui.panels.article_list import LINE_ROLE, ArticleModel, ArticlePainter
from hashiya.ui.panels.label_filter import LabelFilter
from hashiya.ui.panels.panel import Panel, choose_row
from hashiya.ui.panels.waiting_chip import WaitingChip
from hashiya.ui.session import Session
from hashiya.ui.tagging import Tagging
from hashiya.ui.widgets import GRID, button, column, holder, label, row, search_field

_MANY = 400
"""Articles of a step from which reading the whole list anew costs no more."""


class ArticlesPanel(Panel):
    """Signals ask for what only the flows may do: details, the bin, bringing back, importing, searching."""

    details_asked = Signal(str)
    bin_asked = Signal(list)
    restore_asked = Signal(list)
    import_asked = Signal()
    read_asked = Signal()
    search_asked = Signal(str)

    def __init__(self, session: Session, look: Look, tagging: Tagging) -> None:
        super().__init__(session, look, tagging, "ui-panel-articles")
        self.corpus = Corpus()
        self._touched: dict[str, None] | None = {}
        """Articles that steps concerned since the list was shown; ``None``: perhaps any."""
        self._since: dict[str, None] = {}
        """Articles that steps concerned while the list was worked out."""
        self._follow = False
        self.arranging = self._make_arranging()
        self.model = ArticleModel(look, self)
        self.list = self._make_list()
        self._filter = search_field(look.say("ui-articles-filter"), look.say("ui-clear"))
        self._filter.textChanged.connect(self._narrow)
        self._filter.returnPressed.connect(self._search)
        self._in_texts = button("", self._search, "quiet")
        self.chips = StatusChips(look)
        self.chips.chosen.connect(self._show_status)
        self.orders = OrderMenu(look)
        self.orders.chosen.connect(self._set_order)
        self.labels = LabelFilter(session, look)
        self.labels.chosen.connect(self._show_labelled)
        self.waiting = WaitingChip(look)
        self.waiting.chosen.connect(self._show_waiting)
        self._bin = button("", self._toggle_bin, "quiet")
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._make_empty())
        self.body.addLayout(row(self._filter, self.orders, gap=GRID // 2))
        self.body.addWidget(self.labels)
        self.body.addWidget(self.waiting)
        self.body.addWidget(self._in_texts)
        self.body.addWidget(self.chips)
        self.body.addLayout(self._stack, 1)
        self.body.addWidget(self._bin)
        self.entry = self.list
        self._restore_order()
        self._connect(session)

    def _connect(self, session: Session) -> None:
        session.project_changed.connect(self.refresh)
        session.closing.connect(self.arranging.close)
        session.stepped.connect(self._stepped)
        session.articles_changed.connect(self.later.start)
        self.later.timeout.disconnect()
        self.later.timeout.connect(self._catch_up)
        session.article_shown.connect(self._mark_current)
        self.look.changed.connect(self.chips.update)

    @property
    def lines(self) -> Rows:
        """Articles of the project in order, the bin left out."""
        self._catch_up()
        return self.corpus.lines

    def first(self) -> str | None:
        """The first article of the project."""
        return next((it.id for it in self.lines), None)

    def neighbour(self, by: int) -> str | None:
        """The article so many rows away from the one in view, among those shown if it is one of them."""
        self._catch_up()
        current = self.session.article.id if self.session.article else ""
        walk = self.corpus.shown
        if self.corpus.in_bin or not current or walk.row_of(current) < 0:
            walk = self.corpus.lines
        here = walk.row_of(current) if current else -1
        at = here + by if here >= 0 else 0
        return walk[at].id if 0 <= at < len(walk) else None

    def next_waiting(self) -> str | None:
        """The next article in which marks wait for a place, round the end of the list; the one in view comes last."""
        self._catch_up()
        return self.corpus.next_waiting(self.session.article.id if self.session.article else "")

    def _stepped(self, step: Step) -> None:
        if step.long:
            self._touched = None
        elif self._touched is not None:
            self._touched |= step.articles

    def refresh(self) -> None:
        super().refresh()
        self._touched, self._since = {}, {}
        self.labels.let_go()
        self.corpus.label = None
        self.waiting.setChecked(False)
        self.corpus.only_waiting = False
        workspace = self.session.workspace
        self.arranging.open(workspace.listing if workspace else None)

    def _catch_up(self) -> None:
        """Read again the articles that steps concerned, and no others."""
        touched, self._touched = self._touched, {}
        workspace = self.session.workspace
        if touched == {} or workspace is None:
            return
        found = (
            workspace.listing.lines_of(list(touched)) if touched and len(touched) <= _MANY else {}
        )
        if touched is None or len(found) != len(touched):
            self.arranging.read()
            return
        if self.arranging.busy:  # what is on its way may be older than these
            self._since |= touched
        if any(self.corpus.moved(number, it) for number, it in found.items()):
            self.arranging.read()
            return
        rows = [self.corpus.take_over(number, it) for number, it in found.items()]
        if None in rows:
            self.arranging.show()
            return
        for at in rows:
            if at is not None and at >= 0:
                self.model.show_line(at)
        self._show_counts()

    def _arranged(self) -> None:
        """The corpus shows what is asked of it."""
        if self.corpus.in_bin and not self.corpus.binned:
            self.corpus.in_bin = False
            self.arranging.show()
            return
        self._show_shown()
        if self._since and self._touched is not None:
            self._touched, self._since = self._since | self._touched, {}
            self.later.start()

    def _show_shown(self) -> None:
        """Hand the list what the corpus shows now."""
        self.model.show_rows(self.corpus.shown)
        self._stack.setCurrentIndex(0 if len(self.corpus) else 1)
        self._show_counts()
        self._mark_current()
        current = self.list.selectionModel().currentIndex()
        if self._follow and current.isValid():
            self.list.scrollTo(current)
        self._follow = False

    def _show_counts(self) -> None:
        corpus, say = self.corpus, self.look.say
        some = bool(len(corpus))
        self._filter.setVisible(some)
        self.orders.setVisible(some)
        self.chips.setVisible(some and not corpus.in_bin)
        self.labels.offer(on=some and not corpus.in_bin)
        self.chips.show_counts(corpus.counts)
        self._show_waiting_count()
        self._bin.setVisible(bool(corpus.binned))
        back = say("ui-articles-back")
        self._bin.setText(back if corpus.in_bin else say("ui-articles-bin", count=corpus.binned))
        self.set_title(say("ui-panel-bin" if corpus.in_bin else "ui-panel-articles"))
        counts = corpus.counts
        total = sum(counts.values())
        count = say("ui-articles-done", done=f"{counts['done']:,}", all=f"{total:,}")
        self.set_count(count if total and not corpus.in_bin else "")
        if self.arranging.busy or not self.arranging.whole:
            self.set_count(say("corpus-arranging"))
        words = self._filter.text().strip()
        self._in_texts.setVisible(bool(words) and some and not corpus.in_bin)
        self._in_texts.setText(say("corpus-search-texts"))

    # narrowing and ordering

    def _narrow(self) -> None:
        self.corpus.words = self._filter.text()
        self.arranging.show(typed=True)

    def _show_status(self, status: Status | None) -> None:
        self.corpus.status = status
        self.arranging.show()

    def _show_waiting_count(self) -> None:
        """Once nothing waits any more all articles are shown again."""
        count = len(self.corpus.waiting)
        self.waiting.show_count(count, on=not self.corpus.in_bin)
        if not count and self.corpus.only_waiting:
            self.waiting.setChecked(False)
            self._show_waiting(on=False)

    def _show_waiting(self, on: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.corpus.only_waiting = on
        self.arranging.show()

    def _show_labelled(self, label: Labelled | None) -> None:
        self.corpus.label = label
        self.arranging.show()

    def _set_order(self, order: Order) -> None:
        self.corpus.order = order
        self.look.settings.remember_choice("corpus-order", order)
        self.orders.show_order(order)
        self._follow = True
        self.arranging.show()

    def _restore_order(self) -> None:
        kept = self.look.settings.choice("corpus-order", "list")
        self.corpus.order = kept if kept in ORDERS else "list"
        self.orders.show_order(self.corpus.order)

    def _search(self) -> None:
        if self._filter.text().strip():
            self.search_asked.emit(self._filter.text().strip())

    def _make_arranging(self) -> Arranging:
        made = Arranging(self.corpus, self)
        made.arranged.connect(self._arranged)
        made.began.connect(lambda: self.set_count(self.look.say("corpus-arranging")))
        made.failed.connect(self._failed)
        return made

    def _failed(self, error: object) -> None:
        """The list stays as it is; what the file did not give is told."""
        if isinstance(error, HashiyaError):
            self.session.failed.emit(error)
        elif isinstance(error, Exception):
            raise error

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
        self.corpus.in_bin = not self.corpus.in_bin
        self.arranging.show()

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
        if self.corpus.in_bin:
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
