"""What was heard of the marks of a TEI document, put into an article: labels, places, features; it hears nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hashiya.formats.draft import NOBODY, Draft, Told
from hashiya.formats.placing import Range
from hashiya.formats.tei.beside import Category, Mark
from hashiya.formats.tei.text import Place, Running

STRING_RANGE = re.compile(
    r"#?string-range\(\s*#?([^\s,()]+)\s*,\s*([0-9]{1,12})\s*,\s*([0-9]{1,12})\s*\)"
)
_RANGE = re.compile(r"#?range\(\s*#?([^\s,()]+)\s*,\s*#?([^\s,()]+)\s*\)")


@dataclass(slots=True)
class Arrow:
    label: str
    ends: list[tuple[str, str]]
    ana: str
    resp: str


class Pointers:
    """Where the elements stand to which marks point."""

    def __init__(self, running: Running, places: Mapping[str, Place]) -> None:
        self._running, self._places = running, places
        self._length, self._text = running.length, running.text

    def of(self, it: Mark) -> list[Range]:
        """Empty: one of its pointers leads nowhere."""
        if it.place:
            return [it.place.whole(self._length)]
        found: list[Range] = []
        for raw in it.pointers:
            place = self._pointed(raw)
            if place is None:
                return []
            before = found[-1] if found and raw.startswith("#") and "(" not in raw else None
            if before and not self._text[before[1] : place[0]].strip():
                place = before[0], place[1]
                found.pop()
            found.append(place)
        return found

    def _pointed(self, raw: str) -> Range | None:
        if counted := STRING_RANGE.fullmatch(raw):
            return self._counted(*counted.groups())
        ranged = _RANGE.fullmatch(raw)
        names = (ranged[1], ranged[2]) if ranged else (raw.lstrip("#"),) * 2
        one, other = self._places.get(names[0]), self._places.get(names[1])
        if one is None or other is None:
            return None
        return one.whole(self._length)[0], other.whole(self._length)[1]

    def _counted(self, name: str, offset: str, letters: str) -> Range | None:
        place = self._places.get(name)
        if place is None:
            return None
        start, size = int(offset), int(letters)
        end = start + size
        if place.raw + end > place.raw_end:
            return self._length + 1, self._length + 1 + max(1, size)
        from_raw = self._running.from_raw
        last = from_raw(place.raw + end - 1) + 1 if size > 0 else 0
        return from_raw(place.raw + start), last


class Marks:
    """``features`` are the structures that marks point to, ``names`` those of the people that did it."""

    def __init__(
        self,
        draft: Draft,
        places: Pointers,
        categories: Mapping[str, Category],
        features: Mapping[str, Mapping[str, Any]],
        names: Mapping[str, str],
    ) -> None:
        self._draft, self._places = draft, places
        self._categories, self._features, self._names = categories, features, names
        self._ids: dict[str, str] = {}
        self._people: dict[str, Told] = {"": NOBODY}

    def take(self, marks: Iterable[Mark], arrows: Iterable[Arrow]) -> None:
        for it in marks:
            self._mark(it)
        for it in arrows:
            self._arrow(it)

    def _mark(self, it: Mark) -> None:
        draft = self._draft
        quote = it.quote[0] if len(it.quote) == 1 else "".join(it.quote)
        layer, label = it.layer, it.label
        keys = it.ana.split()
        category = self._categories.get(keys[0].lstrip("#")) if keys else None
        if category:
            layer, label = category.layer, category.label
        elif it.span and not label:
            label, quote = " ".join(quote.split()) or it.layer, ""
        ranges = self._places.of(it)
        if not ranges:
            draft.lose("formats-tei-pointer", what=f"{it.id} {label}".strip())
            return
        stands = draft.text[ranges[0][0] : ranges[-1][1]] == quote  # blank words are a quote then
        words = quote if category and (stands or quote.strip()) else None
        made = draft.span(it.id, label, ranges, words, layer=layer, told=self._told(it.resp))
        if not made:
            return
        self._ids[it.id or made] = made
        for key in keys if self._features else ():
            it.said.update(self._features.get(key.lstrip("#"), {}))
        for name, value in it.said.items():
            draft.attribute(made, name, value)

    def _arrow(self, it: Arrow) -> None:
        draft, ids = self._draft, self._ids
        for one, other in it.ends:
            ends = ids.get(one, one), ids.get(other, other)
            made = draft.relation("", it.label, *ends, self._told(it.resp))
            for key in it.ana.split() if made else ():
                for name, value in self._features.get(key.lstrip("#"), {}).items():
                    draft.attribute(made, name, value)

    def _told(self, resp: str) -> Told:
        """By the first of those that are pointed to and known."""
        known = self._people.get(resp)
        if known is None:
            names = (self._names.get(it.lstrip("#"), "") for it in resp.split())
            known = Told(annotator=next((it for it in names if it), ""))
            self._people[resp] = known
        return known
