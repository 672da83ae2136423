"""Saved pages of the web, read: the article's words, its facts, and what was left out; it loads nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from hashiya.formats import extras
from hashiya.formats.documents import conserving, html_data, html_shadow, one_file, xhtml
from hashiya.formats.documents.html_facts import (
    Facts,
    bodies,
    day_below,
    facts_of,
    fitting_language,
    headline,
    line,
    part_on_page,
    summaries,
)
from hashiya.formats.documents.html_prose import from_headline, standfirst
from hashiya.formats.documents.html_text import Walk
from hashiya.formats.documents.page import NOTES, Page, letters
from hashiya.formats.draft import Draft
from hashiya.formats.format import Format, Incoming, Note, ReadOptions
from hashiya.formats.guesses import has_letter
from hashiya.formats.source import Source, beside_its_folder, folder_of
from hashiya.model.article import Direction
from hashiya.text import decoding, eye_order
from hashiya.text.words import words

LARGEST = 64 << 20
DEEPEST = 20_000
"""Elements inside one another: building the tree of more would take minutes."""

_ENOUGH, _MUCH_MORE = 250, 4
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I
)
_TAG = re.compile(
    r"<(/?)(div|span|table|blockquote|section|ul|ol|font|b|i|center|a|em|strong)\b", re.I
)
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html)\b", re.I | re.S
)
_PARTS = ("_files", ".files", "-files", "_ملفات", "_fichiers", "-Dateien")
_REASONS = ("hidden", "furniture", NOTES, "elsewhere", "around", "frames")


@dataclass(frozen=True, slots=True)
class Taken:
    """A page's text and what is known of it; ``omitted`` counts words that it does not have."""

    text: str
    facts: Facts
    direction: Direction
    directions: dict[int, Any]
    omitted: dict[str, int] = field(default_factory=dict[str, int])
    lost: int = 0
    by_data: bool = False
    """The page shows next to nothing; the words are those that it holds for search engines."""


def recognises(source: Source, head: bytes) -> bool:
    plain = head.removeprefix(b"\xef\xbb\xbf")
    if source.suffix.lower() in one_file.SUFFIXES:
        return one_file.recognises(source.suffix.lower(), plain)
    if source.suffix.lower() in (".html", ".htm", ".xhtml"):
        return not decoding.is_known_binary(head)
    wide = plain[:2] in (b"\xff\xfe", b"\xfe\xff")
    return bool(_PAGE.match(plain.replace(b"\0", b"")[2:] if wide else plain))


def owns(source: Source) -> bool:
    """What a browser saved with a page, in the folder of its name: pictures, programs, what others advertise."""
    folder = folder_of(source)
    stem = next((folder.removesuffix(it) for it in _PARTS if folder.endswith(it)), "")
    return bool(stem) and any(
        beside_its_folder(source, stem + it) for it in (".html", ".htm", ".xhtml")
    )


def read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """The article of the page, or the reason why there is none.

    Raises:
        OSError: the file cannot be read. MissingExtra: what reads pages is not installed.
    """
    if source.stat().st_size > LARGEST:
        yield Note(
            message="formats-text-too-long",
            name=source.name,
            values={"count": LARGEST >> 20},
            lost=True,
        )
        return
    data = source.read_bytes()
    address = transfer = ""
    if source.suffix.lower() in one_file.SUFFIXES:
        data, transfer, address = one_file.unpacked(source.suffix.lower(), data)
    try:
        decoded, doubts = decode(data, options.encoding, transfer)
    except decoding.NotText as error:
        yield Note(message=f"formats-{error.reason}", name=source.name, lost=True)
        return
    is_xml = xhtml.is_xml(source.name, decoded.text)
    markup = xhtml.as_html(decoded.text) if is_xml else decoded.text
    if depth(markup) > DEEPEST:
        yield Note(message="formats-too-deep", name=source.name, lost=True)
        return
    page = _told(markup, taken(markup))
    if not has_letter(page.text):
        yield Note(message="formats-page-empty", name=source.name, lost=True)
        return
    yield _article(source, decoded, doubts, page, address)


def _article(
    source: Source, decoded: decoding.Decoded, doubts: list[str], page: Taken, address: str
) -> Incoming:
    page, turned = _in_reading_order(page)
    draft = Draft(source.name, page.text)
    if turned:
        draft.say("formats-eye-order", count=turned)
    if decoded.replaced:
        draft.say("formats-replaced", count=decoded.replaced)
    if doubts:
        draft.say("formats-page-encodings", chosen=decoded.encoding, others=" ".join(doubts))
    elif not decoded.certain:
        draft.say("formats-encoding-guessed", encoding=decoded.encoding)
    if page.by_data:
        draft.say("formats-page-data")
    tell_omitted(draft, page.omitted, page.lost)
    return draft.incoming(
        title=page.facts.title,
        author=page.facts.author,
        published=page.facts.published or day_below(page.facts.title, page.text),
        source=page.facts.source,
        url=page.facts.url or address,
        language=fitting_language(page.facts.language, page.text),
        direction=page.direction,
        directions=page.directions,
        encoding=decoded.encoding,
        certain=decoded.certain and not doubts,
    )


def _in_reading_order(page: Taken) -> tuple[Taken, int]:
    """Lines of old Hebrew pages are turned; places and directions stay, since their length does."""
    text, count = eye_order.in_reading_order(page.text)
    if not count:
        return page, 0
    heading = page.facts.title
    if not eye_order.stands_in_order(heading):
        heading = eye_order.turned(heading)[0]
    return replace(page, text=text, facts=replace(page.facts, title=heading)), count


def tell_omitted(draft: Draft, omitted: dict[str, int], lost: int) -> None:
    for why in _REASONS:
        if omitted.get(why):
            draft.say(f"formats-page-{why}", count=omitted[why])
    if lost:
        draft.lose("formats-words-lost", count=lost)


# -- the words


def taken(markup: str, *, furniture: bool = True) -> Taken:
    """The article of a page: the part of it that is marked as such, else all of it.

    ``furniture``: menus and the like are left out, as a page of the web has them.
    """
    markup = html_shadow.opened(markup)
    parser = extras.module("selectolax.lexbor").LexborHTMLParser
    tree = parser(markup)
    facts = facts_of(tree)
    direction, body = _direction(tree), tree.body
    if body is None:
        return Taken("", facts, direction, {})
    walk = Walk(tree, furniture=furniture)
    page = walk.through(body, direction)
    home = walk.prose.home(body) if furniture else None
    whole = page.text()
    facts = replace(facts, title=part_on_page(facts.title, whole.split("\n")))
    omitted_letters = page.aside_ends()
    seen = conserving.letters_of_html(markup)
    lost = conserving.words_lost(seen, letters(whole) + omitted_letters)
    part, where = _part(walk, tree, page, direction) if furniture else None, "elsewhere"
    if part is None and home is not None:
        part, where = _prose(walk, page, home, tree, facts.title, direction), "around"
    if part is not None:
        part.omitted[where] = len(words(whole)) - len(words(part.text()))
        part.omitted.update({it: page.omitted[it] for it in ("hidden", "furniture", NOTES)})
        page = part
    text = page.text()
    page.omitted["frames"] = sum(
        html_shadow.words_in_frame(it, parser) for it in tree.css("iframe[srcdoc]")
    )
    omitted = {it: count for it, count in page.omitted.items() if count > 0}
    return Taken(text, facts, direction, page.directions(direction), omitted, lost)


def _told(markup: str, page: Taken) -> Taken:
    """The page itself, or what it holds for search engines where it shows next to nothing of that."""
    if not html_data.may_hold(markup) or (shown := letters(page.text)) >= _ENOUGH:
        return page
    tree = extras.module("selectolax.lexbor").LexborHTMLParser(markup)
    found = taken(html_data.as_page(bodies(tree)), furniture=False)
    if letters(found.text) < max(_ENOUGH, _MUCH_MORE * shown):
        return page
    heading = [page.facts.title] if page.facts.title else []
    text = "\n".join([*heading, found.text])
    return Taken(text, page.facts, page.direction, {}, lost=found.lost, by_data=True)


def _part(walk: Walk, tree: Any, whole: Page, direction: Direction) -> Page | None:
    """The one element that the page calls its article, when most of the page is in it."""
    most = 0
    for selector in ('[itemprop~="articleBody"]', "article, [role=article]", "main, [role=main]"):
        found = list({it.mem_id: it for it in tree.css(selector)}.values())[:50]
        if not found:
            continue
        most = most or letters(whole.text())
        pages = [walk.through(it, direction) for it in found]
        sizes = [letters(it.text()) for it in pages]
        best = max(range(len(pages)), key=lambda at: sizes[at])
        inside = {it.mem_id for it in found[best].css(selector)}
        others = sum(size for it, size in zip(found, sizes, strict=True) if it.mem_id not in inside)
        if sizes[best] >= min(_ENOUGH, most // 2) and sizes[best] >= 2 * others:
            if found[best].css_first("h1") is None:
                pages[best].put_before(standfirst(whole, pages[best], summaries(tree)))
                return _with_heading(pages[best], walk, tree, direction)
            return pages[best]
    return None


def _prose(
    walk: Walk, whole: Page, home: Any, tree: Any, title: str, direction: Direction
) -> Page | None:
    """From the headline to the end of the element with nearly all prose, where the page calls nothing its article."""
    part = walk.through(home, direction)
    heading = headline(tree)
    words_of = line(heading.text(deep=True, separator=" ")) if heading is not None else ""
    return from_headline(whole, part, {it for it in (words_of, title) if it})


def _with_heading(page: Page, walk: Walk, tree: Any, direction: Direction) -> Page:
    """The headline belongs to the article, also where it stands above its element."""
    first = headline(tree)
    if first is None:
        return page
    heading = walk.through(first, direction)
    if heading.text() and heading.text() not in page.text().split("\n"):
        page.put_before(heading)
    return page


def _direction(tree: Any) -> Direction:
    for it in (tree.body, tree.css_first("html")):
        told = (it.attributes.get("dir") or "").strip().lower() if it is not None else ""
        if told in ("rtl", "ltr"):
            return "rtl" if told == "rtl" else "ltr"
    return "auto"


def depth(markup: str) -> int:
    """How deep its elements lie in one another, at most, roughly and quickly."""
    deepest = now = 0
    for it in _TAG.finditer(markup):
        now = max(0, now - 1) if it[1] else now + 1
        deepest = max(deepest, now)
    return deepest


# -- the letters


def decode(data: bytes, chosen: str | None, header: str = "") -> tuple[decoding.Decoded, list[str]]:
    """The text, and the encodings that were named and not taken.

    What a person chose wins; then a byte order mark, then what the bytes themselves prove (UTF-8),
    then what the page says, then a guess.

    Raises:
        NotText: it is none.
    """
    if chosen is not None:
        return decoding.decode(data, chosen), []
    found = _DECLARED.search(data[:4096].replace(b"\0", b""))
    named = [it for it in (header, found[1].decode("ascii") if found else "") if it]
    named = [it for it in dict.fromkeys(_python_name(it) for it in named) if it]
    decoded = decoding.decode(data)
    by_bytes = decoded.bom or decoded.encoding != "utf-8" or not data.isascii()
    sure = decoded.certain and by_bytes and (decoded.bom or decoded.encoding.startswith("utf-"))
    if not sure and named:
        decoded = _as_named(data, named[0]) or decoded
    return decoded, [it for it in named if it != decoded.encoding]


def _as_named(data: bytes, encoding: str) -> decoding.Decoded | None:
    """Nothing where the bytes are not what the page says: templates say "utf-8" of anything."""
    try:
        told = decoding.decode(data, encoding)
    except decoding.NotText:
        return None
    return None if told.replaced else told


def _python_name(name: str) -> str:
    """As our decoder calls it; pages that say Latin-1 mean its Windows kin, as browsers read it."""
    plain = name.lower().replace("_", "-")
    plain = {
        "windows-1256": "cp1256",
        "windows-1252": "cp1252",
        "iso-8859-1": "cp1252",
        "us-ascii": "cp1252",
        "windows-1255": "cp1255",
        "iso-8859-6": "iso8859-6",
        "iso-8859-8": "iso8859-8",
        "iso-8859-8-i": "iso8859-8",
        "iso-8859-8-e": "iso8859-8",
        "utf8": "utf-8",
        "utf-16": "utf-16-le",
        "utf-16le": "utf-16-le",
        "utf-16be": "utf-16-be",
    }.get(plain, plain)
    return plain if decoding.is_encoding(plain) else ""


FORMAT = Format(
    id="html",
    suffixes=(".html", ".htm", ".xhtml", *one_file.SUFFIXES),
    read=read,
    recognises=recognises,
    owns=owns,
    guarded=True,
    unit="none",
    carries=frozenset({"text", "facts"}),
    extra="documents",
)
