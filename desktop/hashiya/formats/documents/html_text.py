"""The words of a page in their paragraphs, and what of it is left out by rule; it opens no link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from hashiya.formats.documents.html_hiding import declared, hidden_by_sheets, hides, is_invisible
from hashiya.formats.documents.html_notes import is_mark
from hashiya.formats.documents.html_prose import Prose
from hashiya.formats.documents.page import NOTES, Page
from hashiya.model.article import ParagraphDirection
from hashiya.text.direction import FSI, LRI, LRO, PDF, PDI, RLI, RLO

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "listing",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
CODE = frozenset(
    [
        "script",
        "style",
        "template",
        "head",
        "title",
        "meta",
        "link",
        "base",
        "iframe",
        "object",
        "embed",
    ]
) | {
    "applet",
    "audio",
    "canvas",
    "frame",
    "noembed",
    "noframes",
    "rp",
    "svg",
    "video",
}
"""No words of the page: not counted either. (``svg``: pictures; their words are labels.)"""

FURNITURE = frozenset(
    ["nav", "aside", "footer", "menu", "dialog", "button", "select", "textarea", "datalist"]
)
_FURNITURE_ROLES = frozenset(
    [
        "navigation",
        "banner",
        "contentinfo",
        "search",
        "complementary",
        "menu",
        "menubar",
        "toolbar",
        "dialog",
        "alertdialog",
        "tablist",
    ]
)
_BLOCK_LEVEL = frozenset(["block", "flex", "grid", "list-item", "table", "flow-root"])
"""Ways to show an element that give it lines of its own, whatever its name."""
_CONTENT, _LISTS, _CELLS = ("main", "article"), ("ul", "ol"), ("td", "th")
_LINKS, _SHORT, _OF_LINKS = 3, 25, 0.9
"""A menu: a list of so many links or more, with so few letters each, that leave nearly nothing beside them."""

_INLINE_TURNS = {"rtl": RLI, "ltr": LRI, "auto": FSI}
_CLOSERS = {RLI: PDI, LRI: PDI, FSI: PDI, RLO: PDF, LRO: PDF}


@dataclass(slots=True)
class _Open:
    """What changes with an element, and is taken back at its end."""

    tag: str
    block: bool
    why: str
    unseen: bool
    pre: bool
    turn: str
    turned: ParagraphDirection | None
    opener: str = ""
    """The sign of direction that stands before its words; Word writes such elements without any."""
    content: bool = False
    """Within what the page calls its article, or within a list: there lists of links are words."""
    owner: Any = None
    """The block that its words stand in."""
    linked: bool = False


class Walk:
    """One way through a page; ``page`` has what it found."""

    def __init__(self, tree: Any, *, furniture: bool = True) -> None:
        self._wholly, self._letters = hidden_by_sheets(tree)
        self._furniture = furniture
        self.page = Page()
        self.prose = Prose()
        self._rows: list[list[int]] = []
        """Of each row of a table that is open: where in the page's lines it starts, and where its cells end."""

    def through(self, root: Any, around: str = "auto") -> Page:
        """The words of an element and of all that is in it, in one loop: depth costs nothing.

        ``around`` is the direction that holds there; ``auto``: none is told.
        """
        page = self.page = Page()
        self.prose = Prose()
        self._rows = []
        stack = [
            _Open(
                "",
                block=True,
                why="",
                unseen=False,
                pre=False,
                turn=around.replace("auto", ""),
                turned=None,
            )
        ]
        for node, opens in _around(root):
            if not opens:
                self._leave(page, stack.pop(), stack[-1])
            elif node.is_text_node:
                self._text(page, stack[-1], node.text_content or "")
            else:
                stack.append(self._enter(page, node, stack[-1]))
        page.end_line()
        return page

    def _text(self, page: Page, at: _Open, text: str) -> None:
        if at.why == "code":
            return
        if at.why or at.unseen:
            page.leave_out(at.why or "hidden", text)
        elif at.pre:
            page.exactly(text)
        else:
            page.flow(text)
            if at.owner is not None:
                self.prose.take(at.owner, text, linked=at.linked)

    def _enter(self, page: Page, node: Any, above: _Open) -> _Open:
        tag = node.tag or ""
        given: dict[str, str | None] = node.attributes
        style = declared(given.get("style") or "")
        floats = style.get("float", "none") != "none"  # a large first letter, with its word beside
        block = tag in BLOCKS or (style.get("display") in _BLOCK_LEVEL and not floats)
        at = _Open(tag, block, above.why, above.unseen, above.pre, above.turn, above.turned)
        at.owner = node if at.block or tag in _CELLS else above.owner
        at.linked = above.linked or tag == "a"
        at.why = above.why or self._why(node, tag, given, style)
        if not at.why and page.is_begun and is_mark(node, tag, given):
            at.why = NOTES
        at.content = above.content or tag in _CONTENT or given.get("role") in _CONTENT
        if self._furniture and tag in _LISTS and not at.why and not at.content:
            at.why = "furniture" if _is_menu(node) else ""
            at.content = True
        invisible = is_invisible(style)
        if invisible is None and node.mem_id in self._letters:
            invisible = True
        at.unseen = above.unseen if invisible is None else invisible
        at.pre = tag in ("pre", "listing", "textarea") or (
            style.get("white-space", "pre" if above.pre else "").startswith("pre")
        )
        if at.block:
            if at.why:
                page.leave_out(at.why, "\n")
            else:
                page.end_line()
        self._turn(page, at, given, style)
        if tag == "tr" and not at.why:
            self._rows.append([len(page.lines)])
        if not at.why and not at.unseen:
            self._sign(page, tag)
        return at

    def _sign(self, page: Page, tag: str) -> None:
        if tag == "br":
            page.end_line()
        elif tag == "q":
            page.mark("“")

    def _leave(self, page: Page, at: _Open, above: _Open) -> None:
        if at.why:
            ended = at.block or (at.why == NOTES != above.why)
            page.leave_out(at.why, "\n" if ended else "")
            return
        if at.tag == "q" and not at.unseen:
            page.mark("”")
        if at.opener and not page.unmark(at.opener):
            page.mark(_CLOSERS[at.opener])
        if at.block or at.tag in _CELLS:
            page.end_line()
            page.turned = above.turned
        if at.tag in _CELLS and self._rows:
            self._rows[-1].append(len(page.lines))
        elif at.tag == "tr":
            start, *ends = self._rows.pop()
            page.row(start, ends)

    def _turn(
        self, page: Page, at: _Open, given: dict[str, str | None], style: dict[str, str]
    ) -> None:
        """Directions: of a block it is the paragraph's, inside a line it becomes its code points."""
        asked = (given.get("dir") or style.get("direction") or "").strip().lower()
        if at.tag == "bdi" and not asked:
            asked = "auto"
        if asked not in _INLINE_TURNS:
            return
        before, at.turn = at.turn, asked
        if at.block or at.tag in _CELLS:
            at.turned = None if asked == "auto" else cast("ParagraphDirection", asked)
            if not at.why:
                page.turned = at.turned
        elif not at.why and not at.unseen:
            override = at.tag == "bdo" and asked != "auto"
            if override or asked != before:
                sign = {"rtl": RLO, "ltr": LRO}[asked] if override else _INLINE_TURNS[asked]
                page.mark(sign)
                at.opener = sign

    def _why(self, node: Any, tag: str, given: dict[str, str | None], style: dict[str, str]) -> str:
        if tag in CODE:
            return "code"
        if tag == "noscript" or "hidden" in given or node.mem_id in self._wholly or hides(style):
            return "hidden"
        if not self._furniture:
            return ""
        role = (given.get("role") or "").lower()
        if tag in FURNITURE or role in _FURNITURE_ROLES:
            return "furniture"
        if tag == "header" and not node.css("h1") and not _is_within(node, "article"):
            return "furniture"
        return ""


def _around(root: Any) -> Iterator[tuple[Any, bool]]:
    """Nodes as they open (text too) and elements as they close, without recursion."""
    depth, node = 0, root
    while True:
        is_element = node.is_element_node
        if is_element or node.is_text_node:
            yield node, True
        child = node.first_child if is_element else None
        if child is not None:
            depth, node = depth + 1, child
            continue
        while True:
            if node.is_element_node:
                yield node, False
            if not depth:
                return
            after = node.next
            if after is not None:
                node = after
                break
            depth, node = depth - 1, node.parent


def _is_menu(node: Any) -> bool:
    """Whether a list outside of the article only leads elsewhere, in short words."""
    links = node.css("a")
    if len(links) < _LINKS:
        return False
    inside = sum(sum(map(str.isalpha, it.text(deep=True) or "")) for it in links)
    whole = sum(map(str.isalpha, node.text(deep=True) or ""))
    return _OF_LINKS * whole <= inside <= _SHORT * len(links)


def _is_within(node: Any, tag: str) -> bool:
    above = node.parent
    while above is not None:
        if above.tag == tag:
            return True
        above = above.parent
    return False
