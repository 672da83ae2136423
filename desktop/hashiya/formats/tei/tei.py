"""TEI P5, written: the text in one block, marks in ``standOff`` that point into it; ``tei_reading`` reads.

Pointers are ``string-range(id, offset, length)`` in code points, or, in the flavour of words, ids of the
``w``, ``pc`` and ``anchor`` at which a mark begins and ends: those more programs can follow.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path

from hashiya.formats import facts, segments
from hashiya.formats.format import ALL, Format, Option, WriteOptions
from hashiya.formats.losses import Tally, relations_across_lost
from hashiya.formats.naming import Names, file_stem
from hashiya.formats.safe_xml import attribute, text
from hashiya.formats.tei.reading import read, recognises
from hashiya.formats.xml_losses import characters
from hashiya.model.annotation import Annotation
from hashiya.model.attribute import Attributes, AttributeValue
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.relation import Relation
from hashiya.model.schema import Label, Schema

Range = tuple[int, int]
BLOCK = "b"
_ID = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_OURS = re.compile(r"[a-z][0-9]*")
_NOT_WORD = re.compile(r"\s+")


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """UTF-8; named after the article's file. What XML cannot hold has a stand-in of one letter."""
    categories = _Categories(dataset.schema)
    stems = Names(file_stem, folded=True)
    for annotated in dataset:
        stem = stems.of(annotated.article.id, annotated.article.name)
        words = options.flavour == "words"
        parts = _Document(annotated, categories, words=words).parts()
        (target / f"{stem}.xml").write_bytes("".join(parts).encode("utf-8"))


class _Categories:
    """The label set as taxonomies, one a layer; gives each label the id that marks point to."""

    def __init__(self, schema: Schema) -> None:
        self._ids: dict[tuple[str, str], str] = {}
        self._labels = {(it.layer, it.code): it for it in schema.labels}
        self._xml = ""
        for it in schema.labels:
            self.of(it.layer, it.code)

    def of(self, layer: str, label: str) -> str:
        known = self._ids.get((layer, label))
        if known is None:
            fit = _ID.fullmatch(label) and not _OURS.fullmatch(label)
            used = set(self._ids.values())
            known = label if fit and label not in used else f"c{len(self._ids) + 1}"
            self._ids[layer, label] = known
            self._xml = ""
        return known

    def written(self) -> str:
        self._xml = self._xml or "".join(self._taxonomies())
        return self._xml

    def _taxonomies(self) -> Iterator[str]:
        for number, layer in enumerate(dict.fromkeys(it for it, _ in self._ids), start=1):
            yield f'<taxonomy xml:id="y{number}" n="{attribute(layer)}">\n'
            for (of, label), key in self._ids.items():
                if of == layer:
                    told = "".join(_described(self._labels.get((of, label))))
                    yield f'<category xml:id="{key}" n="{attribute(label)}">{told}</category>\n'
            yield "</taxonomy>\n"


def _described(label: Label | None) -> Iterator[str]:
    for language, name in label.names.items() if label else ():
        yield f'<catDesc xml:lang="{attribute(language)}">{text(name)}</catDesc>'


class _Document:
    """The parts of one article's document."""

    def __init__(
        self, annotated: AnnotatedArticle, categories: _Categories, *, words: bool
    ) -> None:
        self._annotated, self._categories = annotated, categories
        self._article = annotated.article
        self._ids = {it.id: f"t{n}" for n, it in enumerate(annotated.annotations, start=1)}
        of = chain(annotated.annotations, annotated.relations)
        whose = dict.fromkeys(it.annotator for it in of if it.annotator)
        self._whose = {it: f"p{n}" for n, it in enumerate(whose, start=1)}
        self._words = _Words(annotated) if words else None

    def parts(self) -> list[str]:
        body = self._words.text if self._words else text(self._article.text)
        language = attribute(self._article.language or "und")
        standoff = "".join([*self._spans(), *self._relations()])
        head = "".join(self._header())  # after the marks: they may bring labels of their own
        return [
            '<?xml version="1.0" encoding="UTF-8"?>\n',
            f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="{language}">\n',
            head,
            f"<standOff>\n{standoff}</standOff>\n" if standoff else "",
            f'<text><body><ab xml:id="{BLOCK}" xml:space="preserve">{body}</ab></body></text>\n',
            "</TEI>\n",
        ]

    def _header(self) -> Iterator[str]:
        article = self._article
        yield f"<teiHeader>\n<fileDesc>\n<titleStmt><title>{text(article.title)}</title>"
        if article.author:
            yield f"<author>{text(article.author)}</author>"
        for name, key in self._whose.items():
            yield f'<respStmt xml:id="{key}"><resp>annotation</resp><name>{text(name)}</name></respStmt>'
        yield "</titleStmt>\n<publicationStmt><p>Hashiya</p></publicationStmt>\n<sourceDesc><bibl>"
        yield f"<title>{text(article.source or article.title)}</title>"
        if article.published:
            yield f"<date>{text(article.published)}</date>"
        yield "</bibl></sourceDesc>\n</fileDesc>\n<encodingDesc><classDecl>\n"
        yield self._categories.written()
        yield "</classDecl></encodingDesc>\n"
        terms = "".join(self._terms())
        if terms:
            yield f"<profileDesc><textClass><keywords>{terms}</keywords></textClass></profileDesc>\n"
        lists = facts.lists(article)
        said = facts.told(article) | ({"lists": lists} if lists else {})
        told = json.dumps(said, ensure_ascii=False)
        yield f'<xenoData type="hashiya">{text(told)}</xenoData>\n</teiHeader>\n'

    def _terms(self) -> Iterator[str]:
        for name, said in self._article.labels.items():
            for value in said if isinstance(said, tuple) else (said,):
                yield f"<term {_named('type', name)}>{text(value)}</term>"

    def _spans(self) -> Iterator[str]:
        for layer in dict.fromkeys(it.layer for it in self._annotated.annotations):
            yield f"<spanGrp {_named('type', layer)}>\n"
            yield from (self._span(it) for it in self._annotated.annotations if it.layer == layer)
            yield "</spanGrp>\n"

    def _span(self, it: Annotation) -> str:
        where = self._words.pointer(it) if self._words else _ranges(it)
        category = self._categories.of(it.layer, it.label)
        said = f"<fs>{_features(it.attributes)}</fs>" if it.attributes else ""
        resp = f' resp="#{self._whose[it.annotator]}"' if it.annotator else ""
        own = self._ids[it.id]
        return (
            f'<span xml:id="{own}" ana="#{category}" {where}{resp}>{text(it.quote)}{said}</span>\n'
        )

    def _relations(self) -> Iterator[str]:
        whole = [
            it
            for it in self._annotated.relations
            if it.from_id in self._ids and it.to_id in self._ids
        ]
        for number, it in enumerate(whole, start=1):
            if it.attributes:
                yield f'<fs xml:id="f{number}">{_features(it.attributes)}</fs>\n'
        if whole:
            yield "<listRelation>\n"
            yield from (self._relation(it, number) for number, it in enumerate(whole, start=1))
            yield "</listRelation>\n"

    def _relation(self, it: Relation, number: int) -> str:
        ends = f'active="#{self._ids[it.from_id]}" passive="#{self._ids[it.to_id]}"'
        said = f' ana="#f{number}"' if it.attributes else ""
        return f"<relation {_named('name', it.label)} {ends}{said}{self._resp(it)}/>\n"

    def _resp(self, it: Annotation | Relation) -> str:
        return f' resp="#{self._whose[it.annotator]}"' if it.annotator else ""


class _Words:
    """The text with an element round each token, and places between them where marks need one."""

    def __init__(self, annotated: AnnotatedArticle) -> None:
        words = annotated.article.text
        tokens = [it for sentence in segments.cut(annotated) for it in sentence.tokens]
        self._starts = {start: f"w{n}" for n, (start, _) in enumerate(tokens, start=1)}
        self._ends = {end: f"w{n}" for n, (_, end) in enumerate(tokens, start=1)}
        parts = [part for it in annotated.annotations for part in it.fragments]
        loose = {it.start for it in parts} - self._starts.keys()
        loose |= {it.end for it in parts} - self._ends.keys()
        self._loose = sorted(loose)
        self._anchors = {at: f"a{n}" for n, at in enumerate(self._loose, start=1)}
        self.text = "".join(self._pieces(words, tokens))

    def _pieces(self, words: str, tokens: list[Range]) -> Iterator[str]:
        reached = 0
        for start, end in tokens:
            yield from self._between(words, reached, start)
            form = words[start:end]
            tag = "w" if any(it.isalnum() for it in form) else "pc"
            yield f'<{tag} xml:id="{self._starts[start]}">{text(form)}</{tag}>'
            reached = end
        yield from self._between(words, reached, len(words))

    def _between(self, words: str, start: int, end: int) -> Iterator[str]:
        """White space, and the places in it or at its edges that no token marks."""
        reached = start
        first = bisect_left(self._loose, start)
        for at in self._loose[first : bisect_right(self._loose, end)]:
            yield f'{text(words[reached:at])}<anchor xml:id="{self._anchors[at]}"/>'
            reached = at
        yield text(words[reached:end])

    def pointer(self, it: Annotation) -> str:
        pairs = [(self._from(part.start), self._to(part.end)) for part in it.fragments]
        if len(pairs) == 1:
            return f'from="#{pairs[0][0]}" to="#{pairs[0][1]}"'
        ranges = " ".join(f"#range({one},{other})" for one, other in pairs)
        return f'target="{ranges}"'

    def _from(self, at: int) -> str:
        return self._starts.get(at) or self._anchors[at]

    def _to(self, at: int) -> str:
        return self._ends.get(at) or self._anchors[at]


def _ranges(it: Annotation) -> str:
    parts = [f"#string-range({BLOCK},{p.start},{p.end - p.start})" for p in it.fragments]
    return f'target="{parts[0] if len(parts) == 1 else " ".join(parts)}"'


@lru_cache(maxsize=4_096)
def _named(key: str, name: str) -> str:
    """An attribute whose value is one word; where the name is more, it stands in ``n``."""
    word = _NOT_WORD.sub("_", name)
    more = "" if word == name else f' n="{attribute(name)}"'
    return f'{key}="{attribute(word)}"{more}'


def _features(attributes: Attributes) -> str:
    return "".join(
        [f"<f {_named('name', name)}>{_value(it)}</f>" for name, it in attributes.items()]
    )


def _value(value: AttributeValue) -> str:
    if isinstance(value, str):
        return f"<string>{text(value)}</string>"
    if isinstance(value, tuple):
        return f"<vColl>{''.join(map(_value, value))}</vColl>"
    if isinstance(value, bool):
        return f'<binary value="{"true" if value else "false"}"/>'
    return f'<numeric value="{value}"/>'


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """Only what leaves the article, letters that XML does not have, and labels of articles that say nothing."""
    relations_across_lost(annotated, tally)
    labels = annotated.article.labels.items()
    tally.add_all("document_label", [it for it, value in labels if value == ""])
    characters(annotated, tally)


FORMAT = Format(
    id="tei",
    suffixes=(".xml", ".tei"),
    folder=True,
    each=("{}.xml",),
    read=read,
    write=write,
    weigh=weigh,
    recognises=recognises,
    carries=ALL,
    options=(Option("flavour", ("offsets", "words")),),
)
