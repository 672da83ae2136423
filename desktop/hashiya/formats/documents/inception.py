"""Projects that INCEpTION and WebAnno export: of each document every person's annotations, by that person's name.

What is in them is read by the formats that it has; nothing is unpacked, and what only those programs
can read is told.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from zipfile import ZipInfo

from hashiya.formats.documents import member_names
from hashiya.formats.documents.archive import Archive
from hashiya.formats.documents.members import Member, articles_of, passed_over
from hashiya.formats.documents.refused import Refused, in_words
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.inception_places import MARKED, NOBODY, Place, by, is_project, place_in

_SEALED = ("annotation_ser", "curation_ser")
"""The same again, as Java keeps it."""


@dataclass(slots=True)
class _Document:
    """``marked``: the file of each person; ``sealed``: those of whom there is only what Java keeps."""

    name: str
    source: ZipInfo | None = None
    marked: list[tuple[str, ZipInfo]] = field(default_factory=list[tuple[str, ZipInfo]])
    sealed: set[str] = field(default_factory=set[str])

    def hidden(self) -> bool:
        """Whether somebody marked it of whom nothing can be read."""
        return not self.sealed <= {NOBODY, *(user for user, _ in self.marked)}


def project_in(archive: Archive) -> str | None:
    """The folder of the project, empty or with a slash behind it; None: there is none."""
    found = [it for it in archive if _is_project(it) and not member_names.is_of_the_system(it)]
    if len(found) != 1:
        return None
    return found[0].removesuffix(member_names.leaf(found[0]))


def _is_project(path: str) -> bool:
    return is_project(member_names.leaf(path))


def articles(
    name: str, archive: Archive, folder: str, options: ReadOptions
) -> Iterator[Incoming | Note]:
    """An article for each person who marked a document, with the document's name and text: they become one.

    Raises:
        Refused: there is no document in it.
    """
    documents, others = _sorted(archive, folder)
    if not documents:
        raise Refused("formats-zip-empty")
    for it in documents:
        yield from _document(it, name, archive, options)
    if hidden := sum(it.hidden() for it in documents):
        values: dict[str, str | int] = {"count": hidden}
        yield Note(message="formats-inception-sealed", name=name, values=values, lost=True)
    if others:
        yield passed_over(name, "others", member_names.told_apart(others))


def _sorted(archive: Archive, folder: str) -> tuple[list[_Document], list[str]]:
    """The documents in their order, and what belongs to none of them."""
    from hashiya import formats  # it knows all of them, that of archives too

    found: dict[str, _Document] = {}
    others: list[str] = []
    for it in archive.entries:
        if it.is_dir() or member_names.is_of_the_system(it.filename):
            continue
        room, _, rest = it.filename.removeprefix(folder).partition("/")
        name, _, file = rest.rpartition("/")
        user = posixpath.splitext(file)[0]
        if room == "source" and rest:
            found.setdefault(rest, _Document(rest)).source = it
        elif room in MARKED and name:
            if not formats.belongs_to_another(Member(archive, it)):
                name = place_in(name, user).document
                found.setdefault(name, _Document(name)).marked.append((user, it))
        elif room in _SEALED and name:
            found.setdefault(name, _Document(name)).sealed.add(user)
        elif not _is_project(it.filename):
            others.append(it.filename)
    return list(found.values()), others


def _document(
    it: _Document, name: str, archive: Archive, options: ReadOptions
) -> Iterator[Incoming | Note]:
    """What people marked in it; the document as it came in where nobody marked anything."""
    bare: Incoming | None = None
    marked = False
    files = [one for one in it.marked if one[0] != NOBODY] or it.marked
    for user, entry in files:
        for found in _file(Member(archive, entry), f"{name}/{entry.filename}", options):
            if isinstance(found, Note):
                yield found
                continue
            of = by(found, Place(it.name, user, sure=True))
            if of.spans or of.relations or of.labels:
                marked = True
                yield of
            bare = bare or of
    if marked:
        return
    if bare is not None:
        yield bare
    elif it.source is not None:
        yield from _named(articles_of(Member(archive, it.source), options), f"{name}/{it.name}")


def _file(member: Member, path: str, options: ReadOptions) -> Iterator[Incoming | Note]:
    """Of one person: a file of a format, or an archive with that and the files that belong to it."""
    if member.suffix.lower() != ".zip":
        yield from _named(articles_of(member, options), path)
        return
    yield from _named(in_words(member, _packed(member, options)), path)


def _packed(member: Member, options: ReadOptions) -> Iterator[Incoming | Note]:
    from hashiya import formats  # it knows all of them, that of archives too

    with Archive(member) as archive:
        for entry in archive.entries:
            inside = Member(archive, entry)
            if not entry.is_dir() and not formats.belongs_to_another(inside):
                yield from articles_of(inside, options)


def _named(found: Iterator[Incoming | Note], path: str) -> Iterator[Incoming | Note]:
    """Notes by the place in the archive."""
    for it in found:
        if isinstance(it, Note):
            yield replace(it, name=path)
        else:
            notes = tuple(replace(one, name=path) for one in it.notes)
            yield replace(it, member=path, notes=notes)
