"""An article as feature structures, the same for every way to write them down; it writes nothing itself."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain
from typing import Any, TypeVar, cast

from hashiya.formats import facts, segments
from hashiya.formats.cas import types as t
from hashiya.formats.cas.forms import Form, Forms, Hole, Record, Value
from hashiya.formats.losses import Tally, values_of
from hashiya.model.annotation import Annotation
from hashiya.model.attribute import Attributes, AttributeValue
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.text.offsets import Utf16Map

SOFA = 1
"""The id of the structure that holds the text; all others count on from it."""
_is_entry = re.compile(r"Q[1-9][0-9]*").fullmatch
_STRING = frozenset({str})
_ENDS = ("Governor", "Dependent")
_Marked = TypeVar("_Marked", Annotation, Relation)
_Words = Collection[Any]
"""What is put into a form: numbers, words."""
_Described = Callable[[_Marked, Mapping[str, AttributeValue | Hole]], Record]


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
        self._extents = segments.of_annotations(annotated)
        text = annotated.article.text
        starts, ends, firsts, afters = segments.columns(text, self._extents)
        if not straight:
            starts, ends = list(map(self._at, starts)), list(map(self._at, ends))
        self.tokens = starts, ends
        self.sentences = [starts[it] for it in firsts], [ends[it - 1] for it in afters]
        self._next = SOFA + 1 + len(starts) + len(firsts)
        self._lists = 0
        self._formed: list[str] = []
        self._filled: list[Any] = []
        self._placed: list[tuple[str, str, str]] = []
        self._places: dict[str, tuple[str, str, str]] = {}

    @property
    def first(self) -> int:
        """The id after that of the text: of the first sentence, or token, or record."""
        return SOFA + 1

    @property
    def after(self) -> int:
        """The id after that of the last that was written; lists have ids from here on."""
        return self._next

    def written(self, between: str = "") -> str:
        """Each as its notation has it, all put in at once: a good deal quicker than one by one."""
        annotated = self._annotated
        self._metadata()
        self._of_article()
        self._place(annotated.annotations)
        here = self._places
        arrows = [it for it in annotated.relations if it.from_id in here and it.to_id in here]
        self._lists = self._next + len(arrows)
        self._spans(annotated.annotations)
        self._relations(arrows)
        return between.join(self._formed) % tuple(self._filled)

    def _put(self, form: Form, *numbers: int | str) -> None:
        """``numbers``: those behind its id, and its words between them."""
        self._formed.append(form.text)
        self._filled += (self._next, *numbers)
        self._next += 1

    def _put_all(self, forms: Sequence[Form], rows: Iterable[tuple[_Words, ...]]) -> None:
        """``rows``: what is put into each, in several pieces."""
        self._formed += [it.text for it in forms]
        self._filled += chain.from_iterable(chain.from_iterable(rows))

    def _with_lists(
        self, forms: Sequence[Form], rows: Iterable[tuple[_Words, ...]]
    ) -> Iterator[tuple[_Words, ...]]:
        """With the ids of their lists, which count on behind all others, before and after."""
        for form, row in zip(forms, rows, strict=True):
            ids = range(self._lists, self._lists + form.lists)
            self._lists += form.lists
            yield ids, *row, ids

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
        lists = facts.lists(article)
        told = (facts.told(article) | ({"lists": lists} if lists else {})).items()
        said = [
            (it, value if type(value) is str else _word(value))
            for it, value in told
            if it not in ("title", "language")
        ]
        self._pairs(t.FACT, "name", said)
        labels = [
            (label, value)
            for label, values in article.labels.items()
            for value in (values if isinstance(values, tuple) else (values,))
        ]
        self._pairs(t.DOCUMENT_LABEL, "label", labels)

    def _pairs(self, of: str, named: str, pairs: Sequence[tuple[str, str]]) -> None:
        """Structures with a name and a value."""
        if not self._fits("".join(chain.from_iterable(pairs))):
            for name, value in pairs:
                self._words(of, {named: name, "value": value})
            return
        form = self._form_of(of, (named, "value"))
        rows = zip(zip(self._numbered(len(pairs))), pairs, strict=True)
        self._put_all([form] * len(pairs), rows)

    def _words(self, of: str, values: Mapping[str, str], places: Sequence[int] = ()) -> None:
        """A structure with nothing but words, ``places`` or none."""
        if not self._fits("".join(values.values())):
            self._put(self._forms.notation.form(Record(of, bool(places), {**values})), *places)
            return
        self._put(self._form_of(of, values, placed=bool(places)), *places, *values.values())

    def _form_of(self, of: str, names: Iterable[str], *, placed: bool = False) -> Form:
        form = self._forms.known.get(of)
        return form or self._forms.keep(of, Record(of, placed, dict.fromkeys(names, Hole())))

    # -- marks and relations

    def _place(self, annotations: Sequence[Annotation]) -> None:
        """Gives each an id; with its begin and end, all as words."""
        starts, ends, _ = self._extents
        if self._at is not int:
            starts, ends = list(map(self._at, starts)), list(map(self._at, ends))
        word = self._forms.numerals.up_to(self._length)
        numbers = self._numbered(len(annotations))
        places = list(zip(numbers, map(word, starts), map(word, ends), strict=True))
        self._placed = places
        self._places = dict(zip([it.id for it in annotations], places, strict=True))

    def _spans(self, annotations: Sequence[Annotation]) -> None:
        keys: list[Any] = [(it.layer, it.label, it.annotator, *it.attributes) for it in annotations]
        apart = self._extents.inner
        unlike = apart and [at for at, it in enumerate(annotations) if len(it.fragments) > 1]
        forms, words, lists = self._forms_of(annotations, keys, unlike, self._mark)
        rows: Iterable[tuple[_Words, ...]] = zip(self._placed, words, strict=True)
        self._put_all(forms, self._with_lists(forms, rows) if lists else rows)

    def _relations(self, relations: Sequence[Relation]) -> None:
        """Those whose ends were both written."""
        places = self._places
        keys: list[Any] = [(None, it.label, it.annotator, *it.attributes) for it in relations]
        forms, words, lists = self._forms_of(relations, keys, (), self._arrow)
        numbers = self._numbered(len(relations))
        tos = [places[it.to_id] for it in relations]
        heads = [(number, it[1], it[2]) for number, it in zip(numbers, tos, strict=True)]
        ends = [(places[it.from_id][0], to[0]) for it, to in zip(relations, tos, strict=True)]
        rows: Iterable[tuple[_Words, ...]] = zip(heads, words, ends, strict=True)
        self._put_all(forms, self._with_lists(forms, rows) if lists else rows)

    def _numbered(self, many: int) -> Sequence[str]:
        """The ids of the next ones, as words."""
        first = self._next
        self._next += many
        return self._forms.numerals.run(first, self._next)

    def _forms_of(
        self,
        of: Sequence[_Marked],
        keys: list[Any],
        unlike: Iterable[int],
        record: _Described[_Marked],
    ) -> tuple[list[Form], list[_Words], bool]:
        """How each is written, by its key, the words that are put in, and whether there are lists.

        ``unlike`` have forms of their own.
        """
        words: list[_Words] = [it.attributes.values() for it in of]
        values: list[Any] = list(chain.from_iterable(words))
        others = [at for at, it in enumerate(values) if type(it) is not str]
        lists = False
        if others:  # flags, numbers, lists: a part of the form
            after = list(accumulate(map(len, words)))
            for at in {bisect_right(after, it) for it in others}:
                keys[at], words[at] = _apart(keys[at], of[at].attributes)
            lists = any(type(values[at]) is tuple for at in others)
            for at in others:
                values[at] = ""
        alone = {*unlike}
        if not self._fits("".join(values)):
            alone.update(at for at, it in enumerate(of) if not self._fit(it.attributes))
        known = self._forms.known
        found = list(map(known.get, keys))
        odd = alone.union([at for at, it in enumerate(found) if it is None or it.entry])
        for at in sorted(odd):  # as they are met: what is new to the types is added in that order
            it, form = of[at], found[at]
            if at not in alone:
                form = form or known.get(keys[at]) or self._kept(it, keys[at], record)
                if not form.entry or is_entry_id(it.attributes["wikidata"]):
                    found[at] = form
                    continue
            found[at], words[at] = self._forms.notation.form(record(it, it.attributes)), ()
        return cast("list[Form]", found), words, lists

    def _fit(self, said: Attributes) -> bool:
        """Whether no word of it has to be escaped."""
        return self._fits("".join([it for it in said.values() if type(it) is str]))

    def _kept(self, it: _Marked, key: Any, record: _Described[_Marked]) -> Form:
        said = it.attributes
        entity = isinstance(it, Annotation) and self._types.of(it.layer).name == t.ENTITY_TYPE
        entry = entity and type(said.get("wikidata")) is str
        return self._forms.keep(key, record(it, _holes(said)), entry=entry)

    def _mark(self, it: Annotation, said: Mapping[str, AttributeValue | Hole]) -> Record:
        of = self._types.of(it.layer)
        values: dict[str, Value] = {"value" if of.name == t.ENTITY_TYPE else "label": it.label}
        if it.annotator:
            values[t.ANNOTATOR] = it.annotator
        if len(it.fragments) > 1:
            parts = ((self._at(part.start), self._at(part.end)) for part in it.fragments)
            values[t.FRAGMENTS] = ";".join(f"{start}-{end}" for start, end in parts)
        self._said(of, it, said, values)
        return Record(of.name, placed=True, values=values)

    def _arrow(self, it: Relation, said: Mapping[str, AttributeValue | Hole]) -> Record:
        values: dict[str, Value] = {"label": it.label}
        if it.annotator:
            values[t.ANNOTATOR] = it.annotator
        self._said(self._types.relation, it, said, values)
        return Record(t.RELATION, placed=True, values=values, links=_ENDS)

    def _said(
        self,
        of: t.Type,
        it: Annotation | Relation,
        said: Mapping[str, AttributeValue | Hole],
        values: dict[str, Value],
    ) -> None:
        layer = it.layer if isinstance(it, Annotation) else ""
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
                kind = self._types.kind(layer, it.label, name, value)
                values[of.feature(name, kind)] = plain(value, kind)


def _word(value: Any) -> str:
    if isinstance(value, str):
        return value
    return str(value) if type(value) is int else json.dumps(value)


def _holes(said: Attributes) -> dict[str, AttributeValue | Hole]:
    """With a hole for each word; what is none belongs to the form."""
    return {name: Hole() if type(it) is str else it for name, it in said.items()}


def _apart(key: tuple[Any, ...], said: Attributes) -> tuple[Any, list[AttributeValue]]:
    """The key of a form of which flags, numbers and lists are a part, and the words that are put in."""
    others = [(type(it), it) for it in said.values() if type(it) is not str]
    return (*key, *others), [it for it in said.values() if type(it) is str]


def is_entry_id(value: AttributeValue) -> bool:
    return type(value) is str and _is_entry(value) is not None


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
    away = [it for it in annotated.relations if it.from_id not in here or it.to_id not in here]
    for it in away:
        tally.add("relation_across", it.label)
        tally.add_all("relation_attribute", it.attributes)
    if tuple in values_of(annotated).types:
        for it in annotated.annotations:
            tally.add_all("attribute", _without_value(it.attributes))
        abroad = {it.id for it in away}
        for it in annotated.relations:
            if it.id not in abroad:
                tally.add_all("relation_attribute", _without_value(it.attributes))


def _without_value(attributes: Attributes) -> list[str]:
    return [name for name, value in attributes.items() if value == ()]
