"""From a found analysis structure to an article with marks: INCEpTION's own layers and custom ones by their features."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from hashiya.formats import facts, guesses
from hashiya.formats.cas import types as t
from hashiya.formats.cas.model import Cas, Sofa, Structure
from hashiya.formats.draft import Draft, Told
from hashiya.formats.format import Incoming, Note
from hashiya.text.decoding import storable
from hashiya.text.offsets import Utf16Map

_LABELS = (
    "label",
    "value",
    "type",
    "category",
    "class",
    "tag",
    "kind",
    "referenceType",
    "chunkValue",
    "PosValue",
)
"""Features that hold what we call the label, by preference."""
_ALIKE = frozenset(it.lower() for it in (*_LABELS, "entity", "entityType", "ner"))
"""The same in whichever letters a person named them, and names of what is marked most."""
_NO_LABELS = (t.ANNOTATOR, t.FRAGMENTS, "id", "identifier")
_QUIET = (
    f"{t.DKPRO}segmentation.",
    f"{t.DKPRO}metadata.",
    "de.tudarmstadt.ukp.clarin.webanno.",
    "de.tudarmstadt.ukp.inception.",
    "uima.",
)
"""Types that are structure or book-keeping: nothing is lost with them."""
_WORDS = (f"{t.DKPRO}lexmorph.", f"{t.DKPRO}syntax.type.constituent.")
"""Types that say something of every single word; an article would be covered with them."""
_DEPENDENCIES = f"{t.DKPRO}syntax.type.dependency."
_FRAGMENTS = re.compile(r"\d{1,12}-\d{1,12}(;\d{1,12}-\d{1,12})*", re.ASCII)
_ENTRY = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/(Q[1-9][0-9]*)")
_FILE = re.compile(r".+\.[A-Za-z0-9]{1,6}")
_USER = "username"


def article(cas: Cas, file: str, stem: str) -> Incoming | Note:
    """The article of the first view that has a text, or why there is none."""
    sofa = next((it for it in cas.sofas if it.name == "_InitialView" and it.text), None)
    sofa = sofa or next((it for it in cas.sofas if it.text), None)
    if sofa is None:
        return Note(message="formats-cas-no-text", name=file, lost=True)
    if not guesses.has_letter(sofa.text):
        return Note(message="formats-no-letter", name=file, lost=True)
    return _Reading(cas, sofa, file).incoming(stem)


class _Reading:
    def __init__(self, cas: Cas, sofa: Sofa, file: str) -> None:
        self._cas, self._sofa = cas, sofa
        self._draft = Draft(file, sofa.text, unit="utf-16")
        units = Utf16Map(self._draft.text)
        self._units = None if units.length == len(self._draft.text) else units
        self._left: Counter[str] = Counter()
        self._types: dict[str, _Type] = {}
        self._facts: dict[str, str] = {}
        self._metadata: dict[str, str] = {}
        self._whose = ""

    def incoming(self, stem: str) -> Incoming:
        here = [it for it in self._cas.structures.values() if it.sofa in ("", self._sofa.id)]
        for message, line, values, lost in self._cas.told:
            (self._draft.lose if lost else self._draft.say)(message, line=line, **values)
        others = [it for it in self._cas.structures.values() if it.sofa not in ("", self._sofa.id)]
        elsewhere = sum(not self._of(it.type).quiet for it in others)
        self._book(here)
        marks = [it for it in here if self._is_mark(it)]
        for it in marks:
            self._span(it)
        for it in marks:
            self._slots(it)
        for it in here:
            if self._is_relation(it):
                self._relation(it)
            elif it.places is None and it.sofa:
                self._of_article(it)
        if elsewhere:
            self._draft.lose("formats-cas-other-view", count=elsewhere)
        texts = {it.text for it in self._cas.sofas} - {self._sofa.text, ""}
        if texts:
            self._draft.lose("formats-cas-other-text", count=len(texts))
        for name, count in self._left.items():
            self._draft.lose("formats-cas-left", what=name, count=count)
        found: dict[str, Any] = {
            "name": self._name(stem),
            "title": self._title(),
            "language": self._language(),
            **self._told(),
        }
        return self._draft.incoming(**found)

    # -- what the document says of itself

    def _book(self, here: list[Structure]) -> None:
        for it in here:
            if it.type.startswith(_QUIET):
                words = {name: value for name, value in it.values.items() if isinstance(value, str)}
                self._metadata = words | self._metadata
        self._whose = self._metadata.get(_USER, "")

    def _told(self) -> dict[str, Any]:
        raw = {name: _parsed(it) if name in _JSON else it for name, it in self._facts.items()}
        found, rest = facts.heard(raw, self._draft.text)
        for name in rest:
            self._draft.lose("formats-wrong-type", key=name[:80])
        return found

    def _own(self) -> bool:
        return t.FACT in self._cas.types

    def _title(self) -> str | None:
        title = self._metadata.get("documentTitle", "")
        return title if title and (self._own() or not _FILE.fullmatch(title)) else None

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
        elif not it.type.startswith(_QUIET):
            for name, value in it.values.items():
                self._draft.label(name, tuple(value) if isinstance(value, list) else str(value))

    # -- spans and relations

    def _of(self, name: str) -> _Type:
        known = self._types.get(name)
        if known is None:
            known = self._types[name] = _Type(self._cas, name)
        return known

    def _is_mark(self, it: Structure) -> bool:
        if it.places is None:
            return False
        of = self._of(it.type)
        if of.quiet or self._is_relation(it):
            return False
        if of.words:
            self._left[_short(it.type)] += 1
        return not of.words

    def _is_relation(self, it: Structure) -> bool:
        ends = "Governor" in it.links and "Dependent" in it.links
        return ends and not it.type.startswith(_DEPENDENCIES)

    def _span(self, it: Structure) -> None:
        feature, label = self._label(it)
        ranges = self._ranges(it)
        told = Told(it.line, self._text(it, t.ANNOTATOR) or self._whose)
        layer = self._of(it.type).layer
        if self._draft.span(it.id, label, ranges, self._quote(ranges), layer=layer, told=told):
            self._attributes(it, feature)

    def _ranges(self, it: Structure) -> list[tuple[int, int]]:
        assert it.places is not None
        parts = self._text(it, t.FRAGMENTS) if t.FRAGMENTS in it.values else ""
        if not parts or not _FRAGMENTS.fullmatch(parts):
            return [it.places]
        pairs = [part.split("-") for part in parts.split(";")]
        found = [(int(start), int(end)) for start, end in pairs]
        whole = self._quote(found)
        exact = whole is not None and whole.strip() == (self._quote([it.places]) or "").strip()
        return found if exact else [it.places]

    def _quote(self, ranges: list[tuple[int, int]]) -> str | None:
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
        feature, label = self._label(it)
        whose = self._text(it, t.ANNOTATOR) or self._whose
        ends = it.links["Governor"][0], it.links["Dependent"][0]
        if self._draft.relation(it.id, label, *ends, Told(it.line, whose)):
            self._attributes(it, feature)

    def _slots(self, it: Structure) -> None:
        """Links of a span to others: slots with a role, or the next one of a chain."""
        for name, ids in it.links.items():
            for link in self._linked(ids):
                if name == "next" and link.id in self._draft:
                    label = self._text(it, "referenceRelation") or _short(it.type)
                    self._draft.relation("", label, it.id, link.id)
                elif "target" in link.links:
                    label = self._text(link, "role") or name
                    self._draft.relation("", label, it.id, link.links["target"][0])

    def _linked(self, ids: list[str]) -> Iterator[Structure]:
        return (self._cas.structures[it] for it in ids if it in self._cas.structures)

    def _label(self, it: Structure) -> tuple[str, str]:
        """The feature that holds the label, and the label; without one the type's name."""
        for name in _LABELS:
            value = it.values.get(name)
            if value and isinstance(value, str):
                return name, storable(value)[0]
        words = [name for name, value in it.values.items() if isinstance(value, str) and value]
        words = [name for name in words if name not in _NO_LABELS]
        for name in words:
            if name.lower() in _ALIKE:
                return name, self._text(it, name)
        if len(words) == 1 and not self._of(it.type).labelled:
            return words[0], self._text(it, words[0])
        return "", _short(it.type)

    def _attributes(self, it: Structure, without: str) -> None:
        of, own = self._of(it.type), self._own()
        for name, value in it.values.items():
            if name == without or name in _BESIDE or (value == "" and not own):
                continue
            entry = name == "identifier" and isinstance(value, str) and _ENTRY.fullmatch(value)
            if entry:
                self._draft.attribute(it.id, "wikidata", entry[1])
                continue
            said = tuple(value) if isinstance(value, list) else value
            self._draft.attribute(it.id, of.named(name), said)

    def _text(self, it: Structure, name: str) -> str:
        value = it.values.get(name, "")
        return storable(value)[0] if isinstance(value, str) else ""


class _Type:
    """What is known of a type, worked out once for all its structures.

    Its layer is ours by what the type says; of others the type's name, and of INCEpTION's own none.
    """

    def __init__(self, cas: Cas, name: str) -> None:
        self._cas, self._name = cas, name
        self._names: dict[str, str] = {}
        self.quiet = name.startswith(_QUIET) and name != t.ANNOTATION
        self.words = name.startswith((*_WORDS, _DEPENDENCIES))
        named = cas.types[name].features if name in cas.types else ()
        labelled = any(it.lower() in _ALIKE for it in named)
        self.labelled = labelled or any(cas.feature(name, it).range for it in _LABELS)
        told = cas.types[name].description if name in cas.types else ""
        ours = told.startswith(t.OWN_LAYER)
        self.layer = told.removeprefix(t.OWN_LAYER) if ours else layer_of(name)

    def named(self, feature: str) -> str:
        """The attribute that a feature stands for."""
        known = self._names.get(feature)
        if known is None:
            told = self._cas.feature(self._name, feature).description
            ours = told.startswith(t.OWN_ATTRIBUTE)
            known = told.removeprefix(t.OWN_ATTRIBUTE) if ours else feature
            self._names[feature] = known
        return known


_BESIDE = (t.ANNOTATOR, t.FRAGMENTS)
_NAMES = ("documentId", "documentTitle", "sourceDocumentName")


_JSON = ("directions", "bookmarks", "created")
"""Facts that are no word by themselves."""


def _parsed(raw: str) -> Any:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None


def layer_of(name: str) -> str:
    """What a custom type is called as a layer: its last name, begun in lower case as codes are."""
    short = _short(name)
    return short[:1].lower() + short[1:] if name.startswith(t.CUSTOM) else ""


def _short(name: str) -> str:
    return name.rpartition(".")[2]
