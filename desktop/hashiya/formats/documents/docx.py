"""Documents of word processors (.docx), read from their archive; no macro, no template, nothing outside it."""

from __future__ import annotations

import html as entities
import posixpath
import re
from collections.abc import Iterator
from typing import Any

from hashiya.formats.documents import conserving, placeholders, xml
from hashiya.formats.documents.archive import Archive
from hashiya.formats.documents.docx_lists import Lists
from hashiya.formats.documents.docx_text import Part, letters_kept, notes_of, words_of
from hashiya.formats.documents.html_facts import line
from hashiya.formats.documents.page import Page, letters
from hashiya.formats.documents.refused import Refused, in_words
from hashiya.formats.draft import Draft
from hashiya.formats.format import Format, Incoming, Note, ReadOptions
from hashiya.formats.guesses import has_letter
from hashiya.formats.source import Source
from hashiya.model.article import Direction
from hashiya.text.words import words

_FALLBACK = re.compile(rb"<(\w+:)?Fallback\b.*?</(\w+:)?Fallback>", re.S)
_PREFIX = re.compile(rb'xmlns:(\w+)="[^"]*wordprocessingml[^"]*"')
_OWN_NAMES = re.compile(r"^(Microsoft Word - |.*\.docx?$)", re.I)


def recognises(source: Source, head: bytes) -> bool:
    named = source.suffix.lower() in FORMAT.suffixes
    return head.startswith(b"PK\x03\x04") and (named or b"word/document.xml" in head)


def read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """The article of the document, or the reason why there is none.

    Raises:
        OSError: the file cannot be read. MissingExtra: what reads documents is not installed.
    """
    yield from in_words(source, _read(source))


def _read(source: Source) -> Iterator[Incoming | Note]:
    with Archive(source) as archive:
        main = _main_part(archive)
        data = archive.read(main)
        folder = posixpath.dirname(main)
        lists = _lists(archive, folder)
        body = words_of(data, lists)
        notes = _notes(archive, folder, lists)
        text, kept = _together(body, notes)
        if not has_letter(text):
            raise Refused("formats-document-empty")
        draft = Draft(source.name, text)
        _tell(draft, body, notes, archive, folder)
        seen = _letters_seen(data)
        kept += body.omitted_letters - body.added_letters
        lost = conserving.words_lost(seen, kept)
        if lost:
            draft.lose("formats-words-lost", count=lost)
        base = _base(body.page)
        yield draft.incoming(
            direction=base, directions=body.page.directions(base), **_facts(archive)
        )


def _main_part(archive: Archive) -> str:
    """The part that the archive calls the document."""
    if "_rels/.rels" in archive:
        for it in xml.tree(archive.read("_rels/.rels")):
            if str(it.get("Type")).endswith("/officeDocument"):
                return str(it.get("Target")).lstrip("/")
    if "word/document.xml" in archive:
        return "word/document.xml"
    raise Refused("formats-damaged")


def _lists(archive: Archive, folder: str) -> Lists:
    parts = (f"{folder}/{it}.xml" for it in ("numbering", "styles"))
    return Lists(*(archive.read(it) if it in archive else b"" for it in parts))


def _notes(archive: Archive, folder: str, lists: Lists) -> dict[tuple[str, str], Part]:
    found: dict[tuple[str, str], Part] = {}
    for kind in ("footnotes", "endnotes"):
        name = f"{folder}/{kind}.xml"
        if name in archive:
            found.update(
                {(kind, it): part for it, part in notes_of(archive.read(name), lists).items()}
            )
    return found


def _together(body: Part, notes: dict[tuple[str, str], Part]) -> tuple[str, int]:
    """The text: the body and then its notes, each a paragraph; and how many letters of the body it has."""
    kept = letters_kept(body)
    for key in dict.fromkeys(body.notes):
        for text, turned in notes[key].page.lines if key in notes else []:
            body.page.add(text.lstrip(" \t"), turned)  # what stands after its number
    return body.page.text(), kept


def _tell(
    draft: Draft,
    body: Part,
    notes: dict[tuple[str, str], Part],
    archive: Archive,
    folder: str,
) -> None:
    counted = {
        "insertions": body.counts["insertions"],
        "deleted": body.page.omitted["deleted"],
        "hidden": body.page.omitted["hidden"],
        "numbers": body.counts["numbers"],
        "bullets": body.counts["bullets"],
        "boxes": body.counts["boxes"],
        "footnotes": len([it for it in dict.fromkeys(body.notes) if it in notes]),
        "comments": _words_in(archive, re.compile(rf"{folder}/comments\.xml")),
        "edges": _words_in(archive, re.compile(rf"{folder}/(header|footer)\d*\.xml")),
        "embedded": sum("/embeddings/" in it or "/activeX/" in it for it in archive),
        "remote": _remote(archive),
    }
    for name, count in counted.items():
        if count:
            draft.say(f"formats-docx-{name}", count=count)
    if chunks := body.counts["chunks"]:
        draft.lose("formats-docx-chunks", count=chunks)
    if any(it.endswith("vbaProject.bin") for it in archive):
        draft.say("formats-docx-macros")


def _words_in(archive: Archive, names: re.Pattern[str]) -> int:
    parts = (words_of(archive.read(it)) for it in archive if names.fullmatch(it))
    return sum(len(words(it.page.text())) for it in parts)


def _remote(archive: Archive) -> int:
    """Pictures, templates and objects that lie elsewhere and would be fetched by others; links are none."""
    count = 0
    for name in archive:
        if name.endswith(".rels"):
            for it in xml.tree(archive.read(name)):
                outside = str(it.get("TargetMode")).lower() == "external"
                count += outside and not str(it.get("Type")).endswith("/hyperlink")
    return count


def _letters_seen(data: bytes) -> int:
    """A second way to the words: by patterns in the bytes, without any tree."""
    found = _PREFIX.search(data)
    prefix = re.escape(found[1]) + b":" if found else rb"(?:\w+:)?"
    plain = _FALLBACK.sub(b"", data) if b"Fallback" in data else data
    pattern = re.compile(rb"<" + prefix + rb"t(?:\s[^>]*)?>([^<]*)<")
    joined = b" ".join(pattern.findall(plain)).decode("utf-8", "replace")
    return letters(entities.unescape(joined))


def _base(page: Page) -> Direction:
    """Right to left where most paragraphs are set so."""
    turned = sum(it == "rtl" for _, it in page.lines)
    return "rtl" if 2 * turned > len(page.lines) else "auto"


def _facts(archive: Archive) -> dict[str, Any]:
    if "docProps/core.xml" not in archive:
        return {}
    told = {xml.local(it.tag): line(it.text) for it in xml.tree(archive.read("docProps/core.xml"))}
    title = told.get("title", "")
    return {
        "title": "" if _OWN_NAMES.match(title) else placeholders.title(title),
        "author": placeholders.author(told.get("creator", "")),
    }


FORMAT = Format(
    id="docx",
    suffixes=(".docx", ".docm", ".dotx"),
    read=read,
    recognises=recognises,
    guarded=True,
    unit="none",
    carries=frozenset({"text", "facts"}),
    extra="documents",
)
