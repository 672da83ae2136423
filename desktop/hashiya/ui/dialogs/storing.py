"""Stores what was chosen in a worker that the project is lent to; the window goes on, and may call it off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from hashiya.commands import articles
from hashiya.commands.arrived import ImportReport
from hashiya.commands.matching import Decisions
from hashiya.commands.surveying import Again, Found
from hashiya.commands.texts_here import TextsHere
from hashiya.display import arrivals
from hashiya.model.errors import DiskFull, HashiyaError, SaveFailed
from hashiya.ui.background import Job, Progress
from hashiya.ui.look import Look
from hashiya.ui.session import Session

_WAITS = "formats-span-waits"
"""Told of each mark that has no place: here their number is enough, the list of the article has them."""
MOST_TOLD, _ROOM = 3, 240
"""So many remarks, and so many letters of them behind the first, stand over the page; all of them a button away."""
_DISK: dict[type[HashiyaError], str] = {DiskFull: "full", SaveFailed: "failed"}


class Storing(QObject):
    """One import at a time. Called off, or when the project closes meanwhile, nothing of it stays."""

    moved = Signal(int, int)
    stored = Signal(object)
    called_off = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject, session: Session) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job[ImportReport] | None = None
        session.closing.connect(self.call_off)

    @property
    def busy(self) -> bool:
        return self._job is not None

    def start(self, chosen: Sequence[Found], decisions: Decisions, whose: str = "") -> None:
        """``whose`` are marks that name no annotator; empty: they are mine.

        Raises:
            SaveHeld: the project is being written to already.
        """
        workspace = self._session.workspace
        assert workspace is not None
        loan = workspace.lend()

        def work(progress: Progress) -> ImportReport:
            with loan:
                seen = _Seen(progress)
                again = Again(chosen, seen.again, TextsHere(workspace), whose)
                return articles.add(workspace, again, seen, decisions)

        job = self._job = Job(work, lasting=True)
        job.voice.progressed.connect(self.moved)
        job.voice.finished.connect(self._finished)
        job.voice.cancelled.connect(self._cancelled)
        job.voice.failed.connect(self._failed)
        job.start()

    def call_off(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _finished(self, report: object) -> None:
        self._job = None
        if self._session.workspace is not None:  # closed while it was told
            self._session.workspace.tell_untold()
        self.stored.emit(report)

    def _cancelled(self) -> None:
        self._job = None
        self.called_off.emit()

    def _failed(self, error: object) -> None:
        self._job = None
        self.failed.emit(error)
        if isinstance(error, Exception) and not isinstance(error, HashiyaError):
            raise error


def why_not(error: object, look: Look) -> str:
    """Why nothing was added, what is safe and what to do; a fault of ours is told elsewhere too."""
    if not isinstance(error, HashiyaError):
        return look.say("ui-import-choice-stands")
    reason = _DISK.get(type(error))  # what is of their kind has a cause of its own
    if reason is not None:
        return look.say("ui-import-not-stored", reason=reason, **error.values)
    stands = look.say("ui-import-choice-stands")
    return f"{look.say(error.message, **error.values)} {stands}"


class _Seen:
    """How far it is, told again while somebody waits for a file: so it can be called off then too."""

    def __init__(self, progress: Progress) -> None:
        self._progress, self._last = progress, (0, 0)

    def __call__(self, done: int, total: int) -> None:
        self._last = done, total
        self._progress(done, total)

    def again(self) -> None:
        self._progress(*self._last)


def came(report: ImportReport, look: Look) -> str:
    """What came in, in a sentence or two: new articles, else what those that were here got, or had already."""
    if report.articles:
        return _new(report, look)
    _, *others = arrivals.counts(report, look.say)  # the first one counts articles
    return " ".join(others[:2])


def _new(report: ImportReport, look: Look) -> str:
    """New articles, and the marks and relations that came with them."""
    said = [look.say("ui-imported", count=len(report.articles))]
    if report.annotations:
        said.append(look.say("articles-annotations", count=report.annotations))
    if report.relations:
        said.append(look.say("articles-relations", count=report.relations))
    return " ".join(said)


def outcome(report: ImportReport, look: Look) -> str:
    """What came of it, to stand before its remarks: also that nothing came in, and why; not what waits."""
    if report.articles:
        return _new(report, look)
    none, *others = arrivals.counts(replace(report, waiting=0), look.say)
    gained = report.completed or report.restored
    return " ".join(others[:2] if gained else [none, *others[:1]])


def everything(report: ImportReport, look: Look) -> list[str]:
    """All that the command line tells of it too, a line each; empty when it came in without a remark."""
    remarkable = [*arrivals.grown(report, look.say), *arrivals.notes(report, look.say)]
    if not remarkable and not report.waiting:
        return []
    return [*arrivals.counts(report, look.say), *remarkable]


def remarks(report: ImportReport, look: Look) -> str:
    """The first of it: what waits, then what was left out, then what was read otherwise; empty when none."""
    notes = [it for it in report.notes if it.message != _WAITS]
    told = [*arrivals.sentences([it for it in notes if it.lost], look.say)]
    told += arrivals.grown(report, look.say)
    told += arrivals.sentences([it for it in notes if not it.lost], look.say)
    waiting = [look.say("articles-waiting", count=report.waiting)] if report.waiting else []
    first = told[:1]
    for it in told[1:MOST_TOLD]:
        if sum(map(len, [*first, it])) > _ROOM:
            break
        first.append(it)
    return "\n".join([*waiting, *first, *(["…"] if len(told) > len(first) else [])])
