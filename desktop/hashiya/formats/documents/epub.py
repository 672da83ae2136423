"""Books (.epub), read from their archive in the order of reading: each document with words is an article."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from hashiya.formats import extras
from hashiya.formats.days import day
from hashiya.formats.documents import html, placeholders, xhtml, xml
from hashiya.formats.documents.archive import Archive
from hashiya.formats.documents.html_facts import fitting_language, line
from hashiya.formats.documents.refused import Refused, in_words
from hashiya.formats.draft import Draft
from hashiya.formats.format import Format, Incoming, Note, ReadOptions
from hashiya.formats.guesses import has_letter
from hashiya.formats.source import Source
from hashiya.text import decoding

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONTS = ("obfuscation", "/RC")
_FACTS: dict[str, Callable[[str], str]] = {
    "title": placeholders.title,
    "creator": placeholders.author,
    "date": str,
    "language": str,
}
_OWN = ("formats-epub-locked", "formats-epub-missing")


@dataclass(slots=True)
class _Book:
    """What the package says: its documents in the order of reading, and its facts."""

    facts: dict[str, str] = field(default_factory=dict[str, str])
    spine: list[str] = field(default_factory=list[str])
    titles: dict[str, str] = field(default_factory=dict[str, str])
    locked: set[str] = field(default_factory=set[str])
    contents: str = ""
    outside: int = 0


def recognises(source: Source, head: bytes) -> bool:
    named = source.suffix.lower() == ".epub"
    return head.startswith(b"PK\x03\x04") and (
        named or b"mimetypeapplication/epub+zip" in head[:200]
    )


def read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """The chapters of the book, or the reason why there are none.

    Raises:
        OSError: the file cannot be read. MissingExtra: what reads books is not installed.
    """
    yield from in_words(source, _read(source, options))


def _read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    with Archive(source) as archive:
        book = _book(archive)
        if book.outside:
            values: dict[str, str | int] = {"count": book.outside}
            yield Note(message="formats-epub-outside", name=source.name, values=values, lost=True)
        found = 0
        for number, path in enumerate(book.spine, 1):
            if path == book.contents:
                continue
            it = _chapter(source, archive, book, path, number, options)
            if it is not None:
                found += isinstance(it, Incoming)
                yield it
        if not found:
            raise Refused("formats-document-empty")


def _chapter(
    source: Source,
    archive: Archive,
    book: _Book,
    path: str,
    number: int,
    options: ReadOptions,
) -> Incoming | Note | None:
    """The article of a document; nothing when it has no words (a cover, a picture)."""
    try:
        if path in book.locked:
            raise Refused("formats-epub-locked")
        if path not in archive:
            raise Refused("formats-epub-missing")
        decoded, _ = html.decode(archive.read(path), options.encoding)
        markup = xhtml.as_html(decoded.text)
        if html.depth(markup) > html.DEEPEST:
            raise Refused("formats-too-deep")
    except decoding.NotText:
        return None
    except Refused as why:
        values = {**why.values, "part": line(path)[-120:]}
        own = why.message in _OWN
        message = why.message if own else "formats-epub-part"
        return Note(message=message, name=source.name, values=values, lost=True)
    page = html.taken(markup, furniture=False)
    if not has_letter(page.text):
        return _unread(source, path) if page.omitted or page.lost else None
    draft = Draft(source.name, page.text)
    html.tell_omitted(draft, page.omitted, page.lost)
    told = (book.titles.get(path, ""), page.facts.title)
    title = next(filter(None, (placeholders.title(it, path) for it in told)), "")
    whole = book.facts.get("title", "")
    return draft.incoming(
        name=f"{source.stem}-{number:02}"[:200],
        title=title if title and title != whole else f"{whole} ({number})" if whole else "",
        source=whole,
        author=book.facts.get("creator", ""),
        published=day(book.facts.get("date")) or _year(book.facts.get("date", "")),
        language=fitting_language(book.facts.get("language", "") or page.facts.language, page.text),
        direction=page.direction,
        directions=page.directions,
    )


def _unread(source: Source, path: str) -> Note:
    """Told of a document that has words of which none can be seen."""
    values = {"part": line(path)[-120:]}
    return Note(message="formats-epub-unread", name=source.name, values=values, lost=True)


def _year(date: str) -> str:
    return date[:4] if date[:4].isascii() and date[:4].isdigit() else ""


# -- the package


def _book(archive: Archive) -> _Book:
    package = _package(archive)
    folder = posixpath.dirname(package)
    root = xml.tree(archive.read(package), doctype=True)
    book = _Book()
    items: dict[str, Any] = {}
    order: list[str] = []
    contents = ""
    for it in root.iter():
        name = xml.local(it.tag)
        if name == "item" and it.get("id"):
            items.setdefault(it.get("id"), it)
        elif name == "itemref":
            order.append(str(it.get("idref")))
        elif name == "spine":
            contents = str(it.get("toc") or "")
        elif name in _FACTS and (value := _FACTS[name](line(it.text))):
            _tell(book, name, value, it)
    for item_id in dict.fromkeys(order):
        it = items.get(item_id)
        path = inside(folder, str(it.get("href"))) if it is not None else ""
        if path:
            book.spine.append(path)
        else:
            book.outside += 1
    book.spine = list(dict.fromkeys(book.spine))
    book.locked = _locked(archive)
    _add_titles(book, archive, folder, items, contents)
    return book


def _tell(book: _Book, name: str, value: str, element: Any) -> None:
    """The first of each fact; of authors all, without those who did something else."""
    before = book.facts.get(name)
    if before is None:
        book.facts[name] = value
    elif name == "creator" and xml.given(element, "role") in ("", "aut"):
        book.facts[name] = line(f"{before}، {value}")


def _package(archive: Archive) -> str:
    if _CONTAINER in archive:
        for it in xml.tree(archive.read(_CONTAINER), doctype=True).iter():
            if xml.local(it.tag) == "rootfile":
                path = inside("", str(it.get("full-path")))
                if path in archive:
                    return path
    found = next((it for it in archive if it.endswith(".opf")), "")
    if not found:
        raise Refused("formats-damaged")
    return found


def inside(folder: str, reference: str) -> str:
    """The name in the archive that a reference means; empty when it leads out of it."""
    plain = unquote(reference.partition("#")[0])
    if not plain or plain.startswith(("/", "\\")) or ":" in plain or "\\" in plain:
        return ""
    path = posixpath.normpath(posixpath.join(folder, plain))
    return "" if path.startswith("..") else path


def _locked(archive: Archive) -> set[str]:
    """What is encrypted; fonts made unreadable for others are no matter."""
    if _ENCRYPTION not in archive:
        return set()
    found: set[str] = set()
    for it in xml.tree(archive.read(_ENCRYPTION), doctype=True):
        parts = {xml.local(one.tag): one for one in it.iter()}
        how = str(parts["EncryptionMethod"].get("Algorithm")) if "EncryptionMethod" in parts else ""
        if "CipherReference" in parts and not any(sign in how for sign in _FONTS):
            found.add(inside("", str(parts["CipherReference"].get("URI"))))
    return found


def _add_titles(
    book: _Book, archive: Archive, folder: str, items: dict[str, Any], contents: str
) -> None:
    """What the table of contents calls the documents: the newer kind is a page, the older one is not."""
    for it in items.values():
        if "nav" in str(it.get("properties") or "").split():
            path = inside(folder, str(it.get("href")))
            if path in archive:
                book.contents = path
                _from_page(book, archive.read(path), posixpath.dirname(path))
    old = items.get(contents)
    path = inside(folder, str(old.get("href"))) if old is not None else ""
    if path in archive and not book.titles:
        _from_list(book, archive.read(path), posixpath.dirname(path))


def _from_page(book: _Book, data: bytes, folder: str) -> None:
    decoded, _ = html.decode(data, None)
    tree = extras.module("selectolax.lexbor").LexborHTMLParser(xhtml.as_html(decoded.text))
    lists = tree.css("nav")
    contents = [it for it in lists if "toc" in (it.attributes.get("epub:type") or "").split()]
    for it in (link for of in contents or lists for link in of.css("a[href]")):
        title = line(it.text(deep=True, separator=""))
        path = inside(folder, it.attributes.get("href") or "")
        if path and title:
            book.titles.setdefault(path, title)


def _from_list(book: _Book, data: bytes, folder: str) -> None:
    for point in xml.tree(data, doctype=True).iter():
        if xml.local(point.tag) != "navPoint":
            continue
        named = next((one for one in point.iter() if xml.local(one.tag) == "text"), None)
        content = next((one for one in point.iter() if xml.local(one.tag) == "content"), None)
        path = inside(folder, str(content.get("src"))) if content is not None else ""
        if path and named is not None and line(named.text):
            book.titles.setdefault(path, line(named.text))


FORMAT = Format(
    id="epub",
    suffixes=(".epub",),
    read=read,
    recognises=recognises,
    guarded=True,
    unit="none",
    carries=frozenset({"text", "facts"}),
    extra="documents",
)
