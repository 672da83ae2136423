"""Names in archives that do not say how they are written."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from hashiya.formats.documents import zipped
from hashiya.formats.format import Incoming, ReadOptions


def packed(place: Path, name: bytes) -> list[str]:
    """What the articles are called of an archive with one text of that name, as old programs write it."""
    held = "N" * len(name)
    file = place / "a.zip"
    with ZipFile(file, "w") as archive:
        archive.writestr(held, "قال الوزير إن السلام قريب")
    file.write_bytes(file.read_bytes().replace(held.encode("ascii"), name))
    return [it.name for it in zipped.read(file, ReadOptions()) if isinstance(it, Incoming)]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("خبر عن المياه.txt", "utf-8"),
        ("خبر عن المياه.txt", "cp1256"),
        ("خبر عن المياه.txt", "cp720"),
        ("ידיעה על המים.txt", "cp1255"),
        ("für.txt", "cp437"),
        ("déjà vu.txt", "cp437"),
    ],
)
def test_a_name_is_read_as_the_system_that_packed_it_wrote_it(
    name: str, encoding: str, tmp_path: Path
) -> None:
    assert packed(tmp_path, name.encode(encoding)) == [name]
