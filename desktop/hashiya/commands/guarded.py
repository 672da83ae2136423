"""The process of its own in which documents of strangers are read: it serves one file after the other.

It opens no project, starts nothing and asks no network; it writes nothing but its answers and what a reader must
put down on the way, in one file without a name that was open before. What it is
asked and what it answers is JSON behind its length: whoever captured it could send nothing but values.
"""

from __future__ import annotations

import os
import signal
import struct
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import msgspec

from hashiya import formats
from hashiya.formats import recoded, scratch
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.model.errors import MissingExtra, UnknownFormat

WORD = "--read-documents"
"""The one argument with which the program becomes this process; in a bundle as in a checkout."""

LENGTH = struct.Struct(">I")
MEMORY_GONE = 87
"""The exit code that says so."""

_FORBIDDEN = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "os.startfile",
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
    "pickle.find_class",
    "sqlite3.connect",
)
_TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


@dataclass(frozen=True, slots=True)
class Limits:
    """``seconds`` of computing for an article, ``memory`` and ``text`` (its UTF-8) in bytes."""

    seconds: int = 20
    memory: int = 1 << 30
    text: int = 64 << 20


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read; ``format_id`` is the format that it was found to have."""

    path: str
    format_id: str
    options: ReadOptions = field(default_factory=ReadOptions)
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Told:
    """One thing found; ``end``: there is no more in this file. ``unreadable``: the system refused."""

    article: Incoming | None = None
    note: Note | None = None
    end: bool = False
    unreadable: bool = False


def send(stream: IO[bytes], value: Any) -> None:
    """Put a value into a stream, as the other side's ``receive`` takes it out."""
    data = msgspec.json.encode(value)
    stream.write(LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes], largest: int) -> bytes:
    """The next value's JSON; nothing at the end of the stream, or when it is too long to be taken."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return b""
    (length,) = LENGTH.unpack(head)
    data = stream.read(length) if length <= largest else b""
    return data if len(data) == length else b""


def serve() -> int:
    """Answer what comes in until nothing does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who asks decides when it ends
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # what a library prints is no answer
    scratch.lend()
    _confine()
    while data := receive(sys.stdin.buffer, 1 << 20):
        _answer(msgspec.json.decode(data, type=Task), answers)
    return 0


def _answer(task: Task, answers: IO[bytes]) -> None:
    limits = task.limits
    try:
        _limit_memory(limits.memory)
        _limit_time(limits.seconds)
        for found in _found(task):
            send(answers, _checked(found, limits, Path(task.path).name))
            _limit_time(limits.seconds)
        send(answers, Told(end=True))
    except MemoryError:
        os._exit(MEMORY_GONE)


def _found(task: Task) -> Iterator[Incoming | Note | Told]:
    path = Path(task.path)
    try:
        reader = formats.by_id(task.format_id).read
        assert reader is not None
        yield from recoded.read(reader, path, task.options)
    except OSError:
        yield Told(unreadable=True)
    except MissingExtra as error:
        yield Note(message=error.message, name=path.name, values=error.values, lost=True)
    except UnknownFormat:
        yield Note(message="formats-no-reader", name=path.name, lost=True)
    except MemoryError:
        raise
    except Exception:
        yield Note(message="formats-damaged", name=path.name, lost=True)


def _checked(found: Incoming | Note | Told, limits: Limits, name: str) -> Told:
    if isinstance(found, Told):
        return found
    if isinstance(found, Note):
        return Told(note=found)
    if len(found.text) > limits.text or len(found.text.encode("utf-8")) > limits.text:
        values: dict[str, str | int] = {"count": limits.text >> 20}
        return Told(note=Note(message="formats-text-too-long", name=name, values=values, lost=True))
    return Told(article=found)


# -- what this process may do


def _confine() -> None:
    """No network, no other program, no file opened to write in: whatever runs here."""
    sys.addaudithook(_refuse)
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (scratch.LARGEST, scratch.LARGEST))


def _refuse(event: str, words: tuple[Any, ...]) -> None:
    if event in _FORBIDDEN or (event == "open" and _opens_to_write(*words)):
        raise PermissionError(event)


def _opens_to_write(place: object, _mode: object, flags: int) -> bool:
    """A number is of something that is open already."""
    return not isinstance(place, int) and bool(flags & _TO_WRITE)


def _limit_time(seconds: int) -> None:
    """So much computing from now on; then the system ends the process."""
    try:
        import resource
    except ImportError:
        return  # the other side looks at its clock
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + 1 + seconds, hard))


def _limit_memory(count: int) -> None:
    """Data only: some libraries reserve far more of the address space than they ever use."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (count, hard))
