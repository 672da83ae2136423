"""Puts a project that is worked on in a copy here back on its drive: at rest, on demand, on close; in a thread of its own.

It never says that the drive has what it has not, and nothing that it does stops the window.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from hashiya.model.errors import HashiyaError, ProjectTaken
from hashiya.model.errors.drive import NotPutBack
from hashiya.ui.background import Cancelled, Progress
from hashiya.ui.drive_job import DriveJob

if TYPE_CHECKING:
    from hashiya.commands.working import Put, WorkingCopy
    from hashiya.ui.banner import Offer
    from hashiya.ui.main_window import MainWindow

REST_MS = 30_000
"""So long nothing must have been done before the whole file goes over the network."""
LONGEST_MS = 10 * 60_000
"""Whoever never pauses: so old may what only this computer has become."""
AGAIN_MS = 60_000
RENEW_MS = 60_000
TOPIC = "drive"


class PuttingBack(QObject):
    """``told`` is emitted whenever the status bar may have another sentence to show."""

    told = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._look = window.look
        self._job: DriveJob[Put] | None = None
        self._ahead = False
        self._failure: NotPutBack | None = None
        self._asked = False
        self._since = QElapsedTimer()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self.begin)
        self._renewing = QTimer(self)
        self._renewing.setInterval(RENEW_MS)
        self._renewing.timeout.connect(self._renew)
        self._session.project_changed.connect(self._project_changed)
        self._session.saved.connect(self._saved)
        self._session.closed.connect(self._closed)

    @property
    def copy(self) -> WorkingCopy | None:
        workspace = self._session.workspace
        return workspace.working if workspace is not None else None

    @property
    def line(self) -> str:
        """What is where, for the status bar; nothing for a project that is worked on where it lies."""
        copy = self.copy
        if copy is None:
            return ""
        say, time = self._look.say, _moment(copy.put_at)
        if self._job is not None:
            return say("drive-status-putting")
        if not self._ahead:
            return say("drive-status-both", time=time)
        if self._failure is not None:
            return say("drive-status-waiting", time=time)
        return say("drive-status-here", time=time)

    # in the background

    def put_now(self) -> None:
        """Because a person wants it: how it went is said."""
        self._asked = True
        self.begin()

    def begin(self, *, anew: bool = False) -> None:
        """Put back what is stored, unless that is being done."""
        copy = self.copy
        if copy is None or self._job is not None:
            return
        self._rest.stop()

        def work(progress: Progress) -> Put:
            return copy.put_back(progress, anew=anew)

        job = self._job = DriveJob(work)
        job.voice.finished.connect(self._finished)
        job.voice.failed.connect(self._failed)
        job.voice.cancelled.connect(self._given_up)
        job.start()
        self.told.emit()

    def _finished(self, put: object) -> None:
        from hashiya.commands.working import Put

        copy = self.copy
        self._job = None
        if copy is None or not isinstance(put, Put):
            return
        self._failure = None
        self._since.invalidate()
        self._ahead = copy.is_ahead()
        self._window.banner.drop(TOPIC)
        if self._ahead:  # done while it was put back
            self._wait()
        if put.beside is not None:
            self._tell_beside(put)
        elif self._asked:
            self._session.said.emit(self._look.say("drive-put-done", name=copy.origin.name))
        self._asked = False
        self.told.emit()

    def _failed(self, failure: object) -> None:
        self._job = None
        if self.copy is None:
            return
        if not isinstance(failure, NotPutBack):
            assert isinstance(failure, Exception)
            raise failure
        known = self._failure is not None and self._failure.reason == failure.reason
        self._failure, self._ahead = failure, True
        self._rest.start(AGAIN_MS)
        if not known or self._asked:
            self._window.banner.tell(self._sentence(failure), self._ways_out(failure), topic=TOPIC)
        self._asked = False
        self.told.emit()

    def _given_up(self) -> None:
        self._job = None
        self.told.emit()

    def _renew(self) -> None:
        copy = self.copy
        if copy is not None:
            DriveJob(lambda _progress: _renewed(copy)).start()

    # coming and going

    def _project_changed(self) -> None:
        self._closed()
        copy = self.copy
        if copy is None:
            return
        self._ahead = copy.is_ahead()
        self._renewing.start()
        if self._ahead:
            self._wait()
        self._tell_found(copy)
        self.told.emit()

    def _saved(self) -> None:
        if self.copy is not None:
            self._ahead = True
            self._wait()
            self.told.emit()

    def _wait(self) -> None:
        if not self._since.isValid():
            self._since.start()
        if self._failure is None:
            left = LONGEST_MS - self._since.elapsed()
            self._rest.start(max(0, min(REST_MS, left)))

    def _closed(self) -> None:
        self._rest.stop()
        self._renewing.stop()
        self._since.invalidate()
        if self._job is not None:
            self._job.cancel()
        self._job, self._ahead, self._failure, self._asked = None, False, None, False
        self._window.banner.drop(TOPIC)

    def may_leave(self) -> bool:
        """Put everything back before the project is closed; whether it may be closed."""
        copy = self.copy
        if copy is None or not (copy.is_ahead() or self._job is not None):
            return True
        from hashiya.ui.dialogs import not_put_back, waiting

        window, look, name = self._window, self._look, copy.origin.name
        while True:
            sentence = look.say("drive-putting", name=name)
            try:
                put = waiting.wait(window, look, copy.put_back, "drive-putting", sentence)
            except Cancelled:
                return True
            except NotPutBack as failure:
                choice = not_put_back.ask(window, look, self._sentence(failure))
                if choice == "copy":
                    window.keeping.copying.save()
                if choice in {"close", "stay"}:
                    return choice == "close"
                continue
            if put.beside is None:
                return True
            self._finished(put)
            return False

    # telling

    def _tell_found(self, copy: WorkingCopy) -> None:
        say, name, time = self._look.say, copy.origin.name, _moment(copy.put_at)
        match copy.found:
            case "ahead":
                sentence = say("drive-goes-on", name=name, time=time)
            case "away":
                sentence = say("drive-is-away", name=name)
            case "split" if copy.beside is not None:
                sentence = say("drive-split", name=name, beside=copy.beside.name)
            case "replaced" if copy.theirs is not None:
                sentence = say("drive-replaced", name=copy.theirs.name, beside=name)
            case _:
                return
        self._window.banner.tell(sentence, self._ways_on(copy), topic=TOPIC)
        copy.found = "same"  # another window over the same project does not say it again

    def _ways_on(self, copy: WorkingCopy) -> list[Offer]:
        say, flows, beside = self._look.say, self._window.flows, copy.beside
        if copy.found == "ahead":
            return [(say("drive-put-now"), self.put_now)]
        if copy.found != "split" or beside is None:
            return []
        return [
            (say("comparing-offer"), lambda: flows.compare_copies([beside])),
            (say("drive-split-open"), lambda: flows.open_project(beside)),
        ]

    def _tell_beside(self, put: Put) -> None:
        """Theirs has the old name, ours a new one: both are there."""
        copy, look, window = self.copy, self._look, self._window
        if copy is None or put.beside is None or copy.theirs is None:
            return
        theirs = copy.theirs
        window.look.settings.remember(put.beside)
        window.show_title()
        sentence = look.say("drive-beside", name=theirs.name, beside=put.beside.name)
        ways: list[Offer] = [
            (look.say("drive-beside-stay"), lambda: window.banner.drop(TOPIC)),
            (look.say("comparing-offer"), lambda: window.flows.compare_copies([theirs])),
            (look.say("drive-beside-open"), lambda: window.flows.open_project(theirs)),
        ]
        window.banner.tell(sentence, ways, "trouble", topic=TOPIC)

    def _sentence(self, failure: HashiyaError) -> str:
        return self._look.say(failure.message, **failure.values)

    def _ways_out(self, failure: NotPutBack) -> list[Offer]:
        say = self._look.say
        again: Offer = (say("keeping-retry"), self.put_now)
        if failure.reason == "gone":
            again = (say("drive-put-again"), lambda: self.begin(anew=True))
        return [again, (say("keeping-save-copy"), self._window.keeping.copying.save)]


def _renewed(copy: WorkingCopy) -> None:
    """That another one took it is told when it is put back: nothing is overwritten then."""
    try:
        copy.renew()
    except (ProjectTaken, OSError):
        return


def _moment(milliseconds: int) -> str:
    at = datetime.fromtimestamp(milliseconds / 1000)
    today = at.date() == datetime.now().astimezone().date()
    return f"{at:%H:%M}" if today else f"{at:%Y-%m-%d %H:%M}"
