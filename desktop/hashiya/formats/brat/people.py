"""Folders beside each other that have the same texts with other marks: one for each person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from hashiya.formats import neighbours
from hashiya.formats.neighbours import Folder
from hashiya.formats.source import Source

STANDOFF = (".ann", ".a1", ".a2")
"""brat's own, and the two of the BioNLP shared tasks: entities given, events asked for."""
LARGEST = 256 * 1024 * 1024


def standoffs(text: Source) -> Iterator[Source]:
    return (it for it in map(text.with_suffix, STANDOFF) if it.is_file())


def annotator(text: Source) -> str:
    """The name of its folder, if that is a person's: whoever marked one text of it marked them all."""
    with suppress(OSError):
        here, above = neighbours.place_of(text), neighbours.place_of(text, 1)
        if here and above and here.name:
            beside = tuple(it for it in above.folders() if it.name != here.name)
            if beside and _is_a_persons(here, beside):
                return neighbours.folder_of(text)
    return ""


@neighbours.kept(most=64)
def _is_a_persons(here: Folder, beside: tuple[Folder, ...]) -> bool:
    """Whether a text of it has other marks beside it. Folders that are equal throughout are copies, not people."""
    texts = (it for it in here.files() if it.suffix.lower() == ".txt")
    return any(_differs(text, it.file(text.name)) for text in texts for it in beside)


def _differs(text: Source, other: Source) -> bool:
    with suppress(OSError):
        ours = list(standoffs(text))
        if not ours or not other.is_file():
            return False
        theirs = list(standoffs(other))
        return bool(theirs) and _equal([text], [other]) and not _equal(ours, theirs)
    return False


def _equal(some: list[Source], others: list[Source]) -> bool:
    sizes = [it.stat().st_size for it in some]
    if max(sizes) > LARGEST or sizes != [it.stat().st_size for it in others]:
        return False
    return all(one.read_bytes() == it.read_bytes() for one, it in zip(some, others, strict=True))
