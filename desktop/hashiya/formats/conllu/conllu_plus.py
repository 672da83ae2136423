"""CoNLL-U Plus, written: tokens, spaces, CorefUD's brackets, clitics as multiword tokens; nothing is guessed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from hashiya.formats import facts, values_as_text
from hashiya.formats.conllu.layout import Layout, layout_of
from hashiya.formats.conllu.reading import read, recognises
from hashiya.formats.conllu.rows import document
from hashiya.formats.conllu.values import ENTITY_FIELDS
from hashiya.formats.format import ALL, Format, Option, WriteOptions
from hashiya.formats.losses import Tally
from hashiya.formats.naming import Names, code
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema

PLUS, FULL = "plus", "conllu"
_HEAD = {PLUS: "# global.columns = ID FORM MISC\n", FULL: ""}
_GAP = {PLUS: "\t", FULL: "\t_" * 7 + "\t"}
_LINE_END, _RELATION = "\n", "# hashiya.relation = "
_BREAKS = {it: f"\\u{ord(it):04x}" for it in "\x85\u2028\u2029\x7f"}
_ESCAPES = str.maketrans(_BREAKS)
_encoder = msgspec.json.Encoder()


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """UTF-8, LF; a document for each article, with all that is said of it in comments."""
    flavour = options.flavour if options.flavour in _GAP else PLUS
    names = Names(code, folded=False)
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(_HEAD[flavour])
        for annotated in dataset:
            layout, name = layout_of(annotated), names.of(annotated.article.id)
            stream.write(_comments(annotated, layout, name))
            stream.write(document(annotated, layout, _GAP[flavour], name))


def _comments(annotated: AnnotatedArticle, layout: Layout, name: str) -> str:
    """What stands before the first sentence of an article; ``name`` is its id without spaces."""
    article = annotated.article
    told: dict[str, Any] = {"id": article.id, **facts.told(article)}
    if article.labels:
        told["labels"] = dict(article.labels)
    lines = (
        f"# newdoc id = {name}\n"
        f"# global.Entity = {'-'.join(ENTITY_FIELDS)}\n"
        f"# hashiya.article = {_escaped(_encoder.encode(told))}\n"
    )
    records = _relations(annotated, layout)
    if not records:
        return lines
    every = _escaped(_encoder.encode_lines(records)).removesuffix("\n")
    return f"{lines}{_RELATION}{every.replace(_LINE_END, _LINE_END + _RELATION)}\n"


def _relations(annotated: AnnotatedArticle, layout: Layout) -> list[dict[str, Any]]:
    """Those of which both ends have a token, by the ids of the brackets."""
    if not annotated.relations:
        return []
    ids = {it.id: f"e{number}" for number, it in enumerate(annotated.annotations, 1)}
    return [
        {
            "label": it.label,
            "from": ids[it.from_id],
            "to": ids[it.to_id],
            "attributes": it.attributes,
            "annotator": it.annotator,
            "created": it.created,
        }
        for it in annotated.relations
        if it.from_id in layout.spans and it.to_id in layout.spans
    ]


def _escaped(data: bytes) -> str:
    """On one line for every reader."""
    told = data.decode("utf-8")
    return told.translate(_ESCAPES) if any(it in told for it in _BREAKS) else told


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """Only what has no token is left out, with all that hangs on it; brackets have words alone, relations all."""
    layout = layout_of(annotated)
    for it in layout.wordless:
        tally.add("no_word", it.label)
        tally.add_all("attribute", it.attributes)
    for it in annotated.relations:
        if it.from_id not in layout.spans or it.to_id not in layout.spans:
            tally.add("relation_across", it.label)
            tally.add_all("relation_attribute", it.attributes)
    marks = values_as_text.others_of(annotated).marks
    values_as_text.of_spans((it for it in marks if it.id in layout.spans), schema, tally)


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
