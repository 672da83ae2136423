"""Archives of articles (.zip): each member is read where it lies by the format that it has; nothing is unpacked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from hashiya.formats import own_export
from hashiya.formats.documents import inception, member_names
from hashiya.formats.documents.archive import Archive, is_link
from hashiya.formats.documents.members import ARCHIVE, Member, articles_of, passed_over
from hashiya.formats.documents.refused import DAMAGE, Refused, in_words
from hashiya.formats.format import Format, Incoming, Note, ReadOptions
from hashiya.formats.source import Source

_ARCHIVES = (".zip", ".7z", ".rar", ".gz", ".tar", ".tgz", ".bz2", ".xz")


def recognises(source: Source, head: bytes) -> bool:
    return source.suffix.lower() == ".zip" and head.startswith(b"PK")


def read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """The articles of all members that can be read, and a note for each that cannot.

    Raises:
        OSError: the archive cannot be read.
    """
    yield from in_words(source, _read(source, options))


def _read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    from hashiya import formats  # it knows all of them, this one too

    passed: dict[str, list[str]] = {"nested": [], "links": [], "others": []}
    taken = 0
    with Archive(source) as archive:
        if (project := inception.project_in(archive)) is not None:
            yield from _odd_names(source, archive)
            yield from inception.articles(source.name, archive, project, options)
            return
        files = sorted(
            (
                it
                for it in archive.entries
                if not it.is_dir() and not member_names.is_of_the_system(it.filename)
            ),
            key=lambda it: _place(it.filename),
        )
        yield from _odd_names(source, archive)
        papers = _papers(archive)
        names = member_names.told_apart([it.filename for it in files])
        for entry, name in zip(files, names, strict=True):
            member = Member(archive, entry)
            if entry.filename.lower().endswith(_ARCHIVES) or is_link(entry):
                passed["links" if is_link(entry) else "nested"].append(name)
            elif formats.belongs_to_another(member) or entry.filename in papers:
                continue
            elif (known := formats.by_suffix(member)) and known.read:
                taken += 1
                yield from _called(articles_of(member, options), source.name, name)
            else:
                passed["others"].append(name)
    yield from (passed_over(source.name, why, names) for why, names in passed.items() if names)
    if not taken:
        raise Refused("formats-zip-empty")


def _place(path: str) -> tuple[tuple[bool, str], ...]:
    """As a folder is walked through: its own files by their names, then its folders."""
    *folders, name = path.split("/")
    return (*((True, it) for it in folders), (False, name))


def _papers(archive: Archive) -> set[str]:
    """What exports of ours put there beside their data."""
    from hashiya import formats

    found: set[str] = set()
    for path in archive:
        if member_names.leaf(path) != own_export.FILE:
            continue
        folder = path.removesuffix(own_export.FILE)
        with suppress(Refused, *DAMAGE):
            for name in own_export.names_in(archive.read(path)):
                entry = archive.entry(folder + name)
                if entry is not None and not formats.may_be_read(Member(archive, entry)):
                    found.add(entry.filename)
    return found


def _odd_names(source: Source, archive: Archive) -> Iterator[Note]:
    """What is odd about the names: told, and harmless, for nothing is written under any of them."""
    files = [it.filename for it in archive.entries if not it.is_dir()]
    odd = member_names.leading_elsewhere(files)
    if odd:
        values: dict[str, str | int] = {"count": len(odd), "name": member_names.shown(odd[0])}
        yield Note(message="formats-zip-names", name=source.name, values=values)
    if same := member_names.doubles(files):
        values = {"count": same, "name": source.name}
        yield Note(message="formats-zip-doubles", name=source.name, values=values)


def _called(found: Iterator[Incoming | Note], archive: str, name: str) -> Iterator[Incoming | Note]:
    """Notes by the archive and the name in it; articles by their folder where one name is there twice."""
    folder = name.removesuffix(member_names.leaf(name))
    for it in found:
        if isinstance(it, Note):
            yield replace(it, name=f"{archive}/{name}")
        else:
            notes = tuple(replace(one, name=f"{archive}/{name}") for one in it.notes)
            yield replace(it, name=folder + it.name, notes=notes)


FORMAT = Format(
    id=ARCHIVE,
    columned=True,
    suffixes=(".zip",),
    read=read,
    recognises=recognises,
    guarded=True,
    unit="none",
    carries=frozenset({"text", "facts"}),
)
