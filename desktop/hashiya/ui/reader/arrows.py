"""The relations that are drawn at the moment and what of them is under the mouse; it lays no way itself."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.model.relation import Relation
from hashiya.ui.reader.routing import Route, Router, View, bands
from hashiya.ui.reader.sheet import Sheet


class Arrows:
    """Those of the focused annotation; all in view when that is asked for."""

    def __init__(self) -> None:
        self.all_in_view = False
        self.pointed = ""
        self.chosen = ""
        self.routes: tuple[Route, ...] = ()

    def lay(self, sheet: Sheet, view: View, focused: str) -> tuple[Route, ...]:
        """The ways for this view; they are kept to be found again under the mouse."""
        wanted = list(sheet.relations.of(focused)) if focused else []
        if self.all_in_view:
            known = {it.id for it in wanted}
            wanted += [it for it in _in_view(sheet, view) if it.id not in known]
        self.routes = tuple(Router(sheet, view).routes(wanted, focused)) if wanted else ()
        return self.routes

    def covers(self, y: float) -> bool:
        """Whether the strip of chips at an edge of the view lies over that height."""
        return any(it.top() <= y <= it.bottom() for it in bands(self.routes))

    def at(self, x: float, y: float) -> Route | None:
        """The relation whose chip is at a point of the sheet."""
        return next((it for it in self.routes if it.box.contains(x, y)), None)


def _in_view(sheet: Sheet, view: View) -> Iterator[Relation]:
    """Relations of which an end lies in a block in view, each once."""
    if not len(sheet.relations):
        return
    first = max(0, sheet.heights.find(view.top) - 1)
    last = min(len(sheet) - 1, max(0, sheet.heights.find(view.bottom) - 1))
    start, end = sheet.blocks.range(first)[0], sheet.blocks.range(last)[1]
    seen: set[str] = set()
    for annotation in sheet.index.within(start, end):
        for relation in sheet.relations.of(annotation.id):
            if relation.id not in seen:
                seen.add(relation.id)
                yield relation
