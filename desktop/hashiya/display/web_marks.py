"""The text of an article as paragraphs of HTML with its annotations as elements; no page round it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from hashiya.display.highlights import Look, Looks, lane_numbers
from hashiya.display.nesting import Close, Open, Piece, nested
from hashiya.display.span_index import SpanIndex
from hashiya.display.web_style import LEVELS
from hashiya.display.web_words import attribute, calm, verbatim
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.schema import Schema
from hashiya.text.blocks import split_blocks


class Marker:
    """Writes one paragraph after the other; a mark over several has a piece in each."""

    def __init__(self, annotated: AnnotatedArticle, schema: Schema, language: str) -> None:
        self.looks = Looks(schema, language)
        self._article = annotated.article
        self._text = annotated.article.text
        told = annotated.article.direction
        self._forced = None if told == "auto" else told
        self._blocks = split_blocks(self._text, self._forced, annotated.article.directions)
        self._index = SpanIndex(annotated.annotations)
        self._numbers: dict[str, int] = {}
        self._seen: set[str] = set()

    def paragraphs(self) -> Iterator[str]:
        first = 0
        while first < len(self._blocks):
            after = first + 1
            while after < len(self._blocks) and not self._blocks.starts_paragraph(after):
                after += 1
            yield from self._paragraph(first, after)
            first = after

    def _paragraph(self, first: int, after: int) -> Iterator[str]:
        start, end = self._blocks.range(first)[0], self._blocks.range(after - 1)[1]
        here: dict[str, Annotation] = {}
        for block in range(first, after):
            found = self._index.within(*self._blocks.range(block))
            self._number(found)
            here.update((it.id, it) for it in found)
        blocks = self._blocks
        direction = blocks.turned(first) or self._forced or blocks.direction(first)
        line_end = self._blocks.content(after - 1)[1]
        yield f'<p dir="{direction}">'
        for event in nested(here.values(), start, end):
            match event:
                case Open(piece):
                    yield self._opening(piece)
                case Close():
                    yield "</mark>"
                case _:
                    yield from self._words(event.start, event.end, line_end)
        yield "</p>"

    def _words(self, start: int, end: int, line_end: int) -> Iterator[str]:
        """The line end is there to be read and copied, but takes no room."""
        yield verbatim(self._text[start : min(end, line_end)])
        if end > line_end:
            rest = verbatim(self._text[max(start, line_end) : end])
            yield f'<span class="end">{rest}</span>'

    def _number(self, found: list[Annotation]) -> None:
        lined = [it for it in found if self.looks.of(it).form != "band"]
        for name, number in lane_numbers(lined, self.looks).items():
            self._numbers.setdefault(name, min(number, LEVELS - 1))

    def _opening(self, piece: Piece) -> str:
        it = piece.annotation
        look = self.looks.of(it)
        said = {"class": self._classes(piece, look)}
        if it.id not in self._seen:
            self._seen.add(it.id)
            said["id"] = f"m-{it.id}"
        said |= {"data-id": it.id, "data-layer": it.layer, "data-label": it.label}
        said |= {"data-start": str(it.start), "data-end": str(it.end)}
        if (piece.start, piece.end) != (it.start, it.end):
            said |= {"data-from": str(piece.start), "data-to": str(piece.end)}
        if it.annotator:
            said["data-annotator"] = it.annotator
        if it.attributes:
            said["data-attributes"] = msgspec.json.encode(it.attributes).decode()
        values = "".join(f' {name}="{attribute(value)}"' for name, value in said.items())
        return f'<mark{values} title="{calm(look.name)}">'

    def _classes(self, piece: Piece, look: Look) -> str:
        names = [look.form, f"s{look.slot}"]
        if look.form != "band":
            names += [look.line, f"n{self._numbers.get(piece.annotation.id, 0)}"]
        names += ["first"] * piece.opens + ["last"] * piece.closes
        return " ".join(names)
