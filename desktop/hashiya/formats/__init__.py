"""Foreign and own file formats: bytes to articles and back; no database."""

from __future__ import annotations

from pathlib import Path

from hashiya.formats import brat, conll, csv_tables, jsonl, plain_text
from hashiya.formats.format import Format
from hashiya.model.errors import UnknownFormat

FORMATS: tuple[Format, ...] = (
    jsonl.FORMAT,
    conll.FORMAT,
    brat.FORMAT,
    csv_tables.FORMAT,
    plain_text.FORMAT,
)
_NOT_ARTICLES = [
    ".ann",
    ".conf",
    ".conll",
    ".csv",
    ".doc",
    ".docx",
    ".epub",
    ".htm",
    ".html",
    ".ipynb",
    ".joblib",
    ".model",
    ".odt",
    ".pdf",
    ".pkl",
    ".pickle",
    ".pt",
    ".py",
    ".rtf",
    ".toml",
    ".tsv",
    ".xls",
    ".xlsx",
    ".xmi",
    ".xml",
    ".yaml",
    ".yml",
    ".zip",
    ".hashiya",
]


def by_id(format_id: str) -> Format:
    """
    Raises:
        UnknownFormat: when no format has that id.
    """
    for it in FORMATS:
        if it.id == format_id:
            return it
    raise UnknownFormat(name=format_id, known=" ".join(it.id for it in FORMATS))


def by_suffix(path: Path) -> Format | None:
    """The format whose suffix the name bears; formats without one are asked for by id."""
    name = path.name.lower()
    return next((it for it in FORMATS if name.endswith(it.suffixes)), None) if name else None


def for_writing(path: Path, format_id: str | None = None) -> Format:
    """
    Raises:
        UnknownFormat: when neither id nor suffix names a format that can be written.
    """
    found = by_id(format_id) if format_id else by_suffix(path)
    if found is None or found.write is None:
        known = " ".join(it.id for it in FORMATS if it.write)
        raise UnknownFormat(name=format_id or path.name, known=known)
    return found


def for_reading(path: Path, format_id: str | None = None) -> Format:
    """By id, else by suffix, else by content.

    What begins like an object is the own format, anything else plain text, unless its suffix
    says that it is something whose text has to be taken out first.

    Raises:
        UnknownFormat: when neither id nor suffix names a format that can be read.
        OSError: when the file cannot be looked into.
    """
    found = by_id(format_id) if format_id else by_suffix(path) or _by_content(path)
    if found is None or found.read is None:
        known = " ".join(it.id for it in FORMATS if it.read)
        raise UnknownFormat(name=format_id or path.name, known=known)
    return found


def _by_content(path: Path) -> Format | None:
    with path.open("rb") as stream:
        head = stream.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()
    if path.suffix.lower() in _NOT_ARTICLES:
        return None
    return jsonl.FORMAT if head.startswith(b'{"') else plain_text.FORMAT
