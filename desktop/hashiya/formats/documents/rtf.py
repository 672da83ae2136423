"""Rich text (.rtf) of WordPad, TextEdit, newsrooms and word processors, read; no object, no picture of it is opened."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.formats.documents import placeholders
from hashiya.formats.documents.html_facts import line
from hashiya.formats.documents.page import Page
from hashiya.formats.documents.refused import Refused, in_words
from hashiya.formats.documents.rtf_text import Words, words_of
from hashiya.formats.draft import Draft
from hashiya.formats.format import Format, Incoming, Note, ReadOptions
from hashiya.formats.guesses import has_letter
from hashiya.formats.source import Source
from hashiya.model.article import Direction
from hashiya.text.words import words

LARGEST = 64 << 20
_BEGIN = b"{\\rtf"


def recognises(source: Source, head: bytes) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_BEGIN)


def read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """The article of the document, or the reason why there is none.

    Raises:
        OSError: the file cannot be read.
    """
    yield from in_words(source, _read(source))


def _read(source: Source) -> Iterator[Incoming | Note]:
    if source.stat().st_size > LARGEST:
        raise Refused("formats-text-too-long", count=LARGEST >> 20)
    data = source.read_bytes().removeprefix(b"\xef\xbb\xbf").lstrip()
    if not data.startswith(_BEGIN):
        raise Refused("formats-damaged")
    found = words_of(data)
    text = found.page.text()
    if not has_letter(text):
        raise Refused("formats-document-empty")
    draft = Draft(source.name, text)
    _tell(draft, found)
    base = _base(found.page)
    yield draft.incoming(
        title=placeholders.title(line(found.facts.get("title"))),
        author=placeholders.author(line(found.facts.get("author"))),
        direction=base,
        directions=found.page.directions(base),
    )


def _tell(draft: Draft, found: Words) -> None:
    counted = {
        "insertions": found.counts["insertions"],
        "deleted": found.page.omitted["deleted"],
        "hidden": found.page.omitted["hidden"],
        "boxes": found.counts["boxes"],
        "footnotes": found.counts["footnotes"],
        "numbers": found.counts["numbers"],
        "bullets": found.counts["bullets"],
        "comments": found.page.omitted["comments"],
        "edges": len(words(found.edges)),
        "embedded": found.counts["embedded"],
    }
    for name, count in counted.items():
        if count:
            draft.say(f"formats-docx-{name}", count=count)


def _base(page: Page) -> Direction:
    """Right to left where most paragraphs are set so."""
    turned = sum(it == "rtl" for _, it in page.lines)
    return "rtl" if 2 * turned > len(page.lines) else "auto"


FORMAT = Format(
    id="rtf",
    suffixes=(".rtf",),
    read=read,
    recognises=recognises,
    guarded=True,
    unit="none",
    carries=frozenset({"text", "facts"}),
)
