"""Prodigy, read: what was accepted in it, spans, relations and choices; what was rejected is only told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, cast

from hashiya.formats import columns, facts, guesses, json_records
from hashiya.formats.draft import Draft, Told
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.leftovers import Leftovers
from hashiya.formats.naming import of_record
from hashiya.formats.placing import Range, parts
from hashiya.formats.prodigy import quick as prodigy_quick
from hashiya.formats.source import Source
from hashiya.formats.whole_numbers import pair, whole

_Row = Mapping[str, Any]
_ANSWERS = ("accept", "reject", "ignore")
RESERVED = frozenset(facts.NAMES)
"""Entries of ``meta`` with a meaning of their own: no label of an article can bear such a name."""

_OWN = frozenset({"text", "meta", "tokens", "spans", "relations", "answer", "label", "accept"})
_NOISE = frozenset(
    {"options", "html", "config", "score", "priority", "field_rows", "field_label", "field_id", "view_id"}
)  # fmt: skip
_TAKEN = frozenset({"_annotator_id", "_timestamp"})
_OF_MARKS = frozenset(
    {
        "start", "end", "token_start", "token_end", "label", "text", "id", "layer", "fragments", "attributes",
        "annotator", "created", "head", "child", "head_span", "child_span", "from", "to",
    }
)  # fmt: skip
_MARK_NOISE = frozenset({"type", "color", "input_hash", "rank", "priority", "disabled"})


def read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """Each accepted example an article; of the others the line and the answer.

    Raises:
        OSError: the file cannot be read.
    """
    others = Leftovers()
    for found in json_records.records(source, prodigy_quick.article):
        if isinstance(found, Incoming | Note):
            yield found
            continue
        yield _article(source, *found)
        _tell_bookkeeping(others, found[1])
    yield from others.notes(source.name)


def _tell_bookkeeping(others: Leftovers, row: _Row) -> None:
    """What Prodigy keeps of its own work: hashes, sessions, the look of tasks, what else could be chosen."""
    own = {it: value for it, value in row.items() if it in _NOISE or it[:1] == "_"}
    taken = _TAKEN if row.get("_annotator_id") else _TAKEN - {"_annotator_id"} | {"_session_id"}
    if row.get("_session_id") == row.get("_annotator_id"):
        taken = taken | {"_session_id"}
    others.add(own, taken)
    for key in ("spans", "relations"):
        for it in _listed(row, key):
            if isinstance(it, dict):
                item = cast("_Row", it)
                others.add(
                    item, {name for name in item if name in _OF_MARKS or _says(item, name)}, key
                )


def _says(item: _Row, name: str) -> bool:
    """Whether an entry of a mark is kept as an attribute: where it comes from, how sure a model was."""
    return name not in _OF_MARKS | _MARK_NOISE and isinstance(item[name], str | int | float)


def recognises(source: Source, head: bytes) -> bool:
    """By its hashes or answers, by tokens that say where they start, or by ``meta`` alone beside texts."""
    if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] not in (b"{", b"["):
        return False
    rows = [it for it in json_records.firsts(source) if isinstance(_text(it), str)]
    return any(map(_is_example, rows)) or (bool(rows) and all(map(_is_stream, rows)))


def _is_stream(row: _Row) -> bool:
    """As it is given to Prodigy, before anybody marks it."""
    return isinstance(row.get("meta"), dict) and row.keys() <= {"text", "meta"}


def _is_example(row: _Row) -> bool:
    tokens = row.get("tokens")
    counted = isinstance(tokens, list) and any(
        isinstance(it, dict) and {"start", "end", "id"} <= it.keys()
        for it in cast("list[Any]", tokens)
    )
    return counted or "_task_hash" in row or "_input_hash" in row or row.get("answer") in _ANSWERS


def _text(row: _Row) -> Any:
    """Its text; of an example that has only tokens, what these say, each where it stands."""
    text = row.get("text")
    if text is not None or not _is_example(row):
        return text
    found = ""
    for it in _listed(row, "tokens"):
        token = cast("_Row", it) if isinstance(it, dict) else {}
        start, words = whole(token.get("start")), token.get("text")
        if start is None or not isinstance(words, str) or not 0 <= start - len(found) < 1000:
            return None
        found += " " * (start - len(found)) + words
    return found or None


def _article(source: Source, line: int, row: _Row) -> Incoming | Note:
    file, text = source.name, _text(row)
    if not isinstance(text, str) or not guesses.has_letter(text):
        message = "formats-no-letter" if isinstance(text, str) else "formats-line-no-text"
        return Note(message=message, name=file, line=line, lost=True)
    answer = row.get("answer", "accept")
    if answer != "accept" and answer in _ANSWERS:
        return Note(message=f"formats-prodigy-{answer}", name=file, line=line, lost=True)
    draft = Draft(file, text, line=line)
    by = _string(row.get("_annotator_id")) or _string(row.get("_session_id"))
    seconds = row.get("_timestamp")
    created = facts.moment(seconds * 1000) if type(seconds) is int else 0
    example = _Example(draft, row, Told(annotator=by, created=created))
    example.spans()
    example.relations()
    _choices(draft, row)
    meta = row.get("meta")
    said, rest = facts.heard(cast("_Row", meta) if isinstance(meta, dict) else {}, draft.text)
    others = {it: value for it, value in row.items() if it not in _OWN | _NOISE and it[:1] != "_"}
    for name, value in (rest | others).items():
        columns.keep(draft, name, value)
    said.setdefault("name", of_record(source.stem, (rest | others).get("id")))
    return draft.incoming(**said)


class _Example:
    """The spans of one example, found again by the tokens that relations name."""

    def __init__(self, draft: Draft, row: _Row, told: Told) -> None:
        self._draft, self._row, self._told = draft, row, told
        self._tokens = [cast("_Row", it) for it in _listed(row, "tokens") if isinstance(it, dict)]
        self._by_place: dict[tuple[int, int, str], str] = {}
        self._by_token: dict[int, str] = {}

    def spans(self) -> None:
        for item in _listed(self._row, "spans"):
            if not isinstance(item, dict):
                self._draft.lose_entry(item)
                continue
            self._span(cast("_Row", item))

    def _span(self, item: _Row) -> None:
        first, last = item.get("token_start"), item.get("token_end")
        place = _place(item) or self._place_of_tokens(first, last)
        ranges = parts(item.get("fragments"), place)
        quote = item.get("text") or self._words_of_tokens(first, last)
        found = self._draft.span(
            _string(item.get("id")),
            _string(item.get("label")),
            ranges,
            quote if isinstance(quote, str) and quote else None,
            layer=_string(item.get("layer")),
            told=self._told_of(item),
        )
        if not found:
            return
        self._attributes(found, item)
        if place:
            self._by_place.setdefault((*place, _string(item.get("label"))), found)
        if type(last) is int:
            self._by_token.setdefault(last, found)

    def relations(self) -> None:
        for number, item in enumerate(_listed(self._row, "relations"), start=1):
            if not isinstance(item, dict):
                self._draft.lose("formats-not-a-record", number=number, what=str(item)[:80])
                continue
            arrow = cast("_Row", item)
            ends = self._end(arrow, "from", "head"), self._end(arrow, "to", "child")
            label = _string(arrow.get("label")) or "related"
            made = self._draft.relation("", label, *ends, self._told_of(arrow))
            if made:
                self._attributes(made, arrow)

    def _end(self, arrow: _Row, ours: str, theirs: str) -> str:
        """By our id, by the place of its span, else by its last token."""
        named = _string(arrow.get(ours))
        if named in self._draft:
            return named
        span = arrow.get(f"{theirs}_span")
        if isinstance(span, dict):
            where = cast("_Row", span)
            place = _place(where)
            found = self._by_place.get((*place, _string(where.get("label"))), "") if place else ""
            if found:
                return found
        token = arrow.get(theirs)
        return self._by_token.get(token, "") if type(token) is int else ""

    def _attributes(self, owner: str, item: _Row) -> None:
        given = item.get("attributes")
        if isinstance(given, dict):
            for name, value in cast("_Row", given).items():
                self._draft.attribute(owner, name, value)
        for name, value in item.items():
            if _says(item, name) and value != "":
                self._draft.attribute(owner, name, value)

    def _told_of(self, item: _Row) -> Told:
        by = _string(item.get("annotator"))
        created = facts.moment(item.get("created"))
        return Told(annotator=by, created=created) if by or created else self._told

    def _place_of_tokens(self, first: Any, last: Any) -> Range | None:
        if not self._has(first, last):
            return None
        start, end = self._tokens[first].get("start"), self._tokens[last].get("end")
        return pair(start, end)

    def _words_of_tokens(self, first: Any, last: Any) -> str:
        """What the tokens say that stands there; it proves the offsets."""
        if not self._has(first, last):
            return ""
        of = self._tokens[first : last + 1]
        words = [_string(it.get("text")) for it in of]
        gaps = [_gap(one, other) for one, other in pairwise(of)]
        if not all(words) or min(gaps, default=0) < 0:
            return ""
        return "".join(word + " " * gap for word, gap in zip(words, [*gaps, 0], strict=True))

    def _has(self, first: Any, last: Any) -> bool:
        return type(first) is type(last) is int and 0 <= first <= last < len(self._tokens)


def _choices(draft: Draft, row: _Row) -> None:
    """A label of the whole text, or what was chosen of the options: numbers by what they show."""
    if isinstance(row.get("label"), str) and row["label"]:
        draft.label("label", row["label"])
    shown = {
        it["id"]: it["text"]
        for it in _listed(row, "options")
        if isinstance(it, dict) and type(it.get("id")) is int and isinstance(it.get("text"), str)
    }
    accepted = row.get("accept")
    items = [accepted] if isinstance(accepted, str) else _listed(row, "accept")
    chosen = [
        name for it in items if (name := _string(shown.get(it, it) if type(it) is int else it))
    ]
    if chosen:
        draft.label("accept", tuple(chosen))


def _place(item: _Row) -> Range | None:
    return pair(item.get("start"), item.get("end"))


def _gap(one: _Row, other: _Row) -> int:
    """How much white space stands between two tokens (-1: it is not told); older versions say it only by
    where they stand."""
    if "ws" in one:
        return int(one["ws"] is True)
    end, start = one.get("end"), other.get("start")
    if not (isinstance(start, int) and isinstance(end, int)):
        return -1
    return start - end if start - end in (0, 1) else -1


def _listed(row: _Row, key: str) -> list[Any]:
    value = row.get(key)
    return cast("list[Any]", value) if isinstance(value, list) else []


def _string(value: Any) -> str:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
