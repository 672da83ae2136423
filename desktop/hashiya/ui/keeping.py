"""Stands by the project's file: looks whether it still is ours, tries again what the disk refused, says so.

It says "saved" of nothing; what it offers is done by the workspace and the flows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from hashiya.model.errors import (
    DiskFull,
    HashiyaError,
    ProjectChanged,
    ProjectFolderGone,
    ProjectHeldElsewhere,
    ProjectInUse,
    ProjectMoved,
    ProjectRenamed,
    ProjectReplaced,
    ProjectTaken,
    SaveFailed,
    SaveHeld,
)
from hashiya.ui.copying import Copying
from hashiya.ui.crash import report
from hashiya.ui.putting_back import PuttingBack

if TYPE_CHECKING:
    from pathlib import Path

    from hashiya.ui.banner import Offer
    from hashiya.ui.main_window import MainWindow
    from hashiya.workspace import Workspace

LOOK_EVERY_MS = 2000
TRY_EVERY_MS = 1000
FOLLOW_AGAIN_MS = 100
HELD_FOR_MS = 5000
"""A scanner lets go within seconds: only then it is worth a sentence."""
RESTLESS = 5
"""Times that bringing the file to rest may fail before it is told."""
TOPIC, HOLDER, REST = "file", "holder", "rest"
_SHORT: dict[type[HashiyaError], str] = {
    DiskFull: "keeping-disk-full",
    SaveFailed: "keeping-save-failed",
}


class Keeping(QObject):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._look = window.look
        self._banner = window.banner
        self.copying = Copying(window)
        self.putting_back = PuttingBack(window)
        window.status.watch_drive(self.putting_back)
        self._hindered: HashiyaError | None = None
        self._holder_left = False
        self._restless = 0
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        session = self._session
        session.project_changed.connect(self._project_changed)
        session.closed.connect(self._project_closed)
        session.refused.connect(self._refused)
        session.saved.connect(self._saved)
        session.settled.connect(self._settled)

    # looking

    def look(self) -> None:
        """By a quiet timer, and whenever somebody comes back to the window."""
        workspace = self._session.workspace
        if workspace is None:
            return
        if workspace.read_only:
            self._look_at_holder(workspace)
        elif workspace.pending:
            self.retry()
        else:
            self._look_at_file(workspace)

    def _look_at_file(self, workspace: Workspace) -> None:
        try:
            workspace.look()
            workspace.renew_hold()
        except SaveHeld:
            return  # nothing waits for who holds it: the next look is soon enough
        except HashiyaError as error:
            self._tell(error)
        else:
            self._banner.drop(TOPIC)

    def _look_at_holder(self, workspace: Workspace) -> None:
        name = workspace.path.name
        if isinstance(self._hindered, ProjectInUse) and workspace.free_to_write:
            if not self._holder_left:
                self._holder_left = True
                self._say_of_holder(
                    self._look.say("keeping-holder-left", name=name),
                    ("keeping-write-here", self._open_again),
                )
        elif workspace.changed_outside and not self._holder_left:
            self._say_of_holder(
                self._look.say("keeping-changed-while-reading", name=name),
                ("keeping-show-new", self._open_again),
            )

    # trying again

    def retry(self) -> None:
        """Try to store what waits; the banner goes, or says why not."""
        workspace = self._session.workspace
        if workspace is None:
            return
        if not workspace.pending:
            self._look_at_file(workspace)
        elif self._session.retry():
            self._session.said.emit(self._look.say("keeping-saved-again"))

    def _refused(self) -> None:
        workspace = self._session.workspace
        if workspace is None or workspace.refusal is None:
            return
        if not self._since.isValid():
            self._since.start()
        self._timer.start(TRY_EVERY_MS)
        why = workspace.refusal
        if isinstance(why, SaveHeld) and self._since.elapsed() < HELD_FOR_MS:
            return
        self._tell(why)

    def _saved(self) -> None:
        self._since.invalidate()
        self._banner.drop(TOPIC)
        if self._timer.isActive():
            self._timer.start(LOOK_EVERY_MS)

    def _settled(self, done: bool) -> None:  # noqa: FBT001 - a signal's value
        self._restless = 0 if done else self._restless + 1
        workspace = self._session.workspace
        if done or workspace is None:
            self._banner.drop(REST)
        elif self._restless >= RESTLESS and not workspace.pending:
            sentence = self._look.say("keeping-not-at-rest", name=workspace.path.name)
            self._banner.tell(sentence, topic=REST)

    # coming and going

    def hindered(self, error: HashiyaError) -> None:
        """The project was opened for reading only; who writes to it is watched for leaving."""
        self._hindered = error
        sentence = self._look.say(error.message, **error.values)
        offers: list[tuple[str, Callable[[], object]]] = []
        if isinstance(error, ProjectInUse):
            offers.append(("keeping-retry", self._open_again))
        else:
            offers.append(("keeping-save-copy", self.copying.save))
        if isinstance(error, ProjectHeldElsewhere):
            offers.append(("keeping-open-anyway", self._open_anyway))
        self._say_of_holder(sentence, *offers)

    def may_leave(self) -> bool:
        """Whether the project may be closed: nothing waits, or a person agreed to lose it."""
        return self._nothing_waits() and self.putting_back.may_leave()

    def _nothing_waits(self) -> bool:
        workspace = self._session.workspace
        if workspace is None or not workspace.pending:
            return True
        if self._session.retry():
            return True
        try:
            return self._ask(workspace)
        except Exception as error:  # a question that fails is not a yes
            report(error)
            return False

    def _ask(self, workspace: Workspace) -> bool:
        from hashiya.ui.dialogs import leaving

        choice = leaving.ask(self._window, self._look, workspace)
        if choice == "copy":
            return self.copying.save()
        return choice == "leave"

    def _project_changed(self) -> None:
        workspace = self._session.workspace
        self._project_closed()
        if workspace is None:
            return
        self._timer.start(TRY_EVERY_MS if workspace.pending else LOOK_EVERY_MS)
        if workspace.pending:
            self._refused()

    def _project_closed(self) -> None:
        self._timer.stop()
        self._since.invalidate()
        self._hindered, self._holder_left, self._restless = None, False, 0
        for topic in (TOPIC, HOLDER, REST):
            self._banner.drop(topic)

    # telling

    def _tell(self, error: HashiyaError) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        waiting = len(workspace.pending)
        message = _SHORT.get(type(error), error.message) if waiting else error.message
        sentence = self._look.say(message, **error.values)
        if waiting:
            sentence = f"{sentence} {self._look.say('keeping-pending', count=waiting)}"
        self._banner.tell(sentence, self._ways_out(error), "trouble", topic=TOPIC)

    def _ways_out(self, error: HashiyaError) -> list[Offer]:
        copy = ("keeping-save-copy", self.copying.save)
        elsewhere = ("keeping-save-elsewhere", self.copying.save)
        again = ("keeping-retry", self.retry)
        there = ("keeping-open-there", self._open_there)
        match error:
            case ProjectRenamed():
                now = str(error.values["path"])
                ways = [("keeping-follow", lambda: self._follow(now)), copy]
            case ProjectReplaced() | ProjectChanged() | ProjectTaken():
                ways = [copy, there]
            case ProjectFolderGone():
                ways = [again, elsewhere]
            case ProjectMoved():
                ways = [copy]
            case _:
                ways = [again, elsewhere]
        return [(self._look.say(title), act) for title, act in ways]

    def _say_of_holder(self, sentence: str, *ways: tuple[str, Callable[[], object]]) -> None:
        offers = [(self._look.say(title), act) for title, act in ways]
        self._banner.tell(sentence, offers, topic=HOLDER)

    # doing

    def _follow(self, now: str, tries: int = HELD_FOR_MS // FOLLOW_AGAIN_MS) -> None:
        """Under the new name from now on; a backup that is being made is soon through with reading."""
        from pathlib import Path

        workspace = self._session.workspace
        if workspace is None:
            return
        try:
            workspace.follow(now)
        except HashiyaError as error:
            if isinstance(error, SaveHeld) and tries:
                QTimer.singleShot(FOLLOW_AGAIN_MS, self, lambda: self._follow(now, tries - 1))
            else:
                self._tell(error)
            return
        self._look.settings.remember(Path(now))
        self._window.show_title()
        self.retry()

    def _open_again(self) -> None:
        self._open_at_path()

    def _open_anyway(self) -> None:
        self._open_at_path(anyway=True)

    def _open_there(self) -> None:
        """What lies at the name now, for what it is; what waits is lost only if a person agrees."""
        if self.may_leave():
            self._open_at_path()

    def _open_at_path(self, *, anyway: bool = False) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        path: Path = workspace.path
        if not workspace.read_only:
            self._session.close()
            self._session.project_changed.emit()
        self._window.flows.open_project(path, anyway=anyway)
