"""Opens the file of settings so that nothing in it or around it can hinder the start, or run.

WORKAROUND: Qt reads garbage in silence and then refuses to write over it; and a value that it calls
``@Variant`` may be a Python object, which is unpickled, so that a file of settings could run code. Hence a
file is looked at before Qt sees it, and one that is not plainly ours is put aside, never lost.
"""

from __future__ import annotations

import re
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings

LARGEST = 1024 * 1024
_ASIDE = 9
_NUMBERED = re.compile(rb"\\x([0-9a-fA-F]+)|\\([0-7]+)")


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a person should be told: ``message`` names its sentence, ``name`` is its value."""

    message: str
    name: str


def open_settings(file: Path) -> tuple[QSettings, Trouble | None]:
    """The store over that file; what it holds is kept in memory where it cannot be written."""
    trouble: Trouble | None = None
    if _is_there(file) and not _is_sound(file):
        kept = _put_aside(file)
        if kept is None:
            # never over the file that could not be moved; nor is it read
            file = file.with_name(f"{file.name}.new")
            trouble = Trouble("trouble-settings-unsaved", str(file.parent))
        else:
            trouble = Trouble("trouble-settings-aside", kept.name)
    store = QSettings(str(file), QSettings.Format.IniFormat)
    if trouble is None and not store.isWritable():
        trouble = Trouble("trouble-settings-unsaved", str(file.parent))
    return store, trouble


def _is_there(file: Path) -> bool:
    try:
        file.lstat()
    except (OSError, ValueError):
        return False
    return True


def _is_sound(file: Path) -> bool:
    """Whether it is text of a sensible size in which Qt finds only words, numbers and bytes."""
    try:
        what = file.stat()
        if not stat.S_ISREG(what.st_mode) or what.st_size > LARGEST:
            return False
        data = file.read_bytes()
        data.decode("utf-8")
    except (OSError, ValueError):
        return False
    return b"\0" not in data and not _holds_object(data) and _is_lines(data)


def _is_lines(data: bytes) -> bool:
    """Sections, and keys with values; the one thing that Qt itself calls a wrong format."""
    joined = data.replace(b"\\\r\n", b"").replace(b"\\\n", b"")
    return all(
        it.startswith((b"[", b";", b"#")) or b"=" in it
        for it in (line.strip() for line in joined.splitlines())
        if it
    )


def _holds_object(data: bytes) -> bool:
    """Whether a value, however it is escaped, may become more than words and bytes."""
    bare = re.sub(rb'\\\r?\n|["\s]', b"", data)
    bare = _NUMBERED.sub(_letter, bare).replace(b"\\", b"").lower()
    return b"@variant" in bare or b"@datetime" in bare


def _letter(found: re.Match[bytes]) -> bytes:
    code = int(found[1], 16) if found[1] else int(found[2], 8)
    return chr(code).encode() if code < 0x80 else b"?"


def _put_aside(file: Path) -> Path | None:
    """Beside itself under another name; of many such only the last few are kept."""
    names = [file.with_name(f"{file.name}.damaged{number or ''}") for number in range(_ASIDE)]
    free = next((it for it in names if not _is_there(it)), names[-1])
    with suppress(OSError):
        return file.replace(free)
    return None
