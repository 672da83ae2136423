"""The words of a part of a .docx in their paragraphs, by what Word shows; it opens no other part.

Inserted words come in, deleted ones, hidden ones (by themselves or by their style) and the doubles for
older programs do not. Numbers of lists stand before their paragraphs, bullets are counted. A text
box follows the paragraph that holds it. Rows of a table are lines, their cells parted by tabs, unless
a cell has several paragraphs: then each is a line.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from hashiya.formats.documents import xml
from hashiya.formats.documents.docx_lists import OFF, Lists
from hashiya.formats.documents.page import Page, letters

_MAIN = "wordprocessingml"
_SIGNS = {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


@dataclass(slots=True)
class Part:
    """What a part holds; ``notes`` are the footnotes that it refers to, in their order."""

    page: Page = field(default_factory=Page)
    notes: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    counts: Counter[str] = field(default_factory=Counter[str])
    omitted_letters: int = 0
    added_letters: int = 0
    """Of the numbers of lists: the part itself does not have them."""


@dataclass(slots=True)
class _Paragraph:
    """What its properties say of a paragraph; ``number`` waits for its first words."""

    style: str
    hidden: bool
    list_id: str = ""
    level: int | None = None
    gone: bool = False
    rtl: bool = False
    number: str = ""


@dataclass(slots=True)
class _Row:
    """A row of a table on its way: where in the page's lines each cell ends."""

    page: Page
    ends: list[int] = field(default_factory=list[int])


class Reading:
    """Fed with events, one after the other."""

    def __init__(self, lists: Lists | None = None) -> None:
        self.part = Part()
        self._lists = lists or Lists()
        self._paragraphs: list[_Paragraph] = []
        self._pages = [self.part.page]
        self._rows: list[_Row] = []
        self._boxes: list[list[Page]] = []
        self._why: list[str] = []
        self._path: list[str] = []
        self._hidden = False
        self._fields: list[str] = []
        """Those that are open in the paragraph, by what was last said of each: ``begin`` or ``separate``."""

    @property
    def _page(self) -> Page:
        return self._pages[-1]

    def feed(self, event: str, element: Any) -> None:
        tag = _name(element.tag)
        if event == "start":
            self._path.append(tag)
            start = getattr(self, f"_start_{tag}", None)
            if start is not None:
                start(element)
            return
        end = getattr(self, f"_end_{tag}", None)
        if end is not None:
            end(element)
        self._path.pop()
        if tag != "t":
            element.clear()

    def finish(self) -> Part:
        self._page.end_line()
        self.part.omitted_letters = self._page.aside_ends()
        return self.part

    # what is left out

    def _start_del(self, _: Any) -> None:
        if self._path[-4:-1] == ["p", "pPr", "rPr"] and self._paragraphs:
            self._paragraphs[-1].gone = True  # joined with the next one
        if "r" not in self._path[:-1] and "rPr" not in self._path:
            self.part.counts["deletions"] += 1
        self._why.append("deleted")

    def _end_del(self, _: Any) -> None:
        self._why.pop()

    _start_moveFrom, _end_moveFrom = _start_del, _end_del  # noqa: N815 - names of elements

    def _start_ins(self, _: Any) -> None:
        if "rPr" not in self._path:
            self.part.counts["insertions"] += 1

    def _start_Fallback(self, _: Any) -> None:  # noqa: N802 - the element's name
        self._why.append("code")

    def _end_Fallback(self, _: Any) -> None:  # noqa: N802 - the element's name
        self._why.pop()

    def _start_r(self, _: Any) -> None:
        self._hidden = bool(self._paragraphs) and self._paragraphs[-1].hidden

    def _start_rStyle(self, element: Any) -> None:  # noqa: N802 - the element's name
        if self._path[-3:-1] == ["r", "rPr"]:
            # of two styles that hide, the second shows again what the first hid
            self._hidden ^= self._lists.styles.hidden(xml.given(element, "val"))

    def _start_vanish(self, element: Any) -> None:
        if self._path[-3:-1] == ["r", "rPr"]:
            self._hidden = xml.given(element, "val").lower() not in OFF

    def _start_fldChar(self, element: Any) -> None:  # noqa: N802 - the element's name
        kind = xml.given(element, "fldCharType")
        if kind == "begin":
            self._fields.append(kind)
        elif kind == "separate" and self._fields:
            self._fields[-1] = kind
        elif kind == "end" and self._fields:
            self._fields.pop()

    # words

    def _end_t(self, element: Any) -> None:
        text = element.text or ""
        if xml.given(element, "space") != "preserve":
            text = text.strip()
        self._say(text.replace("\n", " "))
        element.clear()

    def _end_delText(self, element: Any) -> None:  # noqa: N802 - the element's name
        self.part.page.leave_out("deleted", (element.text or "") + " ")

    def _say(self, text: str) -> None:
        hidden = (
            self._hidden or "begin" in self._fields[:-1]
        )  # it only tells another field what to do
        why = self._why[-1] if self._why else "hidden" if hidden else ""
        if why:
            self.part.page.leave_out(why, text)
            return
        if self._paragraphs and self._paragraphs[-1].number and text.strip():
            number, self._paragraphs[-1].number = self._paragraphs[-1].number, ""
            self._page.exactly(number)
            self.part.counts["numbers"] += 1
            self.part.added_letters += letters(number)
        self._page.exactly(text)

    def _start_tab(self, _: Any) -> None:
        if self._path[-2:-1] == ["r"]:
            self._say("\t")

    _start_ptab = _start_tab

    def _start_altChunk(self, _: Any) -> None:  # noqa: N802 - the element's name
        self.part.counts["chunks"] += 1

    def _start_br(self, _: Any) -> None:
        if not self._why and not self._hidden:
            self._page.end_line()

    _start_cr = _start_br

    def _start_noBreakHyphen(self, _: Any) -> None:  # noqa: N802 - the element's name
        self._say(_SIGNS["noBreakHyphen"])

    def _start_softHyphen(self, _: Any) -> None:  # noqa: N802 - the element's name
        self._say(_SIGNS["softHyphen"])

    def _start_sym(self, element: Any) -> None:
        try:
            self._say(chr(int(xml.given(element, "char"), 16)))
        except (ValueError, OverflowError):
            self._say("\ufffd")

    # paragraphs

    def _start_p(self, _: Any) -> None:
        styles = self._lists.styles
        self._paragraphs.append(_Paragraph(styles.usual, styles.hidden(styles.usual)))
        self._boxes.append([])
        self._page.turned = None
        self._fields.clear()

    def _start_bidi(self, element: Any) -> None:
        if self._path[-2:-1] == ["pPr"] and xml.given(element, "val").lower() not in OFF:
            self._page.turned = "rtl"
            self._paragraphs[-1].rtl = True

    def _start_pStyle(self, element: Any) -> None:  # noqa: N802 - the element's name
        if self._path[-3:-1] == ["p", "pPr"]:
            style = xml.given(element, "val")
            self._paragraphs[-1].style = style
            self._paragraphs[-1].hidden = self._lists.styles.hidden(style)

    def _start_numId(self, element: Any) -> None:  # noqa: N802 - the element's name
        if self._path[-4:-1] == ["p", "pPr", "numPr"]:
            self._paragraphs[-1].list_id = xml.given(element, "val")

    def _start_ilvl(self, element: Any) -> None:
        level = xml.given(element, "val")
        if self._path[-4:-1] == ["p", "pPr", "numPr"] and level.isdecimal():
            self._paragraphs[-1].level = int(level)

    def _end_pPr(self, _: Any) -> None:  # noqa: N802 - the element's name
        if self._path[-2:] != ["p", "pPr"] or self._why or self._paragraphs[-1].gone:
            return
        it = self._paragraphs[-1]
        number = self._lists.number(it.list_id, it.level, it.style, rtl=it.rtl)
        it.number = number or ""
        self.part.counts["bullets"] += number == ""

    def _end_p(self, _: Any) -> None:
        page = self._page
        if self._paragraphs:
            self._paragraphs.pop()
        if self._why:
            page.leave_out(self._why[-1], "\n")
        page.end_line()
        page.turned = None
        for box in self._boxes.pop() if self._boxes else []:
            for text, turned in box.lines:
                page.add(text, turned)

    def _start_txbxContent(self, _: Any) -> None:  # noqa: N802 - the element's name
        if not self._why:
            self.part.counts["boxes"] += 1
        self._pages.append(Page())

    def _end_txbxContent(self, _: Any) -> None:  # noqa: N802 - the element's name
        box = self._pages.pop()
        box.end_line()
        if self._boxes:
            self._boxes[-1].append(box)

    # tables

    def _start_tr(self, _: Any) -> None:
        self._rows.append(_Row(Page()))
        self._pages.append(self._rows[-1].page)

    def _end_tc(self, _: Any) -> None:
        self._page.end_line()
        if self._rows:
            self._rows[-1].ends.append(len(self._rows[-1].page.lines))

    def _end_tr(self, _: Any) -> None:
        row = self._rows.pop()
        self._pages.pop()
        row.page.row(0, row.ends)
        for text, turned in row.page.lines:
            self._page.add(text, turned)

    # what is referred to

    def _start_footnoteReference(self, element: Any) -> None:  # noqa: N802 - the element's name
        if not self._why:
            self.part.notes.append(("footnotes", xml.given(element, "id")))

    def _start_endnoteReference(self, element: Any) -> None:  # noqa: N802 - the element's name
        if not self._why:
            self.part.notes.append(("endnotes", xml.given(element, "id")))


def _name(tag: object) -> str:
    """Names of Word's own elements, of letters in formulas and of doubles; nothing else is looked at."""
    space, _, name = str(tag).rpartition("}")
    if _MAIN in space or (name == "t" and "math" in space) or name == "Fallback":
        return name
    return "-"


def words_of(data: bytes, lists: Lists | None = None) -> Part:
    """The words of a whole part."""
    reading = Reading(lists)
    for event, element in xml.events(data):
        reading.feed(event, element)
    return reading.finish()


def notes_of(data: bytes, lists: Lists | None = None) -> dict[str, Part]:
    """The footnotes of their part by id; lines that part them from the text are none."""
    found: dict[str, Part] = {}
    reading: Reading | None = None
    for event, element in xml.events(data):
        name = _name(element.tag)
        if name in ("footnote", "endnote"):
            if event == "start":
                reading = Reading(lists)
            elif reading is not None:
                if xml.given(element, "type") in ("", "normal"):
                    found[xml.given(element, "id")] = reading.finish()
                reading = None
        elif reading is not None:
            reading.feed(event, element)
    return found


def letters_kept(part: Part) -> int:
    return letters(part.page.text())
