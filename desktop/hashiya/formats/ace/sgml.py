"""News in SGML as the LDC gives it: the words without tags, and where a place of the file stands in them; it opens nothing."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

_TAG = re.compile(r"<[^<>]*>")
_SIGN = re.compile(r"&(?:[A-Za-z]{2,8}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_DOCUMENT = re.compile(r"<DOC\b[^<>]*>.*?</DOC\s*>", re.DOTALL | re.IGNORECASE)
_ID = re.compile(r"<DOC\b[^<>]*\bid\s*=\s*[\"']([^\"'<>]+)[\"']|<DOC(?:ID|NO)\b[^<>]*>([^<>]+)<", re.IGNORECASE)  # fmt: skip
_HEADLINE = re.compile(r"<HEADLINE\b[^<>]*>(.*?)</HEADLINE", re.DOTALL | re.IGNORECASE)
_DAY = re.compile(r"<(?:DATE_TIME|DATETIME|DATE)\b[^<>]*>([^<>]+)<", re.IGNORECASE)

Place = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Words:
    """``text`` is what stands beside the tags, with letters in place of their names (``&amp;``).

    ``signs``: where each of these names ended among the words, and by how much they are longer so far.
    """

    text: str = field(repr=False)
    signs: tuple[tuple[int, int], ...] = ()

    def place(self, at: int) -> int:
        """Of a place that counts the names letter by letter, as the LDC does."""
        number = bisect_right(self.signs, at, key=lambda it: it[0])
        return at - self.signs[number - 1][1] if number else at


@dataclass(frozen=True, slots=True)
class Document:
    """What it says of itself may be empty."""

    words: Words
    id: str
    title: str
    day: str


def documents(text: str) -> list[Document]:
    """Each of a file; one of whatever it holds where nothing says where one begins."""
    found = _DOCUMENT.findall(text)
    return [document(it, edges=True) for it in found] if found[1:] else [document(text)]


def document(text: str, *, edges: bool = False) -> Document:
    """``edges``: white space around it is none of it, as no place is counted."""
    identity, headline, day = _ID.search(text), _HEADLINE.search(text), _DAY.search(text)
    plain = _TAG.sub("", text)
    return Document(
        words(plain.strip() if edges else plain),
        (identity[1] or identity[2]).strip() if identity else "",
        " ".join(html.unescape(_TAG.sub("", headline[1])).split()) if headline else "",
        day[1].strip() if day else "",
    )


def words(plain: str) -> Words:
    """Of a text without tags."""
    signs: list[tuple[int, int]] = []
    longer = 0
    for it in _SIGN.finditer(plain):
        longer += len(it[0]) - len(html.unescape(it[0]))
        signs.append((it.end(), longer))
    return Words(_SIGN.sub(lambda it: html.unescape(it[0]), plain), tuple(signs))
