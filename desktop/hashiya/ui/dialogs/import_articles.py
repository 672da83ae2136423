"""Import: what the files hold is shown before anything is stored; one step, undone at once.

Files are looked through in a worker, and read once more in another that stores them: neither the texts nor
the marks of thousands of files ever lie in memory together.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QProgressBar, QSplitter, QWidget

from hashiya.commands import backups, doubting, surveying
from hashiya.commands.arrived import ImportReport
from hashiya.commands.matching import Decisions
from hashiya.commands.reading import NOTHING_ASKED, Asked
from hashiya.commands.surveying import Found, Survey
from hashiya.formats.format import Note
from hashiya.model.errors import BackupNotMade, HashiyaError
from hashiya.text.confusable import Lookalike
from hashiya.text.decoding import ENCODINGS
from hashiya.ui.background import Job, Progress
from hashiya.ui.calm_combo import CalmCombo
from hashiya.ui.dialogs import files
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.dialogs.doubts import look_alike
from hashiya.ui.dialogs.import_columns import ColumnChoice
from hashiya.ui.dialogs.import_labels import LabelMatches
from hashiya.ui.dialogs.import_lines import AT, LANGUAGE, NAME, TITLE, Lines, table_of_lines
from hashiya.ui.dialogs.import_preview import ImportPreview
from hashiya.ui.dialogs.import_rules import ImportRules
from hashiya.ui.dialogs.return_key import ReturnKey
from hashiya.ui.dialogs.storing import Storing, why_not
from hashiya.ui.look import Look
from hashiya.ui.panels.article_facts import LANGUAGES, language_name
from hashiya.ui.session import Session
from hashiya.ui.widgets import GRID, button, column, frame, holder, label, row

_SHARES = (220, 190, 220)
"""Pixels: the files, labels that the project does not have, the file in hand."""


class ImportDialog(Dialog):
    """``added`` are the ids of the articles that came in or were completed."""

    def __init__(
        self, parent: QWidget | None, session: Session, look: Look, paths: list[Path]
    ) -> None:
        super().__init__(parent, look, "ui-import-title")
        self.resize(1000, 800)
        self._session = session
        workspace = session.workspace
        self._project = workspace
        self._items: list[Found] = []
        self._problems: list[Note] = []
        self._job: Job[Survey] | None = None
        self._told: tuple[Lookalike, ...] = ()
        self._asked: Asked | dict[Path, Asked] = NOTHING_ASKED
        self._unread: dict[str, tuple[Path, Asked]] = {}
        self._lines = Lines(look)
        self.added: list[str] = []
        self.report: ImportReport | None = None
        self._storing = Storing(self, session)
        self._storing.moved.connect(self._show_stored)
        self._storing.stored.connect(self._stored)
        self._storing.called_off.connect(self._called_off)
        self._storing.failed.connect(self._not_stored)
        self.table = table_of_lines(look)
        self.table.currentItemChanged.connect(self._show_current)
        self.table.itemChanged.connect(lambda: self._summarise())
        self._title = QLineEdit()
        self._encoding = CalmCombo()
        self._language = CalmCombo()
        self._columns = ColumnChoice(look)
        self._labels = LabelMatches(look)
        self._rules = ImportRules(
            look,
            button(look.say("ui-import-drop-more"), self._more_files, "quiet"),
            button(look.say("ui-import-folder"), self._more_folder, "quiet"),
        )
        self._tagged: set[Path] = set()
        self._preview = ImportPreview(look)
        self._summary = label("", wrap=True)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._assemble()
        self.read(paths)

    def _assemble(self) -> None:
        say = self.look.say
        self._encoding.addItem(say("ui-import-auto"), None)
        for it in ENCODINGS:
            self._encoding.addItem(it, it)
        for code in LANGUAGES:
            self._language.addItem(language_name(code, self.look), code)
        self._title.editingFinished.connect(self._keep_title)
        self._encoding.activated.connect(self._change_encoding)
        self._language.activated.connect(self._keep_language)
        self._columns.asked.connect(self._change_columns)
        self._rules.chosen.connect(self._change_rule)
        fields = row(gap=2 * GRID)
        for name, field, share in (
            ("name", self._title, 3),
            ("language", self._language, 1),
            ("encoding", self._encoding, 1),
        ):
            caption = label(say(f"ui-import-{name}"), "caption")
            caption.setBuddy(field)
            field.setAccessibleName(caption.text())
            fields.addLayout(column(caption, field, gap=0), share)
        card = frame("card")
        card.setLayout(column(self.table, margin=2))
        below = holder(column(fields, self._columns, self._preview))
        self._form = split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(GRID)
        split.setChildrenCollapsible(False)
        split.addWidget(card)
        split.addWidget(self._labels)
        split.addWidget(below)
        split.setSizes([*_SHARES])
        self.table.setFocus()
        self._tools = self._rules
        self.body.addWidget(self._tools)
        self.body.addWidget(split, 1)
        self.body.addWidget(self._progress)
        self.body.addWidget(self._summary)
        self._leave = self.add_cancel()
        self._go = self.act("ui-import-go", self._import, "primary")
        ReturnKey(self, self._go)

    # reading

    def read(self, paths: list[Path], asked: Asked | dict[Path, Asked] | None = None) -> None:
        """Read in a worker and add what is found to the table."""
        how = self._asked = asked or Asked(strict=self._rules.strict)
        self._job = job = Job(lambda progress: self._read_ahead(paths, how, progress))
        job.voice.progressed.connect(self._show_progress)
        job.voice.finished.connect(self._take)
        job.voice.failed.connect(self._failed)
        self._progress.setRange(0, 0)
        self._progress.show()
        self._summary.setText(self.look.say("ui-import-reading"))
        for it in (self._go, self._tools, self._encoding, self._columns):  # one reading at a time
            it.setEnabled(False)
        job.start()

    def _read_ahead(
        self, paths: list[Path], asked: Asked | dict[Path, Asked], progress: Progress
    ) -> Survey:
        """In the worker: the files, and the backup that goes before them into the project."""
        survey = surveying.survey(self._project, paths, asked, progress)
        if self._project is not None and survey.found:
            with suppress(BackupNotMade):  # tried again, and told, when they are added
                backups.back_up(self._project, "import")
        return survey

    def _show_progress(self, done: int, total: int) -> None:
        if self._job is None and not self._storing.busy:
            return
        # of one file nobody knows how much is left
        self._progress.setRange(0, total if total > 1 else 0)
        self._progress.setValue(done)

    def _take(self, survey: object) -> None:
        if self._job is None or not isinstance(survey, Survey):
            return  # called off: the dialog may be gone
        self._job = None
        for it in (self._tools, self._columns):
            it.setEnabled(True)
        self._progress.hide()
        fresh = {it.path for it in survey.found}
        self._unread.update((it.name, (it, self._how(it))) for it in survey.unread)
        read_now = {*fresh, *survey.unread}
        chosen = {it for it in survey.unread if self._how(it).columns}  # columns stand as chosen
        self._items = [it for it in self._items if it.path not in fresh | chosen] + [
            replace(surveying.titled(it, self._rules.titles), breaks=self._rules.breaks)
            for it in survey.found
        ]
        self._tagged = (self._tagged - read_now) | survey.tagged
        self._rules.show_tags(there=bool(self._tagged))
        read = {it.name for it in read_now}
        before = (it for it in self._problems if it.name.partition("/")[0] not in read)
        known = [it for it in before if it not in survey.problems]
        self._problems = [*known, *survey.problems]
        self._fill()

    def _failed(self, error: object) -> None:
        if self._job is None:
            return
        self._job = None
        self.reject()
        if isinstance(error, Exception):
            raise error

    def reject(self) -> None:
        """While it is being stored this calls it off, and the dialog stays until that is done."""
        if self._storing.busy:
            self._leave.setEnabled(False)
            self._summary.setText(self.look.say("ui-import-stopping"))
            self._storing.call_off()
            return
        if self._job is not None:
            self._job.cancel()
            self._job = None
        super().reject()

    # the table

    def _fill(self) -> None:
        current = self.table.currentItem()
        at = self.table.indexOfTopLevelItem(current) if current else 0
        self.table.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.table.clear()
        for number, item in enumerate(self._items):
            self.table.addTopLevelItem(self._lines.article(number, item))
        for note in self._problems:
            self.table.addTopLevelItem(self._lines.problem(note))
        self.table.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        chosen = self.table.topLevelItem(min(max(at, 0), self.table.topLevelItemCount() - 1))
        if chosen is not None:
            self.table.setCurrentItem(chosen)
        self._show_current()
        self._summarise()

    def _summarise(self) -> None:
        bad = sum(it.lost for it in self._problems)
        chosen = self._checked()
        doubles = sum(it.is_here for it in chosen)  # only their marks come in
        same = sum(it.is_here for it in self._items) - doubles
        if self._labels.show_for(self._session.schema, chosen):
            self._form.setSizes([*_SHARES])
        numbers = {"ready": len(chosen) - doubles, "same": same, "bad": bad}
        more = f" · {self.look.say('ui-import-summary-marks', count=doubles)}" if doubles else ""
        self._summary.setText(self.look.say("ui-import-summary", **numbers) + more)
        self._go.setEnabled(bool(chosen) and self._job is None)

    def _checked(self) -> list[Found]:
        found: list[Found] = []
        for k in range(self.table.topLevelItemCount()):
            line = self.table.topLevelItem(k)
            number = line.data(NAME, AT) if line else None
            if line and number is not None and line.checkState(NAME) == Qt.CheckState.Checked:
                found.append(self._items[number])
        return found

    # the file in hand

    def _current(self) -> int | None:
        line = self.table.currentItem()
        number = line.data(NAME, AT) if line else None
        return number if isinstance(number, int) else None

    def _show_current(self) -> None:
        number = self._current()
        for field in (self._title, self._encoding, self._language):
            field.setEnabled(number is not None)
        if self._job is not None:
            self._encoding.setEnabled(False)
        if number is None:
            line = self.table.currentItem()
            self._preview.show_words([line.text(TITLE)] if line else [], "", "")
            self._title.clear()
            self._columns.show_for(*self._file())
            return
        item = self._items[number]
        self._columns.show_for(*self._file())
        self._title.setText(item.title)
        self._title.setCursorPosition(0)
        self._encoding.setCurrentIndex(max(0, self._encoding.findData(item.encoding)))
        if self._language.findData(item.language) < 0:
            self._language.addItem(language_name(item.language, self.look), item.language)
        self._language.setCurrentIndex(self._language.findData(item.language))
        name = self._lines.name(item)
        refused = [self._lines.sentence(it) for it in self._problems if it.name == name]
        remarks = [*refused, *self._lines.remarks(item)]
        self._preview.show_words(remarks, surveying.shown(item), item.beginning)

    def _file(self) -> tuple[Path | None, Asked]:
        """The file of the line in hand, also of one that gave no article, and how it was read."""
        number, line = self._current(), self.table.currentItem()
        if number is not None:
            return self._items[number].path, self._items[number].asked
        at = self.table.indexOfTopLevelItem(line) - len(self._items) if line else -1
        name = self._problems[at].name if 0 <= at < len(self._problems) else ""
        return self._unread.get(name, (None, NOTHING_ASKED))

    def _how(self, path: Path) -> Asked:
        """How that file was read last."""
        asked = self._asked
        return asked if isinstance(asked, Asked) else asked.get(path, NOTHING_ASKED)

    def _keep_title(self) -> None:
        number, title = self._current(), self._title.text().strip()
        line = self.table.currentItem()
        if number is None or not title or line is None:
            return
        self._items[number] = replace(self._items[number], title=title)
        line.setText(TITLE, title)

    def _keep_language(self) -> None:
        number, line = self._current(), self.table.currentItem()
        if number is None or line is None:
            return
        code = self._language.currentData()
        self._items[number] = replace(self._items[number], language=code)
        line.setText(LANGUAGE, language_name(code, self.look))

    def _change_encoding(self) -> None:
        number = self._current()
        if number is not None:
            item = self._items[number]
            self.read([item.path], replace(item.asked, encoding=self._encoding.currentData()))

    def _change_columns(self, columns: dict[str, str]) -> None:
        path, asked = self._file()
        if path is not None:
            self.read([path], replace(asked, columns=tuple(columns.items())))

    def _change_rule(self, rule: str) -> None:
        rules = self._rules
        if rule == "tags":
            how = {it.path: it.asked for it in self._items}
            again = {
                it: replace(how.get(it, NOTHING_ASKED), strict=rules.strict)
                for it in sorted(self._tagged)
            }
            self.read([*again], again)
            return
        if rule == "titles":
            self._items = [surveying.titled(it, rules.titles) for it in self._items]
        self._items = [replace(it, breaks=rules.breaks) for it in self._items]
        for number, item in enumerate(self._items):
            line = self.table.topLevelItem(number)
            if line is not None:
                line.setText(TITLE, item.title)
        self._show_current()

    # more files, and the end

    def _more_files(self) -> None:
        chosen = files.articles_to_import(self, self.look)
        if chosen:
            self.read(chosen)

    def _more_folder(self) -> None:
        chosen = files.folder(self, self.look, "ui-import-folder")
        if chosen:
            self.read([chosen])

    def _import(self) -> None:
        chosen = self._checked()
        matches = self._labels.matches
        labels = dict.fromkeys(matches.get(label, label) for it in chosen for label in it.labels)
        relations = dict.fromkeys(label for it in chosen for label in it.relations)
        doubts = doubting.in_names(self._session.schema, labels, relations)
        if doubts and doubts != self._told:
            self._told = doubts
            self._summary.setText(look_alike(doubts, self.look))
            self._go.setText(self.look.say("trouble-look-alike-go"))
            return
        try:
            self._storing.start(chosen, Decisions(labels=matches))
        except HashiyaError as error:
            self._not_stored(error)
            return
        self._set_storing(storing=True)
        self._show_stored(0, len(chosen))
        self._leave.setFocus()

    def _set_storing(self, *, storing: bool) -> None:
        for it in (self._tools, self._form, self._go):
            it.setEnabled(not storing)
        self._leave.setEnabled(True)
        self._progress.setVisible(storing)

    def _show_stored(self, done: int, total: int) -> None:
        if not self._leave.isEnabled():
            return
        self._show_progress(done, total)
        said = "ui-import-finishing" if done == total else "ui-import-storing"
        self._summary.setText(self.look.say(said, done=done, total=total))

    def _stored(self, report: object) -> None:
        assert isinstance(report, ImportReport)
        before = [it for it in self._problems if it not in report.notes]
        self.report = replace(report, notes=(*before, *report.notes))
        self.added = [*report.articles, *report.completed, *report.restored]
        self.accept()

    def _called_off(self) -> None:
        self._set_storing(storing=False)
        self._summary.setText(self.look.say("ui-import-cancelled"))

    def _not_stored(self, error: object) -> None:
        """The choice stands as it was, to be tried again when there is room."""
        self._set_storing(storing=False)
        self._summary.setText(why_not(error, self.look))
