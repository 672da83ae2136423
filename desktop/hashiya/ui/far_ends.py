"""Finds the ends of relations that lie in other articles, each once until something changes; it shows nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hashiya.display.far_end import FarEnd
from hashiya.model.errors import HashiyaError

if TYPE_CHECKING:
    from hashiya.workspace import Workspace


class FarEnds:
    """What was found is forgotten after every step: it is read again when it is asked for."""

    def __init__(self) -> None:
        self.workspace: Workspace | None = None
        self._found: dict[str, FarEnd | None] = {}

    def __len__(self) -> int:
        """How many were asked for since something changed."""
        return len(self._found)

    def forget(self) -> None:
        self._found.clear()

    def get(self, annotation_id: str) -> FarEnd | None:
        """The annotation of that id with its article's title, wherever it lies."""
        if annotation_id not in self._found:
            self._found[annotation_id] = self._read(annotation_id)
        return self._found[annotation_id]

    def _read(self, annotation_id: str) -> FarEnd | None:
        if self.workspace is None:
            return None
        try:
            found = self.workspace.annotation(annotation_id)
            lines = self.workspace.lines_of([found.article]) if found else []
        except HashiyaError:  # what cannot be read now is not drawn; whoever opens it is told why
            return None
        if found is None or not lines:
            return None
        return FarEnd(found, lines[0].title or lines[0].name, gone=lines[0].deleted)
