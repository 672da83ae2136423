"""An article: an immutable text and the facts about it; only a correction gives it another text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Direction = Literal["auto", "rtl", "ltr"]
Status = Literal["new", "in_progress", "done", "skipped"]
LabelValue = str | tuple[str, ...]
ParagraphDirection = Literal["rtl", "ltr"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text of the project.

    ``text`` is the decoded file, line ends and invisible characters included. ``sha256`` is the
    hex digest of the file's bytes, of a corrected text's UTF-8. ``original`` holds those bytes only where ``text`` encoded
    as UTF-8 does not give them back, and only on the way in. ``language`` is a BCP 47 code,
    ``published`` an ISO date or empty, ``created`` milliseconds since 1970 (UTC).
    ``directions`` are the paragraphs that a person turned, by their start in code points; the others
    follow ``direction``. A start after ``.,`` is a paragraph that is only shown (``text.joins``). ``note`` is what a person wrote of the whole article, ``bookmarks`` are places
    in it to come back to, rising, in code points. ``position`` orders the corpus list. ``deleted`` articles lie in the bin.
    """

    id: str
    name: str
    title: str
    text: str = field(repr=False)
    sha256: str
    encoding: str = "utf-8"
    language: str = "ar"
    direction: Direction = "auto"
    directions: Mapping[int, ParagraphDirection] = field(
        default_factory=dict[int, "ParagraphDirection"], hash=False
    )
    source: str = ""
    url: str = ""
    author: str = ""
    published: str = ""
    labels: Mapping[str, LabelValue] = field(default_factory=dict[str, "LabelValue"], hash=False)
    status: Status = "new"
    position: int = 0
    created: int = 0
    deleted: bool = False
    note: str = field(default="", repr=False)
    bookmarks: tuple[int, ...] = ()
    original: bytes | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """An article as the corpus list needs it: no text, but counts kept by the store.

    ``unplaced`` are its marks that wait for a place; ``annotations`` does not count them.
    """

    id: str
    name: str
    title: str
    sha256: str
    language: str
    direction: Direction
    source: str
    published: str
    status: Status
    position: int
    deleted: bool
    code_points: int
    annotations: int
    relations: int
    unplaced: int = 0

    @property
    def state(self) -> Status:
        """Its status as it is shown and asked for."""
        return state_of(self.status, self.annotations)


def state_of(status: Status, annotations: int) -> Status:
    """An article with a mark in it was begun, also when nobody said so."""
    return "in_progress" if status == "new" and annotations else status
