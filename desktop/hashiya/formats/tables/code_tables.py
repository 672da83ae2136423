"""Codebooks as tables: a code in each row, as Taguette, NVivo, MAXQDA, Dedoose and people by hand keep them.

The names of the columns say which holds the codes, what they mean and which one stands above another. It opens no file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from hashiya.formats import guesses
from hashiya.formats.refi.codebook_reading import Code, Codebook

MOST_ABOVE = 10
"""So many rows may stand above the names of the columns."""
MOST_CODES = 20_000
_SIGNS = re.compile(r"[\W_]+")
_PATH = re.compile(r"\s*\\+\s*|\s+(?:>|›|→)\s+")
_NAMES: Mapping[str, tuple[str, ...]] = {
    "code": (
        "tag", "code", "codename", "node", "nodename", "label", "name", "title", "labelname", "category", "theme",
        "الرمز", "رمز", "الفئة", "فئة", "الوسم", "وسم", "التصنيف", "تصنيف", "الاسم", "اسم",
    ),
    "called": (
        "label", "name", "title", "labelname", "codelabel", "displayname", "fullname", "الاسم", "اسم", "اسم الفئة",
        "التسمية", "العنوان",
    ),
    "description": (
        "description", "definition", "codedescription", "codedefinition", "memo", "codememo", "comment", "meaning",
        "guideline", "explanation", "scopenote", "الوصف", "وصف", "التعريف", "تعريف", "الشرح", "شرح", "المعنى",
        "المذكرة", "التعليق",
    ),
    "hue": ("color", "colour", "codecolor", "codecolour", "hexcolor", "اللون", "لون"),
    "parent": (
        "parentid", "parent", "parentcode", "parentname", "parentnode", "parenttag", "parentlabel", "category",
        "theme", "group", "codegroup", "الأعلى", "الرمز الأعلى", "الفئة الأم", "الفئة الأعلى", "الأصل", "المحور",
        "المجموعة",
    ),
    "own": ("id", "codeid", "nodeid"),
    "depth": ("depth", "level", "hierarchylevel", "المستوى"),
    "include": (
        "include", "inclusion", "inclusions", "inclusioncriteria", "includes", "whentouse", "يشمل", "متى يستعمل",
        "متى تستعمل",
    ),
    "exclude": (
        "exclude", "exclusion", "exclusions", "exclusioncriteria", "excludes", "whennottouse", "لا يشمل",
        "متى لا يستعمل", "متى لا تستعمل",
    ),
    "examples": ("example", "examples", "مثال", "أمثلة", "الأمثلة"),
    "counted": ("references", "files", "numberofhighlights", "codedsegments", "codsegments", "grounded", "frequency"),
}  # fmt: skip
_KNOWN: Mapping[str, tuple[str, ...]] = {
    role: tuple(_SIGNS.sub("", it) for it in names) for role, names in _NAMES.items()
}
_SURE = frozenset(_KNOWN["code"]) - set(_KNOWN["called"])
"""Names that a column of codes has alone; others are those of many a table."""
_GROUPS = frozenset(["category", "theme", "group", "codegroup", "المحور", "المجموعة"])
"""Names of columns that people fill in once, for the rows below too."""
_TELLING = frozenset(["description", "parent", "include", "exclude", "counted"])
"""What codebooks say of their codes."""
_CARD = ("include", "exclude", "examples")


@dataclass(slots=True)
class CodeTable:
    """``passed``: the names of columns of which nothing was taken."""

    book: Codebook
    passed: tuple[str, ...] = ()


@dataclass(slots=True)
class _Rows:
    """Takes the rows in; ``known`` finds codes by their path, their name and what the table numbers them by."""

    roles: Mapping[str, int]
    grouped: bool
    codes: list[Code] = field(default_factory=list[Code])
    known: dict[str, int] = field(default_factory=dict[str, int])
    waiting: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    above: list[int] = field(default_factory=list[int])
    base: int = -1
    group: str = ""

    def take(self, row: Sequence[str]) -> None:
        path = [it for it in _PATH.split(self._cell(row, "code").strip()) if it]
        if not path:
            return
        parent = self._place(path[:-1])
        number = self.known.get(_key(path), -1)
        if number < 0 or self.codes[number].codable:
            number = self._add(path[-1], parent, "\\".join(path))
        it = self.codes[number]
        it.codable = True
        it.hue, it.description = self._cell(row, "hue").strip(), self._cell(row, "description")
        it.said = self._said(row)
        if own := self._cell(row, "own").strip():
            self.known.setdefault(f"#{own}", number)
        above = self._cell(row, "parent").strip()
        self.group = above or self.group
        if above or (self.grouped and self.group):
            self.waiting.append((number, self.group))
        elif parent < 0 and (depth := self._cell(row, "depth").strip()).isdecimal():
            self._put(number, int(depth[:3]))

    def _cell(self, row: Sequence[str], role: str) -> str:
        at = self.roles.get(role, -1)
        return row[at] if 0 <= at < len(row) else ""

    def _said(self, row: Sequence[str]) -> dict[str, str]:
        said = {it: self._cell(row, it).strip() for it in _CARD}
        said["names"] = " ".join(self._cell(row, "called").split())
        return {f"{name}.{_language(it)}": it for name, it in said.items() if it}

    def _add(self, name: str, parent: int, path: str) -> int:
        number = len(self.codes)
        self.codes.append(Code(name, parent, codable=False, hue=""))
        self.known.setdefault(path, number)
        self.known.setdefault(name, number)
        if parent >= 0:
            self.codes[parent].below += 1
        return number

    def _place(self, path: Sequence[str]) -> int:
        """The code of that path; those on its way that no row has are there as well."""
        parent = -1
        for end in range(1, len(path) + 1):
            found = self.known.get(_key(path[:end]), -1)
            parent = found if found >= 0 else self._add(path[end - 1], parent, _key(path[:end]))
        return parent

    def _put(self, number: int, depth: int) -> None:
        """Below the last one that is not so deep."""
        self.base = depth if self.base < 0 else self.base
        del self.above[max(0, depth - self.base) :]
        if self.above:
            self._tie(number, self.above[-1])
        self.above.append(number)

    def _tie(self, number: int, parent: int) -> None:
        self.codes[number].parent = parent
        self.codes[parent].below += 1

    def close(self) -> None:
        """Tie what names the one above it; one that no row has comes to be, and one that would be its own is none."""
        for number, words in self.waiting:
            path = [it for it in _PATH.split(words) if it] or [words]
            found = (self.known.get(it, -1) for it in (f"#{words}", _key(path), path[-1]))
            parent = next((it for it in found if it >= 0), -1)
            if parent < 0 and not ("own" in self.roles and words.lstrip("-").isdecimal()):
                parent = self._place(path)
            if parent >= 0 and self.codes[number].parent < 0 and not self._holds(number, parent):
                self._tie(number, parent)

    def _holds(self, number: int, other: int) -> bool:
        while other >= 0 and other != number:
            other = self.codes[other].parent
        return other == number


def of(rows: Iterable[Sequence[str]]) -> CodeTable | None:
    """What a table says of codes; ``None``: no row names a column of them."""
    stream = iter(rows)
    for head in islice(stream, MOST_ABOVE):
        names = [_SIGNS.sub("", it).casefold() for it in head]
        roles = _roles(names)
        if "code" not in roles:
            continue
        taking = _Rows(roles, grouped="parent" in roles and names[roles["parent"]] in _GROUPS)
        for row in islice(stream, MOST_CODES):
            taking.take(row)
        taking.close()
        used = {at for role, at in roles.items() if role != "counted"}
        passed = tuple(" ".join(it.split()) for at, it in enumerate(head) if at not in used)
        return CodeTable(
            Codebook(is_codebook=True, codes=_in_order(taking.codes)), tuple(filter(None, passed))
        )
    return None


def are_heads(head: Sequence[str]) -> bool:
    """Whether a row names columns of codes and of what is said of them, as codebooks alone do."""
    names = [_SIGNS.sub("", it).casefold() for it in head]
    roles = _roles(names)
    return "code" in roles and names[roles["code"]] in _SURE and bool(_TELLING & roles.keys())


def _roles(names: Sequence[str]) -> dict[str, int]:
    """Which column is what, each one thing; none where it is no table of codes."""
    roles: dict[str, int] = {}
    for role, known in _KNOWN.items():
        free = (names.index(it) for it in known if it in names)
        at = next((it for it in free if it not in roles.values()), -1)
        if at >= 0:
            roles[role] = at
    sure = "code" in roles and names[roles["code"]] in _SURE
    return roles if sure or len(roles) > 1 or sum(map(bool, names)) == 1 else {}


def _key(path: Sequence[str]) -> str:
    return "\\".join(path)


def _language(words: str) -> str:
    return "en" if guesses.language(words) == "en" else "ar"


def _in_order(codes: Sequence[Code]) -> list[Code]:
    """Each behind the one above it, as a codebook has them."""
    below: dict[int, list[int]] = {}
    for number, it in enumerate(codes):
        below.setdefault(it.parent, []).append(number)
    waiting = [*reversed(below.get(-1, ()))]
    order: list[int] = []
    while waiting:
        order.append(waiting.pop())
        waiting += reversed(below.get(order[-1], ()))
    places = {number: at for at, number in enumerate(order)}
    made = [codes[it] for it in order]
    for it in made:
        it.parent = places.get(it.parent, -1)
    return made
