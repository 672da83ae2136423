"""Which column of a table is what: by what a person chose, by its name, else by its cells; it reads no file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from hashiya.formats.corpus import classes

ROLES = ("text", "title", "id", "url", "source", "author", "published", "language")
"""What a column of a corpus can be; ``text`` is the one that must be there."""

LONG = 30
"""Letters in the middle cell of a column that is an article's words, whatever its name."""

NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "content", "body", "article", "articletext", "articlebody", "fulltext", "maintext",
        "rawtext", "cleantext", "newstext", "tweettext", "sentencetext", "senttext", "posttext", "rumor", "document", "news",
        "story", "paragraph", "sentence", "tweet", "post", "message", "textcontent", "utterancetext", "claim",
        "نص", "النص", "المحتوى", "محتوى", "متن", "المتن", "المقال", "مقال", "الخبر", "نصالمقال", "نصالخبر", "متنخبر",
    ),
    "title": ("title", "headline", "subject", "عنوان", "العنوان", "عنوانالمقال", "عنوانالخبر", "تیتر"),
    "id": ("id", "docid", "articleid", "documentid", "newsid", "tweetid", "sentenceid", "postid", "claimid", "pqid", "معرف", "المعرف", "رقم", "الرقم"),
    "url": ("url", "link", "href", "uri", "address", "articleurl", "newsurl", "pageurl", "tweeturl", "رابط", "الرابط"),
    "source": ("source", "publisher", "newspaper", "site", "website", "outlet", "domain", "sourcename", "sourcedomain", "مصدر", "المصدر", "الصحيفة", "الموقع"),
    "author": ("author", "authors", "byline", "writer", "creator", "user", "username", "screenname", "userscreenname", "speaker", "كاتب", "الكاتب", "اسمالكاتب", "المؤلف", "مؤلف", "اسمالمؤلف", "المحرر", "الصحفي", "نویسنده"),
    "published": (
        "date", "published", "publishdate", "datepublish", "publicationdate", "newsdate", "articledate", "publisheddate", "publishedat", "pubdate", "datetime",
        "datepublished", "timestamp", "time", "createdat", "تاريخ", "التاريخ", "تاريخالنشر", "تاریخ",
    ),
    "language": ("language", "lang", "اللغة", "لغة"),
}  # fmt: skip
OFTEN_TEXT = (
    "review", "comment", "opinion", "utterance", "passage", "context", "caption", "reviewtext", "commenttext", "data",
    "تعليق", "التعليق", "تعلیق", "مراجعة", "المراجعة", "تغريدة", "التغريدة", "جملة", "الجملة", "جمله", "دیدگاه", "توییت",
)  # fmt: skip
"""Names of columns that hold the texts where no other column does, however short they are."""

CLASSES = "categories"
"""What opinions say of a text as a whole comes under this name."""
_MOST_ABOVE = 10
_SEVERAL = 3
"""Words in the middle cell of a column of texts that nothing but its neighbours shows to be one."""
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Columns:
    """``roles`` maps what a column can be to its place; ``has_header``: the first row names them.

    ``labels`` are the places of columns that class the texts, ``marks`` of those that mark places in
    them (``more``: what those have beside places, labels and words), ``layers`` of those that say something of the
    marks, by their names; in ``silent`` ones the first records have nothing; ``valued`` are those of a table whose cells hold lists or objects; ``day_first`` is what is known of dates.
    ``above``: rows that stand above the names; ``lost``: columns that hold marks which nobody can read.
    """

    names: tuple[str, ...]
    roles: Mapping[str, int]
    has_header: bool
    labels: tuple[int, ...] = ()
    marks: tuple[int, ...] = ()
    more: tuple[str, ...] = ()
    layers: Mapping[str, Any] = field(default_factory=dict[str, Any])
    silent: frozenset[str] = frozenset()
    valued: frozenset[str] = frozenset()
    day_first: bool | None = None
    above: int = 0
    lost: frozenset[str] = frozenset()

    @property
    def is_laid_open(self) -> bool:
        """Whether what cells say of whole texts (opinions on aspects) stands beside the columns, in none of them."""
        return bool(self.valued) and CLASSES not in self.names

    @property
    def others(self) -> list[str]:
        """Columns of which nothing is taken."""
        taken = {*self.roles.values(), *self.labels, *self.marks}
        names = (it for at, it in enumerate(self.names) if at not in taken)
        return [
            *(it for it in names if it not in self.layers and it not in self.silent),
            *self.more,
        ]


def columns_of(
    rows: Sequence[Sequence[str]], chosen: Mapping[str, str], *, named: bool = False
) -> Columns:
    """Of the first rows of a table; ``named``: the first one is names for certain."""
    first = [it.lstrip("\ufeff") for it in rows[0]] if rows else []
    by_name = _by_name(first, rows[1:])
    names = tuple(it.strip() or str(at) for at, it in enumerate(first, 1))
    by_choice = any(it and it in names for it in chosen.values())
    often = _often_text(first, rows[1:])
    has_header = named or bool(by_name) or by_choice or often is not None
    has_header = has_header or _looks_like_names(first, rows[1:])
    told = _place(names, chosen.get("text", ""))
    has_header = has_header or (told is not None and _is_above_words(first, rows[1:], told))
    if not has_header and (max(map(len, first), default=0) > LONG or classes.shown(rows)):
        names = tuple(str(at) for at in range(1, len(first) + 1))
    roles = {role: at for role, at in by_name.items() if role not in chosen}
    for role, told in chosen.items():
        at = _place(names, told)
        if role in ROLES and at is not None:
            roles = {other: place for other, place in roles.items() if place != at}
            roles[role] = at
    if "text" not in roles and "text" not in chosen:
        taken = set(roles.values())
        at = _longest(rows[1:] if has_header else rows, taken)
        if at is None and often not in taken:
            at = often
        if at is None and not has_header:
            at = _beside_classes(rows, taken)
        if at is not None:
            roles["text"] = at
    taken = set(roles.values())
    body = rows[1:] if has_header else rows
    labels = classes.places(names if has_header else ("",) * len(names), body, taken)
    return Columns(names, roles, has_header, labels)


def above(rows: Sequence[Sequence[str]]) -> int:
    """How many of the first rows stand above the names of the columns: titles of one cell, and empty ones."""
    for at, row in enumerate(rows[:_MOST_ABOVE]):
        said = [it for it in row if it.strip()]
        if len(said) > 1:
            names = "text" in map(role_of, said) and max(map(len, said)) <= LONG
            return at if names and any(rows[at + 1 :]) else 0
        if len(row) == 1 and said and role_of(said[0]):
            return 0  # the only column of a table
    return 0


def _plain(name: str) -> str:
    return _NO_LETTER.sub("", name).casefold()


@lru_cache(maxsize=1024)
def role_of(name: str) -> str:
    """What a column of that name is, of ``ROLES``; empty when the name says nothing."""
    plain = _plain(name)
    return next((role for role, known in NAMES.items() if plain in known), "")


def is_often_text(name: str) -> bool:
    """Whether a column of that name holds the texts where no other does."""
    return _plain(name) in OFTEN_TEXT


def _by_name(names: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, int]:
    plain = [_plain(it) for it in names]
    found: dict[str, int] = {}
    for role, known in NAMES.items():
        places = [(known.index(it), at) for at, it in enumerate(plain) if it in known]
        if role == "text":  # a column of that name may hold numbers: "claim" is 0 or 1 in some
            places = [it for it in places if _has_words(rows, it[1])] or places
            places.sort(key=lambda it: (it[0], -_letters(rows, it[1])))
        if places:
            found[role] = (places if role == "text" else sorted(places))[0][1]
    return found


def _often_text(names: Sequence[str], rows: Sequence[Sequence[str]]) -> int | None:
    plain = [_plain(it) for it in names]
    places = [(OFTEN_TEXT.index(it), at) for at, it in enumerate(plain) if it in OFTEN_TEXT]
    return min((it for it in places if _has_words(rows, it[1])), default=(0, None))[1]


def _has_words(rows: Sequence[Sequence[str]], at: int) -> bool:
    cells = [row[at] for row in rows if at < len(row)]
    return any(any(map(str.isalpha, it)) for it in cells)


def _letters(rows: Sequence[Sequence[str]], at: int) -> int:
    return sum(sum(map(str.isalpha, row[at][:2000])) for row in rows if at < len(row))


def _place(names: Sequence[str], told: str) -> int | None:
    """The column of that name, or of that number from 1."""
    if told in names:
        return names.index(told)
    folded = [it.casefold() for it in names]
    if told.strip().casefold() in folded:
        return folded.index(told.strip().casefold())
    number = int(told) if told.isascii() and told.isdigit() and len(told) < 7 else 0
    return number - 1 if 1 <= number <= len(names) else None


def _looks_like_names(first: Sequence[str], rest: Sequence[Sequence[str]]) -> bool:
    """Short and all different, above cells that are longer; none is a class that stands below it too."""
    if not rest or not first or len(set(first)) < len(first) or not all(it.strip() for it in first):
        return False
    if any(_stands_below(first, rest, at) for at in classes.shown(rest) if at < len(first)):
        return False
    return max(map(len, first)) <= LONG and _longest(rest, set()) is not None


def _stands_below(first: Sequence[str], rest: Sequence[Sequence[str]], at: int) -> bool:
    return any(at < len(row) and row[at].strip() == first[at].strip() for row in rest)


def _is_above_words(first: Sequence[str], rest: Sequence[Sequence[str]], at: int) -> bool:
    """A word that names a column of texts, each of several words or none; no name stands twice or is empty."""
    if len({*first}) < len(first) or not all(it.strip() and len(it.split()) == 1 for it in first):
        return False
    below = [row[at] for row in rest if at < len(row) and row[at].strip()]
    several = all(len(it.split()) > 1 or not any(map(str.isalpha, it)) for it in below)
    return bool(below) and any(map(str.isalpha, first[at])) and several


def _beside_classes(rows: Sequence[Sequence[str]], taken: set[int]) -> int | None:
    """The column with the most letters, when its cells are of several words and others beside it hold classes."""
    known = classes.shown(rows)
    at = _longest(rows, {*taken, *known}, least=1) if known else None
    words = sorted(len(row[at].split()) for row in rows if at < len(row)) if at is not None else []
    return at if words and words[len(words) // 2] >= _SEVERAL else None


def _longest(rows: Sequence[Sequence[str]], taken: set[int], *, least: int = LONG) -> int | None:
    """The column with the most letters, when its cells are as long as sentences."""
    width = max(map(len, rows), default=0)
    best, most = None, least - 1
    for at in range(min(width, 1000)):
        sizes = sorted(sum(map(str.isalpha, row[at][:2000])) for row in rows if at < len(row))
        middle = sizes[len(sizes) // 2] if sizes else 0
        if at not in taken and middle > most:
            best, most = at, middle
    return best
