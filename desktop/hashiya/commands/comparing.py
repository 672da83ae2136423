"""What two files of one project have that the other has not; looking changes neither, bringing over is an import."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from hashiya.commands import articles, datasets
from hashiya.commands.projects import open_project
from hashiya.commands.reading import ImportBatch
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.comparison import Comparison, Difference
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.relation import Relation
from hashiya.model.unplaced import Unplaced
from hashiya.workspace import Workspace

Mark = Annotation | Relation | Unplaced
Progress = Callable[[int, int], None]


def compare(here: Path, there: Path, progress: Progress | None = None) -> Comparison:
    """Read both and say what differs; in any thread.

    Raises:
        What opening either of them raises. And what ``progress`` raises.
    """
    with open_project(here, read_only=True) as ours, open_project(there, read_only=True) as theirs:
        known = {it.id: it.name for it in ours.articles()}
        found = {it.id: it.name for it in theirs.articles()}
        shared = [it for it in known if it in found]
        differing: list[Difference] = []
        for number, article_id in enumerate(shared):
            if progress is not None:
                progress(number, len(shared))
            difference = _difference(ours, theirs, article_id)
            if difference is not None:
                differing.append(difference)
        return Comparison(
            only_here=tuple(name for key, name in known.items() if key not in found),
            only_there=tuple(name for key, name in found.items() if key not in known),
            differing=tuple(differing),
            alike=len(shared) - len(differing),
            same_labels=ours.schema() == theirs.schema(),
            same_project=ours.project_id == theirs.project_id,
        )


def _difference(ours: Workspace, theirs: Workspace, article_id: str) -> Difference | None:
    one, other = ours.article(article_id), theirs.article(article_id)
    here, there = _marks(ours, article_id), _marks(theirs, article_id)
    found = Difference(
        name=one.name,
        here=len(here.keys() - there.keys()),
        there=len(there.keys() - here.keys()),
        unlike=sum(here[it] != there[it] for it in here.keys() & there.keys()),
        text=one.text != other.text,
        facts=_facts(one) != _facts(other),
    )
    differs = found.here or found.there or found.unlike or found.text or found.facts
    return found if differs else None


def _facts(article: Article) -> Article:
    """All that is known of it but its text."""
    return replace(article, text="", sha256="", encoding="", position=0)


def _marks(ws: Workspace, article_id: str) -> dict[str, Mark]:
    """What is marked in it, and what waits for a place."""
    marks: tuple[Mark, ...] = (
        *ws.annotations(article_id),
        *ws.relations(article_id),
        *ws.unplaced(article_id),
    )
    return {it.id: it for it in marks}


def gather(here: Path, there: Path, progress: Progress | None = None) -> ImportBatch:
    """What is only there, ready for ``articles.add``: articles, and marks of those that are in both.

    What is in both but not alike is left out: nobody but a person can say which is right. So are the marks
    of an article whose texts differ.
    """
    with open_project(here, read_only=True) as ours, open_project(there, read_only=True) as theirs:
        dataset = Dataset(schema=theirs.schema(), articles=_OnlyThere(ours, theirs))
        with tempfile.TemporaryDirectory(prefix="hashiya-") as folder:
            file = Path(folder) / "there.jsonl"
            told = len(theirs.articles())
            step = None if progress is None else (lambda done: progress(done, max(done, told)))
            datasets.export(dataset, file, "hashiya", None, step)
            return articles.read([file])


class _OnlyThere:
    """The articles of the one file without what the other has; read again each time it is walked."""

    def __init__(self, ours: Workspace, theirs: Workspace) -> None:
        self._ours = ours
        self._theirs = theirs

    def __iter__(self) -> Iterator[AnnotatedArticle]:
        known = {it.id for it in self._ours.articles()}
        for it in self._theirs.annotated():
            if it.article.id not in known:
                yield it
            elif (rest := self._without_ours(it)) is not None:
                yield rest

    def _without_ours(self, there: AnnotatedArticle) -> AnnotatedArticle | None:
        article_id = there.article.id
        if self._ours.article(article_id).text != there.article.text:
            return None
        known = _marks(self._ours, article_id)
        arrows = tuple(it for it in there.relations if it.id not in known)
        ends = {end for it in arrows for end in (it.from_id, it.to_id)}
        # an end that both have alike comes along: it is found again where it stands
        marks = tuple(
            it
            for it in there.annotations
            if it.id not in known or (it.id in ends and known[it.id] == it)
        )
        new = [it for it in marks if it.id not in known]
        ids = {it.id for it in marks}
        arrows = tuple(it for it in arrows if {it.from_id, it.to_id} <= ids)
        if not new and not arrows:
            return None
        return replace(there, annotations=marks, relations=arrows)
