"""Tags that mark the tokens of a span (IOB1, IOB2, BIOES and their kin), made and understood; opens no file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Literal, TypeVar

import msgspec

Tag = TypeVar("Tag")
Tagger = Callable[[str, int, bool], Sequence[Tag]]
"""Of a span's name and its number of tokens their tags; told whether the token before ends one of that name."""
Scheme = Literal["iob2", "bioes", "iob1"]
Fault = Literal["begins", "unfinished", "unknown"]

NAMELESS = "SPAN"
"""The label of marks whose file tells only where they begin and end."""

_KEPT = 4096
"""Tags looked at once: files have few."""
_FEW = 32
"""Tokens of spans whose tags are kept."""
_TAG = re.compile(r"([BIESLUMW])(?:[-_:](\S+))?")
_BEHIND = re.compile(r"([^\s^]+?)[-_]([BIESLUMW])")
_OUTSIDE = frozenset(["O", "o", "0", "Other", "OTHER", "other"])
_ALIKE = {"L": "E", "U": "S", "M": "I", "W": "S"}
_NO_NAME = re.compile(r"[\s^]+")
_PART = r"(?:O|[BIESLUMW]-[^\s^]+)"
_PARTS = re.compile(rf"{_PART}(?:\^{_PART})+")


class Found(msgspec.Struct, frozen=True, gc=False):  # made for every span of a corpus
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


@lru_cache(_KEPT)
def name_of(label: str) -> str:
    """A label as a column can hold it: no white space, and no ``^``, which joins the tags of parts."""
    return _NO_NAME.sub("_", label)


def tags_of(name: str, count: int, scheme: Scheme, *, follows: bool = False) -> tuple[str, ...]:
    """The tags of a span of ``count`` tokens; ``follows``: the token before it ends one of its label."""
    return (_few if count <= _FEW else _tags)(name, count, scheme, follows)


def _tags(name: str, count: int, scheme: Scheme, follows: bool) -> tuple[str, ...]:  # noqa: FBT001 - kept by place
    inside = f"I-{name}"
    if scheme == "iob1":
        return (f"B-{name}" if follows else inside, *[inside] * (count - 1))
    if scheme == "bioes":
        if count == 1:
            return (f"S-{name}",)
        return (f"B-{name}", *[inside] * (count - 2), f"E-{name}")
    return (f"B-{name}", *[inside] * (count - 1))


_few = lru_cache(_KEPT)(_tags)


def tagger(scheme: Scheme, made: Callable[[tuple[str, ...]], Sequence[Tag]]) -> Tagger[Tag]:
    """Tells what is ``made`` of the tags of a span, which it remembers of short ones."""

    def fresh(name: str, count: int, follows: bool) -> Sequence[Tag]:  # noqa: FBT001 - kept by place
        return made(_tags(name, count, scheme, follows))

    few = lru_cache(_KEPT)(fresh)
    return lambda name, count, follows: (few if count <= _FEW else fresh)(name, count, follows)


@lru_cache(_KEPT)
def is_tag(value: str) -> bool:
    return value == "O" or _TAG.fullmatch(value) is not None or is_joined(value)


@lru_cache(_KEPT)
def usual(value: str) -> str:
    """A tag as most files have it, where some write ``PER_B`` for ``B-PER`` and ``Other`` for ``O``; else as it is."""
    if value in _OUTSIDE:
        return "O"
    found = None if is_tag(value) else _BEHIND.fullmatch(value)
    return f"{found[2]}-{found[1]}" if found else value


def is_joined(value: str) -> bool:
    """Whether it holds the tags of a token's parts, as NEMO's ``O^S-GPE``."""
    return "^" in value and _PARTS.fullmatch(value) is not None


@lru_cache(_KEPT)
def parted(tag: str) -> tuple[str, str]:
    """One of ``B I E S O`` and the label; ``?`` for what is no tag."""
    if tag == "O":
        return "O", ""
    found = _TAG.fullmatch(tag)
    if found is None:
        return "?", ""
    return _ALIKE.get(found[1], found[1]), found[2] or NAMELESS


def tags_in_brackets(cells: Iterable[str]) -> list[str]:
    """``(GPE*``, ``*``, ``*)`` and ``(GPE)`` as tags of IOB2."""
    tags: list[str] = []
    label = ""
    for cell in cells:
        begun = cell.startswith("(")
        label = cell[1:].rstrip("*)") if begun else label
        tags.append(f"{'B' if begun else 'I'}-{label}" if label else "O")
        label = "" if cell.endswith(")") else label
    return tags


def scheme_of(sentences: Iterable[Sequence[str]]) -> Scheme:
    """By the tags of some sentences: which scheme a file keeps to, or mostly does."""
    sentences = list(sentences)
    known = {part for it in set(chain.from_iterable(sentences)) for part in it.split("^")}
    if any(parted(it)[0] in "ES" for it in known):
        return "bioes"
    bare_inside = False
    for tags in sentences:
        parts = [part for it in tags for part in it.split("^")] if "^" in "".join(tags) else tags
        end, before = 0, ""
        for at in [at for at, part in enumerate(parts) if part != "O"]:
            kind, label = parted(parts[at])
            apart = at != end or at == 0 or before != label
            if kind == "B" and apart:
                return "iob2"
            bare_inside |= kind == "I" and apart
            end, before = at + 1, label
    return "iob1" if bare_inside else "iob2"


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
    if "^" in "".join(tags) and any(map(is_joined, tags)):
        return list(_in_parts(tags, scheme, strict=strict))
    if scheme == "iob2" and not strict:
        return _lenient(tags)
    return _walk(tags, scheme, strict=strict)


def _in_parts(tags: Sequence[str], scheme: Scheme, *, strict: bool) -> Iterator[Found | Doubt]:
    """Each part is walked like a token; a span takes the whole of every token that it touches."""
    parts = [it.split("^") if is_joined(it) else [it] for it in tags]
    owners = [token for token, its in enumerate(parts) for _ in its]
    for it in _walk([part for its in parts for part in its], scheme, strict=strict):
        if isinstance(it, Doubt):
            yield Doubt(owners[it.token], tags[owners[it.token]], it.fault)
            continue
        first, last = owners[it.first], owners[it.end - 1]
        starts = it.first == 0 or owners[it.first - 1] != first
        ends = it.end == len(owners) or owners[it.end] != last
        yield Found(it.label, first, last + 1, inside=not (starts and ends))


def _lenient(tags: Sequence[str]) -> list[Found | Doubt]:
    """As ``_walk`` takes IOB2 when it is not strict: what most files are, from tag to tag."""
    found: list[Found | Doubt] = []
    first, end, label, going = -1, 0, "", ""
    for at in [at for at, tag in enumerate(tags) if tag != "O"]:
        tag = tags[at]
        if first >= 0:
            if at == end and tag == going:
                end += 1
                continue
            kind, name = parted(tag)
            if at == end and kind in "IE" and name == label:
                end += 1
                if kind == "I":
                    continue
                found.append(Found(label, first, end))
                first = -1
                continue
            found.append(Found(label, first, end))
            first = -1
        kind, label = parted(tag)
        if kind not in "BS":
            found.append(Doubt(at, tag, "unknown" if kind == "?" else "begins"))
        if kind in "ES":
            found.append(Found(label, at, at + 1))
        elif kind != "?":
            first, end, going = at, at + 1, f"I-{label}"
    if first >= 0:
        found.append(Found(label, first, end))
    return found


def _walk(  # noqa: C901  # one loop over every token of a corpus: divided, it takes twice the time
    tags: Sequence[str], scheme: Scheme, *, strict: bool
) -> list[Found | Doubt]:
    found: list[Found | Doubt] = []
    first, label, good = -1, "", True

    def close(end: int, *, ended: bool) -> None:
        whole = ended or scheme != "bioes"
        if not whole and good:
            found.append(Doubt(end - 1, tags[end - 1], "unfinished"))
        if not strict or (whole and good):
            found.append(Found(label, first, end))

    for at, tag in enumerate(tags):
        if tag == "O":
            if first >= 0:
                close(at, ended=False)
                first = -1
            continue
        kind, name = parted(tag)
        if first < 0 or kind not in "IE" or name != label:
            if first >= 0:
                close(at, ended=False)
                first = -1
            if kind == "?":
                found.append(Doubt(at, tag, "unknown"))
                continue
            first, label = at, name
            good = kind in "BS" or (scheme == "iob1" and kind == "I")
            if not good:
                found.append(Doubt(at, tag, "begins"))
        if kind in "ES":
            close(at + 1, ended=True)
            first = -1
    if first >= 0:
        close(len(tags), ended=False)
    return found
