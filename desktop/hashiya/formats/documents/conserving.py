"""A second way to the words of a document, to see whether the first one lost any; it keeps none of them."""

from __future__ import annotations

from html.parser import HTMLParser

from hashiya.formats.documents.page import letters

ALLOWED = 0.001
"""Of the letters: more is told."""

_LETTERS_OF_WORD = 5
_NO_WORDS = frozenset(
    [
        "script",
        "style",
        "template",
        "title",
        "head",
        "svg",
        "noembed",
        "noframes",
        "iframe",
        "object",
        "canvas",
        "audio",
        "video",
        "applet",
        "rp",
    ]
)
_VOID = frozenset(
    [
        "meta",
        "link",
        "base",
        "br",
        "hr",
        "img",
        "input",
        "col",
        "area",
        "embed",
        "source",
        "track",
        "wbr",
        "param",
    ]
)


def words_lost(seen: int, kept: int) -> int:
    """About how many words the second way saw more than the first kept or left out by rule; 0: as good as none.

    Both count letters: a word cut otherwise is no loss.
    """
    lost = seen - kept
    return max(1, round(lost / _LETTERS_OF_WORD)) if lost > max(ALLOWED * seen, 1) else 0


def letters_of_html(markup: str) -> int:
    """Letters and digits of a page outside programs and style sheets, by the parser of Python."""
    reader = _Letters()
    reader.feed(
        markup + "\n<p>"
    )  # a tag or comment that is open at the end is no words: not closed
    return reader.count


class _Letters(HTMLParser):
    """Counts; it knows nothing of blocks, hiding or broken nesting."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.count = 0
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self._inside.clear()
        elif tag in _NO_WORDS and tag not in _VOID:
            self._inside.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("path", "use", "image"):
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._inside:
            while self._inside.pop() != tag:
                pass

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """To a browser ``<![…`` is a comment whatever follows; the parser gives up over words that it does not know."""
        return self.parse_bogus_comment(i)

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.count += letters(data)
