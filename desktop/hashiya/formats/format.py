"""What a file format is: one value with a reader, a writer and its losses; it knows no format itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from hashiya.formats.losses import Tally
from hashiya.model.article import Direction, LabelValue, ParagraphDirection, Status
from hashiya.model.attribute import Attributes
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema
from hashiya.model.span import Span

PREVIEW = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing to tell about a file that was read; the sentence is in the catalogue.

    ``name`` is the file's name and ``line`` the line in it (0: the file as a whole). ``lost``
    says that something of the file was not taken; otherwise the note only informs.
    """

    message: str
    name: str = ""
    line: int = 0
    values: Mapping[str, str | int] = field(default_factory=dict[str, "str | int"])
    lost: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingSpan:
    """An annotation as found in a file: ``id`` is unique within its article only.

    ``layer`` may be empty: then the project's label set decides by the label.
    """

    id: str
    layer: str
    label: str
    fragments: tuple[Span, ...]
    attributes: Attributes = field(default_factory=dict[str, "str | bool"])
    annotator: str = ""
    created: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingRelation:
    """A relation as found in a file; its ends are ids of spans."""

    id: str
    label: str
    from_id: str
    to_id: str
    attributes: Attributes = field(default_factory=dict[str, "str | bool"])
    annotator: str = ""
    created: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """An article on its way in: everything a file says of it, nothing of any project.

    ``id`` is what the file calls it (may be empty), ``line`` where it stands in the file, and
    ``original`` the file's bytes when ``text`` encoded as UTF-8 does not give them back.
    """

    name: str
    title: str
    text: str = field(repr=False)
    sha256: str
    id: str = ""
    line: int = 0
    encoding: str = "utf-8"
    certain: bool = True
    language: str = "ar"
    direction: Direction = "auto"
    directions: Mapping[int, ParagraphDirection] = field(
        default_factory=dict[int, "ParagraphDirection"]
    )
    source: str = ""
    url: str = ""
    author: str = ""
    published: str = ""
    status: Status = "new"
    created: int = 0
    note: str = field(default="", repr=False)
    bookmarks: tuple[int, ...] = ()
    labels: Mapping[str, LabelValue] = field(default_factory=dict[str, "LabelValue"])
    spans: tuple[IncomingSpan, ...] = field(default=(), repr=False)
    relations: tuple[IncomingRelation, ...] = field(default=(), repr=False)
    notes: tuple[Note, ...] = ()
    original: bytes | None = field(default=None, repr=False, compare=False)

    @property
    def preview(self) -> str:
        return self.text[:PREVIEW]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """``encoding`` is what the person chose; ``None`` lets the text decide."""

    encoding: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteOptions:
    """Choices of the writers; each uses those that concern it.

    ``layer``: the one that a flat format writes. ``scheme``: IOB2 or BIOES tags. ``level``: which
    of nested spans a flat format keeps. ``edges``: a span that begins or ends inside a word cuts
    the token there (``split``) or takes the whole word (``expand``). ``docstart``: CoNLL-2003's
    line before each article.
    """

    layer: str = "entity"
    scheme: Literal["iob2", "bioes"] = "iob2"
    level: Literal["outermost", "innermost"] = "outermost"
    edges: Literal["split", "expand"] = "split"
    docstart: bool = False


Reader = Callable[[Path, ReadOptions], Iterator["Incoming | Note"]]
Writer = Callable[[Dataset, Path, WriteOptions], None]
Weigher = Callable[[AnnotatedArticle, Schema, WriteOptions, Tally], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A file format. ``title`` is the id of its name in the catalogue.

    ``suffixes`` are lower case with their dot. ``read`` yields what it finds, a note for each
    file or line that cannot be used, and goes on. ``write`` fills a new file, or an existing empty
    folder when ``folder`` is true. ``weigh`` counts for one article what ``write`` leaves out or
    changes.
    """

    id: str
    suffixes: tuple[str, ...] = ()
    folder: bool = False
    read: Reader | None = None
    write: Writer | None = None
    weigh: Weigher | None = None

    @property
    def title(self) -> str:
        return f"formats-title-{self.id}"
