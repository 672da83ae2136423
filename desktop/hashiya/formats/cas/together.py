"""Takes the marks and relations of a file into its draft all at once, if none of them needs a look; else none."""

from __future__ import annotations

from operator import lt
from typing import Any

from hashiya.formats.cas.model import Rows
from hashiya.formats.draft import LONGEST_ID, Draft
from hashiya.formats.format import IncomingRelation, IncomingSpan
from hashiya.model import code
from hashiya.model.span import Span

_ENTRIES = frozenset(
    f"{scheme}://www.wikidata.org/{room}/"
    for scheme in ("http", "https")
    for room in ("entity", "wiki")
)


def fill(draft: Draft, rows: Rows, sofa: str, nobody: str, *, own: bool) -> bool:
    """Whether they were taken in. ``nobody`` made those of which nothing is said; ``own``: empty values are
    meant, other programs write them for none."""
    if not (draft.is_straight and _are_fit(rows, len(draft.text), sofa)):
        return False
    spans: dict[str, IncomingSpan] = {}
    relations: dict[str, IncomingRelation] = {}
    every = zip(rows.keys, rows.starts, rows.ends, rows.plans, rows.rows, strict=True)
    for key, start, end, (layer, _, label, whose, of, names, ends), row in every:
        said: dict[str, Any] = {}
        if names:
            said = dict(zip(names, row[of]))  # noqa: B905 - a plan has as many as its rows
            if not own and "" in said.values():
                return False
            if "identifier" in said:
                _name_entry(said)
        annotator = (row[whose] if whose >= 0 else "") or nobody
        if ends:
            relations[key] = IncomingRelation(
                id=key,
                label=row[label],
                from_id=row[ends[0]],
                to_id=row[ends[1]],
                attributes=said,
                annotator=annotator,
            )
            continue
        spans[key] = IncomingSpan(
            id=key,
            layer=layer,
            label=row[label],
            fragments=(Span(start, end),),
            attributes=said,
            annotator=annotator,
        )
    if not _have_ends(spans, relations):
        return False
    draft.fill(spans, relations)
    return True


def _are_fit(rows: Rows, length: int, sofa: str) -> bool:
    """Whether ids, places and labels can all stay as they are."""
    keys = {*rows.keys}
    labels = {row[plan.label] for row, plan in zip(rows.rows, rows.plans, strict=True)}
    return (
        len(keys) == len(rows.keys)
        and "" not in keys
        and max(map(len, keys), default=0) <= LONGEST_ID
        and "".join(keys).isprintable()
        and {*rows.sofas} <= {"", sofa}
        and min(rows.starts, default=0) >= 0
        and max(rows.ends, default=0) <= length
        and all(map(lt, rows.starts, rows.ends))
        and all(map(code.is_code, labels))
    )


def _name_entry(said: dict[str, Any]) -> None:
    """The identifier that INCEpTION keeps gets its name; it comes last then, as when looked at."""
    identifier = said["identifier"]
    if isinstance(identifier, str) and (entry := entry_of(identifier)):
        del said["identifier"]
        said["wikidata"] = entry


def entry_of(address: str) -> str:
    """The number of the entry of Wikidata that has this address; empty: none has."""
    room, _, number = address.rpartition("Q")
    fit = room in _ENTRIES and number.isdecimal() and number.isascii() and number[0] != "0"
    return f"Q{number}" if fit else ""


def _have_ends(spans: dict[str, IncomingSpan], relations: dict[str, IncomingRelation]) -> bool:
    arrows = relations.values()
    ends = {it.from_id for it in arrows} | {it.to_id for it in arrows}
    return spans.keys() >= ends and not any(it.from_id == it.to_id for it in arrows)
