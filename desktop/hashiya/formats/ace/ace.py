"""ACE, read: a text in SGML (.sgm) with its standoff XML (.apf.xml) beside it; such a text alone, too. It writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hashiya.formats import days, guesses, safe_xml
from hashiya.formats.ace import sgml
from hashiya.formats.ace.hearing import Hearer, Mention, Stretch
from hashiya.formats.corpus import inline_marks
from hashiya.formats.draft import Draft
from hashiya.formats.format import Format, Incoming, Note, ReadOptions
from hashiya.formats.said import COREFERENCE
from hashiya.formats.source import Source
from hashiya.text import decoding

STANDOFF = ".apf.xml"
TEXTS = (".sgm", ".sgml")
LARGEST = 256 << 20
_RELATIONS = ("Arg-1", "Arg-2")


def recognises(source: Source, head: bytes) -> bool:
    """A text by its suffix, unless it has its marks among its words; what speaks of one by its root, for XML has many."""
    if source.suffix.lower() in TEXTS:
        return not inline_marks.is_one(head)
    return b"<source_file" in head and (b"<document" in head or b"apf" in head)


def read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """The article with its marks; of a text alone each document that it holds.

    Raises:
        OSError: when a file cannot be read.
    """
    text = source if source.suffix.lower() in TEXTS else _text_of(source)
    beside = source if text is not source else _standoff_of(source)
    if text is None:
        wanted = f"{_stem(source)}{TEXTS[0]}"
        yield Note(message="formats-ace-no-text", name=source.name, values={"file": wanted}, lost=True)  # fmt: skip
        return
    if any(it.stat().st_size > LARGEST for it in (text, beside) if it):
        yield Note(message="formats-too-large", name=text.name, lost=True)
        return
    try:
        decoded = decoding.decode(text.read_bytes(), options.encoding)
    except decoding.NotText as error:
        yield Note(message=f"formats-{error.reason}", name=text.name, lost=True)
        return
    if not guesses.has_letter(decoded.text):
        yield Note(message="formats-no-letter", name=text.name, lost=True)
    elif beside is None:
        yield from _alone(text, decoded)
    else:
        yield from _marked(text, beside, decoded)


def _stem(source: Source) -> str:
    return source.name[: -len(STANDOFF)] if source.name.lower().endswith(STANDOFF) else source.stem


def _text_of(source: Source) -> Source | None:
    names = (f"{_stem(source)}{it}" for it in (*TEXTS, *map(str.upper, TEXTS)))
    return next((it for it in map(source.with_name, names) if it.is_file()), None)


def _standoff_of(text: Source) -> Source | None:
    beside = text.with_name(f"{text.stem}{STANDOFF}")
    return beside if beside.is_file() else None


def _alone(text: Source, decoded: decoding.Decoded) -> Iterator[Incoming]:
    """Newswire collections have many documents in a file."""
    found = sgml.documents(decoded.text)
    for number, it in enumerate(found, 1):
        name = it.id or f"{text.stem}-{number}"
        draft = Draft(text.name, it.words.text)
        yield _article(draft, it, decoded, text.name if len(found) == 1 else name)


def _marked(text: Source, beside: Source, decoded: decoding.Decoded) -> Iterator[Incoming | Note]:
    hearer = Hearer()
    try:
        safe_xml.parse(beside, hearer)
    except safe_xml.BadXml as error:
        yield Note(message=error.message, name=beside.name, line=error.line, lost=True)
        return
    if hearer.files > 1:
        values = {"count": hearer.files - 1}
        yield Note(message="formats-ace-further", name=beside.name, values=values, lost=True)
    document = sgml.document(decoded.text)
    draft = Draft(beside.name, document.words.text)
    _Marks(draft, document.words, hearer.mentions).put()
    yield _article(draft, document, decoded, text.name, source=hearer.source)


def _article(
    draft: Draft, of: sgml.Document, decoded: decoding.Decoded, name: str, source: str = ""
) -> Incoming:
    return draft.incoming(
        name=name,
        id=of.id,
        title=of.title,
        published=days.day(of.day),
        source=source,
        encoding=decoded.encoding,
        certain=decoded.certain,
    )


class _Marks:
    """Puts mentions into a draft, and what ties them."""

    def __init__(self, draft: Draft, words: sgml.Words, mentions: Sequence[Mention]) -> None:
        self._draft, self._mentions = draft, mentions
        self._place = self._way(words)

    def _way(self, words: sgml.Words) -> sgml.Place:
        """How the file counts letters that have names: one by one, or each name as the letter that it is."""
        if not words.signs:
            return int
        ways: list[sgml.Place] = [words.place, int]
        told = [it for it in (of.place for of in self._mentions) if it and it.words]
        return max(ways, key=lambda way: sum(self._stands(it, way) for it in told))

    def _stands(self, of: Stretch, way: sgml.Place) -> bool:
        start, end = _range(of, way)
        return self._draft.text[start:end] == of.words

    def put(self) -> None:
        spans = [it for it in self._mentions if it.kind != "relation"]
        for it in spans:
            self._span(it)
        self._chains(spans)
        for it in self._mentions:
            if it.kind == "event":
                self._roles(it)
            elif it.kind == "relation":
                self._relation(it)

    def _span(self, of: Mention) -> None:
        place = of.place or Stretch()
        quote = place.words or None
        made = self._draft.span(of.id, of.label, [_range(place, self._place)], quote)
        of.id = made
        if made:
            further = {name: it.words for name, it in of.places.items() if it is not place}
            self._draft.attributes(made, {**of.said, **further})

    def _chains(self, spans: Sequence[Mention]) -> None:
        """From each mention of a thing to the one before it in the text."""
        last: dict[str, str] = {}
        for it in sorted(spans, key=lambda it: _range(it.place or Stretch(), self._place)):
            if it.id and it.thing in last:
                self._draft.relation("", COREFERENCE, it.id, last[it.thing])
            if it.id and it.thing:
                last[it.thing] = it.id

    def _roles(self, of: Mention) -> None:
        for role, to, _ in of.ends:
            if of.id:
                self._draft.relation("", role, of.id, to)

    def _relation(self, of: Mention) -> None:
        ends = {role: to for role, to, _ in of.ends}
        if not all(it in ends for it in _RELATIONS):
            self._draft.lose("formats-ace-ends", what=of.id[:80])
            return
        one, other = (ends[it] for it in _RELATIONS)
        made = self._draft.relation(of.id, of.label, one, other)
        if made:
            extent = of.places.get("extent")
            said = {**of.said, **({"extent": extent.words} if extent else {})}
            further = {role: words for role, _, words in of.ends if role not in _RELATIONS}
            self._draft.attributes(made, {**said, **further})


def _range(of: Stretch, way: sgml.Place) -> tuple[int, int]:
    """Half-open; one that says no numbers is at no place."""
    if not (of.start.isdecimal() and of.end.isdecimal() and len(of.start + of.end) < 24):
        return (0, 0)
    first, last = int(of.start), int(of.end)
    return way(first), way(last + 1)


FORMAT = Format(
    id="ace",
    suffixes=(STANDOFF, *TEXTS),
    read=read,
    recognises=recognises,
    beside=TEXTS,
    carries=frozenset(
        {
            "text",
            "nested",
            "same_extent",
            "crossing",
            "attributes",
            "relations",
            "relation_attributes",
            "facts",
        }
    ),
)
