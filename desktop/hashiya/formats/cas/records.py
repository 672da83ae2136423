"""An article as feature structures, the same for every way to write them down; it writes nothing itself."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

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
        for it in self._annotated.annotations:
            self._span(it)
        for it in self._annotated.relations:
            if it.from_id in self._ids and it.to_id in self._ids:
                self._relation(it)
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
        form = self._forms.get(of)
        if form is None:
            holes = dict.fromkeys(values, Hole())
            form = self._forms.keep(of, Record(of, bool(places), {**holes}))
        self._put(form, *places, *values.values())

    # -- marks and relations

    def _span(self, it: Annotation) -> None:
        parts, said = it.fragments, it.attributes
        places = parts[0].start, parts[-1].end
        if self._at is not int:
            places = self._at(places[0]), self._at(places[1])
        self._ids[it.id], self._places[it.id] = self._next, places
        if len(parts) == 1 and (not said or self._are_words(said)):
            key = (it.layer, it.label, it.annotator, *said)
            form = self._forms.get(key) or self._forms.keep(
                key, self._mark(it, _holes(said)), entry=self._has_entry(it)
            )
            if not form.entry or _ENTRY.fullmatch(str(said["wikidata"])):
                self._put(form, *places, *_strings(said))
                return
        self._put(self._forms.notation.form(self._mark(it, said)), *places)

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

    def _relation(self, it: Relation) -> None:
        said = it.attributes
        places, ends = self._places[it.to_id], (self._ids[it.from_id], self._ids[it.to_id])
        if not said or self._are_words(said):
            key = (None, it.label, it.annotator, *said)
            form = self._forms.get(key) or self._forms.keep(key, self._arrow(it, _holes(said)))
            self._put(form, *places, *_strings(said), *ends)
        else:
            self._put(self._forms.notation.form(self._arrow(it, said)), *places, *ends)

    def _arrow(self, it: Relation, said: Mapping[str, AttributeValue | Hole]) -> Record:
        values: dict[str, Value] = {"label": it.label}
        if it.annotator:
            values[t.ANNOTATOR] = it.annotator
        self._said(self._types.relation, "", said, values)
        return Record(t.RELATION, placed=True, values=values, links=_ENDS)

    def _has_entry(self, it: Annotation) -> bool:
        """Whether it names an entry in INCEpTION's own way, if what it names is one."""
        return "wikidata" in it.attributes and self._types.of(it.layer).name == t.ENTITY_TYPE

    def _are_words(self, said: Attributes) -> bool:
        """Whether all of it is words that stand in the file as they are."""
        try:
            return self._fits("".join(_strings(said)))
        except TypeError:
            return False

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
    return dict.fromkeys(said, Hole())


def _strings(said: Attributes) -> Iterable[str]:
    """The values, where all are words."""
    return said.values()  # type: ignore[return-value]


def is_entry(of: t.Type, name: str, value: AttributeValue) -> bool:
    """Whether it is what INCEpTION keeps as the identifier of a named entity."""
    entity = of.name == t.ENTITY_TYPE and name == "wikidata"
    return entity and isinstance(value, str) and _ENTRY.fullmatch(value) is not None


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
