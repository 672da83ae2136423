"""``list --claims`` and ``list --entities``: the tables of the window as lines with tabs, or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hashiya.cli.speech import DONE, Speech

if TYPE_CHECKING:
    from hashiya.workspace import Workspace


def tell_claims(speech: Speech, workspace: Workspace) -> int:
    """All claims with every attribute that one of the claim labels may have."""
    from hashiya.display import claim_table
    from hashiya.display.table import Table
    from hashiya.model.table_rows import claims_asked

    schema = workspace.schema()
    names = tuple(it.name for it in claim_table.attributes_of_claims(schema))
    rows = [it for some in workspace.mark_rows(claims_asked(schema, names)) for it in some]
    if speech.as_json:
        speech.value(
            [
                {
                    **{name: getattr(it, name) for name in it._fields if name != "values"},
                    "attributes": _set(names, it.values),
                }
                for it in rows
            ]
        )
        return DONE
    titles = {
        it: speech.words(f"tables-column-{it}") for it in ("claim", "speaker", "article", "label")
    }
    language = speech.wording.language
    return _lines(speech, Table(claim_table.columns(schema, names, names, language, titles), rows))


def tell_entities(speech: Speech, workspace: Workspace) -> int:
    """All entities, the most frequent first, with their spellings and counts."""
    from hashiya.display import entity_table
    from hashiya.display.table import Table
    from hashiya.model.table_rows import entities_asked

    schema = workspace.schema()
    marks = [it for some in workspace.mark_rows(entities_asked(schema)) for it in some]
    found = entity_table.together(marks)
    if speech.as_json:
        speech.value(
            [
                {
                    "name": it.name,
                    "title": it.title,
                    "link": it.link,
                    "labels": {code: count for (_, code), count in it.labels.most_common()},
                    "spellings": dict(it.spellings.most_common()),
                    "articles": it.articles,
                    "mentions": [mark.id for mark in it.marks],
                }
                for it in found
            ]
        )
        return DONE
    names = ("name", "label", "spellings", "mentions", "articles", "link", "maybe")
    titles = {it: speech.words(f"tables-column-{it}") for it in names}
    return _lines(
        speech, Table(entity_table.columns(schema, speech.wording.language, titles), found)
    )


def _set(names: tuple[str, ...], values: tuple[Any, ...]) -> dict[str, Any]:
    return {name: it for name, it in zip(names, values, strict=True) if it is not None}


def _lines(speech: Speech, table: Any) -> int:
    """As a spreadsheet takes them: with tabs, in the order of the text whatever the terminal does."""
    from hashiya.display import spreadsheet

    columns = [*table.columns.values()]
    cells = [[it.title for it in columns]]
    cells += [[it.text(row) for it in columns] for row in table.rows]
    speech.raw(spreadsheet.as_text(cells))
    return DONE
