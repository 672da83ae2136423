"""What files hold, to be shown before anything is stored, and read once more for storing; it changes nothing.

Of an article that was found nothing is kept but what a list shows: thousands of them are light.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import chain, groupby, pairwise
from pathlib import Path

from hashiya.commands import likeness
from hashiya.commands.guard import Guard, Waiting
from hashiya.commands.known import Known, digest, other_ends
from hashiya.commands.likeness import Likeness, Opinions
from hashiya.commands.name_matches import Kind
from hashiya.commands.reading import (
    NOTHING_ASKED,
    Asked,
    ImportItem,
    Progress,
    articles_in,
    places_in,
    with_breaks,
)
from hashiya.commands.texts_here import TextsHere
from hashiya.formats import for_reading
from hashiya.formats.format import Incoming, Note, TextOf
from hashiya.model.errors import UnknownFormat
from hashiya.text.joins import joins
from hashiya.workspace import Workspace

TITLES = ("told", "first_line", "file_name")
"""What titles can be: what the file tells or is guessed, the first line, the file's name."""

PARAGRAPHS = ("told", "joins")
"""Where paragraphs are shown to end: where the file says so, or after each ``.,`` too."""

LONGEST_TITLE = 300
SHOWN = 1_200
"""Code points of a text that are kept to be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An article in a file: the ``number``-th there, read as ``asked``; ``told`` is the title found.

    ``twin`` names the file of these that brought the same text earlier, ``same`` the article of the
    project that has it, ``version_of`` the one of which it seems to be a changed version. ``labels``,
    ``relations`` and ``attributes`` are those that it has with their numbers. ``joins`` counts where ``.,`` stands for the end of a paragraph;
    with ``breaks`` it is shown as one. ``member`` is the file in an archive that holds it. ``nameless`` counts
    marks and relations that name no annotator, ``likeness`` those of them that stand where others have marks here.
    """

    path: Path
    number: int
    asked: Asked
    name: str
    title: str
    told: str
    language: str
    encoding: str
    certain: bool
    text: bytes
    beginning: str = field(repr=False)
    spans: int = 0
    labels: Mapping[str, int] = field(default_factory=dict[str, int])
    relations: Mapping[str, int] = field(default_factory=dict[str, int])
    attributes: Mapping[str, int] = field(default_factory=dict[str, int])
    notes: tuple[Note, ...] = ()
    twin: str = ""
    same: str = ""
    version_of: str = ""
    joins: int = 0
    breaks: bool = False
    member: str = ""
    nameless: int = 0
    likeness: Likeness = field(default_factory=dict[tuple[str, Opinions], int])

    @property
    def is_here(self) -> bool:
        return bool(self.twin or self.same)

    def names(self, kind: Kind) -> Mapping[str, int]:
        """Those of a kind, with their numbers."""
        match kind:
            case "label":
                return self.labels
            case "relation":
                return self.relations
            case "attribute":
                return self.attributes


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    found: tuple[Found, ...] = ()
    problems: tuple[Note, ...] = ()
    unread: tuple[Path, ...] = ()
    """Files that gave no article."""
    tagged: frozenset[Path] = frozenset()
    """Files of tagged tokens, which can be read strictly."""


def titled(it: Found, rule: str) -> Found:
    """The same with the title that a rule of ``TITLES`` gives; one that gives nothing changes nothing."""
    lines = it.beginning.split("\n", 1) if it.beginning else [""]
    found = {
        "told": it.told,
        "first_line": lines[0].strip()[:LONGEST_TITLE],
        "file_name": Path(it.name).stem,
    }[rule]
    return replace(it, title=found or it.told)


def shown(it: Found) -> str:
    """Its beginning as the page will have it, paragraph for paragraph."""
    pieces = [0, *(joins(it.beginning) if it.breaks else ()), len(it.beginning)]
    return "\n".join(it.beginning[a:b] for a, b in pairwise(pieces))


def survey(
    ws: Workspace | None,
    paths: Iterable[Path | str],
    asked: Asked | Mapping[Path, Asked] = NOTHING_ASKED,
    progress: Progress | None = None,
) -> Survey:
    """Look through files and folders as ``reading.read`` would; what ``progress`` raises ends it.

    ``asked`` says it for all of them, or for each file.
    """
    text_of = TextsHere(ws) if ws is not None else None
    places = list(places_in([Path(it) for it in paths]))
    count = sum(isinstance(it, Path) for it in places)
    known = Known(ws, wholly=True) if ws is not None else None
    found: list[Found] = []
    problems = [it for it in places if isinstance(it, Note)]
    unread: list[Path] = []
    tagged: set[Path] = set()
    twins: dict[bytes, str] = {}
    with Guard() as guard:
        for done, place in enumerate((it for it in places if isinstance(it, Path)), 1):
            how = asked if isinstance(asked, Asked) else asked.get(place, NOTHING_ASKED)

            def tell(done: int = done) -> None:
                if progress:
                    progress(done - 1, count)

            for number, it in enumerate(articles_in(place, how, guard, tell, text_of)):
                tell()
                if isinstance(it, Note):
                    problems.append(it)
                    continue
                one = _found(place, number, how, it)
                one = replace(one, twin=twins.get(one.text, ""))
                one = _compared(ws, known, one, it)
                if not one.is_here:
                    one = _but_for_line_ends(known, one, it, twins)
                twins.setdefault(one.text, it.name)
                found.append(one)
            last = found[-1] if found and found[-1].path == place else None
            if last is None:
                unread.append(place)
            if (last is None or last.spans) and _is_tagged(place, how):
                tagged.add(place)
            if progress:
                progress(done, count)
    return Survey(
        found=tuple(found),
        problems=tuple(problems),
        unread=tuple(unread),
        tagged=frozenset(tagged),
    )


def _is_tagged(path: Path, asked: Asked) -> bool:
    try:
        return for_reading(path, asked.format_id).tagged
    except (UnknownFormat, OSError):
        return False


def _found(path: Path, number: int, asked: Asked, it: Incoming) -> Found:
    return Found(
        path=path,
        number=number,
        asked=asked,
        name=it.name,
        title=it.title,
        told=it.title,
        language=it.language,
        encoding=it.encoding,
        certain=it.certain,
        text=digest(it.text),
        beginning=it.text[:SHOWN],
        spans=len(it.spans),
        labels=Counter(one.label for one in it.spans),
        relations=Counter(one.label for one in it.relations),
        attributes=Counter(chain.from_iterable(one.attributes for one in it.spans)),
        notes=it.notes,
        joins=len(joins(it.text)),
        member=it.member,
        nameless=sum(not one.annotator for one in (*it.spans, *it.relations)),
    )


def _but_for_line_ends(
    known: Known | None, one: Found, it: Incoming, twins: Mapping[bytes, str]
) -> Found:
    """With a remark where its text is that of another one but for line ends: only a person knows if it is wanted."""
    ends = (twins.get(digest(text)) for text in other_ends(it.text))
    title = next(filter(None, ends), "")
    if known is not None and (here := known.but_for_line_ends(it)):
        title = known.titles[here]
    if not title:
        return one
    note = Note(message="articles-line-ends", name=it.name, values={"title": title})
    return replace(one, notes=(*one.notes, note))


def _compared(ws: Workspace | None, known: Known | None, one: Found, it: Incoming) -> Found:
    if ws is None or known is None:
        return one
    same = known.find(it)
    if same is not None:
        alike = likeness.looked_at(ws, same, it)
        return replace(one, same=known.titles[same], likeness=alike)
    version = known.version_of(it)
    return one if version is None else replace(one, version_of=known.titles[version])


class Again:
    """The articles that were chosen, read once more one after the other as they are to be added.

    A file that says something else by now is not taken: nobody has seen that. Marks and relations that name no
    annotator are those of ``whose``; empty: of whoever adds them.
    """

    def __init__(
        self,
        chosen: Sequence[Found],
        waiting: Waiting | None = None,
        text_of: TextOf | None = None,
        whose: str = "",
    ) -> None:
        self._chosen, self._waiting, self._text_of = chosen, waiting, text_of
        self._whose = whose

    def __len__(self) -> int:
        return len(self._chosen)

    def __iter__(self) -> Iterator[ImportItem | Note]:
        with Guard() as guard:
            for (path, asked), some in groupby(self._chosen, key=lambda it: (it.path, it.asked)):
                wanted = {it.number: it for it in some}
                there = articles_in(path, asked, guard, self._waiting, self._text_of)
                for it in _again(wanted, path, there):
                    if self._whose and isinstance(it, ImportItem):
                        _name(it.incoming, self._whose)
                    yield it


def _name(it: Incoming, whose: str) -> None:
    for mark in (*it.spans, *it.relations):
        mark.annotator = mark.annotator or whose


def _again(
    wanted: dict[int, Found], path: Path, there: Generator[Incoming | Note]
) -> Iterator[ImportItem | Note]:
    with closing(there):
        for number, it in enumerate(there):
            one = wanted.get(number)
            if one is None or isinstance(it, Note) or digest(it.text) != one.text:
                continue
            del wanted[number]
            incoming = replace(it, title=one.title, language=one.language)
            if one.breaks:
                incoming = with_breaks(incoming)
            yield ImportItem(path=path, incoming=incoming)
            if not wanted:
                return
    for one in wanted.values():
        yield Note(message="articles-changed-since", name=one.name, lost=True)
