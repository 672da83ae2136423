"""Whether an export may take the place of what lies there: only what an export wrote goes unasked; it writes no dataset.

A folder has the digests of its files in its receipt. Those of single files are kept with the person's own
settings, by their digest alone: a file that is byte for byte what an export wrote holds nobody's work.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from pathlib import Path

from platformdirs import user_state_path

from hashiya.commands import receipts
from hashiya.commands.receipts import Receipt
from hashiya.commands.safe_writing import files_in
from hashiya.formats import own_export
from hashiya.model.errors import WouldReplace

KEPT = 2000
"""How many files are remembered; a file that is forgotten is asked about."""


def refuse(target: Path) -> None:
    """Say no to a target where something lies that an export did not write, or that was changed since.

    Files in a folder that no export put there are not for this to judge: they stop the export itself.

    Raises:
        WouldReplace: what would be lost; asked for, or forced, the export can be done all the same.
    """
    found = changed(target)
    if found:
        raise WouldReplace(
            name=target.name,
            kind="folder" if target.is_dir() else "file",
            count=len(found),
            other=found[0],
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
    digests = receipts.digests_in(folder)
    try:
        names = files_in(folder)
    except OSError:  # the export will not be done, and says so
        return ()
    return tuple(
        name
        for name in names
        if name in digests and name != own_export.FILE and _digest(folder / name) != digests[name]
    )


def _is_ours(file: Path) -> bool:
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
