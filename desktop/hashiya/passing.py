"""What a workspace passes on from its project file as it is stored; it lays nothing over it and changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from hashiya.model.annotation import Annotation
from hashiya.model.article import Article, ArticleLine
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.edit import Edit
from hashiya.model.record import Finding, HistoryLine, Revision, Undone
from hashiya.model.rescue import RescueReport
from hashiya.model.unplaced import Unplaced
from hashiya.store.project_file import ProjectFile
from hashiya.store.since import Reach

if TYPE_CHECKING:
    from hashiya.model.table_rows import Asked, MarkRow
    from hashiya.model.uses import Uses
    from hashiya.store.across import Cursor, Quote
    from hashiya.store.searching import Text
    from hashiya.store.uses import Marks
    from hashiya.text.matching import Edges


Progress = Callable[[int, int], None]
"""Called with what is done and what there is in all; what it raises ends the work."""


class Passing:
    """The half of a workspace that only reads what is stored."""

    def __init__(self, project: ProjectFile) -> None:
        self._project = project

    def lines_of(self, article_ids: Sequence[str]) -> list[ArticleLine]:
        """The lines of these articles, in the bin or not, of those that are there."""
        return [*self._project.lines_of(article_ids).values()]

    def original(self, article_id: str) -> bytes | None:
        return self._project.original(article_id)

    def unplaced(self, article_id: str) -> tuple[Unplaced, ...]:
        return self._project.unplaced(article_id)

    def find_unplaced(self, ids: Sequence[str]) -> dict[str, Unplaced]:
        return self._project.find_unplaced(ids)

    def waiting(self, annotation_ids: Sequence[str]) -> dict[str, Unplaced]:
        """Those of these annotations that wait for a place, by the annotation's id."""
        return self._project.waiting(annotation_ids)

    def settled(self, article_id: str) -> list[Unplaced]:
        """Marks that waited once and were placed or let go, as they waited; the oldest first."""
        return self._project.settled(article_id)

    def changed(self, article_id: str) -> list[Annotation]:
        """Marks that got another place or label by hand, as they were before; the oldest first."""
        return self._project.changed(article_id)

    def reach(self) -> Reach:
        """How far the marks of the project go by now, to ask what came ``since``."""
        return self._project.reach()

    def since(self, article_id: str, then: Reach) -> frozenset[str]:
        """Ids of the marks, relations and marks without a place of an article that were stored after that."""
        return self._project.since(article_id, then)

    def told(self, article_id: str) -> list[Article]:
        """An article as it was before each time that a person gave it another fact; the oldest first."""
        return self._project.told(article_id)

    def revisions(self, article_id: str) -> list[Revision]:
        return self._project.revisions(article_id)

    def revision_text(self, revision: Revision) -> str:
        return self._project.revision_text(revision)

    def annotated(
        self, article_ids: Sequence[str] | None = None, whose: str | None = None
    ) -> Iterator[AnnotatedArticle]:
        return self._project.annotated(article_ids, whose)

    def texts_with(self, needle: str, edges: Edges = "anywhere") -> Iterator[Text]:
        """Candidates for a search: their texts may have the needle, all others have not."""
        return self._project.texts_with(needle, edges)

    def doubt_words(self) -> None:
        """Search without the index of words, which is wrong, until it was made anew."""
        self._project.doubt_words()

    def by_digest(self, digests: Sequence[str]) -> dict[str, str]:
        return self._project.by_digest(digests)

    def first_act(self, step_id: str) -> str:
        """What the step did that this one takes back or does again at last; empty when it is not stored."""
        return self._project.first_act(step_id)

    def is_long(self, step_id: str) -> int:
        return self._project.is_long(step_id)

    def taken_back(self, step_id: str) -> Iterator[tuple[Edit, ...]]:
        """The parts that take a long step back; to be asked for while they are stored."""
        return self._project.taken_back(step_id)

    def by_text(self) -> dict[bytes, str]:
        return self._project.by_text()

    def addresses(self) -> list[tuple[str, str]]:
        """Article id and address on the web, of those outside the bin that have one."""
        return self._project.addresses()

    def uses(self, values_of: Sequence[str] = ()) -> Uses:
        """How often everything of the label set is used; values only of the attributes named."""
        return self._project.uses(values_of)

    def articles_using(
        self, labels: Sequence[tuple[str, str]], relations: Sequence[str] = ()
    ) -> list[str]:
        return self._project.articles_using(labels, relations)

    def far_ends(self) -> list[str]:
        return self._project.far_ends()

    def quotes_outside(
        self,
        labels: Sequence[tuple[str, str]],
        article_id: str,
        after: Cursor = (0, 0, 0),
        most: int = 500,
    ) -> tuple[list[Quote], Cursor | None]:
        """Id, article and words of some annotations with these labels in all other articles.

        With them comes where to go on; ``None`` when all were given.
        """
        return self._project.quotes_outside(labels, article_id, after, most)

    def labelled_articles(self, codes: Sequence[str], value: str = "") -> list[str]:
        return self._project.labelled_articles(codes, value)

    def marks(self, article_ids: Sequence[str]) -> Iterator[Marks]:
        """What is marked in these articles, one after the other, without their texts."""
        return self._project.marks(article_ids)

    def mark_rows(
        self, asked: Asked, article_ids: Sequence[str] | None = None, first: int | None = None
    ) -> Iterator[list[MarkRow]]:
        """Marks for a table in the order of the corpus, some at a time; any thread may ask."""
        return self._project.mark_rows(asked, article_ids, first)

    def mark_count(self, labels: Sequence[tuple[str, str]]) -> int:
        return self._project.mark_count(labels)

    def stored_text(self, article_id: str) -> str:
        return self._project.stored_text(article_id)

    def annotators(self) -> list[str]:
        return self._project.annotators()

    def history(
        self,
        limit: int = 100,
        before: str | None = None,
        article: str | None = None,
        whose: str | None = None,
        *,
        folded: bool = False,
    ) -> list[HistoryLine]:
        return self._project.history(limit, before, article, whose, folded=folded)

    def history_states(self, steps: Sequence[str]) -> dict[str, Undone]:
        return self._project.history_states(steps)

    def check(
        self, *, thorough: bool = True, progress: Callable[[int, int], None] | None = None
    ) -> Iterator[Finding]:
        return self._project.check(thorough=thorough, progress=progress)

    @property
    def newer(self) -> tuple[int, int] | None:
        return self._project.newer

    @property
    def damage(self) -> RescueReport | None:
        return self._project.damage

    @property
    def recovered(self) -> bool:
        return self._project.recovered

    def interrupt(self) -> None:
        self._project.interrupt()


def counted(
    parts: Iterable[tuple[Edit, ...]], total: int, progress: Progress
) -> Iterator[tuple[Edit, ...]]:
    """The parts of a long step; how far they are is told before each is stored."""
    done = 0
    for it in parts:
        progress(done, total)
        yield it
        done += len(it)
    progress(done, total)
