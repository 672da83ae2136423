"""Annotations of one text in the words of the Web Annotation model, made spans, relations and labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast
from urllib.parse import unquote

import msgspec

from hashiya.formats.days import milliseconds
from hashiya.formats.draft import Draft, Told
from hashiya.formats.placing import Range
from hashiya.formats.web_annotation import catma
from hashiya.formats.whole_numbers import pair
from hashiya.text.decoding import storable

Row = Mapping[str, Any]

_CHARACTERS = re.compile(r"(?:^|[#&])char=(\d{1,12})(?:,(\d{1,12}))?")
_ENTITY = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/(Q[1-9][0-9]*)")
_SETS = ("List", "Composite", "Independents", "Choice")
_SCHEMES = ("urn:uuid:", "urn:hashiya:id:")


def listed(value: Any) -> list[Any]:
    """The model takes one thing for a list of one."""
    if value is None:
        return []
    return cast("list[Any]", value) if isinstance(value, list) else [value]


def targets_of(annotation: Row) -> list[Any]:
    """Also those that stand together in a set."""
    found: list[Any] = []
    for it in listed(annotation.get("target", annotation.get("hasTarget"))):
        inside = cast("Row", it) if isinstance(it, dict) else {}
        together = inside.get("type") in _SETS and isinstance(inside.get("items"), list)
        found += inside["items"] if together else [it]
    return found


def source_of(annotation: Row) -> str:
    """What it is about: the source of its first target."""
    for it in targets_of(annotation):
        if isinstance(it, str):
            return it if it.startswith(_SCHEMES) else _CHARACTERS.sub("", it)
        if isinstance(it, dict):
            target = cast("Row", it)
            source = target.get(
                "source", target.get("hasSource", target.get("id", target.get("@id")))
            )
            if isinstance(source, dict):
                source = cast("Row", source).get("id", cast("Row", source).get("@id"))
            if isinstance(source, str):
                return _CHARACTERS.sub("", source)
    uri = annotation.get("uri")
    return uri if isinstance(uri, str) else ""


def texts(annotation: Row) -> str | None:
    """The text itself, where the annotation is the one that holds it."""
    if "hashiya:facts" not in annotation:
        return None
    for it in listed(annotation.get("body")):
        value = cast("Row", it).get("value") if isinstance(it, dict) else None
        if isinstance(value, str):
            return value
    return None


def quotes(annotations: Sequence[Row]) -> list[str]:
    """The words that selectors quote, wherever they stand in them."""
    found: list[str] = []
    open_still: list[Any] = [target for it in annotations for target in targets_of(it)]
    for it in open_still:  # which grows on the way
        if isinstance(it, list):
            open_still += cast("list[Any]", it)
        elif isinstance(it, dict):
            row = cast("Row", it)
            if isinstance(exact := row.get("exact"), str) and exact.strip():
                found.append(exact)
            open_still += [
                row[key] for key in ("selector", "hasSelector", "refinedBy", "items") if key in row
            ]
    return found


def record_id(iri: Any) -> str:
    if not isinstance(iri, str):
        return ""
    for it in _SCHEMES:
        if iri.startswith(it):
            return unquote(iri.removeprefix(it))
    return iri[-200:]


class Marks:
    """Takes in the annotations of one text."""

    def __init__(self, draft: Draft, annotations: list[Row]) -> None:
        self._draft, self._annotations = draft, annotations
        self._notes: list[str] = []

    def take(self) -> str:
        """All of them; gives what was said of the text as a whole."""
        links: list[Row] = []
        for it in self._annotations:
            if "linking" in listed(it.get("motivation")):
                links.append(it)
            else:
                self._annotation(it)
        for it in links:
            if not self._link(it):
                self._annotation(it)
        return "\n".join(self._notes)

    def _annotation(self, item: Row) -> None:
        item = catma.usual(item)
        bodies = list(_bodies(item))
        name = item.get("hashiya:label")
        if isinstance(name, str):
            values = tuple(it.value for it in bodies)
            single = len(values) == 1 and item.get("hashiya:many") is not True
            self._draft.label(name, values[0] if single else values)
            return
        for it in bodies:
            it.unwrap()
        found = [_Place.of(it) for it in targets_of(item)]
        places = [it for it in found if it is not None]
        if not places:
            self._of_text(item, bodies)
            return
        tags = [it.value for it in bodies if it.purpose == "tagging" and it.value]
        label = tags[0] if tags else _motivation(item)
        ranges, quote = self._ranges(places)
        layer = next((it.layer for it in bodies if it.layer), "")
        own = record_id(item.get("id", item.get("@id")))
        span = self._draft.span(own, label, ranges, quote, layer=layer, told=_told(item))
        if not span:
            return
        if len(tags) > 1:
            self._draft.attribute(span, "tags", tuple(tags[1:]))
        self._say(span, bodies)

    def _say(self, owner: str, bodies: list[_Body]) -> None:
        words: list[str] = []
        for it in bodies:
            if it.attribute:
                self._draft.attribute(owner, it.attribute, it.exact)
            elif it.purpose == "identifying" or (it.is_resource and it.purpose != "linking"):
                entity = _ENTITY.fullmatch(it.value)
                self._draft.attribute(
                    owner, "wikidata" if entity else "link", entity[1] if entity else it.value
                )
            elif it.purpose not in ("tagging", "linking") and it.value:
                words.append(it.value)
        if words:  # a thread of comments is one text
            self._draft.attribute(owner, "comment", "\n".join(words))

    def _of_text(self, item: Row, bodies: list[_Body]) -> None:
        """No place in the text: tags and words are of all of it."""
        if tags := tuple(it.value for it in bodies if it.purpose in ("tagging", "classifying")):
            self._draft.label("tags", tags)
        words = [it.value for it in bodies if it.purpose not in ("tagging", "classifying")]
        self._notes += [it for it in words if it]
        if not bodies:
            own = str(item.get("id", item.get("@id")))[:80]
            self._draft.lose("formats-span-no-offsets", number=0, what=own)

    def _link(self, item: Row) -> bool:
        """Whether it ties two annotations to each other."""
        bodies = list(_bodies(item))
        told = [it.value for it in bodies if it.is_resource]
        told = told or [_address(it) for it in targets_of(item)[1:2]]
        iri = next((it for it in told if record_id(it) in self._draft), told[0] if told else "")
        ends = [record_id(source_of(item)), record_id(iri)]
        if ends[0] not in self._draft:
            return False
        far = ends[1] not in self._draft and iri.startswith(_SCHEMES)
        label = next((it.value for it in bodies if it.purpose == "tagging"), "related")
        own = record_id(item.get("id", item.get("@id")))
        made = self._draft.relation(own, label, ends[0], ends[1], _told(item), far=far)
        for it in bodies:
            if made and it.attribute:
                self._draft.attribute(made, it.attribute, it.exact)
        return True

    def _ranges(self, places: list[_Place]) -> tuple[list[Range], str | None]:
        """Where the file has the parts, and its words from the first to the last, if they are known."""
        text = self._draft.text
        settled = [it.settled(text) for it in places]
        ranges = [it for it in settled if it is not None]
        if len(ranges) < len(places):
            return ([(0, 1)], places[0].quote) if places[0].quote else ([], None)
        if len(ranges) == 1:
            return ranges, places[0].quote
        ranges.sort()
        whole = text[ranges[0][0] : ranges[-1][1]]
        shown = all(
            it.quote is None or text[at[0] : at[1]] == it.quote
            for it, at in zip(places, settled, strict=True)
            if at
        )
        return ranges, whole if shown else None


class _Body:
    """A body, whichever way it is written."""

    def __init__(self, raw: Any, purpose: str = "") -> None:
        self.raw = raw
        row = cast("Row", raw) if isinstance(raw, dict) else {}
        value = (
            raw
            if isinstance(raw, str)
            else row.get("value", row.get("source", row.get("chars", row.get("id", ""))))
        )
        if isinstance(value, dict):
            value = cast("Row", value).get("id", "")
        self.value = value if isinstance(value, str) else ""
        self.is_resource = isinstance(raw, str) or ("value" not in row and "chars" not in row)
        given = next((it for it in listed(row.get("purpose")) if isinstance(it, str)), "")
        self.purpose = given.rpartition(":")[2] or purpose
        attribute, layer = row.get("hashiya:attribute"), row.get("hashiya:layer")
        self.attribute = attribute if isinstance(attribute, str) else ""
        self.layer = layer if isinstance(layer, str) else ""
        self._exact = row.get("hashiya:value")

    def unwrap(self) -> None:
        """Words that Recogito keeps as JSON become those words; what Hashiya wrote stays as it is."""
        if not (self.attribute or self.layer or self.is_resource):
            self.value = _plain(self.value)

    @property
    def exact(self) -> Any:
        """The value with its own type; of a resource the name at the end of its address."""
        if isinstance(self._exact, str):
            try:
                return msgspec.json.decode(storable(self._exact)[0])
            except (msgspec.MsgspecError, RecursionError):
                return self.value
        entity = _ENTITY.fullmatch(self.value) if self.is_resource else None
        return entity[1] if entity else self.value


def _address(target: Any) -> str:
    row = cast("Row", target) if isinstance(target, dict) else {}
    found = row.get("id", row.get("@id", row.get("source"))) if row else target
    return found if isinstance(found, str) else ""


def _plain(value: str) -> str:
    """A term of a vocabulary by its label, a comment with formats by its letters."""
    if not value.startswith('{"'):
        return value
    try:
        found = msgspec.json.decode(value)
    except (msgspec.MsgspecError, RecursionError, ValueError):
        return value
    row = cast("Row", found)
    if isinstance(row.get("label"), str):
        return row["label"]
    pieces = [it.get("insert") for it in listed(row.get("ops")) if isinstance(it, dict)]
    words = "".join(it for it in pieces if isinstance(it, str)).strip()
    return words or value


def _bodies(item: Row) -> Iterator[_Body]:
    """Bodies of the model; tags and text of Hypothesis.

    Of an annotation that tags, words without a purpose are tags, unless others say that they are.
    """
    given = [_Body(it) for it in listed(item.get("body", item.get("hasBody")))]
    usual = "tagging" if _motivation(item) == "tagging" else ""
    for it in given:
        if usual and not it.purpose and not it.is_resource and not any(of.purpose for of in given):
            yield _Body(it.raw, usual)
        else:
            yield it
    if isinstance(item.get("bodyValue"), str):
        yield _Body({"value": item["bodyValue"]}, usual)
    if isinstance(item.get("text"), str) and item["text"]:
        yield _Body({"value": item["text"], "purpose": "commenting"})
    for it in listed(item.get("tags")):
        if isinstance(it, str):
            yield _Body({"value": it, "purpose": "tagging"})


def _motivation(item: Row) -> str:
    given = next(
        (
            it
            for it in listed(item.get("motivation", item.get("motivatedBy")))
            if isinstance(it, str)
        ),
        "",
    )
    return given.rpartition(":")[2].rpartition("#")[2] or "annotation"


def _told(item: Row) -> Told:
    said = [it for it in (item, *listed(item.get("body"))) if isinstance(it, dict)]
    by = next((it for it in said if "creator" in it or "user" in it), item)
    creator = next(iter(listed(by.get("creator", by.get("user")))), "")
    if isinstance(creator, dict):
        person = cast("Row", creator)
        creator = person.get("name", person.get("nickname", person.get("id", "")))
    name = creator if isinstance(creator, str) else ""
    if name.startswith("acct:"):
        name = name.removeprefix("acct:").partition("@")[0]
    return Told(annotator=name, created=milliseconds(item.get("created", by.get("created"))))


class _Place:
    """Where a target is: by position, by quote, or by both."""

    def __init__(self, position: Range | None, quote: str | None, prefix: str, suffix: str) -> None:
        self.position, self.quote = position, quote
        self._prefix, self._suffix = prefix, suffix

    @classmethod
    def of(cls, target: Any) -> _Place | None:
        if isinstance(target, str):
            return cls._fragment(target)
        if not isinstance(target, dict):
            return None
        row = cast("Row", target)
        position: Range | None = None
        quote: Row = {}
        for it in _selectors(row):
            kind = str(it.get("type", it.get("@type", ""))).rpartition(":")[2]
            place = pair(it.get("start"), it.get("end"))
            if place and kind in ("TextPositionSelector", "DataPositionSelector"):
                position = place
            elif isinstance(it.get("exact"), str) and not quote:
                quote = it
            elif (
                kind == "FragmentSelector" and isinstance(it.get("value"), str) and position is None
            ):
                found = cls._fragment(it["value"])
                position = found.position if found else None
        if not quote and position is None:
            source = row.get("source", row.get("id"))
            return cls._fragment(source) if isinstance(source, str) else None
        around = [
            it if isinstance(it, str) else "" for it in (quote.get("prefix"), quote.get("suffix"))
        ]
        return cls(position, quote.get("exact"), around[0], around[1])

    @classmethod
    def _fragment(cls, address: str) -> _Place | None:
        """``#char=30,42`` at the end of an address."""
        found = _CHARACTERS.search(address)
        if not found or not found[2]:
            return None
        return cls((int(found[1]), int(found[2])), None, "", "")

    def settled(self, text: str) -> Range | None:
        """By position; where the words are not there, by what stands before and after them."""
        at = self.position
        if self.quote and (at is None or text[at[0] : at[1]] != self.quote):
            for before, after in ((self._prefix, self._suffix), ("", "")):
                found = _only(text, before + self.quote + after)
                if found is not None and (at is None or before or after):
                    start = found + len(before)
                    return start, start + len(self.quote)
        return at


def _selectors(target: Row) -> Iterator[Row]:
    """All selectors, those that refine others included."""
    for it in listed(target.get("selector", target.get("hasSelector"))):
        if isinstance(it, dict):
            selector = cast("Row", it)
            yield selector
            yield from _selectors({"selector": selector.get("refinedBy")})


def _only(text: str, words: str) -> int | None:
    first = text.find(words)
    return first if first >= 0 and text.find(words, first + 1) < 0 else None
