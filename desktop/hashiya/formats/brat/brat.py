"""brat, written (``brat_reading`` reads it): a folder with a text and a standoff file an article, and the configuration."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Literal
from weakref import WeakKeyDictionary

from hashiya import wording
from hashiya.formats import losses, values_as_text
from hashiya.formats.brat.codes import NOTES, Codes, Free, Uses, is_reference
from hashiya.formats.brat.config import annotation_conf, visual_conf
from hashiya.formats.brat.reading import STANDOFF, read, recognises
from hashiya.formats.format import Format, WriteOptions
from hashiya.formats.latest import Latest
from hashiya.formats.losses import Tally, values_of
from hashiya.formats.naming import Names, code, file_stem
from hashiya.model.annotation import Annotation
from hashiya.model.attribute import Attributes, AttributeValue
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema

_codes = Latest(Codes)
"""Of one label set, however many articles are weighed."""

_uses = WeakKeyDictionary[Tally, Uses]()
"""What the first use of a name decides for all articles after it, by who counts their losses."""

Range = tuple[int, int]

_code = lru_cache(maxsize=1024)(code)
_BREAK = re.compile(r"[\n\r\v\f\x1c\x1d\x1e\u0085\u2028\u2029]")


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """Texts as they are (UTF-8), standoff lines, two configuration files, a README."""
    codes, free = Codes(dataset.schema), Free()
    stems = Names(file_stem, folded=True)
    renamed: dict[str, str] = {}
    for annotated in dataset:
        article = annotated.article
        stem = stems.of(article.id, article.name)
        if f"{stem}.txt" != article.name:
            renamed[f"{stem}.txt"] = article.name
        (target / f"{stem}.txt").write_bytes(article.text.encode("utf-8"))
        standoff = "".join([f"{line}\n" for line in _Standoff(annotated, codes, free).lines()])
        (target / f"{stem}.ann").write_bytes(standoff.encode("utf-8"))
    _write(target / "annotation.conf", annotation_conf(dataset.schema, codes, free))
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

    def __init__(self, annotated: AnnotatedArticle, codes: Codes, free: Free) -> None:
        self._annotated, self._codes, self._free = annotated, codes, free
        self._counts = dict.fromkeys("RAN#", 0)
        self._ids: dict[str, str] = {}
        self._lines: list[str] = []

    def lines(self) -> list[str]:
        written = self._spans()
        self._relations()
        for it in written:
            for name, value in it.attributes.items():
                self._say(it, name, value)
        for it in self._annotated.relations:
            if it.attributes and it.id in self._ids:
                for name, value in it.attributes.items():
                    self._note(self._codes.attribute(name), self._ids[it.id], value)
        return self._lines

    def _next(self, kind: str) -> str:
        self._counts[kind] += 1
        return f"{kind}{self._counts[kind]}"

    def _spans(self) -> list[Annotation]:
        """Gives those that are written: nearly all are in one piece, and that is their quote."""
        written: list[Annotation] = []
        lines, ids, label_of = self._lines, self._ids, self._codes.label
        cuts = _cuts(self._annotated)
        for at, it in enumerate(self._annotated.annotations):
            label, parts = label_of(it.layer, it.label), it.fragments
            if len(parts) == 1 and at not in cuts:
                told = f"{label} {parts[0].start} {parts[0].end}\t{it.quote}"
            elif places := cuts[at] if at in cuts else _places(it):
                told = self._divided(label, places)
            else:
                continue
            written.append(it)
            ids[it.id] = name = f"T{len(written)}"
            lines.append(f"{name}\t{told}")
        return written

    def _divided(self, label: str, places: list[Range]) -> str:
        text = self._annotated.article.text
        offsets = ";".join([f"{start} {end}" for start, end in places])
        words = " ".join([text[start:end] for start, end in places])
        return f"{label} {offsets}\t{words}"

    def _relations(self) -> None:
        ids, label_of = self._ids, self._codes.relation
        for it in self._annotated.relations:
            one, other = ids.get(it.from_id), ids.get(it.to_id)
            if one and other:
                ids[it.id] = name = self._next("R")
                self._lines.append(f"{name}\t{label_of(it.label)} Arg1:{one} Arg2:{other}\t")

    def _say(self, of: Annotation, name: str, value: AttributeValue) -> None:
        owner = self._ids[of.id]
        safe, kind, valued, free = self._codes.way(of.layer, of.label, name)
        if kind == "flag" and isinstance(value, bool):
            if valued:
                self._lines.append(f"{self._next('A')}\t{safe} {owner} {_plain(value)}")
            elif value:
                self._lines.append(f"{self._next('A')}\t{safe} {owner}")
        elif kind == "choice" and isinstance(value, str) and value == _code(value):
            self._lines.append(f"{self._next('A')}\t{safe} {owner} {value}")
        elif is_reference(name, value):
            told = f"Reference {owner} Wikidata:{value}\t{_escaped(of.quote)}"
            self._lines.append(f"{self._next('N')}\t{told}")
        elif free and self._free.takes(safe, self._label(of), value):
            told = f"{safe} {owner}" if value is True else f"{safe} {owner} {value}"
            self._lines.append(f"{self._next('A')}\t{told}")
        else:
            self._note(NOTES if name == "comment" else safe, owner, value)

    def _label(self, of: Annotation) -> str:
        return self._codes.label(of.layer, of.label)

    def _note(self, name: str, owner: str, value: AttributeValue) -> None:
        """One line, or of several values one each."""
        for it in value if isinstance(value, tuple) else (_plain(value),):
            self._lines.append(f"{self._next('#')}\t{name} {owner}\t{_escaped(it)}")


def _find_cuts(annotated: AnnotatedArticle) -> dict[int, list[Range]]:
    """Of annotations that go over the end of a line, by their number, what of them can be written."""
    return {
        at: ranges(annotated, it)
        for at, it in enumerate(annotated.annotations)
        if not it.quote.isprintable() and _BREAK.search(it.quote)  # most have nothing but letters
    }


_cuts = Latest(_find_cuts)
"""An article is weighed and then written."""


def _places(annotation: Annotation) -> list[Range]:
    return [(it.start, it.end) for it in annotation.fragments]


def ranges(annotated: AnnotatedArticle, annotation: Annotation) -> list[Range]:
    """The span's fragments as a line can hold them: cut at line ends, white edges of cuts left out."""
    text = annotated.article.text
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
    if text.isprintable() and "\\" not in text:
        return text
    text = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    return _BREAK.sub(lambda it: f"\\u{ord(it[0]):04x}", text)


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """Count what standoff lines do not say, or say differently."""
    codes = _codes(schema)
    cuts = _cuts(annotated)
    written = [it for at, it in enumerate(annotated.annotations) if at not in cuts or cuts[at]]
    for at, places in cuts.items():
        of = annotated.annotations[at]
        if not places:
            tally.add("no_word", of.label)
            tally.add_all("attribute", of.attributes)
        elif places != _places(of):
            tally.add("line_break", of.label)
    for annotator, count in Counter([it.annotator for it in written]).items():
        tally.add("annotator", annotator, count)
    for (layer, label), count in Counter([(it.layer, it.label) for it in written]).items():
        if codes.label(layer, label) != label:
            tally.add("label_renamed", label, count)
    said = [it.attributes for it in written if it.attributes]
    names = {*chain.from_iterable(said)}
    if tuple in values_of(annotated).types or any(codes.attribute(it) != it for it in names):
        for it in said:
            _weigh_names(it, "attribute", codes, tally)
    uses = _uses.setdefault(tally, Uses())
    if fresh := uses.unknown(names, codes):
        uses.see(fresh, said)
    here = {it.id for it in written}
    _weigh_relations(annotated, here, codes, tally)
    _weigh_others(annotated, here, schema, tally)
    losses.document_labels_lost(annotated, tally)
    losses.facts_lost(annotated, tally, ("name",))


def _weigh_relations(
    annotated: AnnotatedArticle, written: set[str], codes: Codes, tally: Tally
) -> None:
    for it in annotated.relations:
        if it.from_id not in written or it.to_id not in written:
            tally.add("relation_across", it.label)
            tally.add_all("relation_attribute", it.attributes)
            continue
        if codes.relation(it.label) != it.label:
            tally.add("label_renamed", it.label)
        if it.attributes:
            _weigh_names(it.attributes, "relation_attribute", codes, tally)


def _weigh_others(
    annotated: AnnotatedArticle, written: set[str], schema: Schema, tally: Tally
) -> None:
    """What becomes a note, or a value, is words; so is a list of one, of which there is one note."""
    codes, uses = _codes(schema), _uses[tally]
    others = values_as_text.others_of(annotated)
    for it in others.marks:
        for name, value in it.attributes.items() if it.id in written else ():
            way = codes.way(it.layer, it.label, name)
            if way.kind == "flag" and isinstance(value, bool):
                if not (value or way.valued):
                    tally.add("flag_false", name)
            elif value is True and way.free and uses.is_set(name):
                continue
            elif not (_is_list(value) or values_as_text.is_read(schema, it, name, value)):
                tally.add("value_as_text", name)
    within = (it for it in others.arrows if {it.from_id, it.to_id} <= written)
    values_as_text.of_relations(within, tally, lambda value: not _is_list(value))


def _is_list(value: AttributeValue) -> bool:
    """Whether a reader finds several notes, or none."""
    return isinstance(value, tuple) and len(value) != 1


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
    fixed=frozenset({"README.md", "annotation.conf", "visual.conf"}),
    each=("{}.txt", "{}.ann"),
    telling=".ann",
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
