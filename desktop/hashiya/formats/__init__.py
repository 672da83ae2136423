"""Foreign and own file formats: bytes to articles and back; no database."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

from hashiya.formats import plain_text, recoded, refusing
from hashiya.formats.brat import brat
from hashiya.formats.conll import conll, conll_nested
from hashiya.formats.conll.reading import OFTEN_COLUMNS
from hashiya.formats.conllu import conllu_plus
from hashiya.formats.corpus import corpus, dumps
from hashiya.formats.documents import FORMATS as DOCUMENTS
from hashiya.formats.fact_checks import checkthat, claimreview
from hashiya.formats.format import HEAD, Format
from hashiya.formats.jsonl import jsonl
from hashiya.formats.parquet import parquet
from hashiya.formats.programs import FORMATS as PROGRAMS
from hashiya.formats.refi import refi_qda
from hashiya.formats.source import Source, head_of
from hashiya.formats.standoffs import FORMATS as STANDOFFS
from hashiya.formats.tables import csv_tables, highlights, ods_reading, xlsx
from hashiya.formats.tokens import gliner, hf_tokens
from hashiya.model.errors import UnknownFormat

log = logging.getLogger(__name__)

FORMATS: tuple[Format, ...] = (
    jsonl.FORMAT,
    *PROGRAMS,
    conllu_plus.FORMAT,
    conll_nested.FORMAT,
    conll.FORMAT,
    gliner.FORMAT,
    hf_tokens.FORMAT,
    brat.FORMAT,
    *STANDOFFS,
    csv_tables.FORMAT,
    highlights.FORMAT,
    xlsx.FORMAT,
    ods_reading.FORMAT,
    refi_qda.FORMAT,
    checkthat.FORMAT,
    claimreview.FORMAT,
    dumps.FORMAT,
    corpus.FORMAT,
    *DOCUMENTS,
    plain_text.FORMAT,
)
"""In this order they are asked whether a file is theirs: the particular before the general."""

NOT_ARTICLES = frozenset(
    [
        ".ann",
        ".bdocmp",
        ".bdocym",
        ".conf",
        ".doc",
        ".docx",
        ".epub",
        ".htm",
        ".html",
        ".ipynb",
        ".joblib",
        ".json",
        ".jsonld",
        ".model",
        ".ods",
        ".odt",
        ".parquet",
        ".pdf",
        ".pickle",
        ".pkl",
        ".pt",
        ".py",
        ".rtf",
        ".spacy",
        ".toml",
        ".tsv",
        ".csv",
        ".xls",
        ".xlsx",
        ".xmi",
        ".xml",
        ".yaml",
        ".yml",
        ".zip",
        ".hashiya",
    ]
)
"""Suffixes of files whose words must be taken out first: never read as plain text unasked."""


def by_id(format_id: str) -> Format:
    """
    Raises:
        UnknownFormat: when no format has that id.
    """
    if found := _named(format_id):
        return found
    raise UnknownFormat(kind="none", name=format_id, known=" ".join(it.id for it in FORMATS))


def _named(format_id: str) -> Format | None:
    return next((it for it in FORMATS if it.id == format_id), None)


def by_suffix(path: Source) -> Format | None:
    """The first format whose suffix the name bears; formats without one are asked for by id."""
    return next(iter(_bearing(path)), None)


def for_writing(path: Path, format_id: str | None = None) -> Format:
    """By id, else by a suffix that no other format is written to; of those that share one only the own goes unasked.

    Raises:
        UnknownFormat: when neither id nor suffix names a format that can be written, or the suffix several.
    """
    bearing = _bearing(path)
    writers = [it for it in bearing if it.write and _ending(it, path) == _ending(bearing[0], path)]
    sure = writers[:1] if len(writers) == 1 or jsonl.FORMAT in writers[:1] else []
    bare = next((it for it in sure if not it.folder), None)
    found = _named(format_id) if format_id else bare
    if found is None or found.write is None:
        known = " ".join(it.id for it in (writers if writers[1:] else FORMATS) if it.write)
        only_read = found if format_id else (bearing and not any(it.write for it in bearing))
        kind = "read" if only_read else "none"
        raise UnknownFormat(kind=kind, name=format_id or path.name, known=known)
    return found


def for_reading(path: Source, format_id: str | None = None) -> Format:
    """By id, else by suffix and content, else by content alone.

    Of the formats that bear the file's suffix the first that recognises it is taken; when none
    does, the one among them that asks nothing, else any format that recognises the content, else
    plain text, unless the suffix says that the words have to be taken out first.

    Raises:
        UnknownFormat: when neither id nor suffix nor content names a format that can be read.
        OSError: when the file cannot be looked into.
    """
    found = _named(format_id) if format_id else _recognised(path)
    return _readable(found, format_id or path.name)


def readable(format_id: str) -> Format:
    """The format of that id, to read with.

    Raises:
        UnknownFormat: no format that can be read has it.
    """
    return _readable(_named(format_id), format_id)


def _readable(found: Format | None, name: str) -> Format:
    if found is None or found.read is None:
        known = " ".join(it.id for it in FORMATS if it.read)
        raise UnknownFormat(kind="written" if found else "none", name=name, known=known)
    return found


def belongs_to_another(path: Source) -> bool:
    """Whether in a folder the file is only read together with one of another suffix.

    One that its format can also begin with (``.ann``) is asked by itself where no such other is.
    """
    if any(it.owns and _asked(it.id, it.owns, path) for it in FORMATS):
        return True
    name, suffix = path.name.lower(), path.suffix.lower()
    of = [it for it in FORMATS if any(map(partial(_is_of, name), it.beside))]
    alone = (it for it in of if it.recognises and suffix in it.suffixes)
    others = {other: None for it in alone for other in it.suffixes if other not in it.beside}
    return bool(of) and (not others or any(path.with_suffix(it).is_file() for it in others))


_UNDER_OTHER_NAMES = (
    conll.FORMAT,
    conll_nested.FORMAT,
    conllu_plus.FORMAT,
    parquet.FORMAT,
    dumps.FORMAT,
)


def may_be_read(path: Source) -> bool:
    """Whether a file met in a folder is asked for articles: its suffix is that of a reader, and where
    many kinds of file have that suffix, its content too. Tagged tokens often have a suffix of no format."""
    named = any(it.read for it in _bearing(path))
    suffix = path.suffix.lower()
    if not named and suffix not in (*OFTEN_COLUMNS, *parquet.ALSO):
        return False
    try:
        if not named:
            return _recognised(path) in _UNDER_OTHER_NAMES
        return (
            suffix not in NOT_ARTICLES or suffix in refusing.SIGNED or _recognised(path) is not None
        )
    except OSError:
        return True  # asked all the same, so that somebody is told


def _is_of(name: str, beside: str) -> bool:
    return name.endswith(beside) if beside.startswith(".") else name == beside


def _bearing(path: Source) -> list[Format]:
    """Those whose suffix the name bears, the longest suffix first."""
    name = path.name.lower()
    found = [it for it in FORMATS if it.suffixes and name.endswith(it.suffixes)] if name else []
    return sorted(found, key=lambda it: -_ending(it, path))


def _ending(of: Format, path: Source) -> int:
    """How long the format's suffix is that the name bears."""
    name = path.name.lower()
    return max((len(it) for it in of.suffixes if name.endswith(it)), default=0)


def _asked(format_id: str, question: Callable[..., bool], *of: Source | bytes) -> bool:
    """What a format says of a file; one that cannot stand the sight of it says that it is not its own."""
    try:
        return question(*of)
    except (OSError, MemoryError):
        raise
    except Exception:
        log.warning("%s could not look at a file", format_id, exc_info=True)
        return False


def _recognised(path: Source) -> Format | None:
    path = recoded.seen(path)
    head = head_of(path, HEAD)
    bearing = [it for it in _bearing(path) if it.read]
    others = [it for it in FORMATS if it.read and it not in bearing]
    asked = [it for it in (*bearing, *others) if it is not corpus.FORMAT]
    for it in (*asked, corpus.FORMAT):  # which takes any table: the particular before it
        if it.recognises and _asked(it.id, it.recognises, path, head):
            return it
    asking_nothing = next((it for it in bearing if not it.recognises), None)
    if asking_nothing or path.suffix.lower() in NOT_ARTICLES:
        return asking_nothing
    begin = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if bearing:
        return jsonl.FORMAT
    if begin.startswith(b'{"'):
        return jsonl.FORMAT if corpus.may_be_ours(path) else corpus.FORMAT
    return None if begin.startswith(b"<?xml") else plain_text.FORMAT
