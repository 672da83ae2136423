"""Coreference in the last column of CoNLL-2012 and its kin, read: mentions and the chains that they are links of.

Names stand in brackets in a column of their own; a mention of the same words is that name. It opens no file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hashiya.formats.conll.column_files import Block, Stretch
from hashiya.formats.conll.column_shapes import Shape
from hashiya.formats.conll.links import links
from hashiya.formats.conllu.values import UNNAMED
from hashiya.formats.draft import Draft, Told
from hashiya.formats.said import COREFERENCE
from hashiya.formats.tokens.tag_schemes import Found, reading, tags_in_brackets
from hashiya.formats.tokens.text import Places

Place = tuple[int, int]
Mention = tuple[Place, str, int]
"""Where it stands in the text, its chain, the line where it begins."""


class Chains:
    """Marks names and mentions of an article, and ties each mention to the one before it."""

    def __init__(self, shape: Shape) -> None:
        self._shape = shape

    def mark(self, draft: Draft, block: Block, places: Places) -> None:
        known: dict[Place, str] = {}
        for number, stretch in enumerate(block.stretches):
            at = places.of(number)
            for it in self._names(stretch):
                place, line = (at[it.first] + it.first, at[it.end] + it.end - 1), stretch.line
                known[place] = _span(draft, it.label, place, line + it.first)
        last: dict[str, str] = {}
        for place, chain, line in sorted(_mentions(draft, block, places), key=_in_order):
            made = known.get(place) or _span(draft, UNNAMED, place, line)
            known[place] = made
            if last.get(chain, made) != made:
                draft.relation("", COREFERENCE, made, last[chain], Told(line))
            last[chain] = made

    def _names(self, stretch: Stretch) -> Iterator[Found]:
        if 0 < self._shape.tag < len(stretch.columns):
            tags = tags_in_brackets(stretch.columns[self._shape.tag])
            yield from (it for it in reading(tags, "iob2") if isinstance(it, Found))


def _span(draft: Draft, label: str, place: Place, line: int) -> str:
    return draft.span("", label, [place], draft.text[slice(*place)], told=Told(line))


def _in_order(it: Mention) -> tuple[int, int]:
    """In the text; what holds others before these."""
    return it[0][0], -it[0][1]


def _mentions(draft: Draft, block: Block, places: Places) -> list[Mention]:
    found: list[Mention] = []
    begun: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, stretch in enumerate(block.stretches):
        at = places.of(number)
        for token, opens, chain, closes in links(stretch.columns[-1]):
            line = stretch.line + token
            if opens:
                begun[chain].append((at[token] + token, line))
            if closes and begun[chain]:
                start, first = begun[chain].pop()
                found.append(((start, at[token + 1] + token), chain, first))
            elif closes:
                draft.lose("formats-conllu-bracket", line=line, what=f"{chain})"[:80])
    for chain, unclosed in begun.items():
        for _, line in unclosed:
            draft.lose("formats-conllu-bracket", line=line, what=f"({chain}"[:80])
    return found
