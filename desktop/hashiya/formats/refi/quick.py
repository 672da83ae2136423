"""Sources of a project that are just as Hashiya writes them, read quickly and one by one; it opens no file.

Whatever is unusual makes it give up: ``reading`` then goes on with care from the source where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import IO, Any, Protocol

from hashiya.formats import safe_xml
from hashiya.formats.draft import Draft
from hashiya.formats.format import Incoming, IncomingRelation, IncomingSpan
from hashiya.formats.plain_xml import VALUE, WORDS, decoded, said
from hashiya.formats.quick_checks import UnusualError, fill, sure
from hashiya.formats.refi import names
from hashiya.formats.refi.laid_out import Layout, pieces, records
from hashiya.model.code import is_code
from hashiya.model.span import Span
from hashiya.text.decoding import storable

_GUID = "[0-9a-f-]{36}"
_MADE = rf'(?: creatingUser="{_GUID}")?(?: creationDateTime="{VALUE}")?'
_SOURCE = re.compile(
    rf'<TextSource guid="({_GUID})" name="({VALUE})" plainTextPath="({VALUE})"'
    rf'(?: creationDateTime="({VALUE})")?>\n(?:<Description>({WORDS})</Description>)?'
)
_SELECTION = re.compile(
    rf'<PlainTextSelection guid="({_GUID})" name="({VALUE})" startPosition="([0-9]{{1,9}})" '
    rf'endPosition="([0-9]{{1,9}})"({_MADE})>(?:<Description>({WORDS})</Description>)?'
    rf'<Coding guid="{_GUID}"\5><CodeRef targetGUID="({_GUID})"/></Coding></PlainTextSelection>\n'
)
_VALUE = re.compile(
    rf'<VariableValue><VariableRef targetGUID="({_GUID})"/><TextValue>({WORDS})</TextValue></VariableValue>\n'
)
_LINK = re.compile(
    rf'<Link guid="({_GUID})" name="({VALUE})" direction="(?:OneWay|Associative)" originGUID="({_GUID})" '
    rf'targetGUID="({_GUID})"(?:/>|><NoteRef targetGUID="({_GUID})"/></Link>)\n'
)
_NOTE = re.compile(
    rf'<Note guid="({_GUID})" name="{VALUE}"({_MADE})><PlainTextContent>({WORDS})</PlainTextContent></Note>\n'
)
_USER = re.compile(rf' creatingUser="({_GUID})"')
_MOMENT = re.compile(rf' creationDateTime="({VALUE})"')
_CLOSED = "</PlainTextSelection>\n"

Values = list[tuple[str, str]]
Row = tuple[str, ...]
Described = tuple[tuple[Span, ...], dict[str, Any]]
_NOTHING: Described = (), {}


class Around(Protocol):
    """What stands around the sources, and what lies beside the project."""

    labels: dict[str, tuple[str, str]]
    users: dict[str, str]

    def bytes_of(self, path: str) -> bytes | None: ...
    def values_of(self, draft: Draft, values: Values) -> dict[str, Any]: ...


class Quick:
    """Three that read the stream side by side: the sources, the notes and the links."""

    def __init__(self, stream: IO[bytes], layout: Layout, around: Around) -> None:
        self._around = around
        self._labels = {key: it for key, it in around.labels.items() if _are_codes(*it)}
        self._sources = pieces(stream, layout.sources, b"</TextSource>\n")
        self._notes = records(stream, layout.notes, b"</Note>\n", lambda it: _rows(_NOTE, it))
        self._links = records(stream, layout.links, b"\n", lambda it: _rows(_LINK, it))
        self._link: Row | None = None
        self._makers: dict[str, tuple[str, int]] = {}

    def articles(self) -> Iterator[Incoming]:
        """
        Raises:
            UnusualError: the next has to be read with care, and so have all after it.
        """
        self._link = next(self._links, None)
        for data in self._sources:
            words = decoded(data)
            if words is None:
                raise UnusualError
            for it in words.split("</TextSource>\n")[:-1]:
                yield self._article(it)

    def _article(self, words: str) -> Incoming:
        head = _SOURCE.match(words)
        data = self._around.bytes_of(said(head[3])) if head else None
        if head is None or data is None or not head[2]:
            raise UnusualError
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            raise UnusualError from None
        name = said(head[2])
        draft = Draft(name, text)
        marks, closed, values = words[head.end() :].rpartition(_CLOSED)
        spans = self._spans(draft.text, marks + closed) if closed else []
        relations: list[IncomingRelation] = []
        if self._link:
            relations = list(self._relations({it.id: it.annotator for it in spans}))
        fill(draft, spans, relations)
        told = [(variable, said(value)) for variable, value in _rows(_VALUE, values)]
        facts = {
            **self._around.values_of(draft, told),
            "name": name,
            "created": names.heard_moment(said(head[4] or "")),
            "note": said(head[5] or ""),
            "id": head[1],
        }
        return draft.incoming(data, **facts)

    def _spans(self, text: str, words: str) -> list[IncomingSpan]:
        """Of a source, all at once: what stands at one place of each is a column."""
        ids, shown, starts, ends, makers, descriptions, codes = _columns(_SELECTION, words)
        spans = _standing(starts, ends, len(text))
        if "&" in words:
            shown = list(map(said, shown))
            descriptions = [it and said(it) for it in descriptions]
        quotes = [text[it.start : it.end] for it in spans]
        cut = (pair for pair in zip(quotes, shown, strict=True) if pair[0] != pair[1])
        told = [_described(it) if it else _NOTHING for it in descriptions]
        divided = (it for it in zip(spans, told, strict=True) if it[1][0])
        sure(all(_is_shown(*it) for it in cut) and all(_fits(*it) for it in divided))
        sure(self._labels.keys() >= set(codes))
        labels = [self._labels[it] for it in codes]
        made = {it: self._maker(it) for it in set(makers)}
        return [
            IncomingSpan(
                id=own,
                layer=label[0],
                label=label[1],
                fragments=parts or (span,),
                attributes=values.copy(),
                annotator=made[maker][0],
                created=made[maker][1],
            )
            for own, label, span, (parts, values), maker in zip(
                ids, labels, spans, told, makers, strict=True
            )
        ]

    def _relations(self, whose: Mapping[str, str]) -> Iterator[IncomingRelation]:
        """Those that begin in this source, in the order of the marks in which they begin."""
        here: dict[str, list[tuple[Row, Row | None]]] = {}
        while (link := self._link) and link[2] in whose:
            here.setdefault(link[2], []).append((link, self._note_of(link)))
            self._link = next(self._links, None)
        for own in (it for it in whose if it in here):
            for (guid, name, _, target, _), note in here[own]:
                annotator, created = self._maker(note[1]) if note else (whose[own], 0)
                parts, values = _described(said(note[2])) if note and note[2] else _NOTHING
                label = said(name) or "link"
                sure(not parts and is_code(label))
                yield IncomingRelation(
                    id=guid,
                    label=label,
                    from_id=own,
                    to_id=target,
                    attributes=values.copy(),
                    annotator=annotator,
                    created=created,
                )

    def _note_of(self, link: Row) -> Row | None:
        if not link[4]:
            return None
        note = next(self._notes, None)
        if note is None or note[0] != link[4]:
            raise UnusualError
        return note

    def _maker(self, made: str) -> tuple[str, int]:
        """Who and when, as attributes say it: mostly the same as of the mark before."""
        known = self._makers.get(made)
        if known is None:
            user, moment = _USER.search(made), _MOMENT.search(made)
            annotator = self._around.users.get(user[1], "") if user else ""
            known = annotator, names.heard_moment(said(moment[1])) if moment else 0
            if len(self._makers) < 4_096:
                self._makers[made] = known
        return known


def _columns(pattern: re.Pattern[str], words: str) -> list[list[str]]:
    """What its groups hold, group by group; nothing but what it matches stands in ``words``."""
    found = pattern.split(words)
    size = pattern.groups + 1
    sure(not any(found[::size]))
    return [found[at::size] for at in range(1, size)]


def _rows(pattern: re.Pattern[str], words: str) -> Iterator[Row]:
    return zip(*_columns(pattern, words), strict=True)


def _standing(starts: list[str], ends: list[str], length: int) -> list[Span]:
    lasts = list(map(int, ends))
    sure(max(lasts) <= length)
    try:
        return list(map(Span, map(int, starts), lasts))
    except ValueError:
        raise UnusualError from None


def _fits(span: Span, described: Described) -> bool:
    """Whether the parts of a mark that has several begin and end where it does."""
    parts = described[0]
    return (parts[0].start, parts[-1].end) == (span.start, span.end)


def _are_codes(layer: str, label: str) -> bool:
    return is_code(label) and (not layer or is_code(layer))


def _is_shown(quote: str, name: str) -> bool:
    """Whether the name of a selection is its words, or their beginning."""
    beginning = name[:-1] if name.endswith("…") else name
    if quote.startswith(beginning):
        return True
    return quote[: len(beginning)].translate(safe_xml.XML_FORBIDDEN) == beginning


@lru_cache(maxsize=4_096)
def _described(description: str) -> Described:
    """The parts of a mark that has several, and what is said of it: the same of many marks."""
    lines = list(names.heard_lines(description))
    told: dict[str, Any] = {name: _storable(it) for name, it in lines}
    ranges = names.fragments(str(told.pop(names.FRAGMENTS, "")))
    try:
        parts = tuple(Span(start, end) for start, end in ranges)
    except ValueError:
        raise UnusualError from None
    apart = all(one.end < other.start for one, other in pairwise(parts))
    if not apart or len(told) + bool(ranges) != len(lines) or not all(map(is_code, told)):
        raise UnusualError
    return parts, told


def _storable(value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    """Escaped, anything may stand there."""
    if isinstance(value, str):
        return storable(value)[0]
    return tuple(storable(it)[0] for it in value)
