"""Grows the seeds into the long articles of the reader's benchmark; a megabyte is 1,000,000 bytes of UTF-8."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle

from hashiya import assets
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.identity import new_id
from hashiya.model.span import Span

MB = 1_000_000
PARAGRAPH = 430
HARAKAT = "\u064e\u064f\u0650\u0652\u064e\u0651\u064e"
_WORD = re.compile(r"\w+")
_ARABIC = re.compile("[\u0621-\u064a]")


@dataclass(frozen=True, slots=True)
class Case:
    """A text to be measured: its size in megabytes, how many spans lie in it."""

    key: str
    name: str
    size: int
    spans: int
    make: Callable[[int], str]


def paragraphs(size: int) -> str:
    """Paragraphs of news length."""
    lines: list[str] = []
    line, left = "", size
    for word in cycle(_words()):
        line += word + " "
        if len(line) >= PARAGRAPH:
            lines.append(line.strip())
            left -= len(lines[-1].encode()) + 1
            line = ""
            if left <= 0:
                return _cut("\n".join(lines), size)
    raise AssertionError


def one_paragraph(size: int) -> str:
    """Not a single line end."""
    line = " ".join(_words()) + " "
    return _cut(line * (size // len(line.encode()) + 1), size)


def vocalised(size: int) -> str:
    """One paragraph in which every Arabic letter carries its marks."""
    marks = cycle(HARAKAT)
    line = " ".join(_words()) + " "
    full = _ARABIC.sub(lambda it: it[0] + next(marks), line)
    return _cut(full * (size // len(full.encode()) + 1), size)


CASES = (
    Case("paragraphs-1", "1 MB of paragraphs", 1, 10_000, paragraphs),
    Case("one-1", "1 MB in one paragraph", 1, 10_000, one_paragraph),
    Case("vocalised-1", "1 MB fully vocalised", 1, 10_000, vocalised),
    Case("dense-1", "1 MB with 178 spans per 1,000 characters", 1, -178, paragraphs),
    Case("paragraphs-10", "10 MB of paragraphs", 10, 100_000, paragraphs),
    Case("one-10", "10 MB in one paragraph", 10, 100_000, one_paragraph),
)


def article_of(case: Case, position: int = 0) -> Article:
    text = case.make(case.size * MB)
    return Article(
        id=new_id(),
        name=f"{case.key}.txt",
        title=f"مقال طويل {position + 1}",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        position=position,
        created=1,
    )


def spans_of(case: Case, article: Article) -> list[Annotation]:
    """Spread evenly, whole words; every fifth is five words long and has the next ones inside."""
    count = case.spans
    if count < 0:
        count = -count * len(article.text) // 1000
    words = [it.span() for it in _WORD.finditer(article.text)]
    found: list[Annotation] = []
    for number in range(count):
        at = number * (len(words) - 6) // count
        long = number % 5 == 0
        start, end = words[at][0], words[at + 4 if long else at][1]
        found.append(made(article, start, end, "CLAIM" if long else ("PERS", "ORG")[number % 2]))
    return found


def made(article: Article, start: int, end: int, label: str) -> Annotation:
    entity = label != "CLAIM"
    return Annotation(
        id=new_id(),
        article=article.id,
        layer="entity" if entity else "claim",
        label=label,
        fragments=(Span(start, end),),
        quote=article.text[start:end],
        attributes={"mention": "NAM"} if entity else {},
        annotator="bench",
        created=1,
    )


def _words() -> list[str]:
    files = sorted((assets.seeds() / "articles").glob("*.txt"))
    return " ".join(it.read_text(encoding="utf-8") for it in files).split()


def _cut(text: str, size: int) -> str:
    return text.encode()[:size].decode(errors="ignore")
