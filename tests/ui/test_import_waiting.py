"""After an import the window says how many marks wait for a place, not once for each of them."""

from __future__ import annotations

from hashiya.commands.arrived import ImportReport
from hashiya.formats.format import Note
from hashiya.ui.dialogs.storing import remarks


def test_marks_that_wait_are_counted_and_other_losses_named(window) -> None:
    waits = tuple(
        Note(
            message="formats-span-waits", name="a.ann", values={"number": n, "what": "T"}, lost=True
        )
        for n in range(30)
    )
    other = Note(
        message="formats-relation-ends", name="a.ann", values={"number": 1, "what": "R"}, lost=True
    )
    said = remarks(ImportReport(waiting=30, notes=(*waits, other)), window.look).splitlines()
    assert said[0] == window.look.say("articles-waiting", count=30)
    assert len(said) == 2
    assert not remarks(ImportReport(), window.look)
