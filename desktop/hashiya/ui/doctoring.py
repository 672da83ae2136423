"""Looks the open project through in the background and tells what it finds; it repairs nothing unasked.

A finding stops writing: damage must not be built upon. What can be done about it is offered as verbs.
Only what is computed from the rest is made anew at once, and told in a line.
"""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from hashiya.display import damage_words
from hashiya.model.damage import confined
from hashiya.model.errors import (
    HashiyaError,
    ProjectDamaged,
    ProjectForeignParts,
    ProjectNewer,
)
from hashiya.model.record import Finding
from hashiya.ui.background import Cancelled, Job, Progress
from hashiya.ui.crash import report
from hashiya.ui.refilling import Refilling
from hashiya.ui.running import TOPIC as CRASH

if TYPE_CHECKING:
    from hashiya.commands.repairing import Recomputed
    from hashiya.model.backup import Backup
    from hashiya.ui.banner import Offer
    from hashiya.ui.main_window import MainWindow
    from hashiya.workspace import Workspace

AFTER_OPENING_MS = 1_500
"""The window stands and the article is in view by then."""
LONGEST_WAIT = 20.0
A_MOMENT = 0.02
MOST_NAMES = 3
TOPIC = "doctor"
LACKS_WORDS = "store-finding-words"
RESCUABLE = (ProjectDamaged, ProjectForeignParts, ProjectNewer)


class Doctoring(QObject):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._job: Job[list[Finding]] | None = None
        self._done = Event()
        self._closing = Event()
        self._made: str | None = None
        """What was set right, in words, until it was looked at again."""
        self._found: list[Finding] = []
        """The damage that is there, as it was found last."""
        self._stale = False
        """What is being looked through was changed meanwhile: what is found says nothing."""
        self._tried = False
        """What is certain was set right already, and damage is left."""
        self._path: Path | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(AFTER_OPENING_MS)
        self._later.timeout.connect(self.examine)
        self._refilling = Refilling(window)
        window.session.project_changed.connect(self._project_changed)
        window.session.closing.connect(self._stop)

    # at opening

    def refused(self, error: HashiyaError, path: Path) -> bool:
        """Offer to save what can be saved of a file that was not opened; whether that helps."""
        if not isinstance(error, RESCUABLE):
            return False
        window = self._window
        self._rescue(path, window.look.say(error.message, **error.values))
        return True

    def _project_changed(self) -> None:
        workspace = self._window.session.workspace
        path = workspace.path if workspace else None
        if path == self._path:
            return
        self._path = path
        self._later.stop()
        self._window.banner.drop(TOPIC)
        if workspace is None:
            return
        look, name = self._window.look, workspace.path.name
        if workspace.newer is not None:
            theirs, ours = workspace.newer
            self._tell(look.say("rescue-newer", name=name, theirs=theirs, ours=ours), "import")
        elif workspace.damage is not None:
            self._tell(damage_words.can_be_read(workspace.damage, name, look.wording))
        else:
            self._later.start()

    # in the background

    def examine(self) -> None:
        """Look through all of it in the worker, unless that is being done."""
        workspace = self._window.session.workspace
        if workspace is None or self._job is not None:
            return
        done, closing = self._done, self._closing = Event(), Event()

        def work(progress: Progress) -> list[Finding]:
            told = -1

            def look_up(at: int, total: int) -> None:
                """Asked at every step; told only when it would show."""
                nonlocal told
                if closing.is_set():
                    raise Cancelled
                if (percent := 100 * at // max(1, total)) != told:
                    told = percent
                    progress(at, total)

            try:
                return [it for it in workspace.check(progress=look_up) if it.severity == "damage"]
            except ProjectDamaged as error:
                values = {"detail": str(error.values.get("name", ""))}
                return [Finding(severity="damage", message="store-finding-file", values={**values})]
            finally:
                done.set()

        job = self._job = Job(work, quiet=True)
        job.voice.progressed.connect(self._show_progress)
        job.voice.finished.connect(self._finished)
        job.voice.cancelled.connect(self._ended)
        job.voice.failed.connect(self._failed)
        job.start()

    def _show_progress(self, done: int, total: int) -> None:
        percent = 100 * done // max(1, total)
        self._window.status.show_checking(self._window.look.say("rescue-checking", percent=percent))

    def _finished(self, found: object) -> None:
        self._ended()
        if self._stale:
            self._stale = False
            self.examine()
            return
        window = self._window
        workspace = window.session.workspace
        if workspace is None or workspace.path != self._path or not isinstance(found, list):
            return
        name = workspace.path.name
        findings = [it for it in found if isinstance(it, Finding)]
        if findings and workspace.lent:  # nothing can be set right while a worker writes
            self._later.start()
            return
        if self._refilling.busy:  # that it lacks words is known
            findings = [it for it in findings if it.message != LACKS_WORDS]
        recomputed = self._recomputed(workspace, findings)
        findings = findings if recomputed == "no" else []
        if self._made is not None or findings:
            self._judge(workspace, findings)
        elif recomputed == "whole":
            window.session.said.emit(window.look.say("repair-computed", name=name))
        elif workspace.recovered and not window.banner.telling(CRASH):
            window.session.said.emit(window.look.say("rescue-recovered", name=name))

    # setting right

    def _recomputed(self, workspace: Workspace, findings: list[Finding]) -> Recomputed:
        from hashiya.commands import repairing

        try:
            made = repairing.recompute(workspace, findings)
        except HashiyaError:  # it is tried again when the project is opened again
            return "no"
        if made == "begun":
            self._refilling.begin(workspace)
        return made

    def repair(self, findings: list[Finding]) -> None:
        """Set right what is certain, then look again in the background."""
        from hashiya.commands import repairing
        from hashiya.display.repair_words import lines

        window = self._window
        workspace = window.session.workspace
        if workspace is None or self._job is not None:
            return
        made = window.session.attempt(lambda: repairing.mend(workspace, findings))
        if made is not None:
            say = window.look.say
            self.look_again(" ".join(say(message, **values) for message, values in lines(made)))

    def look_again(self, made: str) -> None:
        """Something was set right: look through it again, then say that and whether anything remains."""
        self._made = made
        self._stale = self._job is not None
        self.examine()

    def repair_or_rescue(self) -> None:
        """Set right what is certain, where the file allows that; else save what can be saved elsewhere."""
        from hashiya.commands import repairing

        found, path = self._found, self._path
        if found and repairing.possible(found) and not self._tried:
            self._tried = True
            self.repair(found)
        elif path is not None:
            self._rescue(path, self._sentence(path.name, found))

    def _judge(self, workspace: Workspace, findings: list[Finding]) -> None:
        """Close what is damaged and no more, and say plainly what was done and what remains."""
        from hashiya.commands import repairing

        made, self._made = self._made, None
        self._found = findings
        repairing.judge(workspace, findings)
        window, name = self._window, workspace.path.name
        window.session.writing_changed.emit()
        if repairing.computed(findings):
            window.banner.tell(window.look.say("repair-words-wrong", name=name), topic=TOPIC)
        elif not findings:
            self._tried = False
            whole = window.look.say("repair-whole", name=name)
            window.banner.tell(f"{whole} {made}", topic=TOPIC)
        elif made is None:
            self._tell(self._sentence(name, findings), findings=findings)
        else:
            remains = window.look.say("repair-remains", name=name)
            self._tell(f"{made} {remains} {self._sentence(name, findings)}")

    def _sentence(self, name: str, findings: list[Finding]) -> str:
        """Which articles are concerned, by their names; else what it is of the project."""
        look, closed = self._window.look, confined(findings)
        articles = closed or {it.article: str(it.values["name"]) for it in findings if it.article}
        if not articles:
            what = look.say(findings[0].message, **findings[0].values)
            return look.say("rescue-found-file", name=name, what=what)
        named = look.wording.join(list(articles.values())[:MOST_NAMES])
        more = len(articles) - MOST_NAMES
        message = "rescue-closed" if closed else "rescue-found"
        if more > 0:
            message = f"{message}-more"
        return look.say(message, name=name, articles=named, more=max(0, more))

    def _ended(self, _found: object = None) -> None:
        self._job = None
        self._window.status.show_checking("")

    def _failed(self, failure: object) -> None:
        """A fault of ours is no damage: it is told as one."""
        self._ended()
        if isinstance(failure, BaseException) and not isinstance(failure, HashiyaError):
            report(failure)

    def _stop(self) -> None:
        """The project is being closed: the worker must have let go of it."""
        self._later.stop()
        self._path = self._made = None
        self._found, self._tried, self._stale = [], False, False
        self._window.banner.drop(TOPIC)
        if self._job is not None:
            self._closing.set()
            if not self._job.withdraw():
                self._let_go()
            self._job = None
            self._window.status.show_checking("")

    def _let_go(self) -> None:
        workspace = self._window.session.workspace
        for _ in range(int(LONGEST_WAIT / A_MOMENT)):
            if workspace is not None:
                workspace.interrupt()  # what is being asked ends here, and the next thing too
            if self._done.wait(A_MOMENT):
                break

    # what can be done

    def _tell(
        self, sentence: str, first: str = "repair", findings: list[Finding] | None = None
    ) -> None:
        from hashiya.commands import repairing

        window, path = self._window, self._path
        assert path is not None
        say = window.look.say
        verbs: list[Offer] = [(say(f"rescue-{first}"), lambda: self._rescue(path, sentence))]
        if findings and repairing.possible(findings):
            verbs.insert(0, (say("repair-go"), lambda: self.repair(findings)))
        if first == "repair":
            article = next((it.article for it in findings or () if it.article), None)
            if article is not None and confined(findings or ()):
                # over its page stand the ways out that are of it alone
                verbs.insert(0, (say("rescue-show"), lambda: window.session.show(article)))
            else:
                verbs.append((say("rescue-restore"), lambda: window.restoring.begin(path)))
                if article is not None and self._last_good(path) is not None:
                    verbs.append((say("rescue-last-good"), lambda: self._show_last_good(article)))
        verbs.append((say("rescue-read-on"), lambda: window.banner.drop(TOPIC)))
        kind = "trouble" if first == "repair" else "calm"
        window.banner.tell(sentence, verbs, kind, topic=TOPIC)

    def _last_good(self, path: Path) -> Backup | None:
        from hashiya.commands import backups

        return next(iter(backups.offer(path)), None)

    def _show_last_good(self, article: str) -> None:
        """Open the newest backup as a copy beside the project, at the damaged article."""
        window, path = self._window, self._path
        backup = self._last_good(path) if path is not None else None
        if path is None or backup is None:
            return
        window.restoring.open_copy(backup, path)
        workspace = window.session.workspace
        if workspace is not None and workspace.path != path:
            window.session.attempt(lambda: window.session.show(article))

    def _rescue(self, path: Path, sentence: str) -> None:
        from hashiya.ui.dialogs.rescue import RescueDialog

        dialog = RescueDialog(self._window, self._window.look, path, sentence)
        dialog.open_asked.connect(self._window.flows.open_project)
        dialog.setModal(True)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
