"""What is said at a place of a text, by whom and with which word: guesses to be shown, never facts.

The content is the quotation round the place, or the clause after ``أن`` and its like, or the
sentence. Its edges follow the rules for claims: no outer quotation marks, no ``أن``, no full
stop at the end, never half a pair. Positions are code points, half-open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from hashiya.text import graphemes, quotations, reporting
from hashiya.text.edges import tidy
from hashiya.text.folding import fold
from hashiya.text.function_words import is_function_word
from hashiya.text.sentences import sentence_at
from hashiya.text.words import words

Range = tuple[int, int]
Form = Literal["none", "direct", "indirect", "mixed"]

LEAST_QUOTED = 3
"""Words of a quotation that says something; fewer are a name or a term."""
MOST_SOURCE = 14
_STOPS = ".،,؛;:!?؟\n\r"
_TRAILING = ".،,؛;:…"


@dataclass(frozen=True, slots=True)
class Attribution:
    """What is said, in which form; the reporting word or phrase, and the words that name who says it."""

    content: Range
    form: Form
    cue: Range | None = None
    source: Range | None = None


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    folded: str

    @property
    def verb(self) -> Range | None:
        """The place of the reporting verb in it, without an attached و or ف."""
        bare = reporting.bare(self.folded)
        if bare not in reporting.verbs():
            return None
        return (self.start + (bare != self.folded), self.end)


def attribution_at(text: str, pos: int) -> Attribution | None:
    """What is said round ``pos``; None on an empty line."""
    quoted = said_in_quotes(text, pos)
    if quoted is not None:
        return quoted
    clause = said_in_clause(text, pos)
    if clause is not None and clause.cue is None:
        return _led_to(text, pos) or clause
    return clause


def extents_at(text: str, pos: int) -> list[Attribution]:
    """All that may be meant at ``pos``, the smallest first: quotations, the clause, the sentence."""
    found = list(_quoted(text, pos))
    clause, sentence = said_in_clause(text, pos), sentence_at(text, pos)
    if clause is not None:
        found.append(clause)
    whole = trimmed(text, *sentence) if sentence else None
    whole = whole_at(text, whole, pos) if whole else None
    if whole is not None:
        found.append(Attribution(whole, "none"))
    by_place: dict[Range, Attribution] = {}
    for it in found:
        by_place.setdefault(it.content, it)
    return sorted(by_place.values(), key=lambda it: (it.content[1] - it.content[0], it.content))


def said_in_quotes(text: str, pos: int) -> Attribution | None:
    """The innermost quotation at ``pos`` that is longer than a name, with what stands round it."""
    return next(_quoted(text, pos), None)


def _quoted(text: str, pos: int) -> Iterator[Attribution]:
    here = [it for it in quotations.pairs(text, pos, pos) if it.quotes and it.start <= pos < it.end]
    for pair in sorted(here, key=lambda it: -it.depth):
        content = trimmed(text, *pair.inner)
        if content is not None and len(words(text, *content)) >= LEAST_QUOTED:
            cue, source = _round_quotation(text, pair)
            yield Attribution(content, "direct", cue, source)


def _led_to(text: str, pos: int) -> Attribution | None:
    """«وقال فلان: «…»» at its first words: what they lead to is said, not they themselves."""
    sentence = sentence_at(text, pos)
    if sentence is None:
        return None
    for pair in quotations.pairs(text, *sentence):
        if not pair.quotes or pair.depth or pair.start < pos:
            continue
        content = trimmed(text, *pair.inner)
        if content is None or len(words(text, *content)) < LEAST_QUOTED:
            continue
        cue, source = _round_quotation(text, pair)
        before = cue is not None and sentence[0] <= cue[0] < pair.start
        if not before or cue is None or words(text, pair.end, max(pair.end, sentence[1])):
            return None
        between = text[pos : cue[0]]
        return (
            None
            if any(it in _STOPS for it in between)
            else Attribution(content, "direct", cue, source)
        )
    return None


def said_in_clause(text: str, pos: int) -> Attribution | None:
    """The clause or sentence at ``pos`` and the words that attribute it."""
    sentence = sentence_at(text, pos)
    if sentence is None:
        return None
    line = _words(text, *sentence)
    start, cue, source = _introduced(text, sentence, line, pos)
    if cue is None:
        sentence = _statement(text, sentence, line, pos)
        start = sentence[0]
    end, later = _tail(text, (start, sentence[1]), line)
    if cue is None and later is not None:
        cue, source = later
    content = trimmed(text, start, end) or trimmed(text, *sentence)
    unbroken = whole_at(text, content, pos) if content else None
    if content is None or unbroken is None:
        return None
    if cue is None or unbroken[0] != content[0]:
        return Attribution(unbroken, "none")
    content = unbroken
    quoted = any(
        it.quotes and content[0] <= it.start and it.end <= content[1]
        for it in quotations.pairs(text, *content)
    )
    return Attribution(content, "mixed" if quoted else "indirect", cue, source)


def trimmed(text: str, start: int, end: int) -> Range | None:
    """The range as a claim has it: whole letters, no blanks, no full stop at its end, no half pair."""
    while True:
        found = tidy(text, start, end)
        if found is None:
            return None
        start, end = found
        if text[end - 1] in _TRAILING:
            end -= 1
            continue
        whole = quotations.without_halves(text, start, end)
        if whole is None or whole == (start, end):
            return whole
        start, end = _inward(text, *whole)


def _inward(text: str, start: int, end: int) -> Range:
    """On whole letters without growing: a mark that was taken off takes along what is set upon it."""
    if not graphemes.is_boundary(text, start):
        start = graphemes.next_boundary(text, start)
    if not graphemes.is_boundary(text, end):
        end = graphemes.previous_boundary(text, end)
    return start, max(start, end)


def whole_at(text: str, content: Range, pos: int) -> Range | None:
    """The range, cut at marks whose partner lies outside it: of the pieces the one at ``pos``, else the first."""
    lone = quotations.halves(text, *content)
    if not lone:
        return content
    edges = [content[0] - 1, *lone, content[1]]
    inner = [_inward(text, a + 1, b) for a, b in pairwise(edges) if a + 1 < b]
    pieces = [trimmed(text, *it) for it in inner]
    kept = [it for it in pieces if it is not None]
    return next((it for it in kept if it[0] <= pos < it[1]), kept[0] if kept else None)


def _words(text: str, start: int, end: int) -> list[_Word]:
    return [_Word(a, b, fold(text[a:b]).text) for a, b in words(text, start, end)]


def _round_quotation(text: str, pair: quotations.Pair) -> tuple[Range | None, Range | None]:
    sentence = sentence_at(text, pair.start) or (pair.start, pair.end)
    start = min(sentence[0], pair.start)
    for other in quotations.pairs(text, pair.start, pair.start):
        long = len(words(text, *other.inner)) >= LEAST_QUOTED
        if other.quotes and other.end <= pair.start and long:
            start = max(start, other.end)
    before = _before(text, start, pair.start)
    if before != (None, None):
        return before
    after = sentence_at(text, pair.end) or (pair.end, pair.end)
    if after[0] > pair.end:
        return None, None
    return _following(text, _words(text, pair.end, max(pair.end, after[1]))[:MOST_SOURCE])


def _before(text: str, start: int, end: int) -> tuple[Range | None, Range | None]:
    """The verb, phrase or colon in ``[start, end)`` that leads to what comes at ``end``."""
    line = _words(text, start, end)
    for k in range(len(line) - 1, -1, -1):
        verb = line[k].verb
        if verb is not None:
            return verb, _sayer(text, line, k, len(line))
        phrase = _phrase(line, k)
        if phrase is not None:
            return (line[k].start, line[phrase - 1].end), _named(text, line[phrase:])
    return _colon(text, start, end, line)


def _colon(text: str, start: int, end: int, line: list[_Word]) -> tuple[Range | None, Range | None]:
    at = end
    while at > start and (text[at - 1].isspace() or text[at - 1] in quotations.QUOTES):
        at -= 1
    if at > start and text[at - 1] == ":":
        return (at - 1, at), _subject(text, [it for it in line if it.end < at])
    return None, None


def _introduced(
    text: str, sentence: Range, line: list[_Word], pos: int
) -> tuple[int, Range | None, Range | None]:
    """Where the clause at ``pos`` begins, and the verb and source before what introduces it."""
    best: tuple[int, Range | None, Range | None] = (sentence[0], None, None)
    for k, word in enumerate(line):
        if word.folded not in reporting.introducers() or k + 1 >= len(line):
            continue
        verb = next((j for j in range(k - 1, max(-1, k - MOST_SOURCE), -1) if line[j].verb), None)
        if verb is None:
            continue
        leads = verb == k - 1 or reporting.leads(line[verb].folded, word.folded)
        if not reporting.introduces(word.folded) and not leads:
            continue  # a preposition introduces only what its own verb says
        content = line[k + 1].start
        if best[1] is not None and content > pos:
            break
        best = (content, line[verb].verb, _sayer(text, line, verb, k))
    if best[1] is None:
        best = _after_colon(text, sentence, line, pos)
    return best


def _statement(text: str, sentence: Range, line: list[_Word], pos: int) -> Range:
    """The part of a sentence between a comma with «لكن» or its like, without a joining و in front."""
    start, end = sentence
    for word, following in pairwise(line):
        gap = text[start : word.start].rstrip()
        if word.folded not in reporting.breaks() or not gap.endswith(("،", ",")):
            continue
        if following.start > pos:
            end = start + len(gap)
            break
        start = following.start
    first = next((it for it in line if it.start >= start), None)
    if first is not None and first.start == start and reporting.joined_by_waw(first.folded):
        start += 1
    return start, end


def _sayer(text: str, line: list[_Word], verb: int, stop: int) -> Range | None:
    """Who is named behind the verb, else before it, where the verb does not go on with another's words."""
    named = _named(text, line[verb + 1 : stop])
    if named is not None or reporting.bare(line[verb].folded) != line[verb].folded:
        return named
    return _subject(text, line[:verb])


def _after_colon(
    text: str, sentence: Range, line: list[_Word], pos: int
) -> tuple[int, Range | None, Range | None]:
    """«الناتو: نتطلع …» says who speaks before the colon."""
    at = text.find(":", *sentence)
    if at <= sentence[0] or at >= pos or not text[at + 1 : at + 2].isspace():
        return sentence[0], None, None
    return at + 1, (at, at + 1), _subject(text, [it for it in line if it.end <= at])


def _tail(
    text: str, content: Range, line: list[_Word]
) -> tuple[int, tuple[Range, Range | None] | None]:
    """Where «، وفق ما أفاد به …» ends the content, and what it names."""
    for k, word in enumerate(line):
        if word.start <= content[0]:
            continue
        before = text[content[0] : word.start].rstrip()
        phrase = _phrase(line, k)
        if phrase is not None and before.endswith(("،", ",", "”", '"', "»")):
            place = (word.start, line[phrase - 1].end)
            return content[0] + len(before), (place, _named(text, line[phrase:]))
    return content[1], None


def _following(text: str, line: list[_Word]) -> tuple[Range | None, Range | None]:
    """«…»، قال فلان: only what stands at once behind the quotation."""
    for k, word in enumerate(line[:3]):
        if word.verb is not None:
            return word.verb, _named(text, line[k + 1 :])
        phrase = _phrase(line, k)
        if phrase is not None:
            return (word.start, line[phrase - 1].end), _named(text, line[phrase:])
    return None, None


def _phrase(line: list[_Word], k: int) -> int | None:
    """The number of the word after the phrase of source that begins at ``k``."""
    for phrase in reporting.phrases():
        if tuple(it.folded for it in line[k : k + len(phrase)]) == phrase:
            return k + len(phrase)
    return None


def _named(text: str, line: list[_Word]) -> Range | None:
    """The first words as one name: to a stop, a preposition, or what says when and to whom."""
    taken: list[_Word] = []
    for word in line[:MOST_SOURCE]:
        gap = text[taken[-1].end : word.start] if taken else ""
        if taken and any(it in _STOPS for it in gap):
            break
        if _ends_name(word, taken):
            break
        taken.append(word)
    while taken and _joins(text, taken[-1]):
        taken.pop()
    return _whole(text, taken)


def _subject(text: str, line: list[_Word]) -> Range | None:
    """The last words as one name: who is named before the verb."""
    taken: list[_Word] = []
    for word in reversed(line[-MOST_SOURCE:]):
        gap = text[word.end : taken[0].start] if taken else ""
        if word.verb or (taken and any(it in ".؛;:!?؟\n\r" for it in gap)):
            break
        taken.insert(0, word)
    while taken and taken[0].folded not in ("the", "a", "an") and _joins(text, taken[0]):
        taken.pop(0)
    taken = taken[: next((k for k, it in enumerate(taken) if _ends_name(it, taken[:k])), None)]
    return _whole(text, taken)


def _joins(text: str, word: _Word) -> bool:
    return is_function_word(text[word.start : word.end], "ar")


def _ends_name(word: _Word, taken: list[_Word]) -> bool:
    """Whether the word says when, where or to whom instead of naming who spoke."""
    if word.folded in reporting.introducers() or word.folded in reporting.after_source():
        return True
    return bool(taken) and word.folded.startswith("لل")


def _whole(text: str, taken: list[_Word]) -> Range | None:
    if not taken:
        return None
    start, end = taken[0].start, taken[-1].end
    if end < len(text) and quotations.halves(text, start, end) and text[end] in quotations.QUOTES:
        end += 1
    return quotations.without_halves(text, start, end)
