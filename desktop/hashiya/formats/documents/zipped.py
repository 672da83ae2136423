"""Archives of articles (.zip): each member is read where it lies by the format that it has; nothing is unpacked."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import IO, Literal
from zipfile import ZipInfo

from hashiya.formats import own_export
from hashiya.formats.documents import member_names
from hashiya.formats.documents.archive import Archive, is_link
from hashiya.formats.documents.refused import DAMAGE, Refused, in_words
from hashiya.formats.format import Format, Incoming, Note, ReadOptions
from hashiya.formats.source import Source
from hashiya.model.errors import MissingExtra, UnknownFormat

_ARCHIVES = (".zip", ".7z", ".rar", ".gz", ".tar", ".tgz", ".bz2", ".xz")
_NAMED = 10
"""So many of those that are left out are called by their names."""
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive, as readers see files; its name is for people, its entry is what is read."""

    archive: Archive
    entry: ZipInfo

    @property
    def name(self) -> str:
        return member_names.shown(self.entry.filename)

    @property
    def stem(self) -> str:
        return posixpath.splitext(self.name)[0]

    @property
    def suffix(self) -> str:
        return posixpath.splitext(self.name)[1]

    @property
    def st_size(self) -> int:
        return self.entry.file_size

    def open(self, mode: Literal["rb"]) -> IO[bytes]:
        return io.BytesIO(self.read_bytes())

    def read_bytes(self) -> bytes:
        if not self.is_file():
            raise FileNotFoundError(self.entry.filename)
        return self.archive.content(self.entry)

    def with_name(self, name: str) -> Source:
        folder = self.entry.filename.rpartition("/")[0]
        path = f"{folder}/{name}" if folder else name
        return Member(self.archive, self.archive.entry(path) or ZipInfo(path))

    def with_suffix(self, suffix: str) -> Source:
        return self.with_name(
            posixpath.splitext(member_names.leaf(self.entry.filename))[0] + suffix
        )

    def is_file(self) -> bool:
        there = self.archive.entry(self.entry.filename) is not None
        return there and not is_link(self.entry) and not self.entry.is_dir()

    def stat(self) -> Member:
        return self


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
        files = [
            it
            for it in archive.entries
            if not it.is_dir() and not member_names.is_of_the_system(it.filename)
        ]
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
                yield from _called(_member(member, options), source.name, name)
            else:
                passed["others"].append(name)
    yield from (_passed_over(source, why, names) for why, names in passed.items() if names)
    if not taken:
        raise Refused("formats-zip-empty")


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


def _passed_over(source: Source, why: str, names: list[str]) -> Note:
    more = [] if len(names) <= _NAMED else ["…"]
    values: dict[str, str | int] = {
        "count": len(names),
        "names": " · ".join([*(it[-_LONGEST:] for it in names[:_NAMED]), *more]),
    }
    message = f"formats-zip-{why}"
    return Note(message=message, name=source.name, values=values, lost=why != "others")


def _called(found: Iterator[Incoming | Note], archive: str, name: str) -> Iterator[Incoming | Note]:
    """Notes by the archive and the name in it; articles by their folder where one name is there twice."""
    folder = name.removesuffix(member_names.leaf(name))
    for it in found:
        if isinstance(it, Note):
            yield replace(it, name=f"{archive}/{name}")
        else:
            notes = tuple(replace(one, name=f"{archive}/{name}") for one in it.notes)
            yield replace(it, name=folder + it.name, notes=notes)


def _member(member: Member, options: ReadOptions) -> Iterator[Incoming | Note]:
    """One bad member costs only itself."""
    from hashiya import formats
    from hashiya.formats import refusing

    try:
        found = formats.for_reading(member)
        assert found.read is not None
        if found.id == FORMAT.id:
            raise Refused("formats-zip-nested", count=1, names=member.name)
        yield from in_words(member, found.read(member, options))
    except Refused as why:
        yield Note(message=why.message, name=member.name, values=why.values, lost=True)
    except UnknownFormat:
        yield Note(message=refusing.reason(member), name=member.name, lost=True)
    except (MissingExtra, MemoryError):
        raise
    except Exception:  # what a reader did not foresee is said of its member, not of the archive
        yield Note(message="formats-damaged", name=member.name, lost=True)


FORMAT = Format(
    id="zip",
    suffixes=(".zip",),
    read=read,
    recognises=recognises,
    guarded=True,
    unit="none",
    carries=frozenset({"text", "facts"}),
)
