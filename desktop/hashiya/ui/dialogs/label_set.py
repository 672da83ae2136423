"""The editor of the label set: nothing is applied until its plan was shown in words and agreed to; then it is one step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QProgressBar, QPushButton, QStackedWidget

from hashiya.commands import label_sets, starter_sets
from hashiya.commands.reshaping import Draft
from hashiya.display import label_change_words
from hashiya.model.errors import HashiyaError
from hashiya.model.label_change import Plan, Sample
from hashiya.model.schema import Label, Schema
from hashiya.model.uses import Uses
from hashiya.ui.dialogs import label_set_files
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.dialogs.label_set_acts import SPLITTING
from hashiya.ui.dialogs.label_set_applying import Counting, take_back
from hashiya.ui.dialogs.label_set_desk import Desk
from hashiya.ui.dialogs.label_set_editing import Editing
from hashiya.ui.dialogs.label_set_review import Review
from hashiya.ui.widgets import label

if TYPE_CHECKING:
    from hashiya.ui.main_window import MainWindow

_SIZE = (1080, 720)
TOPIC = "label-set"


class LabelSetDialog(Dialog):
    """Opens with ``begin``; Escape goes back from the plan, and asks before changes are given up."""

    def __init__(self, window: MainWindow, at: Label | None = None) -> None:
        super().__init__(window, window.look, "labelset-title")
        workspace = window.session.workspace
        assert workspace is not None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.resize(*_SIZE)
        self._window, self._workspace = window, workspace
        self.locked = not window.session.may_change() or window.session.past
        self.editing = Editing(workspace.schema(), self.look)
        self.desk = Desk(self.editing, window.bindings, self.look, locked=self.locked)
        self.review = Review(self.look)
        self.plan: Plan | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.desk)
        self._stack.addWidget(self.review)
        if self.locked:
            self.body.addWidget(label(self.look.say("labelset-read-only"), "muted", wrap=True))
        self.body.addWidget(self._stack, 1)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.look.say("labelset-counting"))
        self.bar.hide()
        self.body.addWidget(self.bar)
        self.said = label("", "muted", wrap=True)
        self.said.hide()
        self.body.addWidget(self.said)
        self.work = Counting(self, window.session)
        self.work.moved.connect(self._moved)
        self._make_foot()
        self.editing.changed.connect(self._show_state)
        self.review.sample_asked.connect(self.look_at)
        window.session.closing.connect(self.abandon)
        self._show_state()
        self._count_uses()
        if at is not None:
            self._show_label(at)

    def _make_foot(self) -> None:
        self.more = QPushButton(self.look.say("labelset-more"))
        self.more.setAutoDefault(False)
        self.more.setMenu(self._make_menu())
        self.foot.insertWidget(0, self.more)
        self.back = self.act("labelset-back", self._go_back)
        self.leave = self.act("ui-close", self.reject)
        self.agree = self.act("labelset-review", self._go_on, "primary")
        self.agree.setDefault(False)
        self.agree.setAutoDefault(False)

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        look = self.look

        def add(message: str, run: Callable[[], object], *, changes: bool = False) -> None:
            entry = menu.addAction(look.say(message))
            entry.triggered.connect(lambda: run())
            entry.setEnabled(not (changes and self.locked))

        add("labelset-export", self.export)
        add("labelset-import", self.import_file, changes=True)
        add("labelset-compare", self.compare)
        starters = menu.addMenu(look.say("labelset-starters"))
        starters.setEnabled(not self.locked)
        for it in starter_sets.starters():
            entry = starters.addAction(it.title(look.language))
            entry.triggered.connect(lambda _on=False, name=it.name: self.take_from(name))
        return menu

    def begin(self) -> None:
        """Show it over the window, which waits behind it."""
        self.open()
        self.desk.list.setFocus()

    def _show_label(self, at: Label) -> None:
        for place, it in enumerate(self.editing.schema.labels):
            if (it.layer, it.code) == (at.layer, at.code):
                path = f"guideline.{'ar' if self.look.wording.rtl else 'en'}"
                QTimer.singleShot(0, self, partial(self.desk.go_to, "label", place, path))
                return

    # -- counting

    def _count_uses(self) -> None:
        """How often everything is used, in a worker: a hundred thousand take a moment."""
        names = [it.name for it in self.editing.before.attributes if it.kind in SPLITTING]
        self.work.read(lambda: self._workspace.uses(names), self._counted)

    def _counted(self, found: object) -> None:
        if isinstance(found, Uses):
            self.editing.uses = found
            self.desk.show_wrongs()

    # -- from the desk to the plan, and on

    @property
    def reviewing(self) -> bool:
        return self._stack.currentWidget() is self.review

    def _show_state(self) -> None:
        busy, reviewing = self.work.busy, self.reviewing
        look = self.look
        self.agree.setVisible(not self.locked)
        self.agree.setText(look.say("labelset-apply" if reviewing else "labelset-review"))
        ready = self.plan is not None and not self.plan.refused and not self.plan.nothing
        self.agree.setEnabled(not busy and (ready if reviewing else self.editing.dirty))
        self.back.setVisible(reviewing)
        self.back.setEnabled(not busy)
        self.more.setVisible(not reviewing)
        self.leave.setText(look.say("ui-cancel" if busy or self.editing.dirty else "ui-close"))

    def _go_on(self) -> None:
        if self.reviewing:
            self._apply()
            return
        wrong = self.editing.wrongs()
        if wrong:
            it = wrong[0]
            self.desk.go_to(it.part, it.at, it.field)
            self.desk.show_wrongs()
            self._say(self.look.say("labelset-wrongs", count=len(wrong), first=it.sentence))
            return
        self._say("")
        self._show_plan()

    def _show_plan(self) -> None:
        draft = self.editing.draft
        self._busy("labelset-counting")
        self.work.count(
            lambda progress: label_sets.plan(self._workspace, draft.schema, draft.carry, progress),
            self._planned,
            self._failed,
        )
        self._show_state()

    def _planned(self, found: object) -> None:
        self.bar.hide()
        if isinstance(found, Plan):
            self.plan = found
            self.review.show_plan(found)
            self._stack.setCurrentWidget(self.review)
            self.agree.setFocus()
        self._say(self.look.say("labelset-plan-nothing") if self.plan and self.plan.nothing else "")
        self._show_state()

    def _go_back(self) -> None:
        self._stack.setCurrentWidget(self.desk)
        self._say("")
        self._show_state()

    def _apply(self) -> None:
        plan = self.plan
        if plan is None:
            return
        self._busy("labelset-applying")
        try:
            self.work.change(
                lambda progress: label_sets.change(self._workspace, plan, progress),
                lambda _step: self._applied(plan),
                self._failed,
            )
        except HashiyaError as error:
            self._failed(error)
        self._show_state()

    def _applied(self, plan: Plan) -> None:
        window, look = self._window, self.look
        self.done(1)
        alone = look.say("labelset-applied-alone")
        said = look.say("labelset-applied", count=plan.uses) if plan.uses else alone
        undo = look.say("ui-action-undo"), partial(take_back, window, plan.uses)
        window.banner.tell(said, [undo])
        window.reader.setFocus()

    def _failed(self, error: object) -> None:
        self.bar.hide()
        if isinstance(error, HashiyaError):
            self._say(self.look.say(error.message, **error.values))
        else:
            self._say("")
        self._show_state()

    def _busy(self, message: str) -> None:
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(self.look.say(message))
        self.bar.show()
        self._say(self.look.say(message))

    def _moved(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    # -- a use that somebody wants to see

    def look_at(self, sample: object) -> None:
        """Out of the way, with a way back; what was counted is counted anew then."""
        if not isinstance(sample, Sample):
            return
        window = self._window
        self.hide()
        if window.session.article is None or window.session.article.id != sample.article:
            window.session.show(sample.article)
        window.tagging.jump_to(sample.record)
        back = self.look.say("labelset-return"), self.return_
        window.banner.tell(self.look.say("labelset-away"), [back], topic=TOPIC)

    def return_(self) -> None:
        self._window.banner.drop(TOPIC)
        self.open()
        self._show_plan()

    # -- files

    def export(self) -> None:
        schema = self.editing.schema
        suggested = Path(self._workspace.path).with_name(f"{schema.id}.toml")
        place = label_set_files.file_to_write(self, self.look, suggested)
        if place is not None:
            self.export_to(place)

    def export_to(self, place: Path) -> None:
        try:
            written = label_sets.write_schema(self.editing.schema, place)
        except HashiyaError as error:
            self._failed(error)
            return
        lost = label_sets.lost_when_written(self.editing.schema, place)
        said = label_change_words.lost(lost, self.look.wording)
        self._say(f"{self.look.say('labelset-exported', name=written.name)} {said}".rstrip())

    def import_file(self) -> None:
        place = label_set_files.file_to_read(self, self.look, "labelset-import-title")
        if place is not None:
            self.take_from(place)

    def compare(self) -> None:
        place = label_set_files.file_to_read(self, self.look, "labelset-compare-title")
        if place is not None:
            self.compare_with(place)

    def compare_with(self, place: Path) -> None:
        found = self._read(place)
        if found is not None:
            self._differences(found, place, offered=False).exec()

    def take_from(self, source: str | Path) -> None:
        """A set from a file, or one that comes along; it becomes the draft once it was looked at."""
        found = self._read(source)
        if found is None or not self._differences(found, source, offered=True).exec():
            return
        before = self.editing.before
        self.editing.take(Draft(found, label_sets.wished(before, found)))
        self.desk.go_to("label", 0)

    def _differences(
        self, theirs: Schema, source: str | Path, *, offered: bool
    ) -> label_set_files.DifferencesDialog:
        unknown = label_sets.unknown_fields(source) if isinstance(source, Path) else ()
        return label_set_files.DifferencesDialog(
            self,
            self.look,
            self.editing.before,
            theirs,
            offered=offered,
            unknown=unknown,
        )

    def _read(self, source: str | Path) -> Schema | None:
        self._say("")
        try:
            return label_sets.read_beside(source, self.editing.before)
        except HashiyaError as error:
            self._failed(error)
            return None

    # -- leaving

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.reviewing and not self.work.busy:
            self._go_back()
            return
        super().keyPressEvent(event)

    def reject(self) -> None:
        if self.work.busy_writing:
            self.work.call_off()
            return
        if self.editing.dirty and not self.locked and not _given_up(self):
            return
        self.abandon()

    def abandon(self) -> None:
        """Close, and nothing of the draft stays."""
        self.work.call_off()
        self._window.banner.drop(TOPIC)
        self.done(0)


def _given_up(parent: LabelSetDialog) -> bool:
    """Whether somebody wants to lose what was changed here."""
    asked = Dialog(parent, parent.look, "labelset-leave-title")
    said = label(parent.look.say("labelset-leave-question"), wrap=True)
    said.setMinimumWidth(400)
    asked.body.addWidget(said)
    asked.act("labelset-leave", asked.accept, "danger")
    asked.act("labelset-stay", asked.reject, "primary").setDefault(True)
    given = bool(asked.exec())
    asked.deleteLater()
    return given


def open_editor(window: MainWindow, at: Label | None = None) -> LabelSetDialog:
    """The editor of the window; one that went out of the way comes back."""
    waiting = next(
        (it for it in window.findChildren(LabelSetDialog) if window.banner.telling(TOPIC)), None
    )
    if waiting is not None:
        waiting.return_()
        return waiting
    made = LabelSetDialog(window, at)
    made.begin()
    return made
