"""An article that comes in is told to look garbled, whichever format it came in; its text stays."""

from __future__ import annotations

from dataclasses import replace

from hashiya.formats.format import Incoming, Note
from hashiya.text import garbled

_TOLD = frozenset({"formats-pdf-reversed", "formats-eye-order"})
"""What a reader that sees more than the text has said of it already."""


def looked_at(it: Incoming) -> Incoming:
    """The same, with a remark if its letters seem to have gone wrong before it came."""
    found = garbled.seeming(it.text)
    if found is None or any(one.message in _TOLD for one in it.notes):
        return it
    values = {"encoding": found.encoding} if found.encoding else {}
    message = f"formats-garbled-{found.kind}"
    note = Note(message=message, name=it.name, line=it.line, values=values, lost=True)
    return replace(it, notes=(*it.notes, note))
