"""Where INCEpTION and WebAnno put each person's annotations in a project that they export, packed or not: the folders
say of which document they are, and the file whose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import takewhile

from hashiya.formats import neighbours
from hashiya.formats.format import Incoming, Note, Reader, ReadOptions
from hashiya.formats.source import Source

MARKED = ("annotation", "curation")
NOBODY = "INITIAL_CAS"
"""Stands for the document as it was before anybody marked it."""

_PROJECT = re.compile(r"exportedproject.*\.json")
"""What the project is; that program writes a number before the dot, another one each time."""
_DEEP = 8
"""Folders above a file that are looked at: documents may lie in folders too."""


@dataclass(frozen=True, slots=True)
class Place:
    """``sure``: a folder is called as the file in it, as archives are unpacked each into one of its name."""

    document: str
    user: str
    sure: bool


def is_project(name: str) -> bool:
    """By the name of a file, without folders."""
    return bool(_PROJECT.fullmatch(name))


def place_in(folders: str, user: str) -> Place:
    """Of a file called ``user`` in ``folders`` below one of ``MARKED``, with slashes between them."""
    document, _, own = folders.rpartition("/")
    if document and own == user:
        return Place(document, user, sure=True)
    return Place(folders, user, sure=False)


def heeding(read: Reader) -> Reader:
    """The same, but an article of such a place is called as its document and by its person."""

    def found(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
        place = _place_of(source)
        for it in read(source, options):
            yield by(it, place) if place and isinstance(it, Incoming) else it

    return found


def by(it: Incoming, place: Place) -> Incoming:
    """By that person is whatever does not say by whom it is."""
    user = "" if place.user == NOBODY else place.user
    for mark in (*it.spans, *it.relations):
        mark.annotator = mark.annotator or user
    return replace(it, name=place.document)


def _place_of(source: Source) -> Place | None:
    """None: it lies in no such project."""
    if not neighbours.may_lie_below(source, MARKED):
        return None
    with suppress(OSError):
        folders = [it for n in range(_DEEP) if (it := neighbours.place_of(source, n))]
        inner = [it.name for it in takewhile(lambda it: it.name not in MARKED, folders)]
        if not 0 < len(inner) < len(folders) - 1:
            return None
        place = place_in("/".join(reversed(inner)), source.stem)
        if place.sure or _is_whole(folders[len(inner) + 1], place.document):
            return place
    return None


def _is_whole(project: neighbours.Folder, document: str) -> bool:
    """Whether the project lies there with its document."""
    if project.file(f"source/{document}").is_file():
        return True
    return any(is_project(it.name) for it in project.files())
