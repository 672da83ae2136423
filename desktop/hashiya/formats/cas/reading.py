"""From a found analysis structure to an article with marks: INCEpTION's own layers and custom ones by their features."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, cast

from hashiya.formats import facts, guesses
from hashiya.formats.cas import together
from hashiya.formats.cas import types as t
from hashiya.formats.cas.kinds import ALIKE, LABELS, QUIET, Kind, kind_of
from hashiya.formats.cas.model import Cas, Row, Rows, Sofa, Structure
from hashiya.formats.cas.model import Told as Value
from hashiya.formats.draft import LONGEST_ID, NOBODY, Draft, Told
from hashiya.formats.format import Incoming, IncomingSpan, Note
from hashiya.model import code
from hashiya.model.article import LabelValue
from hashiya.model.span import Span
from hashiya.text.decoding import storable
from hashiya.text.offsets import Utf16Map

_NO_LABELS = (t.ANNOTATOR, t.FRAGMENTS, "id", "identifier")
_FRAGMENTS = re.compile(r"\d{1,12}-\d{1,12}(;\d{1,12}-\d{1,12})*", re.ASCII)
_FILE = re.compile(r".+\.[A-Za-z0-9]{1,6}")
_USER = "username"
_BESIDE = (t.ANNOTATOR, t.FRAGMENTS)
_NAMES = ("documentId", "documentTitle", "sourceDocumentName")
_JSON = ("directions", "bookmarks", "created", "lists")
"""Facts that are no word by themselves."""

Range = tuple[int, int]


def article(cas: Cas, file: str, stem: str) -> Incoming | Note:
    """The article of the first view that has a text, or why there is none."""
    found = _reading(cas, file)
    return found if isinstance(found, Note) else found.incoming(stem)


def article_at_once(cas: Cas, rows: Rows, file: str, stem: str) -> Incoming | None:
    """The article if all its marks and relations are ``rows``, and none of them needs a look."""
    found = _reading(cas, file)
    return None if isinstance(found, Note) else found.incoming_at_once(rows, stem)


def _reading(cas: Cas, file: str) -> _Reading | Note:
    sofa = next((it for it in cas.sofas if it.name == "_InitialView" and it.text), None)
    sofa = sofa or next((it for it in cas.sofas if it.text), None)
    if sofa is None:
        return Note(message="formats-cas-no-text", name=file, lost=True)
    if not guesses.has_letter(sofa.text):
        return Note(message="formats-no-letter", name=file, lost=True)
    return _Reading(cas, sofa, file)


class _Reading:
    def __init__(self, cas: Cas, sofa: Sofa, file: str) -> None:
        self._cas, self._sofa = cas, sofa
        self._draft = Draft(file, sofa.text, unit="utf-16")
        units = Utf16Map(self._draft.text)
        self._length = len(self._draft.text) if self._draft.is_straight else 0
        self._units = None if units.length == len(self._draft.text) else units
        self._own = t.FACT in cas.types
        self._elsewhere = 0
        self._left: Counter[str] = Counter()
        self._kinds: dict[str, Kind] = {}
        self._facts: dict[str, str] = {}
        self._metadata: dict[str, str] = {}
        self._nobody = NOBODY
        self._tellers: dict[str, Told] = {}

    def incoming(self, stem: str) -> Incoming:
        draft = self._draft
        for message, line, values, lost in self._cas.told:
            (draft.lose if lost else draft.say)(message, line=line, **values)
        marks, others = self._sorted()
        self._nobody = Told(0, self._metadata.get(_USER, ""))
        self._spans(marks)
        for it in marks:
            if it.links:
                self._slots(it)
        return self._finished(others, stem)

    def incoming_at_once(self, rows: Rows, stem: str) -> Incoming | None:
        marks, others = self._sorted()
        if marks or any(act != self._of_article for act, _ in others):
            return None
        nobody = self._metadata.get(_USER, "")
        if not together.fill(self._draft, rows, self._sofa.id, nobody, own=self._own):
            return None
        return self._finished(others, stem)

    def _finished(
        self, others: list[tuple[Callable[[Structure], None], Structure]], stem: str
    ) -> Incoming:
        draft = self._draft
        for act, it in others:
            act(it)
        if self._elsewhere:
            draft.lose("formats-cas-other-view", count=self._elsewhere)
        texts = {it.text for it in self._cas.sofas} - {self._sofa.text, ""}
        if texts:
            draft.lose("formats-cas-other-text", count=len(texts))
        for name, count in self._left.items():
            draft.lose("formats-cas-left", what=name, count=count)
        found: dict[str, Any] = {
            "name": self._name(stem),
            "title": self._title(),
            "language": self._language(),
            **self._told(),
        }
        return draft.incoming(**found)

    def _sorted(
        self,
    ) -> tuple[list[Structure], list[tuple[Callable[[Structure], None], Structure]]]:
        """The marks, and what else is to be taken in and how; what the document says of itself is booked."""
        sofa, kinds = self._sofa.id, self._kinds
        marks: list[Structure] = []
        others: list[tuple[Callable[[Structure], None], Structure]] = []
        for it in self._cas.structures.values():
            if type(it) is Row and (not it.sofa or it.sofa == sofa):
                others.append((self._relation, it)) if it.plan.ends else marks.append(it)
                continue
            of = kinds.get(it.type) or self._of(it.type)
            if it.sofa and it.sofa != sofa:
                self._elsewhere += not of.quiet
                continue
            if of.book:
                self._book(it)
            links = it.links
            if links and "Governor" in links and "Dependent" in links and not of.dependency:
                others.append((self._relation, it))
            elif it.places is None:
                if it.sofa:
                    others.append((self._of_article, it))
            elif of.words:
                self._left[of.short] += 1
            elif not of.quiet:
                marks.append(it)
        return marks, others

    def _of(self, name: str) -> Kind:
        known = self._kinds.get(name)
        if known is None:
            known = self._kinds[name] = kind_of(self._cas.types, name)
        return known

    # -- what the document says of itself

    def _book(self, it: Structure) -> None:
        words = {name: value for name, value in it.values.items() if isinstance(value, str)}
        self._metadata = words | self._metadata

    def _told(self) -> dict[str, Any]:
        raw = {name: _parsed(it) if name in _JSON else it for name, it in self._facts.items()}
        for name in facts.taken_lists(raw):
            self._draft.label(name, ())
        found, rest = facts.heard(raw, self._draft.text)
        for name in rest:
            self._draft.lose("formats-wrong-type", key=name[:80])
        return found

    def _title(self) -> str | None:
        title = self._metadata.get("documentTitle", "")
        return title if title and (self._own or not _FILE.fullmatch(title)) else None

    def _name(self, stem: str) -> str:
        told = (self._metadata.get(it, "") for it in _NAMES)
        return next((it for it in told if _FILE.fullmatch(it)), stem)

    def _language(self) -> str | None:
        language = self._metadata.get("language", "")
        return None if language in ("", "x-unspecified") else language

    def _of_article(self, it: Structure) -> None:
        words = {name: value for name, value in it.values.items() if isinstance(value, str)}
        if it.type == t.FACT and "name" in words:
            self._facts[words["name"]] = words.get("value", "")
        elif it.type == t.DOCUMENT_LABEL and "label" in words:
            self._draft.label(words["label"], words.get("value", ""))
        elif not it.type.startswith(QUIET):
            for name, value in it.values.items():
                plain = isinstance(value, str | bool | int | float)
                self._draft.label(name, str(value) if plain else cast("LabelValue", value))

    # -- spans and relations

    def _spans(self, marks: list[Structure]) -> None:
        """Those that go by their plans are put into the draft together, up to one that needs care."""
        ready: list[IncomingSpan] = []
        for it in marks:
            if type(it) is Row and (span := self._by_plan(it)) is not None:
                ready.append(span)
                continue
            self._put(ready)
            ready = []
            self._span(it)
        self._put(ready)

    def _put(self, ready: list[IncomingSpan]) -> None:
        if self._draft.has_none_of({it.id for it in ready}):
            self._draft.put(ready, [0] * len(ready))
        else:
            for it in ready:
                self._span(self._cas.structures[it.id])

    def _span(self, it: Structure) -> None:
        if type(it) is Row:
            it.opened()
        of, values, places = self._of(it.type), it.values, it.places
        assert places is not None
        feature, label = _label(of, values)
        ranges = self._ranges(places, values) if t.FRAGMENTS in values else (places,)
        quote, told = self._quote(ranges), self._teller(it)
        if self._draft.span(it.id, label, ranges, quote, layer=of.layer, told=told):
            self._attributes(it, of, feature)

    def _by_plan(self, it: Row) -> IncomingSpan | None:
        """The span of a mark that needs no look, as ``Draft.span`` would make it; None: with care."""
        plan, row, (start, end), label = it.plan, it.row, it.places or (0, 0), it.row[it.plan.label]
        if not (0 <= start < end <= self._length and code.is_code(label)):
            return None
        if not (0 < len(it.id) <= LONGEST_ID and it.id.isprintable()):
            return None
        said = dict(zip(plan.names, row[plan.said]))  # noqa: B905 - a plan has as many as its rows
        if said and not self._plain(said):
            return None
        return IncomingSpan(
            id=it.id,
            layer=plan.layer,
            label=label,
            fragments=(Span(start, end),),
            attributes=said,
            annotator=(plan.whose >= 0 and row[plan.whose]) or self._nobody.annotator,
        )

    def _plain(self, said: dict[str, Any]) -> bool:
        """Whether it has no empty values that other programs write for none; the identifier gets its name."""
        identifier = said.get("identifier")
        if identifier and (entry := together.entry_of(identifier)):
            del said["identifier"]
            said["wikidata"] = entry
        return self._own or "" not in said.values()

    def _arrow(self, it: Row) -> bool:
        """Whether a relation went by its plan into the draft."""
        plan, row = it.plan, it.row
        if not plan.ends or not row[plan.label]:
            return False
        said = dict(zip(plan.names, row[plan.said]))  # noqa: B905 - a plan has as many as its rows
        if said and not self._plain(said):
            return False
        whose = (plan.whose >= 0 and row[plan.whose]) or self._nobody.annotator
        told = self._tellers.get(whose) or self._tellers.setdefault(whose, Told(0, whose))
        ends = row[plan.ends[0]], row[plan.ends[1]]
        if self._draft.relation(it.id, row[plan.label], *ends, told) and said:
            self._draft.attributes(it.id, said)
        return True

    def _teller(self, it: Structure) -> Told:
        whose = it.values.get(t.ANNOTATOR)
        if it.line or (whose and isinstance(whose, str)):
            return Told(it.line, _text(it.values, t.ANNOTATOR) or self._nobody.annotator)
        return self._nobody

    def _ranges(self, places: Range, values: dict[str, Value]) -> Sequence[Range]:
        parts = _text(values, t.FRAGMENTS)
        if not parts or not _FRAGMENTS.fullmatch(parts):
            return (places,)
        pairs = [part.split("-") for part in parts.split(";")]
        found = [(int(start), int(end)) for start, end in pairs]
        whole = self._quote(found)
        exact = whole is not None and whole.strip() == (self._quote((places,)) or "").strip()
        return found if exact else (places,)

    def _quote(self, ranges: Sequence[Range]) -> str | None:
        """The words there: the file quotes none, but its offsets leave no doubt, or no place."""
        start, end = ranges[0][0], ranges[-1][1]
        if self._units:
            try:
                start, end = self._units.to_code_point(start), self._units.to_code_point(end)
            except (IndexError, ValueError):
                return None
        text = self._draft.text
        return text[start:end] if 0 <= start < end <= len(text) else None

    def _relation(self, it: Structure) -> None:
        if type(it) is Row:
            if self._arrow(it):
                return
            it.opened()
        of = self._of(it.type)
        feature, label = _label(of, it.values)
        ends = it.links["Governor"][0], it.links["Dependent"][0]
        if self._draft.relation(it.id, label, *ends, self._teller(it)):
            self._attributes(it, of, feature)

    def _slots(self, it: Structure) -> None:
        """Links of a span to others: slots with a role, or the next one of a chain."""
        for name, ids in it.links.items():
            for link in self._linked(ids):
                if name == "next" and link.id in self._draft:
                    label = _text(it.values, "referenceRelation") or self._of(it.type).short
                    self._draft.relation("", label, it.id, link.id)
                elif "target" in link.links:
                    label = _text(link.values, "role") or name
                    self._draft.relation("", label, it.id, link.links["target"][0])

    def _linked(self, ids: list[str]) -> Iterator[Structure]:
        return (self._cas.structures[it] for it in ids if it in self._cas.structures)

    def _attributes(self, it: Structure, of: Kind, without: str) -> None:
        values, own = it.values, self._own
        if len(values) == 2 and without and t.ANNOTATOR in values:
            return  # the label and whose it is: most marks say no more
        said: dict[str, Any] = {}
        for name, value in values.items():
            if name == without or name in _BESIDE or (value == "" and not own):
                continue
            is_address = name == "identifier" and isinstance(value, str)
            entry = together.entry_of(str(value)) if is_address else ""
            known = "wikidata" if entry else of.named(name)
            if known in said:  # a second feature of one attribute: both values, as a list
                self._draft.attributes(it.id, said)
                said = {}
            value = of.typed(name, value)
            said[known] = entry or value
        self._draft.attributes(it.id, said)


def _label(of: Kind, values: dict[str, Value]) -> tuple[str, str]:
    """The feature that holds the label, and the label; without one the type's name."""
    for name in LABELS:
        value = values.get(name)
        if value and isinstance(value, str):
            return name, value if value.isprintable() else storable(value)[0]
    words = [name for name, value in values.items() if isinstance(value, str) and value]
    words = [name for name in words if name not in _NO_LABELS]
    for name in words:
        if name.lower() in ALIKE:
            return name, _text(values, name)
    if len(words) == 1 and not of.labelled:
        return words[0], _text(values, words[0])
    return "", of.short


def _text(values: dict[str, Value], name: str) -> str:
    value = values.get(name, "")
    if not isinstance(value, str):
        return ""
    return value if value.isprintable() else storable(value)[0]  # what can be printed can be stored


def _parsed(raw: str) -> Any:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None
