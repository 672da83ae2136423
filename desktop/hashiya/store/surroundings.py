"""Where a project lies: on a network drive, in a folder that a cloud service copies; it opens no project file.

Nothing is asked of the network: what the system lists and how folders are called must do.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from hashiya.model import errors
from hashiya.store.beside import OURS

_NETWORK = {
    "9p", "afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "glusterfs", "gpfs", "lustre",
    "ncpfs", "nfs", "nfs4", "ocfs2", "smb2", "smb3", "smbfs", "webdav",
}  # fmt: skip
_NETWORK_FUSE = {
    "ceph", "ceph-fuse", "curlftpfs", "davfs", "davfs2", "gcsfuse", "glusterfs", "gvfsd-fuse", "juicefs",
    "kio-fuse", "rclone", "s3fs", "smbnetfs", "sshfs",
}  # fmt: skip
_REMOTE_DRIVE = 4
_CLOUDS = (
    ("Dropbox", re.compile(r"dropbox( \(.*\))?", re.IGNORECASE), (".dropbox", ".dropbox.cache")),
    ("OneDrive", re.compile(r"onedrive( -? ?.*)?", re.IGNORECASE), ()),
    ("iCloud Drive", re.compile(r"icloud ?drive|mobile documents|com~apple~clouddocs", re.I), ()),
    (
        "Google Drive",
        re.compile(r"google ?drive(-.*)?|my drive", re.IGNORECASE),
        (".tmp.drivedownload",),
    ),
    (
        "Nextcloud",
        re.compile(r"nextcloud\d*", re.IGNORECASE),
        (".owncloudsync.log", ".nextcloudsync.log"),
    ),
    ("ownCloud", re.compile(r"owncloud", re.IGNORECASE), ()),
    ("Syncthing", re.compile(r"syncthing", re.IGNORECASE), (".stfolder",)),
)
# Dropbox, Nextcloud and OpenCloud; ownCloud; Syncthing; Google Drive; Seafile; pCloud and Sync
_CONFLICT = re.compile(
    r"conflicted|[(\[]conflict|\.sync-conflict-|[-_ ]conflict(?:[-_ .\d]|$)|case conflict|sfconflict"
    r"|نسخة متعارضة|نسخة متضاربة",
    re.IGNORECASE,
)
_PERHAPS = re.compile(r"-[\w-]{1,63}| ?\((?:\d{1,2}|[\w-]{1,63})\)| \d{1,2}|_\d{1,2}")
"""OneDrive adds the computer's name, Google Drive "(1)", iCloud Drive " 2": so are other files called too."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What somebody who keeps a project there should know once."""

    network: bool
    cloud: str
    conflicts: tuple[str, ...]
    second_name: bool


def from_home(path: Path | str) -> Path:
    """A path in which ``~`` is the home folder; one that is nobody's home is a name like any other."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        return Path(path)


def around(path: Path) -> Surroundings:
    second_name = False
    with suppress(OSError):
        second_name = path.stat().st_nlink > 1
    return Surroundings(on_network(path), cloud(path), tuple(conflicts(path)), second_name)


def on_network(path: Path) -> bool:
    """Whether the folder is one of another computer: locks and shared memory may not hold there."""
    folder = Path(os.path.abspath(path)).parent  # noqa: PTH100 - resolving asks the drive
    if _on_network(folder):  # asked of the name first: a drive that stalls is not touched
        return True
    with suppress(OSError):
        return _on_network(folder.resolve())
    return False


@lru_cache(maxsize=16)
def _on_network(folder: Path) -> bool:
    if sys.platform == "win32":
        return _on_network_by_windows(folder)
    if sys.platform == "darwin":
        return _network_kind(_kind_of(folder, _mounts_by_program()))
    return _network_kind(_kind_of(folder, _mounts_by_list()))


def _network_kind(kind: str) -> bool:
    base, _, inner = kind.lower().partition(".")
    return base in _NETWORK or (base == "fuse" and inner in _NETWORK_FUSE)


def _kind_of(folder: Path, mounts: list[tuple[str, str]]) -> str:
    """The kind of file system of the innermost mount round a folder; the last one there counts."""
    place, kind = -1, ""
    for point, its_kind in mounts:
        inside = folder == Path(point) or Path(point) in folder.parents
        if inside and len(point) >= place:
            place, kind = len(point), its_kind
    return kind


def _mounts_by_list(source: Path = Path("/proc/self/mounts")) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    with suppress(OSError):
        for line in source.read_bytes().splitlines():
            parts = line.split()
            if len(parts) > 2:
                point = re.sub(rb"\\([0-7]{3})", lambda it: bytes([int(it[1], 8) & 0xFF]), parts[1])
                found.append((os.fsdecode(point), os.fsdecode(parts[2])))
    return found


def _mounts_by_program() -> list[tuple[str, str]]:
    import subprocess

    with suppress(OSError, subprocess.SubprocessError):
        said = subprocess.run(
            ["/sbin/mount"], capture_output=True, text=True, timeout=2, check=False
        )
        return re.findall(r"^.+? on (.+?) \((\w+)", said.stdout, re.MULTILINE)
    return []


def _on_network_by_windows(folder: Path) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    if folder.drive.startswith("\\\\"):
        return True
    return ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\") == _REMOTE_DRIVE


def cloud(path: Path) -> str:
    """The name of the service that copies the folder to other computers; "" where none is seen."""
    folder = path.parent
    with suppress(OSError):
        folder = folder.resolve()
    for place in (folder, *folder.parents):
        for name, called, marks in _CLOUDS:
            if called.fullmatch(place.name) or any(_exists(place / it) for it in marks):
                return name
    return ""


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _same_project(path: Path, other: Path) -> bool:
    """Whether both files were one project once; what cannot be read was not."""
    from hashiya.store import backups  # only where there is such a name

    with suppress(errors.HashiyaError, OSError):
        return backups.project_id(path) == backups.project_id(other)
    return False


def conflicts(path: Path) -> list[str]:
    """Names of files beside a project that a sync client made when two computers had changed it."""
    found: list[str] = []
    with suppress(OSError), os.scandir(path.parent) as entries:
        for seen, entry in enumerate(entries):
            if seen > 20_000:
                break
            name = entry.name
            rest = name[len(path.stem) : -len(path.suffix) or None]
            beside = name.startswith(path.stem) and name.endswith(path.suffix)
            if not beside or name == path.name:
                continue
            perhaps = _PERHAPS.fullmatch(rest) and _same_project(path, path.with_name(name))
            if _CONFLICT.search(rest) or OURS.fullmatch(rest) or perhaps:
                found.append(name)
    return sorted(found)
