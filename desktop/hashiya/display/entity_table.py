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
from hashiya.model.attribute import AttributeValue
from hashiya.model.schema import Schema
from hashiya.model.table_rows import MarkRow
from hashiya.text import clitics, folding

Values = tuple[AttributeValue | None, ...]
Form = tuple[str, str, str]
"""Layer, label, and how it is written or compared."""
NOT_IN_BASE = "NIL"
_SHOWN = 6
_LONGEST = 4
"""Letters of all that may be attached before a word: and, as, to, the."""
_AT_ONCE = 4_096


@dataclass(slots=True)
class Entity:
    """``name`` is empty where no mark gives one; ``mentions`` are numbers of rows; ``maybe`` is proposed.

    What is read of it, ``title``, ``label`` and ``written``, is worked out once, for it is painted often.
    """

    key: str
    name: str = ""
    link: str = ""
    mentions: list[int] = field(default_factory=list[int])
    labels: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    spellings: Counter[str] = field(default_factory=Counter[str])
    articles: int = 0
    maybe: Entity | None = None
    rows: Sequence[MarkRow] = ()
    """All rows, of which ``mentions`` are the numbers."""

    title: str = ""
    written: str = ""
    """Its spellings, the frequent ones first."""
    label: tuple[str, str] = ("", "")

    @property
    def marks(self) -> list[MarkRow]:
        return self.first_marks(len(self.mentions))

    def first_marks(self, most: int) -> list[MarkRow]:
        return [self.rows[it] for it in self.mentions[:most]]

    def sum_up(self) -> None:
        """Once all its mentions are there."""
        forms = [it for it, _ in self.spellings.most_common(_SHOWN)]
        self.title = self.name or forms[0]
        self.written = " · ".join(forms) + (" …" if len(self.spellings) > _SHOWN else "")
        self.label = self.labels.most_common(1)[0][0]


def together(rows: Sequence[MarkRow], progress: Progress | None = None) -> list[Entity]:
    """The entities of these mentions, the most frequent first. Of a row's values the first is its name."""
    forms, names = _forms(rows), _Names(rows)
    found: dict[str, Entity] = {}
    articles: dict[str, set[str]] = {}
    named: dict[Form, dict[str, None]] = {}
    for k, row in enumerate(rows):
        if progress is not None and k % _AT_ONCE == 0:
            progress(k, len(rows))
        form, line = forms[row.layer, row.label, row.quote]
        key, link = names.of(row)
        if key:
            named.setdefault(form, {})[key] = None
        else:
            key = "\x00".join(("", *form))
        it = found.get(key)
        if it is None:
            it = found[key] = Entity(key, rows=rows)
            articles[key] = set()
        it.mentions.append(k)
        it.labels[row.layer, row.label] += 1
        it.spellings[line] += 1
        it.link = it.link or link
        articles[key].add(row.article)
    for key, it in found.items():
        it.articles = len(articles[key])
    _give_names(rows, found.values())
    _propose(found, named)
    return sorted(found.values(), key=lambda it: -len(it.mentions))


class _Names:
    """Key and link by what is said of a mark; a name with one link alone is that entity without it too."""

    def __init__(self, rows: Iterable[MarkRow]) -> None:
        said = {it.values for it in rows}
        links: dict[str, set[str]] = {}
        for it in said:
            name, link = _name(it), _link(it)
            if name and link:
                links.setdefault(name, set()).add(link)
        only = {name: next(iter(its)) for name, its in links.items() if len(its) == 1}
        self._known: dict[Values, tuple[str, str]] = {}
        for it in said:
            name = _name(it)
            link = _link(it) or only.get(name, "")
            self._known[it] = _key(name, link), link

    def of(self, row: MarkRow) -> tuple[str, str]:
        return self._known[row.values]


def _name(values: Values) -> str:
    return one_line(str(values[0])) if values and values[0] else ""


def _link(values: Values) -> str:
    said = next((str(it) for it in values[1:] if it), "")
    return "" if said == NOT_IN_BASE else said


def _key(name: str, link: str) -> str:
    if link:
        return f"link:{link}"
    return f"name:{folding.key(name)}" if name else ""


def _give_names(rows: Sequence[MarkRow], entities: Iterable[Entity]) -> None:
    for it in entities:
        if not it.key.startswith("\x00"):
            names = Counter(name for name in (_name(rows[k].values) for k in it.mentions) if name)
            it.name = next((name for name, _ in names.most_common(1)), "")
        it.sum_up()


def _propose(found: Mapping[str, Entity], named: Mapping[Form, Mapping[str, None]]) -> None:
    for key, it in found.items():
        if key.startswith("\x00"):
            layer, label, form = key.split("\x00", 3)[1:]
            same = named.get((layer, label, form), {})
            it.maybe = found[next(iter(same))] if len(same) == 1 else None


def _forms(rows: Iterable[MarkRow]) -> dict[Form, tuple[Form, str]]:
    """Of each way of writing: as it is compared, folded and without a particle that another lacks; in one line."""
    written = list({(it.layer, it.label, it.quote): None for it in rows})
    lines = {it: one_line(it[2]) for it in written}
    folded: dict[Form, str] = {}
    for at in range(0, len(written), _AT_ONCE):
        some = written[at : at + _AT_ONCE]
        keys = folding.key("\n".join(lines[it] for it in some)).split("\n")
        folded.update(zip(some, keys, strict=True))
    known = {(layer, label, form) for (layer, label, _), form in folded.items()}
    return {it: ((*it[:2], _bare(form, it[:2], known)), lines[it]) for it, form in folded.items()}


def _bare(form: str, kind: tuple[str, str], known: set[Form]) -> str:
    """The form that is left of it, where that stands by itself elsewhere."""
    rests = [
        (start, rest)
        for start in range(min(_LONGEST, len(form) - clitics.LEAST_REST), 0, -1)
        for rest in (form[start:], f"ال{form[start:]}")
        if rest != form and (*kind, rest) in known
    ]
    if not rests:  # nearly always: cutting costs far more than looking
        return form
    cuts = clitics.cuts_start(form, 0, len(form.split(" ", 1)[0]), "ar")
    return next((rest for start, rest in rests if start in cuts), form)


def columns(schema: Schema, language: str, titles: Mapping[str, str]) -> tuple[Column[Entity], ...]:
    names = {(it.layer, it.code): it.name(language) for it in schema.labels}

    def label(it: Entity) -> str:
        return names.get(it.label, it.label[1])

    def maybe(it: Entity) -> str:
        return it.maybe.title if it.maybe else ""

    return (
        Column("name", titles["name"], lambda it: it.title, searched=True),
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
        Column("label", titles["label"], label),
        Column("spellings", titles["spellings"], lambda it: it.written, searched=True),
        Column("link", titles["link"], lambda it: it.link, searched=True),
        Column("maybe", titles["maybe"], maybe),
    )
