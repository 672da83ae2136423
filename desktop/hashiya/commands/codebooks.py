"""A label set as a REFI-QDA codebook (.qdc): saved with what it can hold, read into the set that is there.

What a codebook has no place for is counted when it is saved, and stays as it was when one is read.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hashiya.commands import xml_sets
from hashiya.commands.safe_writing import new_file
from hashiya.model.schema import Schema

if TYPE_CHECKING:
    from hashiya.formats.refi.codebook_reading import Codebook

# the formats are many, and only who has a codebook needs one of them here
SUFFIX = ".qdc"
_NO_PLACE = ("attributes", "relations", "document_labels")


def is_codebook(file: str | Path) -> bool:
    return Path(file).suffix.lower() == SUFFIX


def heard(name: str, data: bytes) -> Codebook:
    """
    Raises:
        BadSchema: it is no codebook; said with the line.
    """
    from hashiya.formats.refi import codebook_reading as reading

    return xml_sets.heard(name, data, reading.heard, reading.NoCodebook, "REFI-QDA")


def read(name: str, data: bytes) -> Schema:
    """
    Raises:
        BadSchema: it is no codebook.
    """
    from hashiya.formats.refi import codebook_reading

    return codebook_reading.label_set(heard(name, data), Path(name).stem)


def completed(theirs: Schema, ours: Schema, data: bytes) -> Schema:
    """The codebook's set with what it cannot say as it is in ours."""
    from hashiya.formats.refi import codebook, codebook_reading

    own = codebook_reading.says_all(codebook_reading.heard(data))
    return codebook.completed(theirs, ours, own=own)


def write(schema: Schema, path: Path) -> Path:
    """
    Raises:
        WriteProblem: the place cannot be written to.
    """
    from hashiya.formats.refi import codebook

    with new_file(path) as place, place.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(codebook.written(schema))
    return path


def lost(schema: Schema) -> dict[str, int]:
    """What of the set a codebook cannot hold, by kind; only what there is."""
    counts = {kind: len(getattr(schema, kind)) for kind in _NO_PLACE}
    return {kind: count for kind, count in counts.items() if count}
