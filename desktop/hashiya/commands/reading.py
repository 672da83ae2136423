"""Files to articles, as a stream or as a batch that can be shown; it opens no project and changes nothing."""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from hashiya import formats
from hashiya.commands import receipts
from hashiya.commands.guard import Guard, Waiting
from hashiya.formats import neighbours, recoded, refusing
from hashiya.formats.format import Format, Incoming, Note, ReadOptions, TextOf
from hashiya.formats.garbling import looked_at
from hashiya.model.errors import HashiyaError, MissingExtra, UnknownFormat
from hashiya.store.opening import holds_project
from hashiya.text.blocks import broken_at_joins
from hashiya.wording import Inserted, first_of

log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportItem:
    """An article found in a file. ``duplicate_of`` names the file that brought the same earlier."""

    path: Path
    incoming: Incoming
    duplicate_of: str = ""

    @property
    def file(self) -> Path:
        """The file that holds it, also where that lies in an archive; it may not be one of the disk."""
        return self.path / self.incoming.member if self.incoming.member else self.path


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportBatch:
    """What files brought: articles ready to be added, and what could not be read."""

    items: tuple[ImportItem, ...] = ()
    problems: tuple[Note, ...] = ()

    def __iter__(self) -> Iterator[ImportItem | Note]:
        yield from self.problems
        yield from self.items

    def __len__(self) -> int:
        return len(self.items)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person chose for files: the encoding, the format, which column of a table is what, and
    whether tags of tokens that break their scheme mark nothing (``strict``)."""

    encoding: str | None = None
    format_id: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    strict: bool = False

    @property
    def options(self) -> ReadOptions:
        columns = dict(self.columns)
        return ReadOptions(encoding=self.encoding, columns=columns, strict=self.strict)


NOTHING_ASKED = Asked()


def stream(  # noqa: PLR0913 - each is a wish of its own
    paths: Iterable[Path | str],
    encoding: str | None = None,
    format_id: str | None = None,
    columns: Mapping[str, str] | None = None,
    *,
    strict: bool = False,
    breaks: bool = False,
    text_of: TextOf | None = None,
) -> Iterator[ImportItem | Note]:
    """The same as ``read``, one after the other and none of it kept; with ``breaks``, each as
    ``with_breaks`` makes it; ``text_of`` finds texts that a file only names.

    Raises:
        UnknownFormat: no format that can be read has that id; said before any file is opened.
    """
    refuse_unreadable(format_id)
    asked = Asked(encoding, format_id, tuple((columns or {}).items()), strict)
    return _stream([Path(it) for it in paths], asked, text_of, breaks=breaks)


def _stream(
    paths: list[Path], asked: Asked, text_of: TextOf | None, *, breaks: bool
) -> Iterator[ImportItem | Note]:
    with Guard() as guard:
        for place in places_in(paths):
            if isinstance(place, Note):
                yield place
                continue
            for found in articles_in(place, asked, guard, None, text_of):
                if isinstance(found, Note):
                    yield found
                    continue
                incoming = with_breaks(found) if breaks else found
                yield ImportItem(path=place, incoming=incoming)


def with_breaks(it: Incoming) -> Incoming:
    """Shown with the end of a paragraph at each ``.,``; neither its text nor a place in it changes."""
    default = None if it.direction == "auto" else it.direction
    return replace(it, directions=broken_at_joins(it.text, default, it.directions))


def refuse_unreadable(format_id: str | None) -> None:
    """
    Raises:
        UnknownFormat: no format that can be read has that id.
    """
    if format_id:
        formats.readable(format_id)


def read(
    paths: Iterable[Path | str],
    encoding: str | None = None,
    format_id: str | None = None,
    progress: Progress | None = None,
    columns: Mapping[str, str] | None = None,
) -> ImportBatch:
    """Read files and folders (with their subfolders, in order of name; hidden ones left alone).

    A file that cannot be read becomes a problem and stops nothing. ``progress`` hears after each
    file how many of how many are read; what it raises ends the reading.

    Raises:
        UnknownFormat: no format that can be read has that id.
    """
    refuse_unreadable(format_id)
    asked = Asked(encoding, format_id, tuple((columns or {}).items()))
    places = list(places_in([Path(it) for it in paths]))
    count = sum(isinstance(it, Path) for it in places)
    problems: list[Note] = []
    items: list[ImportItem] = []
    first: dict[str, str] = {}
    done = 0
    with Guard() as guard:
        for place in places:
            if isinstance(place, Note):
                problems.append(place)
                continue
            for found in articles_in(place, asked, guard):
                if isinstance(found, Note):
                    problems.append(found)
                    continue
                earlier = first.get(found.sha256, "")
                items.append(ImportItem(path=place, incoming=found, duplicate_of=earlier))
                first.setdefault(found.sha256, found.name)
            done += 1
            if progress:
                progress(done, count)
    return ImportBatch(items=tuple(items), problems=tuple(problems))


def articles_in(
    file: Path,
    asked: Asked,
    guard: Guard,
    waiting: Waiting | None = None,
    text_of: TextOf | None = None,
) -> Generator[Incoming | Note]:
    """What one file holds, read while it is asked for.

    Documents of strangers are read by the guard's process; ``waiting`` is called while that lasts,
    and what it raises ends the reading. What a reader did not foresee costs the rest
    of its file.
    """
    if holds_project(file):
        yield _refused(file, "articles-is-project")
        return
    try:
        found = formats.for_reading(file, asked.format_id)
        if asked.columns and not _heeds_columns(found):
            values = {"format": found.id}
            yield Note(message="formats-columns-unused", name=file.name, values=values)
        if found.guarded:
            read = guard.read(file, found, asked.options, waiting)
        else:
            read = _read_here(file, found, replace(asked.options, text_of=text_of))
        for it in read:
            if isinstance(it, Note):
                yield it
            else:
                yield looked_at(it if it.format else replace(it, format=found.id))
    except UnknownFormat:
        yield _refused(file, refusing.reason(file))
    except MissingExtra as error:
        yield Note(message=error.message, name=file.name, values=error.values, lost=True)
    except OSError:
        yield _refused(file, "formats-unreadable")


def _heeds_columns(of: Format) -> bool:
    """Or nobody meant it, where a whole folder was given: prose has no columns."""
    return of.columned or of.guarded or of.id == "text"


def _read_here(file: Path, of: Format, options: ReadOptions) -> Iterator[Incoming | Note]:
    assert of.read is not None
    try:
        yield from recoded.read(of.read, file, options)
    except (HashiyaError, OSError, MemoryError):
        raise
    except Exception:
        log.warning("the reader of %s failed", of.id, exc_info=True)
        yield _refused(file, "formats-damaged")


def places_in(paths: list[Path]) -> Iterator[Path | Note]:
    """The files to read, in their order, and a note for each that is none."""
    neighbours.look_anew()
    for path in paths:
        try:
            mode = path.stat().st_mode
        except FileNotFoundError:
            yield _refused(path, "formats-missing")
        except OSError:
            yield _refused(path, "formats-unreadable")
        else:
            if stat.S_ISREG(mode):
                yield path
            elif stat.S_ISDIR(mode):
                yield from _in_folder(path)
            else:
                yield _refused(path, "formats-not-a-file")


_NAMED = 5
"""So many files of other kinds are told by their names."""


def _in_folder(folder: Path) -> Iterator[Path | Note]:
    """Files whose suffix a reader knows; others are told in one note, unless an export of ours put them there."""
    taken = 0
    others: list[str] = []
    failures: list[OSError] = []
    own: set[Path] = set()
    for place, folders, names in os.walk(folder, onerror=failures.append):
        own.update(Path(place, it) for it in receipts.is_ours(Path(place)))
        folders[:] = sorted(it for it in folders if not it.startswith("."))
        for name in sorted(it for it in names if not it.startswith(".")):
            file = Path(place) / name
            if formats.belongs_to_another(file):
                continue
            if file.is_file() and formats.may_be_read(file):
                taken += 1
                yield file
            elif file not in own:
                others.append(file.relative_to(folder).as_posix())
    yield from map(_unreadable, failures)
    if others:
        values: dict[str, Inserted] = {"count": len(others), "names": first_of(others, _NAMED)}
        yield Note(message="formats-others-left", name=folder.name, values=values)
    if not taken:
        yield _refused(folder, "formats-folder-empty")


def _unreadable(error: OSError) -> Note:
    return _refused(Path(str(error.filename)), "formats-unreadable")


def _refused(path: Path, message: str) -> Note:
    return Note(message=message, name=path.name or str(path), lost=True)
