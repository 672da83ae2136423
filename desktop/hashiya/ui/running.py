"""A marker for each project that is open to be changed: who finds one of a past run tells that it broke off.

A marker is written when a project is opened and taken away when it is closed. Whoever opens a project to
write is alone with it, so a marker found then belongs to a run that ended on its own, whatever became of
its process id. The work needs no marker: nothing here may ever hinder it.
"""

from __future__ import annotations

import hashlib
import json
import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_state_path
from PySide6.QtCore import QObject

from hashiya.model.identity import now
from hashiya.ui import logbook, owning
from hashiya.ui.look import Look
from hashiya.ui.session import Session

if TYPE_CHECKING:
    from hashiya.model.record import HistoryLine
    from hashiya.ui.banner import Banner
    from hashiya.workspace import Workspace

log = logging.getLogger(__name__)
TOPIC = "crash"
LARGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class BrokenOff:
    """A run that did not end: the newest step that the project had when it was opened, if known."""

    step: str
    opened: int


def folder() -> Path:
    return user_state_path("hashiya") / "running"


class Markers:
    """The markers of one person's runs, in a folder that only they can read."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def take(self, project_id: str, path: Path) -> BrokenOff | None:
        """The marker that a past run left on this project; it is there no more.

        One of a copy that lies elsewhere stays, unless that copy is gone: then it was moved here.
        A marker that cannot be removed says nothing, for it would say it at every start.
        """
        found: BrokenOff | None = None
        for file in self._of(project_id):
            values = _read(file)
            if file != self._file(project_id, path) and _lies_elsewhere(values, path):
                continue
            with suppress(OSError):
                file.unlink()
                found = _broken_off(values)
        return found

    def put(self, project_id: str, path: Path, step: str) -> None:
        values = {"path": str(path.resolve()), "step": step, "opened": now()}
        try:
            owning.make_folder(self._place)
            with owning.open_new(self._file(project_id, path)) as file:
                file.write(json.dumps(values).encode())
        except (OSError, ValueError):
            log.warning("no marker can be kept in the folder of state")

    def drop(self, project_id: str, path: Path) -> None:
        with suppress(OSError):
            self._file(project_id, path).unlink(missing_ok=True)

    def _of(self, project_id: str) -> list[Path]:
        try:
            return sorted(self._place.glob(f"{_short(project_id)}-*.json"))
        except OSError:
            return []

    def _file(self, project_id: str, path: Path) -> Path:
        # hashed: what a project says of itself never names a file
        return self._place / f"{_short(project_id)}-{_short(str(path.resolve()))}.json"


class Running(QObject):
    """Keeps the marker of the open project, and tells in one calm line of a run that broke off."""

    def __init__(self, session: Session, look: Look, markers: Markers | None = None) -> None:
        super().__init__(session)
        self._session = session
        self._look = look
        self._markers = markers or Markers(folder())
        self._open: tuple[str, Path] | None = None
        self._banner: Banner | None = None
        session.project_changed.connect(self._project_changed)
        session.closed.connect(self._project_closed)

    def speak_in(self, banner: Banner) -> None:
        """Where it is told from now on: a new language makes a new window."""
        self._banner = banner

    def leave_marker(self) -> None:
        """The next start shall tell of this run, although the project is brought to rest."""
        self._open = None

    def _project_changed(self) -> None:
        workspace = self._session.workspace
        if workspace is None or workspace.read_only or self._open == _name(workspace):
            return
        self._open = _name(workspace)
        broken = self._markers.take(*self._open)
        last = next(iter(workspace.history(1)), None)
        self._markers.put(*self._open, last.id if last else "")
        if broken is not None:
            self._tell(broken, last)

    def _project_closed(self) -> None:
        if self._open is not None:
            self._markers.drop(*self._open)
            self._open = None

    def _tell(self, broken: BrokenOff, last: HistoryLine | None) -> None:
        from hashiya.ui.dialogs.problem import tell

        banner, look = self._banner, self._look
        if banner is None:
            return
        if last is None or last.id == broken.step:
            sentence = look.say("trouble-ended-unchanged")
        else:
            sentence = look.say("trouble-ended", time=moment(last.at), act=self._act(last))
        details = look.say("trouble-ended-details", file=str(logbook.path()))
        more = look.say("ui-problem-details")
        banner.tell(
            sentence, [(more, lambda: tell(banner.window(), look, sentence, details))], topic=TOPIC
        )

    def _act(self, line: HistoryLine) -> str:
        from hashiya.display.history_words import said

        return said(line, self._session.schema, self._look.wording)


def moment(milliseconds: int) -> str:
    """The time of day as the clock on the wall has it; with the date unless that is today."""
    try:
        at = datetime.fromtimestamp(milliseconds / 1000)
    except (OverflowError, OSError, ValueError):  # a clock that stood at no year
        return "?"
    today = at.date() == datetime.fromtimestamp(now() / 1000).date()
    return f"{at:%H:%M}" if today else f"{at:%Y-%m-%d %H:%M}"


def _name(workspace: Workspace) -> tuple[str, Path]:
    return workspace.project_id, workspace.file


def _short(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:20]


def _read(file: Path) -> dict[str, object]:
    """What a marker says; nothing of one that is damaged."""
    try:
        with file.open("rb") as opened:
            values = json.loads(opened.read(LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def _lies_elsewhere(values: dict[str, object], path: Path) -> bool:
    other = values.get("path")
    if not isinstance(other, str) or other == str(path.resolve()):
        return False
    try:
        return Path(other).exists()
    except (OSError, ValueError):
        return False


def _broken_off(values: dict[str, object]) -> BrokenOff:
    step, opened = values.get("step"), values.get("opened")
    return BrokenOff(
        step if isinstance(step, str) else "", opened if isinstance(opened, int) else 0
    )
