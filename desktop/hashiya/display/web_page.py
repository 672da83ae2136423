"""An annotated article as one web page that needs nothing else: values in, pieces of HTML out.

The text content of the element ``#text`` is the article's text, character for character; each
mark says with ``data-start`` and ``data-end`` where its annotation stands, in code points, and a
piece of a divided mark with ``data-from`` and ``data-to`` where itself does. Names and titles are
escaped and cannot steer the page; nothing is fetched from anywhere.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

import hashiya
from hashiya.display.listing import short_quote
from hashiya.display.palette import ThemeName
from hashiya.display.web_fonts import font_faces
from hashiya.display.web_marks import Marker
from hashiya.display.web_style import style_sheet
from hashiya.display.web_words import attribute, calm, named
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.text.direction import base_direction
from hashiya.wording import Wording

# Copies the very characters of the text, line ends and invisible ones included: what a browser
# copies by itself has the line ends of the page.
COPYING = (
    "document.addEventListener('copy',function(e){var s=getSelection(),"
    "t=document.getElementById('text');if(!s.rangeCount||s.isCollapsed)return;"
    "var r=s.getRangeAt(0);if(!t.contains(r.commonAncestorContainer))return;"
    "e.clipboardData.setData('text/plain',r.toString());e.preventDefault()});"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageChoice:
    """How the page is to be: without a ``theme`` it follows the browser's light and dark."""

    language: str = "ar"
    theme: ThemeName | None = None
    legend: bool = True
    fonts: bool = True


def web_page(annotated: AnnotatedArticle, schema: Schema, choice: PageChoice) -> Iterator[str]:
    """The page in pieces, to be written one after the other as UTF-8 without changed line ends."""
    return _Page(annotated, schema, choice).pieces()


class _Page:
    def __init__(self, annotated: AnnotatedArticle, schema: Schema, choice: PageChoice) -> None:
        self._annotated = annotated
        self._article = annotated.article
        self._schema = schema
        self._choice = choice
        self._wording = Wording(choice.language)
        self._marker = Marker(annotated, schema, choice.language)
        self._known = {it.id: it for it in annotated.annotations}
        self._title = self._article.title or self._article.name

    def pieces(self) -> Iterator[str]:
        yield from self._head()
        yield from self._heading()
        language = attribute(self._article.language or "und")
        digest = hashlib.sha256(self._article.text.encode("utf-8")).hexdigest()
        yield f'<article id="text" lang="{language}" data-sha256="{digest}">'
        yield from self._marker.paragraphs()
        yield "</article>\n"
        if self._choice.legend:
            yield from self._legend()
        yield from self._relations()
        yield f"<footer>{self._say('paper-made', version=hashiya.__version__)}</footer>\n"
        yield f"</main>\n<script>{COPYING}</script>\n</body>\n</html>\n"

    def _head(self) -> Iterator[str]:
        direction = "rtl" if self._wording.rtl else "ltr"
        digest = base64.b64encode(hashlib.sha256(COPYING.encode()).digest()).decode()
        policy = f"default-src 'none'; style-src 'unsafe-inline'; font-src data:; script-src 'sha256-{digest}'"
        faces = font_faces(self._title + self._article.text) if self._choice.fonts else ""
        yield f'<!doctype html>\n<html lang="{self._choice.language}" dir="{direction}">\n<head>\n'
        yield '<meta charset="utf-8">\n'
        yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        yield '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        yield f'<meta name="generator" content="Hashiya {hashiya.__version__}">\n'
        if self._article.author:
            yield f'<meta name="author" content="{calm(self._article.author)}">\n'
        yield f"<title>{calm(self._title)}</title>\n<style>\n"
        yield style_sheet(self._choice.theme, faces)
        yield "\n</style>\n</head>\n<body>\n<main>\n"

    def _heading(self) -> Iterator[str]:
        article = self._article
        told = article.direction
        direction = base_direction(self._title) if told == "auto" else told
        language = attribute(article.language or "und")
        facts = [it for it in (article.source, article.author, article.published) if it]
        yield f'<header dir="{direction}" lang="{language}"><h1>{calm(self._title)}</h1>'
        yield f'<p class="facts">{" · ".join(named(it) for it in facts or [article.name])}</p>'
        yield "</header>\n"

    def _legend(self) -> Iterator[str]:
        counts = Counter((it.layer, it.label) for it in self._annotated.annotations)
        if not counts:
            return
        looks, order = self._marker.looks, self._marker.looks.order
        samples = {(it.layer, it.label): looks.of(it) for it in self._annotated.annotations}
        yield f'<section><h2>{self._say("paper-legend")}</h2><ul class="legend">\n'
        for key in sorted(counts, key=lambda it: (order.get(it, len(order)), it)):
            look = samples[key]
            yield f'<li class="s{look.slot}"><i class="{look.form} {look.line}"></i>'
            yield f"<code>{calm(look.short)}</code>{named(look.name)}<b>{counts[key]}</b></li>\n"
        yield "</ul></section>\n"

    def _relations(self) -> Iterator[str]:
        known = self._known
        shown = [
            it for it in self._annotated.relations if it.from_id in known and it.to_id in known
        ]
        if not shown:
            return
        columns = ("paper-relation-from", "paper-relation", "paper-relation-to")
        heads = "".join(f'<th scope="col">{self._say(it)}</th>' for it in columns)
        yield f"<section><h2>{self._say('paper-relations')}</h2><table>\n<tr>{heads}</tr>\n"
        for it in shown:
            yield f'<tr data-id="{attribute(it.id)}" data-label="{attribute(it.label)}">'
            yield f"<td>{self._end(it.from_id)}</td><td>{named(self._kind(it))}</td>"
            yield f"<td>{self._end(it.to_id)}</td></tr>\n"
        yield "</table></section>\n"

    def _end(self, annotation_id: str) -> str:
        words = named(short_quote(self._known[annotation_id].quote))
        return f'<a href="#m-{quote(annotation_id)}">{words}</a>'

    def _kind(self, relation: Relation) -> str:
        kind = self._schema.relation(relation.label)
        return kind.name(self._choice.language) if kind else relation.label

    def _say(self, message: str, **values: str | int) -> str:
        return escape(self._wording.say(message, **values))
