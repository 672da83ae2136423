"""Names that other programs accept: safe unique file names and codes; it touches no disk."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from hashiya.text.decoding import storable

LONGEST = 120
_LONGEST_NAME = 200
_RECORD = "#"
"""Stands between a file and its record, where hardly a person writes it: «قانون-2024» is a name, no record."""
_NUMBERED = re.compile(rf".+{_RECORD}([1-9][0-9]{{0,14}})", re.DOTALL)
_ENDING = re.compile(r"\.(txt|text)$", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_NOT_IN_CODE = re.compile(r"[^a-zA-Z0-9_-]")
_LATIN = str.maketrans(
    {
        "ا": "a", "ٱ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh",
        "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh",
        "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "ى": "a",
        "ة": "h", "ء": "", "ـ": "", "پ": "p", "چ": "ch", "ژ": "zh", "ڤ": "v", "گ": "g", "ک": "k", "ی": "y",
        "ہ": "h", "ھ": "h", "ے": "e", "ٹ": "t", "ڈ": "d", "ڑ": "r", "ں": "n",
        "א": "a", "ב": "b", "ג": "g", "ד": "d", "ה": "h", "ו": "w", "ז": "z", "ח": "h", "ט": "t", "י": "y",
        "כ": "k", "ך": "k", "ל": "l", "מ": "m", "ם": "m", "נ": "n", "ן": "n", "ס": "s", "ע": "a", "פ": "p",
        "ף": "p", "צ": "ts", "ץ": "ts", "ק": "q", "ר": "r", "ש": "sh", "ת": "t",
    }
)  # fmt: skip
"""As a person would write a word in Latin letters; not a way back."""


class Names:
    """Gives each original name one safe name of its own; asks for the same get the same.

    ``folded``: names that differ in case or form only count as the same (as on many disks).
    """

    def __init__(self, make: Callable[[str], str], *, folded: bool) -> None:
        self._make = make
        self._key = _folded if folded else str
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}
        """By name the first number behind it that may be free: those before are taken."""
        self._given: dict[str, str] = {}

    def of(self, original: str, name: str | None = None) -> str:
        """The safe name for ``original`` (any key); made from ``name``, or from the key itself."""
        if original not in self._given:
            self._given[original] = self._unique(self._make(original if name is None else name))
        return self._given[original]

    def _unique(self, name: str) -> str:
        key = self._key(name)
        candidate, number = name, self._next.get(key, 2)
        while self._key(candidate) in self._taken:
            candidate, number = f"{name}-{number}", number + 1
        self._next[key] = number
        self._taken.add(self._key(candidate))
        return candidate


class Numbers:
    """The numbers of the records of one file: those that the names of articles tell, else the next that is free."""

    def __init__(self) -> None:
        self._given: set[int] = set()
        self._next = 1

    def of(self, name: str) -> int:
        """The number of a record that came from elsewhere (see ``of_record``), unless another has it here."""
        told = _NUMBERED.fullmatch(name)
        number = int(told[1]) if told else 0
        if not number or number in self._given:
            while self._next in self._given:
                self._next += 1
            number = self._next
        self._given.add(number)
        return number


def of_record(stem: str, record: object) -> str:
    """The name of an article that is a record of a file: the file's, and the record's id there ("": it has none)."""
    if not isinstance(record, str | int) or isinstance(record, bool):
        return ""
    told = " ".join(storable(str(record))[0].split())
    return f"{stem}{_RECORD}{told}"[:_LONGEST_NAME] if told else ""


def file_stem(name: str) -> str:
    """A file name without ``.txt`` that every system can hold, never empty and never a path."""
    stem = _ENDING.sub("", name)
    if not stem.isprintable():
        stem = "".join("_" if unicodedata.category(it)[0] == "C" else it for it in stem)
    stem = _FORBIDDEN.sub("_", stem)
    if len(stem) * 4 > LONGEST:
        while len(stem.encode("utf-8")) > LONGEST:
            stem = stem[:-1]
    stem = stem.strip(" .\u00a0").strip()
    if not stem or _RESERVED.fullmatch(stem):
        stem = f"_{stem}"
    return stem


def code(name: str) -> str:
    """Latin letters, digits, ``_`` and ``-`` only, never empty; one in Arabic or Hebrew can still be read."""
    return _NOT_IN_CODE.sub("_", latin(name)) or "_"


def latin(name: str) -> str:
    """With Latin letters for those of Arabic, Persian, Urdu and Hebrew, and without marks; others stay."""
    if name.isascii():
        return name
    letters = unicodedata.normalize("NFKD", name)
    plain = "".join(it for it in letters if unicodedata.category(it) not in ("Mn", "Cf"))
    return plain.translate(_LATIN)


def _folded(name: str) -> str:
    """Names that some file system takes for one another have the same key."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())
