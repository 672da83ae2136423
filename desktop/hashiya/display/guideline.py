"""What a guideline card says of a label, in one language and as plain values; it paints nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hashiya.model.schema import Label

REMARK = " — "
_OPENS, _CLOSES = "⟦", "⟧"


@dataclass(frozen=True, slots=True)
class Example:
    """A phrase, the ranges of it that are tagged, and what is remarked of it."""

    phrase: str
    ranges: tuple[tuple[int, int], ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guideline:
    """The parts of a card; an empty one was not written."""

    definition: str = ""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    decision: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        return not (
            self.definition or self.include or self.exclude or self.examples or self.decision
        )


def guideline(label: Label, language: str) -> Guideline:
    """The card in that language; a part that lacks it is given in another one."""
    card = label.card
    return Guideline(
        definition=_in(label.guideline, language),
        include=_items(card.include, language),
        exclude=_items(card.exclude, language),
        examples=tuple(example(it) for it in _items(card.examples, language)),
        decision=_items(card.decision, language),
    )


def example(line: str) -> Example:
    """A line of examples; a bracket without its pair stays what it is: a sign of the phrase."""
    words, _, remark = line.partition(REMARK)
    if words.count(_OPENS) != words.count(_CLOSES):
        return Example(words, (), remark.strip())
    phrase, ranges, start = "", [], None
    for sign in words:
        if sign == _OPENS and start is None:
            start = len(phrase)
        elif sign == _CLOSES and start is not None:
            ranges.append((start, len(phrase)))
            start = None
        elif sign in _OPENS + _CLOSES:
            return Example(words, (), remark.strip())
        else:
            phrase += sign
    return Example(phrase, tuple(it for it in ranges if it[0] < it[1]), remark.strip())


def _in(names: Mapping[str, str], language: str) -> str:
    wanted = (language, "en", "ar", *names)
    return next((text for it in wanted if (text := names.get(it, "").strip())), "")


def _items(names: Mapping[str, str], language: str) -> tuple[str, ...]:
    return tuple(it.strip() for it in _in(names, language).splitlines() if it.strip())
