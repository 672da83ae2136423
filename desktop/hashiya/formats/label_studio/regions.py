"""Results of Label Studio's controls, made spans, attributes, relations and labels; it reads no file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from hashiya.formats import facts
from hashiya.formats.days import milliseconds
from hashiya.formats.draft import Draft, Told
from hashiya.formats.label_studio.dialogues import Dialogue
from hashiya.formats.label_studio.pages import Page
from hashiya.formats.label_studio.texts import Joined
from hashiya.formats.placing import Range, parts
from hashiya.formats.said import number_of
from hashiya.formats.whole_numbers import pair

Row = Mapping[str, Any]

_PLACE = ("start", "end", "startOffset", "endOffset")
_META = frozenset({"annotator", "created", "fragments", "text"})
"""What of ``meta`` is Hashiya's own, or the comment that Label Studio lets people write."""
BETWEEN = "between"
"""Beside the names of controls: relations between marks of two annotators."""
_SAID = frozenset({"kinds", "attributes"})
_FLAGS = {"true": True, "false": False}
_VALUES = ("choices", "text", "number", "rating", "datetime", "taxonomy")


def listed(value: Any) -> list[Any]:
    return cast("list[Any]", value) if isinstance(value, list) else []


class Regions:
    """Takes in the results of one task; ``mark`` is what Hashiya wrote of its controls, if it did."""

    def __init__(
        self, draft: Draft, mark: Row, page: Page | Dialogue | Joined | None = None
    ) -> None:
        self._draft, self._page = draft, page
        self._layers = names(mark.get("layers"))
        self._named = names(mark.get("names"))
        self._many = {it for it in listed(mark.get("many")) if isinstance(it, str)}
        self._own = bool(mark)
        self._kinds: dict[str, Row] = {}
        """What the words of attributes are, by the spans that say it of themselves."""
        self._of: dict[str, list[str]] = {}
        """The spans of a region: one for each of its labels."""
        self._every: dict[str, list[str]] = {}
        """The same of all annotators."""

    def add(self, result: list[Any], told: Told, number: int = -1) -> None:
        """The results of one annotator; ``number`` tells several of them apart (-1: there is one)."""
        self._of = {}
        records = [cast("Row", it) for it in result if isinstance(it, dict)]
        if len(records) < len(result):
            first = next(at for at, it in enumerate(result, start=1) if not isinstance(it, dict))
            self._draft.lose("formats-not-a-record", number=first, what="result")
        prefix = f"{number}:" if number >= 0 and not self._are_ours(records) else ""
        others: list[tuple[Row, Row]] = []
        for it in records:
            value = _value(it)
            is_relation = it.get("type") == "relation"
            if not is_relation and (labels := _labels(value)):
                self._region(it, value, labels, told, prefix)
            else:
                others.append((it, value))
        for it, value in others:
            if it.get("type") == "relation":
                self._relation(it, told)
            else:
                self._said(it, value)
        self._every = self._of if number < 0 else {**self._of, **self._every}

    def between(self, relations: list[Any]) -> None:
        """Relations between marks of two annotators, which Hashiya wrote apart."""
        self._of = self._every
        for it in relations:
            if isinstance(it, dict):
                self._relation(cast("Row", it), Told())
            else:
                self._draft.lose("formats-not-a-record", number=1, what=BETWEEN)

    def _are_ours(self, records: list[Row]) -> bool:
        """Whether Hashiya wrote them, and nobody made copies of them since: their ids are no others'."""
        return self._own and not any(_text(it.get("id")) in self._draft for it in records)

    def short(self, controls: Row, task: Row) -> None:
        """The short export: by control either a list of regions, or what is said of the text."""
        annotator = task.get("annotator")
        told = Told(
            annotator=str(annotator) if isinstance(annotator, str | int) else "",
            created=milliseconds(task.get("created_at")),
        )
        places: dict[str, str] = {}
        later: list[dict[str, Any]] = []
        for name, value in controls.items():
            for item in listed(value) or [value]:
                if not isinstance(item, dict):
                    continue
                region = cast("Row", item)
                place = repr([region.get(it) for it in _PLACE])
                record: dict[str, Any] = {"from_name": name, "value": region}
                if _labels(region):
                    record["id"] = places.setdefault(place, f"#{len(places) + 1}")
                    self._region(record, region, _labels(region), told, "")
                else:
                    later.append(record | {"place": place})
        for it in later:
            self._said(it | {"id": places.get(it["place"], "")}, _value(it))

    def _region(self, item: Row, value: Row, labels: list[str], told: Told, prefix: str) -> None:
        meta = item.get("meta")
        known: Row = cast("Row", meta) if isinstance(meta, dict) else {}
        ranges = _ranges(value, known.get("fragments"))
        by = _text(known.get("annotator")) or told.annotator
        told = Told(0, by, facts.moment(known.get("created")) or told.created)
        name = _text(item.get("id"))
        layer = self._layers.get(_text(item.get("from_name")), "")
        for number, label in enumerate(labels):
            span_id = f"{prefix}{name}" + (f"/{number + 1}" if number else "") if name else ""
            if span_id in self._draft:  # two controls of one region
                span_id = f"{span_id}/{_text(item.get('from_name'))}"
            quote = self._quote(value.get("text"), ranges)
            places = ranges
            if isinstance(self._page, Dialogue):
                places, quote = self._page.placed(value, quote)
            elif isinstance(self._page, Joined):
                places, quote = self._page.placed(item, ranges, quote)
            elif self._page:
                places, quote = self._page.placed(ranges, quote)
            found = self._draft.span(span_id, label, places, quote, layer=layer, told=told)
            if found:
                self._of.setdefault(name, []).append(found)
                if (score := item.get("score")) is not None:
                    self._draft.attribute(found, "score", score)
                self._more(found, self._kept(found, known))

    def _kept(self, span: str, meta: Row) -> Row:
        """What Hashiya says there of attributes is taken, the rest is somebody else's."""
        if self._own:
            self._kinds[span] = names(meta.get("kinds"))
            for name, value in _row(meta.get("attributes")).items():
                self._draft.attribute(span, name, value)
        return {name: it for name, it in meta.items() if not (self._own and name in _SAID)}

    def _more(self, owner: str, meta: Row) -> None:
        """The comment on a region or relation, and what somebody else said of it in its ``meta``."""
        words = meta.get("text")
        said = "\n".join(it for it in map(_text, listed(words) or [words]) if it)
        if said:
            self._draft.attribute(owner, "comment", said)
        for name, value in meta.items():
            if name not in _META and value not in (None, "", [], {}):
                self._draft.attribute(owner, name, value)

    def _quote(self, given: Any, ranges: list[Range]) -> str | None:
        r"""The words of a region; line ends in them may be written ``\n``."""
        if not isinstance(given, str) or not given:
            return None
        if "\\n" in given and ranges and self._draft.text[ranges[0][0] : ranges[-1][1]] != given:
            plain = given.replace("\\n", "\n")
            return given if given in self._draft.text else plain
        return given

    def _relation(self, item: Row, told: Told) -> None:
        meta = item.get("meta")
        known: Row = cast("Row", meta) if isinstance(meta, dict) else {}
        ends = [self._of.get(_text(item.get(it)), [""])[0] for it in ("from_id", "to_id")]
        if item.get("direction") == "left":
            ends.reverse()
        labels = [_text(it) for it in listed(item.get("labels"))] or ["related"]
        by = _text(known.get("annotator")) or told.annotator
        for label in labels:
            told = Told(annotator=by, created=facts.moment(known.get("created")) or told.created)
            made = self._draft.relation("", label, ends[0], ends[1], told)
            if made and item.get("direction") == "bi":
                self._draft.attribute(made, "direction", "bi")
            if not made:
                continue
            given = known.get("attributes")
            if isinstance(given, dict):
                for name, value in cast("Row", given).items():
                    self._draft.attribute(made, name, value)
                known = {name: it for name, it in known.items() if name != "attributes"}
            self._more(made, known)

    def _said(self, item: Row, given: Row) -> None:
        """A value of a region that has a label, else of the text as a whole."""
        control = _text(item.get("from_name"))
        name = self._named.get(control, control)
        found = _said(given)
        spans = self._of.get(_text(item.get("id")), ())
        if found is None or (not spans and "start" in given):
            self._draft.lose("formats-ls-control", what=f"{control} {_text(item.get('type'))}"[:80])
            return
        single = len(found) == 1 and name not in self._many
        value = found[0] if single else tuple(map(str, found))
        if item.get("type") == "textarea" and name not in self._many:
            value = "\n".join(map(str, found))  # written one below the other, not chosen
        for span in spans:
            kind = self._kinds.get(span, {}).get(name)
            self._draft.attribute(span, name, _of_kind(kind, found[0]) if kind else value)
        if not spans:
            self._draft.label(name, value if isinstance(value, tuple) else str(value))


def _of_kind(kind: str, word: str | int | float) -> str | int | float:
    """One value of a control as it was before it was shown."""
    if not isinstance(word, str):
        return word
    return (
        number_of(word) if kind == "number" else _FLAGS.get(word, word) if kind == "flag" else word
    )


def _row(value: Any) -> Row:
    return cast("Row", value) if isinstance(value, dict) else {}


def _value(item: Row) -> Row:
    return _row(item.get("value"))


def _labels(value: Row) -> list[str]:
    """Whatever the control is called: ``labels``, ``hypertextlabels``, ``htmllabels``."""
    named = value.get("labels")
    if named is None:
        for it in value:
            if it[-6:] == "labels":
                named = value[it]
                break
        else:
            return []
    return [_text(it) for it in listed(named)]


def _ranges(value: Row, fragments: Any) -> list[Range]:
    """Offsets in the text, which old versions write as words; of web pages those that count in all of it."""
    whole = value.get("globalOffsets")
    place: Row = cast("Row", whole) if isinstance(whole, dict) else value
    found = pair(place.get("start"), place.get("end"))
    return parts(fragments, found or pair(value.get("startOffset"), value.get("endOffset")))


def _said(value: Row) -> list[str | int | float] | None:
    """What a control says, as a list; ``None`` for a control that is not known."""
    for key in _VALUES:
        said = value.get(key)
        if said is None or (key == "text" and isinstance(said, str) and "start" in value):
            continue
        if type(said) is list and said and all(type(it) is str for it in cast("list[Any]", said)):
            return said
        items = listed(said) if isinstance(said, list) else [said]
        paths = ["/".join(map(str, listed(it))) if isinstance(it, list) else it for it in items]
        found = [it for it in paths if isinstance(it, str | int | float)]
        if found:
            return found
    return None


def _text(value: Any) -> str:
    if type(value) is str:
        return value
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def names(value: Any) -> dict[str, str]:
    """Names by what they stand for, of which those are taken that are words."""
    pairs = cast("Row", value).items() if isinstance(value, dict) else []
    return {it: name for it, name in pairs if isinstance(name, str)}
