"""brat, written (``brat_reading`` reads it): a folder with a text and a standoff file an article, and the configuration."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from hashiya import wording
from hashiya.formats import losses
from hashiya.formats.brat_codes import NOTES, Codes
from hashiya.formats.brat_config import annotation_conf, visual_conf
from hashiya.formats.brat_reading import STANDOFF, read, recognises
from hashiya.formats.format import Format, WriteOptions
from hashiya.formats.latest import Latest
from hashiya.formats.losses import Tally
from hashiya.formats.naming import Names, code, file_stem
from hashiya.model.annotation import Annotation
from hashiya.model.attribute import Attributes, AttributeValue
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema

_codes = Latest(Codes)
"""Of one label set, however many articles are weighed."""

Range = tuple[int, int]

_ENTRY = re.compile(r"Q[1-9][0-9]*")
_BREAK = re.compile(r"[\n\r\v\f\x1c\x1d\x1e\u0085\u2028\u2029]")


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """Texts as they are (UTF-8), standoff lines, two configuration files, a README."""
    codes = Codes(dataset.schema)
    stems = Names(file_stem, folded=True)
    renamed: dict[str, str] = {}
    for annotated in dataset:
        article = annotated.article
        stem = stems.of(article.id, article.name)
        if f"{stem}.txt" != article.name:
            renamed[f"{stem}.txt"] = article.name
        (target / f"{stem}.txt").write_bytes(article.text.encode("utf-8"))
        standoff = "".join([f"{line}\n" for line in _Standoff(annotated, codes)])
        (target / f"{stem}.ann").write_bytes(standoff.encode("utf-8"))
    _write(target / "annotation.conf", annotation_conf(dataset.schema, codes))
    _write(target / "visual.conf", visual_conf(dataset.schema, codes))
    if renamed or codes.changed:
        names = {"files": renamed, "names": codes.changed}
        _write(target / "names.json", json.dumps(names, ensure_ascii=False, indent=2) + "\n")
    readme = [wording.Wording(it).say("formats-brat-readme") for it in wording.languages()]
    _write(target / "README.md", "# brat\n\n" + "\n\n".join(readme) + "\n")


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))


class _Standoff:
    """The lines of one article's ``.ann`` file: spans, relations, attributes, references, notes."""

    def __init__(self, annotated: AnnotatedArticle, codes: Codes) -> None:
        self._annotated, self._codes = annotated, codes
        self._numbers: Counter[str] = Counter()
        self._ids: dict[str, str] = {}

    def __iter__(self) -> Iterator[str]:
        written: list[Annotation] = []
        for it in self._annotated.annotations:
            if places := ranges(self._annotated, it):
                written.append(it)
                self._ids[it.id] = self._next("T")
                yield self._span(it, places)
        yield from self._relations()
        for it in written:
            for name, value in it.attributes.items():
                yield from self._said(it, name, value)
        for it in self._annotated.relations:
            if it.id in self._ids:
                for name, value in it.attributes.items():
                    yield from self._notes(self._codes.attribute(name), self._ids[it.id], value)

    def _next(self, kind: str) -> str:
        self._numbers[kind] += 1
        return f"{kind}{self._numbers[kind]}"

    def _span(self, annotation: Annotation, places: list[Range]) -> str:
        text = self._annotated.article.text
        offsets = ";".join([f"{start} {end}" for start, end in places])
        words = " ".join([text[start:end] for start, end in places])
        label = self._codes.label(annotation.layer, annotation.label)
        return f"{self._ids[annotation.id]}\t{label} {offsets}\t{words}"

    def _relations(self) -> Iterator[str]:
        for it in self._annotated.relations:
            ends = self._ids.get(it.from_id), self._ids.get(it.to_id)
            if all(ends):
                label = self._codes.relation(it.label)
                self._ids[it.id] = self._next("R")
                yield f"{self._ids[it.id]}\t{label} Arg1:{ends[0]} Arg2:{ends[1]}\t"

    def _said(self, of: Annotation, name: str, value: AttributeValue) -> Sequence[str]:
        owner = self._ids[of.id]
        safe, kind, valued = self._codes.way(of.layer, of.label, name)
        if kind == "flag" and isinstance(value, bool):
            if valued:
                return (f"{self._next('A')}\t{safe} {owner} {_plain(value)}",)
            return (f"{self._next('A')}\t{safe} {owner}",) if value else ()
        if kind == "choice" and isinstance(value, str) and value == code(value):
            return (f"{self._next('A')}\t{safe} {owner} {value}",)
        if name == "wikidata" and isinstance(value, str) and _ENTRY.fullmatch(value):
            words = _escaped(of.quote)
            return (f"{self._next('N')}\tReference {owner} Wikidata:{value}\t{words}",)
        return self._notes(NOTES if name == "comment" else safe, owner, value)

    def _notes(self, name: str, owner: str, value: AttributeValue) -> Sequence[str]:
        """One line, or of several values one each."""
        values = value if isinstance(value, tuple) else (_plain(value),)
        return [f"{self._next('#')}\t{name} {owner}\t{_escaped(it)}" for it in values]


def ranges(annotated: AnnotatedArticle, annotation: Annotation) -> list[Range]:
    """The span's fragments as a line can hold them: cut at line ends, white edges of cuts left out."""
    text = annotated.article.text
    if not _BREAK.search(text, annotation.start, annotation.end):
        return [(it.start, it.end) for it in annotation.fragments]
    found: list[Range] = []
    for it in annotation.fragments:
        if not _BREAK.search(text, it.start, it.end):
            found.append((it.start, it.end))
            continue
        start = it.start
        for cut in [*_BREAK.finditer(text, it.start, it.end), None]:
            end = cut.start() if cut else it.end
            piece = text[start:end]
            if piece.strip():
                lead = len(piece) - len(piece.lstrip())
                found.append((start + lead, start + len(piece.rstrip())))
            start = cut.end() if cut else end
    return found


def _plain(value: AttributeValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _escaped(text: str) -> str:
    r"""Line ends as ``\n``, ``\r`` or ``\uXXXX`` and ``\`` doubled: a note is one line."""
    text = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    return _BREAK.sub(lambda it: f"\\u{ord(it[0]):04x}", text)


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """Count what standoff lines do not say, or say differently."""
    codes = _codes(schema)
    ids: set[str] = set()
    for it in annotated.annotations:
        places = ranges(annotated, it)
        if not places:
            tally.add("no_word", it.label)
            tally.add_all("attribute", it.attributes)
            continue
        ids.add(it.id)
        _weigh_span(it, places, codes, tally)
        if codes.label(it.layer, it.label) != it.label:
            tally.add("label_renamed", it.label)
        _weigh_names(it.attributes, "attribute", codes, tally)
    for it in annotated.relations:
        if it.from_id not in ids or it.to_id not in ids:
            tally.add("relation_across", it.label)
            tally.add_all("relation_attribute", it.attributes)
            continue
        if codes.relation(it.label) != it.label:
            tally.add("label_renamed", it.label)
        _weigh_names(it.attributes, "relation_attribute", codes, tally)
    losses.document_labels_lost(annotated, tally)
    losses.facts_lost(annotated, tally, ("name",))


def _weigh_span(annotation: Annotation, places: list[Range], codes: Codes, tally: Tally) -> None:
    label = annotation.label
    tally.add("annotator", annotation.annotator)
    if places != [(it.start, it.end) for it in annotation.fragments]:
        tally.add("line_break", label)
    for name, value in annotation.attributes.items():
        if value is False:
            way = codes.way(annotation.layer, label, name)
            if way.kind == "flag" and not way.valued:
                tally.add("flag_false", name)


def _weigh_names(
    attributes: Attributes,
    kind: Literal["attribute", "relation_attribute"],
    codes: Codes,
    tally: Tally,
) -> None:
    for name, value in attributes.items():
        if value == ():
            tally.add(kind, name)
        elif codes.attribute(name) != name:
            tally.add("label_renamed", name)


FORMAT = Format(
    id="brat",
    suffixes=(".txt", *STANDOFF),
    folder=True,
    read=read,
    write=write,
    weigh=weigh,
    recognises=recognises,
    beside=(*STANDOFF, ".conf", "names.json"),
    carries=frozenset(
        {
            "text",
            "nested",
            "same_extent",
            "crossing",
            "discontinuous",
            "layers",
            "attributes",
            "relations",
            "relation_attributes",
        }
    ),
)
