"""Tags that mark the tokens of a span (IOB1, IOB2, BIOES and their kin), made and understood; opens no file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Scheme = Literal["iob2", "bioes", "iob1"]
Fault = Literal["begins", "unfinished", "unknown"]

NAMELESS = "SPAN"
"""The label of marks whose file tells only where they begin and end."""

_TAG = re.compile(r"([BIESLUMW])(?:[-_:](\S+))?")
_ALIKE = {"L": "E", "U": "S", "M": "I", "W": "S"}
_NO_NAME = re.compile(r"[\s^]+")
_PART = r"(?:O|[BIESLUMW]-[^\s^]+)"
_PARTS = re.compile(rf"{_PART}(?:\^{_PART})+")


@dataclass(frozen=True, slots=True)
class Found:
    """A span of tokens ``[first, end)``, in the order of one sentence.

    ``inside``: it begins or ends inside a token, at a place that the file does not tell.
    """

    label: str
    first: int
    end: int
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """A tag that the scheme does not allow where it stands, and what is the matter with it."""

    token: int
    tag: str
    fault: Fault


def name_of(label: str) -> str:
    """A label as a column can hold it: no white space, and no ``^``, which joins the tags of parts."""
    return _NO_NAME.sub("_", label)


def tags_of(name: str, count: int, scheme: Scheme, *, follows: bool) -> list[str]:
    """The tags of a span of ``count`` tokens; ``follows``: the token before it ends one of its label."""
    inside = f"I-{name}"
    if scheme == "iob1":
        return [f"B-{name}" if follows else inside, *[inside] * (count - 1)]
    if scheme == "bioes":
        if count == 1:
            return [f"S-{name}"]
        return [f"B-{name}", *[inside] * (count - 2), f"E-{name}"]
    return [f"B-{name}", *[inside] * (count - 1)]


def is_tag(value: str) -> bool:
    return value == "O" or _TAG.fullmatch(value) is not None or is_joined(value)


def is_joined(value: str) -> bool:
    """Whether it holds the tags of a token's parts, as NEMO's ``O^S-GPE``."""
    return "^" in value and _PARTS.fullmatch(value) is not None


def parted(tag: str) -> tuple[str, str]:
    """One of ``B I E S O`` and the label; ``?`` for what is no tag."""
    if tag == "O":
        return "O", ""
    found = _TAG.fullmatch(tag)
    if found is None:
        return "?", ""
    return _ALIKE.get(found[1], found[1]), found[2] or NAMELESS


def scheme_of(sentences: Iterable[Sequence[str]]) -> Scheme:
    """By the tags of some sentences: which scheme a file keeps to, or mostly does."""
    bare_inside = bare_begin = False
    for tags in sentences:
        before = ("O", "")
        for tag in (part for it in tags for part in it.split("^")):
            kind, label = parted(tag)
            if kind in "ES":
                return "bioes"
            apart = before[0] == "O" or before[1] != label
            bare_inside |= kind == "I" and apart
            bare_begin |= kind == "B" and apart
            before = (kind, label)
    return "iob1" if bare_inside and not bare_begin else "iob2"


def is_mixed(sentences: Iterable[Sequence[str]]) -> bool:
    """Whether some spans are closed by E or S and others left open, as two schemes in one file."""
    closed = unfinished = False
    for tags in sentences:
        spans = reading(tags, "bioes")
        unfinished |= any(isinstance(it, Doubt) and it.fault == "unfinished" for it in spans)
        closed |= any(tag[:1] in ("E", "S", "L", "U") for tag in tags)
    return closed and unfinished


def reading(tags: Sequence[str], scheme: Scheme, *, strict: bool = False) -> list[Found | Doubt]:
    """The spans of one sentence, and each tag that breaks the scheme.

    Leniently a tag out of order begins a span, and one that is not ended ends where it ends;
    strictly neither is a span, as in the strict mode of the field's scorers.
    """
    if any("^" in it and is_joined(it) for it in tags):
        return list(_in_parts(tags, scheme, strict=strict))
    return list(_Walk(tags, scheme, strict=strict))


def _in_parts(tags: Sequence[str], scheme: Scheme, *, strict: bool) -> Iterator[Found | Doubt]:
    """Each part is walked like a token; a span takes the whole of every token that it touches."""
    parts = [it.split("^") if is_joined(it) else [it] for it in tags]
    owners = [token for token, its in enumerate(parts) for _ in its]
    for it in _Walk([part for its in parts for part in its], scheme, strict=strict):
        if isinstance(it, Doubt):
            yield Doubt(owners[it.token], tags[owners[it.token]], it.fault)
            continue
        first, last = owners[it.first], owners[it.end - 1]
        starts = it.first == 0 or owners[it.first - 1] != first
        ends = it.end == len(owners) or owners[it.end] != last
        yield Found(it.label, first, last + 1, inside=not (starts and ends))


class _Walk:
    def __init__(self, tags: Sequence[str], scheme: Scheme, *, strict: bool) -> None:
        self._tags, self._scheme, self._strict = tags, scheme, strict
        self._first, self._label, self._good = -1, "", True

    def __iter__(self) -> Iterator[Found | Doubt]:
        for at, tag in enumerate(self._tags):
            if tag == "O":
                if self._first >= 0:
                    yield from self._closed(at, ended=False)
                continue
            kind, label = parted(tag)
            continues = kind in "IE" and self._first >= 0 and label == self._label
            if self._first >= 0 and not continues:
                yield from self._closed(at, ended=False)
            if kind == "?":
                yield Doubt(at, tag, "unknown")
                continue
            if not continues:
                self._first, self._label = at, label
                self._good = kind in "BS" or (self._scheme == "iob1" and kind == "I")
                if not self._good:
                    yield Doubt(at, tag, "begins")
            if kind in "ES":
                yield from self._closed(at + 1, ended=True)
        if self._first >= 0:
            yield from self._closed(len(self._tags), ended=False)

    def _closed(self, end: int, *, ended: bool) -> Iterator[Found | Doubt]:
        first, self._first = self._first, -1
        whole = ended or self._scheme != "bioes"
        if not whole and self._good:
            yield Doubt(end - 1, self._tags[end - 1], "unfinished")
        if not self._strict or (whole and self._good):
            yield Found(self._label, first, end)
