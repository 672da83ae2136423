"""Makes a corpus of any size part by part, as an importer would hand it over; the same every time."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from itertools import accumulate

from hashiya import assets
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.edit import Edit
from hashiya.model.identity import new_id
from hashiya.model.span import Span

ARTICLE = 5_000
"""Bytes of UTF-8 in an article."""
AT_ONCE = 40
"""Articles in a part."""
LABELS = ("PERS", "ORG", "GPE", "LOC", "DATE", "EVENT")
PUBLISHERS = ("الجزيرة", "العربي", "الشرق", "النهار")
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
RARE = 60_000


class Vocabulary:
    """Words of the seeds, the frequent ones often, and rare ones that no seed has."""

    def __init__(self, chance: random.Random) -> None:
        files = sorted((assets.seeds() / "articles").glob("*.txt"))
        seeds = " ".join(it.read_text(encoding="utf-8") for it in files).split()
        rare = ["".join(chance.choices(LETTERS, k=chance.randrange(3, 9))) for _ in range(RARE)]
        self._words = [*seeds, *rare]
        weights = [*(40.0 for _ in seeds), *(1.0 / (1 + k / 600) for k in range(RARE))]
        self._weights = list(accumulate(weights))
        self._chance = chance

    def text(self, size: int) -> str:
        """Paragraphs with ``size`` bytes, give or take a word."""
        words = self._chance.choices(self._words, cum_weights=self._weights, k=size // 9)
        lines = (" ".join(words[at : at + 70]) for at in range(0, len(words), 70))
        return ".\n".join(lines).encode()[:size].decode(errors="ignore")


def parts(articles: int, spans: int) -> Iterator[list[Edit]]:
    """The edits that add the corpus: some articles with their spans at a time."""
    chance = random.Random(4)
    words = Vocabulary(chance)
    for first in range(0, articles, AT_ONCE):
        made = [_article(n, words) for n in range(first, min(first + AT_ONCE, articles))]
        marks = [_annotation(it, chance) for it in made for _ in range(spans)]
        yield [Edit(None, it) for it in (*made, *marks)]


def _article(number: int, words: Vocabulary) -> Article:
    text = words.text(ARTICLE)
    return Article(
        id=new_id(),
        name=f"{number:05}.txt",
        title=" ".join(text.split()[:7]),
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        source=PUBLISHERS[number % len(PUBLISHERS)],
        published=f"20{10 + number % 15}-{1 + number % 12:02}-{1 + number % 28:02}",
        position=number,
        created=1,
    )


def _annotation(article: Article, chance: random.Random) -> Annotation:
    start = chance.randrange(len(article.text) - 40)
    end = start + chance.randrange(3, 30)
    return Annotation(
        id=new_id(),
        article=article.id,
        layer="entity",
        label=chance.choice(LABELS),
        fragments=(Span(start, end),),
        quote=article.text[start:end],
        attributes={"mention": "NAM"},
        annotator="bench",
        created=1,
    )
