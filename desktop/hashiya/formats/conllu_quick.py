"""Documents of CoNLL-U Plus that are just as Hashiya writes them, read quickly; it never notes anything.

A document is taken as a whole, column by column, instead of word by word. Whatever is unusual in it makes it
give up: ``conllu_reading`` then reads that document with care.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, chain
from operator import add
from typing import Any, NamedTuple

import msgspec

from hashiya.formats import conllu_comments
from hashiya.formats.conllu_sentences import Columns, counted
from hashiya.formats.conllu_values import others_of, unspaced
from hashiya.formats.draft import LONGEST_ID, Draft
from hashiya.formats.format import Incoming, IncomingRelation, IncomingSpan
from hashiya.formats.json_values import has_no_doubles
from hashiya.model import code
from hashiya.model.span import Span
from hashiya.text.decoding import storable

Paragraph = tuple[int, str]
"""The number of its first line, and its lines."""
_Mention = tuple[int, int, int, str]
"""Where it starts, where it ends (below zero: the longer first), its number, and what its bracket says."""

_BIGGEST = 1 << 53
_FULL = "\t_" * 7 + "\t"
_OPENING = re.compile(
    r"(?:# global\.columns = [^\t\n]+\n)?# newdoc id = (\S[^\t\n]*)\n"
    r"# global\.Entity = eid-etype-head-other\n# hashiya\.article = ([^\t\n]+)"
)
_BEFORE = re.compile(r"(# newpar\n)?# sent_id = [^\t\n]*\n# text = [^\t\n]*\n(?=1)")
_RELATION = "\n# hashiya.relation = "
_SENTENCE = "\n# sent_id = "


class _Unusual(ValueError):
    """The document has to be read with care."""


class _Relation(msgspec.Struct, rename={"from_": "from"}, gc=False):
    label: str
    from_: str
    to: str
    attributes: dict[str, str | bool]
    annotator: str
    created: int


class _Words(NamedTuple):
    """The words of a document with what follows each, and the brackets at those that have some."""

    forms: list[str]
    gaps: list[str]
    marks: dict[int, str]


_decode_relations = msgspec.json.Decoder(list[_Relation]).decode
_encode = msgspec.json.Encoder().encode


def article(file: str, paragraphs: Sequence[Paragraph], columns: Columns) -> Incoming | None:
    """The article of these sentences in which nothing is to be told; ``None``: read them with care."""
    full = columns.plain
    if not (full or columns.names == ("ID", "FORM", "MISC")):
        return None
    opening = _OPENING.match(paragraphs[0][1])
    if opening is None:
        return None
    try:
        return _article(file, opening, paragraphs, full=full)
    except (ValueError, RecursionError):  # msgspec's own are of the first kind
        return None


def _article(
    file: str, opening: re.Match[str], paragraphs: Sequence[Paragraph], *, full: bool
) -> Incoming:
    number, first = paragraphs[0]
    end = first.find(_SENTENCE) + 1
    comments = first[:end].removesuffix("# newpar\n").removesuffix("\n")
    head, *told = comments.split(_RELATION)
    _sure(end > 0 and opening.end() == len(head))
    begins = number + first.count("\n", 0, end)
    words = _words([(begins, first[end:]), *paragraphs[1:]], full=full)
    placed = [*map(add, words.forms, words.gaps)]
    draft = Draft(file, "".join(placed), line=number)
    spans = _spans(words, [*accumulate(map(len, placed), initial=0)])
    relations = _relations(told, {it.id for it in spans}) if told else ()
    name = opening[1].strip()
    own = conllu_comments.own(draft, opening[2].strip(), number)
    facts: dict[str, Any] = {"name": name, "id": name, **own}
    made = draft.incoming(**facts)
    _sure(not made.notes)
    return replace(made, spans=spans, relations=relations)


# -- words


def _words(paragraphs: Sequence[Paragraph], *, full: bool) -> _Words:
    """Of sentences as ours are: words counted from 1, with all their columns, the last one's spaces told."""
    before = [_BEFORE.match(text) for _, text in paragraphs]
    bodies = [text[it.end() :] for it, (_, text) in zip(before, paragraphs, strict=True) if it]
    _sure(len(bodies) == len(before))
    lengths = _lengths(paragraphs, [2 if it and it[1] is None else 3 for it in before])
    identities, forms, miscs = _columns("\n".join(bodies), sum(lengths), full=full)
    marks, spaces = _told(miscs)
    for row, count in _multiword(identities, lengths):
        _sure(row not in marks and "".join(forms[row + 1 : row + 1 + count]) == forms[row])
        _hand_down(spaces, row, count)
        forms[row] = spaces[row] = ""  # what stands in its words
    for row, following in zip(accumulate(lengths), [*before[1:], None], strict=True):
        told = spaces.get(row - 1)
        _sure(bool(told) or (told == "" and (following is None or following[1] is None)))
    gaps = [" "] * len(forms)
    for row, told in spaces.items():
        gaps[row] = told
    return _Words(forms, gaps, marks)


def _lengths(paragraphs: Sequence[Paragraph], comments: Sequence[int]) -> list[int]:
    """How many rows each sentence has, if one blank line parts it from the next; else the sum is too large."""
    first, last = paragraphs[0][0], paragraphs[-1]
    ends = [*(number - 1 for number, _ in paragraphs[1:]), last[0] + last[1].count("\n") + 1]
    begins = [first, *(number for number, _ in paragraphs[1:])]
    return [end - begin - count for begin, end, count in zip(begins, ends, comments, strict=True)]


def _columns(rows: str, count: int, *, full: bool) -> tuple[list[str], list[str], list[str]]:
    """Numbers, words and MISC; every row has just these, and of ten columns no others that say something."""
    if full:
        _sure(rows.count(_FULL) == count)
        rows = rows.replace(_FULL, "\t")
    cells = rows.replace("\n", "\t\n\t").split("\t")
    _sure(len(cells) == 4 * count - 1 and cells[3::4].count("\n") == count - 1)
    forms = cells[1::4]
    _sure("" not in forms)
    return cells[::4], forms, cells[2::4]


def _told(miscs: list[str]) -> tuple[dict[int, str], dict[int, str]]:
    """The brackets in rows that have some, and what follows the rows that tell of it.

    Behind that every row has its place, and nothing else.
    """
    marks: dict[int, str] = {}
    spaces: dict[int, str] = {}
    places: list[str] = []
    telling = [row for row, it in enumerate(miscs) if it[:2] != "St"]
    for row in telling:
        *said, start, end = miscs[row].split("|")
        places += (start, end)
        miscs[row] = ""
        first, *more = said
        if first[:7] == "Entity=":
            marks[row] = first[7:]
            if not more:
                continue
            (first,) = more
        elif more:
            raise _Unusual
        spaces[row] = "" if first == "SpaceAfter=No" else _space(first)
    _sure(_without_digits(places) == b"StartChar=EndChar=" * len(telling))
    _sure(_without_digits(miscs) == b"StartChar=|EndChar=" * (len(miscs) - len(telling)))
    return marks, spaces


def _without_digits(cells: list[str]) -> bytes:
    return "".join(cells).encode().translate(None, b"0123456789")


@lru_cache(1024)
def _space(told: str) -> str:
    name, _, value = told.partition("=")
    _sure(name == "SpacesAfter")
    return unspaced(value)


def _multiword(identities: list[str], lengths: Sequence[int]) -> list[tuple[int, int]]:
    """The rows of multiword tokens, each with the number of its words."""
    rows = [row for row, it in enumerate(identities) if "-" in it]
    words = list(lengths)
    found: list[tuple[int, int]] = []
    ends = [*accumulate(lengths)]
    sentence = before = 0  # multiword tokens in front, of the same sentence
    for row in rows:
        while row >= ends[sentence]:
            sentence, before = sentence + 1, 0
        begin, _, end = identities[row].partition("-")
        word = row - before + 1 - (ends[sentence] - lengths[sentence])
        _sure(begin == str(word) and end.isascii() and end.isdigit() and len(end) < 6)
        count = int(end) - word + 1
        _sure(0 < count <= 100 and row + count < ends[sentence] and identities[row + count] == end)
        found.append((row, count))
        words[sentence] -= 1
        before += 1
    for row in reversed(rows):
        del identities[row]
    _sure(identities == [*chain.from_iterable(map(counted, words))])
    return found


def _hand_down(spaces: dict[int, str], row: int, count: int) -> None:
    """What follows a multiword token follows its last word; nothing stands between its words."""
    told = spaces.pop(row, None)
    for inner in range(row + 1, row + count):
        spaces[inner] = ""
    if told is None:
        spaces.pop(row + count, None)
    else:
        spaces[row + count] = told


# -- spans


def _spans(words: _Words, starts: list[int]) -> tuple[IncomingSpan, ...]:
    """In the order of the careful way: by their places, those of one place as they end."""
    forms = words.forms
    mentions = [
        (starts[first], -(starts[last] + len(forms[last])), number, body)
        for number, (first, last, body) in enumerate(_mentions(words.marks))
    ]
    if not mentions:
        return ()
    mentions.sort()
    return _made(mentions)


def _made(mentions: list[_Mention]) -> tuple[IncomingSpan, ...]:
    """Of what the brackets say: an id, a label, and a list of values that begins with ours."""
    spans: list[IncomingSpan] = []
    moments: list[str] = []
    for start, end, _, body in mentions:
        identity, label, _, said = body.split("-", 3)
        whose, timed, rest = said.partition(",@at:")
        if not timed:
            whose, rest = _untimed(said)
        moment, _, values = rest.partition(",")
        moments.append(moment)
        layer, annotator = _whose(whose)
        spans.append(
            IncomingSpan(
                id=identity,
                layer=layer,
                label=label,
                fragments=(Span(start, -end),),
                attributes=_values(values).copy() if values else {},
                annotator=annotator,
                created=int(moment),
            )
        )
    _check(spans)
    digits = "".join(moments)
    _sure(digits.isdigit() and digits.isascii() and max(map(len, moments)) < 16)
    return tuple(spans)


def _check(spans: list[IncomingSpan]) -> None:
    """Their ids are plain, and each is another; their labels may be labels."""
    ids = {it.id for it in spans}
    _sure("".join(ids).isalnum() and "" not in ids and len(ids) == len(spans))
    _sure(max(map(len, ids)) <= LONGEST_ID)
    _sure(all("%" not in it and code.is_code(it) for it in {it.label for it in spans}))


def _mentions(marks: dict[int, str]) -> list[tuple[int, int, str]]:
    """The rows where each begins and ends, and what its bracket says."""
    opened: dict[str, tuple[int, str]] = {}
    found: list[tuple[int, int, str]] = []
    for at, brackets in marks.items():
        begun = brackets.split("(")
        if begun[0]:
            _close(begun[0], opened, found, at)
        for told in begun[1:]:
            end = told.find(")")
            if end < 0:
                key = told[: told.find("-")]
                if key in opened:
                    raise _Unusual
                opened[key] = at, told
            else:
                found.append((at, at, told[:end]))
                if end + 1 < len(told):
                    _close(told[end + 1 :], opened, found, at)
    _sure(not opened)
    return found


def _close(
    keys: str, opened: dict[str, tuple[int, str]], found: list[tuple[int, int, str]], at: int
) -> None:
    """End the mentions of these keys, each with a bracket behind it."""
    ended = keys.split(")")
    if ended.pop():
        raise _Unusual
    for key in ended:
        if key not in opened:
            raise _Unusual
        first, body = opened.pop(key)
        found.append((first, at, body))


def _untimed(said: str) -> tuple[str, str]:
    """What is said of a mention of unknown age: whose it is, and behind the moment the rest."""
    values = said.split(",")
    ours = sum(it.startswith("@") for it in values)
    rest = values[ours:] if said else []
    return ",".join(values[:ours]), ",".join(["0", *rest])


@lru_cache(1024)
def _whose(told: str) -> tuple[str, str]:
    """Layer and annotator."""
    said = others_of(told)
    layer, annotator = said.pop("@layer", ""), said.pop("@by", "")
    if said or not (isinstance(layer, str) and isinstance(annotator, str)):
        raise _Unusual
    _sure(not layer or code.is_code(layer))
    return layer, annotator


@lru_cache(4096)
def _values(told: str) -> dict[str, str | tuple[str, ...]]:
    """Attributes; what is asked for twice is the same."""
    return dict(map(_value, told.split(",")))


@lru_cache(4096)
def _value(told: str) -> tuple[str, str | tuple[str, ...]]:
    """The name of an attribute and its value."""
    ((name, value),) = others_of(told).items()
    _sure(code.is_code(name) and not name.startswith("@"))
    _sure(not any(storable(it)[1] for it in ([value] if isinstance(value, str) else value)))
    return name, value


# -- relations


def _relations(told: list[str], spans: set[str]) -> tuple[IncomingRelation, ...]:
    data = f"[{','.join(told)}]".encode()
    rows = _decode_relations(data)
    _sure(len(rows) == len(told) and has_no_doubles(data, _encode(rows)))
    _sure(all(map(code.is_code, {it.label for it in rows})))
    _sure(all(0 <= it < _BIGGEST for it in {it.created for it in rows}))
    found: list[IncomingRelation] = []
    for number, of in enumerate(rows, 1):
        if of.from_ == of.to or of.from_ not in spans or of.to not in spans:
            raise _Unusual
        for name, value in of.attributes.items():
            _sure(code.is_code(name) and (type(value) is bool or not storable(str(value))[1]))
        found.append(
            IncomingRelation(
                id=f"#R{number}",
                label=of.label,
                from_id=of.from_,
                to_id=of.to,
                attributes=of.attributes,
                annotator=of.annotator,
                created=of.created,
            )
        )
    return tuple(found)


def _sure(fact: bool) -> None:  # noqa: FBT001 - a check reads best so
    if not fact:
        raise _Unusual
