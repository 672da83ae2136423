"""A disk that remembers what was asked of it, and can be rebuilt as a power cut might have left it.

Strict on purpose: whatever was not synced may be there or not, write by write; a name given or taken
in the folder lasts only once the folder is synced, which SQLite does with a new journal's first sync and
with a deletion that asks for it.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from crash.shim import CREATE, JOURNALS, OK, Call

SECTOR = 512
State = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Event:
    """``write`` and ``truncate`` of a file, ``sync``, and of the folder ``name``, ``unname``, ``settle``."""

    kind: str
    name: str = ""
    at: int = 0
    data: bytes = b""
    other: str = ""
    acknowledged: int = 0
    """Steps that had been told to be stored when this was asked."""


class Recorder:
    """A watcher that writes down every change that the disk accepted."""

    def __init__(self, folder: Path) -> None:
        self.events: list[Event] = []
        self.acknowledged = 0
        self._folder = folder
        self._known: set[str] = set()
        self._new_journals: set[str] = set()

    def note(
        self, kind: str, name: str = "", at: int = 0, data: bytes = b"", other: str = ""
    ) -> None:
        self.events.append(Event(kind, name, at, data, other, self.acknowledged))

    def __call__(self, call: Call) -> int:
        if call.kind == "read":
            return call.do()
        was_there = (self._folder / call.name).exists()
        code = call.do()
        if code == OK:
            self._keep(call, was_there)
        return code

    def _keep(self, call: Call, was_there: bool) -> None:
        match call.kind:
            case "open" if call.name not in self._known:
                self._known.add(call.name)
                self.note("name", call.name)
                if not was_there and call.flags & CREATE and call.flags & JOURNALS:
                    self._new_journals.add(call.name)
            case "write":
                self.note("write", call.name, call.at, call.data)
            case "truncate":
                self.note("truncate", call.name, call.size)
            case "sync":
                self.note("sync", call.name)
                self._settle(call.name in self._new_journals)
                self._new_journals.discard(call.name)
            case "delete":
                self._forget(call.name)
                self._settle(bool(call.size))
            case "link":
                old, new = call.name.split(" ")
                self._known.add(new)
                self.note("name", new, other=old)
            case "remove":
                self._forget(call.name)
            case _:
                pass

    def _settle(self, asked: bool) -> None:
        if asked:
            self.note("settle")

    def _forget(self, name: str) -> None:
        if name in self._known:
            self._known.discard(name)
            self.note("unname", name)


@dataclass
class _File:
    kept: bytearray = field(default_factory=bytearray)
    pending: list[Event] = field(default_factory=list)

    def sync(self) -> None:
        for event in self.pending:
            _do(self.kept, event)
        self.pending.clear()


class Disk:
    """What is certain and what is still on its way, event after event."""

    def __init__(self) -> None:
        self._names: dict[str, _File] = {}
        """As the program sees them."""
        self._kept: dict[str, _File] = {}
        """As the folder on the disk has them."""
        self._pending: list[tuple[str, _File | None]] = []

    def take(self, event: Event) -> None:
        match event.kind:
            case "name":
                file = self._names[event.other] if event.other else _File()
                self._names[event.name] = file
                self._pending.append((event.name, file))
            case "unname":
                del self._names[event.name]
                self._pending.append((event.name, None))
            case "settle":
                _rename(self._kept, self._pending)
                self._pending.clear()
            case "sync":
                self._names[event.name].sync()
            case _:
                self._names[event.name].pending.append(event)

    def cut(self, how: str, chance: random.Random) -> State:
        """The files after a power cut: ``nothing`` or ``everything`` unsynced arrived, ``half``, ``torn``."""
        names = dict(self._kept)
        _rename(names, [it for it in self._pending if _arrived(how, chance)])
        return {name: _content(file, how, chance) for name, file in names.items()}


def _rename(names: dict[str, _File], changes: list[tuple[str, _File | None]]) -> None:
    for name, file in changes:
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file


def _arrived(how: str, chance: random.Random) -> bool:
    return how == "everything" or (how != "nothing" and chance.random() < 0.5)


def _content(file: _File, how: str, chance: random.Random) -> bytes:
    if how == "nothing" or not file.pending:
        return bytes(file.kept)
    data = bytearray(file.kept)
    for event in file.pending:
        if not _arrived(how, chance):
            continue
        if how == "torn" and event.kind == "write":
            for part in _sectors(event, chance):
                _do(data, part)
        else:
            _do(data, event)
    return bytes(data)


def _sectors(event: Event, chance: random.Random) -> Iterator[Event]:
    """Some of the 512-byte pieces of a write."""
    at, data = event.at, event.data
    while data:
        size = SECTOR - at % SECTOR
        if chance.random() < 0.5:
            yield Event("write", event.name, at, data[:size])
        at, data = at + size, data[size:]


def _do(data: bytearray, event: Event) -> None:
    if event.kind == "truncate":
        if event.at <= len(data):
            del data[event.at :]
        else:
            data.extend(bytes(event.at - len(data)))
        return
    if len(data) < event.at:
        data.extend(bytes(event.at - len(data)))
    data[event.at : event.at + len(event.data)] = event.data


def put(state: State, folder: Path) -> None:
    """Lay the files of a state into an empty folder."""
    for name, data in state.items():
        handle = os.open(folder / name, os.O_CREAT | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
