"""Everything that can be read from an open project; it never writes, all SQL is in the modules beside.

Any thread may read. A read in another thread than the one that opened the file uses a connection
of its own that lives as long as the read.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from hashiya.model import errors
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article, ArticleLine
from hashiya.model.columns import Columns, TextOrder
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.edit import Edit, Step
from hashiya.model.record import Finding, HistoryLine, LaterEdit, Revision, Undone
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.store import (
    connection,
    facts,
    journal,
    lending,
    listing,
    opening,
    past,
    queries,
    revisions,
    standing,
)
from hashiya.store.across import AcrossReader
from hashiya.store.giving_way import GivenWay, Way
from hashiya.store.table_reader import TableReader
from hashiya.store.waiting_reader import WaitingReader

if TYPE_CHECKING:
    from hashiya.model.uses import Uses
    from hashiya.store.searching import Text
    from hashiya.store.uses import Marks
    from hashiya.text.matching import Edges


class ProjectReader(AcrossReader, TableReader, WaitingReader):
    """The reading half of an open project file."""

    def __init__(self, path: Path, access: opening.Access, db: sqlite3.Connection) -> None:
        self.path = path
        self._access = access
        self._db = db
        self._owner = lending.Owner()
        self._vocabulary = 0, ""
        self._way = Way()
        self._readers: set[sqlite3.Connection] = set()
        """Connections that read now, in other threads or for long."""
        self.project_id: str = facts.read(db)["id"]

    def schema(self) -> Schema:
        with self._reading() as db:
            return queries.schema(db)

    def articles(self, *, deleted: bool = False) -> list[ArticleLine]:
        """The corpus list; with ``deleted`` what lies in the bin."""
        with self._reading() as db:
            return queries.article_lines(db, deleted=deleted)

    def columns(self, first: int | None = None) -> Columns:
        with self._reading() as db:
            return listing.columns(db, first)

    def count(self) -> int:
        with self._reading() as db:
            return listing.count(db)

    def size(self) -> int:
        with self._reading() as db:
            return listing.size(db)

    def lines(self, numbers: Sequence[int]) -> dict[int, ArticleLine]:
        with self._reading() as db:
            return listing.lines(db, numbers)

    def lines_of(self, article_ids: Sequence[str]) -> dict[int, ArticleLine]:
        with self._reading() as db:
            return listing.lines_of(db, article_ids)

    def line_words(self, ranges: Iterable[tuple[int, int]]) -> Iterator[listing.Words]:
        with self._reading() as db:
            yield from listing.words(db, ranges)

    def in_order(self, order: TextOrder) -> array[int]:
        with self._reading() as db:
            return listing.in_order(db, order)

    def letters(self) -> int:
        with self._reading() as db:
            return listing.letters(db)

    def article(self, article_id: str) -> Article:
        """One article with its text; ``NoSuchArticle`` when there is none."""
        with self._reading() as db:
            return queries.article(db, article_id)

    def original(self, article_id: str) -> bytes | None:
        """The bytes of the file it came from, where its text as UTF-8 is not the same."""
        with self._reading() as db:
            return queries.original(db, article_id)

    def annotations(self, article_id: str, start: int | None = None) -> tuple[Annotation, ...]:
        """Those of an article by start, longest first; with ``start`` only those that begin there."""
        with self._reading() as db, connection.snapshot(db):
            return queries.annotations_in(db, article_id, start)

    def relations(self, article_id: str) -> tuple[Relation, ...]:
        with self._reading() as db, connection.snapshot(db):
            return queries.relations_in(db, article_id)

    def find_annotations(self, ids: Sequence[str]) -> dict[str, Annotation]:
        """Those of these ids that exist, by id."""
        with self._reading() as db, connection.snapshot(db):
            found = queries.find_annotations(db, [queries.key(it) for it in ids])
        return {it.id: it for _, it in found.values()}

    def find_relations(self, ids: Sequence[str]) -> dict[str, Relation]:
        """Those of these ids that exist, by id."""
        with self._reading() as db, connection.snapshot(db):
            found = queries.find_relations(db, [queries.key(it) for it in ids])
        return {it.id: it for _, it in found.values()}

    def relations_of(self, annotation_ids: Sequence[str]) -> tuple[Relation, ...]:
        """Every relation with at least one of these ends, from other articles too."""
        with self._reading() as db, connection.snapshot(db):
            return queries.relations_of(db, annotation_ids)

    def revisions(self, article_id: str) -> list[Revision]:
        """The versions of an article's text, the first one first."""
        with self._reading() as db, connection.snapshot(db):
            return revisions.of(db, article_id)

    def revision_text(self, revision: Revision) -> str:
        with self._reading() as db:
            return queries.texts(db, bytes.fromhex(revision.text))

    def annotated(
        self, article_ids: Sequence[str] | None = None, whose: str | None = None
    ) -> Iterator[AnnotatedArticle]:
        """Articles with their annotations, one after the other, all as of one moment.

        Without ids, all outside the bin. Has a connection of its own until it ends.
        """
        with self._own_reader() as db, connection.snapshot(db):
            yield from queries.annotated(db, article_ids, whose)

    def texts_with(self, needle: str, edges: Edges) -> Iterator[Text]:
        """Articles outside the bin in whose texts the needle may stand, as far as the index can tell.

        Has a connection of its own until it ends, and hinders no writing.
        """
        from hashiya.store import searching  # long after the window stands

        with self._own_reader() as db:
            head = searching.head(db)
            yield from searching.texts(db, head)
            if len(head) < searching.HEAD:
                return
            found, self._vocabulary = searching.found(db, needle, edges, self._vocabulary)
            seen = {it[0] for it in head}
            yield from searching.texts(db, [it for it in found if it[0] not in seen])

    def alone(self) -> AbstractContextManager[None]:
        """Who only looks the project through lets go of it meanwhile, and begins anew."""
        return self._way.clear(needed=True)

    def doubt_words(self) -> None:
        """The index of words is wrong: until it was made anew every text is looked into."""
        self._vocabulary = -1, ""

    def by_digest(self, digests: Sequence[str]) -> dict[str, str]:
        """Article id by the digest of its file, for those of these digests that are there."""
        with self._reading() as db:
            return queries.by_digest(db, digests)

    def by_text(self) -> dict[bytes, str]:
        """Article id by the digest (SHA-256 of UTF-8) of its text, for every text."""
        with self._reading() as db:
            return queries.by_text(db)

    def addresses(self) -> list[tuple[str, str]]:
        with self._reading() as db:
            return queries.addresses(db)

    def annotators(self) -> list[str]:
        with self._reading() as db:
            return queries.annotators(db)

    def uses(self, values_of: Sequence[str] = ()) -> Uses:
        """How often everything of the label set is used, the bin included; see ``Uses``."""
        from hashiya.store import uses  # long after the window stands

        with self._reading() as db, connection.snapshot(db):
            return uses.uses(db, values_of)

    def articles_using(
        self, labels: Sequence[tuple[str, str]], relations: Sequence[str] = ()
    ) -> list[str]:
        """Ids of the articles, in the bin too, in which one of these is used or waits for a place."""
        from hashiya.store import uses

        with self._reading() as db:
            return uses.articles_using(db, labels, relations)

    def labelled_articles(self, codes: Sequence[str], value: str = "") -> list[str]:
        """Ids of the articles, in the bin too, that have one of these document labels; with that value."""
        from hashiya.store import uses

        with self._reading() as db:
            return uses.labelled_articles(db, codes, value)

    def marks(self, article_ids: Sequence[str]) -> Iterator[Marks]:
        """What is marked in these articles, one after the other, without their texts.

        Sees what is being committed when it is asked by who commits it.
        """
        from hashiya.store import uses

        with self._reading() as db:
            yield from uses.marks(db, article_ids)

    def check(
        self, *, thorough: bool = True, progress: Callable[[int, int], None] | None = None
    ) -> Iterator[Finding]:
        """Look for damage and broken rules, all as of one moment; has a connection of its own.

        Where a writer would have to wait for it, it gives way and begins anew.
        """
        from hashiya.store import check  # long after the window stands

        while True:
            try:
                yield from self._checked(check.check, thorough, progress)
            except GivenWay:
                self._way.wait()
            else:
                return

    def _checked(
        self,
        check: Callable[..., Iterator[Finding]],
        thorough: bool,  # noqa: FBT001 - handed on
        progress: Callable[[int, int], None] | None,
    ) -> list[Finding]:
        """All that is found, unless somebody came to write meanwhile."""
        with self._own_reader() as db, self._way.reading(db) as look:

            def look_up(done: int, total: int) -> None:
                look()
                if progress is not None:
                    progress(done, total)

            with connection.snapshot(db):
                found = list(check(db, thorough=thorough, progress=look_up))
            look()  # what was cut short may look like damage
            return found

    def interrupt(self) -> None:
        """End what other threads are asking at this moment: it fails there."""
        for db in tuple(self._readers):
            with suppress(sqlite3.ProgrammingError):  # it was closed just now
                db.interrupt()

    # -- history

    def undo_target(self, by: str) -> Step | None:
        """The annotator's newest step that still stands."""
        with self._reading() as db, connection.snapshot(db):
            target = standing.undo_target(db, by)
            return journal.read(db, target) if target else None

    def redo_target(self, by: str) -> Step | None:
        """The annotator's newest undo, unless he has gone on working since."""
        with self._reading() as db, connection.snapshot(db):
            target = standing.redo_target(db, by)
            return journal.read(db, target) if target else None

    def undo_id(self, by: str) -> str | None:
        """The id of the step that :meth:`undo_target` would read."""
        with self._reading() as db:
            return standing.undo_target(db, by)

    def redo_id(self, by: str) -> str | None:
        with self._reading() as db:
            return standing.redo_target(db, by)

    def is_long(self, step_id: str) -> int:
        """How many edits a step has that was stored part by part, not to be read whole; else 0."""
        with self._reading() as db:
            return journal.is_long(db, step_id)

    def taken_back(self, step_id: str) -> Iterator[tuple[Edit, ...]]:
        """The parts that take a long step back; to be asked for while they are committed."""
        with self._reading() as db:
            yield from journal.taken_back(db, step_id)

    def can_undo(self, by: str) -> bool:
        with self._reading() as db:
            return standing.undo_target(db, by) is not None

    def can_redo(self, by: str) -> bool:
        with self._reading() as db:
            return standing.redo_target(db, by) is not None

    def step(self, step_id: str) -> Step | None:
        with self._reading() as db, connection.snapshot(db):
            return journal.read(db, step_id)

    def first_act(self, step_id: str) -> str:
        """What the step did that this one takes back or does again at last; empty when it is not stored."""
        with self._reading() as db:
            return journal.first_act(db, step_id)

    def has_step(self, step_id: str) -> bool:
        with self._reading() as db:
            return journal.has(db, step_id)

    def history(
        self,
        limit: int = 100,
        before: str | None = None,
        article: str | None = None,
        whose: str | None = None,
        *,
        folded: bool = False,
    ) -> list[HistoryLine]:
        """The newest steps first; ``before`` is the id of the last line already shown.

        ``folded`` leaves out what only took another step back or did it again: ask
        ``history_states`` for that.
        """
        with self._reading() as db:
            wanted = past.Wanted(limit, before, article, whose, folded=folded)
            return past.lines(db, wanted)

    def history_states(self, steps: Sequence[str]) -> dict[str, Undone]:
        """Which of these steps do not stand, and who took each back when."""
        with self._reading() as db:
            return past.undone(db, steps)

    def edits_after(self, step_id: str, article_id: str) -> list[LaterEdit]:
        """What was done to an article after a step, newest first; ``NoSuchStep`` if there is none."""
        with self._reading() as db, connection.snapshot(db):
            return list(past.edits_after(db, step_id, article_id))

    @property
    def lent(self) -> bool:
        """Whether a worker writes: so long nothing else does."""
        return self._owner.lent

    def lend(self) -> lending.Loan:
        """Give the file to a worker, which enters what it gets to write as if it had opened the file.

        Raises:
            SaveHeld: another one has it.
        """
        loan = self._owner.lend()
        if loan is None:
            raise errors.SaveHeld(name=self.path.name)
        return loan

    def _refuse_lent(self) -> None:
        if not self._owner.is_me:
            raise errors.SaveHeld(name=self.path.name)

    @contextmanager
    def _reading(self) -> Generator[sqlite3.Connection]:
        """Our connection in the thread that has it, one for the moment in any other."""
        if not self._owner.is_me:
            with self._own_reader() as db:
                yield db
            return
        with connection.naming_failures(self.path, reading=True):
            yield self._db

    @contextmanager
    def _own_reader(self) -> Generator[sqlite3.Connection]:
        with connection.naming_failures(self.path, reading=True):
            db = self._access.reader()
            self._readers.add(db)
            try:
                yield db
            finally:
                self._readers.discard(db)
                db.close()
