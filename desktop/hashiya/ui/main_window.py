"""The window: puts the parts together and connects them; every job is done by a part, none here."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from hashiya.ui import guiding, refusing
from hashiya.ui.actions import Action
from hashiya.ui.announcing import Announcer
from hashiya.ui.article_header import ArticleHeader
from hashiya.ui.attribute_strip import AttributeStrip
from hashiya.ui.banner import Banner, Toast
from hashiya.ui.bindings import Bindings
from hashiya.ui.bookmarking import Bookmarking
from hashiya.ui.chosen_relation import ChosenRelation
from hashiya.ui.correcting import Correcting
from hashiya.ui.crash import contain
from hashiya.ui.damaged import DamagedArticle
from hashiya.ui.doctoring import Doctoring
from hashiya.ui.drag_linking import DragLinking
from hashiya.ui.finding import Finding
from hashiya.ui.finishing import Finishing
from hashiya.ui.flows import Flows
from hashiya.ui.focus_mode import FocusMode
from hashiya.ui.font_notice import FontNotice
from hashiya.ui.hiding import Hiding
from hashiya.ui.hints import Hints
from hashiya.ui.keeping import Keeping
from hashiya.ui.keys import Router
from hashiya.ui.label_bar import LabelBar
from hashiya.ui.linking import Linking
from hashiya.ui.look import Look
from hashiya.ui.looking_back import LookingBack
from hashiya.ui.lost_article import LostArticle
from hashiya.ui.menus import MenuBar
from hashiya.ui.moving import Moving
from hashiya.ui.noticing import Noticing
from hashiya.ui.panels import PANELS
from hashiya.ui.panels.annotations import AnnotationsPanel
from hashiya.ui.panels.articles import ArticlesPanel
from hashiya.ui.panels.card_acts import CardActs
from hashiya.ui.panels.history import HistoryPanel
from hashiya.ui.panels.inspector import InspectorPanel
from hashiya.ui.panels.panel import Panel
from hashiya.ui.panes import RING, Pane, Panes, Ring
from hashiya.ui.paragraph_pane import ParagraphPane
from hashiya.ui.proposing import Proposing
from hashiya.ui.reader.view import ReaderView
from hashiya.ui.reading import Reading
from hashiya.ui.restoring import Restoring
from hashiya.ui.searching import ProjectSearch
from hashiya.ui.session import Session
from hashiya.ui.shelving import Shelf
from hashiya.ui.side_by_side import SideBySide
from hashiya.ui.small_window import SmallWindow
from hashiya.ui.start_screen import StartScreen
from hashiya.ui.status_bar import StatusBar
from hashiya.ui.tagging import Tagging
from hashiya.ui.turning import Turning
from hashiya.ui.widgets import GRID, column, holder
from hashiya.ui.window_frame import WindowFrame
from hashiya.wording import isolate

_SIZE = (1280, 800)
_SIDES = {"start": 248, "end": 312}


class MainWindow(WindowFrame):
    """``language_changed`` asks the application for a new window in the other language."""

    language_changed = Signal()
    _shown = ""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self.session = session
        self.look = look
        self.reader = ReaderView()
        self.tagging = Tagging(session, look, self.reader)
        self.linking = Linking(session, look, self.reader)
        self.moving = Moving(self.reader)
        self.panels: dict[str, Panel] = {
            it.id: it.make(session, look, self.tagging) for it in PANELS
        }
        self.header = ArticleHeader(session, look, self.reader)
        self.banner = Banner(look)
        self.label_bar = LabelBar(look)
        self.status = StatusBar(session, look)
        self.start = StartScreen(look)
        self.flows = Flows(self)
        self.restoring = Restoring(self)
        self.doctoring = Doctoring(self)
        self.reading = Reading(self.reader, session, look, self.tagging)
        self.announcer = Announcer(self.reader, session, look)
        self.finding = Finding(self.reader, session, look)
        self.searching = ProjectSearch(self.reader, session, look)
        self.turning = Turning(self.reader, session)
        self.shelf = Shelf(session, look, self.tagging)
        self.correcting = Correcting(self)
        self.looking_back = LookingBack(session, look, self.history)
        self.panes = Panes(self)
        self.paragraph = ParagraphPane(self.reader, session, look)
        FontNotice(session, look, self.banner)
        self.keeping = Keeping(self)
        Noticing(session, look, self.banner).compare_asked.connect(self.flows.compare_copies)
        self._stack = QStackedWidget()
        self._page = Ring(look)
        self._head, self._foot = holder(column(self.header)), holder(column(self.status))
        self.bindings = Bindings(look.settings)
        self.router = Router(self, self._find_action, self.run_action)
        self.hiding = Hiding(self.reader, session, look, self.status, self._hides)
        self.hints = Hints(self.reader, session, self.linking, self.router)
        self.strip = AttributeStrip(self.reader, self, self.router, self._card_acts())
        self._assemble()
        self._connect()
        self._restore_sizes()

    # assembling

    def _assemble(self) -> None:
        self.setLayoutDirection(self.look.direction)
        self.setAcceptDrops(True)
        self.setMinimumSize(720, 480)
        self.finishing = Finishing(self.session, self.look, self.tagging)
        self.bookmarking = Bookmarking(self.reader, self.session, self.look, self.tagging)
        self.menus = MenuBar(self)
        self.setMenuBar(self.menus)
        self._stack.addWidget(self.start)
        self._stack.addWidget(self._make_workplace())
        whole = holder(column(self._stack, self._foot, gap=0))
        self.setCentralWidget(whole)
        self.toast = Toast(whole, self.look)
        self.relation = ChosenRelation(self.session, self.look, self.reader, self.linking)
        self.dragging = DragLinking(self.session, self.look, self.linking)
        self.hints.find_asked.connect(self.finding.open)
        self.finding.bar.closed.connect(self.hints.resume)
        self.router.set_reader(self.reader)
        self.router.locked = self.session.locked
        self.status.show_lock(on=self.session.locked)
        self._show_label_keys()
        sides = [self._splitters["start"], self._splitters["end"]]
        parts = [*sides, self.label_bar, self._head, self._foot, self.menus]
        self.proposing = Proposing(self)
        self.focus_mode = FocusMode(self.reader, self.session, self.look, parts)
        SmallWindow(self, sides[1], self.label_bar, self.status, lambda: self.focus_mode.on)
        self.lost = LostArticle(self.session, self.articles)
        self._show_project()

    def _make_workplace(self) -> QWidget:
        across = QSplitter(Qt.Orientation.Horizontal)
        across.setChildrenCollapsible(False)
        across.setHandleWidth(GRID)
        across.addWidget(self._side("start"))
        across.addWidget(self._make_centre())
        across.addWidget(self._side("end"))
        across.setStretchFactor(1, 1)
        across.setSizes([_SIDES["start"], _SIZE[0], _SIDES["end"]])
        self._splitters["across"] = across
        box = column(across)
        box.setContentsMargins(GRID, GRID // 2, GRID, 2)
        return holder(box, "centre")

    def _card_acts(self) -> CardActs:
        return CardActs(self.session, self.look, self.tagging)

    def _side(self, side: str) -> QWidget:
        places = [it for it in PANELS if it.side == side]
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(GRID)
        for it in places:
            splitter.addWidget(self.panels[it.id])
        splitter.setSizes([it.share * 100 for it in places])
        splitter.setMinimumWidth(200)
        self._splitters[side] = splitter
        return splitter

    def _make_centre(self) -> QWidget:
        page = self._page
        self.damaged = DamagedArticle(self)
        inner = column(self.reader, self.finding.bar, gap=0)
        inner.setStretch(0, 1)
        inner.setContentsMargins(RING, RING, RING, RING)
        page.setLayout(inner)
        page.watch(self.reader)
        strip, below = self.looking_back.strip, self.searching.view
        foot = [self.paragraph, self.label_bar]
        desk = QSplitter(Qt.Orientation.Vertical)
        desk.setChildrenCollapsible(False)
        desk.setHandleWidth(GRID)
        desk.addWidget(page)
        desk.addWidget(self.shelf)
        desk.setSizes([3, 2])
        self.side_by_side = SideBySide(self, desk)
        self._splitters["shelf"] = desk
        box = column(self._head, self.banner, self.damaged.strip, strip, desk, below, *foot)
        box.setStretch(4, 1)
        centre = holder(box)
        centre.setMinimumWidth(320)
        self.panes.set(
            Pane(self.start),
            Pane(self.articles, self.articles.entry),
            Pane(self.banner),
            Pane(centre, self.reader),
            Pane(below, below.entry),
            Pane(self.shelf, lambda: self.shelf.entry or self.shelf),
            Pane(self.paragraph, self.paragraph.field),
            Pane(self.label_bar),
            *(
                Pane(self.panels[it.id], self.panels[it.id].entry)
                for it in PANELS
                if it.side == "end"
            ),
            Pane(self.status),
        )
        return centre

    def _connect(self) -> None:
        session, flows = self.session, self.flows
        self.announcer.hear_hints(self.hints)
        self.strip.card_asked.connect(self.edit_field)
        session.project_changed.connect(self._show_project)
        session.schema_changed.connect(self._show_schema)
        session.article_shown.connect(self._article_shown)
        session.failed.connect(flows.tell)
        session.said.connect(self.toast.say)
        session.saved.connect(self.banner.succeeded)
        session.closing.connect(self.banner.leave_project)
        self.banner.left.connect(self.reader.setFocus)
        self.shelf.left.connect(self.reader.setFocus)
        self.moving.nothing_to_cut.connect(lambda end: refusing.nothing_to_cut(self, end))
        self.bindings.changed.connect(self._show_label_keys)
        self.reader.menu_asked.connect(self.menus.show_at)
        self.start.new_asked.connect(flows.new_project)
        self.start.open_asked.connect(flows.choose_project)
        self.start.demo_asked.connect(flows.open_demo)
        self.start.restore_asked.connect(self.restoring.begin)
        self.start.project_asked.connect(flows.open_project)
        self.label_bar.chosen.connect(self._tag_by_click)
        self.label_bar.more_asked.connect(flows.pick_label)
        self.label_bar.card_asked.connect(lambda it: guiding.show_guideline(self, it))
        self.label_bar.edit_asked.connect(flows.label_set)
        self.tagging.relate_asked.connect(
            lambda kind, turned: self.linking.begin(kind, turned=turned)
        )
        self.tagging.pick_asked.connect(flows.pick_label)
        self.header.previous_asked.connect(lambda: self.go_article(-1))
        self.header.next_asked.connect(lambda: self.go_article(1))
        self.header.title_asked.connect(flows.article_details)
        self._connect_finishing()
        self.status.annotator_asked.connect(flows.change_annotator)
        self.status.size_asked.connect(lambda: self.look.zoom(0))
        self.status.findings_asked.connect(lambda: self.shelf.toggle("findings"))
        articles = self.articles
        articles.details_asked.connect(flows.article_details)
        articles.bin_asked.connect(flows.bin_articles)
        articles.restore_asked.connect(flows.restore_articles)
        articles.import_asked.connect(flows.import_articles)
        articles.read_asked.connect(self.reader.setFocus)
        articles.search_asked.connect(self.searching.open)

    def _connect_finishing(self) -> None:
        self.finishing.next_asked.connect(lambda: self.go_article(1))
        self.finishing.field_asked.connect(self.edit_field)
        self.finishing.label_asked.connect(self.edit_article)
        self.header.done_asked.connect(self.finishing.done_and_next)

    # what others ask

    @property
    def articles(self) -> ArticlesPanel:
        return cast("ArticlesPanel", self.panels["articles"])

    @property
    def history(self) -> HistoryPanel:
        return cast("HistoryPanel", self.panels["history"])

    @property
    def annotations(self) -> AnnotationsPanel:
        return cast("AnnotationsPanel", self.panels["annotations"])

    def run_action(self, action: Action) -> None:
        if action.when(self):
            contain(lambda: action.run(self))

    def step_back(self) -> None:
        """Esc: give up a relation that waits, what is proposed, the find bar; to the list of places; what is chosen."""
        closed = self.linking.cancel() or self.proposing.leave() or self.relation.leave()
        closed = closed or self.finding.close() or self.looking_back.leave()
        if closed or self.searching.back() or self.searching.close() or self.shelf.close_view():
            return
        chosen = self.reader.selection() or self.reader.focused()
        self.tagging.step_back()
        if not chosen:
            self.focus_mode.leave()

    def go_article(self, by: int) -> None:
        """The next or previous article of the corpus list."""
        article_id = self.articles.neighbour(by)
        if article_id:
            self.session.show(article_id)

    def toggle_lock(self) -> None:
        """F4: letters and digits do nothing in the reader until it is pressed again."""
        self.session.locked = self.router.locked = not self.router.locked
        self.status.show_lock(on=self.router.locked)
        state = "on" if self.router.locked else "off"
        self.toast.say(self.look.say(f"keys-lock-{state}"))

    def edit_field(self, name: str) -> None:
        """Into a field of the focused mark in the inspector; its first attribute without a name."""
        if not self._splitters["end"].isVisible():
            self.toggle_inspector()
        cast("InspectorPanel", self.panels["inspector"]).edit(name)

    def edit_article(self, field: str) -> None:
        """Into a field of the article's facts."""
        self.tagging.let_go_of_mark()
        self.edit_field(field)

    def toggle_history(self) -> None:
        """Ctrl+H: the history stands where the inspector and the list of marks are."""
        others = [self.panels[it.id] for it in PANELS if it.side == "end"]
        self.looking_back.toggle(self._splitters["end"], others)

    def toggle_inspector(self) -> None:
        side = self._splitters["end"]
        side.setVisible(not side.isVisible())

    # what the session tells

    def _show_project(self) -> None:
        workspace = self.session.workspace
        self._stack.setCurrentIndex(0 if workspace is None else 1)
        self.status.setVisible(workspace is not None)
        self.show_title()
        if workspace is None:
            self.start.refresh()
        else:
            self._show_schema()

    def show_title(self) -> None:
        workspace, name = self.session.workspace, self.look.say("ui-app-name")
        self.setWindowTitle(f"{isolate(workspace.path.stem)} · {name}" if workspace else name)

    def _show_schema(self) -> None:
        self.bindings.show_schema(self.session.schema, self.look.language)

    def _show_label_keys(self) -> None:
        self.label_bar.show_schema(self.bindings.on_labels(self.session.schema))
        self.label_bar.set_enabled(on=self.session.article is not None)

    def _article_shown(self) -> None:
        workspace, article = self.session.workspace, self.session.article
        self.label_bar.set_enabled(on=article is not None)
        if workspace is not None and article is not None:
            self.look.settings.remember_place(workspace.project_id, article.id)
            again, self._shown = self._shown == article.id, article.id
            self._focus_reader(again=again)

    def _focus_reader(self, *, again: bool) -> None:
        """The keys are on the page, unless they are in a list, or in the facts of the same article."""
        focus = self.focusWidget() or self
        if again and self.panels["inspector"].isAncestorOf(focus):
            return
        lists = (self.articles, self.history, self.searching.view, self.shelf)
        if any(it.isAncestorOf(focus) for it in lists):
            return
        self.reader.setFocus()

    def _tag_by_click(self, label: object) -> None:
        from hashiya.model.schema import Label

        if isinstance(label, Label):
            self.tagging.tag(label)
            self.reader.setFocus()

    def _hides(self, event: QKeyEvent) -> bool:
        """Whether the key of an event is one that hides marks."""
        name = self.router.positions.name(event)
        return name in {it.rpartition("+")[2] for it in self.bindings.keys("hide-marks")}

    def _find_action(self, keys: str) -> Action | None:
        self.status.show_keyboard(self.router.positions.script)
        action = self.bindings.find(keys)
        if action is not None and not action.when(self):
            refusing.explain(self, action)
            return None
        return action
