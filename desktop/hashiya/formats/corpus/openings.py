"""Records of known programs that keep a text and its marks apart, or deep within, laid open; it opens no file.

Each gives a record with the text under ``text`` and the marks in a list beside it, which ``marks`` understands;
a record of nobody known comes back as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, cast

from hashiya.formats.corpus import pieces, spelled, token_documents
from hashiya.formats.corpus.columns import role_of
from hashiya.formats.corpus.shapes import MARKS, Record, odd_in, record_of, records_in
from hashiya.formats.guesses import has_letter
from hashiya.text.offsets import Utf16Map

Opener = Callable[[Record], dict[str, Any] | None]

_DEEPEST = 2
_AGENTS = ("annotation_agent", "prediction_agent")
_PIECES = frozenset(["Token", "SpaceToken", "Sentence", "Split", "Lookup", "DEFAULT_TOKEN"])
"""What the tools of GATE cut every text into."""
_OF_THE_PAGE = frozenset(["Original markups"])


def opened(record: Record) -> Record:
    """The record itself, or laid open."""
    found = next((of for it in _OPENERS if (of := it(record)) is not None), record)
    return spelled.out(found)


def _argilla(record: Record) -> dict[str, Any] | None:
    """Argilla 2: ``fields`` with texts, ``responses`` with each person's answers by question."""
    fields, answers = record_of(record.get("fields")), record_of(record.get("responses"))
    if fields and "responses" in record:
        suggested = {} if answers else record_of(record.get("suggestions"))
        text = _longest(fields)
        rest = {name: it for name, it in fields.items() if name != text}
        found: dict[str, Any] = {
            **rest,
            **record_of(record.get("metadata")),
            "id": record.get("id"),
        }
        found["text"] = fields.get(text)
        said: dict[str, list[Any]] = {}
        for question, given in answers.items():
            _note_odd(found, f"responses.{question}", given)
            for one in records_in(given):
                _answer(said, found, question, one)
        for question, given in suggested.items():  # of a model, where nobody has said anything
            one = record_of(given)
            _answer(said, found, question, {**one, "user_id": one.get("agent")})
        _put_answers(found, said, "responses")
        told = ("vectors", "status") if suggested else ("suggestions", "vectors", "status")
        others = {it: record[it] for it in told if record.get(it)}
        return {**found, **others}
    return _first_argilla(record)


def _flat_argilla(record: Record) -> dict[str, Any] | None:
    """The same as a row of a table: ``spans.responses`` beside ``spans.responses.users``, and suggestions."""
    asked = {it.removesuffix(end) for it in record for end in (_USERS, _AGENT) if it.endswith(end)}
    responses: dict[str, list[Any]] = {}
    suggestions: dict[str, Any] = {}
    for name in sorted(asked):
        people, values = (_listed(record.get(f"{name}{it}")) for it in (_USERS, ".responses"))
        pairs = [{"value": it, "user_id": who} for it, who in zip(values, people, strict=False)]
        responses |= {name: pairs} if pairs else {}
        if value := record.get(f"{name}.suggestion"):
            suggestions[name] = {"value": value, "agent": record.get(f"{name}{_AGENT}")}
    if not responses and not suggestions:
        return None
    of = tuple(f"{it}{what}" for it in asked for what in (".responses", ".suggestion"))
    own = {it: value for it, value in record.items() if not it.startswith(of)}
    fields = {it: value for it, value in own.items() if it not in ("id", "status", "_server_id")}
    about = {"id": own.get("id"), "responses": responses, "suggestions": suggestions}
    return _argilla({"fields": fields, **about})


_USERS, _AGENT = ".responses.users", ".suggestion.agent"


def _listed(value: Any) -> list[Any]:
    return cast("list[Any]", value) if isinstance(value, list) else []


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


def _put_answers(found: dict[str, Any], said: Mapping[str, list[Any]], below: str) -> None:
    """What all people said, under names that nothing else has; several classes of a text as a list."""
    for name, items in said.items():
        known = found.get(name) not in (None, "")
        plain = [it for it in items if isinstance(it, str | int | float)]
        one = list(dict.fromkeys(map(str, plain))) if len(plain) == len(items) else items
        found[f"{below}.{name}" if known else name] = plain[0] if len(one) == 1 and plain else one


def _answer(said: dict[str, list[Any]], found: dict[str, Any], question: str, one: Record) -> None:
    """A list of marks with who made them, or a class of the text; what is none among marks is told."""
    value = one.get("value")
    if found_marks := records_in(value):
        _note_odd(found, f"responses.{question}", value)
        by = str(one.get("user_id") or "")
        said.setdefault(question, []).extend({**it, "annotator": by} for it in found_marks)
    elif isinstance(value, list):
        said.setdefault(question, []).extend(cast("list[Any]", value))
    elif value not in (None, ""):
        said.setdefault(question, []).append(value)


def _note_odd(found: dict[str, Any], name: str, value: Any) -> None:
    """What stands in a list of objects and is none, or for such a list, as a column that is told by its name."""
    if value and (odd_in(value) or not isinstance(value, list)):
        found[f"{name}.?"] = True


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
        content = record_of(record.get(name)).get("content")
        if isinstance(content, str):
            rest = {it: value for it, value in record.items() if it != name}
            return {**rest, "text": content}
    return None


def _analysed(record: Record) -> dict[str, Any] | None:
    """IBM's Watson: the text beside the entities, if it was asked for."""
    text = record.get("analyzed_text")
    if not isinstance(text, str):
        return None
    found = {it: value for it, value in record.items() if it != "analyzed_text"} | {"text": text}
    for name, value in record.items():
        if sound := records_in(value):
            found[name] = [_sound(it, found, name) for it in sound]
            _note_odd(found, name, value)
    return found


def _sound(mark: Record, found: dict[str, Any], name: str) -> Record:
    """With those of its mentions that are some."""
    if "mentions" not in mark:
        return mark
    _note_odd(found, f"{name}.mentions", mark["mentions"])
    return {**mark, "mentions": records_in(mark["mentions"])}


def _ground_truth(record: Record) -> dict[str, Any] | None:
    """Amazon's Ground Truth: a text under ``source``, and the marks or the classes within the entries of the jobs."""
    if not isinstance(record.get("source"), str):
        return None
    found = {it: of for it, of in record.items() if it != "source"}
    for name, value in record.items():
        about = record_of(record.get(f"{name}-metadata"))
        marks = record_of(record_of(value).get("annotations")).get("entities")
        classes = about.get("class-name") or [*record_of(about.get("class-map")).values()]
        if isinstance(marks, list):
            found[MARKS] = marks
        elif classes:
            found["label"] = classes
        else:
            continue
        del found[name]
    return {**found, "text": record["source"]} if MARKS in found or "label" in found else None


def _extracted(record: Record) -> dict[str, Any] | None:
    """GLiNER2: what a text should give, words below their labels."""
    text, output = record.get("input"), record_of(record.get("output"))
    words = record_of(output.get("entities"))
    if not isinstance(text, str) or not words:
        return None
    others = {f"output.{it}": of for it, of in output.items() if it != "entities"}
    return {"text": text, MARKS: words, **others}


def _crawled(record: Record) -> dict[str, Any] | None:
    """OSCAR: pages of the web with the heads of their records in the crawl, whose day is that of the crawl."""
    heads = record_of(record.get("warc_headers"))
    if not heads or not isinstance(record.get("content"), str):
        return None
    known = record_of(record_of(record.get("metadata")).get("identification")).get("label")
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
    labels = [it for it in records_in(record.get("labels")) if "jsonResponse" in it]
    if not labels or not isinstance(record.get("content"), str):
        return None
    found: dict[str, Any] = {
        it: value for it, value in record.items() if it not in ("labels", "content")
    }
    found["text"] = record["content"]
    _note_odd(found, "labels", record.get("labels"))
    said: dict[str, list[Any]] = {}
    for label in labels:
        by = record_of(label.get("author")).get("email", "")
        for job, answer in record_of(label.get("jsonResponse")).items():
            for name in ("annotations", "categories"):
                _note_odd(found, f"{job}.{name}", record_of(answer).get(name))
            marks = records_in(record_of(answer).get("annotations"))
            classes = [it.get("name") for it in records_in(record_of(answer).get("categories"))]
            of_job = said.setdefault(job, []) if answer else []
            of_job.extend({**it, "annotator": by} for it in marks)
            if not marks:
                of_job.extend(
                    classes or ([record_of(answer).get("text") or answer] if answer else [])
                )
    _put_answers(found, said, "labels")
    return found


def _gate(record: Record) -> dict[str, Any] | None:
    """GATE: sets of annotations beside the text; ``offset_type`` ``j`` counts as Java does, in UTF-16.

    What its tools cut every text into, and the tags of the page it came from, are no marks: told by name.
    """
    text, sets = record.get("text"), record_of(record.get("annotation_sets"))
    if not isinstance(text, str) or "annotation_sets" not in record:
        return None
    units = Utf16Map(text) if record.get("offset_type") == "j" else None
    marks: list[Record] = []
    passed: dict[str, Any] = {}
    for name, of in sets.items():
        if odd_in(record_of(of).get("annotations")):
            passed["annotation_sets.?"] = True
        for it in records_in(record_of(of).get("annotations")):
            kind = str(it.get("type"))
            if name in _OF_THE_PAGE or kind in _PIECES:
                passed[f"annotation_sets.{name or kind}"] = True
            else:
                marks.append(_of_gate(it, name, units))
    found = {**record_of(record.get("features")), **passed, "text": text}
    return {**found, MARKS: marks} if marks else found


def _of_gate(mark: Record, whose: str, units: Utf16Map | None) -> Record:
    """An end that lies nowhere in the text stays as the file has it: then it is told with the mark."""
    found = {"label": mark.get("type"), "annotator": whose, "features": mark.get("features")}
    for end in ("start", "end"):
        at = mark.get(end)
        with suppress(IndexError, ValueError):
            at = units.to_code_point(at) if units and type(at) is int else at
        found[end] = at
    return found


def _pub_annotation(record: Record) -> dict[str, Any] | None:
    """PubAnnotation: what is denoted under ``obj``, relations and attributes by ``subj``, ``pred``, ``obj``."""
    marks = record.get("denotations")
    if not isinstance(record.get("text"), str) or not isinstance(marks, list):
        return None
    rest = {it: value for it, value in record.items() if it != "denotations"}
    found = [
        {it: value for it, value in of.items() if it != "obj"} | {"label": of.get("obj")}
        for of in records_in(marks)
    ]
    odd = odd_in(cast("list[Any]", marks))
    return {**rest, MARKS: found, **({"denotations.?": odd} if odd else {})}


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
    if sum(map(_marks_a_text, record.values())) > 1:
        return None  # the marks of one would come to stand in the text of the other
    found: dict[str, Any] = {}
    _up(record, found, _DEEPEST)
    texts = [it for key, it in found.items() if role_of(key) == "text" and isinstance(it, str)]
    lists = [it for it in found.values() if records_in(it) or _lists(it)]
    if len(texts) != 1 or not lists or not has_letter(texts[0]):
        return None
    above = max((len(it) for it in record.values() if isinstance(it, str)), default=0)
    return found if above < len(texts[0]) else None


def _marks_a_text(value: Any) -> bool:
    inner = record_of(value)
    texts = [key for key, it in inner.items() if role_of(key) == "text" and isinstance(it, str)]
    return bool(texts) and any(records_in(it) or _lists(it) for it in inner.values())


def _up(record: Record, found: dict[str, Any], depth: int, outer: str = "") -> None:
    for key, value in record.items():
        inner = record_of(value)
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


_OPENERS: tuple[Opener, ...] = (
    _argilla,
    _flat_argilla,
    _snippet,
    _analysed,
    _ground_truth,
    _extracted,
    _crawled,
    _kili,
    pieces.passages,
    _gate,
    pieces.core_nlp,
    token_documents.opened,
    _pub_annotation,
    _one_relation,
    _inner,
)
