"""What leaves a project: which articles, whose marks, which labels, and in which parts; it writes nothing."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from hashiya.commands.originals import with_originals
from hashiya.model.annotation import Annotation
from hashiya.model.article import ArticleLine, Status
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.errors import BadParts, NoSuchChoice
from hashiya.model.relation import Relation
from hashiya.workspace import Workspace

MOST_PARTS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is to leave; ``None`` everywhere means everything outside the bin.

    ``whose`` is an annotator's name, ``articles`` are ids, ``layers`` and ``labels`` codes. A
    relation leaves when none of its ends was held back; one to another article leaves with its own.
    ``only_marked`` leaves out articles that have none of the chosen annotations.
    """

    whose: str | None = None
    articles: tuple[str, ...] | None = None
    statuses: tuple[Status, ...] | None = None
    layers: tuple[str, ...] | None = None
    labels: tuple[str, ...] | None = None
    only_marked: bool = False

    @property
    def takes_all(self) -> bool:
        """Whether every annotation of the chosen articles leaves, whoever made it."""
        return self.whose is None and self.takes_all_marks

    @property
    def takes_all_marks(self) -> bool:
        return self.layers is None and self.labels is None

    def takes(self, annotation: Annotation) -> bool:
        return (self.layers is None or annotation.layer in self.layers) and (
            self.labels is None or annotation.label in self.labels
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Names and shares of the parts of a dataset, such as train 80, dev 10, test 10.

    An article's part depends on its text, the shares and ``seed`` alone: it stays there whatever is
    added to the project, and equal texts never lie in two parts.
    """

    shares: tuple[tuple[str, int], ...]
    seed: int = 0

    @classmethod
    def parse(cls, written: str, seed: int = 0) -> Parts:
        """From ``train=80,dev=10,test=10`` or ``80/10/10`` (train, dev, test).

        Raises:
            BadParts: it is neither, or a name or a share cannot be.
        """
        pieces = [it.strip() for it in written.replace("/", ",").split(",")]
        if all(it.isascii() and it.isdigit() for it in pieces) and len(pieces) in (2, 3):
            names = ("train", "test") if len(pieces) == 2 else ("train", "dev", "test")
            pieces = [f"{name}={it}" for name, it in zip(names, pieces, strict=True)]
        shares: list[tuple[str, int]] = []
        for it in pieces:
            name, _, share = (part.strip() for part in it.partition("="))
            if not (_is_name(name) and share.isascii() and share.isdigit() and len(share) < 7):
                raise BadParts(what=written[:80])
            shares.append((name, int(share)))
        names_given = {name.casefold() for name, _ in shares}
        total = sum(share for _, share in shares)
        if not 2 <= len(shares) <= MOST_PARTS or len(names_given) < len(shares) or not total:
            raise BadParts(what=written[:80])
        return cls(shares=tuple(shares), seed=seed)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.shares)

    @property
    def total(self) -> int:
        return sum(share for _, share in self.shares)

    @property
    def percents(self) -> dict[str, float]:
        """What each share comes to: they need not add up to a hundred."""
        return {name: 100 * share / self.total for name, share in self.shares}

    def part_of(self, sha256: str) -> str:
        """The part of the article whose text has this digest."""
        drawn = hashlib.sha256(f"{self.seed}:{sha256}".encode()).digest()
        at = int.from_bytes(drawn[:8], "big") * self.total >> 64
        for name, share in self.shares:
            at -= share
            if at < 0:
                return name
        raise AssertionError(self.shares)

    def __str__(self) -> str:
        return ",".join(f"{name}={share}" for name, share in self.shares)


def _is_name(name: str) -> bool:
    """Whether files can be named so: letters, digits, ``-`` and ``_`` of ASCII."""
    plain = name.replace("-", "").replace("_", "")
    return plain.isascii() and plain.isalnum() and len(name) <= 40


@dataclass(slots=True)
class Chosen:
    """Articles of a project, read afresh each time somebody goes through them.

    ``held_back`` counts, by label, the marks and relations that the choice keeps in the project, as of
    the last time through.
    """

    ws: Workspace = field(repr=False)
    choice: Choice
    ids: tuple[str, ...] | None
    held_back: Counter[str] = field(default_factory=Counter[str])

    def __iter__(self) -> Iterator[AnnotatedArticle]:
        self.held_back = Counter()
        found = with_originals(self.ws, self.ws.annotated(self.ids, self.choice.whose))
        return found if self.choice.takes_all_marks else map(self._narrowed, found)

    def _narrowed(self, it: AnnotatedArticle) -> AnnotatedArticle:
        kept: list[Annotation] = []
        behind: set[str] = set()
        for mark in it.annotations:
            if self.choice.takes(mark):
                kept.append(mark)
            else:
                behind.add(mark.id)
                self.held_back[mark.label] += 1
        waiting = [one for one in it.waiting if self.choice.takes(one.annotation)]
        lost = [one for one in it.waiting if not self.choice.takes(one.annotation)]
        behind.update(one.annotation.id for one in lost)
        self.held_back.update(one.label for one in lost)
        arrows = {one.id: one for of in it.waiting for one in of.relations}
        self.held_back.update(
            one.label
            for one in (*it.relations, *arrows.values())
            if {one.from_id, one.to_id} & behind
        )
        return replace(
            it,
            annotations=tuple(kept),
            relations=_without(it.relations, behind),
            waiting=tuple(
                replace(one, relations=_without(one.relations, behind)) for one in waiting
            ),
        )


def _without(relations: Iterable[Relation], behind: Collection[str]) -> tuple[Relation, ...]:
    """Those of which no end was held back."""
    return tuple(it for it in relations if it.from_id not in behind and it.to_id not in behind)


def chosen(ws: Workspace, choice: Choice) -> Dataset:
    """The dataset of a choice."""
    return Dataset(schema=ws.schema(), articles=Chosen(ws, choice, _ids(ws, choice)))


def datasets(ws: Workspace, choice: Choice, parts: Parts | None) -> dict[str, Dataset]:
    """What is written into a file each, by the names of the parts; without parts one, which has none."""
    return in_parts(ws, choice, parts) if parts else {"": chosen(ws, choice)}


def in_parts(ws: Workspace, choice: Choice, parts: Parts) -> dict[str, Dataset]:
    """The datasets of the parts by their names, in their order; a part may be empty."""
    schema = ws.schema()
    places: dict[str, list[str]] = {name: [] for name in parts.names}
    for it in lines(ws, choice):
        places[parts.part_of(it.sha256)].append(it.id)
    return {
        name: Dataset(schema=schema, articles=Chosen(ws, choice, tuple(ids)))
        for name, ids in places.items()
    }


def counts_of(listed: Sequence[ArticleLine], parts: Parts) -> dict[str, int]:
    """How many articles each part gets that asks for a share: few articles can leave one empty."""
    found = Counter(parts.part_of(it.sha256) for it in listed)
    return {name: found[name] for name, share in parts.shares if share}


def empty_parts(ws: Workspace, choice: Choice, parts: Parts) -> tuple[str, ...]:
    """Parts that ask for a share and would get no article."""
    counts = counts_of(lines(ws, choice), parts)
    return tuple(name for name, count in counts.items() if not count)


def refuse_unknown(ws: Workspace, choice: Choice) -> None:
    """A name that the project does not have is a mistake in writing: it would choose nothing.

    Raises:
        NoSuchChoice: it lists those that there are.
    """
    schema = ws.schema()
    asked = (
        ("whose", () if choice.whose is None else (choice.whose,), ws.annotators()),
        ("layer", choice.layers or (), [it.code for it in schema.layers]),
        ("label", choice.labels or (), [it.code for it in schema.labels]),
    )
    for kind, names, known in asked:
        for name in names:
            if name not in known:
                listed = tuple(dict.fromkeys(known)) or "–"
                raise NoSuchChoice(kind=kind, name=name[:80], known=listed)


def lines(ws: Workspace, choice: Choice) -> Sequence[ArticleLine]:
    """The articles of a choice, as the corpus list has them."""
    wanted: Collection[str] | None = None if choice.articles is None else set(choice.articles)
    found = [
        it
        for it in ws.articles()
        if (wanted is None or it.id in wanted)
        and (choice.statuses is None or it.state in choice.statuses)
    ]
    return _marked(ws, choice, found) if choice.only_marked else found


def _marked(ws: Workspace, choice: Choice, found: Sequence[ArticleLine]) -> Sequence[ArticleLine]:
    """Those with an annotation that is chosen; those without any are not even read."""
    likely = [it for it in found if it.annotations]
    if choice.takes_all:
        return likely
    kept = {
        of.article.id
        for of in ws.annotated([it.id for it in likely], choice.whose)
        if any(map(choice.takes, of.annotations))
    }
    return [it for it in likely if it.id in kept]


def _ids(ws: Workspace, choice: Choice) -> tuple[str, ...] | None:
    if choice.statuses is None and not choice.only_marked:
        return choice.articles
    return tuple(it.id for it in lines(ws, choice))
