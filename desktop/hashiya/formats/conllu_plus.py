"""CoNLL-U Plus, written: tokens, spaces, CorefUD's brackets, clitics as multiword tokens; nothing is guessed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Any

import msgspec

from hashiya.formats import facts
from hashiya.formats.conllu_reading import read, recognises
from hashiya.formats.conllu_values import ENTITY_FIELDS, others, quoted, spaces
from hashiya.formats.format import ALL, Format, Option, WriteOptions
from hashiya.formats.latest import Latest
from hashiya.formats.losses import Tally
from hashiya.formats.naming import Names, code
from hashiya.formats.token_layout import sentence_ranges
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema
from hashiya.text.words import tokens

Range = tuple[int, int]

PLUS, FULL = "plus", "conllu"
_HEAD = {PLUS: "# global.columns = ID FORM MISC\n", FULL: ""}
_GAP = {PLUS: "\t", FULL: "\t_" * 7 + "\t"}
_LINE_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_ODD_WHITE = re.compile(r"[^\S ]|  ")
_BREAKS = {it: f"\\u{ord(it):04x}" for it in "\x85\u2028\u2029\x7f"}
_encoder = msgspec.json.Encoder()
_TO_ESCAPE = re.compile("[\x7f\x85\u2028\u2029]")
_ESCAPES = str.maketrans(_BREAKS)


@dataclass(slots=True)
class Layout:
    """An article cut for writing: its words, the pieces that edges of spans make of them.

    ``spans`` tells for each annotation that has a token the pieces of its fragments.
    """

    words: list[Range]
    pieces: list[Range]
    sentences: list[Range]
    spans: dict[str, list[Range]]
    wordless: list[Annotation] = field(default_factory=list[Annotation])


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """UTF-8, LF; a document for each article, with all that is said of it in comments."""
    flavour = options.flavour if options.flavour in _GAP else PLUS
    names = Names(code, folded=False)
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(_HEAD[flavour])
        for annotated in dataset:
            layout = layout_of(annotated)
            stream.write(_comments(annotated, layout, names))
            stream.writelines(_sentences(annotated, layout, _GAP[flavour], names))


def _laid_out(annotated: AnnotatedArticle) -> Layout:
    text = annotated.article.text
    words = tokens(text)
    fragments = [part for it in annotated.annotations for part in it.fragments]
    pieces = _cut(words, {it.start for it in fragments} | {it.end for it in fragments})
    starts, ends = [it[0] for it in pieces], [it[1] for it in pieces]
    layout = Layout(words, pieces, [], {})
    for it in annotated.annotations:
        parts = [
            (bisect_right(ends, part.start), bisect_left(starts, part.end)) for part in it.fragments
        ]
        if found := [one for one in parts if one[0] < one[1]]:
            layout.spans[it.id] = found
        else:
            layout.wordless.append(it)
    whole = [(parts[0][0], parts[-1][1]) for parts in layout.spans.values()]
    layout.sentences = _at_words(sentence_ranges(text, starts, whole), words, pieces)
    return layout


layout_of = Latest(_laid_out)
"""How the article is cut."""


def _cut(words: list[Range], edges: set[int]) -> list[Range]:
    starts = [it[0] for it in words]
    pieces = list(words)
    inside = edges.difference(starts).difference([it[1] for it in words])
    for edge in sorted(inside, reverse=True):
        at = bisect_right(starts, edge) - 1
        if at >= 0 and pieces[at][0] < edge < pieces[at][1]:
            start, end = pieces[at]
            pieces[at : at + 1] = [(start, edge), (edge, end)]
    return pieces


def _at_words(sentences: list[Range], words: list[Range], pieces: list[Range]) -> list[Range]:
    """Sentences that end at words: none begins with the second piece of one."""
    if len(words) == len(pieces):
        return sentences
    begins = {it[0] for it in words}
    edges = [first for first, _ in sentences if pieces[first][0] in begins]
    return list(zip(edges, [*edges[1:], len(pieces)], strict=True))


def _comments(annotated: AnnotatedArticle, layout: Layout, names: Names) -> str:
    """What stands before the first sentence of an article; ``names`` gives it an id without spaces."""
    article = annotated.article
    told: dict[str, Any] = {"id": article.id, **facts.told(article)}
    if article.labels:
        told["labels"] = dict(article.labels)
    lines = [
        f"# newdoc id = {names.of(article.id)}",
        f"# global.Entity = {'-'.join(ENTITY_FIELDS)}",
        f"# hashiya.article = {_json(told)}",
    ]
    eids = _eids(annotated)
    records = [
        {
            "label": it.label,
            "from": eids[it.from_id],
            "to": eids[it.to_id],
            "attributes": it.attributes,
            "annotator": it.annotator,
            "created": it.created,
        }
        for it in annotated.relations
        if it.from_id in layout.spans and it.to_id in layout.spans
    ]
    if records:
        every = _escaped(_encoder.encode_lines(records)).removesuffix("\n")
        lines += [f"# hashiya.relation = {it}" for it in every.split("\n")]
    return "\n".join(lines) + "\n"


def _json(value: Mapping[str, Any]) -> str:
    return _escaped(_encoder.encode(value))


def _escaped(data: bytes) -> str:
    """On one line for every reader."""
    told = data.decode("utf-8")
    return told.translate(_ESCAPES) if _TO_ESCAPE.search(told) else told


def _eids(annotated: AnnotatedArticle) -> dict[str, str]:
    return {it.id: f"e{number}" for number, it in enumerate(annotated.annotations, 1)}


def _sentences(
    annotated: AnnotatedArticle, layout: Layout, gap: str, names: Names
) -> Iterator[str]:
    text, pieces = annotated.article.text, layout.pieces
    rows = _rows(text, layout, _entities(annotated, layout), gap)
    name = names.of(annotated.article.id)
    before = 0
    for number, (first, end) in enumerate(layout.sentences, 1):
        start, stop = pieces[first][0], pieces[end - 1][1]
        begins = number == 1 or _LINE_BREAK.search(text, before, start)
        paragraph = "# newpar\n" if begins else ""
        shown = text[start:stop]
        if _ODD_WHITE.search(shown):
            shown = _shown(text, pieces[first:end])
        lines = "".join(rows[first:end])
        yield f"{paragraph}# sent_id = {name}-{number}\n# text = {shown}\n{lines}\n"
        before = stop


def _rows(text: str, layout: Layout, entities: Mapping[int, str], gap: str) -> list[str]:
    """A row for each piece, and before those of one word a row for the word."""
    pieces = layout.pieces
    around = _around(text, layout)
    words = [""] * len(pieces)
    for first, last in _divided(layout):
        sentence = bisect_right(layout.sentences, first, key=itemgetter(0)) - 1
        before = layout.sentences[sentence][0] - 1
        start, stop = pieces[first][0], pieces[last][1]
        words[first] = (
            f"{first - before}-{last - before}\t{text[start:stop]}{gap}"
            f"{_in_front(text, first, start)}{around[last]}StartChar={start}|EndChar={stop}\n"
        )
        around[first : last + 1] = [""] * (last + 1 - first)
    if pieces and not words[0]:
        around[0] = _in_front(text, 0, pieces[0][0]) + around[0]
    said = [""] * len(pieces)
    for at, told in entities.items():
        said[at] = told
    numbers = chain.from_iterable(range(1, end - first + 1) for first, end in layout.sentences)
    return [
        f"{word}{number}\t{text[start:stop]}{gap}{told}{spaced}StartChar={start}|EndChar={stop}\n"
        for word, number, (start, stop), told, spaced in zip(
            words, numbers, pieces, said, around, strict=True
        )
    ]


def _divided(layout: Layout) -> list[Range]:
    """The first and the last piece of each word that is cut."""
    pieces = layout.pieces
    if len(pieces) == len(layout.words):
        return []
    found: list[Range] = []
    at = 0
    for _, end in layout.words:
        first = at
        while pieces[at][1] != end:
            at += 1
        if at > first:
            found.append((first, at))
        at += 1
    return found


def _around(text: str, layout: Layout) -> list[str]:
    """The white space after each piece."""
    pieces = layout.pieces
    following = [*(start for start, _ in pieces[1:]), len(text)]
    gaps = [text[stop:start] for (_, stop), start in zip(pieces, following, strict=True)]
    around = [*map(_after, gaps)]
    for _, end in layout.sentences:
        if gaps[end - 1] == " ":
            around[end - 1] = "SpacesAfter=\\s|"
    return around


def _in_front(text: str, piece: int, start: int) -> str:
    """The white space before the first piece of all."""
    return f"SpacesBefore={spaces(text[:start])}|" if start and not piece else ""


@lru_cache(1024)
def _after(gap: str) -> str:
    """What tells of white space within a sentence."""
    if not gap:
        return "SpaceAfter=No|"
    return "" if gap == " " else f"SpacesAfter={spaces(gap)}|"


def _shown(text: str, pieces: list[Range]) -> str:
    """The sentence as the rows give it to a reader that knows of one space only."""
    parts: list[str] = []
    before = pieces[0][0]
    for start, stop in pieces:
        parts += (" " if start > before else "", text[start:stop])
        before = stop
    return "".join(parts)


def _entities(annotated: AnnotatedArticle, layout: Layout) -> dict[int, str]:
    """``Entity=…|`` by piece: what ends first, then what begins, the longer before the shorter."""
    opens: dict[int, str] = {}
    closes: dict[int, str] = {}
    single: dict[int, str] = {}
    for it, eid in zip(annotated.annotations, _eids(annotated).values(), strict=True):
        parts = layout.spans.get(it.id)
        if not parts:
            continue
        says = f"{quoted(it.label)}-1-{_says(it, parts, layout.pieces)}"
        for number, (first, end) in enumerate(parts, 1):
            key = f"{eid}[{number}/{len(parts)}]" if len(parts) > 1 else eid
            if end - first == 1:
                single[first] = f"{single.get(first, '')}({key}-{says})"
            else:
                opens[first] = f"{opens.get(first, '')}({key}-{says}"
                closes[end - 1] = f"{key}){closes.get(end - 1, '')}"
    found: dict[int, str] = {}
    for at in {*opens, *closes, *single}:
        begun, ended, alone = opens.get(at, ""), closes.get(at, ""), single.get(at, "")
        found[at] = f"Entity={ended}{begun}{alone}|" if begun else f"Entity={alone}{ended}|"
    return found


def _says(annotation: Annotation, parts: list[Range], pieces: list[Range]) -> str:
    """Layer, annotator, moment and attributes; and the exact place where tokens do not give it."""
    said = _whose(annotation.layer, annotation.annotator)
    if annotation.created:
        said += f",@at:{annotation.created}"
    fragments = annotation.fragments
    exact = len(fragments) == len(parts)
    for it, (first, end) in zip(fragments, parts, strict=False):
        if it.start != pieces[first][0] or it.end != pieces[end - 1][1]:
            exact = False
    if not exact:
        said += ",@chars:" + "".join(f"{it.start}_{it.end};" for it in fragments)
    if annotation.attributes:
        said += f",{others(annotation.attributes)}"
    return said[1:]


@lru_cache(1024)
def _whose(layer: str, annotator: str) -> str:
    told = f",@layer:{quoted(layer)}" if layer else ""
    return f"{told},@by:{quoted(annotator)}" if annotator else told


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """Only what has no token is left out, with all that hangs on it."""
    layout = layout_of(annotated)
    for it in layout.wordless:
        tally.add("no_word", it.label)
        tally.add_all("attribute", it.attributes)
    for it in annotated.relations:
        if it.from_id not in layout.spans or it.to_id not in layout.spans:
            tally.add("relation_across", it.label)
            tally.add_all("relation_attribute", it.attributes)


FORMAT = Format(
    id="conllu-plus",
    suffixes=(".conllup", ".conllu"),
    read=read,
    write=write,
    weigh=weigh,
    recognises=recognises,
    tagged=True,
    unit="token",
    carries=ALL,
    options=(Option("flavour", (PLUS, FULL)),),
)
