"""What the tables of the whole project share: filter box, menus, count, jump, copy; of their rows it knows nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QStackedWidget

from hashiya.display.table import Line, Progress, Table, Wish
from hashiya.model.schema import Schema
from hashiya.model.table_rows import Asked, MarkRow
from hashiya.ui.banner import announce
from hashiya.ui.below import open_at, open_below
from hashiya.ui.look import Look
from hashiya.ui.panels.arranging import Turn
from hashiya.ui.session import Session
from hashiya.ui.shelves import column_menu, to_spreadsheet
from hashiya.ui.shelves.shelf import ShelfView
from hashiya.ui.shelves.table_loading import Loading
from hashiya.ui.shelves.table_view import TableView
from hashiya.ui.tagging import Tagging
from hashiya.ui.widgets import button, label, search_field

SYNC = 100_000
"""Rows up to which a letter typed is answered at once, where what it needs is there."""
SMALL = 5_000
TYPED_MS = 120


class TableShelf(ShelfView):
    """A table overrides ``asked``, ``make``, ``key_of``, ``marks_of`` and ``fill_edit_menu``."""

    kind = ""
    share = 0.4
    height_wanted = (140, 260, 0.28)
    patches = False
    """Whether a row is a mark, so that the rows of one article can take the place of others."""

    def __init__(self, session: Session, look: Look, tagging: Tagging, title: str) -> None:
        super().__init__(session, look, tagging, title)
        self.wish = Wish()
        self.view = TableView(look, title, self.share)
        self.model = self.view.shown
        self.empty = label("", "muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field = search_field(look.say(f"tables-{self.kind}-filter"), look.say("ui-clear"))
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self.middle = QHBoxLayout()
        self.middle.addWidget(self._stack, 4)
        self.body.addLayout(self.middle)
        self.loading = Loading(session, self, self.make, self.patch if self.patches else None)
        self._turn = Turn(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(TYPED_MS)
        self._soon.timeout.connect(self.arrange)
        self._table: Table[Any] = Table(())
        self.entry = self.view
        self._add_tools()
        self._connect()

    def _add_tools(self) -> None:
        say = self.look.say
        self.tools.addWidget(self.field)
        self.edit_button = button(say("tables-edit"), self.show_edit_menu)
        self.edit_button.setToolTip(say("tables-edit-tip"))
        self.columns_button = button(say("tables-columns"), self.show_columns_menu)
        self.columns_button.setToolTip(say("tables-columns-tip"))
        self.copy_button = button(say("tables-copy"), self.show_copy_menu)
        for it in (self.columns_button, self.edit_button, self.copy_button):
            self.tools.addWidget(it)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._written)
        self.field.returnPressed.connect(self.into_table)
        view = self.view
        view.taken.connect(lambda line: self._taken(line, by_key=True))
        view.pointed.connect(lambda line: self._taken(line, by_key=False))
        view.typed.connect(self._type)
        view.left.connect(self.field.setFocus)
        view.edit_asked.connect(self.show_edit_menu)
        view.menu_asked.connect(self._show_column_menu)
        view.horizontalHeader().sectionClicked.connect(self._order_by)
        self.loading.loaded.connect(self._loaded)
        self.loading.began.connect(self._tell)
        self.loading.failed.connect(self.session.failed.emit)
        self.session.closing.connect(self._stop)
        self.session.schema_changed.connect(self._schema_changed)

    def showEvent(self, event: QShowEvent) -> None:
        """Some rows in any window, and the page above keeps its lines."""
        super().showEvent(event)
        self.keep_height(*self.height_wanted)

    # what a table says of itself

    def asked(self, schema: Schema) -> Asked:
        raise NotImplementedError

    def make(self, marks: list[MarkRow], progress: Progress | None) -> Table[Any]:
        """The table of these marks; called in a worker where they are many."""
        raise NotImplementedError

    def patch(
        self, table: Table[Any], first: int, last: int, rows: Sequence[MarkRow]
    ) -> Table[Any]:
        return table.with_rows(first, last, rows)

    def key_of(self, row: Any) -> str:
        raise NotImplementedError

    def marks_of(self, row: Any) -> list[MarkRow]:
        raise NotImplementedError

    def fill_edit_menu(self, menu: QMenu, rows: list[Any]) -> None:
        raise NotImplementedError

    def fill_columns_menu(self, menu: QMenu) -> None:
        """More than the columns to group by."""

    # reading

    def refresh(self) -> None:
        asked = self.asked(self.session.schema)
        self.loading.ask(asked)
        if asked.labels:
            self.loading.read()
        self._tell()

    def _schema_changed(self) -> None:
        self.loading.stop()
        if self.isVisible():
            self.refresh()

    def _loaded(self, table: Table[Any]) -> None:
        before = [*self._table.columns]
        self._table = table
        self.arrange()
        if before != [*table.columns] or not self.model.columns:
            self.show_lines(self.model.lines)
            self.view.show_widths()

    def _stop(self) -> None:
        self._soon.stop()
        self._turn.stop()

    @property
    def busy(self) -> bool:
        return self._turn.busy or self._soon.isActive() or self.loading.busy

    # filtering, ordering

    def set_wish(self, wish: Wish) -> None:
        self.wish = wish
        self.arrange()

    def arrange(self) -> None:
        """Show what is wished: at once where that costs little, else in a worker."""
        self._soon.stop()
        self._turn.stop()
        table, wish, size = self._table, self.wish, len(self._table.rows)
        if size <= SMALL or (size <= SYNC and table.ready(wish)):
            self.show_lines(table.arranged(wish))
            return

        def work(progress: Progress) -> list[Line]:
            return table.arranged(wish, progress)

        self._turn.begin(work, self.show_lines, self.session.failed.emit)
        self._tell()

    def _written(self) -> None:
        self.wish = replace(self.wish, words=self.field.text())
        if len(self._table.rows) <= SYNC and self._table.ready(self.wish):
            self.arrange()
        else:
            self._soon.start()

    def show_lines(self, lines: list[Line]) -> None:
        model, key_of = self.model, self.key_of
        current = model.row_at(self.view.currentIndex().row())
        chosen: set[str] = set() if current is None else set(map(key_of, self.view.chosen_rows()))
        place = self._place_of(current, lines)
        model.show_lines(self._table, lines)
        self._show_arrow()
        self._go_to(place)
        if 1 < len(chosen) <= SMALL:
            rows = self._table.rows
            self.view.choose(
                [
                    k
                    for k, it in enumerate(lines)
                    if isinstance(it, int) and key_of(rows[it]) in chosen
                ]
            )
        self._tell()

    def _place_of(self, row: Any, lines: list[Line]) -> int:
        """The line where that row will be; -1 where it is gone."""
        if row is None:
            return -1
        if self._table is self.model.table:  # the same rows: their numbers are enough
            number = self.model.lines[self.view.currentIndex().row()]
            return lines.index(number) if number in lines else -1
        key, rows = self.key_of(row), self._table.rows
        found = (
            k for k, it in enumerate(lines) if isinstance(it, int) and self.key_of(rows[it]) == key
        )
        return next(found, -1)

    def _go_to(self, place: int) -> None:
        """After the lines changed, the same row is current; the first one where it is gone."""
        if place < 0:
            places = (k for k, it in enumerate(self.model.lines) if isinstance(it, int))
            place = next(places, -1)
        if place >= 0:
            self.view.go_to(place)

    def _show_arrow(self) -> None:
        across = self.view.horizontalHeader()
        names = [it.id for it in self.model.columns]
        ordered = self.wish.order in names
        across.setSortIndicatorShown(ordered)
        if ordered:
            falling = (
                Qt.SortOrder.DescendingOrder if self.wish.falling else Qt.SortOrder.AscendingOrder
            )
            across.setSortIndicator(names.index(self.wish.order), falling)

    def _order_by(self, section: int) -> None:
        """Rising, falling, then as the corpus has them."""
        column, wish = self.model.columns[section].id, self.wish
        if wish.order != column:
            self.set_wish(replace(wish, order=column, falling=False))
        else:
            self.set_wish(
                replace(wish, order="" if wish.falling else column, falling=not wish.falling)
            )

    # counts and empty states

    def _tell(self) -> None:
        say, lines = self.look.say, self.model.lines
        shown = sum(isinstance(it, int) for it in lines) if self.wish.group else len(lines)
        size = len(self._table.rows)
        if not self.loading.whole and self.loading.busy:
            told = say("tables-reading", count=f"{shown:,}")
        elif shown < size:
            told = say("tables-some", count=f"{shown:,}", of=f"{size:,}")
        else:
            told = say("tables-count", count=f"{shown:,}")
        self.count.setText(told)
        self._stack.setCurrentIndex(0 if lines or self._turn.busy else 1)
        if not lines:
            self.empty.setText(say(self._why_empty(size)))
        announce(self.field, told)

    def _why_empty(self, size: int) -> str:
        if not self.asked(self.session.schema).labels:
            return f"tables-{self.kind}-no-label"
        if size:
            return "tables-none-fits"
        return "tables-reading-first" if self.loading.busy else f"tables-{self.kind}-none"

    # keys and menus

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.into_table()
        elif event.key() == Qt.Key.Key_Escape and (self.field.text() or self.wish.only):
            self.field.clear()
            self.set_wish(replace(self.wish, words="", only={}))
        else:
            super().keyPressEvent(event)

    def into_table(self) -> None:
        if self._soon.isActive():
            self.arrange()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _type(self, letters: str) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.setText(self.field.text() + letters)

    def _show_column_menu(self, section: int, place: QPoint) -> None:
        column = self.model.columns[section].id
        counts = self._table.counts(column, self.wish)
        menu = column_menu.of_column(self, self.look, column, self.wish, counts, self.set_wish)
        menu.aboutToHide.connect(menu.deleteLater)
        open_at(menu, place)

    def show_columns_menu(self) -> None:
        menu = self._menu()
        groups = menu.addMenu(self.look.say("tables-group-menu"))
        for it in (None, *self.model.columns):
            name, column = (it.title, it.id) if it else (self.look.say("tables-no-group"), "")
            entry = groups.addAction(name)
            entry.setCheckable(True)
            entry.setChecked(self.wish.group == column)
            entry.triggered.connect(
                lambda _on=False, wished=column: self.set_wish(replace(self.wish, group=wished))
            )
        self.fill_columns_menu(menu)
        self._popup(menu, self.columns_button)

    def show_edit_menu(self) -> None:
        if not self.session.may_change():
            self.session.said.emit(self.look.say("tables-read-only"))
            return
        menu, rows = self._menu(), self.view.chosen_rows()
        if not rows:
            menu.addAction(self.look.say("tables-none-chosen")).setEnabled(False)
        else:
            self.fill_edit_menu(menu, rows)
        self._popup(menu, self.edit_button)

    def show_copy_menu(self) -> None:
        menu = self._menu()
        menu.addAction(self.look.say("tables-copy-chosen"), lambda: self.copy())
        menu.addAction(self.look.say("tables-copy-all"), lambda: self._copy(self._shown_rows()))
        menu.addAction(self.look.say("tables-save"), self.save)
        self._popup(menu, self.copy_button)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setLayoutDirection(self.look.direction)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _popup(self, menu: QMenu, under: Any) -> None:
        open_below(menu, under)
        first = next((it for it in menu.actions() if it.isEnabled() and not it.isSeparator()), None)
        # WORKAROUND: made active, one with a menu of its own opens it, and that is deaf to the pointer.
        if first is not None and not isinstance(first.menu(), QMenu):
            menu.setActiveAction(first)

    # jumping

    def _taken(self, line: int, *, by_key: bool) -> None:
        row = self.model.row_at(line)
        if row is not None:
            self.take(row, by_key=by_key)

    def take(self, row: Any, *, by_key: bool) -> None:
        """Show its first mark; Enter once more goes into the reader."""
        marks = self.marks_of(row)
        if marks:
            self.jump(marks[0], by_key=by_key)

    def jump(self, mark: MarkRow, *, by_key: bool) -> None:
        session = self.session
        if by_key and session.focused == mark.id:
            self.tagging.into_reader()
            return
        if session.article is None or session.article.id != mark.article:
            session.show(mark.article)
        if session.annotation(mark.id) is None:
            session.said.emit(self.look.say("tables-gone"))
            return
        session.focus(mark.id)

    # to a spreadsheet

    def copy(self) -> bool:
        """The chosen rows to the clipboard."""
        return self._copy(self.view.chosen_rows())

    def _shown_rows(self) -> list[Any]:
        return [self._table.rows[it] for it in self.model.lines if isinstance(it, int)]

    def _cells(self, rows: list[Any]) -> list[list[str]]:
        columns = self.model.columns
        return [[it.title for it in columns], *([it.text(row) for it in columns] for row in rows)]

    def _copy(self, rows: list[Any]) -> bool:
        if rows:
            to_spreadsheet.copy(self._cells(rows), rtl=self.look.wording.rtl)
            self.session.said.emit(self.look.say("tables-copied", count=f"{len(rows):,}"))
        return bool(rows)

    def save(self) -> None:
        name = self.look.say(f"tables-{self.kind}")
        target = to_spreadsheet.target(self.window(), self.session, self.look, name)
        if target is not None:
            self.save_to(target)

    def save_to(self, target: Path) -> None:
        cells = self._cells(self._shown_rows())
        if self.session.attempt(lambda: to_spreadsheet.save(cells, target)):
            self.session.said.emit(self.look.say("tables-saved", name=target.name))
