"""A file in an archive, as readers see files, and what it holds; nothing of it is unpacked to the disk."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import IO, Literal
from zipfile import ZipInfo

from hashiya.formats.documents import member_names
from hashiya.formats.documents.archive import Archive, is_link
from hashiya.formats.documents.refused import Refused, in_words
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.source import Source
from hashiya.model.errors import MissingExtra, UnknownFormat
from hashiya.wording import Inserted, first_of

ARCHIVE = "zip"
"""The format of archives: none is opened inside another one."""

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

    @property
    def folder(self) -> str:
        return member_names.shown(self.entry.filename.rpartition("/")[0].rpartition("/")[2] or "")

    def is_above(self, name: str) -> bool:
        """Whether a file of that name lies beside the folder of this one."""
        folder = self.entry.filename.rpartition("/")[0]
        above, _, own = folder.rpartition("/")
        return bool(own) and self.archive.entry(f"{above}/{name}" if above else name) is not None

    def place(self, above: int) -> _Folder:
        """The folder that it lies in, or the one ``above`` that."""
        path = self.entry.filename
        for _ in range(above + 1):
            path = path.rpartition("/")[0]
        return _Folder(self.archive, path)

    def is_file(self) -> bool:
        there = self.archive.entry(self.entry.filename) is not None
        return there and not is_link(self.entry) and not self.entry.is_dir()

    def stat(self) -> Member:
        return self


@dataclass(frozen=True, slots=True)
class _Folder:
    """One of an archive; empty: the archive itself."""

    archive: Archive
    path: str

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    def file(self, name: str) -> Source:
        path = f"{self.path}/{name}" if self.path else name
        return Member(self.archive, self.archive.entry(path) or ZipInfo(path))

    def folders(self) -> Iterator[_Folder]:
        for path in self.archive.folders(self.path):
            yield _Folder(self.archive, path)

    def files(self) -> Iterator[Source]:
        for path in sorted(self.archive):
            entry = self.archive.entry(path)
            if entry and not entry.is_dir() and path.rpartition("/")[0] == self.path:
                yield Member(self.archive, entry)


def articles_of(member: Member, options: ReadOptions) -> Iterator[Incoming | Note]:
    """One bad member costs only itself."""
    from hashiya import formats
    from hashiya.formats import recoded, refusing

    try:
        found = formats.for_reading(member)
        assert found.read is not None
        if found.id == ARCHIVE:
            raise Refused("formats-zip-nested", count=1, names=(member.name,))
        for it in in_words(member, recoded.read(found.read, member, options)):
            path = member.entry.filename
            yield it if isinstance(it, Note) else replace(it, format=found.id, member=path)
    except Refused as why:
        yield Note(message=why.message, name=member.name, values=why.values, lost=True)
    except UnknownFormat:
        yield Note(message=refusing.reason(member), name=member.name, lost=True)
    except (MissingExtra, MemoryError):
        raise
    except Exception:  # what a reader did not foresee is said of its member, not of the archive
        yield Note(message="formats-damaged", name=member.name, lost=True)


def passed_over(archive: str, why: str, names: list[str]) -> Note:
    shown = first_of([it[-_LONGEST:] for it in names], _NAMED)
    values: dict[str, Inserted] = {"count": len(names), "names": shown}
    message = f"formats-zip-{why}"
    return Note(message=message, name=archive, values=values, lost=why != "others")
