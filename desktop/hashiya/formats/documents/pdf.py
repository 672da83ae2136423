"""PDF, read: words in logical order, lines joined to paragraphs; no program of it runs, nothing is drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, closing
from ctypes import POINTER, byref, c_float, c_ushort, cast, create_string_buffer
from dataclasses import dataclass, field
from typing import Any

from hashiya.formats import extras
from hashiya.formats.documents import conserving, placeholders
from hashiya.formats.documents.html_facts import line
from hashiya.formats.documents.page import letters
from hashiya.formats.documents.pdf_edges import without_edges
from hashiya.formats.documents.pdf_fields import page_of
from hashiya.formats.documents.pdf_letters import rows
from hashiya.formats.documents.pdf_lines import Line, in_order, over_pages
from hashiya.formats.documents.pdf_order import (
    in_reading_order,
    without_ghosts,
)
from hashiya.formats.documents.refused import Refused, in_words
from hashiya.formats.draft import Draft
from hashiya.formats.format import Format, Incoming, Note, ReadOptions
from hashiya.formats.guesses import has_letter
from hashiya.formats.source import Source
from hashiya.text import direction
from hashiya.text.words import words as count_words
from hashiya.wording import first_of

LARGEST = 256 << 20
NAMED = 20
"""Pages that are named by number; of more, the first."""
MOST_NAMELESS = 5
"""One nameless letter among so many, and the text is not worth having."""

_LONGEST, _DEEPEST = 4096, 15
_PASSWORD = 4
_OWN_NAMES = re.compile(r"^(Microsoft \w+ - |untitled|.*\.(docx?|indd|qxd|pdf|html?)$)", re.I)
_FORMS = re.compile(r"[\ufb50-\ufdcf\ufdf0-\ufdfc\ufe70-\ufefc]")
_NAMELESS = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
"""What stands in place of a letter whose shape alone is in the file."""
_POINT = re.compile(r"^[\ue000-\uf8ff](?=\s)|(?<=\s)[\ue000-\uf8ff]$", re.MULTILINE)
"""Such a sign beside an item of a list stands for no letter: Word's points are of faces of signs."""
_ARABIC = re.compile(r"[\u0620-\u06ff]")
_AHEAD = re.compile(r"(?<!\w)(?:ال|ﺍﻟ)\w{2,}")
_JOINED = re.compile(r"[ےں](?=[ء-غف-يٮ-ۓە])|[ء-غف-يٮ-ۓە]{22,}")
"""What no word has: a letter after one that only ends words, as Urdu has two, or so many letters."""
_FEWEST_JOINED, _OFTEN_JOINED = 3, 200
_OURS = (
    "\u05d0-\u05f2\u0620-\u064a\u066e-\u06d3\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u06fc\u06ff\u0750-\u077f\u0870-\u08c9"
    "\ufb1d-\ufdff\ufe70-\ufefc"
)
_OF_OURS = re.compile(f"[{_OURS}]")
_WORD = re.compile(r"[^\W\d_]+(?:[\u064b-\u0655\u0670\u0640]+[^\W\d_]+)*")
_LATIN = "A-Za-z\u00aa-\u024f\u02b0-\u02ff"
_FOREIGN = rf"[^\W\d_{_OURS}{_LATIN}\u0640\u0670]"
_MIXED = re.compile(rf"[{_OURS}][{_LATIN}]+[{_OURS}]|[{_OURS}]{_FOREIGN}|{_FOREIGN}[{_OURS}]")
"""What no word has: Latin letters within Arabic or Hebrew ones, or one of a third script beside them."""
_FEWEST_MIXED, _OFTEN_MIXED = 3, 200
_BEHIND = re.compile(r"\w{2,}(?:لا|ﻟﺍ)(?!\w)")


@dataclass(slots=True)
class _Book:
    """What the pages brought."""

    lines: list[list[Line]] = field(default_factory=list[list[Line]])
    """Of each page."""
    edges: list[str] = field(default_factory=list[str])
    pictures: list[int] = field(default_factory=list[int])
    pages: int = 0
    seen: int = 0
    fields: int = 0
    """Of forms, whose words came in."""
    undrawn: int = 0
    """Of forms, whose words no page shows."""


def recognises(source: Source, head: bytes) -> bool:
    return b"%PDF-" in head[:1024]


def read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """The article of the document, or the reason why there is none.

    Raises:
        OSError: the file cannot be read. MissingExtra: what reads PDF is not installed.
    """
    yield from in_words(source, _read(source))


def _read(source: Source) -> Iterator[Incoming | Note]:
    if source.stat().st_size > LARGEST:
        raise Refused("formats-too-large")
    library = extras.module("pypdfium2")
    try:
        document = library.PdfDocument(source.read_bytes())
    except library.PdfiumError as error:
        locked = getattr(error, "err_code", 0) == _PASSWORD
        raise Refused("formats-locked" if locked else "formats-damaged") from None
    with closing(document):
        book = _Book()
        for number in range(len(document)):
            _take(book, document, number, library)
        book.lines, book.edges = without_edges(book.lines)
        text = "\n".join(over_pages(book.lines))
        if not has_letter(text):
            raise Refused("formats-pdf-no-text", count=book.pages)
        if MOST_NAMELESS * len(_NAMELESS.findall(text)) > letters(text):
            raise Refused("formats-pdf-nameless")
        if MOST_NAMELESS * len(mixed := words_mixed(text)) > len(_WORD.findall(text)):
            raise Refused("formats-pdf-nameless")
        yield _article(source, book, text, document, mixed)


def _take(book: _Book, document: Any, number: int, library: Any) -> None:
    book.pages += 1
    with ExitStack() as opened:
        try:
            page, drawn, undrawn = opened.enter_context(page_of(document, number, library.raw))
        except library.PdfiumError:
            raise Refused("formats-damaged") from None
        words = opened.enter_context(closing(page.get_textpage()))
        book.fields, book.undrawn = book.fields + drawn, book.undrawn + undrawn
        lines = _lines(words, library.raw)
        rtl = sum(direction.first_strong(it.text) == "rtl" for it in lines) * 2 >= len(lines)
        lines = in_order(lines, rtl=rtl)
        book.lines.append(lines)
        seen, has_image = _seen(page, words, library.raw)
        book.seen += seen
        if has_image and not any(has_letter(it.text) for it in lines):
            book.pictures.append(number + 1)


def _lines(words: Any, raw: Any) -> list[Line]:
    """Lines with their place on the page."""
    found = ((without_ghosts(it), box, size, told) for it, box, size, told in rows(words, raw))
    read = ((in_reading_order(it, size), box, told) for it, box, size, told in found)
    return [Line(content, box, told) for it, box, told in read if (content := _whole(it))]


def _whole(text: str) -> str:
    """Letters of two code units, which the library gives apart, as one."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()


def _seen(page: Any, words: Any, raw: Any) -> tuple[int, bool]:
    """A second way to the letters: by the objects of the page. And whether there is a picture on it."""
    count, has_image = 0, False
    known: set[tuple[str, int, int]] = set()
    room = create_string_buffer(2 * _LONGEST)
    west, bottom, east, top = c_float(), c_float(), c_float(), c_float()
    for it in _objects(page, raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject):
        kind = raw.FPDFPageObj_GetType(it)
        has_image = has_image or kind == raw.FPDF_PAGEOBJ_IMAGE
        if kind != raw.FPDF_PAGEOBJ_TEXT:
            continue
        size = raw.FPDFTextObj_GetText(it, words, cast(room, POINTER(c_ushort)), len(room))
        if size > len(room):
            room = create_string_buffer(size)
            raw.FPDFTextObj_GetText(it, words, cast(room, POINTER(c_ushort)), size)
        text = room.raw[: max(0, size - 2)].decode("utf-16-le", "replace")
        raw.FPDFPageObj_GetBounds(it, byref(west), byref(bottom), byref(east), byref(top))
        key = (text, round(west.value), round(bottom.value))  # set twice to look bold
        if key not in known:
            known.add(key)
            count += letters(text)
    return count, has_image


def _objects(of: Any, raw: Any, count: Any, get: Any, depth: int = 0) -> Iterator[Any]:
    """What is drawn on a page, and in the forms on it."""
    for at in range(count(of)):
        it = get(of, at)
        yield it
        if depth < _DEEPEST and raw.FPDFPageObj_GetType(it) == raw.FPDF_PAGEOBJ_FORM:
            within = raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject
            yield from _objects(it, raw, *within, depth + 1)


def _article(source: Source, book: _Book, text: str, document: Any, mixed: list[str]) -> Incoming:
    draft = Draft(source.name, text)
    if book.pictures:
        pages = first_of(book.pictures, NAMED)
        draft.lose("formats-pdf-pictures", count=len(book.pictures), pages=pages)
    if nameless := len(_NAMELESS.findall(text)) - len(_POINT.findall(text)):
        draft.lose("formats-pdf-some-nameless", count=nameless)
    if looks_reversed(text):
        draft.lose("formats-pdf-reversed")
    elif _has_forms(text):
        draft.say("formats-pdf-forms")
    if joined := words_joined(text):
        draft.lose("formats-pdf-joined", count=joined)
    _tell_fields(draft, book)
    if mixed:
        draft.lose("formats-pdf-mixed", count=len(mixed), words=mixed[0][:40])
    if edges := sum(len(count_words(it)) for it in book.edges):
        draft.say("formats-pdf-edges", count=edges)
    kept = letters(text) + sum(map(letters, book.edges))
    if lost := conserving.words_lost(book.seen, kept):
        draft.lose("formats-words-lost", count=lost)
    told = document.get_metadata_dict(skip_empty=True)
    title = line(told.get("Title"))
    return draft.incoming(
        title="" if _OWN_NAMES.match(title) else placeholders.title(title),
        author=placeholders.author(line(told.get("Author"))),
    )


def _tell_fields(draft: Draft, book: _Book) -> None:
    if book.fields:
        draft.say("formats-pdf-fields", count=book.fields)
    if book.undrawn:
        draft.lose("formats-pdf-fields-empty", count=book.undrawn)


def looks_reversed(text: str) -> bool:
    """Whether Arabic letters stand in the order in which they are seen: the article at the ends of words."""
    return len(_BEHIND.findall(text)) > max(3, 2 * len(_AHEAD.findall(text)))


def words_joined(text: str) -> int:
    """In how many places words run into one another; 0 where that is as rare as slips of the pen."""
    count = len(_JOINED.findall(text))
    usual = len(text.split()) // _OFTEN_JOINED
    return count if count >= max(_FEWEST_JOINED, usual) else 0


def words_mixed(text: str) -> list[str]:
    """Words with letters of other scripts within; none where that is as rare as slips of the pen.

    The fonts of such a document say of some shapes that they are other letters.
    """
    ours = [it for it in _WORD.findall(text) if _OF_OURS.search(it)]
    found = [it for it in ours if _MIXED.search(it)]
    return found if len(found) >= max(_FEWEST_MIXED, len(ours) // _OFTEN_MIXED) else []


def _has_forms(text: str) -> bool:
    return 4 * len(_FORMS.findall(text)) > len(_ARABIC.findall(text)) + 8


FORMAT = Format(
    id="pdf",
    suffixes=(".pdf",),
    read=read,
    recognises=recognises,
    guarded=True,
    unit="none",
    carries=frozenset({"text", "facts"}),
    extra="documents",
)
