"""What is to be said of a choice of articles before they are written, a sentence a line; it decides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from hashiya.agreement.pairs import Pair, in_all
from hashiya.display.file_names import told_name
from hashiya.wording import Wording


class Counted(Protocol):
    """The counts of a choice that are told."""

    @property
    def articles(self) -> int: ...
    @property
    def bare(self) -> int: ...
    @property
    def shares(self) -> int: ...
    @property
    def percents(self) -> Mapping[str, float]: ...
    @property
    def in_parts(self) -> Mapping[str, int]: ...
    @property
    def empty_parts(self) -> tuple[str, ...]: ...
    @property
    def fuller(self) -> Mapping[str, int]: ...
    @property
    def seed(self) -> int: ...
    @property
    def none_chosen(self) -> bool: ...
    @property
    def some_bare(self) -> bool: ...
    @property
    def bare_parts(self) -> tuple[str, ...]: ...
    @property
    def unwritten_parts(self) -> tuple[str, ...]: ...


class Parted(Protocol):
    """What a format made of the parts of a dataset, or would make."""

    @property
    def bare_parts(self) -> tuple[str, ...]: ...
    @property
    def unwritten_parts(self) -> tuple[str, ...]: ...


def without_marks(of: Parted, wording: Wording) -> Iterator[str]:
    """Parts that have articles and none of the annotations, or no file."""
    for message, names in (
        ("datasets-unwritten-parts", of.unwritten_parts),
        ("datasets-bare-parts", of.bare_parts),
    ):
        if names:
            yield wording.say(message, names=wording.join(names), count=len(names))


def warnings(counts: Counted, wording: Wording) -> Iterator[str]:
    """What a person may not have meant, the gravest first."""
    yield from without_choice(counts, wording)
    yield from without_articles(counts, wording)
    yield from without_marks(counts, wording)
    if not counts.empty_parts:
        yield from better_seed(counts, wording)


def without_choice(counts: Counted, wording: Wording) -> Iterator[str]:
    """Articles without any of the chosen annotations."""
    say = wording.say
    if counts.none_chosen:
        yield say("datasets-none-chosen", count=counts.articles)
    if counts.some_bare:
        yield say("datasets-bare", count=counts.bare, all=counts.articles)


def without_articles(counts: Counted, wording: Wording) -> Iterator[str]:
    """Parts that would get no article, and a seed that fills them."""
    say = wording.say
    if empty := counts.empty_parts:
        yield say("datasets-empty-parts", names=wording.join(empty), count=len(empty))
        if not (counts.fuller and all(counts.fuller.values())):
            yield say("datasets-few-articles")
        yield from better_seed(counts, wording)


def better_seed(counts: Counted, wording: Wording) -> Iterator[str]:
    """With which fewer parts stay without articles, or without annotations."""
    if counts.fuller:
        fuller = shares(counts.fuller, wording)
        yield wording.say("datasets-fuller", seed=str(counts.seed), parts=fuller)


def parts(counts: Counted, wording: Wording) -> Iterator[str]:
    """How many articles fall into each part; what shares are taken as that do not add up to a hundred."""
    if counts.in_parts:
        yield wording.say("datasets-in-parts", parts=shares(counts.in_parts, wording))
    if counts.shares not in (0, 100):
        taken = wording.row(f"{name} {_percent(it)}" for name, it in counts.percents.items())
        yield wording.say("datasets-shares", total=counts.shares, parts=taken)


def _percent(share: float) -> str:
    """With one decimal at most, which stands only where it says something."""
    return f"{share:.1f}".removesuffix(".0") + "%"


def shares(in_parts: Mapping[str, int], wording: Wording) -> str:
    """The parts, each with its number of articles."""
    return wording.row(f"{name} {n:,}" for name, n in in_parts.items())


class Written(Protocol):
    """What is told of a dataset that was written."""

    @property
    def path(self) -> Path: ...
    @property
    def articles(self) -> int: ...
    @property
    def files(self) -> int: ...
    @property
    def is_folder(self) -> bool: ...


def written(of: Written, wording: Wording) -> str:
    """How many articles, and into what; a folder is called one, since its name may look like a file's."""
    name, articles = told_name(of.path.name), of.articles
    if of.is_folder:
        return wording.say("datasets-written-folder", articles=articles, name=name, files=of.files)
    return wording.say("datasets-written", articles=articles, name=name)


def agreement(pairs: Sequence[Pair], wording: Wording) -> Iterator[str]:
    """How far annotators agree, in one line; none where no two of them met."""
    if pairs:
        counts = in_all(pairs)
        exact, overlap = f"{counts.f1_exact:.3f}", f"{counts.f1_overlap:.3f}"
        yield wording.say("datasets-agreement", exact=exact, overlap=overlap)
