"""The table of formats as people read it: what each can carry, out of the formats themselves."""

from __future__ import annotations

from dataclasses import dataclass

from hashiya.formats import FORMATS, extras
from hashiya.formats.format import FEATURES, Feature, Format, Unit

_FIRST = (
    "docx",
    "pdf",
    "html",
    "epub",
    "text",
    "corpus",
    "odt",
    "rtf",
    "mail",
    "subtitles",
    "dump",
    "zip",
    "xlsx",
    "ods",
    "csv",
    "hashiya",
)
"""Texts as they lie on people's disks, spreadsheets, and the format of our own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatRow:
    """One format. ``carries`` has an answer for each of ``FEATURES``; ``missing`` names the extra
    whose library is not installed (empty: ready to use). ``title`` and ``help`` are messages of the
    catalogue.
    """

    id: str
    title: str
    help: str
    reads: bool
    writes: bool
    suffixes: tuple[str, ...]
    folder: bool
    unit: Unit
    carries: tuple[bool, ...]
    options: tuple[tuple[str, tuple[str, ...]], ...]
    missing: str

    def has(self, feature: Feature) -> bool:
        return self.carries[FEATURES.index(feature)]


def format_rows() -> list[FormatRow]:
    """What people open first, then the formats of tools in the order of their list."""
    return [_row(it) for it in sorted(FORMATS, key=_place)]


def _place(it: Format) -> int:
    return _FIRST.index(it.id) if it.id in _FIRST else len(_FIRST)


def _row(it: Format) -> FormatRow:
    return FormatRow(
        id=it.id,
        title=it.title,
        help=it.help,
        reads=it.read is not None,
        writes=it.write is not None,
        suffixes=it.suffixes,
        folder=it.folder,
        unit=it.unit,
        carries=tuple(feature in it.carries for feature in FEATURES),
        options=tuple((str(option.name), option.values) for option in it.options),
        missing=it.extra if it.extra and not extras.is_there(it.extra) else "",
    )
