"""doccano, read: all its projects with text, in JSON Lines or as one array, as its versions export them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, cast

from hashiya.formats import columns, facts, guesses, json_records, neighbours
from hashiya.formats.corpus import flat_marks, token_columns
from hashiya.formats.days import milliseconds
from hashiya.formats.doccano import quick as doccano_quick
from hashiya.formats.draft import Draft, Told
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.leftovers import Leftovers
from hashiya.formats.naming import of_record
from hashiya.formats.placing import Range, parts
from hashiya.formats.source import Source, is_path
from hashiya.formats.whole_numbers import pair, whole

_TEXTS = ("text", "data")
_TRIPLES = ("label", "labels", "entities", "annotations")
_COMMENTS = ("Comments", "comments")
_OWN = frozenset({"id", "offsets", "annotation_approver", "relations", "cats", "meta"})
RESERVED = _OWN.union(_TEXTS, _TRIPLES, _COMMENTS, facts.NAMES)
"""Columns with a meaning of their own: no label of an article can be written under such a name."""

_LABELS = ("label", "labels")
_SPAN_KEYS = frozenset({"start_offset", "end_offset", "label"})
_PLACES = frozenset({"start_offset", "end_offset", "start", "end"})
_CLASSED = frozenset(
    {
        "id", "label", "label_name", "user", "user_name", "prob", "manual", "document", "example", "uuid",
        "created_at", "updated_at",
    }
)  # fmt: skip
"""What the first versions say of a class of the whole text; with anything else it is another program's mark."""

_OF_SPANS = _CLASSED.union(
    ["start_offset", "end_offset", "start", "end", "text", "layer", "fragments", "attributes", "annotator", "created"]
) - {"prob", "manual", "document", "example", "uuid", "updated_at"}  # fmt: skip
_NOBODY = ("all", "unknown")
"""Names of the files for the work of all, and for texts that nobody has marked."""

_MOST_BESIDE = 50
_Row = Mapping[str, Any]


def read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """Each record an article, or a note with its line and the reason.

    Raises:
        OSError: the file cannot be read.
    """
    others, by = Leftovers(), _whose(source)
    for found in json_records.records(source, doccano_quick.article):
        if isinstance(found, Incoming | Note):
            yield found
            continue
        yield _article(source, *found, by)
        _tell_bookkeeping(others, found[1])
    yield from others.notes(source.name)


def _whose(source: Source) -> str:
    """A project in which everybody marks by himself has a file for each person, and one more for what nobody marked."""
    if source.stem in _NOBODY:
        return ""
    alone = source.with_name(f"unknown{source.suffix}").is_file()
    return source.stem if alone or _is_one_of_several(source) else ""


def _is_one_of_several(source: Source) -> bool:
    """Whether an archive has another such file beside it, with one of its first texts under the same number."""
    here = None if is_path(source) else neighbours.place_of(source)
    if here is None:
        return False
    mine = _numbered(source)
    beside = (it for it in here.files() if it.suffix == source.suffix and it.name != source.name)
    return any(mine & _numbered(it) for it in islice(beside, _MOST_BESIDE))


def _numbered(source: Source) -> set[tuple[int, str]]:
    rows = ((it.get("id"), _text(it)) for it in json_records.firsts(source))
    return {(id_of, text) for id_of, text in rows if type(id_of) is int and isinstance(text, str)}


def _tell_bookkeeping(others: Leftovers, row: _Row) -> None:
    """What doccano keeps of its own work."""
    if row.get("annotation_approver"):
        others.add({"annotation_approver": row["annotation_approver"]}, ())
    for key in _TRIPLES:
        items = row.get(key)
        for it in cast("list[Any]", items) if isinstance(items, list) else []:
            if isinstance(it, dict):
                others.add(cast("_Row", it), _OF_SPANS, key)


def recognises(source: Source, head: bytes) -> bool:
    """By what one of the first records has beside its text: triples, spans with ``start_offset``, or
    a list of labels."""
    if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] not in (b"{", b"["):
        return False
    rows = [it for it in json_records.firsts(source) if isinstance(_text(it), str)]
    if any("tokens" in it for it in rows) and token_columns.columns_in(rows):
        return False  # a list of labels that are tags of tokens
    if flat_marks.are(rows):
        return False  # each record a mark, but for a few
    return any(map(_is_doccanos, rows)) or (bool(rows) and all(map(_is_bare, rows)))


def _is_doccanos(row: _Row) -> bool:
    if "annotation_approver" in row or ("Comments" in row and _OWN & row.keys()):
        return True
    if row.get("offsets") == "code_point":
        return True  # written by Hashiya, with or without marks
    return any(_is_list_of_marks(row.get(it), of_text=it in _LABELS) for it in _TRIPLES)


def _is_bare(row: _Row) -> bool:
    """As an export in which nobody marked anything."""
    return any(row.get(it) == [] for it in _LABELS) and row.keys() <= {"id", *_TEXTS, *_LABELS}


def _is_list_of_marks(value: Any, *, of_text: bool) -> bool:
    """A list whose first item is a triple, an object that counts as doccano does, or (``of_text``) a
    label of the text."""
    if not isinstance(value, list) or not value:
        return False
    item = cast("list[Any]", value)[0]
    if isinstance(item, dict):
        return "start_offset" in item or ("label" in item and item.keys() <= _CLASSED)
    return (of_text and isinstance(item, str)) or _triple(item) is not None


def _text(row: _Row) -> Any:
    return next((row[it] for it in _TEXTS if it in row), None)


def _article(source: Source, line: int, row: _Row, by: str) -> Incoming | Note:
    file, text = source.name, _text(row)
    if not isinstance(text, str) or not guesses.has_letter(text):
        message = "formats-no-letter" if isinstance(text, str) else "formats-line-no-text"
        return Note(message=message, name=file, line=line, lost=True)
    draft = Draft(file, text, line=line)
    ours = row.get("offsets") == "code_point" and not any(it in row for it in _COMMENTS)
    _spans(draft, row, by, sure=ours)
    _relations(draft, row)
    _labels(draft, row)
    said, rest = facts.heard(_columns_of(row), draft.text)
    if ours:
        for name, value in rest.items():
            columns.keep(draft, name, value)
    else:
        columns.take(draft, rest, said)
    comments = [it for key in _COMMENTS for it in _listed(draft, row, key)]
    words = [said.get("note", ""), *map(_comment, comments)]
    said["note"] = "\n".join(it for it in words if it)
    said.setdefault("name", of_record(source.stem, row.get("id")))
    return draft.incoming(id=_id(row.get("id")), **said)


def _columns_of(row: _Row) -> dict[str, Any]:
    """What is neither text nor annotation; old versions have it under ``meta``."""
    meta = row.get("meta")
    found = dict(cast("dict[str, Any]", meta)) if isinstance(meta, dict) else {}
    used = {*_TEXTS, *_TRIPLES, *_COMMENTS, *_OWN}
    found.update((name, it) for name, it in row.items() if name not in used)
    if meta and not isinstance(meta, dict):
        found["meta"] = meta
    return found


# -- spans and relations


def _spans(draft: Draft, row: _Row, by: str, *, sure: bool) -> None:
    """``sure``: the offsets are as Hashiya wrote them, whether they quote their words or not."""
    for key in _TRIPLES:
        for item in _listed(draft, row, key):
            if type(item) is dict and not _SPAN_KEYS.isdisjoint(cast("_Row", item)):
                if item.keys() <= _CLASSED:
                    draft.label("label", (_name_of(cast("_Row", item)),))
                else:
                    _entity(draft, cast("_Row", item), by, sure=sure)
                continue
            if key == "annotations" and (written := _written(item)):
                draft.label("label", (written,))
                continue
            triple = _triple(item)
            if triple is not None:
                start, end, label = triple
                quote = draft.text[start:end] if sure else _fourth(item)
                told = Told(annotator=by)
                draft.span("", label, [(start, end)], quote or None, told=told)
            elif key in _LABELS and isinstance(item, str | int) and not isinstance(item, bool):
                continue  # a label of the article
            else:
                draft.lose_entry(item)


def _written(item: Any) -> str:
    """What somebody wrote to the text, as the first versions export it: it is said of the whole article."""
    if not isinstance(item, dict) or item.keys() & (_SPAN_KEYS | _PLACES):
        return ""
    words = cast("_Row", item).get("text")
    return words if isinstance(words, str) else ""


def _triple(item: Any) -> tuple[int, int, str] | None:
    if not isinstance(item, list) or len(cast("list[Any]", item)) < 3:
        return None
    start, end, label = cast("list[Any]", item)[:3]
    if not isinstance(label, str):
        return None
    if type(start) is type(end) is int:
        return start, end, label
    place = None if whole(label) is not None else pair(start, end)  # three numbers are no mark
    return (*place, label) if place else None


def _fourth(item: Any) -> str:
    """The words, where a script has put them behind start, end and label."""
    words = cast("list[Any]", item)[3:] if isinstance(item, list) else []
    return words[0] if len(words) == 1 and isinstance(words[0], str) else ""


def _entity(draft: Draft, item: _Row, by: str, *, sure: bool) -> None:
    start = item.get("start_offset", item.get("start"))
    end = item.get("end_offset", item.get("end"))
    ranges = _ranges(item.get("fragments"), start, end)
    quote = item.get("text")
    if not isinstance(quote, str):
        quote = draft.text[ranges[0][0] : ranges[-1][1]] if sure and ranges else None
    layer = item.get("layer")
    span_id = draft.span(
        _id(item.get("id")),
        _name_of(item),
        ranges,
        quote or None,
        layer=layer if isinstance(layer, str) else "",
        told=_told(item, by),
    )
    if span_id:
        _attributes(draft, span_id, item)


def _ranges(fragments: Any, start: Any, end: Any) -> list[Range]:
    """The parts if they fit between start and end; else from start to end."""
    return parts(fragments, pair(start, end))


def _relations(draft: Draft, row: _Row) -> None:
    for number, item in enumerate(_listed(draft, row, "relations"), start=1):
        if not isinstance(item, dict):
            draft.lose("formats-not-a-record", number=number, what=str(item)[:80])
            continue
        arrow = cast("_Row", item)
        ends = _id(arrow.get("from_id")), _id(arrow.get("to_id"))
        name = _id(arrow.get("id"))
        found = draft.relation(
            f"R{name}" if name else "", _id(arrow.get("type")), *ends, _told(arrow)
        )
        if found:
            _attributes(draft, found, arrow)


def _attributes(draft: Draft, owner: str, item: _Row) -> None:
    given = item.get("attributes")
    if isinstance(given, dict):
        for name, value in cast("dict[str, Any]", given).items():
            draft.attribute(owner, name, value)


def _name_of(item: _Row) -> str:
    """Its label: old exports give the label's number and beside it, if at all, its name."""
    return _id(item.get("label_name")) or _id(item.get("label"))


def _told(item: _Row, by: str = "") -> Told:
    annotator = item.get("annotator") or item.get("user_name") or item.get("user") or by
    created = facts.moment(item.get("created")) or milliseconds(item.get("created_at"))
    return Told(annotator=_id(annotator), created=created)


# -- labels of the article, comments


def _labels(draft: Draft, row: _Row) -> None:
    """Projects that class whole texts list names; texts written to a text are strings too."""
    for key in ("label", "labels", "cats"):
        value = row.get(key)
        items = cast("list[Any]", value) if isinstance(value, list) else [value]
        names = [str(it) for it in items if isinstance(it, str | int) and not isinstance(it, bool)]
        if names:
            name = "cats" if key == "cats" else "label"
            draft.label(name, tuple(names) if isinstance(value, list) else names[0])


def _comment(item: Any) -> str:
    comment = cast("_Row", item).get("text", "") if isinstance(item, dict) else item
    return comment if isinstance(comment, str) else ""


def _listed(draft: Draft, row: _Row, key: str) -> Iterable[Any]:
    value = row.get(key)
    if isinstance(value, list):
        return cast("list[Any]", value)
    if value is not None and not isinstance(value, str | int):
        draft.lose("formats-wrong-type", key=key)
    return []


def _id(value: Any) -> str:
    if type(value) is str:
        return value
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
