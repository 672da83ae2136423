"""The log of the window: what went wrong and where in the code; never a word of anybody's text.

An error's own words may quote a text, so the log has its kind and its place only. Also what ends the
program without Python (a fault in a library) is written there, by ``faulthandler``.
"""

from __future__ import annotations

import faulthandler
import logging
import traceback
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from platformdirs import user_state_path

from hashiya import __version__
from hashiya.ui import owning

LARGEST = 512 * 1024
_SysExcInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


def path() -> Path:
    return user_state_path("hashiya") / "window.log"


class Logbook:
    """Open from ``begin`` to ``end``; without a place to write to, nothing is written."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._opened: BinaryIO | None = None
        self._handler: logging.Handler | None = None

    def begin(self) -> None:
        try:
            owning.make_folder(self._file.parent)
            self._make_room()
            self._opened = owning.open_end(self._file)
        except (OSError, ValueError):
            return
        self._handler = _Handler(self._opened)
        logger = logging.getLogger("hashiya")
        logger.addHandler(self._handler)
        with suppress(OSError, ValueError):
            faulthandler.enable(self._opened, all_threads=True)

    def end(self) -> None:
        if self._opened is None or self._handler is None:
            return
        faulthandler.disable()
        logging.getLogger("hashiya").removeHandler(self._handler)
        self._opened.close()
        self._opened = None

    def _make_room(self) -> None:
        """The log of before is kept once; what is older goes."""
        with suppress(FileNotFoundError):
            if self._file.stat().st_size > LARGEST:
                self._file.replace(self._file.with_suffix(".old.log"))


class _Handler(logging.Handler):
    """Writes a line at once: the program may end with the next one."""

    def __init__(self, opened: BinaryIO) -> None:
        super().__init__(logging.WARNING)
        self._opened = opened
        self.setFormatter(_Wordless(f"%(asctime)s {__version__} %(levelname)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError, ValueError):  # a full disk takes no log; the work goes on
            self._opened.write(f"{self.format(record)}\n".encode(errors="backslashreplace"))


class _Wordless(logging.Formatter):
    """The trace of an error without what the error says."""

    def formatException(self, ei: _SysExcInfo) -> str:
        return places(ei[1]) if ei[1] is not None else ""


def places(error: BaseException) -> str:
    """The kinds of an error and of its causes, and where in the code they came from."""
    lines: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(lines) < 200:
        lines.append(type(cause).__name__)
        trace = traceback.extract_tb(cause.__traceback__)
        lines += [f"  {it.filename}:{it.lineno} {it.name}" for it in trace]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines)
