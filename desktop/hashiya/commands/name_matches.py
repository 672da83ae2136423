"""Names that files have for what the project has under another: labels, relations, attributes. It proposes,
and decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from hashiya.model.schema import EVERYWHERE, Schema
from hashiya.text import folding
from hashiya.text.confusable import lookalikes

Kind = Literal["label", "relation", "attribute"]
KINDS: tuple[Kind, ...] = ("label", "relation", "attribute")

_SAME_LABEL = (
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
_SAME_RELATION = (
    "supports, support, يدعم, يؤيد",
    "attacks, attack, يهاجم, يعارض",
    "contradicts, contradict, contradiction, يناقض",
    "same claim, same claims, الادعاء نفسه",
    "said by, قاله",
)
"""Only names that go the same way: who says it is said by nobody."""
_SAME_ATTRIBUTE = (
    "comment, comments, note, notes, remark, ملاحظة, ملاحظات, تعليق, تعليقات",
    "wikidata, wikidata id, qid, ويكي بيانات, معرف ويكي بيانات",
    "gender, sex, جنس",
    "number, grammatical number",
    "mention, mention type",
    "subtype, sub type",
    "certain, is certain, مؤكد",
    "check worthy, check worthiness, checkworthy, checkworthiness",
    "claim type, type of claim",
    "canonical, canonical form, normalized form, normalised form",
)


_WORD = re.compile(r"[^\W_]+")
_DETERMINER = re.compile(r"^ال(?=\w{2})")


@dataclass(frozen=True, slots=True)
class Own:
    """What the project has: ``code`` is what files are taken as, ``names`` what it is called by language."""

    code: str
    names: Mapping[str, str]
    short: str = ""

    def name(self, language: str) -> str:
        return self.names.get(language) or self.names.get("en") or self.code


def own(schema: Schema, kind: Kind) -> tuple[Own, ...]:
    """All that a project has of a kind, in its order; each code once."""
    found: dict[str, Own] = {}
    for it in _records(schema, kind):
        found.setdefault(it.code, it)
    return tuple(found.values())


def _records(schema: Schema, kind: Kind) -> Iterator[Own]:
    match kind:
        case "label":
            yield from (Own(it.code, it.names, it.short) for it in schema.labels)
        case "relation":
            yield from (Own(it.code, it.names) for it in schema.relations)
        case "attribute":
            yield from (Own(it.name, it.names) for it in schema.attributes)
            yield from (Own(it, {}) for it in EVERYWHERE)


def unknown(schema: Schema, kind: Kind, counts: Mapping[str, int]) -> dict[str, int]:
    """Those names that the project does not have, with their counts, in the order given."""
    known = {it.code for it in own(schema, kind)}
    return {name: count for name, count in counts.items() if name not in known}


def proposed(schema: Schema, kind: Kind, names: Iterable[str]) -> dict[str, str]:
    """The project's own for each of these that it lacks and that is certainly the same."""
    proposer = Proposer(schema, kind)
    found = ((it, proposer.one(it)) for it in names)
    return {name: to for name, to in found if to}


class Proposer:
    """Finds for a name of a file what the project has under another one.

    That is one whose code, short code or name in any language is the same but for case, marks and
    signs; else the only one that stands for the same thing by the names that tools use. One that
    nobody could tell from its own by the eye is not proposed: that is asked in another way.
    """

    def __init__(self, schema: Schema, kind: Kind) -> None:
        self._things = _things(kind)
        all_own = own(schema, kind)
        self.known = frozenset(it.code for it in all_own)
        self._words = [one for it in all_own for one in (it.code, *it.names.values())]
        self._names = {it.code: _bare_names(it) for it in all_own}

    def one(self, name: str) -> str:
        """The code of it; empty when there is none, or when the project has the name itself."""
        if name in self.known:
            return ""
        key = _bare(name)
        same = {code for code, names in self._names.items() if key in names}
        things = self._things.get(key, frozenset())
        alike = {code for code, names in self._names.items() if not things.isdisjoint(names)}
        for certain in (same, alike):
            if certain:
                return certain.pop() if len(certain) == 1 and not self._looks_alike(name) else ""
        return ""

    def _looks_alike(self, name: str) -> bool:
        return bool(lookalikes([name], self._words))


def _bare_names(it: Own) -> set[str]:
    return {_bare(one) for one in (it.code, it.short, *it.names.values())} - {""}


_SAME: Mapping[Kind, tuple[str, ...]] = {
    "label": _SAME_LABEL,
    "relation": _SAME_RELATION,
    "attribute": _SAME_ATTRIBUTE,
}


@cache
def _things(kind: Kind) -> dict[str, frozenset[str]]:
    """Each name with all that mean the same."""
    found: dict[str, frozenset[str]] = {}
    for line in _SAME[kind]:
        names = frozenset(_bare(it) for it in line.split(","))
        found.update(dict.fromkeys(names, names))
    return found


@cache
def _bare(name: str) -> str:
    """Its letters and digits, folded, each word without the article."""
    return "".join(
        _DETERMINER.sub("", it, count=1) for it in _WORD.findall(folding.key(name, ta_marbuta=True))
    )
