"""The marks of one record as its relations name them: by id, number, place, or words; it opens no file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, cast

from hashiya.formats.corpus.places import NAMES, Range, flat, folded, number, pairs, plain, ranges
from hashiya.formats.draft import Draft

UNNAMED = "ENTITY"
"""The label of a mark that has none."""

_IDS = ("refid", "entityid", "mentionid", "annotationid", "spanid", "id", "ref", "uri")
_TYPES = ("entitytype", "type", "label", "entitylabel", "category", "ner")
_WORDS = ("text", "name", "surfaceform", "value", "word", "mention")
OF_ENDS = frozenset([*_IDS, *_TYPES, *_WORDS, "index", "idx"])
"""Folded names under which the end of a relation says which mark it is."""


class Ends:
    """Fills as marks are put into the draft, and is asked by what stands at the end of a relation.

    ``where`` gives the places in the draft's text of those that the file says; with it, words alone find no new mark:
    the record is only a part of that text.
    """

    def __init__(
        self, draft: Draft, where: Callable[[list[Range]], list[Range]] | None = None
    ) -> None:
        self._draft, self._where = draft, where
        self._order: list[str] = []
        self._ids: dict[str, str] = {}
        self._places: dict[Range, str] = {}
        self._words: dict[str, dict[str, None]] = {}
        self._tokens: dict[int, str] = {}
        self._numbered = False

    def add(
        self,
        span: str,
        ids: Sequence[Any] = (),
        place: Range | None = None,
        words: str | None = None,
        tokens: Sequence[int] = (),
    ) -> None:
        """``span``: the id that it has in the draft; the rest as the file says it."""
        if not span:
            return
        self._order.append(span)
        for it in ids:
            self.name(span, it)
        if place:
            self._places.setdefault(place, span)
        if words:
            self._words.setdefault(words, {})[span] = None
        for it in tokens:
            self._tokens.setdefault(it, span)

    def name(self, span: str, called: Any) -> None:
        """A further id of a mark."""
        if isinstance(called, str | int) and not isinstance(called, bool) and called != "":
            self._numbered = self._numbered or type(called) is int or str(called).isdigit()
            self._ids.setdefault(str(called), span)

    def of(self, end: Any) -> str:
        """The mark that is meant, made if only its place or its words are told; empty: none can be told."""
        if isinstance(end, bool) or end is None:
            return ""
        if isinstance(end, int):
            return self._of_number(end)
        if isinstance(end, str):
            return self._ids.get(end) or self._of_words(end, "")
        if isinstance(end, dict):
            return self._of_record(cast("dict[str, Any]", end))
        found = pairs(end)
        if found:
            return self._of_place(found, None, "")
        items = cast("list[Any]", end) if isinstance(end, list) else []
        return self.of(items[0]) if items and isinstance(items[0], str | dict) else ""

    def untold(self, *ends: Any) -> Iterator[str]:
        """Names of what these say beside which marks they are, and the marks do not say themselves.

        Which role either of two ends plays the relation says.
        """
        for end in ends:
            of = cast("dict[str, Any]", end) if isinstance(end, dict) else {}
            others = [it for it, value in of.items() if it != "role" and not is_of_end(it, value)]
            mark = self.of(end) if others else ""
            yield from (it for it in others if not self._draft.says(mark, it))

    def of_id(self, called: Any) -> str:
        """The mark or relation of that id."""
        return self._ids.get(str(called), "") if isinstance(called, str | int) else ""

    def _of_number(self, end: int) -> str:
        if found := self._ids.get(str(end)):
            return found
        if self._tokens:
            return self._tokens.get(end, "")
        return self._order[end] if not self._numbered and 0 <= end < len(self._order) else ""

    def _of_record(self, end: Mapping[str, Any]) -> str:
        of = flat(folded(end))
        places = ranges(of)
        known = [it for key in _IDS if (it := of.get(key)) is not None]
        if not places or places[0] not in self._places:
            for it in known:
                if found := self.of_id(it):
                    return found
        words = next((it for key in _WORDS if isinstance(it := of.get(key), str) and it), None)
        label = next(_strings(of, _TYPES), "")
        if places:
            return self._of_place(places, words, label)
        if (at := number(of, ("index", "idx"))) is not None:
            return self._of_number(at)
        return self._of_words(words, label) if words else ""

    def make(self, places: list[Range], words: str | None, label: str, called: Any = None) -> str:
        """A mark of that place, or of words that stand once; empty: there is no such place."""
        if not places:
            places = self._once(words or "")
        standing = self._where(places) if self._where else places
        if not standing:
            return ""
        quote = words if words and len(places) == 1 and not self._where else None
        if self._where:
            quote = self._draft.text[standing[0][0] : standing[-1][1]]
        made = self._draft.span("", label or UNNAMED, standing, quote)
        self.add(made, [called], (places[0][0], places[-1][1]), words)
        return made

    def _of_place(self, places: list[Range], words: str | None, label: str) -> str:
        place = places[0][0], places[-1][1]
        return self._places.get(place) or self.make(places, words, label)

    def _of_words(self, words: str, label: str) -> str:
        """The only mark of these words, or a new one where they stand once."""
        marked = self._words.get(words, {})
        if marked:
            return next(iter(marked)) if len(marked) == 1 else ""
        places = self._once(words)
        return self._of_place(places, words, label) if places else ""

    def _once(self, words: str) -> list[Range]:
        """Where they stand, if they do so once."""
        text = self._draft.text
        at = text.find(words) if words and not self._where else -1
        if at < 0 or text.find(words, at + 1) >= 0:
            return []
        return [(at, at + len(words))]


def is_of_end(name: str, value: Any) -> bool:
    """Whether it says which mark is meant, or nothing."""
    if value in (None, "", [], {}):
        return True
    return (
        plain(name) in OF_ENDS
        or plain(name) in NAMES
        or (isinstance(value, dict) and bool(ranges(folded(value))))
    )


def _strings(of: Mapping[str, Any], keys: Sequence[str]) -> Iterator[str]:
    for key in keys:
        value = of.get(key)
        if isinstance(value, dict):
            value = next(iter(cast("dict[str, Any]", value).values()), None)
        if isinstance(value, str) and value.strip():
            yield value
