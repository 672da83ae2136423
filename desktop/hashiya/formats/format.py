"""What a file format is: one value with a reader, a writer and its losses; it knows no format itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

import msgspec

from hashiya.formats.losses import LossKind, LossReport, Tally
from hashiya.formats.source import Source
from hashiya.model.article import Direction, LabelValue, ParagraphDirection, Status
from hashiya.model.attribute import Attributes
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema
from hashiya.model.span import Span
from hashiya.model.unplaced import Reason
from hashiya.wording import Inserted

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
    values: Mapping[str, Inserted] = field(default_factory=dict[str, "Inserted"])
    lost: bool = False


class Waits(msgspec.Struct, kw_only=True, gc=False):
    """What a file says of a mark that waited where it comes from: why (empty: it says nothing), and the words
    that stood round it.
    """

    reason: Reason | Literal[""] = ""
    before: str = ""
    after: str = ""


class IncomingSpan(msgspec.Struct, kw_only=True, gc=False):
    """An annotation as found in a file: ``id`` is unique within its article only.

    ``layer`` may be empty: then the project's label set decides by the label. ``words`` is filled
    only when the span has no place in the text: what the file says that it covers. Such a span
    waits for a person to place it; its fragment says where the file had it. ``waits``: so it did where the
    file was written; else why it has no place here is found out when it comes in.

    Files hold them by the hundred thousand: a structure is made several times as quickly as a data class,
    and since none leads to another they are no work for the collector of garbage.
    """

    id: str
    layer: str
    label: str
    fragments: tuple[Span, ...]
    attributes: Attributes = msgspec.field(default_factory=dict)
    annotator: str = ""
    created: int = 0
    words: str = ""
    waits: Waits | None = None


class IncomingRelation(msgspec.Struct, kw_only=True, gc=False):
    """A relation as found in a file; its ends are ids of spans."""

    id: str
    label: str
    from_id: str
    to_id: str
    attributes: Attributes = msgspec.field(default_factory=dict)
    annotator: str = ""
    created: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """An article on its way in: everything a file says of it, nothing of any project.

    ``id`` is what the file calls it (may be empty), ``line`` where it stands in the file, and
    ``original`` the file's bytes when ``text`` encoded as UTF-8 does not give them back. ``format`` is the id of
    the format it was read as, ``member`` the file in an archive that holds it: who opened the file fills them in.
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
    format: str = ""
    member: str = ""

    @property
    def preview(self) -> str:
        return self.text[:PREVIEW]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A text that the project has already, for a file which tells of it by its address alone."""

    text: str = field(repr=False)
    name: str
    title: str
    language: str
    url: str


TextOf = Callable[[str, Sequence[str]], "Standing | None"]
"""Asked with an address (or a name) and words that stand in the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """``encoding`` is what the person chose; ``None`` lets the text decide.

    ``columns`` says which column of a table is what (``text title id url source author published
    language``, each with the column's name or its number from 1); what it does not name is guessed.
    ``text_of`` finds a text that the file does not hold. ``strict``: tags of tokens that break their scheme mark nothing; else they are taken as they seem meant.
    """

    encoding: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict[str, str])
    strict: bool = False
    text_of: TextOf | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteOptions:
    """Choices of the writers; each uses those that its format lists.

    ``layer``: the one that a flat format writes. ``scheme``: how tags mark the tokens of a span.
    ``level``: which of nested spans a flat format keeps. ``edges``: a span that begins or ends
    inside a word cuts the token there (``split``) or takes the whole word (``expand``).
    ``docstart``: CoNLL-2003's line before each article. ``flavour``: which of the shapes that a
    format comes in; empty takes the first that it lists. ``unit``: what offsets count. ``names``:
    labels by their codes, or by their names in a language.
    """

    layer: str = "entity"
    scheme: Literal["iob2", "bioes", "iob1"] = "iob2"
    level: Literal["outermost", "innermost"] = "outermost"
    edges: Literal["split", "expand"] = "split"
    docstart: bool = False
    flavour: str = ""
    unit: Literal["code_point", "utf-16"] = "code_point"
    names: Literal["code", "ar", "en"] = "code"


OptionName = Literal["layer", "scheme", "level", "edges", "docstart", "flavour", "unit", "names"]
Unit = Literal["code_point", "utf-16", "token", "none"]
Feature = Literal[
    "text",
    "nested",
    "same_extent",
    "crossing",
    "discontinuous",
    "layers",
    "attributes",
    "relations",
    "relation_attributes",
    "document_labels",
    "annotators",
    "facts",
    "unplaced",
]
"""What a format may carry. ``text``: the article's text comes back as it was, to the code point; ``unplaced``: marks
that wait for a place, as they wait, with their relations."""

FEATURES: tuple[Feature, ...] = get_args(Feature)
EVERYTHING: frozenset[Feature] = frozenset(FEATURES)
ALL: frozenset[Feature] = EVERYTHING - {"unplaced"}
"""All that stands in the text or is said of the article."""


@dataclass(frozen=True, slots=True)
class Option:
    """A choice that a writer offers; the first of ``values`` is the usual one.

    ``values`` is empty for ``layer``: the label set says which there are. ``avoids`` names the
    losses that another value of it can avoid, so that a report can say so next to them.
    """

    name: OptionName
    values: tuple[str, ...] = ()
    avoids: tuple[LossKind, ...] = ()


Reader = Callable[[Source, ReadOptions], Iterator["Incoming | Note"]]
Writer = Callable[[Dataset, Path, WriteOptions], None]
Weigher = Callable[[AnnotatedArticle, Schema, WriteOptions, Tally], None]
Lack = Callable[[LossReport, WriteOptions], str]
Recogniser = Callable[[Source, bytes], bool]
Owner = Callable[[Source], bool]

HEAD = 4096
"""Bytes of a file's beginning that a recogniser is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A file format. Its name and its help are in the catalogue.

    ``suffixes`` are lower case with their dot; one that several formats bear belongs to the first
    that recognises the content. ``recognises`` is asked with the file and its first ``HEAD`` bytes
    and may look beside it or inside an archive, but reads no more than it must. ``beside`` are
    suffixes (or whole names: those without a dot in front) of files that belong to those of this
    format: in a folder they are not looked at by themselves. ``owns`` is asked of a file in a folder whether
    another one, of this format, says what it is: then it is read with that one only. ``guarded``
    readers give a file to a library that a hostile one could exhaust; they run in a process of their
    own, with limits. ``tagged`` readers heed ``ReadOptions.strict``. ``read`` yields what it finds, a note for each file or line that cannot be used, and goes on. ``write``
    fills a new file, or an existing empty folder when ``folder`` is true. ``weigh`` counts for one
    article what ``write`` leaves out or changes; it may ask for that of ``carries`` only what its
    format has. ``extra`` names the optional dependencies that bring its library (see
    ``formats.extras``); the library is imported when the format is used, never before. ``originals``: the
    bytes of the file that an article came from go along; of all other formats their loss is counted for them.
    ``fixed``: names of files that it writes into every folder; ``each``: of those that it writes for each article,
    ``{}`` standing for the article's name (``naming.file_stem``); ``telling``: how the name of the one ends whose lines
    show most (empty: its first of another name). ``columned`` readers heed ``ReadOptions.columns``.
    ``lacks`` tells of a report why a file by it would have no entry at all (a kind of ``NothingChosen``; empty:
    it has some): such a file is not written.
    """

    id: str
    suffixes: tuple[str, ...] = ()
    folder: bool = False
    read: Reader | None = None
    write: Writer | None = None
    weigh: Weigher | None = None
    recognises: Recogniser | None = None
    beside: tuple[str, ...] = ()
    owns: Owner | None = None
    guarded: bool = False
    tagged: bool = False
    unit: Unit = "code_point"
    carries: frozenset[Feature] = frozenset()
    options: tuple[Option, ...] = ()
    extra: str = ""
    originals: bool = False
    fixed: frozenset[str] = frozenset()
    each: tuple[str, ...] = ()
    telling: str = ""
    columned: bool = False
    lacks: Lack | None = None

    def lacking(self, report: LossReport, options: WriteOptions) -> str:
        """Why nothing would be written of what was weighed; empty: something would."""
        return self.lacks(report, options) if self.lacks else ""

    @property
    def title(self) -> str:
        return f"formats-title-{self.id}"

    @property
    def help(self) -> str:
        return f"formats-help-{self.id}"
