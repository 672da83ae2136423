"""Has documents of strangers read in a process of its own, with limits; it reads nothing itself.

One process serves many files. It is started when the first one comes, ended with the import, and
started anew after it was ended for what a file did to it: that costs the file and no other.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from time import monotonic
from typing import IO

import msgspec

import hashiya
from hashiya.commands.guarded import MEMORY_GONE, WORD, Limits, Task, Told, receive, send
from hashiya.formats.format import Format, Incoming, Note, ReadOptions

Waiting = Callable[[], None]

LOOKED = 0.1
"""Seconds after which somebody who waits is asked whether to go on."""

PATIENCE = 300.0 if sys.platform != "win32" else 60.0
"""Seconds without an answer: the system counts the computing, this the rest (a drive that hangs)."""

ROOM = 3
"""An answer may be so many times as long as the text that it may hold: the bytes may come with it."""

_AHEAD = 4
_DECODER = msgspec.json.Decoder(Told)


class _Process:
    """The process and who listens to it; ``answers`` ends with ``None``."""

    def __init__(self, limits: Limits) -> None:
        self.answers: Queue[Told | None] = Queue(_AHEAD)
        self.silent = False
        self._largest = ROOM * limits.text + (1 << 20)
        self.run = subprocess.Popen(
            command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_surroundings(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        assert self.run.stdin
        assert self.run.stdout
        self._tasks: IO[bytes] = self.run.stdin
        self._ear = Thread(target=self._listen, args=(self.run.stdout,), daemon=True)
        self._ear.start()

    def ask(self, task: Task) -> None:
        with suppress(OSError):  # gone: the answers say so
            send(self._tasks, task)

    def _listen(self, stream: IO[bytes]) -> None:
        with stream:
            while data := receive(stream, self._largest):
                try:
                    told = _DECODER.decode(data)
                except (msgspec.MsgspecError, ValueError):  # it says what no sound one says
                    break
                self.answers.put(told)
        self.run.kill()
        self.answers.put(None)

    def end(self) -> int:
        """End it; its exit code."""
        self.run.kill()
        while self._ear.is_alive():  # it may wait for room
            with suppress(Empty):
                self.answers.get(timeout=LOOKED)
        self._ear.join()
        with suppress(OSError):
            self._tasks.close()
        return self.run.wait()


class Guard:
    """A context manager: with it the process ends."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._process: _Process | None = None
        self.started = 0
        """How often a process was started."""

    def __enter__(self) -> Guard:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.end()

    def read(
        self, file: Path, of: Format, options: ReadOptions, waiting: Waiting | None = None
    ) -> Iterator[Incoming | Note]:
        """What the file holds, as ``of.read`` would yield it; ``waiting`` is called while it lasts.

        Raises:
            OSError: the file cannot be read.
        """
        if self._process is None:
            self._process = _Process(self._limits)
            self.started += 1
        process = self._process
        process.ask(Task(str(file.absolute()), of.id, options, self._limits))
        ended = refused = False
        code = 0
        try:
            for told in _answers(process, waiting):
                refused = refused or told.unreadable
                ended = told.end
                if found := told.article or told.note:
                    yield found
        except GeneratorExit:
            ended = _settled(process)
            raise
        finally:
            if not ended:
                self._process = None
                code = process.end()
        if refused:
            raise OSError(str(file))
        if not ended:
            message = "formats-guard-time" if process.silent else _reason(code)
            yield Note(message=message, name=file.name, lost=True)


def _answers(process: _Process, waiting: Waiting | None) -> Iterator[Told]:
    """Up to the end of the file; less when the process is gone, or was silent for too long."""
    since = monotonic()
    while True:
        try:
            told = process.answers.get(timeout=LOOKED)
        except Empty:
            process.silent = monotonic() - since > PATIENCE
            if process.silent:
                return
        else:
            if told is None:
                return
            yield told
            if told.end:
                return
            since = monotonic()
        if waiting is not None:
            waiting()


def _settled(process: _Process) -> bool:
    """Nobody wants the rest of a file: whether that is short, and the process free for the next one."""
    with suppress(Empty):
        for _ in range(_AHEAD):
            told = process.answers.get(timeout=LOOKED)
            if told is None or told.end:
                return told is not None
    return False


def _reason(code: int) -> str:
    if code == MEMORY_GONE:
        return "formats-guard-memory"
    if code == -getattr(signal, "SIGXCPU", 24):
        return "formats-guard-time"
    return "formats-guard-ended"


def command() -> list[str]:
    """How this program is started to read documents; the working folder is no place to import from."""
    if getattr(sys, "frozen", False):
        return [sys.executable, WORD]
    return [sys.executable, "-P", "-B", "-m", "hashiya", WORD]


def _surroundings() -> dict[str, str]:
    """Ours, and where this very program lies."""
    place = str(Path(hashiya.__file__).resolve().parents[1])
    paths = [place, *(it for it in [os.environ.get("PYTHONPATH", "")] if it)]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"}
