"""Import: what the files hold is shown before anything is stored; one step, undone at once.

Files are read in a worker that touches no database; the project is changed on the main thread.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from hashiya.commands import articles, backups, doubting
from hashiya.commands.articles import ImportBatch, ImportItem
from hashiya.formats.format import Note
from hashiya.model.errors import BackupNotMade
from hashiya.text.confusable import Lookalike
from hashiya.text.decoding import ENCODINGS
from hashiya.text.direction import base_direction
from hashiya.ui.background import Job, Progress
from hashiya.ui.dialogs import files
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.dialogs.doubts import look_alike
from hashiya.ui.look import Look
from hashiya.ui.panels.article_facts import LANGUAGES, language_name
from hashiya.ui.session import Session
from hashiya.ui.widgets import GRID, button, column, frame, holder, label, row, show_in_direction
from hashiya.wording import isolate

_PREVIEW = 1200
_AT = Qt.ItemDataRole.UserRole
NAME, TITLE, LANGUAGE, ENCODING, STATE = range(5)


class ImportDialog(Dialog):
    """``added`` are the ids of the articles that came in or were completed."""

    def __init__(
        self, parent: QWidget | None, session: Session, look: Look, paths: list[Path]
    ) -> None:
        super().__init__(parent, look, "ui-import-title")
        self.resize(900, 640)
        self._session = session
        workspace = session.workspace
        self._project = workspace
        self._items: list[ImportItem] = []
        self._problems: list[Note] = []
        self._known: dict[str, str] = {}
        self._job: Job[ImportBatch] | None = None
        self._told: tuple[Lookalike, ...] = ()
        self.added: list[str] = []
        self.table = self._make_table()
        self._title = QLineEdit()
        self._encoding = QComboBox()
        self._language = QComboBox()
        self._preview = QPlainTextEdit()
        self._summary = label("", wrap=True)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._assemble()
        self.read(paths)

    # the form

    def _make_table(self) -> QTreeWidget:
        table = QTreeWidget()
        names = ("file", "name", "language", "encoding", "state")
        table.setHeaderLabels([self.look.say(f"ui-import-{it}") for it in names])
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setAlternatingRowColors(False)
        table.setAccessibleName(self.look.say("ui-import-title"))
        header = table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        for at, width in ((NAME, 200), (LANGUAGE, 90), (ENCODING, 110), (STATE, 170)):
            table.setColumnWidth(at, width)
        table.currentItemChanged.connect(self._show_current)
        table.itemChanged.connect(lambda: self._summarise())
        return table

    def _assemble(self) -> None:
        say = self.look.say
        self._encoding.addItem(say("ui-import-auto"), None)
        for it in ENCODINGS:
            self._encoding.addItem(it, it)
        for code in LANGUAGES:
            self._language.addItem(language_name(code, self.look), code)
        self._preview.setReadOnly(True)
        self._preview.setAccessibleName(say("ui-import-preview"))
        self._title.editingFinished.connect(self._keep_title)
        self._encoding.activated.connect(self._change_encoding)
        self._language.activated.connect(self._keep_language)
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
        below = holder(column(fields, self._preview))
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(GRID)
        split.setChildrenCollapsible(False)
        split.addWidget(card)
        split.addWidget(below)
        split.setSizes([280, 240])
        more = button(say("ui-import-drop-more"), self._more_files, "quiet")
        folder = button(say("ui-import-folder"), self._more_folder, "quiet")
        self.table.setFocus()
        self.body.addLayout(row(more, folder, 1))
        self.body.addWidget(split, 1)
        self.body.addWidget(self._progress)
        self.body.addWidget(self._summary)
        self.add_cancel()
        self._go = self.act("ui-import-go", self._import, "primary")

    # reading

    def read(self, paths: list[Path], encoding: str | None = None) -> None:
        """Read in a worker and add what is found to the table."""
        job: Job[ImportBatch] = Job(lambda progress: self._read_ahead(paths, encoding, progress))
        self._job = job
        job.voice.progressed.connect(self._show_progress)
        job.voice.finished.connect(self._take)
        job.voice.failed.connect(self._failed)
        job.voice.cancelled.connect(self.reject)
        self._progress.setRange(0, 0)
        self._progress.show()
        self._summary.setText(self.look.say("ui-import-reading"))
        self._go.setEnabled(False)
        job.start()

    def _read_ahead(
        self, paths: list[Path], encoding: str | None, progress: Progress
    ) -> ImportBatch:
        """In the worker: the files, and the backup that goes before them into the project."""
        batch = articles.read(paths, encoding, progress=progress)
        if self._project is not None and batch.items:
            with suppress(BackupNotMade):  # tried again, and told, when they are added
                backups.back_up(self._project, "import")
        return batch

    def _show_progress(self, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def _take(self, batch: object) -> None:
        assert isinstance(batch, ImportBatch)
        self._job = None
        self._progress.hide()
        fresh = {it.path for it in batch.items}
        self._items = [it for it in self._items if it.path not in fresh] + list(batch.items)
        known = [it for it in self._problems if it not in batch.problems]
        self._problems = [*known, *batch.problems]
        workspace = self._session.workspace
        if workspace is not None:
            same = self._session.attempt(lambda: articles.duplicates(workspace, batch))
            self._known.update(same or {})
        self._fill()

    def _failed(self, error: object) -> None:
        self._job = None
        self.reject()
        if isinstance(error, Exception):
            raise error

    def reject(self) -> None:
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
            self.table.addTopLevelItem(self._item_line(number, item))
        for note in self._problems:
            self.table.addTopLevelItem(self._problem_line(note))
        self.table.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        count = self.table.topLevelItemCount()
        chosen = self.table.topLevelItem(min(max(at, 0), count - 1))
        if chosen is not None:
            self.table.setCurrentItem(chosen)
        self._show_current()
        self._summarise()

    def _item_line(self, number: int, item: ImportItem) -> QTreeWidgetItem:
        incoming = item.incoming
        state, doubled = self._state(item)
        line = QTreeWidgetItem(
            [
                isolate(item.path.name),
                incoming.title,
                language_name(incoming.language, self.look),
                incoming.encoding,
                state,
            ]
        )
        line.setData(NAME, _AT, number)
        keep = not doubled or bool(incoming.spans)
        line.setCheckState(NAME, Qt.CheckState.Checked if keep else Qt.CheckState.Unchecked)
        notes = [self._sentence(it) for it in incoming.notes]
        line.setToolTip(STATE, "\n".join(notes))
        line.setToolTip(NAME, str(item.path))
        if doubled or not incoming.certain or any(it.lost for it in incoming.notes):
            line.setForeground(STATE, QColor(self.look.theme.danger))
        return line

    def _state(self, item: ImportItem) -> tuple[str, bool]:
        """What is said of a file, and whether its text is here already."""
        if item.incoming.sha256 in self._known or item.duplicate_of:
            return self.look.say("ui-import-duplicate"), True
        if not item.incoming.certain:
            return self.look.say("ui-import-unsure"), False
        spans = len(item.incoming.spans)
        if spans:
            return self.look.say("ui-import-with-marks", count=spans), False
        return self.look.say("ui-import-ready"), False

    def _problem_line(self, note: Note) -> QTreeWidgetItem:
        line = QTreeWidgetItem(
            [isolate(note.name), self._sentence(note), "", "", self.look.say("ui-import-problem")]
        )
        if not note.lost:
            line.setText(STATE, "")
        line.setToolTip(TITLE, self._sentence(note))
        line.setForeground(STATE, QColor(self.look.theme.danger))
        line.setForeground(TITLE, QColor(self.look.theme.muted))
        return line

    def _sentence(self, note: Note) -> str:
        return self.look.say(note.message, **note.values)

    def _summarise(self) -> None:
        same = sum(self._state(it)[1] for it in self._items)
        bad = sum(it.lost for it in self._problems)
        ready = len(self._checked())
        self._summary.setText(self.look.say("ui-import-summary", ready=ready, same=same, bad=bad))
        self._go.setEnabled(ready > 0 and self._job is None)

    def _checked(self) -> list[ImportItem]:
        found: list[ImportItem] = []
        for k in range(self.table.topLevelItemCount()):
            line = self.table.topLevelItem(k)
            number = line.data(NAME, _AT) if line else None
            if line and number is not None and line.checkState(NAME) == Qt.CheckState.Checked:
                found.append(self._items[number])
        return found

    # the file in hand

    def _current(self) -> int | None:
        line = self.table.currentItem()
        number = line.data(NAME, _AT) if line else None
        return number if isinstance(number, int) else None

    def _show_current(self) -> None:
        number = self._current()
        for field in (self._title, self._encoding, self._language):
            field.setEnabled(number is not None)
        if number is None:
            line = self.table.currentItem()
            words = line.text(TITLE) if line else ""
            self._show_text(words, words)
            self._title.clear()
            return
        incoming = self._items[number].incoming
        self._title.setText(incoming.title)
        self._title.setCursorPosition(0)
        self._encoding.setCurrentIndex(max(0, self._encoding.findData(incoming.encoding)))
        if self._language.findData(incoming.language) < 0:
            self._language.addItem(language_name(incoming.language, self.look), incoming.language)
        self._language.setCurrentIndex(self._language.findData(incoming.language))
        name = self._items[number].path.name
        refused = [it for it in self._problems if it.name == name]
        notes = "\n".join(self._sentence(it) for it in (*refused, *incoming.notes))
        self._show_text((notes + "\n\n" if notes else "") + incoming.text[:_PREVIEW], incoming.text)

    def _show_text(self, words: str, text: str) -> None:
        """The beginning of a file in its own direction."""
        rtl = base_direction(text[:_PREVIEW]) == "rtl"
        show_in_direction(self._preview, words, rtl=rtl)

    def _keep_title(self) -> None:
        number, title = self._current(), self._title.text().strip()
        line = self.table.currentItem()
        if number is None or not title or line is None:
            return
        item = self._items[number]
        self._items[number] = replace(item, incoming=replace(item.incoming, title=title))
        line.setText(TITLE, title)

    def _keep_language(self) -> None:
        number, line = self._current(), self.table.currentItem()
        if number is None or line is None:
            return
        item, code = self._items[number], self._language.currentData()
        self._items[number] = replace(item, incoming=replace(item.incoming, language=code))
        line.setText(LANGUAGE, language_name(code, self.look))

    def _change_encoding(self) -> None:
        number = self._current()
        if number is not None:
            self.read([self._items[number].path], self._encoding.currentData())

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
        workspace = self._session.workspace
        assert workspace is not None
        batch = ImportBatch(items=tuple(self._checked()))
        doubts = doubting.in_files(self._session.schema, (it.incoming for it in batch.items))
        if doubts and doubts != self._told:
            self._told = doubts
            self._summary.setText(look_alike(doubts, self.look))
            self._go.setText(self.look.say("trouble-look-alike-go"))
            return
        report = self._session.attempt(lambda: articles.add(workspace, batch))
        if report is None:
            self.reject()
            return
        self.added = [*report.articles, *report.completed, *report.restored]
        self.accept()
