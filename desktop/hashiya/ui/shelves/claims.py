"""The claims of the project as a table: columns by the label set, bulk edit; what a claim is, the roles say."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu

from hashiya.display import claim_table
from hashiya.display.table import Progress, Table
from hashiya.model.attribute import AttributeType, AttributeValue
from hashiya.model.schema import Schema
from hashiya.model.table_rows import Asked, MarkRow, claims_asked
from hashiya.ui.look import Look
from hashiya.ui.session import Session
from hashiya.ui.shelves.many import Many
from hashiya.ui.shelves.table_shelf import TableShelf
from hashiya.ui.tagging import Tagging

_TITLES = ("claim", "speaker", "article", "label")


class ClaimsShelf(TableShelf):
    kind = "claims"
    patches = True

    def __init__(self, session: Session, look: Look, tagging: Tagging) -> None:
        self._shown: tuple[str, ...] | None = None
        self._columns: tuple[Any, ...] = ()
        super().__init__(session, look, tagging, "tables-claims")
        self.many = Many(session, look, self)

    def shown_attributes(self, schema: Schema) -> tuple[str, ...]:
        """Those that have a column: as chosen in this sitting, else the known ones."""
        if self._shown is None:
            return claim_table.first_columns(schema)
        known = {it.name for it in claim_table.attributes_of_claims(schema)}
        return tuple(it for it in self._shown if it in known)

    def asked(self, schema: Schema) -> Asked:
        shown = self.shown_attributes(schema)
        names = tuple(dict.fromkeys((claim_table.WORDING, *shown)))
        titles = {it: self.look.say(f"tables-column-{it}") for it in _TITLES}
        self._columns = claim_table.columns(schema, shown, names, self.look.language, titles)
        return claims_asked(schema, names)

    def make(self, marks: list[MarkRow], progress: Progress | None) -> Table[Any]:
        table: Table[Any] = Table(self._columns, marks)
        table.prepare(progress)
        return table

    def key_of(self, row: Any) -> str:
        return row.id

    def marks_of(self, row: Any) -> list[MarkRow]:
        return [row]

    # columns

    def fill_columns_menu(self, menu: QMenu) -> None:
        schema = self.session.schema
        shown = self.shown_attributes(schema)
        menu.addSeparator()
        for it in claim_table.attributes_of_claims(schema):
            entry = menu.addAction(it.name_in(self.look.language))
            entry.setCheckable(True)
            entry.setChecked(it.name in shown)
            entry.triggered.connect(partial(self.toggle_column, it.name))

    def toggle_column(self, name: str, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's value
        schema = self.session.schema
        shown = set(self.shown_attributes(schema)) ^ {name}
        kinds = claim_table.attributes_of_claims(schema)
        self._shown = tuple(it.name for it in kinds if it.name in shown)
        self.refresh()

    # saying one thing of many

    def fill_edit_menu(self, menu: QMenu, rows: list[Any]) -> None:
        schema, say = self.session.schema, self.look.say
        menu.addAction(say("tables-edit-of", count=f"{len(rows):,}")).setEnabled(False)
        menu.addSeparator()
        labels = {(it.layer, it.label) for it in rows}
        kinds = [
            it
            for it in claim_table.attributes_of_claims(schema)
            if all(schema.attribute(*key, it.name) is not None for key in labels)
        ]
        shown = self.shown_attributes(schema)
        others = [it for it in kinds if it.name not in shown]
        for it in kinds:
            if it.name in shown:
                self._add_attribute(menu.addMenu(it.name_in(self.look.language)), it, rows)
        more = (
            menu.addMenu(say("tables-edit-others")) if others and len(others) < len(kinds) else menu
        )
        for it in others:
            self._add_attribute(more.addMenu(it.name_in(self.look.language)), it, rows)

    def _add_attribute(self, menu: QMenu, kind: AttributeType, rows: list[Any]) -> None:
        say, language = self.look.say, self.look.language
        values: list[tuple[str, AttributeValue]] = []
        if kind.kind == "choice":
            values = [(it.name_in(language), it.code) for it in kind.choices]
        elif kind.kind == "flag":
            values = [(say("tables-yes"), True), (say("tables-no"), False)]
        for name, value in values:
            menu.addAction(name, partial(self.set_value, rows, kind.name, value))
        if not values:
            menu.addAction(say("tables-write"), partial(self._ask, rows, kind))
        menu.addSeparator()
        menu.addAction(say("tables-take-away"), partial(self.set_value, rows, kind.name, None))

    def _ask(self, rows: list[Any], kind: AttributeType) -> None:
        from hashiya.ui.dialogs.one_value import ask_value

        said = ask_value(self.window(), self.look, kind)
        if said:
            value = tuple(said.split()) if kind.kind == "choices" else said
            self.set_value(rows, kind.name, value)

    def set_value(self, rows: list[Any], name: str, value: AttributeValue | None) -> None:
        """Of all these claims, in one step."""
        from hashiya.commands import bulk

        workspace, ids = self.session.workspace, [it.id for it in rows]
        if workspace is not None:
            self.many.run(
                len(ids), lambda progress: bulk.set_attribute(workspace, ids, name, value, progress)
            )
