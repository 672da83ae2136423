"""Archives of articles (.zip): each member is read where it lies by the format that it has; nothing is unpacked."""

from __future__ import annotations

import io
import posixpath
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Literal
from zipfile import ZipInfo

from hashiya.formats.documents.archive import Archive, is_link
from hashiya.formats.documents.refused import Refused, in_words
from hashiya.formats.format import Format, Incoming, Note, ReadOptions
from hashiya.formats.source import Source
from hashiya.model.errors import MissingExtra, UnknownFormat

_PARTS = re.compile(r"[/\\]")
_DRIVE = re.compile(r"[A-Za-z]:")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_ARCHIVES = (".zip", ".7z", ".rar", ".gz", ".tar", ".tgz", ".bz2", ".xz")


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive, as readers see files; its name is for people, its entry is what is read."""

    archive: Archive
    entry: ZipInfo

    @property
    def name(self) -> str:
        return shown(self.entry.filename)

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
        return self.with_name(posixpath.splitext(_leaf(self.entry.filename))[0] + suffix)

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

    counts: Counter[str] = Counter()
    taken = 0
    with Archive(source) as archive:
        yield from _names(source, archive)
        for entry in archive.entries:
            if entry.is_dir() or _is_of_the_system(entry.filename):
                continue
            member = Member(archive, entry)
            if entry.filename.lower().endswith(_ARCHIVES) or is_link(entry):
                counts["links" if is_link(entry) else "nested"] += 1
            elif formats.belongs_to_another(member):
                continue
            elif (known := formats.by_suffix(member)) and known.read:
                taken += 1
                yield from _member(member, options)
            else:
                counts["others"] += 1
    for why, message in (
        ("nested", "formats-zip-nested"),
        ("links", "formats-zip-links"),
        ("others", "formats-others-left"),
    ):
        if counts[why]:
            values: dict[str, str | int] = {"count": counts[why]}
            lost = why != "others"
            yield Note(message=message, name=source.name, values=values, lost=lost)
    if not taken:
        raise Refused("formats-zip-empty")


def _member(member: Member, options: ReadOptions) -> Iterator[Incoming | Note]:
    """One bad member costs only itself."""
    from hashiya import formats
    from hashiya.formats import refusing

    try:
        found = formats.for_reading(member)
        assert found.read is not None
        if found.id == FORMAT.id:
            raise Refused("formats-zip-nested", count=1)
        yield from in_words(member, found.read(member, options))
    except Refused as why:
        yield Note(message=why.message, name=member.name, values=why.values, lost=True)
    except UnknownFormat:
        yield Note(message=refusing.reason(member), name=member.name, lost=True)
    except (MissingExtra, MemoryError):
        raise
    except Exception:  # what a reader did not foresee is said of its member, not of the archive
        yield Note(message="formats-damaged", name=member.name, lost=True)


# -- names


def shown(path: str) -> str:
    """The last part of a name, without what hides or turns letters: never a path, never empty."""
    leaf = "".join("_" if unicodedata.category(it)[0] == "C" else it for it in _leaf(path))
    return leaf.strip() or "_"


def _leaf(path: str) -> str:
    return _PARTS.split(path)[-1]


def _names(source: Source, archive: Archive) -> Iterator[Note]:
    """What is odd about the names: told, and harmless, for nothing is written under any of them."""
    files = [it.filename for it in archive.entries if not it.is_dir()]
    odd = [it for it in files if _leads_elsewhere(it)]
    doubles = Counter(unicodedata.normalize("NFC", it).casefold() for it in files)
    same = sum(count - 1 for count in doubles.values())
    for message, count in (("formats-zip-names", len(odd)), ("formats-zip-doubles", same)):
        if count:
            values: dict[str, str | int] = {"count": count}
            if odd and message == "formats-zip-names":
                values["name"] = shown(odd[0])
            else:
                values["name"] = source.name
            yield Note(message=message, name=source.name, values=values)


def _leads_elsewhere(path: str) -> bool:
    parts = _PARTS.split(path)
    return (
        ".." in parts
        or not parts[0]
        or "\\" in path
        or bool(_DRIVE.match(path))
        or bool(_RESERVED.fullmatch(parts[-1]))
        or any(unicodedata.category(it)[0] == "C" for it in path)
    )


def _is_of_the_system(path: str) -> bool:
    """What file managers leave in archives."""
    parts = _PARTS.split(path)
    return parts[0] == "__MACOSX" or any(it.startswith(".") and it != ".." for it in parts)


FORMAT = Format(
    id="zip",
    suffixes=(".zip",),
    read=read,
    recognises=recognises,
    guarded=True,
    unit="none",
    carries=frozenset({"text", "facts"}),
)
