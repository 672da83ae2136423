"""CoNLL-U Plus, written: tokens, spaces, CorefUD's brackets, clitics as multiword tokens; nothing is guessed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
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
    edges = {
        edge
        for it in annotated.annotations
        for part in it.fragments
        for edge in (part.start, part.end)
    }
    pieces = _cut(words, edges)
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
    layout.sentences = _at_words(sentence_ranges(text, pieces, whole), words, pieces)
    return layout


layout_of = Latest(_laid_out)
"""How the article is cut."""


def _cut(words: list[Range], edges: set[int]) -> list[Range]:
    starts = [it[0] for it in words]
    pieces = list(words)
    for edge in sorted(edges, reverse=True):
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
    for it in annotated.relations:
        if it.from_id in layout.spans and it.to_id in layout.spans:
            record = {
                "label": it.label,
                "from": eids[it.from_id],
                "to": eids[it.to_id],
                "attributes": dict(it.attributes),
                "annotator": it.annotator,
                "created": it.created,
            }
            lines.append(f"# hashiya.relation = {_json(record)}")
    return "\n".join(lines) + "\n"


def _json(value: Mapping[str, Any]) -> str:
    """On one line for every reader."""
    told = msgspec.json.encode(value).decode("utf-8")
    return told.translate(_ESCAPES) if _TO_ESCAPE.search(told) else told


def _eids(annotated: AnnotatedArticle) -> dict[str, str]:
    return {it.id: f"e{number}" for number, it in enumerate(annotated.annotations, 1)}


def _sentences(
    annotated: AnnotatedArticle, layout: Layout, gap: str, names: Names
) -> Iterator[str]:
    text = annotated.article.text
    rows = _Rows(text, layout, _entities(annotated, layout), gap)
    name = names.of(annotated.article.id)
    before = 0
    for number, (first, end) in enumerate(layout.sentences, 1):
        start = layout.pieces[first][0]
        lines = ["# newpar\n"] if number == 1 or _LINE_BREAK.search(text, before, start) else []
        lines.append(f"# sent_id = {name}-{number}\n")
        made = rows.of(first, end)
        lines.append(f"# text = {rows.shown(first, end)}\n")
        before = layout.pieces[end - 1][1]
        yield "".join([*lines, *made, "\n"])


class _Rows:
    """The rows of an article's tokens, with what lies between them."""

    def __init__(self, text: str, layout: Layout, entities: Mapping[int, str], gap: str) -> None:
        self._text, self._pieces, self._entities, self._gap = text, layout.pieces, entities, gap
        self._ends = {end for _, end in layout.words}
        self._begins = [start for start, _ in layout.words]
        self._last = len(layout.pieces) - 1

    def of(self, first: int, end: int) -> list[str]:
        """A row for each piece of a sentence, and before those of one word a row for the word."""
        pieces, text, gap, entities = self._pieces, self._text, self._gap, self._entities
        made: list[str] = []
        at = first
        while at < end:
            start, stop = pieces[at]
            if stop not in self._ends:
                at = self._divided(first, at, end, made)
                continue
            if 0 < at < self._last and pieces[at + 1][0] == stop:  # as of most words
                around = "SpaceAfter=No|"
            elif 0 < at < end - 1 and pieces[at + 1][0] == stop + 1 and text[stop] == " ":
                around = ""
            else:
                around = self._around(at, at, ends=at + 1 == end)
            made.append(
                f"{at - first + 1}\t{text[start:stop]}{gap}{entities.get(at, '')}{around}"
                f"StartChar={start}|EndChar={stop}\n"
            )
            at += 1
        return made

    def _divided(self, first: int, at: int, end: int, made: list[str]) -> int:
        """The rows of a word that is cut; gives the piece behind it."""
        pieces, text, gap = self._pieces, self._text, self._gap
        last = at
        while pieces[last][1] not in self._ends:
            last += 1
        start, stop = pieces[at][0], pieces[last][1]
        around = self._around(at, last, ends=last + 1 == end)
        made.append(
            f"{at - first + 1}-{last - first + 1}\t{text[start:stop]}{gap}"
            f"{around}StartChar={start}|EndChar={stop}\n"
        )
        for one in range(at, last + 1):
            start, stop = pieces[one]
            made.append(
                f"{one - first + 1}\t{text[start:stop]}{gap}{self._entities.get(one, '')}"
                f"StartChar={start}|EndChar={stop}\n"
            )
        return last + 1

    def _around(self, first: int, last: int, *, ends: bool) -> str:
        """The white space after a word, and before the first one of all."""
        pieces, text = self._pieces, self._text
        told = ""
        if first == 0 and pieces[0][0]:
            told = f"SpacesBefore={spaces(text[: pieces[0][0]])}|"
        stop = pieces[last + 1][0] if last < self._last else len(text)
        after = text[pieces[last][1] : stop]
        if not after:
            return f"{told}SpaceAfter=No|"
        return told if after == " " and not ends else f"{told}SpacesAfter={spaces(after)}|"

    def shown(self, first: int, end: int) -> str:
        """The sentence as the rows give it to a reader that knows of one space only."""
        whole = self._text[self._pieces[first][0] : self._pieces[end - 1][1]]
        if not _ODD_WHITE.search(whole):
            return whole
        parts: list[str] = []
        before = self._pieces[first][0]
        for start, stop in self._pieces[first:end]:
            parts += (" " if start > before else "", self._text[start:stop])
            before = stop
        return "".join(parts)


def _entities(annotated: AnnotatedArticle, layout: Layout) -> dict[int, str]:
    """``Entity=…|`` by piece: what ends first, then what begins, the longer before the shorter."""
    opens: dict[int, list[str]] = {}
    closes: dict[int, list[str]] = {}
    single: dict[int, list[str]] = {}
    pieces = layout.pieces
    for it, eid in zip(annotated.annotations, _eids(annotated).values(), strict=True):
        parts = layout.spans.get(it.id)
        if not parts:
            continue
        says = _says(it, [(pieces[a][0], pieces[b - 1][1]) for a, b in parts])
        for number, (first, end) in enumerate(parts, 1):
            key = f"{eid}[{number}/{len(parts)}]" if len(parts) > 1 else eid
            chunk = f"({key}-{quoted(it.label)}-1-{says}"
            if end - first == 1:
                single.setdefault(first, []).append(f"{chunk})")
            else:
                opens.setdefault(first, []).append(chunk)
                closes.setdefault(end - 1, []).insert(0, f"{key})")
    found: dict[int, str] = {}
    for at in {*opens, *closes, *single}:
        begun, ended, alone = opens.get(at, []), closes.get(at, []), single.get(at, [])
        chunks = [*ended, *begun, *alone] if begun else [*alone, *ended]
        found[at] = f"Entity={''.join(chunks)}|"
    return found


def _says(annotation: Annotation, places: list[Range]) -> str:
    """Layer, annotator, moment and attributes; and the exact place where tokens do not give it."""
    said = _whose(annotation.layer, annotation.annotator)
    if annotation.created:
        said += f",@at:{annotation.created}"
    exact = [(it.start, it.end) for it in annotation.fragments]
    if exact != places:
        said += ",@chars:" + "".join(f"{start}_{end};" for start, end in exact)
    if annotation.attributes:
        said += f",{others(annotation.attributes)}"
    return said.removeprefix(",")


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
