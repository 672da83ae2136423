"""Finds labels that look like others, before they are taken in: a person decides, nothing is refused here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hashiya.commands.reading import ImportItem
from hashiya.formats.format import Note
from hashiya.model.schema import Schema
from hashiya.text.confusable import Lookalike, lookalikes


def in_schema(schema: Schema) -> tuple[Lookalike, ...]:
    """Labels, and relations, of one set that look alike, by their codes or their names."""
    found = [
        *lookalikes(it.code for it in schema.labels),
        *lookalikes(it.code for it in schema.relations),
    ]
    for rows in (schema.labels, schema.relations):
        for language in {one: None for it in rows for one in it.names}:
            found += lookalikes(it.names[language] for it in rows if language in it.names)
    return tuple(dict.fromkeys(found))


class Passing:
    """Hands on what comes in and remembers its labels, to be looked at when all have passed."""

    def __init__(self, schema: Schema, found: Iterable[ImportItem | Note]) -> None:
        self._schema, self._found = schema, found
        self._labels: dict[str, None] = {}
        self._relations: dict[str, None] = {}

    def __iter__(self) -> Iterator[ImportItem | Note]:
        for it in self._found:
            if isinstance(it, ImportItem):
                self._labels.update((span.label, None) for span in it.incoming.spans)
                self._relations.update((one.label, None) for one in it.incoming.relations)
            yield it

    @property
    def doubts(self) -> tuple[Lookalike, ...]:
        return in_names(self._schema, self._labels, self._relations)


def in_names(
    schema: Schema, labels: Iterable[str], relations: Iterable[str]
) -> tuple[Lookalike, ...]:
    """Among labels and relations that come in, with those of the set."""
    known_labels = dict.fromkeys(it.code for it in schema.labels)
    known_relations = dict.fromkeys(it.code for it in schema.relations)
    return (
        *lookalikes([it for it in labels if it not in known_labels], known_labels),
        *lookalikes([it for it in relations if it not in known_relations], known_relations),
    )
