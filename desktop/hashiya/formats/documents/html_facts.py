"""What a page says of itself: title, author, date, where it comes from; it follows no link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast
from urllib.parse import urlsplit

import msgspec

from hashiya.formats import guesses
from hashiya.formats.days import day
from hashiya.formats.documents import placeholders
from hashiya.text.decoding import storable

LONGEST = 1000
_JOINERS = "\u200c\u200d"
"""They cannot be seen, and are letters of words all the same."""

_BELOW, _SHORT = 6, 80
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
_STROKES, _HEADLINE = re.compile(r"\s+(?:[-–—|»]|::)\s+"), 12
_SPACE = re.compile(r"\s+")
_ARTICLES = re.compile(r"(Article|Posting|Report|Review|Chapter)$")
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "date",
)
_ARABIC_SCRIPT = frozenset(("ar", "fa", "ur", "ps", "ckb", "ku", "ug", "sd", "az"))


@dataclass(frozen=True, slots=True)
class Facts:
    title: str = ""
    author: str = ""
    published: str = ""
    source: str = ""
    url: str = ""
    language: str = ""


def facts_of(tree: Any) -> Facts:
    """What the page's head, its data for search engines and its own elements say; the surer first."""
    meta = _meta(tree)
    told = _linked_data(tree)
    found = Facts(
        title=_first(meta.get("og:title"), told.title, _words(headline(tree)),
                     placeholders.title(line(_text(tree, "title")))),
        author=_first(told.author, _names(meta, "author", "article:author", "dc.creator"),
                      _text(tree, "[rel=author]"), _text(tree, "[itemprop=author]")),
        published=next(filter(None, _dates(tree, meta, told)), ""),
        source=_first(meta.get("og:site_name"), told.source, meta.get("dc.publisher"), _site(tree)),
        url=next(filter(None, map(_address, _addresses(tree, meta))), ""),
        language=_language(tree),
    )  # fmt: skip
    ending = found.title.rpartition(" ")[0] and found.source
    if ending and re.search(rf"\s[-–—|:]\s{re.escape(ending)}$", found.title, re.IGNORECASE):
        found = replace(found, title=found.title[: -len(ending)].rstrip(" -–—|:"))
    return found


def summaries(tree: Any) -> set[str]:
    """What the page says in its head that it is about: mostly the words of the paragraph below its headline."""
    meta = _meta(tree)
    found = {line(meta.get(it)) for it in ("og:description", "description", "twitter:description")}
    return {it for it in found if it}


def headline(tree: Any) -> Any:
    """The heading with which the page's title begins, since logos are headings too; else the first one that is
    not the name of the site."""
    whole = line(_text(tree, "title"))
    others = [it for it in _headings(tree) if not _is_site(line(_words(it)), whole)]
    named = (it for it in others if whole.startswith(line(_words(it))))
    return max(named, key=lambda it: len(_words(it)), default=next(iter(others), None))


def _headings(tree: Any) -> list[Any]:
    return [it for it in tree.css("h1")[:20] if line(_words(it))]


def _is_site(words: str, title: str) -> bool:
    """Whether the page's title ends with those words, behind longer ones and a stroke between them."""
    found = re.search(rf"\s[-–—|:»]\s{re.escape(words)}$", title, re.IGNORECASE)
    return found is not None and found.start() > len(words)


def _site(tree: Any) -> str:
    whole = line(_text(tree, "title"))
    named = (line(_words(it)) for it in _headings(tree))
    return next((it for it in named if _is_site(it, whole)), "")


def part_on_page(title: str, lines: Sequence[str]) -> str:
    """Of a title of several parts the longest, where that stands on the page as a line: pages put the name of the
    site before the headline too. Else the title as it is."""
    longest = max(_STROKES.split(title), key=len)
    there = {line(it) for it in lines}
    return (
        longest if len(longest) >= _HEADLINE and longest in there and title not in there else title
    )


def day_below(title: str, text: str) -> str:
    """A day that stands in words in one of the short lines below the headline: pages write today's above it."""
    lines = text.split("\n")
    start = next((at for at, it in enumerate(lines) if title and line(it) == title), -1)
    below = lines[start + 1 : start + 1 + _BELOW] if start >= 0 else []
    return next(filter(None, (day(it) for it in below if len(it) <= _SHORT)), "")


def line(text: str | None) -> str:
    """One line that can be kept: no control, no run of spaces, not too long."""
    kept = storable(text or "")[0]
    plain = "".join(it for it in kept if it.isprintable() or it.isspace() or it in _JOINERS)
    return _SPACE.sub(" ", plain).strip()[:LONGEST]


def fitting_language(declared: str, text: str) -> str:
    """What the page says, if the letters of its text allow it: templates say "en" of anything."""
    guessed = guesses.language(text)
    told = declared.lower().partition("-")[0].partition("_")[0]
    if guessed in _ARABIC_SCRIPT and told in _ARABIC_SCRIPT:
        return told
    return guessed


def _first(*found: str | None) -> str:
    return next((it for it in map(line, found) if it), "")


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for it in tree.css("meta[content]"):
        given = it.attributes
        name = given.get("property") or given.get("name") or given.get("itemprop") or ""
        if name and given.get("content"):
            found.setdefault(name.strip().lower(), given["content"])
    return found


def _names(meta: dict[str, str], *names: str) -> str | None:
    """The first that is a name: some give the address of a page about the author."""
    found = (meta.get(it, "") for it in names)
    return next((it for it in found if it and "://" not in it), None)


def _text(tree: Any, selector: str) -> str:
    return _words(tree.css_first(selector))


def _words(node: Any) -> str:
    return (node.text(deep=True, separator=" ") or "") if node is not None else ""


def _dates(tree: Any, meta: dict[str, str], told: Facts) -> Iterator[str]:
    yield told.published
    for name in _DATES:
        yield day(meta.get(name))
    for selector in ("article time[datetime]", "[itemprop=datePublished]", "time[datetime]"):
        it = tree.css_first(selector)
        if it is not None:
            yield day(it.attributes.get("datetime") or it.attributes.get("content"))


def _addresses(tree: Any, meta: dict[str, str]) -> Iterator[str]:
    it = tree.css_first("link[rel=canonical]")
    yield ((it.attributes.get("href") or "") if it is not None else "")
    yield meta.get("og:url", "")
    found = _SAVED_FROM.search(str(tree.html or "")[:4000])
    yield found[1] if found else ""


def _address(text: str) -> str:
    """Only addresses of the web; what runs or lies on a disk is none."""
    plain = line(text)
    try:
        parts = urlsplit(plain)
    except ValueError:
        return ""
    return plain if parts.scheme.lower() in ("http", "https") and parts.netloc else ""


def _language(tree: Any) -> str:
    root = tree.css_first("html")
    return line((root.attributes.get("lang") or "") if root is not None else "")[:20]


# -- data for search engines


def bodies(tree: Any) -> Iterator[str]:
    """The words of articles that the page holds for search engines."""
    for it in _articles(tree):
        body = it.get("articleBody")
        if isinstance(body, str):
            yield storable(body)[0]


def _linked_data(tree: Any) -> Facts:
    it = next(_articles(tree), None)
    if it is None:
        return Facts()
    return Facts(
        title=_name(it.get("headline")) or _name(it.get("name")),
        author=_name(it.get("author")) or _name(it.get("creator")),
        published=day(_name(it.get("datePublished"))),
        source=_name(it.get("publisher")),
    )


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.css('script[type="application/ld+json"]'):
        try:
            data = msgspec.json.decode((script.text() or "").strip())
        except (msgspec.MsgspecError, ValueError, RecursionError):
            continue
        for it in _things(data):
            kinds = it.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(_ARTICLES.search(str(kind)) for kind in cast("list[Any]", kinds)):
                yield it


def _things(data: Any) -> Iterator[dict[str, Any]]:
    """The objects at the top, or in the graph there."""
    for it in cast("list[Any]", data if isinstance(data, list) else [data]):
        if isinstance(it, dict):
            yield cast("dict[str, Any]", it)
            graph: Any = it.get("@graph")
            if isinstance(graph, list):
                yield from (one for one in cast("list[Any]", graph) if isinstance(one, dict))


def _name(value: Any) -> str:
    if isinstance(value, str):
        return line(value)
    if isinstance(value, list):
        names = [_name(it) for it in cast("list[Any]", value)[:20]]
        return "، ".join(it for it in names if it)
    if isinstance(value, dict):
        return _name(cast("dict[str, Any]", value).get("name"))
    return ""
