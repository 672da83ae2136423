"""Records of known programs that keep a text and its marks apart, or deep within, laid open; it opens no file.

Each gives a record with the text under ``text`` and the marks in a list beside it, which ``marks`` understands;
a record of nobody known comes back as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any, cast

from hashiya.formats.corpus import token_documents
from hashiya.formats.corpus.columns import role_of
from hashiya.formats.guesses import has_letter
from hashiya.text.offsets import Utf16Map

Record = Mapping[str, Any]
Opener = Callable[[Record], dict[str, Any] | None]

_MARKS = "entities"
_DEEPEST = 2
_AGENTS = ("annotation_agent", "prediction_agent")
_PIECES = frozenset(["Token", "SpaceToken", "Sentence", "Split", "Lookup", "DEFAULT_TOKEN"])
"""What the tools of GATE cut every text into."""
_OF_THE_PAGE = frozenset(["Original markups"])


def opened(record: Record) -> Record:
    """The record itself, or laid open."""
    for it in _OPENERS:
        if (found := it(record)) is not None:
            return found
    return record


def _argilla(record: Record) -> dict[str, Any] | None:
    """Argilla 2: ``fields`` with texts, ``responses`` with each person's answers by question."""
    fields, answers = _record(record.get("fields")), _record(record.get("responses"))
    if fields and "responses" in record:
        suggested = {} if answers else _record(record.get("suggestions"))
        text = _longest(fields)
        rest = {name: it for name, it in fields.items() if name != text}
        found: dict[str, Any] = {**rest, **_record(record.get("metadata")), "id": record.get("id")}
        found["text"] = fields.get(text)
        for question, given in answers.items():
            for one in _records(given):
                _answer(found, question, one)
        for (
            question,
            one,
        ) in suggested.items():  # what a model said counts where nobody has said anything
            _answer(found, question, {**_record(one), "user_id": _record(one).get("agent")})
        told = ("vectors", "status") if suggested else ("suggestions", "vectors", "status")
        others = {it: record[it] for it in told if record.get(it)}
        return {**found, **others}
    return _first_argilla(record)


def _first_argilla(record: Record) -> dict[str, Any] | None:
    """Version 1: ``annotation`` and who made it; what a model says counts where nobody has said anything."""
    if "annotation_agent" not in record or "annotation" not in record:
        return None
    found = {it: value for it, value in record.items() if it not in _AGENTS and it != "tokens"}
    key = "annotation" if isinstance(record["annotation"], list) else "prediction"
    by = record.get(f"{key}_agent") or ""
    marks = record.get(key)
    found[key] = (
        [_tuple_by(it, by) for it in cast("list[Any]", marks)] if isinstance(marks, list) else marks
    )
    if key == "annotation" and record.get("prediction"):
        found["prediction"] = True  # told as a column that was not taken
    return found


def _answer(found: dict[str, Any], question: str, one: Record) -> None:
    """A list of marks with who made them, or a class of the text."""
    value = one.get("value")
    if (
        value
        and isinstance(value, list)
        and all(isinstance(it, dict) for it in cast("list[Any]", value))
    ):
        marks = [{**it, "annotator": str(one.get("user_id") or "")} for it in _records(value)]
        found[question] = [*found.get(question, []), *marks]
    elif isinstance(value, str | list):
        found.setdefault(question, value)


def _tuple_by(item: Any, by: Any) -> Any:
    """``[label, start, end]`` of somebody."""
    match item:
        case [str() as label, int() as start, int() as end, *_]:
            return {"label": label, "start": start, "end": end, "annotator": by}
        case dict():
            return {**cast("dict[str, Any]", item), "annotator": by}
        case _:
            return item


def _snippet(record: Record) -> dict[str, Any] | None:
    """Google's AutoML: the text within ``text_snippet``."""
    for name in ("text_snippet", "textSnippet"):
        content = _record(record.get(name)).get("content")
        if isinstance(content, str):
            rest = {it: value for it, value in record.items() if it != name}
            return {**rest, "text": content}
    return None


def _analysed(record: Record) -> dict[str, Any] | None:
    """IBM's Watson: the text beside the entities, if it was asked for."""
    text = record.get("analyzed_text")
    if not isinstance(text, str):
        return None
    return {**{it: value for it, value in record.items() if it != "analyzed_text"}, "text": text}


def _ground_truth(record: Record) -> dict[str, Any] | None:
    """Amazon's Ground Truth: a text under ``source``, and the marks within the entry of the job."""
    if not isinstance(record.get("source"), str):
        return None
    for name, value in record.items():
        marks = _record(_record(value).get("annotations")).get("entities")
        if isinstance(marks, list):
            rest = {it: of for it, of in record.items() if it not in ("source", name)}
            return {**rest, "text": record["source"], _MARKS: marks}
    return None


def _crawled(record: Record) -> dict[str, Any] | None:
    """OSCAR: pages of the web with the heads of their records in the crawl, whose day is that of the crawl."""
    heads = _record(record.get("warc_headers"))
    if not heads or not isinstance(record.get("content"), str):
        return None
    known = _record(_record(record.get("metadata")).get("identification")).get("label")
    rest = {it: value for it, value in record.items() if it not in ("content", "warc_headers")}
    return {
        **rest,
        "text": record["content"],
        "url": heads.get("warc-target-uri"),
        "language": known if isinstance(known, str) else "",
        "warc_headers": heads,
    }


def _kili(record: Record) -> dict[str, Any] | None:
    """Kili: everybody's answers under ``labels``, each job by its name."""
    labels = [it for it in _records(record.get("labels")) if "jsonResponse" in it]
    if not labels or not isinstance(record.get("content"), str):
        return None
    found: dict[str, Any] = {
        it: value for it, value in record.items() if it not in ("labels", "content")
    }
    found["text"] = record["content"]
    for label in labels:
        by = _record(label.get("author")).get("email", "")
        for job, answer in _record(label.get("jsonResponse")).items():
            marks = _records(_record(answer).get("annotations"))
            classes = [it.get("name") for it in _records(_record(answer).get("categories"))]
            if marks:
                found[job] = [*found.get(job, []), *({**it, "annotator": by} for it in marks)]
            elif classes:
                found.setdefault(job, classes)
    return found


def _passages(record: Record) -> dict[str, Any] | None:
    """BigBIO and BioC: passages with the place where each begins, and marks that count from the text's beginning."""
    passages = _records(record.get("passages"))
    parts = [one for it in passages for one in ([it] if _has_text(it) else _sentences(it))]
    pieces = [it for one in parts for it in _pieces(one)]
    if not pieces:
        return None
    text = ""
    for start, words in sorted(pieces):
        if start < len(text):
            return None
        text += (" " if text else "") * (start - len(text)) + words
    rest = {it: value for it, value in record.items() if it not in ("passages", "infons")}
    rest = {**_record(record.get("infons")), **rest}
    holders = [one for it in passages for one in (it, *_sentences(it))]
    inner = [it for one in [record, *holders] for it in _records(one.get("annotations"))]
    rest.pop("annotations", None)
    marks = [*_records(rest.pop(_MARKS, None)), *map(_of_bioc, inner)]
    arrows = [it for one in [record, *holders] for it in _records(one.get("relations"))]
    found = {**rest, "text": text, _MARKS: marks, "relations": list(map(_of_bioc, arrows))}
    if any(len(_record(it.get("infons"))) > 1 for it in passages):
        found["passages.infons"] = [_record(it.get("infons")) for it in passages]
    return found


def _has_text(passage: Record) -> bool:
    return bool(passage.get("text"))


def _sentences(passage: Record) -> list[dict[str, Any]]:
    return _records(passage.get("sentences"))


def _pieces(passage: Record) -> Iterator[tuple[int, str]]:
    match passage:
        case {"offset": int() as start, "text": str() as words}:
            yield start, words
        case {"offsets": [[int() as start, *_], *_], "text": [str(), *_] as words}:
            yield start, "".join(cast("list[str]", words))
        case _:
            pass


def _of_bioc(item: Record) -> Record:
    """A mark or a relation: of what kind it is stands among what is said of it."""
    if "infons" not in item:
        return item
    said = _record(item.get("infons"))
    kind = said.pop("type", None)
    return {**item, "infons": said, "label": kind}


def _gate(record: Record) -> dict[str, Any] | None:
    """GATE: sets of annotations beside the text; ``offset_type`` ``j`` counts as Java does, in UTF-16.

    What its tools cut every text into, and the tags of the page it came from, are no marks: told by name.
    """
    text, sets = record.get("text"), _record(record.get("annotation_sets"))
    if not isinstance(text, str) or "annotation_sets" not in record:
        return None
    units = Utf16Map(text) if record.get("offset_type") == "j" else None
    marks: list[Record] = []
    pieces: dict[str, Any] = {}
    for name, of in sets.items():
        for it in _records(_record(of).get("annotations")):
            kind = str(it.get("type"))
            if name in _OF_THE_PAGE or kind in _PIECES:
                pieces[f"annotation_sets.{name or kind}"] = True
            else:
                marks.append(_of_gate(it, name, units))
    found = {**_record(record.get("features")), **pieces, "text": text}
    return {**found, _MARKS: marks} if marks else found


def _of_gate(mark: Record, whose: str, units: Utf16Map | None) -> Record:
    """An end that lies nowhere in the text stays as the file has it: then it is told with the mark."""
    found = {"label": mark.get("type"), "annotator": whose, "features": mark.get("features")}
    for end in ("start", "end"):
        at = mark.get(end)
        with suppress(IndexError, ValueError):
            at = units.to_code_point(at) if units and type(at) is int else at
        found[end] = at
    return found


def _core_nlp(record: Record) -> dict[str, Any] | None:
    """Stanford's CoreNLP: sentences of tokens with what stands around each."""
    sentences = _records(record.get("sentences"))
    tokens = [it for one in sentences for it in _records(one.get("tokens"))]
    if not tokens or any(not isinstance(it.get("characterOffsetBegin"), int) for it in tokens):
        return None
    text = ""
    for it in tokens:
        gap = it["characterOffsetBegin"] - len(text)
        before = str(it.get("before", ""))
        text += before if len(before) == gap else " " * gap
        text += str(it.get("originalText") or it.get("word", ""))
    marks = [it for one in sentences for it in _records(one.get("entitymentions"))]
    rest = {it: value for it, value in record.items() if it != "sentences"}
    return {**rest, "text": text, _MARKS: [_named(it) for it in marks]}


def _named(mark: Record) -> Record:
    kept = ("text", "characterOffsetBegin", "characterOffsetEnd", "ner", "normalizedNER")
    return {it: mark[it] for it in kept if it in mark}


def _pub_annotation(record: Record) -> dict[str, Any] | None:
    """PubAnnotation: what is denoted under ``obj``, relations and attributes by ``subj``, ``pred``, ``obj``."""
    marks = record.get("denotations")
    if not isinstance(record.get("text"), str) or not isinstance(marks, list):
        return None
    rest = {it: value for it, value in record.items() if it != "denotations"}
    found = [
        {it: value for it, value in of.items() if it != "obj"} | {"label": of.get("obj")}
        for of in _records(marks)
    ]
    return {**rest, _MARKS: found}


def _one_relation(record: Record) -> dict[str, Any] | None:
    """OpenNRE: a text with the two ends of one relation."""
    ends = record.get("h"), record.get("t")
    if not isinstance(record.get("text"), str) or not all(isinstance(it, dict) for it in ends):
        return None
    rest = {it: value for it, value in record.items() if it not in ("h", "t", "relation")}
    one, other = ends
    return {**rest, "relations": [{"type": record.get("relation"), "head": one, "tail": other}]}


def _inner(record: Record) -> dict[str, Any] | None:
    """A text that lies deeper, beside lists of what is said of it: all that lies deeper comes up."""
    if any(role_of(key) == "text" and isinstance(it, str | list) for key, it in record.items()):
        return None
    found: dict[str, Any] = {}
    _up(record, found, _DEEPEST)
    texts = [it for key, it in found.items() if role_of(key) == "text" and isinstance(it, str)]
    lists = [it for it in found.values() if _records(it) or _lists(it)]
    if len(texts) != 1 or not lists or not has_letter(texts[0]):
        return None
    above = max((len(it) for it in record.values() if isinstance(it, str)), default=0)
    return found if above < len(texts[0]) else None


def _up(record: Record, found: dict[str, Any], depth: int, outer: str = "") -> None:
    for key, value in record.items():
        inner = _record(value)
        if inner and depth:
            _up(inner, found, depth - 1, f"{outer}{key}.")
        else:
            found[key if key not in found else f"{outer}{key}"] = value


def _lists(value: Any) -> list[Any]:
    items = cast("list[Any]", value) if isinstance(value, list) else []
    return [it for it in items if isinstance(it, list)]


def _longest(fields: Record) -> str:
    words = {it: len(value) for it, value in fields.items() if isinstance(value, str)}
    return max(words, key=lambda it: words[it], default="text")


def _record(value: Any) -> dict[str, Any]:
    return dict(cast("dict[str, Any]", value)) if isinstance(value, dict) else {}


def _records(value: Any) -> list[dict[str, Any]]:
    items = cast("list[Any]", value) if isinstance(value, list) else []
    return [cast("dict[str, Any]", it) for it in items if isinstance(it, dict)]


_OPENERS: tuple[Opener, ...] = (
    _argilla,
    _snippet,
    _analysed,
    _ground_truth,
    _crawled,
    _kili,
    _passages,
    _gate,
    _core_nlp,
    token_documents.opened,
    _pub_annotation,
    _one_relation,
    _inner,
)
