"""Documents of CoNLL-U Plus that are just as Hashiya writes them, read quickly; it never notes anything.

A document is taken as a whole, column by column, instead of word by word. Whatever is unusual in it makes it
give up: ``conllu_reading`` then reads that document with care.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, chain
from operator import methodcaller
from typing import Any, NamedTuple

import msgspec

from hashiya.formats.conllu import comments as conllu_comments
from hashiya.formats.conllu.sentences import Columns
from hashiya.formats.conllu.values import others_of, unspaced
from hashiya.formats.draft import LONGEST_ID, Draft
from hashiya.formats.format import Incoming, IncomingRelation, IncomingSpan
from hashiya.formats.quick_checks import BIGGEST, UnusualError, is_sound, sure
from hashiya.model import code
from hashiya.model.span import Span
from hashiya.text.decoding import storable

_Opened = tuple[int, str, str]
"""Where it starts, whose it is (label, layer and annotator), its moment and values."""
_Closed = tuple[int, int, int, str, str, str]
"""Where it starts, where it ends (below zero: the longer first), which one it was to end, its id and the rest."""

_FULL = b"\t_" * 7 + b"\t"
_OPENING = re.compile(
    rb"(?:# global\.columns = [^\t\n]+\n)?# newdoc id = ([^\t\n]+)\n"
    rb"# global\.Entity = eid-etype-head-other\n# hashiya\.article = ([^\t\n]+)"
)
_KEYS = 6
"""What a record of a relation names, besides its attributes."""
_ITEMS = methodcaller("items")
_BETWEEN = b"\n\n# "
"""Between two sentences, the second of which begins with a comment."""
_BEFORE = re.compile(rb"(newpar\n# )?sent_id = [^\n]*\n# text = ([^\n]*)(?=\n1)")
_RELATION = b"\n# hashiya.relation = "
_SENTENCE = b"\n# sent_id = "
_DASH, _E, _T = b"-Et"
"""Of multiword tokens; first of ``Entity``; second of ``StartChar``, and of nothing else that may stand there."""


class _Relation(msgspec.Struct, rename={"from_": "from"}, gc=False):
    label: str
    from_: str
    to: str
    attributes: dict[str, str | bool]
    annotator: str
    created: int


class _Words(NamedTuple):
    """The words of a document with what follows each, which are told if it is not one space.

    ``marks`` are the brackets of words that have some, as MISC has them.
    """

    forms: list[str]
    spaces: dict[int, str]
    marks: dict[int, str]


_decode_relations = msgspec.json.Decoder(list[_Relation]).decode


def article(file: str, number: int, data: bytes, columns: Columns) -> Incoming | None:
    """The article of a document in which nothing is to be told; ``None``: read it with care.

    ``number`` is that of its first line.
    """
    full = columns.plain
    if not (full or columns.names == ("ID", "FORM", "MISC")):
        return None
    opening = _OPENING.match(data)
    if opening is None:
        return None
    try:
        return _article(file, number, opening, data, full=full)
    except (ValueError, LookupError, RecursionError):  # msgspec's own are of the first kind
        return None


def _article(
    file: str, number: int, opening: re.Match[bytes], data: bytes, *, full: bool
) -> Incoming:
    first, *more = data.rstrip(b"\n").split(_BETWEEN)
    end = first.find(_SENTENCE) + 1
    comments = first[:end].removesuffix(b"\n# newpar\n").removesuffix(b"\n")
    head, *told = comments.split(_RELATION)
    sure(end > 0 and opening.end() == len(head) and b"\t" not in comments)
    words = _words([first[end + len("# ") :], *more], full=full)
    draft = Draft(file, "".join(words.forms), line=number)
    spans = _spans(words)
    draft.fill(spans, _relations(told, spans) if told else {})
    name = opening[1].decode().strip()
    own = conllu_comments.own(draft, opening[2].decode().strip(), number)
    facts: dict[str, Any] = {"name": name, "id": name, **own}
    made = draft.incoming(**facts)
    sure(bool(name) and not made.notes)
    return made


# -- words


def _words(sentences: Sequence[bytes], *, full: bool) -> _Words:
    """Of sentences as ours are: words counted from 1, with all their columns, the last one's spaces told."""
    before = [*map(_BEFORE.match, sentences)]
    bodies = [text[it.end() :] for it, text in zip(before, sentences, strict=True) if it]
    sure(len(bodies) == len(before) and b"\t" not in b"".join([it[0] for it in before if it]))
    lengths = [it.count(b"\n") for it in bodies]
    identities, forms, miscs = _columns(b"".join(bodies), sum(lengths), full=full)
    marks, spaces = _told(miscs)
    for row, count in _multiword(identities, lengths):
        words = "".join([it[:-1] for it in forms[row + 1 : row + 1 + count]])
        sure(row not in marks and words == forms[row][:-1])
        _hand_down(spaces, row, count)
        forms[row] = ""  # it stands in its words
    for row, following in zip(accumulate(lengths), [*before[1:], None], strict=True):
        told = spaces.get(row - 1)
        sure(bool(told) or (told == "" and (following is None or following[1] is None)))
    for row, told in spaces.items():
        forms[row] = forms[row][:-1] + told
    _shown([it[2].decode() for it in before if it], forms, lengths)
    return _Words(forms, spaces, marks)


def _shown(texts: Sequence[str], forms: Sequence[str], lengths: Sequence[int]) -> None:
    """The text that each sentence tells is the one that its words give; spaces are all alike."""
    start = 0
    for text, count in zip(texts, lengths, strict=True):
        made = "".join(forms[start : start + count])
        sure(made.strip() == text or made.split() == text.split())
        start += count


def _columns(rows: bytes, count: int, *, full: bool) -> tuple[list[bytes], list[str], list[bytes]]:
    """Numbers (behind a line end each), words (before a space each) and MISC, of as many rows as line ends.

    Each has just these three if each number is one; of ten columns no others say something.
    """
    sure(b"\0" not in rows)
    if full:
        rows = rows.replace(_FULL, b"\t\0")
    cells = rows.replace(b"\n", b"\t\n").split(b"\t")
    sure(len(cells) == 3 * count + 1)
    miscs = cells[3::3]
    if full:
        said = b"\t".join(miscs)
        miscs = said.replace(b"\0", b"").split(b"\t")
        sure(said.count(b"\0") == count)
    *forms, rest = b" \0".join([*cells[2::3], b""]).decode().split("\0")
    sure(len(forms) == count and " " not in forms and not rest)
    return cells[1::3], forms, miscs


def _told(miscs: list[bytes]) -> tuple[dict[int, str], dict[int, str]]:
    """The brackets in rows that have some, and what follows the rows that tell of it.

    Behind that every row has its place, and nothing else.
    """
    marked: list[int] = []
    written: list[bytes] = []
    spaces: dict[int, str] = {}
    telling = [row for row, it in enumerate(miscs) if it[1] != _T]
    for row in telling:
        said, _, miscs[row] = miscs[row].partition(b"|StartChar=")
        if said[0] == _E:
            brackets, more, said = said.partition(b"|")
            marked.append(row)
            written.append(brackets)
            if not more:
                continue
        spaces[row] = _space(said)
    places = b"".join(miscs).translate(None, b"0123456789")
    sure(places.replace(b"StartChar=|EndChar=", b"") == b"|EndChar=" * len(telling))
    marks = b"\n".join(written).decode().split("\n")
    return dict(zip(marked, marks, strict=bool(marked))), spaces


@lru_cache(1024)
def _space(told: bytes) -> str:
    name, _, value = told.partition(b"=")
    sure((name == b"SpacesAfter" and b"|" not in value) or told == b"SpaceAfter=No")
    return unspaced(value.decode()) if name == b"SpacesAfter" else ""


@lru_cache(1024)
def _counted(count: int) -> list[bytes]:
    return [b"\n%d" % it for it in range(1, count + 1)]


def _multiword(identities: list[bytes], lengths: Sequence[int]) -> list[tuple[int, int]]:
    """The rows of multiword tokens, each with the number of its words."""
    rows = [row for row, it in enumerate(identities) if _DASH in it]
    words = list(lengths)
    found: list[tuple[int, int]] = []
    ends = [*accumulate(lengths)]
    sentence = before = 0  # multiword tokens in front, of the same sentence
    for row in rows:
        while row >= ends[sentence]:
            sentence, before = sentence + 1, 0
        begin, _, end = identities[row].partition(b"-")
        word = row - before + 1 - (ends[sentence] - lengths[sentence])
        sure(begin == b"\n%d" % word and end.isdigit() and len(end) < 6)
        count = int(end) - word + 1
        sure(0 < count <= 100 and row + count < ends[sentence])
        sure(identities[row + count] == b"\n" + end)
        found.append((row, count))
        words[sentence] -= 1
        before += 1
    for row in reversed(rows):
        del identities[row]
    sure(identities == [*chain.from_iterable(map(_counted, words))])
    return found


def _hand_down(spaces: dict[int, str], row: int, count: int) -> None:
    """What follows a multiword token follows its last word; nothing stands between its words."""
    told = spaces.pop(row, None)
    for inner in range(row, row + count):
        spaces[inner] = ""
    if told is None:
        spaces.pop(row + count, None)
    else:
        spaces[row + count] = told


# -- spans


def _spans(words: _Words) -> dict[str, IncomingSpan]:
    """By their ids, in the order of the careful way: by their places, those of one place as they end."""
    starts, spaces = [*accumulate(map(len, words.forms), initial=0)], words.spaces
    opened: dict[str, _Opened] = {}
    found: list[_Closed] = []
    for row, brackets in words.marks.items():
        start, end = starts[row], starts[row + 1] - len(spaces.get(row, " "))
        closed, *begun = brackets.split("(")
        if closed != "Entity=":
            sure(closed[:7] == "Entity=")
            _close(closed[7:], end, opened, found)
        for told in begun:
            body, alone, closed = told.partition(")")
            whose, timed, rest = body.partition(",@at:")
            if not timed:
                whose, rest = _untimed(body)
            key, _, whose = whose.partition("-")
            if alone:
                found.append((start, -end, len(found), key, whose, rest))
            elif key in opened:
                raise UnusualError
            else:
                opened[key] = start, whose, rest
            if closed:
                _close(closed, end, opened, found)
    found.sort()
    sure(not opened)
    return _made(found)


def _close(keys: str, end: int, opened: dict[str, _Opened], found: list[_Closed]) -> None:
    """End the mentions of these keys, each with a bracket behind it."""
    *ended, rest = keys.split(")")
    if rest:
        raise UnusualError
    for key in ended:
        start, whose, said = opened.pop(key)
        found.append((start, -end, len(found), key, whose, said))


def _made(found: list[_Closed]) -> dict[str, IncomingSpan]:
    """The spans by their ids, each of which is there once."""
    keys = [it[3] for it in found]
    said = [it[5].partition(",") for it in found]
    moments = [it[0] for it in said]
    times = "".join(moments)
    sure(not found or (times.isdigit() and times.isascii()))
    sure("" not in moments and max(map(len, moments), default=0) < 16)
    spans = {
        key: IncomingSpan(
            id=key,
            layer=layer,
            label=label,
            fragments=(Span(start, -end),),
            attributes=_values(values).copy() if values else {},
            annotator=annotator,
            created=int(moment),
        )
        for (start, end, _, key, told, _), (moment, _, values) in zip(found, said, strict=True)
        for label, layer, annotator in (_whose(told),)
    }
    sure(len(spans) == len(found) and "" not in spans)
    sure(not spans or ("".join(keys).isalnum() and max(map(len, keys)) <= LONGEST_ID))
    return spans


def _untimed(body: str) -> tuple[str, str]:
    """What is said of a mention of unknown age: whose it is, and behind the moment the rest."""
    identity, label, head, said = body.split("-", 3)
    values = said.split(",")
    ours = sum(it.startswith("@") for it in values)
    rest = values[ours:] if said else []
    whose = ",".join(values[:ours])
    return f"{identity}-{label}-{head}-{whose}", ",".join(["0", *rest])


@lru_cache(1024)
def _whose(told: str) -> tuple[str, str, str]:
    """Label, layer and annotator."""
    label, _, ours = told.split("-", 2)
    sure("%" not in label and code.is_code(label))
    said = others_of(ours)
    layer, annotator = said.pop("@layer", ""), said.pop("@by", "")
    if said or not (isinstance(layer, str) and isinstance(annotator, str)):
        raise UnusualError
    sure(not layer or code.is_code(layer))
    return label, layer, annotator


@lru_cache(4096)
def _values(told: str) -> dict[str, str | tuple[str, ...]]:
    """Attributes; what is asked for twice is the same."""
    return dict(map(_value, told.split(",")))


@lru_cache(4096)
def _value(told: str) -> tuple[str, str | tuple[str, ...]]:
    """The name of an attribute and its value."""
    ((name, value),) = others_of(told).items()
    sure(code.is_code(name) and not name.startswith("@"))
    sure(not any(storable(it)[1] for it in ([value] if isinstance(value, str) else value)))
    return name, value


# -- relations


def _relations(told: list[bytes], spans: dict[str, IncomingSpan]) -> dict[str, IncomingRelation]:
    """By their ids; both ends of each are known."""
    data = b"[%b]" % b",".join(told)
    rows = _decode_relations(data)
    said = [it.attributes for it in rows if it.attributes]
    # every key brings one: none is there twice, and none that is not ours
    sure(data.count(b'":') == _KEYS * len(told) + sum(map(len, said)) and len(rows) == len(told))
    sure(all(map(code.is_code, {it.label for it in rows})))
    sure(all(0 <= it < BIGGEST for it in {it.created for it in rows}))
    for name, value in chain.from_iterable(map(_ITEMS, said)):
        sure(code.is_code(name) and is_sound(value))
    for it in rows:
        if it.from_ == it.to or it.from_ not in spans or it.to not in spans:
            raise UnusualError
    found = [
        IncomingRelation(
            id=f"#R{number}",
            label=it.label,
            from_id=it.from_,
            to_id=it.to,
            attributes=it.attributes,
            annotator=it.annotator,
            created=it.created,
        )
        for number, it in enumerate(rows, 1)
    ]
    return {it.id: it for it in found}
