"""All that an import has to tell, one sentence a line; it leaves nothing out and decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Protocol

from hashiya.display.file_names import told_name
from hashiya.wording import Inserted, first_of

_EACH = 3
"""So many new names of a kind, or articles of which the same is told, have a line each; of more one line tells."""
_NAMED = 5
_OF_MANY = ("formats-garbled-", "formats-realigned-", "formats-text-around")
"""What may befall each article of many: how the messages begin."""


class Noted(Protocol):
    @property
    def message(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def values(self) -> Mapping[str, Inserted]: ...


class Matched(Protocol):
    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def to(self) -> str: ...
    @property
    def count(self) -> int: ...


class Told(Protocol):
    """The parts of an import's report that are told."""

    @property
    def articles(self) -> Sequence[str]: ...
    @property
    def completed(self) -> Sequence[str]: ...
    @property
    def restored(self) -> Sequence[str]: ...
    @property
    def duplicates(self) -> Sequence[tuple[str, str]]: ...
    @property
    def annotations(self) -> int: ...
    @property
    def relations(self) -> int: ...
    @property
    def repeated_annotations(self) -> int: ...
    @property
    def repeated_relations(self) -> int: ...
    @property
    def doubled(self) -> int: ...
    @property
    def filled(self) -> int: ...
    @property
    def facts(self) -> Sequence[tuple[str, int]]: ...
    @property
    def waiting(self) -> int: ...
    @property
    def added(self) -> Sequence[tuple[str, str]]: ...
    @property
    def matched(self) -> Sequence[Matched]: ...
    @property
    def omitted(self) -> Sequence[Matched]: ...
    @property
    def loose(self) -> int: ...
    @property
    def alike(self) -> Sequence[Matched]: ...
    @property
    def unmet(self) -> Sequence[Matched]: ...
    @property
    def notes(self) -> Sequence[Noted]: ...


Say = Callable[..., str]


def counts(report: Told, say: Say) -> Iterator[str]:
    """What came in, by numbers."""
    repeated = report.repeated_annotations + report.repeated_relations
    yield say("articles-added", count=len(report.articles))
    for message, number in (
        ("articles-completed", len(report.completed)),
        ("articles-restored", len(report.restored)),
        ("articles-annotations", report.annotations),
        ("articles-relations", report.relations),
        ("articles-filled", report.filled),
        ("articles-waiting", report.waiting),
        ("articles-repeated", repeated - report.filled - report.doubled),
        ("articles-doubled", report.doubled),
    ):
        if number:
            yield say(message, count=number)
    for fact, number in report.facts:
        yield say("articles-fact-filled", fact=fact, count=number)


def grown(report: Told, say: Say, most: int | None = None) -> Iterator[str]:
    """What was here already, which names came in as which, what was left out, and what the label set took in.

    Of many new ones of a kind one line tells, with the first ``most`` names (``None``: with all).
    """
    for name, title in report.duplicates:
        yield say("articles-duplicate", name=told_name(name), title=title)
    for it in report.matched:
        yield say(f"articles-matched-{it.kind}", theirs=it.name, name=it.to, count=it.count)
    for it in report.omitted:
        yield say(f"articles-left-out-{it.kind}", theirs=it.name, count=it.count)
    if report.loose:
        yield say("articles-loose", count=report.loose)
    for it in report.alike:
        yield say(f"articles-alike-{it.kind}", theirs=it.name, name=it.to, count=it.count)
    for it in report.unmet:
        yield say("articles-unmet", theirs=it.name)
    alike = {(it.kind, it.name) for it in report.alike}  # told already
    fresh: dict[str, list[str]] = {}
    for part, code in (it for it in report.added if it not in alike):
        fresh.setdefault(part, []).append(code)
    for part, names in fresh.items():
        if len(names) <= _EACH:
            yield from (say(f"articles-grown-{part}", name=it) for it in names)
        else:
            shown = first_of(names, len(names) if most is None else most)
            yield say("articles-grown-many", part=part, count=len(names), names=shown)


def agreeing(doubles: Mapping[str, int], whose: str, say: Say) -> Iterator[str]:
    """Before marks come in that name nobody: by annotator, how many equal theirs and would be ``whose`` too."""
    counts = list(doubles.items())
    for ours, count in counts[:_EACH]:
        yield say("articles-would-agree", theirs=whose, ours=ours, count=count)
    if others := sum(count for _, count in counts[_EACH:]):
        yield say("articles-would-agree-others", count=others)


def note(it: Noted, say: Say) -> str:
    """One note with its file and its line."""
    what = say(it.message, **it.values)
    if not it.name:
        return what
    name = told_name(it.name)
    if it.line:
        return say("formats-in-line", name=name, line=it.line, what=what)
    return say("formats-in-file", name=name, what=what)


def notes(report: Told, say: Say) -> Iterator[str]:
    """Every note, those of one file together; files in the order in which they came."""
    of_file: dict[str, list[Noted]] = {}
    for it in report.notes:
        of_file.setdefault(it.name, []).append(it)
    return sentences([it for found in of_file.values() for it in found], say)


def sentences(notes: Sequence[Noted], say: Say) -> Iterator[str]:
    """The notes in their order; what befell more articles than are told one by one is one sentence."""
    alike: dict[Hashable, list[Noted]] = {}
    for it in notes:
        alike.setdefault(_kind(it), []).append(it)
    for it in notes:
        of_it = alike[_kind(it)]
        articles = [*dict.fromkeys(one.name for one in of_it)]
        if len(articles) <= _EACH:
            yield note(it, say)
        elif it is of_it[0]:
            names = first_of([*map(told_name, articles)], _NAMED)
            what = say(it.message, **it.values)
            yield say("formats-in-articles", count=len(articles), names=names, what=what)


def _kind(it: Noted) -> Hashable:
    """The same for notes that can be told in one."""
    return (it.message, *it.values.items()) if it.message.startswith(_OF_MANY) else id(it)
