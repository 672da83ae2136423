"""Mentions put together as entities, one row each: by name or link, else by how they are written; it stores nothing.

Nothing is made one by guessing: marks without a name are one where their letters are the same once
folded, or the same once an attached particle is cut off that the other form lacks. What a nameless row
might be is proposed, never taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hashiya.display.claim_table import one_line
from hashiya.display.table import Column, Progress
from hashiya.model.schema import Schema
from hashiya.model.table_rows import MarkRow
from hashiya.text import clitics, folding

NOT_IN_BASE = "NIL"
_SHOWN = 6
_AT_ONCE = 4_096


@dataclass(slots=True)
class Entity:
    """``name`` is empty where no mark gives one; ``mentions`` are numbers of rows; ``maybe`` is proposed."""

    key: str
    name: str = ""
    link: str = ""
    mentions: list[int] = field(default_factory=list[int])
    labels: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    spellings: Counter[str] = field(default_factory=Counter[str])
    articles: int = 0
    maybe: Entity | None = None

    @property
    def title(self) -> str:
        return self.name or next(iter(self.spellings.most_common(1)))[0]

    @property
    def written(self) -> str:
        """Its spellings, the frequent ones first."""
        forms = [it for it, _ in self.spellings.most_common(_SHOWN)]
        return " · ".join(forms) + (" …" if len(self.spellings) > _SHOWN else "")


def together(rows: Sequence[MarkRow], progress: Progress | None = None) -> list[Entity]:
    """The entities of these mentions, the most frequent first. Of a row's values the first is its name."""
    forms = _forms(rows)
    links = _links(rows)
    found: dict[str, Entity] = {}
    articles: dict[str, set[str]] = {}
    named: dict[tuple[str, str, str], dict[str, None]] = {}
    for k, row in enumerate(rows):
        if progress is not None and k % _AT_ONCE == 0:
            progress(k, len(rows))
        form = forms[row.layer, row.label, row.quote]
        name, link = _name(row), _link(row) or links.get(_name(row), "")
        key = _key(name, link) or "\x00".join(("", row.layer, row.label, form))
        it = found.get(key)
        if it is None:
            it = found[key] = Entity(key)
            articles[key] = set()
        it.mentions.append(k)
        it.labels[row.layer, row.label] += 1
        it.spellings[one_line(row.quote)] += 1
        articles[key].add(row.article)
        it.link = it.link or link
        if name or link:
            named.setdefault((row.layer, row.label, form), {})[key] = None
    for key, it in found.items():
        it.articles = len(articles[key])
    _give_names(rows, found.values())
    _propose(found, named)
    return sorted(found.values(), key=lambda it: -len(it.mentions))


def _name(row: MarkRow) -> str:
    return one_line(str(row.values[0])) if row.values and row.values[0] else ""


def _link(row: MarkRow) -> str:
    said = next((str(it) for it in row.values[1:] if it), "")
    return "" if said == NOT_IN_BASE else said


def _key(name: str, link: str) -> str:
    if link:
        return f"link:{link}"
    return f"name:{folding.key(name)}" if name else ""


def _links(rows: Iterable[MarkRow]) -> dict[str, str]:
    """The link of a name that has one alone: its marks without a link are the same entity."""
    found: dict[str, set[str]] = {}
    for it in rows:
        name, link = _name(it), _link(it)
        if name and link:
            found.setdefault(name, set()).add(link)
    return {name: next(iter(links)) for name, links in found.items() if len(links) == 1}


def _give_names(rows: Sequence[MarkRow], entities: Iterable[Entity]) -> None:
    for it in entities:
        if not it.key.startswith("\x00"):
            names = Counter(name for name in (_name(rows[k]) for k in it.mentions) if name)
            it.name = next((name for name, _ in names.most_common(1)), it.link)


def _propose(
    found: Mapping[str, Entity], named: Mapping[tuple[str, str, str], Mapping[str, None]]
) -> None:
    for key, it in found.items():
        if key.startswith("\x00"):
            layer, label, form = key.split("\x00", 3)[1:]
            same = named.get((layer, label, form), {})
            it.maybe = found[next(iter(same))] if len(same) == 1 else None


def _forms(rows: Iterable[MarkRow]) -> dict[tuple[str, str, str], str]:
    """Each way of writing as it is compared: folded, and without a particle that another form lacks."""
    written = list({(it.layer, it.label, it.quote): None for it in rows})
    folded: dict[tuple[str, str, str], str] = {}
    for at in range(0, len(written), _AT_ONCE):
        some = written[at : at + _AT_ONCE]
        keys = folding.key("\n".join(one_line(it[2]) for it in some)).split("\n")
        folded.update(zip(some, keys, strict=True))
    known = {(layer, label, form) for (layer, label, _), form in folded.items()}
    return {it: _bare(form, it[:2], known) for it, form in folded.items()}


def _bare(form: str, kind: tuple[str, str], known: set[tuple[str, str, str]]) -> str:
    """The form that is left of it, where that stands by itself elsewhere."""
    word = len(form.split(" ", 1)[0])
    for start in reversed(clitics.cuts_start(form, 0, word, "ar")[1:]):
        for rest in (form[start:], f"ال{form[start:]}"):
            if rest != form and (*kind, rest) in known:
                return rest
    return form


def columns(schema: Schema, language: str, titles: Mapping[str, str]) -> tuple[Column[Entity], ...]:
    names = {(it.layer, it.code): it.name(language) for it in schema.labels}

    def label(it: Entity) -> str:
        kind = it.labels.most_common(1)[0][0]
        return names.get(kind, kind[1])

    def maybe(it: Entity) -> str:
        return it.maybe.title if it.maybe else ""

    return (
        Column("name", titles["name"], lambda it: it.title, searched=True),
        Column("label", titles["label"], label),
        Column("spellings", titles["spellings"], lambda it: it.written, searched=True),
        Column(
            "mentions",
            titles["mentions"],
            lambda it: f"{len(it.mentions):,}",
            key=lambda it: len(it.mentions),
            number=True,
        ),
        Column(
            "articles",
            titles["articles"],
            lambda it: f"{it.articles:,}",
            key=lambda it: it.articles,
            number=True,
        ),
        Column("link", titles["link"], lambda it: it.link, searched=True),
        Column("maybe", titles["maybe"], maybe),
    )
