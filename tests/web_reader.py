"""Reads a web page as a browser would, as far as tests want to know: text, marks, links."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta"}


@dataclass
class Mark:
    values: dict[str, str]
    start: int
    end: int = -1


@dataclass
class Seen:
    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    root: dict[str, str] = field(default_factory=dict)
    words: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = Seen()
        self._open: list[tuple[str, Mark | None]] = []
        self._inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        seen = self.seen
        seen.sources += [it for name in ("src", "srcset") if (it := values.get(name))]
        if tag == "html":
            seen.root = values
        if tag == "a":
            seen.links.append(values["href"])
        if "id" in values:
            seen.ids.append(values["id"])
        mark = Mark(values, len(seen.text)) if tag == "mark" else None
        if mark:
            seen.marks.append(mark)
            seen.titles.append(values["title"])
        if tag == "p" and self._inside:
            seen.paragraphs.append(values["dir"])
        if tag not in VOID:
            self._open.append((tag, mark))
        if self._inside or values.get("id") == "text":
            self._inside += tag not in VOID

    def handle_endtag(self, tag: str) -> None:
        name, mark = self._open.pop()
        assert name == tag, f"{tag} ends inside {name}"
        if mark:
            mark.end = len(self.seen.text)
        self._inside -= self._inside > 0

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.seen.text += data
        elif self._open and self._open[-1][0] not in {"style", "script"}:
            self.seen.words += data


def read(page: str) -> Seen:
    """Every element must be closed in its turn, or this fails."""
    reader = _Reader()
    # what every parser of HTML does with line ends before anything else
    reader.feed(page.replace("\r\n", "\n").replace("\r", "\n"))
    reader.close()
    assert not reader._open
    return reader.seen
