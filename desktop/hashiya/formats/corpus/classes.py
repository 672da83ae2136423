"""Columns that say of what kind a text is, by their names or by their cells; it reads no file."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from hashiya.formats.corpus.places import plain

_NAMES = frozenset(
    [
        "label", "labels", "labelname", "class", "classlabel", "classname", "category", "categories", "topic",
        "topics", "section", "genre", "tag", "tags", "keywords", "sentiment", "polarity", "emotion", "emotions", "intent",
        "checkworthiness", "stance", "verdict", "veracity", "verifiable", "subjectivity", "dialect", "technique",
        "techniques", "type", "claimtype", "normalizedlabel", "normalizedcategory", "sourcelabel", "sourcecategory",
        "sarcasm", "irony", "offensive", "hate", "hatespeech", "vulgar", "misogyny",
        "تصنيف", "التصنيف", "الفئة", "فئة", "القسم", "قسم", "الموضوع", "موضوع", "الوسوم", "الكلماتالمفتاحية",
        "الموقف", "الحكم", "اللهجة", "لهجة", "المشاعر", "النوع", "نوع",
    ]
)  # fmt: skip
_ENDINGS = ("label", "class", "category", "flag")
_FEWEST = 10
"""Cells that show a column to be one of classes, whatever its name."""
_EACH = 3
"""So often each class stands there, on an average."""
_MOST, _MOST_NUMBERS = 20, 5
_FLAGS = frozenset(["0", "1"])
_LONGEST = 40
"""Letters of the name of a class."""


def places(
    names: Sequence[str], rows: Sequence[Sequence[str]], taken: Collection[int]
) -> tuple[int, ...]:
    """Where such columns stand; ``taken``: those that are something else, ``rows``: the first ones."""
    free = (at for at in range(len(names)) if at not in taken)
    return tuple(at for at in free if _is_named(names[at]) or _are(rows, at))


def shown(rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Where cells alone show such a column."""
    return places(("",) * max(map(len, rows), default=0), rows, ())


def _is_named(name: str) -> bool:
    folded = plain(name)
    return folded in _NAMES or folded.endswith(_ENDINGS)


def _are(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Whether few short words, or very few numbers, stand there again and again."""
    cells = [it for row in rows if at < len(row) and (it := row[at].strip())]
    kinds = {*cells}
    if len(cells) < _FEWEST or len(kinds) * _EACH > len(cells) or len(kinds) > _MOST:
        return False
    if any(len(it) > _LONGEST or "\n" in it or it.startswith(("[", "{", "http")) for it in kinds):
        return False
    if any(any(map(str.isalpha, it)) for it in kinds):
        return True
    return 1 < len(kinds) <= _MOST_NUMBERS or kinds <= _FLAGS
