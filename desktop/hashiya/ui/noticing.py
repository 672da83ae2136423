"""Says once what somebody should know of the place where a project lies; it changes nothing there."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from hashiya.ui.drive_job import DriveJob
from hashiya.ui.putting_back import TOPIC as DRIVE

if TYPE_CHECKING:
    from hashiya.store.surroundings import Surroundings
    from hashiya.ui.banner import Banner, Offer
    from hashiya.ui.look import Look
    from hashiya.ui.session import Session
    from hashiya.workspace import Workspace

AFTER_MS = 400
AGAIN_MS = 5000
TOPIC = "place"


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found on a slow drive, of which project."""

    workspace: Workspace
    around: Surroundings


class Noticing(QObject):
    """Looks after the project stands in the window: nothing of it is needed to begin.

    ``compare_asked`` carries the paths of copies that a sync program made of the project.
    """

    compare_asked = Signal(object)

    def __init__(self, session: Session, look: Look, banner: Banner) -> None:
        super().__init__(banner)
        self._session = session
        self._look = look
        self._banner = banner
        self._job: DriveJob[Seen] | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(AFTER_MS)
        self._later.timeout.connect(self.look_round)
        session.project_changed.connect(self._project_changed)
        session.closed.connect(self._later.stop)

    def _project_changed(self) -> None:
        self._banner.drop(TOPIC)
        workspace = self._session.workspace
        if workspace is not None and not workspace.read_only:  # who only reads does no harm there
            self._later.start(AFTER_MS)

    def look_round(self) -> None:
        """The gravest of what was not said yet; the rest another time."""
        workspace = self._session.workspace
        if workspace is None:
            return
        if self._banner.telling(DRIVE):  # what became of the work comes first
            self._later.start(AGAIN_MS)
            return
        from hashiya.store import surroundings

        if workspace.working is None:
            self._tell(workspace, surroundings.around(workspace.path))
            return
        path = workspace.path
        job = DriveJob(lambda _progress: Seen(workspace, surroundings.around(path)))
        job.voice.finished.connect(self._seen)
        self._job = job
        job.start()

    def _seen(self, seen: object) -> None:
        if isinstance(seen, Seen) and seen.workspace is self._session.workspace:
            self._tell(seen.workspace, seen.around)

    def _tell(self, workspace: Workspace, around: Surroundings) -> None:
        copies = [workspace.path.with_name(it) for it in around.conflicts]

        def compare() -> None:
            self.compare_asked.emit(copies)

        for key, sentence in self._sentences(workspace, around):
            flag = f"told-{key}-{workspace.project_id}"
            if not self._look.settings.flag(flag, default=False):
                known = self._look.say("keeping-known")
                ways: list[Offer] = [
                    (known, lambda flag=flag: self._look.settings.remember_flag(flag, on=True))
                ]
                if key.startswith("copies"):
                    ways.insert(0, (self._look.say("comparing-offer"), compare))
                self._banner.tell(sentence, ways, topic=TOPIC)
                return

    def _sentences(self, workspace: Workspace, around: Surroundings) -> list[tuple[str, str]]:
        say, name = self._look.say, workspace.path.name
        found: list[tuple[str, str]] = []
        if around.conflicts:
            digest = hashlib.sha256("/".join(around.conflicts).encode()).hexdigest()[:8]
            names = self._look.wording.join(around.conflicts[:5])
            found.append((f"copies-{digest}", say("keeping-conflicts", name=name, names=names)))
        if around.second_name:
            found.append(("second-name", say("keeping-hard-link", name=name)))
        if around.network:
            found.append(("network", say("keeping-network", name=name)))
        if around.cloud:
            found.append(("cloud", say("keeping-cloud", name=name, cloud=around.cloud)))
        return found
