"""Spans of a CoNLL-U document: CorefUD's brackets put together, tags in columns understood; it opens no file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from operator import itemgetter

import msgspec

from hashiya.formats.conll.reading import tell
from hashiya.formats.conllu.sentences import Range, Sentence
from hashiya.formats.conllu.values import UNNAMED, Bracket, brackets, is_count
from hashiya.formats.draft import Draft, Told
from hashiya.formats.said import COREFERENCE
from hashiya.formats.tokens.tag_schemes import Doubt, reading, scheme_of

_LINKS = {"Bridge": "bridge", "SplitAnte": "split_ante"}
"""The relations that links of CorefUD become, from the later mention to the earlier one."""
_LINK = re.compile(r"([^<:,]+)<([^<:,]+)(?::(.+))?")
_END = itemgetter(1)


class _Open(msgspec.Struct, gc=False):
    bracket: Bracket
    first: int
    line: int


class _Mention(msgspec.Struct, gc=False):
    bracket: Bracket
    line: int
    parts: list[Range]


class Mentions:
    """Fills a draft; ``words`` are the places of all words of the document, in order.

    Only words of one token may overlap or stand in another order than they are counted.
    """

    def __init__(
        self, draft: Draft, words: Sequence[Range], fields: tuple[str, ...], *, strict: bool
    ) -> None:
        self._draft, self._words, self._fields, self._strict = draft, words, fields, strict
        self._base = 0
        self._open: dict[str, list[_Open]] = defaultdict(list)
        self._found: list[_Mention] = []
        self._in_parts: dict[str, _Mention] = {}
        self._links: list[tuple[str, str, int]] = []

    def take(self, sentence: Sentence) -> None:
        """The next sentence of the document."""
        for word, empty, value, line in sentence.entities:
            for it in brackets(value, self._fields):
                self._bracket(it, self._base + word, line, empty=empty)
        for tags in sentence.tags.values():
            self._tags(tags, sentence)
        self._links += sentence.links
        self._base += sentence.words

    def close(self) -> None:
        """After the last sentence: what is open still has no end; what is whole goes into the draft."""
        for unclosed in self._open.values():
            for it in unclosed:
                self._draft.lose("formats-conllu-bracket", line=it.line, what=f"({it.bracket.key}")
        self._found.sort(key=lambda it: (it.parts[0][0], -it.parts[-1][1]))
        self._put()

    def _bracket(self, it: Bracket | str, word: int, line: int, *, empty: bool) -> None:
        if isinstance(it, Bracket):
            begun = _Open(it, word, line)
            if not it.closes:
                self._open[it.key].append(begun)
                return
        else:
            waiting = self._open.get(it)
            if not waiting:
                self._draft.lose("formats-conllu-bracket", line=line, what=f"{it})"[:80])
                return
            begun = waiting.pop()
        last = word - 1 if empty else word
        if last < begun.first or last >= len(self._words):
            self._draft.lose(
                "formats-conllu-zero",
                line=begun.line,
                what=begun.bracket.label or begun.bracket.key,
            )
            return
        places = self._words[begun.first : last + 1]
        self._part(begun, (min(places)[0], max(map(_END, places))))

    def _part(self, begun: _Open, place: Range) -> None:
        """One bracket pair: a mention, or a part of one in several."""
        bracket = begun.bracket
        mention = self._in_parts.get(bracket.eid) if bracket.part > 1 else None
        if mention is None:
            mention = _Mention(bracket, begun.line, [])
            self._found.append(mention)
            if bracket.parts > 1:
                self._in_parts[bracket.eid] = mention
        mention.parts.append(place)

    def _put(self) -> None:
        last: dict[str, str] = {}
        numbers: dict[str, int] = defaultdict(int)
        every: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for it in self._found:
            eid = it.bracket.eid
            numbers[eid] += 1
            wanted = "" if not eid else eid if numbers[eid] == 1 else f"{eid}.{numbers[eid]}"
            made = self._span(it, wanted)
            if made and eid:
                if eid in last:
                    self._draft.relation("", COREFERENCE, made, last[eid], Told(it.line))
                last[eid] = made
                every[eid].append((it.line, made))
        self._link(every)

    def _link(self, every: dict[str, list[tuple[int, str]]]) -> None:
        """``every``: the mentions of each thing in their order, with the lines where they begin."""
        lost = 0
        for name, value, line in self._links:
            for found in map(_LINK.fullmatch, value.split(",")):
                later = _at(every.get(found[2], []), line) if found else None
                earlier = _at(every.get(found[1], []), later[0] - 1) if found and later else None
                if not (found and later and earlier):
                    lost += 1
                    continue
                made = self._draft.relation("", _LINKS[name], later[1], earlier[1], Told(line))
                if made and found[3]:
                    self._draft.attribute(made, "kind", found[3], line=line)
        if lost:
            self._draft.lose("formats-conllu-links", count=lost)

    def _span(self, it: _Mention, wanted: str) -> str:
        draft, says = self._draft, it.bracket.says
        layer, annotator = str(says.pop("@layer", "")), str(says.pop("@by", ""))
        moment = str(says.pop("@at", ""))
        created = int(moment) if is_count(moment, 15) else 0
        exact = says.pop("@chars", ())
        places = (_exact(exact, len(draft.text)) if exact else []) or sorted(it.parts)
        quote = draft.text[places[0][0] : places[-1][1]]
        told = Told(it.line, annotator, created)
        label = it.bracket.label or UNNAMED
        made = draft.span(wanted, label, places, quote, layer=layer, told=told)
        if made and says:
            draft.attributes(made, says, line=it.line)
        return made

    def _tags(self, tags: Sequence[str], sentence: Sentence) -> None:
        for it in reading(tags, scheme_of([tags]), strict=self._strict):
            if isinstance(it, Doubt):
                tell(self._draft, it, sentence.line, strict=self._strict)
                continue
            first, last = self._words[self._base + it.first], self._words[self._base + it.end - 1]
            place = (first[0], last[1])
            quote = self._draft.text[place[0] : place[1]]
            self._draft.span("", it.label, [place], quote, told=Told(sentence.line))


def _at(mentions: Sequence[tuple[int, str]], line: int) -> tuple[int, str] | None:
    """The last that begins at that line or before it; else the first."""
    before = [it for it in mentions if it[0] <= line]
    return before[-1] if before else next(iter(mentions), None)


def _exact(told: object, length: int) -> list[Range]:
    """Places in code points, as our own files have them where tokens do not tell."""
    found: list[Range] = []
    for it in told if isinstance(told, tuple) else ():
        start, _, end = str(it).partition("_")
        if not (is_count(start) and is_count(end) and int(start) < int(end) <= length):
            return []
        found.append((int(start), int(end)))
    return found
