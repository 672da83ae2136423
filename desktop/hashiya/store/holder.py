"""Who writes to a project: a small note beside it, for the eyes of whoever comes second; it locks nothing.

The note is only believed as far as it can be proved: of this computer by the process that it names, of
another one by its being fresh. What is not a note is as good as none.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import msgspec

from hashiya.model.identity import new_id, now

FRESH_MS = 5 * 60 * 1000
DAY_MS = 86_400_000
"""How long a note of another computer is believed; its holder renews it every minute."""
RENEW_MS = 60 * 1000
_LARGEST = 4096
_LONGEST = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """``host`` tells computers apart that have one name, ``started`` processes that have one number."""

    token: str
    name: str
    computer: str
    host: str
    process: int
    started: str
    since: int
    seen: int

    @property
    def here(self) -> bool:
        return self.host == this_host()

    @property
    def ours(self) -> bool:
        """Whether it is of this very run of the program."""
        return self.here and self.process == os.getpid()

    @property
    def alive(self) -> bool:
        """Whether the holder still is at work, as far as this computer can tell."""
        if not self.here:
            # a note from beyond tomorrow was written before a clock was put right
            return -DAY_MS < now() - self.seen < FRESH_MS
        return bool(self.started) and started(self.process) == self.started


def note_path(path: Path) -> Path:
    return path.with_name(f".{path.name}.holder")


def draft_path(path: Path) -> Path:
    return path.with_name(f".{path.name}.note")


def myself(name: str) -> Holder:
    moment = now()
    return Holder(
        token=new_id(),
        name=name,
        computer=computer(),
        host=this_host(),
        process=os.getpid(),
        started=started(os.getpid()),
        since=moment,
        seen=moment,
    )


def read(path: Path) -> Holder | None:
    """The note beside a project; nothing where there is none or it is no note."""
    note = note_path(path)
    try:
        if not stat.S_ISREG(note.lstat().st_mode):
            return None
        with note.open("rb") as file:
            found = msgspec.json.decode(file.read(_LARGEST), type=Holder)
    except (OSError, ValueError, RecursionError, msgspec.MsgspecError):
        return None
    return replace(found, name=_shown(found.name), computer=_shown(found.computer))


def write(path: Path, holder: Holder) -> None:
    """Leave the note, whole or not at all, to be read by whoever may read the project."""
    note = note_path(path)
    draft = draft_path(path)
    try:
        draft.unlink(missing_ok=True)  # of one who was killed: the lock is ours
        mode = path.stat().st_mode & 0o666
        handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
        try:
            os.write(handle, msgspec.json.encode(holder))
        finally:
            os.close(handle)
        draft.replace(note)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _shown(name: str) -> str:
    """A name that somebody else wrote: one line without controls."""
    return "".join(it for it in name if it.isprintable())[:_LONGEST].strip()


def computer() -> str:
    """What this computer is called by its people."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


@cache
def this_host() -> str:
    """What tells this computer from others, whatever they are called."""
    for place in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        with suppress(OSError, UnicodeDecodeError):
            return f"{computer()}/{Path(place).read_text(encoding='utf-8').strip()}"
    return f"{computer()}/{_windows_id()}"


def _windows_id() -> str:
    if sys.platform != "win32":
        return ""
    import winreg

    with suppress(OSError):
        place = r"SOFTWARE\Microsoft\Cryptography"
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    return ""


def started(process: int) -> str:
    """When that process began, so that a number given anew is not taken for the old one; "" if it is gone."""
    if sys.platform == "win32":
        return _started_on_windows(process)
    with suppress(OSError, IndexError, UnicodeDecodeError):
        facts = Path(f"/proc/{process}/stat").read_bytes().rpartition(b")")[2].split()
        if facts[0] in {b"Z", b"X"}:  # dead, only not buried
            return ""
        began = facts[19].decode("ascii")
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="utf-8").strip()
        return f"{boot}/{began}"
    return "" if Path("/proc/self/stat").exists() else _started_by_ps(process)


def _started_by_ps(process: int) -> str:
    """Where the system has no folder of processes."""
    import subprocess

    with suppress(OSError, subprocess.SubprocessError):
        asked = ["/bin/ps", "-o", "lstart=", "-p", str(process)]
        said = subprocess.run(asked, capture_output=True, text=True, timeout=2, check=False)
        return " ".join(said.stdout.split())
    return ""


def _started_on_windows(process: int) -> str:
    if sys.platform != "win32":
        return ""
    import ctypes
    from ctypes import wintypes

    kernel = ctypes.windll.kernel32
    query_limited_information, still_active = 0x1000, 259
    handle = kernel.OpenProcess(query_limited_information, False, process)  # noqa: FBT003 - a C call
    if not handle:
        return ""
    try:
        code = wintypes.DWORD()
        times = [wintypes.FILETIME() for _ in range(4)]
        asked = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        told = kernel.GetProcessTimes(handle, *(ctypes.byref(it) for it in times))
        if not asked or not told or code.value != still_active:
            return ""
        return str(times[0].dwHighDateTime << 32 | times[0].dwLowDateTime)
    finally:
        kernel.CloseHandle(handle)
