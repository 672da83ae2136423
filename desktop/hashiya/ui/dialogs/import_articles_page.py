"""The first page of the import: the articles that were found, and the one in hand; it reads no file itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSplitter, QTreeWidget, QTreeWidgetItem, QWidget

from hashiya.commands import surveying
from hashiya.commands.reading import NOTHING_ASKED, Asked
from hashiya.commands.surveying import Found, Survey
from hashiya.formats.format import Note
from hashiya.text.decoding import ENCODINGS
from hashiya.ui.calm_combo import CalmCombo
from hashiya.ui.dialogs import files
from hashiya.ui.dialogs.import_choices import ByHand
from hashiya.ui.dialogs.import_columns import ColumnChoice
from hashiya.ui.dialogs.import_lines import AT, LANGUAGE, NAME, TITLE, Lines, keeps, table_of_lines
from hashiya.ui.dialogs.import_order import FileOrder, InHand, file_of
from hashiya.ui.dialogs.import_preview import ImportPreview
from hashiya.ui.dialogs.import_rules import ImportRules
from hashiya.ui.look import Look
from hashiya.ui.panels.article_facts import LANGUAGES, language_name
from hashiya.ui.widgets import GRID, button, column, frame, holder, label, row

HowAsked = Asked | dict[Path, Asked]
_SHARES = (420, 160)
"""Pixels: the articles, the one in hand."""


class ArticlesPage(QWidget):
    """``reread`` when files are to be read, as they were asked for (``None``: as all are); ``changed`` when other
    articles are ticked. ``all`` and ``none`` tick them together; the dialog has them beside their number."""

    reread = Signal(object, object)
    changed = Signal()

    def __init__(self, look: Look, by_hand: ByHand) -> None:
        super().__init__()
        self._look, self._by_hand = look, by_hand
        self.items: list[Found] = []
        self.problems: list[Note] = []
        self._asked: HowAsked = NOTHING_ASKED
        self._unread: dict[str, tuple[Path, Asked]] = {}
        self._tagged: set[Path] = set()
        self._gave_none: set[str] = set()
        self._reading = False
        self._order = FileOrder()
        self._left: tuple[QWidget, QWidget | None] | None = None
        """The field that had the keys while files are read, and where they went meanwhile."""
        self.lines = Lines(look)
        self.table = table_of_lines(look)
        self.table.currentItemChanged.connect(self.show_current)
        self.table.itemChanged.connect(self._ticked)
        self.title = QLineEdit()
        self.encoding, self.language = CalmCombo(), CalmCombo()
        self.columns = ColumnChoice(look)
        self.all = button(look.say("ui-import-tick-all"), lambda: self._tick_all(on=True), "quiet")
        self.none = button(
            look.say("ui-import-tick-none"), lambda: self._tick_all(on=False), "quiet"
        )
        self.files = button(look.say("ui-import-drop-more"), self.more_files, "quiet")
        self.folder = button(look.say("ui-import-folder"), self.more_folder, "quiet")
        self.rules = ImportRules(look, self.files, self.folder)
        self.preview = ImportPreview(look)
        self._assemble()

    def _assemble(self) -> None:
        say = self._look.say
        self.encoding.addItem(say("ui-import-auto"), None)
        for it in ENCODINGS:
            self.encoding.addItem(it, it)
        for code in LANGUAGES:
            self.language.addItem(language_name(code, self._look), code)
        self.title.editingFinished.connect(self.keep_title)
        self.encoding.activated.connect(self._change_encoding)
        self.language.activated.connect(self._keep_language)
        self.columns.asked.connect(self._change_columns)
        self.rules.chosen.connect(self._change_rule)
        fields = row(gap=2 * GRID)
        for name, field, share in (
            ("name", self.title, 3),
            ("language", self.language, 1),
            ("encoding", self.encoding, 1),
        ):
            caption = label(say(f"ui-import-{name}"), "caption")
            caption.setBuddy(field)
            field.setAccessibleName(caption.text())
            fields.addLayout(column(caption, field, gap=0), share)
        card = frame("card")
        card.setLayout(column(self.table, margin=2))
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(GRID)
        split.setChildrenCollapsible(False)
        split.addWidget(card)
        split.addWidget(holder(column(fields, self.columns, self.preview)))
        split.setSizes([*_SHARES])
        whole = column(self.rules, split)
        whole.setStretch(1, 1)
        whole.setContentsMargins(0, GRID, 0, 0)
        self.setLayout(whole)
        self.show_current()

    # what was read

    @property
    def is_empty(self) -> bool:
        """Nothing was read yet, or nothing was found."""
        return not self.items and not self.problems

    @property
    def strict(self) -> bool:
        return self.rules.strict

    def set_reading(self, asked: HowAsked) -> None:
        """Files are being read: one reading at a time."""
        self._reading, self._asked = True, asked
        self.table.filling = True
        keys = self._keys()
        for it in (self.rules, self.encoding, self.columns):
            it.setEnabled(False)
        self._left = (keys, self._keys()) if keys is not None and not keys.isEnabled() else None

    def _keys(self) -> QWidget | None:
        return self.window().focusWidget()

    def _give_keys_back(self) -> None:
        """To the field that could not have them while it could not be used; unless a person took them elsewhere."""
        if self._left is not None and self._left[1] is self._keys() and self._left[0].isEnabled():
            self._left[0].setFocus()
        self._left = None

    def take(self, survey: Survey) -> None:
        held = self._in_hand()
        self._reading = self.table.filling = False
        for it in (self.rules, self.columns):
            it.setEnabled(True)
        fresh = {it.path for it in survey.found}
        self._unread.update((it.name, (it, self._how(it))) for it in survey.unread)
        gave_none = {it.name for it in survey.unread}
        self._gave_none = (self._gave_none - {it.name for it in fresh}) | gave_none
        read_now = {*fresh, *survey.unread}
        chosen = {it for it in survey.unread if self._how(it).columns}  # columns stand as chosen
        self.items = [it for it in self.items if it.path not in fresh | chosen]
        self.items += [replace(self._titled(it), breaks=self.rules.breaks) for it in survey.found]
        self._tagged = (self._tagged - read_now) | survey.tagged
        self.rules.show_tags(there=bool(self._tagged))
        read = {it.name for it in read_now}
        before = (it for it in self.problems if file_of(it) not in read)
        known = [it for it in before if it not in survey.problems]
        self.problems = [*known, *survey.problems]
        self._order.learn([*(it.path for it in self.items), *survey.unread], self.problems)
        self.items = self._order.articles(self.items)
        self.problems = self._order.notes(self.problems)
        self._fill(held)
        self._give_keys_back()

    def _in_hand(self) -> InHand | None:
        line, number, path = self.table.currentItem(), self._current(), self._file()[0]
        if number is not None:
            it = self.items[number]
            return InHand(it.path, it.path.name, it.number)
        at = self.table.indexOfTopLevelItem(line) - len(self.items) if line else -1
        return InHand(path, file_of(self.problems[at])) if at >= 0 else None

    def _titled(self, it: Found) -> Found:
        return self._by_hand.applied(surveying.titled(it, self.rules.titles))

    @property
    def refused(self) -> list[Note]:
        """What tells of files of which nothing comes in."""
        given = self._given() | {it.path.name for it in self.items if it.member}
        return [it for it in self.problems if it.lost and it.name not in given]

    @property
    def left_out(self) -> list[Note]:
        """``refused``, and records left out of files that come in: not what articles that come in lack."""
        given = self._given()
        return [it for it in self.problems if it.lost and (it.line or it.name not in given)]

    def _given(self) -> set[str]:
        return {name for it in self.items for name in self.lines.files(it)} - self._gave_none

    def checked(self) -> list[Found]:
        found: list[Found] = []
        for k in range(self.table.topLevelItemCount()):
            line = self.table.topLevelItem(k)
            number = line.data(NAME, AT) if line else None
            if line and number is not None and line.checkState(NAME) == Qt.CheckState.Checked:
                found.append(self.items[number])
        return found

    def _fill(self, held: InHand | None) -> None:
        at = held.find(self.items, self.problems) if held is not None else None
        self.table.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.table.clear()
        for number, item in enumerate(self.items):
            ticked = self._by_hand.ticked(item, usual=keeps(item))
            self.table.addTopLevelItem(self.lines.article(number, item, ticked=ticked))
        refused = self.refused
        for note in self.problems:
            self.table.addTopLevelItem(self.lines.problem(note, refused=note in refused))
        self.table.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        chosen = self.table.topLevelItem(at or 0)
        if chosen is not None:
            self.table.setCurrentItem(chosen)
        self.show_current()
        self.changed.emit()

    def _ticked(self, line: QTreeWidgetItem, at: int) -> None:
        """A tick of one of several lines that are selected is a tick of them all."""
        if at != NAME or line.data(NAME, AT) is None:
            return
        selected = self.table.selectedItems()
        on = line.checkState(NAME) == Qt.CheckState.Checked
        self._tick(selected if line in selected else [line], on=on)

    def _tick(self, lines: Sequence[QTreeWidgetItem], *, on: bool) -> None:
        self.table.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        for line in lines:
            number = line.data(NAME, AT)
            if isinstance(number, int):
                line.setCheckState(NAME, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
                item = self.items[number]
                self._by_hand.tick(item, on=on, usual=keeps(item))
        self.table.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        self.table.viewport().update()
        self.changed.emit()

    def _tick_all(self, *, on: bool) -> None:
        """Every article; of those that are here already only such as bring something."""
        some = [n for n, it in enumerate(self.items) if not on or it.spans or not it.is_here]
        lines = (self.table.topLevelItem(n) for n in some)
        self._tick([it for it in lines if it is not None], on=on)

    def show_problems(self) -> None:
        """The first line of a file of which nothing comes in, else of what is left out of one."""
        told = self.refused or self.left_out
        at = (at for at, it in enumerate(self.problems) if it in told)
        line = self.table.topLevelItem(len(self.items) + next(at, 0))
        if line is not None:
            self.table.setCurrentItem(line)
            self.table.scrollToItem(line, QTreeWidget.ScrollHint.PositionAtTop)
            self.table.setFocus()

    # the article in hand

    def _current(self) -> int | None:
        line = self.table.currentItem()
        number = line.data(NAME, AT) if line else None
        return number if isinstance(number, int) else None

    def show_current(self) -> None:
        number = self._current()
        for field in (self.title, self.encoding, self.language):
            field.setEnabled(number is not None)
        if self._reading:
            self.encoding.setEnabled(False)
        self.columns.show_for(*self._file())
        if number is None:
            line = self.table.currentItem()
            self.preview.show_words([line.text(TITLE)] if line else [], "", "")
            self.title.clear()
            return
        item = self.items[number]
        self.title.setText(item.title)
        self.title.setCursorPosition(0)
        self.encoding.setCurrentIndex(max(0, self.encoding.findData(item.encoding)))
        if self.language.findData(item.language) < 0:
            self.language.addItem(language_name(item.language, self._look), item.language)
        self.language.setCurrentIndex(self.language.findData(item.language))
        name = self.lines.name(item)
        refused = [self.lines.sentence(it) for it in self.problems if it.name == name]
        remarks = [*refused, *self.lines.remarks(item)]
        self.preview.show_words(remarks, surveying.shown(item), item.beginning)

    def _file(self) -> tuple[Path | None, Asked]:
        """The file of the line in hand, also of one that gave no article, and how it was read."""
        number, line = self._current(), self.table.currentItem()
        if number is not None:
            return self.items[number].path, self.items[number].asked
        at = self.table.indexOfTopLevelItem(line) - len(self.items) if line else -1
        name = self.problems[at].name if 0 <= at < len(self.problems) else ""
        return self._unread.get(name, (None, NOTHING_ASKED))

    def _how(self, path: Path) -> Asked:
        """How that file was read last."""
        asked = self._asked
        return asked if isinstance(asked, Asked) else asked.get(path, NOTHING_ASKED)

    def keep_title(self) -> None:
        number, title = self._current(), self.title.text().strip()
        line = self.table.currentItem()
        if number is None or line is None or title in {"", self.items[number].title}:
            return
        self.items[number] = self._by_hand.name(self.items[number], title)
        line.setText(TITLE, title)

    def _keep_language(self) -> None:
        number, line = self._current(), self.table.currentItem()
        code = self.language.currentData()
        if number is None or line is None or code == self.items[number].language:
            return
        self.items[number] = self._by_hand.speak(self.items[number], code)
        line.setText(LANGUAGE, language_name(code, self._look))

    # other choices, and more files

    def _change_encoding(self) -> None:
        number = self._current()
        if number is not None:
            item = self.items[number]
            self._by_hand.note("encoding")
            asked = replace(item.asked, encoding=self.encoding.currentData())
            self.reread.emit([item.path], asked)

    def _change_columns(self, columns: dict[str, str]) -> None:
        path, asked = self._file()
        if path is not None:
            self._by_hand.note("columns")
            self.reread.emit([path], replace(asked, columns=tuple(columns.items())))

    def _change_rule(self, rule: str) -> None:
        rules = self.rules
        self._by_hand.note("rules", on=rules.changed)
        if rule == "tags":
            how = {it.path: it.asked for it in self.items}
            again = {
                it: replace(how.get(it, NOTHING_ASKED), strict=rules.strict)
                for it in sorted(self._tagged)
            }
            self.reread.emit([*again], again)
            return
        if rule == "nameless":
            return
        if rule == "titles":
            self.items = [self._titled(it) for it in self.items]
        self.items = [replace(it, breaks=rules.breaks) for it in self.items]
        for number, item in enumerate(self.items):
            line = self.table.topLevelItem(number)
            if line is not None:
                line.setText(TITLE, item.title)
        self.show_current()

    def more_files(self) -> None:
        self.take_more(files.articles_to_import(self, self._look))

    def more_folder(self) -> None:
        chosen = files.folder(self, self._look, "ui-import-folder")
        self.take_more([chosen] if chosen else [])

    def take_more(self, paths: list[Path]) -> None:
        """The first files are no choice that would be lost: they are chosen again as easily."""
        if paths:
            self._by_hand.note("files", on=not self.is_empty or "files" in self._by_hand.kinds)
            self.reread.emit(paths, None)
