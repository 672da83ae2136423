"""The findings as a quiet list below the page: by rule, to go to, to fix, to silence; it stores nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu

from hashiya.display import finding_words
from hashiya.model.edit import Step
from hashiya.model.record import Finding
from hashiya.ui.banner import announce
from hashiya.ui.below import open_below
from hashiya.ui.calm_combo import CalmCombo
from hashiya.ui.look import Look
from hashiya.ui.noting import noting
from hashiya.ui.panels.panel import choose_row
from hashiya.ui.session import Session
from hashiya.ui.shelves.finding_list import FindingList, Question
from hashiya.ui.shelves.finding_rows import ROW, FindingModel, Group
from hashiya.ui.shelves.finding_search import FindingSearch
from hashiya.ui.shelves.shelf import ShelfView
from hashiya.ui.tagging import Tagging
from hashiya.ui.widgets import button, row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST = 20_000
"""Findings of a project that are listed; who has more will silence a rule or fix some first."""
AGAIN_MS = 400


class FindingsView(ShelfView):
    """Enter goes to the mark, Space fixes, Shift+Space fixes all of the rule after asking.

    ``waiting_asked``: to the next article in which marks wait for a place, which no rule tells.
    """

    waiting_asked = Signal()

    def __init__(self, session: Session, look: Look, tagging: Tagging) -> None:
        super().__init__(session, look, tagging, "rules-title")
        self.model = FindingModel(session, look, self)
        self.list = FindingList(self.model, look)
        self._noting = noting(session)
        self.search: FindingSearch | None = None
        self._stopped = False
        self._wanted: set[str] = set()
        self._mended: list[Finding] = []
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._look_again)
        self._make_tools()
        self.question = Question(look)
        self.body.addLayout(row(self.waiting, 1))
        self.body.addWidget(self.question)
        self.body.addWidget(self.list, 1)
        self.entry = self.list
        self._connect()

    def _make_tools(self) -> None:
        say = self.look.say
        self.scope = CalmCombo()
        self.scope.setAccessibleName(say("rules-scope"))
        for it in ("article", "project"):
            self.scope.addItem(say(f"rules-scope-{it}"), it)
        self.waiting = button("", self.waiting_asked.emit, "quiet")
        self.stop = button(say("rules-stop"), self.stop_search, "quiet")
        self.stop.hide()
        self.silenced = button("", self._ask_silenced, "quiet")
        self.silenced.setToolTip(say("rules-silenced-tip"))
        self.fix_one = button(say("rules-fix"), self.fix_current, "quiet")
        self.fix_one.setToolTip(say("rules-fix-tip"))
        self.fix_many = button("", self.ask_fix_all, "quiet")
        self.silence = button(say("rules-silence"), self.silence_current, "quiet")
        self.tools.addWidget(self.scope)
        self.tools.addWidget(self.stop)
        self.tools.addStretch(1)
        for it in (self.fix_one, self.fix_many, self.silence, self.silenced):
            self.tools.addWidget(it)

    def _connect(self) -> None:
        session = self.session
        self._noting.changed.connect(self._show_article)
        session.article_shown.connect(self._show_article)
        session.schema_changed.connect(self._schema_changed)
        session.writing_changed.connect(self._show_choices)
        session.stepped.connect(self._stepped)
        session.articles_changed.connect(lambda: self.isVisible() and self._show_waiting())
        session.closing.connect(self._give_up)
        self.scope.currentIndexChanged.connect(lambda: self.refresh())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_choices())
        self.list.went.connect(self.go)
        self.list.fix_asked.connect(self.fix_current)
        self.list.fix_all_asked.connect(self.ask_fix_all)
        self.list.clicked.connect(lambda index: self.go(index, stay=True))
        self.question.yes.clicked.connect(self._fix_all)
        self.question.no.clicked.connect(self._leave_question)

    @property
    def of_project(self) -> bool:
        return self.scope.currentData() == "project"

    def refresh(self) -> None:
        """Find anew what there is to note."""
        from hashiya import rules

        self._give_up()
        self._stopped = False
        self.question.hide()
        documents = ("label-cycle", "unknown-document", "unknown-document-value")
        self.model.order_by((*documents, *rules.NAMES))
        self.model.with_names = self.of_project
        self.model.show([])
        if not self.of_project:
            self._noting.look()
            self._show_article()
        elif self.session.workspace is not None:
            self.search = self._started(None)
        self._tell()

    def stop_search(self) -> None:
        """What was found until now stays."""
        self._stopped = self.search is not None
        self._give_up()
        self._tell()
        self.list.setFocus()

    # what is shown

    def _show_article(self) -> None:
        if self.of_project:
            return
        here = self.session.article
        current = here is not None and here.id == self._noting.article
        self._keeping(lambda: self.model.show(self._noting.findings if current else ()))
        self._tell()

    def _started(self, articles: Sequence[str] | None) -> FindingSearch:
        assert self.session.workspace is not None
        made = FindingSearch(self.session.workspace, articles)
        made.voice.found.connect(self._found)
        made.voice.progressed.connect(self._progressed)
        made.voice.ended.connect(self._ended)
        made.voice.failed.connect(self._failed)
        made.start()
        return made

    def _found(self, search: FindingSearch, some: list[Finding]) -> None:
        if search is not self.search:
            return
        some = some[: MOST - self.model.total]
        if search.articles is None:
            self.model.add(some)
        else:
            self._mended += some
        if self.model.total >= MOST:
            self._give_up()
        self._tell()

    def _progressed(self, search: FindingSearch, done: int) -> None:
        if search is self.search and search.articles is None and not self.model.total:
            self.count.setText(self.look.say("rules-searched", count=done))

    def _ended(self, search: FindingSearch) -> None:
        if search is not self.search:
            return
        self.search = None
        if search.articles is not None:
            articles, mended = set(search.articles), self._mended
            self._keeping(lambda: self.model.replace(articles, mended))
        self._tell()
        announce(self.list, self.count.text())

    def _failed(self, search: FindingSearch, error: object) -> None:
        if search is self.search:
            self.search = None
            self._tell()
            self.session.failed.emit(error)

    def _stepped(self, step: Step) -> None:
        """Of the whole project only the articles that a step touched are looked at again."""
        if not self.of_project or not self.isVisible():
            return
        if step.long:
            self.refresh()
        elif step.articles:
            self._wanted |= step.articles.keys()
            self._again.start()

    def _look_again(self) -> None:
        if self.search is not None:
            self._again.start()
            return
        self._mended = []
        wanted, self._wanted = sorted(self._wanted), set()
        if self.of_project and self.session.workspace is not None:
            self.search = self._started(wanted)

    def _schema_changed(self) -> None:
        if self.isVisible() and self.of_project:
            self.refresh()
        self._show_choices()

    def _give_up(self) -> None:
        self._again.stop()
        self._wanted = set()
        if self.search is not None:
            self.search.stop()
            self.search = None

    def _keeping(self, change: Callable[[], object]) -> None:
        """Change the rows; the current one stays, else the next of its rule takes its place."""
        row = self.list.currentIndex().row()
        focused = self.model.at(row)
        change()
        if row < 0 or not self.model.rowCount():
            return
        if isinstance(focused, Finding) and isinstance(self.model.at(row), Group):
            row = row - 1 if row and isinstance(self.model.at(row - 1), Finding) else row
        choose_row(self.list, self.model.index(min(row, self.model.rowCount() - 1)))

    def _tell(self) -> None:
        say, total = self.look.say, self.model.total
        running = self.search is not None and self.search.articles is None
        if total >= MOST:
            told = say("rules-count-more", count=MOST)
        elif total:
            told = say("rules-count", count=total)
        elif running:
            told = say("rules-searching")
        elif self._stopped:
            told = say("rules-stopped")
        elif self.of_project:
            told = say("rules-none-project")
        else:
            here = self.session.article is not None
            told = say("rules-none-article" if here else "rules-no-article")
        self.count.setText(told)
        self._show_waiting()
        self.stop.setVisible(running)
        if self.model.rowCount() and not self.list.currentIndex().isValid():
            choose_row(self.list, self.model.index(min(1, self.model.rowCount() - 1)))
        self._show_choices()

    def _show_waiting(self) -> None:
        workspace = self.session.workspace
        count = len(workspace.listing.waiting_in()) if workspace is not None else 0
        self.waiting.setVisible(bool(count))
        if count:
            self.waiting.setText(self.look.say("rules-waiting", count=count))

    def _show_choices(self) -> None:
        """What can be done with the current row."""
        from hashiya.rules import names_of

        index = self.list.currentIndex()
        it, group = self.model.at(index.row()), self.model.group_at(index.row())
        may = self.session.may_change() and not self.session.past
        many = len(group.fixable) if group and index.isValid() else 0
        self.fix_one.setVisible(may and isinstance(it, Finding) and it.fixable)
        self.fix_many.setVisible(may and many > 1)
        if many > 1:
            self.fix_many.setText(self.look.say("rules-fix-all", count=many))
        self.silence.setVisible(may and group is not None and index.isValid() and _known(group))
        names = {name for it in self.session.schema.silenced for name in names_of(it)}
        self.silenced.setVisible(bool(names))
        if names:
            self.silenced.setText(self.look.say("rules-silenced", count=len(names)))
            self.silenced.setEnabled(may)

    # what is done

    def go(self, index: QModelIndex, *, stay: bool = False) -> None:
        """Show the mark of a finding; unless one stays, the keys are on the page then."""
        it = index.data(ROW)
        if isinstance(it, Group):
            self.model.fold(index.row(), folded=not it.folded)
            return
        if not isinstance(it, Finding) or it.article is None or it.record is None:
            return
        session = self.session
        if session.article is None or session.article.id != it.article:
            session.show(it.article)
        arrow = next((one for one in session.relations if one.id == it.record), None)
        ends = (arrow.from_id, arrow.to_id) if arrow else (it.record,)
        mark = next((one for one in ends if session.annotation(one)), None)
        if mark is None:
            session.said.emit(self.look.say("rules-gone"))
            return
        self.tagging.jump_to(mark)
        if not stay:
            self.tagging.take_focus()

    def fix_current(self) -> None:
        """The certain fix of the current finding; of a heading, all of its rule are asked for."""
        it = self.list.currentIndex().data(ROW)
        if isinstance(it, Group):
            self.ask_fix_all()
        elif isinstance(it, Finding):
            self._fix([it])

    def ask_fix_all(self) -> None:
        group = self.model.group_at(self.list.currentIndex().row())
        if group is None or not group.fixable or not self.session.may_change():
            self.session.said.emit(self.look.say("rules-nothing-fixed"))
            return
        self.question.ask(group.rule, group.fixable)

    def silence_current(self) -> None:
        from hashiya.commands import fixing

        group = self.model.group_at(self.list.currentIndex().row())
        workspace = self.session.workspace
        if group is None or workspace is None:
            return
        rule = group.rule
        if self.session.attempt(lambda: fixing.silence(workspace, rule)):
            name = finding_words.title(rule, self.look.wording)
            self.session.said.emit(self.look.say("rules-silenced-now", rule=name))

    def _ask_silenced(self) -> None:
        from hashiya.rules import names_of

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for rule in dict.fromkeys(
            name for it in self.session.schema.silenced for name in names_of(it)
        ):
            choice = menu.addAction(finding_words.title(rule, self.look.wording))
            choice.triggered.connect(lambda _=False, rule=rule: self.tell_again(rule))
        open_below(menu, self.silenced)

    def tell_again(self, rule: str) -> None:
        from hashiya.commands import fixing

        workspace = self.session.workspace
        if workspace is not None and self.session.attempt(
            lambda: fixing.silence(workspace, rule, on=False)
        ):
            name = finding_words.title(rule, self.look.wording)
            self.session.said.emit(self.look.say("rules-told-again", rule=name))

    def _fix_all(self) -> None:
        self._fix(self.question.findings)
        self._leave_question()

    def _leave_question(self) -> None:
        self.question.hide()
        self.list.setFocus()

    def _fix(self, some: Sequence[Finding]) -> None:
        from hashiya.commands import fixing

        workspace, session = self.session.workspace, self.session
        if workspace is None or session.past:
            return
        done: list[Step | None] = []
        session.attempt(lambda: done.append(fixing.fix(workspace, some)))
        if not done:
            return
        step = done[0]
        if step is None:
            said = self.look.say("rules-nothing-fixed")
        else:
            said = self.look.say("rules-fixed", count=step.long or len(step.edits))
        session.said.emit(said)
        if not self.of_project:
            self._noting.look()


def _known(group: Group) -> bool:
    from hashiya import rules

    return group.rule in rules.NAMES
