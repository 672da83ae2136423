"""A REFI-QDA codebook as it was written, by Hashiya or a stranger, made a label set; it opens no file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from hashiya.formats import guesses, safe_xml
from hashiya.formats.refi import names
from hashiya.formats.refi.codebook import CARD, LINES, PLAIN, TEXTS
from hashiya.formats.refi.codes import slot_of
from hashiya.model.code import LONGEST_CODE, is_code, is_plain
from hashiya.model.schema import Card, Label, Layer, Schema

_ONE_LAYER = "entity"
_KEYS = "1234567890"
_LONGEST_TEXT = 20_000


class NoCodebook(ValueError):
    """Well-formed, and something else."""


@dataclass(slots=True)
class Code:
    """``said``: what is known of it beside its description, under the names that lines of ours have."""

    name: str
    parent: int
    codable: bool
    hue: str
    description: str = ""
    below: int = 0
    said: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(slots=True)
class Codebook:
    """What was heard. ``sets`` counts groups of codes, which a label set does not have."""

    own: bool = False
    is_codebook: bool = False
    codes: list[Code] = field(default_factory=list[Code])
    sets: int = 0


class _Hearer:
    def __init__(self) -> None:
        self.found = Codebook()
        self._depth = 0
        self._path: list[int] = []
        self._words: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(" ")[2]
        self._depth += 1
        self._words = None
        if self._depth == 1:
            self.found.is_codebook = name == "CodeBook"
            self.found.own = attributes.get("origin", "").split(" ")[0] == names.ORIGIN
        elif name == "Code":
            parent = self._path[-1] if self._path else -1
            if parent >= 0:
                self.found.codes[parent].below += 1
            self._path.append(len(self.found.codes))
            codable = attributes.get("isCodable", "true").strip().lower() not in ("false", "0")
            told = attributes.get("name", ""), parent, codable, attributes.get("color", "")
            self.found.codes.append(Code(*told))
        elif name == "Description" and self._path:
            self._words = []
        elif name == "Set":
            self.found.sets += 1

    def text(self, data: str) -> None:
        if self._words is not None:
            self._words.append(data)

    def end(self, name: str) -> None:
        name = name.rpartition(" ")[2]
        self._depth -= 1
        if name == "Description" and self._words is not None:
            self.found.codes[self._path[-1]].description = "".join(self._words).strip()
        elif name == "Code" and self._path:
            self._path.pop()
        self._words = None


def heard(data: bytes) -> Codebook:
    """
    Raises:
        safe_xml.BadXml: it is no XML, or not of the kind that people write.
        NoCodebook: it is, and no codebook.
    """
    hearer = _Hearer()
    for _ in safe_xml.fed([data], hearer):
        pass
    if not hearer.found.is_codebook:
        raise NoCodebook
    return hearer.found


def label_set(book: Codebook, name: str) -> Schema:
    """The codes as labels; ``name`` is what the set is called."""
    found = _Taking(book)
    return Schema(id=_code_of(name) or "codebook", layers=found.layers(), labels=found.labels())


def says_all(book: Codebook) -> bool:
    """Whether its descriptions are ours, also after another program saved it."""
    return book.own or any(_heard(it.description)[0] for it in book.codes)


class _Taking:
    """Codes on top that code nothing and hold others are layers, if all of them are so."""

    def __init__(self, book: Codebook) -> None:
        self._book = book
        self._codes = book.codes
        top = [it for it in self._codes if it.parent < 0]
        self._layered = bool(top) and all(not it.codable and (it.below or book.own) for it in top)
        self._taken: dict[str, None] = {}
        self._named: list[str] = []
        self._at: list[str] = []
        often: dict[str, int] = {}
        for it in self._codes:
            often[it.name] = often.get(it.name, 0) + 1
        for it in self._codes:
            is_layer = self._layered and it.parent < 0
            above = self._codes[it.parent].name if it.parent >= 0 else ""
            twice = above and often[it.name] > 1 and not is_layer and not book.own
            wanted = f"{above} / {it.name}" if twice else it.name
            self._named.append(self._free(wanted, set() if is_layer else self._taken))
            if not is_layer:
                self._taken[self._named[-1]] = None
            self._at.append(self._layer_of(it, len(self._named) - 1))

    def _free(self, wanted: str, taken: Iterable[str]) -> str:
        code = _code_of(wanted) or "code"
        number, found = 1, code
        while found in taken:
            number += 1
            found = f"{code[: LONGEST_CODE - 8]} {number}"
        return found

    def _layer_of(self, it: Code, own: int) -> str:
        if not self._layered:
            return _ONE_LAYER
        return self._named[own] if it.parent < 0 else self._at[it.parent]

    def layers(self) -> tuple[Layer, ...]:
        if not self._layered:
            return (Layer(code=_ONE_LAYER),)
        found: dict[str, Layer] = {}
        for number, it in enumerate(self._codes):
            if it.parent < 0:
                said = _heard(it.description)[0]
                overlap = said.get("overlap")
                made = Layer(code=self._named[number], names=_told(said, "names"))
                if overlap in ("any", "nested", "none"):
                    made = replace(made, overlap=overlap)
                found.setdefault(made.code, made)
        return tuple(found.values())

    def labels(self) -> tuple[Label, ...]:
        made: list[Label] = []
        used: dict[int, int] = {}
        for number, it in enumerate(self._codes):
            if self._layered and it.parent < 0:
                continue
            slot = slot_of(it.hue)
            above = self._named[it.parent] if it.parent >= 0 else ""
            is_top = self._layered and it.parent >= 0 and self._codes[it.parent].parent < 0
            code = self._named[number]
            label = Label(
                code=code, layer=self._at[number], slot=slot, parent="" if is_top else above
            )
            said, rest = _heard(it.description)
            if not said:
                used[slot] = used.get(slot, 0) + 1
                line = LINES[(used[slot] - 1) % len(LINES)]
                key = _KEYS[len(made)] if len(made) < len(_KEYS) else ""
                label = replace(label, short=code[:4], line=line, shortcut=key)
            made.append(_described(label, {**said, **it.said}, rest))
        return tuple(made)


def _heard(description: str) -> tuple[dict[str, str], str]:
    """What lines of ours say, by name; and the rest, which a person wrote."""
    said: dict[str, str] = {}
    rest: list[str] = []
    for line in description.splitlines():
        found = [(name, it) for name, it in names.heard_lines(line) if isinstance(it, str)]
        name, words = found[0] if found else ("", "")
        if name in PLAIN or name == "overlap" or name.partition(".")[0] in (*TEXTS, *CARD):
            said[name] = words
        else:
            rest.append(line)
    return said, "\n".join(rest).strip()[:_LONGEST_TEXT]


def _described(label: Label, said: Mapping[str, str], rest: str) -> Label:
    """Words that nobody named are the guideline, in the language in which they seem to be written."""
    if said:
        card = Card(**{part: _told(said, part) for part in CARD})
        texts = {part: _told(said, part) for part in TEXTS}
        plain = {part: said[part] for part in PLAIN if part in said}
        label = _converted(replace(label, card=card, **texts), plain)
    language = "en" if guesses.language(rest) == "en" else "ar"
    if rest and language not in label.guideline:
        label = replace(label, guideline={**label.guideline, language: rest})
    return label


def _converted(label: Label, plain: Mapping[str, str]) -> Label:
    """A word that a label set does not know there is left out."""
    known = {
        "form": ("lane", "band", "thin"),
        "line": LINES,
        "proclitics": ("out", "in"),
        "determiner": ("out", "in"),
        "role": ("", "claim", "source", "cue", "evidence"),
    }
    for part, value in plain.items():
        if value in known.get(part, (value,)):
            label = replace(label, **{part: value})
    return label


def _told(said: Mapping[str, str], part: str) -> dict[str, str]:
    head = f"{part}."
    return {name[len(head) :]: words for name, words in said.items() if name.startswith(head)}


def _code_of(name: str) -> str:
    """As near to the name as a code can be."""
    if is_code(name):
        return name
    plain = "".join(it if is_plain(it) else " " for it in name)
    return " ".join(plain.split())[:LONGEST_CODE].strip()
