"""An article as feature structures, the same for every way to write them down; it writes nothing itself."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import Any

from hashiya.formats import facts, losses, segments
from hashiya.formats.cas import types as t
from hashiya.formats.cas.forms import Form, Forms, Hole, Record, Value
from hashiya.formats.losses import Tally
from hashiya.model.annotation import Annotation
from hashiya.model.attribute import Attributes, AttributeValue
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.text.offsets import Utf16Map

SOFA = 1
"""The id of the structure that holds the text; all others count on from it."""
_ENTRY = re.compile(r"Q[1-9][0-9]*")
_STRING = frozenset({str})
_ENDS = ("Governor", "Dependent")


class Records:
    """The structures of one article, in the order in which they are written.

    ``tokens`` and ``sentences`` are only starts and ends: there are many, and they say nothing more. All
    others are ``written`` by the notation of the forms.
    """

    def __init__(self, annotated: AnnotatedArticle, forms: Forms) -> None:
        self._annotated, self._forms, self._types = annotated, forms, forms.types
        self._fits = forms.notation.fits
        units = Utf16Map(annotated.article.text)
        self._length = units.length
        straight = units.length == len(annotated.article.text)
        self._at: Callable[[int], int] = int if straight else units.to_utf16
        starts, ends, firsts, afters = segments.columns(annotated)
        if not straight:
            starts, ends = list(map(self._at, starts)), list(map(self._at, ends))
        self.tokens = starts, ends
        self.sentences = [starts[it] for it in firsts], [ends[it - 1] for it in afters]
        self._next = SOFA + 1 + len(starts) + len(firsts)
        self._written: list[str] = []
        self._waiting: list[tuple[int, Form, tuple[int | str, ...]]] = []
        self._ids: dict[str, int] = {}
        self._places: dict[str, tuple[int, int]] = {}

    @property
    def first(self) -> int:
        """The id after that of the text: of the first sentence, or token, or record."""
        return SOFA + 1

    @property
    def after(self) -> int:
        """The id after that of the last that was written; lists have ids from here on."""
        return self._next

    def written(self) -> list[str]:
        """Each as its notation has it."""
        self._metadata()
        self._of_article()
        self._spans(self._annotated.annotations)
        self._relations(self._annotated.relations)
        number = self._next
        for at, form, numbers in self._waiting:
            lists = range(number, number + form.lists)
            self._written[at] = form.text % (*lists, *numbers, *lists)
            number += form.lists
        return self._written

    def _put(self, form: Form, *numbers: int | str) -> None:
        """``numbers``: those behind its id, and its words between them."""
        if form.lists:
            self._waiting.append((len(self._written), form, (self._next, *numbers)))
            self._written.append("")
        else:
            self._written.append(form.text % (self._next, *numbers))
        self._next += 1

    # -- of the article

    def _metadata(self) -> None:
        article = self._annotated.article
        values = {
            "language": article.language or "x-unspecified",
            "documentTitle": article.title,
            "documentId": article.name,
        }
        self._words(t.METADATA, values, (0, self._length))

    def _of_article(self) -> None:
        article = self._annotated.article
        for name, value in facts.told(article).items():
            if name not in ("title", "language"):
                word = value if isinstance(value, str) else json.dumps(value)
                self._words(t.FACT, {"name": name, "value": word})
        for label, said in article.labels.items():
            for value in said if isinstance(said, tuple) else (said,):
                self._words(t.DOCUMENT_LABEL, {"label": label, "value": value})

    def _words(self, of: str, values: Mapping[str, str], places: Sequence[int] = ()) -> None:
        """A structure with nothing but words, ``places`` or none."""
        if not self._fits("".join(values.values())):
            self._put(self._forms.notation.form(Record(of, bool(places), {**values})), *places)
            return
        form = self._forms.known.get(of)
        if form is None:
            holes = dict.fromkeys(values, Hole())
            form = self._forms.keep(of, Record(of, bool(places), {**holes}))
        self._put(form, *places, *values.values())

    # -- marks and relations

    def _spans(self, annotations: Sequence[Annotation]) -> None:
        known, all_fit = self._forms.known, self._all_fit(annotations)
        word = self._forms.numerals.up_to(max(self._length, self._next + len(annotations)))
        straight, at, ids, places = self._at is int, self._at, self._ids, self._places
        for it in annotations:
            parts, said = it.fragments, it.attributes
            start, end = parts[0].start, parts[-1].end
            if not straight:
                start, end = at(start), at(end)
            number = ids[it.id] = self._next
            places[it.id] = start, end
            if len(parts) > 1 or not (all_fit or self._fit(said)):
                self._put(self._forms.notation.form(self._mark(it, said)), start, end)
                continue
            key, words = (it.layer, it.label, it.annotator, *said), said.values()
            if said and not _STRING.issuperset(map(type, words)):
                key, words = _apart(key, said)
            form = known.get(key) or self._mark_form(it, key)
            if form.lists or (form.entry and not is_entry_id(said["wikidata"])):
                self._put(self._forms.notation.form(self._mark(it, said)), start, end)
                continue
            numbers = word(number), word(start), word(end)
            self._written.append(form.text % (*numbers, *words))
            self._next = number + 1

    def _relations(self, relations: Sequence[Relation]) -> None:
        """Those whose ends were both written."""
        known, all_fit = self._forms.known, self._all_fit(relations)
        word = self._forms.numerals.up_to(max(self._length, self._next + len(relations)))
        ids, places = self._ids, self._places
        for it in relations:
            one, other, said = ids.get(it.from_id), ids.get(it.to_id), it.attributes
            if one is None or other is None:
                continue
            start, end = places[it.to_id]
            key, words = (None, it.label, it.annotator, *said), said.values()
            if said and not _STRING.issuperset(map(type, words)):
                key, words = _apart(key, said)
            form = known.get(key) or self._forms.keep(key, self._arrow(it, _holes(said)))
            if form.lists or not (all_fit or self._fit(said)):
                form = self._forms.notation.form(self._arrow(it, said))
                self._put(form, start, end, one, other)
                continue
            numbers = word(self._next), word(start), word(end)
            self._written.append(form.text % (*numbers, *words, word(one), word(other)))
            self._next += 1

    def _all_fit(self, of: Sequence[Annotation] | Sequence[Relation]) -> bool:
        """Whether no word of any attribute has to be escaped, as in most articles."""
        values = chain.from_iterable([it.attributes.values() for it in of if it.attributes])
        return self._fits("".join([it for it in values if type(it) is str]))

    def _fit(self, said: Attributes) -> bool:
        return self._fits("".join([it for it in said.values() if type(it) is str]))

    def _mark_form(self, it: Annotation, key: Any) -> Form:
        said = it.attributes
        entity = self._types.of(it.layer).name == t.ENTITY_TYPE
        entry = entity and type(said.get("wikidata")) is str
        return self._forms.keep(key, self._mark(it, _holes(said)), entry=entry)

    def _mark(self, it: Annotation, said: Mapping[str, AttributeValue | Hole]) -> Record:
        of = self._types.of(it.layer)
        values: dict[str, Value] = {"value" if of.name == t.ENTITY_TYPE else "label": it.label}
        if it.annotator:
            values[t.ANNOTATOR] = it.annotator
        if len(it.fragments) > 1:
            parts = ((self._at(part.start), self._at(part.end)) for part in it.fragments)
            values[t.FRAGMENTS] = ";".join(f"{start}-{end}" for start, end in parts)
        self._said(of, it.layer, said, values)
        return Record(of.name, placed=True, values=values)

    def _arrow(self, it: Relation, said: Mapping[str, AttributeValue | Hole]) -> Record:
        values: dict[str, Value] = {"label": it.label}
        if it.annotator:
            values[t.ANNOTATOR] = it.annotator
        self._said(self._types.relation, "", said, values)
        return Record(t.RELATION, placed=True, values=values, links=_ENDS)

    def _said(
        self,
        of: t.Type,
        layer: str,
        said: Mapping[str, AttributeValue | Hole],
        values: dict[str, Value],
    ) -> None:
        for name, value in said.items():
            if value == ():
                continue
            if isinstance(value, Hole):
                entity = name == "wikidata" and of.name == t.ENTITY_TYPE
                feature = "identifier" if entity else of.feature(name, t.STRING)
                values[feature] = Hole(t.WIKIDATA) if entity else value
            elif is_entry(of, name, value):
                values["identifier"] = f"{t.WIKIDATA}{value}"
            else:
                kind = self._types.kind(layer, name, value)
                values[of.feature(name, kind)] = plain(value, kind)


def _holes(said: Attributes) -> dict[str, AttributeValue | Hole]:
    """With a hole for each word; what is none belongs to the form."""
    return {name: Hole() if type(it) is str else it for name, it in said.items()}


def _apart(key: tuple[Any, ...], said: Attributes) -> tuple[Any, list[AttributeValue]]:
    """The key of a form of which flags, numbers and lists are a part, and the words that are put in."""
    others = [(type(it), it) for it in said.values() if type(it) is not str]
    return (*key, *others), [it for it in said.values() if type(it) is str]


def is_entry_id(value: AttributeValue) -> bool:
    return isinstance(value, str) and _ENTRY.fullmatch(value) is not None


def is_entry(of: t.Type, name: str, value: AttributeValue) -> bool:
    """Whether it is what INCEpTION keeps as the identifier of a named entity."""
    entity = of.name == t.ENTITY_TYPE and name == "wikidata"
    return entity and is_entry_id(value)


def plain(value: AttributeValue, kind: t.Kind) -> Value:
    if isinstance(value, tuple) or (isinstance(value, bool) and kind == t.BOOLEAN):
        return value
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def weigh(annotated: AnnotatedArticle, schema: Schema, tally: Tally) -> None:
    """Count what structures do not say: relations that leave the article, lists without a value."""
    here = {it.id for it in annotated.annotations}
    for it in annotated.annotations:
        if it.attributes and () in it.attributes.values():
            tally.add_all("attribute", _without_value(it.attributes))
    for it in annotated.relations:
        if it.from_id not in here or it.to_id not in here:
            tally.add("relation_across", it.label)
            tally.add_all("relation_attribute", it.attributes)
        elif it.attributes:
            tally.add_all("relation_attribute", _without_value(it.attributes))
    labels = annotated.article.labels
    tally.add_all("document_label", (name for name, value in labels.items() if value == ()))
    losses.facts_lost(annotated, tally, losses.FACTS)


def _without_value(attributes: Attributes) -> list[str]:
    return [name for name, value in attributes.items() if value == ()]
