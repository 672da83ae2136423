"""Whether an export may take the place of what lies there: only what an export wrote goes unasked; it writes no dataset.

A folder has the digests of its files in its receipt. Those of single files are kept with the person's own
settings, by their digest alone: a file that is byte for byte what an export wrote holds nobody's work.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from platformdirs import user_state_path

from hashiya.commands import receipts
from hashiya.commands.receipts import Receipt
from hashiya.commands.safe_writing import files_in, others_in
from hashiya.formats import own_export
from hashiya.model.errors import WouldReplace
from hashiya.store.opening import holds_project

OWN = "dataset"
"""The folder that is proposed in one in which files of others lie."""
KEPT = 2000
"""How many files are remembered; a file that is forgotten is asked about."""


def refuse(target: Path, *, as_folder: bool, names: Collection[str] = ()) -> None:
    """Say no to a target where something lies that an export did not write, or that was changed since.

    Files of others in a folder stay where they are: they are only asked about, as long as no export wrote there.

    ``as_folder``: files are to be put into it; a folder where one file is to be is told by the export itself.
    ``names``: of those that are sure to be. A file of somebody's that has one is in the way, and none is put beside it.

    Raises:
        WouldReplace: what would be lost, or lies there; asked for, or forced, the export can be done all the same.
    """
    found = changed(target)
    if found:
        kind = "folder" if target.is_dir() else "file"
        raise WouldReplace(name=target.name, kind=kind, count=len(found), other=found[0], own="")
    others = _others_in(target) if as_folder else []
    if others:
        in_the_way = [it for it in others if it in {own_export.FILE, *names}]
        raise WouldReplace(
            name=target.name,
            kind="taken" if in_the_way else "beside",
            count=len(others),
            other=(in_the_way or others)[0],
            own=str(target / OWN),
        )


def changed(target: Path) -> tuple[str, ...]:
    """Names of the files that would be lost and are not what an export wrote there."""
    if target.is_dir():
        return _changed_in(target)
    if not target.is_file() or _is_ours(target):
        return ()
    return (target.name,)


def remember(receipt: Receipt) -> None:
    """So that the same file may be replaced unasked, as long as nobody changes it."""
    if not receipt.path.is_file():
        return
    line = f"{receipt.digest} {receipt.bytes}"
    lines = [it for it in _lines() if it != line][-KEPT + 1 :]
    with suppress(OSError):  # then it is asked about, which harms nobody
        _write("\n".join([*lines, line, ""]))


def _changed_in(folder: Path) -> tuple[str, ...]:
    """The receipt is one of them when a hand was at it."""
    digests = receipts.digests_in(folder)
    if not digests:
        return ()
    try:
        names = files_in(folder)
    except OSError:  # the export will not be done, and says so
        return ()
    found = [it for it in names if it in digests and _digest(folder / it) not in digests[it]]
    return (*found, *([] if receipts.is_as_written(folder) else [own_export.FILE]))


def _others_in(folder: Path) -> list[str]:
    """Of a folder in which no export lies yet."""
    ours = receipts.is_ours(folder)
    try:
        return others_in(folder, ours) if folder.is_dir() and not ours else []
    except OSError:
        return []


def _is_ours(file: Path) -> bool:
    if holds_project(file):  # not to be opened: the export refuses it
        return False
    try:
        size = file.stat().st_size
    except OSError:
        return False
    alike = {it.partition(" ")[0] for it in _lines() if it.endswith(f" {size}")}
    return bool(alike) and _digest(file) in alike


def _digest(file: Path) -> str:
    """Nothing where it cannot be read: it is nobody's known file then."""
    try:
        return receipts.digest_of(file)
    except OSError:
        return ""


def _place() -> Path:
    return user_state_path("hashiya") / "exports.txt"


def _lines() -> list[str]:
    try:
        return _place().read_text(encoding="ascii").split("\n")[:-1]
    except (OSError, ValueError):
        return []


def _write(text: str) -> None:
    place = _place()
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_name(f"{place.name}.{secrets.token_hex(4)}")
    try:
        beside.write_text(text, encoding="ascii", newline="\n")
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)
