"""A label set as a REFI-QDA codebook (.qdc), which MAXQDA, ATLAS.ti, NVivo and others read and write; it opens no file.

Layers are codes on top that code nothing, labels the codes below them, a label's parent the code around it.
Names, guideline and what else the set says of a label are lines of the description, read back from
our own codebooks. A codebook has no place for attributes, relations and labels of articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from hashiya import __version__
from hashiya.formats import safe_xml
from hashiya.formats.refi import names
from hashiya.formats.refi.codes import HUES
from hashiya.model.schema import Label, Schema

SPACE = "urn:QDA-XML:codebook:1.0"
_HEAD = (
    f'<?xml version="1.0" encoding="utf-8"?>\n<CodeBook xmlns="{SPACE}" '
    f'origin="{names.ORIGIN} {__version__}">\n<Codes>\n'
)
TEXTS = ("names", "guideline")
CARD = ("include", "exclude", "examples", "decision")
PLAIN = ("short", "form", "line", "shortcut", "proclitics", "determiner", "role")
LINES = ("solid", "dashed", "dotted")


def written(schema: Schema) -> Iterator[str]:
    yield _HEAD
    for layer in schema.layers:
        below = _by_parent(schema.labels_of(layer.code))
        own = names.derived("layer", layer.code)
        yield f'<Code guid="{own}" name="{safe_xml.attribute(layer.code)}" isCodable="false">'
        said = "\n".join(names.lines({**_named("names", layer.names), "overlap": layer.overlap}))
        yield f"<Description>{safe_xml.text(said)}</Description>\n"
        for it in below.get("", ()):
            yield from _code(it, below)
        yield "</Code>\n"
    yield "</Codes>\n</CodeBook>\n"


def _by_parent(labels: Iterable[Label]) -> dict[str, list[Label]]:
    """Of a layer; one whose parent is not there stands on top."""
    some = tuple(labels)
    known = {it.code for it in some}
    found: dict[str, list[Label]] = {}
    for it in some:
        found.setdefault(it.parent if it.parent in known else "", []).append(it)
    return found


def _code(label: Label, below: Mapping[str, list[Label]]) -> Iterator[str]:
    """The label and what is below it, without going deeper in calls than the set is deep."""
    waiting: list[Label | None] = [label]
    while waiting:
        it = waiting.pop()
        if it is None:
            yield "</Code>\n"
            continue
        own = names.derived(f"code {it.layer}", it.code)
        hue = HUES[it.slot if 0 <= it.slot < len(HUES) else 0]
        yield (
            f'<Code guid="{own}" name="{safe_xml.attribute(it.code)}" isCodable="true" color="{hue}">'
        )
        yield f"<Description>{safe_xml.text(_description(it))}</Description>"
        waiting += [None, *reversed(below.get(it.code, ()))]


def _description(it: Label) -> str:
    """Lines such as ``names.en: Person``, for people and for us."""
    said: dict[str, object] = {}
    for part in TEXTS:
        said |= _named(part, getattr(it, part))
    for part in CARD:
        said |= _named(part, getattr(it.card, part))
    said |= {part: getattr(it, part) for part in PLAIN if getattr(it, part)}
    return "\n".join(names.lines(said))


def _named(part: str, told: Mapping[str, str]) -> dict[str, object]:
    return {f"{part}.{language}": words for language, words in told.items() if words}


# -- into a label set that says more


def completed(theirs: Schema, ours: Schema, *, own: bool) -> Schema:
    """The codebook's labels with what no codebook can say taken from our set, where it still fits.

    Of a label that both have, a stranger's codebook says its place, colour and description only.
    """
    known = {(it.layer, it.code): it for it in ours.labels}
    labels = theirs.labels if own else tuple(_mixed(it, known) for it in theirs.labels)
    layers = {it.code: it for it in ours.layers}
    codes = {it.code for it in labels} | {it.code for it in theirs.layers}
    keys: set[str] = set()
    free: list[Label] = []
    for it in labels:  # a key that two have serves the first
        free.append(replace(it, shortcut="") if it.shortcut in keys else it)
        keys.add(it.shortcut)
    return replace(
        theirs,
        id=ours.id,
        names=ours.names,
        version=ours.version,
        guideline=ours.guideline,
        silenced=ours.silenced,
        layers=tuple(layers.get(it.code, it) if not own else it for it in theirs.layers),
        labels=tuple(free),
        attributes=tuple(
            replace(it, labels=tuple(code for code in it.labels if code in codes))
            for it in ours.attributes
            if it.layer in codes and (not it.labels or codes.intersection(it.labels))
        ),
        relations=tuple(
            replace(
                it,
                domain=tuple(code for code in it.domain if code in codes),
                range=tuple(code for code in it.range if code in codes),
            )
            for it in ours.relations
            if (not it.domain or codes.intersection(it.domain))
            and (not it.range or codes.intersection(it.range))
        ),
        document_labels=ours.document_labels,
    )


def _mixed(it: Label, known: Mapping[tuple[str, str], Label]) -> Label:
    ours = known.get((it.layer, it.code))
    if ours is None:
        return it
    return replace(
        ours,
        slot=it.slot or ours.slot,
        parent=it.parent,
        guideline={**ours.guideline, **it.guideline},
        names={**ours.names, **it.names},
    )
