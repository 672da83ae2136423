"""The words of a document in RTF in their paragraphs, by what a word processor shows; it opens no file.

Hidden and deleted words, comments, heads and feet are left out and counted; footnotes stand at the end, a
text box follows its paragraph, rows of tables are lines as in Word documents, list numbers stand before
their paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from hashiya.formats.documents import rtf_signs as signs
from hashiya.formats.documents.page import Page

_TOKEN = re.compile(
    r"\\([A-Za-z]{1,32})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\(.)|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\",
    re.S,
)
_FACTS = ("title", "author")


@dataclass(slots=True)
class Words:
    """What a document holds."""

    page: Page = field(default_factory=Page)
    facts: dict[str, str] = field(default_factory=dict[str, str])
    counts: Counter[str] = field(default_factory=Counter[str])
    edges: str = ""


@dataclass(slots=True)
class _State:
    """What a group has until it ends. ``into``: where its words go ("": the text)."""

    into: str = ""
    font: int = -1
    other_font: int = -1
    turned: bool = False
    hidden: bool = False
    deleted: bool = False
    width: int = 1
    aside: bool = False
    begins: str = ""
    """What this very group is, where its end matters."""


class Reading:
    """One way through the bytes, token by token; depth costs nothing."""

    def __init__(self) -> None:
        self.words = Words()
        self._pages = [self.words.page]
        self._notes = Page()
        self._boxes: list[Page] = []
        self._state = _State()
        self._above: list[_State] = []
        self._fonts: dict[int, int] = {}
        self._east = False
        self._code_page = "cp1252"
        self._bytes = bytearray()
        self._owed = self._high = 0
        self._utf_8 = False
        self._told: dict[str, list[str]] = {}
        self._starred = False
        self._row: tuple[int, list[int]] | None = None

    def through(self, data: bytes) -> Words:
        self._utf_8 = not data.isascii() and _is_utf_8(data)
        text = data.decode("latin-1")
        at, end = 0, len(text)
        while at < end:
            it = _TOKEN.match(text, at)
            assert it is not None  # every sign is one of them
            at = it.end()
            if it[5] == "}" and len(self._above) == 1:
                break  # what follows the document is none of it
            if it[1]:
                at += self._word(it[1], it[2])
            elif it[3]:
                self._byte(int(it[3], 16))
            elif it[4]:
                self._sign(it[4])
            elif it[5]:
                self._brace(it[5])
            elif it[6]:
                self._plain(it[6])
        return self._finish()

    def _finish(self) -> Words:
        self._flush()
        while self._above:
            self._brace("}")
        self._end_line()
        found = self.words
        for text, turned in self._notes.lines:
            found.page.add(text.lstrip(" \t"), turned)
        found.page.aside_ends()
        found.edges = "".join(self._told.pop("edges", []))
        found.facts = {it: "".join(told).strip() for it, told in self._told.items()}
        return found

    # groups

    def _brace(self, which: str) -> None:
        self._flush()
        self._owed, self._starred = 0, False
        if which == "{":
            self._above.append(self._state)
            self._state = replace(self._state, begins="")
        elif self._above:
            self._end_group(self._state.begins)
            self._state = self._above.pop()

    def _begin(self, word: str) -> bool:
        """Whether the word says what the group is for."""
        starred, self._starred = self._starred, False
        state = self._state
        if word in _FACTS and state.into == "info":
            state.into = word
        elif word == "ud" and state.into.startswith("twice "):
            state.into = state.into.removeprefix("twice ")
            self._told.pop(state.into, None)
        elif state.into in ("silent", "font") and word != "shptxt":
            return starred or word in signs.SILENT
        elif word in ("fonttbl", "info", "listtext", "pntext", "upr"):
            state.begins = word
            kinds = {"fonttbl": "font", "pntext": "listtext", "upr": f"twice {state.into}"}
            state.into = kinds.get(word, word)
        elif word in signs.EDGES:
            state.into = "edges"
            self._told.setdefault("edges", []).append(" ")
        elif word == "annotation":
            state.into = "comments"
        elif word in ("footnote", "shptxt") and state.into != "edges":
            state.begins, state.into = word, ""
            self._pages.append(Page())
        elif word in signs.SILENT or (starred and word not in signs.SHOWN):
            self.words.counts["embedded"] += word == "objdata"
            state.into = "silent"
        else:
            return starred
        return True

    def _end_group(self, begun: str) -> None:
        if begun in ("listtext", "pntext"):
            number = "".join(self._told.pop("listtext", [])).strip()
            if any(map(str.isalnum, number)):
                self._pages[-1].exactly(number + " ")
                self.words.counts["numbers"] += 1
            elif number:
                self.words.counts["bullets"] += 1
        elif begun in ("footnote", "shptxt") and len(self._pages) > 1:
            aside = self._pages.pop()
            aside.end_line()
            self.words.counts["footnotes" if begun == "footnote" else "boxes"] += bool(aside.lines)
            if begun == "footnote":
                for text, turned in aside.lines:
                    self._notes.add(text, turned)
            else:
                self._boxes.append(aside)

    # control words

    def _word(self, word: str, told: str | None) -> int:
        """Heed a word; gives how many bytes behind it are none of the text."""
        number = int(told) if told else None
        if self._owed:
            self._owed -= 1
            return 0
        if word == "u" and number is not None:
            self._unit(number % 0x10000)
            self._owed = self._state.width
            return 0
        self._flush()
        if word == "bin":
            return max(number or 0, 0)
        if self._begin(word):
            return 0
        if word in signs.SIGNS:
            self._say(signs.SIGNS[word])
        elif word in signs.ENDS:
            self._say("\n")
        else:
            self._heed(word, number)
        return 0

    def _unit(self, code: int) -> None:
        """A code unit of UTF-16; two of them may be one letter."""
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return
        if self._high and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00
        self._high = 0
        self._say(chr(code))

    def _heed(self, word: str, number: int | None) -> None:
        heed = getattr(self, f"_is_{word}", None)
        if heed is not None:
            heed(0 if number is None else number)
        elif word in ("v", "deleted", "revised"):
            self._show(word, on=number != 0)
        elif self._state.into == "" and word in ("pard", "ltrpar", "rtlpar"):
            self._pages[-1].turned = "rtl" if word == "rtlpar" else None
        elif self._state.into == "" and word in ("trowd", "cell", "row"):
            self._table(word)
        elif word in signs.SETS:
            self._code_page = signs.SETS[word]

    def _show(self, word: str, *, on: bool) -> None:
        if word == "v":
            self._state.hidden = on
        elif word == "deleted":
            self._state.deleted = on
        else:
            self.words.counts["insertions"] += on and self._state.into == ""

    def _is_f(self, number: int) -> None:
        self._state.font, self._east = number, False

    def _is_af(self, number: int) -> None:
        if not self._east:
            self._state.other_font = number

    def _is_fcharset(self, number: int) -> None:
        if self._state.into == "font":
            self._fonts[self._state.font] = number

    def _is_rtlch(self, _: int) -> None:
        self._state.turned, self._east = True, False

    def _is_ltrch(self, _: int) -> None:
        self._state.turned = self._east = False

    def _is_loch(self, _: int) -> None:
        self._east = True

    _is_hich = _is_dbch = _is_loch

    def _is_uc(self, number: int) -> None:
        self._state.width = max(number, 0)

    def _is_plain(self, _: int) -> None:
        state = self._state
        state.hidden = state.deleted = state.turned = False
        state.font = state.other_font = -1

    def _is_ansicpg(self, number: int) -> None:
        self._code_page = signs.code_page(number or 1252)

    def _table(self, word: str) -> None:
        page = self._pages[-1]
        if self._row is None:
            page.end_line() if word == "trowd" else None
            self._row = len(page.lines), []
        if word == "cell":
            page.end_line()
            self._row[1].append(len(page.lines))
        elif word == "row":
            page.row(*self._row)
            self._row = None

    # words

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif self._owed:
            self._owed -= 1
        elif sign in signs.SIGNS:
            self._flush()
            self._say(signs.SIGNS[sign])
        elif sign in signs.ENDS:
            self._flush()
            self._say("\n")

    def _byte(self, code: int) -> None:
        if self._owed:
            self._owed -= 1
        elif self._state.into != "silent":
            self._bytes.append(code)

    def _plain(self, text: str) -> None:
        if self._owed:
            taken = min(self._owed, len(text))
            self._owed -= taken
            text = text[taken:]
        if not text or self._state.into == "silent":
            return
        if self._utf_8 and not text.isascii():
            self._flush()
            self._say(text.encode("latin-1").decode("utf-8", "replace"))
        else:
            self._bytes += text.encode("latin-1")

    def _flush(self) -> None:
        """What was collected in bytes is said in letters."""
        if not self._bytes:
            return
        data = bytes(self._bytes)
        self._bytes.clear()
        if self._fonts.get(self._state.font) == signs.SYMBOLS and not data.isascii():
            self._say("•" * len(data))
        else:
            self._say(data.decode(self._encoding(), "replace"))

    def _encoding(self) -> str:
        """By the font of the run; by that of its other script where the run is turned; else the document's."""
        state = self._state
        rtl = state.turned or self._code_page in ("cp1256", "cp1255")
        for font in (state.font, state.other_font if rtl else -1):
            if (found := signs.CODE_PAGES.get(self._fonts.get(font, -1))) is not None:
                return found
        return self._code_page

    def _say(self, text: str) -> None:
        if self._bytes:
            self._flush()
        state = self._state
        into = "deleted" if state.deleted else "hidden" if state.hidden else state.into
        if state.into in ("silent", "font", "info"):
            return
        if state.into in ("edges", "listtext", *_FACTS) or state.into.startswith("twice"):
            self._told.setdefault(state.into.removeprefix("twice "), []).append(text)
        elif into:
            self.words.page.leave_out(into, text)
        elif text == "\n":
            self._end_line()
        else:
            self._pages[-1].exactly(text)

    def _end_line(self) -> None:
        page = self._pages[-1]
        page.end_line()
        if len(self._pages) == 1 and self._boxes:
            for box in self._boxes:
                for text, turned in box.lines:
                    page.add(text, turned)
            self._boxes.clear()


def _is_utf_8(data: bytes) -> bool:
    """Whether letters stand in it as programs of today write them, which RTF does not know."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def words_of(data: bytes) -> Words:
    """The words of a whole document."""
    return Reading().through(data)
