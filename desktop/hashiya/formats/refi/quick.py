"""Sources of a project that are just as Hashiya writes them, read quickly and one by one; it opens no file.

Whatever is unusual makes it give up: ``reading`` then goes on with care from the source where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice, pairwise, takewhile
from typing import IO, Any, Protocol

from hashiya.formats import safe_xml
from hashiya.formats.documents.refused import Refused
from hashiya.formats.draft import Draft
from hashiya.formats.format import Incoming, IncomingRelation, IncomingSpan
from hashiya.formats.plain_xml import decoded, said
from hashiya.formats.quick_checks import UnusualError, fill, sure
from hashiya.formats.refi import names
from hashiya.formats.refi.laid_out import Layout, pieces
from hashiya.model.code import is_code
from hashiya.model.span import Span
from hashiya.text.decoding import storable

# Of bytes, for most of a project is marks, and most of a mark's letters are the same in all. What a pattern
# lets pass between quotation marks, whoever takes it out looks at once more, column by column.
_GUID = b"[0-9a-f-]{36}"
_VALUE = rb'[^"<>\x00-\x1f]*'
_WORDS = rb"[^<>\x00-\x08\x0b-\x1f]*"
_MADE = re.compile(rb'(?: creatingUser="(%b)")?(?: creationDateTime="(%b)")?' % (_GUID, _VALUE))
_SOURCE = re.compile(
    rb'<TextSource guid="(%b)" name="(%b)" plainTextPath="(%b)"' % (_GUID, _VALUE, _VALUE)
    + rb'(?: creationDateTime="(%b)")?>\n(?:<Description>(%b)</Description>)?' % (_VALUE, _WORDS)
)
_SELECTION = re.compile(
    rb'<PlainTextSelection guid="([^"]*)" name="([^"]*)" startPosition="([0-9]{1,9})" '
    rb'endPosition="([0-9]{1,9})"([^>]*)>(?:<Description>([^<]*)</Description>)?'
    rb'<Coding guid="([^"]*)"\5><CodeRef targetGUID="([^"]*)"/></Coding></PlainTextSelection>\n'
)
_VARIABLE = re.compile(
    rb'<VariableValue><VariableRef targetGUID="(%b)"/>' % _GUID
    + rb"<TextValue>(%b)</TextValue></VariableValue>\n" % _WORDS
)
_LINK = re.compile(
    rb'<Link guid="([^"]*)" name="([^"]*)" direction="(?:OneWay|Associative)" originGUID="([^"]*)" '
    rb'targetGUID="([^"]*)"(?:/>|><NoteRef targetGUID="([^"]*)"/></Link>)\n'
)
_NOTE = re.compile(
    rb'<Note guid="(%b)" name="(%b)"([^>]*)>' % (_GUID, _VALUE)
    + rb"<PlainTextContent>(%b)</PlainTextContent></Note>\n" % _WORDS
)
_DESCRIPTION = re.compile(_WORDS)
_NAMES = re.compile(rb'[^"<>\x00-\x09\x0b-\x1f]*')
_IN_GUID = b"0123456789abcdef-"
_CLOSED = b"</PlainTextSelection>\n"
_END = b"</TextSource>\n"

Values = list[tuple[str, str]]
Column = list[bytes]
Link = tuple[bytes, bytes, bytes, bytes, bytes | None]
Note = tuple[bytes, bytes, bytes, bytes]
Described = tuple[tuple[Span, ...], dict[str, Any]]
_NOTHING: Described = (), {}
_KEPT = 4_096


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
        labels = around.labels.items()
        self._labels = {key.encode(): it for key, it in labels if _are_codes(*it)}
        self._sources = pieces(stream, layout.sources, _END)
        self._notes = _notes(pieces(stream, layout.notes, b"</Note>\n"))
        self._links = _Links(pieces(stream, layout.links, b"\n"))
        self._makers: dict[bytes, tuple[str, int]] = {}
        self._called: dict[bytes, str] = {}

    def articles(self) -> Iterator[Incoming]:
        """
        Raises:
            UnusualError: the next has to be read with care, and so have all after it.
            Refused: relations are left that begin in no source.
        """
        for data in self._sources:
            for it in data.split(_END)[:-1]:
                yield self._article(it)
        if self._links.more():  # somebody vouched for what is not so
            raise Refused("formats-damaged")

    def _article(self, source: bytes) -> Incoming:
        head = _SOURCE.match(source)
        data = self._around.bytes_of(_words(head[3])) if head else None
        if head is None or data is None or not head[2]:
            raise UnusualError
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            raise UnusualError from None
        name = _words(head[2])
        draft = Draft(name, text)
        end = source.rfind(_CLOSED, head.end())
        end = head.end() if end < 0 else end + len(_CLOSED)
        spans = self._spans(draft.text, source[head.end() : end])
        whose = {it.id: it.annotator for it in spans}
        fill(draft, spans, self._relations(whose) if self._links.more() else ())
        variables, values = _columns(_VARIABLE, source[end:])
        told = [(it.decode(), _words(value)) for it, value in zip(variables, values, strict=True)]
        facts = {
            **self._around.values_of(draft, told),
            "name": name,
            "created": names.heard_moment(_words(head[4] or b"")),
            "note": _words(head[5] or b""),
            "id": head[1].decode(),
        }
        return draft.incoming(data, **facts)

    def _spans(self, text: str, selections: bytes) -> list[IncomingSpan]:
        """Of a source, all at once: what stands at one place of each is a column."""
        ids, shown, starts, ends, makers, descriptions, codings, codes = _columns(
            _SELECTION, selections
        )
        if not ids:
            return []
        spans = _standing(starts, ends, len(text))
        quotes = [text[it.start : it.end] for it in spans]
        cut = (it for it in zip(quotes, _names(shown), strict=True) if it[0] != it[1])
        known = {it: _described(it) if it else _NOTHING for it in set(descriptions)}
        told = [known[it] for it in descriptions]
        divided = (it for it in zip(spans, told, strict=True) if it[1][0])
        sure(all(_is_shown(*it) for it in cut) and all(_fits(*it) for it in divided))
        sure(_are_guids(ids) and _are_guids(codings) and self._labels.keys() >= set(codes))
        made = {it: self._maker(it) for it in set(makers)}
        return [
            IncomingSpan(
                id=own,
                layer=layer,
                label=label,
                fragments=parts or (span,),
                attributes={**values},
                annotator=annotator,
                created=created,
            )
            for own, (layer, label), span, (parts, values), (annotator, created) in zip(
                _each(ids),
                map(self._labels.__getitem__, codes),
                spans,
                told,
                map(made.__getitem__, makers),
                strict=True,
            )
        ]

    def _relations(self, whose: Mapping[str, str]) -> list[IncomingRelation]:
        """Those that begin in this source, in the order of the marks in which they begin."""
        links = self._links.of({it.encode() for it in whose})
        if not links:
            return []
        notes = [self._note_of(it[4]) for it in links]
        guids, called, origins, targets, _ = zip(*links, strict=True)
        sure(_are_guids(guids) and _are_guids(targets))
        froms = _each(origins)
        found = [
            self._relation(*it)
            for it in zip(
                _each(guids),
                called,
                froms,
                _each(targets),
                map(whose.get, froms),
                notes,
                strict=True,
            )
        ]
        order = {own: at for at, own in enumerate(whose)}
        found.sort(key=lambda it: order[it.from_id])
        return found

    def _relation(
        self,
        own: str,
        called: bytes,
        from_id: str,
        to_id: str,
        whose: str | None,
        note: Note | None,
    ) -> IncomingRelation:
        annotator, created = self._maker(note[2]) if note else (whose or "", 0)
        parts, values = _described(note[3]) if note and note[3] else _NOTHING
        sure(not parts)
        return IncomingRelation(
            id=own,
            label=self._called.get(called) or self._name(called),
            from_id=from_id,
            to_id=to_id,
            attributes={**values},
            annotator=annotator,
            created=created,
        )

    def _name(self, called: bytes) -> str:
        """The label of a link: of many the same."""
        sure(_NAMES.fullmatch(called) is not None and b"\n" not in called)
        label = _words(called) or "link"
        sure(is_code(label))
        if len(self._called) < _KEPT:
            self._called[called] = label
        return label

    def _note_of(self, guid: bytes | None) -> Note | None:
        if guid is None:
            return None
        note = next(self._notes, None)
        if note is None or note[0] != guid:
            raise UnusualError
        _words(note[1])  # what it is called says nothing new, but has to be words
        return note

    def _maker(self, made: bytes) -> tuple[str, int]:
        """Who and when, as attributes say it: mostly the same as of the mark before."""
        known = self._makers.get(made)
        if known is None:
            found = _MADE.fullmatch(made)
            if found is None:
                raise UnusualError
            annotator = self._around.users.get(found[1].decode(), "") if found[1] else ""
            known = annotator, names.heard_moment(_words(found[2])) if found[2] else 0
            if len(self._makers) < _KEPT:
                self._makers[made] = known
        return known


class _Links:
    """The links, taken as far as they begin in a source."""

    def __init__(self, portions: Iterator[bytes]) -> None:
        self._portions = portions
        self._rows: list[Link] = []
        self._at = 0

    def more(self) -> bool:
        """Whether any is left; then the next is at hand."""
        while self._at == len(self._rows):
            portion = next(self._portions, None)
            if portion is None:
                return False
            columns: list[Any] = _columns(_LINK, portion)
            self._rows, self._at = list(zip(*columns, strict=True)), 0
        return True

    def of(self, here: set[bytes]) -> list[Link]:
        """The next, as long as they begin with one of these."""
        found: list[Link] = []
        while self.more():
            rows = islice(self._rows, self._at, None)
            taken = list(takewhile(lambda it: it[2] in here, rows))
            found += taken
            self._at += len(taken)
            if self._at < len(self._rows):
                break
        return found


def _notes(portions: Iterable[bytes]) -> Iterator[Note]:
    for it in portions:
        columns: list[Any] = _columns(_NOTE, it)
        yield from zip(*columns, strict=True)


def _columns(pattern: re.Pattern[bytes], data: bytes) -> list[Column]:
    """What its groups hold, group by group; nothing but what it matches stands in ``data``."""
    found = pattern.split(data)
    size = pattern.groups + 1
    sure(not any(found[::size]))
    return [found[at::size] for at in range(1, size)]


def _words(data: bytes) -> str:
    """As words, when there is nothing in it that we write nowhere."""
    words = decoded(data)
    if words is None or "\ufffe" in words or "\uffff" in words:
        raise UnusualError
    return said(words)


def _names(shown: Column) -> list[str]:
    """The same of a column: each is the value of an attribute."""
    together = b"\n".join(shown)
    sure(_NAMES.fullmatch(together) is not None)
    words = decoded(together)
    if words is None or "\ufffe" in words or "\uffff" in words:
        raise UnusualError
    found = words.split("\n")
    sure(len(found) == len(shown))
    return list(map(said, found)) if "&" in words else found


def _are_guids(column: Sequence[bytes]) -> bool:
    together = b"".join(column)
    return not together.translate(None, _IN_GUID) and {36}.issuperset(map(len, column))


def _each(column: Iterable[bytes]) -> list[str]:
    return b"\n".join(column).decode("ascii").split("\n")


def _standing(starts: Column, ends: Column, length: int) -> list[Span]:
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
def _described(description: bytes) -> Described:
    """The parts of a mark that has several, and what is said of it: the same of many marks."""
    sure(_DESCRIPTION.fullmatch(description) is not None)
    lines = list(names.heard_lines(_words(description)))
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
