"""The entities of the project: one row each by name or link, its mentions beside; what is one, a person decides."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu

from hashiya.display import entity_table
from hashiya.display.entity_table import Entity
from hashiya.display.table import Progress, Table
from hashiya.model.schema import Schema
from hashiya.model.table_rows import CANONICAL, Asked, MarkRow, entities_asked, link_names
from hashiya.ui.look import Look
from hashiya.ui.session import Session
from hashiya.ui.shelves import mentions
from hashiya.ui.shelves.many import Many
from hashiya.ui.shelves.mentions import Mentions
from hashiya.ui.shelves.table_shelf import TableShelf
from hashiya.ui.tagging import Tagging

_BESIDE = 900
"""Pixels from which the mentions stand beside the table; else below it, so that all columns are seen."""
_STACKED = (220, 360, 0.36)
_TITLES = ("name", "label", "spellings", "mentions", "articles", "link", "maybe")


class EntitiesShelf(TableShelf):
    kind = "entities"
    share = 0.3

    def __init__(self, session: Session, look: Look, tagging: Tagging) -> None:
        self._columns: tuple[Any, ...] = ()
        super().__init__(session, look, tagging, "tables-entities")
        self.many = Many(session, look, self)
        self.mentions = Mentions(session, look)
        self.middle.addWidget(self.mentions, 3)
        self.mentions.taken.connect(lambda it: self.jump(it, by_key=True))
        self.mentions.pointed.connect(lambda it: self.jump(it, by_key=False))
        self.mentions.left.connect(self.into_table)
        self.mentions.edit_asked.connect(self.show_edit_menu)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._show_mentions())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= _BESIDE
        ways = QBoxLayout.Direction
        self.middle.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self.height_wanted = TableShelf.height_wanted if beside else _STACKED
        self.keep_height(*self.height_wanted)

    def asked(self, schema: Schema) -> Asked:
        titles = {it: self.look.say(f"tables-column-{it}") for it in _TITLES}
        self._columns = entity_table.columns(schema, self.look.language, titles)
        return entities_asked(schema)

    def make(self, marks: list[MarkRow], progress: Progress | None) -> Table[Any]:
        table: Table[Any] = Table(self._columns, [*entity_table.together(marks, progress)])
        table.prepare(progress)
        return table

    def key_of(self, row: Any) -> str:
        return row.key

    def marks_of(self, row: Any) -> list[MarkRow]:
        return row.marks

    # mentions

    def _show_mentions(self) -> None:
        row = self.model.row_at(self.view.currentIndex().row())
        if row is not None:
            self.mentions.show_marks(row.first_marks(mentions.MOST))

    def show_lines(self, lines: list[Any]) -> None:
        super().show_lines(lines)
        self._show_mentions()

    def take(self, row: Any, *, by_key: bool) -> None:
        """Enter goes among the mentions and shows one; a click only lists them."""
        self._show_mentions()
        if by_key:
            self.mentions.enter()
            current = self.mentions.currentIndex().row()
            if 0 <= current < len(self.mentions.marks):
                self.jump(self.mentions.marks[current], by_key=False)

    # one entity, or another

    def fill_edit_menu(self, menu: QMenu, rows: list[Any]) -> None:
        say, schema = self.look.say, self.session.schema
        kinds: set[tuple[str, str]] = {key for it in rows for key in it.labels}
        if any(schema.attribute(layer, code, CANONICAL) is None for layer, code in kinds):
            menu.addAction(say("tables-no-canonical")).setEnabled(False)
            return
        menu.addAction(say("tables-make-one"), partial(self.ask_to_make_one, rows))
        chosen = self.mentions.chosen()
        split = menu.addAction(say("tables-split-off"), partial(self.ask_to_split_off, chosen))
        split.setEnabled(bool(chosen))

    def suggested(self, rows: list[Entity]) -> tuple[str, str]:
        """The name and link of what they are to be: of what is proposed, else of the most frequent named one."""
        maybe = {it.maybe.key: it.maybe for it in rows if it.maybe is not None}
        named = sorted((it for it in rows if it.name or it.link), key=lambda it: -len(it.mentions))
        if named:
            best = named[0]
        elif len(maybe) == 1:
            best = next(iter(maybe.values()))
        else:
            best = max(rows, key=lambda it: len(it.mentions))
        links = {it.link for it in rows if it.link}
        return best.title, best.link or (next(iter(links)) if len(links) == 1 else "")

    def ask_to_make_one(self, rows: list[Entity]) -> None:
        from hashiya.ui.dialogs.one_value import ask_entity

        count = sum(len(it.mentions) for it in rows)
        why = self.look.say("tables-make-one-why", count=f"{count:,}")
        name, link = self.suggested(rows)
        asked = link if link_names(self.session.schema) else None
        answer = ask_entity(self.window(), self.look, "tables-make-one-title", why, name, asked)
        if answer is not None and any(answer):
            self.make_one(rows, *answer)

    def make_one(self, rows: list[Entity], name: str, link: str) -> None:
        from hashiya.commands import bulk

        workspace, ids = self.session.workspace, [it.id for row in rows for it in row.marks]
        if workspace is not None:
            self.many.run(
                len(ids), lambda progress: bulk.make_one(workspace, ids, name, link, progress)
            )

    def ask_to_split_off(self, marks: list[MarkRow]) -> None:
        from hashiya.ui.dialogs.one_value import ask_entity

        why = self.look.say("tables-split-off-why", count=f"{len(marks):,}")
        title, name = "tables-split-off-title", marks[0].quote
        answer = ask_entity(self.window(), self.look, title, why, name, None)
        if answer is not None:
            self.split_off(marks, answer[0])

    def split_off(self, marks: list[MarkRow], name: str) -> None:
        from hashiya.commands import bulk

        workspace, ids = self.session.workspace, [it.id for it in marks]
        if workspace is not None:
            self.many.run(len(ids), lambda progress: bulk.split_off(workspace, ids, name, progress))
