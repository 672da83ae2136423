"""The articles of an open project that are closed for writing, for damage was found in them; it finds none itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from hashiya.model.article import Article
from hashiya.model.edit import Edit, Record, Step
from hashiya.model.errors import ArticleClosed
from hashiya.model.schema import Schema

Parts = Iterable[Sequence[Edit]]


class Closed:
    """``names`` has the name of each closed article by its id."""

    def __init__(self) -> None:
        self.names: Mapping[str, str] = {}

    def refuse(self, step: Step, parts: Parts | None) -> Parts | None:
        """Look at every edit of a step before it is written; those of a long one as they come.

        Raises:
            ArticleClosed: it would change an article that is closed.
        """
        if not self.names:
            return parts
        self._look(step.edits)
        return None if parts is None else self._looked_at(parts)

    def _looked_at(self, parts: Parts) -> Iterator[Sequence[Edit]]:
        for part in parts:
            self._look(part)
            yield part

    def _look(self, edits: Sequence[Edit]) -> None:
        for edit in edits:
            for record in (edit.before, edit.after):
                name = self.names.get(_article_of(record))
                if name is not None:
                    raise ArticleClosed(name=name)


def _article_of(record: Record | None) -> str:
    if record is None or isinstance(record, Schema):
        return ""
    return record.id if isinstance(record, Article) else record.article
