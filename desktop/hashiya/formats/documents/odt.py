"""Documents of LibreOffice and others (.odt), read from their archive or from one flat file (.fodt)."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator
from typing import Any

from hashiya.formats.documents import conserving, placeholders, xml
from hashiya.formats.documents.archive import Archive
from hashiya.formats.documents.html_facts import line
from hashiya.formats.documents.odt_text import Words, styles_of, words_of
from hashiya.formats.documents.page import Page, letters
from hashiya.formats.documents.refused import Refused, in_words
from hashiya.formats.draft import Draft
from hashiya.formats.format import Format, Incoming, Note, ReadOptions
from hashiya.formats.guesses import has_letter
from hashiya.formats.source import Source
from hashiya.model.article import Direction
from hashiya.text.words import words

LARGEST_FLAT = 64 << 20
_KIND = b"mimetypeapplication/vnd.oasis.opendocument.text"
_BODY = re.compile(rb"<office:text\b.*</office:text>", re.S)
_TAG = re.compile(rb"<[^>]*>")


def recognises(source: Source, head: bytes) -> bool:
    if source.suffix.lower() == ".fodt":
        return b"office:document" in head
    named = source.suffix.lower() in FORMAT.suffixes
    return head.startswith(b"PK\x03\x04") and (named or _KIND in head[:200])


def read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """The article of the document, or the reason why there is none.

    Raises:
        OSError: the file cannot be read. MissingExtra: what reads documents is not installed.
    """
    yield from in_words(source, _read(source))


def _read(source: Source) -> Iterator[Incoming | Note]:
    if source.suffix.lower() == ".fodt":
        if source.stat().st_size > LARGEST_FLAT:
            raise Refused("formats-text-too-long", count=LARGEST_FLAT >> 20)
        data = source.read_bytes()
        root = xml.tree(data)
        yield _article(source, data, root, root, root, 0)
        return
    with Archive(source) as archive:
        if b"encryption-data" in _part(archive, "META-INF/manifest.xml"):
            raise Refused("formats-locked")
        data = archive.read("content.xml")
        styles = _tree(archive, "styles.xml")
        embedded = sum(it.startswith("Object ") and it.endswith("content.xml") for it in archive)
        yield _article(source, data, xml.tree(data), styles, _tree(archive, "meta.xml"), embedded)


def _part(archive: Archive, name: str) -> bytes:
    return archive.read(name) if name in archive else b""


def _tree(archive: Archive, name: str) -> Any:
    return xml.tree(_part(archive, name) or b"<none/>")


def _article(
    source: Source, data: bytes, root: Any, styles: Any, meta: Any, embedded: int
) -> Incoming:
    known = styles_of(*(root, styles) if styles is not root else (root,))
    body = _first(root, "text", within="body")
    if body is None:
        raise Refused("formats-damaged")
    found = words_of(body, known)
    text = found.page.text()
    if not has_letter(text):
        raise Refused("formats-document-empty")
    draft = Draft(source.name, text)
    edges = [
        words_of(it, known) for it in styles.iter() if xml.local(it.tag) in ("header", "footer")
    ]
    _tell(draft, found, sum(len(words(it.page.text())) for it in edges), embedded)
    kept = letters(text) - found.added_letters + found.skipped + found.omitted_letters
    if lost := conserving.words_lost(_letters_seen(data), kept):
        draft.lose("formats-words-lost", count=lost)
    base = _base(found.page)
    return draft.incoming(direction=base, directions=found.page.directions(base), **_facts(meta))


def _first(root: Any, name: str, *, within: str) -> Any | None:
    for above in root.iter():
        if xml.local(above.tag) == within:
            return next((it for it in above if xml.local(it.tag) == name), None)
    return None


def _tell(draft: Draft, found: Words, edges: int, embedded: int) -> None:
    counted = {
        "insertions": found.counts["insertions"],
        "deleted": found.page.omitted["deleted"],
        "hidden": found.page.omitted["hidden"],
        "numbers": found.counts["numbers"],
        "bullets": found.counts["bullets"],
        "boxes": found.counts["boxes"],
        "footnotes": found.counts["footnotes"],
        "comments": found.page.omitted["comments"],
        "edges": edges,
        "embedded": embedded,
    }
    for name, count in counted.items():
        if count:
            draft.say(f"formats-docx-{name}", count=count)


def _letters_seen(data: bytes) -> int:
    """A second way to the words: by patterns in the bytes, without any tree."""
    found = _BODY.search(data)
    plain = _TAG.sub(b" ", found[0] if found else data)
    return letters(entities.unescape(plain.decode("utf-8", "replace")))


def _base(page: Page) -> Direction:
    """Right to left where most paragraphs are set so."""
    turned = sum(it == "rtl" for _, it in page.lines)
    return "rtl" if 2 * turned > len(page.lines) else "auto"


def _facts(meta: Any) -> dict[str, Any]:
    above = next((it for it in meta.iter() if xml.local(it.tag) == "meta"), None)
    told = {xml.local(it.tag): line(it.text) for it in (above if above is not None else ())}
    author = told.get("initial-creator") or told.get("creator", "")
    return {
        "title": placeholders.title(told.get("title", "")),
        "author": placeholders.author(author),
    }


FORMAT = Format(
    id="odt",
    suffixes=(".odt", ".ott", ".fodt"),
    read=read,
    recognises=recognises,
    guarded=True,
    unit="none",
    carries=frozenset({"text", "facts"}),
    extra="documents",
)
