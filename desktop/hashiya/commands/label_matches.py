"""Labels that a file has under another name than the project: proposed, and taken as a person decided; no
label is ever taken for another one unasked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

import msgspec

from hashiya.commands.arrived import Match
from hashiya.commands.reading import ImportItem
from hashiya.formats.format import IncomingSpan, Note
from hashiya.model.errors import UnknownLabel
from hashiya.model.schema import Label, Schema
from hashiya.text import folding
from hashiya.text.confusable import lookalikes

Matches = Mapping[str, str]
"""Labels of files with those of the project that they are taken as; one with itself stays as it is."""

_SAME_THING = (
    "per, pers, prs, person, persons, persname, personname, شخص, أشخاص, اسم شخص",
    "org, orgs, organization, organizations, organisation, organisations, orgname,"
    " منظمة, منظمات, مؤسسة, مؤسسات, مؤسسة أو هيئة",
    "loc, location, locations, place, places, placename, مكان, أماكن",
    "gpe, geopolitical, geopolitical entity, كيان جيوسياسي, كيان سياسي جغرافي",
    "fac, facility, facilities, منشأة, منشآت, مرفق, مرافق",
    "occ, occupation, profession, منصب, مهنة",
    "norp, nrp, nationality or group, جنسية أو جماعة",
    "event, events, evt, حدث, أحداث",
    "date, dates, dat, تاريخ, تواريخ",
    "time, times, tim, وقت, أوقات",
    "law, laws, قانون, قوانين",
    "product, products, prod, prd, منتج, منتجات",
    "language, languages, lang, lng, لغة, لغات",
    "website, websites, web, موقع إلكتروني",
    "cardinal, card, cardinal number, عدد",
    "ordinal, ord, ordinal number, عدد ترتيبي",
    "percent, percentage, perc, pct, نسبة مئوية",
    "quantity, qty, quant, كمية",
    "money, monetary, monetary value, مبلغ, مبلغ مالي, نقود",
    "currency, curr, عملة",
    "work of art, woa, عمل فني",
    "vehicle, veh, مركبة, مركبات",
    "weapon, weapons, wea, سلاح, أسلحة",
    "misc, miscellaneous, متفرقات",
    "claim, claims, ادعاء, ادعاءات",
)
"""Names under which tools and corpora have the same thing. What is merely near to it has a line of its
own: a country is no place here, for many corpora tell the two apart."""

_WORD = re.compile(r"[^\W_]+")
_DETERMINER = re.compile(r"^ال(?=\w{2})")


def unknown(schema: Schema, counts: Mapping[str, int]) -> dict[str, int]:
    """Those labels that the project does not have, with their counts, in the order given."""
    known = {it.code for it in schema.labels}
    return {label: count for label, count in counts.items() if label not in known}


def proposed(schema: Schema, labels: Iterable[str]) -> dict[str, str]:
    """The project's label for each of these that it lacks and that is certainly one of its own.

    That is one whose code, short code or name in any language is the same but for case, marks and
    signs; else the only one that stands for the same thing by the names that tools use. One that
    nobody could tell from its own by the eye is not proposed: that is asked in another way.
    """
    known = {it.code for it in schema.labels}
    found: dict[str, str] = {}
    for it in labels:
        if it not in known and (to := _one(schema, it)):
            found[it] = to
    return found


def _one(schema: Schema, name: str) -> str:
    key = _bare(name)
    same = {it.code for it in schema.labels if key in _names(it)}
    things = _things().get(key, frozenset())
    alike = {it.code for it in schema.labels if not things.isdisjoint(_names(it))}
    for certain in (same, alike):
        if certain:
            return certain.pop() if len(certain) == 1 and not _looks_like(schema, name) else ""
    return ""


def _looks_like(schema: Schema, name: str) -> bool:
    known = (one for it in schema.labels for one in (it.code, *it.names.values()))
    return bool(lookalikes([name], known))


def _names(it: Label) -> set[str]:
    return {_bare(one) for one in (it.code, it.short, *it.names.values())} - {""}


@cache
def _things() -> dict[str, frozenset[str]]:
    """Each name with all that mean the same."""
    found: dict[str, frozenset[str]] = {}
    for line in _SAME_THING:
        names = frozenset(_bare(it) for it in line.split(","))
        found.update(dict.fromkeys(names, names))
    return found


@cache
def _bare(name: str) -> str:
    """Its letters and digits, folded, each word without the article."""
    return "".join(
        _DETERMINER.sub("", it, count=1) for it in _WORD.findall(folding.key(name, ta_marbuta=True))
    )


class Matching:
    """Hands on what comes in with the labels that were decided; counts them, and those left unknown.

    Raises:
        UnknownLabel: labels are to be taken as one that the project does not have.
    """

    def __init__(self, schema: Schema, matches: Matches) -> None:
        self._schema = schema
        self._layers = {it.code: it.layer for it in reversed(schema.labels)}
        self._known = {(it.layer, it.code) for it in schema.labels}
        self._decided = matches
        self._matches = {label: to for label, to in matches.items() if label != to}
        for to in self._matches.values():
            if to not in self._layers:
                raise UnknownLabel(label=to, layer="")
        self._counts: Counter[str] = Counter()

    def passing(self, found: Iterable[ImportItem | Note]) -> Iterator[ImportItem | Note]:
        for it in found:
            yield self._decided_in(it) if isinstance(it, ImportItem) else it

    def _decided_in(self, item: ImportItem) -> ImportItem:
        here = Counter(it.label for it in item.incoming.spans)
        self._counts.update(here)
        if self._matches.keys().isdisjoint(here):
            return item
        spans = tuple(
            self._as(it) if it.label in self._matches else it for it in item.incoming.spans
        )
        return replace(item, incoming=replace(item.incoming, spans=spans))

    def _as(self, span: IncomingSpan) -> IncomingSpan:
        to = self._matches[span.label]
        layer = span.layer if (span.layer, to) in self._known else self._layers[to]
        return msgspec.structs.replace(span, label=to, layer=layer)

    @property
    def matched(self) -> tuple[Match, ...]:
        """What was taken as another label."""
        decided = self._matches.items()
        return tuple(
            Match(label, to, self._counts[label]) for label, to in decided if self._counts[label]
        )

    @property
    def alike(self) -> tuple[Match, ...]:
        """What came in as a label of its own, undecided, though the project may have it."""
        undecided = [it for it in self._counts if it not in self._decided]
        found = proposed(self._schema, undecided)
        return tuple(Match(label, to, self._counts[label]) for label, to in found.items())
