"""The words of an OpenDocument text in their paragraphs, by what LibreOffice shows; it opens no archive.

What is tracked as deleted, hidden (by itself or by its style) or a comment is left out and counted.
Numbers of lists stand before their paragraphs, bullets are counted. A text box follows the paragraph
that holds it, footnotes stand at the end, rows of tables are lines as in Word documents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from hashiya.formats.documents import xml
from hashiya.formats.documents.odt_lists import OUTLINE, Level, Lists, levels_of
from hashiya.formats.documents.page import Page, letters
from hashiya.model.article import ParagraphDirection

_PARAGRAPHS = ("p", "h")
_OUT = {
    "tracked-changes": "deleted",
    "annotation": "comments",
    "hidden-text": "hidden",
    "ruby-text": "hidden",
    "covered-table-cell": "hidden",
}
_DRAWN = "opendocument:xmlns:draw"
_SHAPES = frozenset(
    ["caption", "circle", "connector", "custom-shape", "ellipse", "line", "measure", "path", "rect"]
) | {"polygon", "polyline", "regular-polygon", "text-box"}
"""What is drawn and may have paragraphs of its own, in the middle of another."""
_NO_WORDS = frozenset(
    [
        "sequence-decls",
        "variable-decls",
        "user-field-decls",
        "dde-connection-decls",
        "alphabetical-index-auto-mark-file",
        "forms",
        "scripts",
        "note-citation",
        "binary-data",
        "event-listeners",
        "math",
    ]
)
_ABOUT = ("purl.org/dc", "svg-compatible", "opendocument:xmlns:meta", "xmlns:office:meta")
"""Of elements whose text is no word of the document: who wrote a comment, what a picture shows."""

_SPACES = 1000


@dataclass(slots=True)
class Styles:
    """Names of styles: those that hide their words, the direction of paragraphs, the levels of lists.

    ``asked`` are those of which somebody turned a paragraph by hand. In the styles that a document comes with
    programs write left to right by themselves, as LibreOffice does with all that it takes over from Word.
    """

    hidden: set[str] = field(default_factory=set[str])
    turned: dict[str, ParagraphDirection] = field(default_factory=dict[str, ParagraphDirection])
    asked: set[str] = field(default_factory=set[str])
    lists: dict[str, dict[int, Level]] = field(default_factory=dict[str, dict[int, Level]])


@dataclass(slots=True)
class Words:
    """What a document holds; ``skipped`` counts letters that are none of its words."""

    page: Page = field(default_factory=Page)
    counts: Counter[str] = field(default_factory=Counter[str])
    skipped: int = 0
    omitted_letters: int = 0
    added_letters: int = 0
    """Of the numbers of lists: the document itself does not have them."""


@dataclass(slots=True)
class _Table:
    """Where in its page's lines each cell of the row in hand ends."""

    start: int = 0
    ends: list[int] = field(default_factory=list[int])


def styles_of(*roots: Any) -> Styles:
    """Of the parts of a document that hold styles; what a style does not say it has from its parent."""
    above: dict[str, str] = {}
    found = Styles()
    shows: dict[str, bool] = {}
    by_hand: set[str] = set()
    for root in roots:
        for it in root.iter():
            kind = xml.local(it.tag)
            if kind in ("list-style", "outline-style"):
                name = OUTLINE if kind == "outline-style" else xml.given(it, "name")
                found.lists[name] = levels_of(it)
            if kind == "automatic-styles":
                by_hand |= {xml.given(one, "name") for one in it}
            if kind != "style":
                continue
            above[xml.given(it, "name")] = xml.given(it, "parent-style-name")
            _take_style(it, found, shows)
    for name in above:
        if not next((shows[it] for it in _line(name, above) if it in shows), True):
            found.hidden.add(name)
        told = next((it for it in _line(name, above) if it in found.turned), None)
        if told is not None:
            found.turned[name] = found.turned[told]
            if told in by_hand:
                found.asked.add(name)
    return found


def _take_style(style: Any, found: Styles, shows: dict[str, bool]) -> None:
    """What a style itself says."""
    name = xml.given(style, "name")
    for it in style:
        mode, display = xml.given(it, "writing-mode"), xml.given(it, "display")
        if mode.startswith(("rl", "lr")):
            found.turned[name] = "rtl" if mode.startswith("rl") else "ltr"
        if xml.local(it.tag) == "text-properties" and display:
            shows[name] = display != "none"


def _line(name: str, above: dict[str, str]) -> Iterator[str]:
    """A style and those above it, none twice."""
    seen: set[str] = set()
    while name and name not in seen:
        seen.add(name)
        yield name
        name = above.get(name, "")


def words_of(body: Any, styles: Styles) -> Words:
    """The words below an element."""
    walk = _Walk(styles)
    walk.through(body)
    return walk.finish()


class _Walk:
    """One way through a document, in one loop: depth costs nothing."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._words = Words()
        self._pages = [self._words.page]
        self._notes = Page()
        self._boxes: list[list[Page]] = []
        self._tables: list[_Table] = []
        self._why: list[str] = []
        self._lists = Lists(styles.lists)
        self._numbers: list[str] = []

    def through(self, root: Any) -> None:
        stack: list[tuple[Any, Iterator[Any]]] = [(root, iter(root))]
        while stack:
            node, below = stack[-1]
            child = next(below, None)
            if child is None:
                stack.pop()
                if stack:
                    self._leave(node)
                    self._say(node.tail)
                continue
            self._enter(child)
            self._say(child.text)
            stack.append((child, iter(child)))

    def finish(self) -> Words:
        found = self._words
        found.page.end_line()
        for text, turned in self._notes.lines:
            found.page.add(text, turned)
        found.omitted_letters = found.page.aside_ends()
        return found

    def _say(self, text: str | None) -> None:
        if not text:
            return
        why = next((it for it in reversed(self._why) if it), "")
        if why == "code":
            self._words.skipped += letters(text)
        elif why:
            self._words.page.leave_out(why, text)
        else:
            if self._numbers and self._numbers[-1] and text.strip():
                self._put_number()
            self._pages[-1].flow(text)

    def _put_number(self) -> None:
        """Before the first words of its paragraph."""
        number, self._numbers[-1] = self._numbers[-1], ""
        self._pages[-1].flow(number)
        self._words.counts["numbers"] += 1
        self._words.added_letters += letters(number)

    def _enter(self, node: Any) -> None:
        name = xml.local(node.tag)
        self._why.append(self._reason(node, name))
        if name == "insertion":
            self._words.counts["insertions"] += 1
        if why := next((it for it in reversed(self._why) if it), ""):
            self._words.page.leave_out(why, "\n" if name in _PARAGRAPHS else "")
            return
        if name in _PARAGRAPHS:
            self._boxes.append([])
            number = self._lists.number(node, name)
            self._words.counts["bullets"] += number == ""
            self._numbers.append(number or "")
            self._pages[-1].end_line()
            style = xml.given(node, "style-name")
            self._pages[-1].turned = self._styles.turned.get(style)
            self._pages[-1].by_habit = style not in self._styles.asked
        elif name == "s":
            count = xml.given(node, "c")
            self._pages[-1].mark(" " * (min(int(count), _SPACES) if count.isdecimal() else 1))
        elif name == "tab":
            self._pages[-1].mark("\t")
        elif name == "line-break":
            self._pages[-1].end_line()
        elif name in ("list", "list-item", "list-header"):
            self._lists.enter(node, name)
        elif name == "note-body" or _is_shape(node, name):
            self._words.counts["footnotes"] += name == "note-body"
            self._pages.append(Page())
        elif name == "table-row":
            self._pages[-1].end_line()
            self._tables.append(_Table(len(self._pages[-1].lines)))

    def _reason(self, node: Any, name: str) -> str:
        space = str(node.tag).partition("}")[0]
        if name in _NO_WORDS or name.endswith("-source") or any(it in space for it in _ABOUT):
            return "code"
        if name in _OUT:
            return _OUT[name]
        is_hidden = name in (*_PARAGRAPHS, "span", "a") and (
            xml.given(node, "style-name") in self._styles.hidden
        )
        is_hidden = is_hidden or xml.given(node, "is-hidden") == "true"
        is_hidden = is_hidden or (name == "section" and xml.given(node, "display") == "none")
        return "hidden" if is_hidden else ""

    def _leave(self, node: Any) -> None:
        name = xml.local(node.tag)
        why = next((it for it in reversed(self._why) if it), "")
        self._why.pop()
        if why:
            self._words.page.leave_out(why, "\n" if name in _PARAGRAPHS else "")
        elif name in _PARAGRAPHS:
            self._numbers.pop()
            self._end_paragraph()
        elif name == "list":
            self._lists.leave(name)
        elif name == "note-body" or _is_shape(node, name):
            self._end_aside(name)
        elif name == "table-cell" and self._tables:
            self._pages[-1].end_line()
            self._tables[-1].ends.append(len(self._pages[-1].lines))
        elif name == "table-row" and self._tables:
            row = self._tables.pop()
            self._pages[-1].row(row.start, row.ends)

    def _end_paragraph(self) -> None:
        page = self._pages[-1]
        page.end_line()
        page.turned = None
        for box in self._boxes.pop():
            for text, turned in box.lines:
                page.add(text, turned)

    def _end_aside(self, name: str) -> None:
        """A shape with words comes after the paragraph that holds it, a footnote at the end."""
        aside = self._pages.pop()
        aside.end_line()
        if name != "note-body":
            self._words.counts["boxes"] += bool(aside.lines)
            if self._boxes:
                self._boxes[-1].append(aside)
                return
        for text, turned in aside.lines:
            (self._notes if name == "note-body" else self._pages[-1]).add(text, turned)


def _is_shape(node: Any, name: str) -> bool:
    return name in _SHAPES and _DRAWN in str(node.tag)
