"""Stands between SQLite and the disk: every call that changes a file passes through a function of ours.

The SQLite library that Python's own ``sqlite3`` has loaded is asked for its default VFS; a copy of
it becomes the default, and each file it opens gets a copy of its methods in which the writing ones
are ours. So the product's own code runs, unchanged, on a disk that a harness can watch, break or
switch off. The memory map of a log's index is not a file call and is not seen. The shim
stays for the life of the process: harnesses run in processes of their own.
"""

from __future__ import annotations

import _sqlite3
import ctypes
import os
import sqlite3
import sys
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_int64, c_void_p
from dataclasses import dataclass
from functools import partial
from pathlib import Path

OK = 0
JOURNALS = 0x00000800 | 0x00080000
"""Flags of the opening: main journal, write-ahead log."""
CREATE = 0x00000004

_FILE, _VFS = c_void_p, c_void_p
_CLOSE = CFUNCTYPE(c_int, _FILE)
_READ = CFUNCTYPE(c_int, _FILE, c_void_p, c_int, c_int64)
_WRITE = CFUNCTYPE(c_int, _FILE, c_void_p, c_int, c_int64)
_TRUNCATE = CFUNCTYPE(c_int, _FILE, c_int64)
_SYNC = CFUNCTYPE(c_int, _FILE, c_int)
_OPEN = CFUNCTYPE(c_int, _VFS, c_void_p, _FILE, c_int, POINTER(c_int))
_DELETE = CFUNCTYPE(c_int, _VFS, c_char_p, c_int)


class _Methods(ctypes.Structure):
    """``sqlite3_io_methods``, version 3."""

    _fields_ = (
        ("version", c_int),
        ("close", _CLOSE),
        ("read", _READ),
        ("write", _WRITE),
        ("truncate", _TRUNCATE),
        ("sync", _SYNC),
        ("others", c_void_p * 13),
    )


class _Vfs(ctypes.Structure):
    """``sqlite3_vfs``, version 3."""

    _fields_ = (
        ("version", c_int),
        ("file_size", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", _OPEN),
        ("delete", _DELETE),
        ("others", c_void_p * 14),
    )


class _File(ctypes.Structure):
    """The beginning of every ``sqlite3_file``."""

    _fields_ = (("methods", POINTER(_Methods)),)


@dataclass(slots=True)
class Call:
    """One call on its way to the disk. ``do`` lets it through; what the watcher gives goes to SQLite."""

    kind: str
    """``open write truncate sync delete close`` and, of the folder, ``link remove rename copy``."""
    name: str
    do: Callable[[], int]
    at: int = 0
    size: int = 0
    """Bytes written, or the length after truncating; for a deletion whether the folder is synced."""
    flags: int = 0
    address: int = 0
    half: Callable[[], int] | None = None
    """Of a write and of a copied file: lets its first half through."""

    @property
    def data(self) -> bytes:
        return ctypes.string_at(self.address, self.size)


Watcher = Callable[[Call], int]


class Absent(Exception):
    """This Python's SQLite cannot be reached from outside; the text says why."""


class Shim:
    """The one shim of this process; ``watcher`` sees the calls, ``None`` lets them all through."""

    def __init__(self) -> None:
        self.watcher: Watcher | None = None
        self.failure: BaseException | None = None
        self._names: dict[int, str] = {}
        self._methods: dict[int, tuple[_Methods, _Methods]] = {}
        self._library = _library()
        self._library.sqlite3_vfs_find.restype = POINTER(_Vfs)
        self._library.sqlite3_vfs_find.argtypes = [c_char_p]
        self._real = self._library.sqlite3_vfs_find(None).contents
        self._vfs = _Vfs.from_buffer_copy(self._real)
        self._vfs.next = None
        self._vfs.name = b"hashiya-shim"
        self._vfs.open = _OPEN(self._open)
        self._vfs.delete = _DELETE(self._delete)
        self._library.sqlite3_vfs_register(ctypes.byref(self._vfs), 1)
        sys.addaudithook(self._audit)

    def ask(self, call: Call) -> int:
        """Show a call to the watcher; what goes wrong in it is kept and reads as a broken disk."""
        if self.watcher is None:
            return call.do()
        try:
            return self.watcher(call)
        except BaseException as failure:  # an exception cannot pass through SQLite
            self.failure = self.failure or failure
            return sqlite3.SQLITE_IOERR

    def _open(self, _: int, path: int, file: int, flags: int, out: object) -> int:
        text = ctypes.string_at(path).decode("utf-8", "surrogateescape") if path else ""
        name = Path(text).name

        def do() -> int:
            code = self._real.open(ctypes.addressof(self._real), path, file, flags, out)
            if code == OK and name:
                self._take_over(file, name)
            return code

        return self.ask(Call("open", name, do, flags=flags)) if name else do()

    def _take_over(self, file: int, name: str) -> None:
        """Give the file our methods; one copy for each set of real ones, kept for ever."""
        real = ctypes.cast(file, POINTER(_File)).contents
        address = ctypes.addressof(real.methods.contents)
        if address not in self._methods:
            self._methods[address] = self._ours(real.methods.contents)
        real.methods = ctypes.pointer(self._methods[address][1])
        self._names[file] = name

    def _ours(self, real: _Methods) -> tuple[_Methods, _Methods]:
        ours = _Methods.from_buffer_copy(real)

        def close(file: int) -> int:
            name = self._names.pop(file, "")
            return self.ask(Call("close", name, lambda: real.close(file)))

        def read(file: int, data: int, size: int, at: int) -> int:
            def do() -> int:
                return real.read(file, data, size, at)

            if self.watcher is None:
                return do()
            return self.ask(Call("read", self._names[file], do, at, size, address=data))

        def write(file: int, data: int, size: int, at: int) -> int:
            return self.ask(
                Call(
                    "write",
                    self._names[file],
                    lambda: real.write(file, data, size, at),
                    at,
                    size,
                    address=data,
                    half=lambda: real.write(file, data, size // 2, at),
                )
            )

        def truncate(file: int, size: int) -> int:
            name = self._names[file]
            return self.ask(Call("truncate", name, lambda: real.truncate(file, size), size=size))

        def sync(file: int, flags: int) -> int:
            name = self._names[file]
            return self.ask(Call("sync", name, lambda: real.sync(file, flags), flags=flags))

        ours.close, ours.read, ours.write = _CLOSE(close), _READ(read), _WRITE(write)
        ours.truncate, ours.sync = _TRUNCATE(truncate), _SYNC(sync)
        return real, ours

    def _delete(self, _: int, path: bytes, synced: int) -> int:
        name = Path(os.fsdecode(path)).name
        vfs = ctypes.addressof(self._real)
        return self.ask(
            Call("delete", name, lambda: self._real.delete(vfs, path, synced), size=synced)
        )

    def _audit(self, event: str, arguments: tuple[object, ...]) -> None:
        """Names that Python itself gives and takes in the folder of a project; seen before it is done."""
        if self.watcher is None or event not in _OF_FOLDERS:
            return
        names = [
            Path(os.fsdecode(it)).name for it in arguments[:2] if isinstance(it, str | bytes | Path)
        ]
        if not any(it.endswith((".hashiya", ".draft", ".note", ".json")) for it in names):
            return
        half = partial(_first_half, *arguments) if event == "shutil.copyfile" else None
        code = self.ask(Call(_OF_FOLDERS[event], " ".join(names), lambda: OK, size=2, half=half))
        if code != OK:
            raise OSError(_ERRNO.get(code, 5), "as the harness wants it")


def _first_half(source: str | Path, target: str | Path) -> int:
    data = Path(source).read_bytes()
    Path(target).write_bytes(data[: len(data) // 2])
    return OK


_OF_FOLDERS = {
    "os.link": "link",
    "os.remove": "remove",
    "os.rename": "rename",
    "shutil.copyfile": "copy",
}
_ERRNO = {sqlite3.SQLITE_FULL: 28}


def _library() -> ctypes.CDLL:
    """The library that Python's ``sqlite3`` itself uses.

    Raises:
        Absent: it has none of its own, or the one found is another.
    """
    sqlite3.sqlite_version  # noqa: B018 - loads it
    try:
        maps = Path("/proc/self/maps").read_text(encoding="utf-8")
    except OSError:
        raise Absent("the libraries of a process can be listed on Linux only") from None
    mapped = {
        line.split(None, 5)[5] for line in maps.splitlines() if line.count(" ") >= 5 and "/" in line
    }
    places = sorted(it for it in mapped if "libsqlite3" in Path(it).name)
    for place in [*places, getattr(_sqlite3, "__file__", None)]:
        library = ctypes.CDLL(place)
        try:
            library.sqlite3_libversion.restype = c_char_p
            if library.sqlite3_libversion().decode() == sqlite3.sqlite_version:
                return library
        except AttributeError:
            continue
    raise Absent("SQLite is linked into Python itself")


_shim: list[Shim] = []


def shim() -> Shim:
    """The shim, put in place on first need.

    Raises:
        Absent: it cannot be had here.
    """
    if not _shim:
        _shim.append(Shim())
    return _shim[0]
