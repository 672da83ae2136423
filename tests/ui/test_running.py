"""A run that broke off is told of in one calm line at the next start; one that ended is not."""

from __future__ import annotations

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from screens import x_server

from hashiya.commands import projects
from hashiya.ui import logbook, running
from hashiya.ui.dialogs.problem import ProblemDialog
from hashiya.ui.running import Markers
from hashiya.wording import Wording

PATIENCE = 60
CHILD = """
import faulthandler, os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from hashiya.commands import annotate
from hashiya.model.span import Span
from hashiya.ui import application
from hashiya.ui.session import Session

how = sys.argv[2]

def act(session):
    ws, article = session.workspace, session.article
    if how != "idle":
        annotate.tag(ws, article.id, Span(0, 9), "entity", "PERS")
    print("acknowledged", flush=True)
    if how == "fault":
        faulthandler._sigsegv()

shown = Session.show
def show(self, article_id):
    shown(self, article_id)
    QTimer.singleShot(0, lambda: act(self))

Session.show = show
sys.exit(application.run(Path(sys.argv[1])))
"""


class Program:
    """The real program on a project, in a process and with folders of its own."""

    def __init__(self, project: Path, how: str = "tag", **surroundings: str) -> None:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **surroundings}
        self.process = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(project), how],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def end(self, number: int = 0) -> int:
        """Wait until it acknowledged its gesture, send it a signal, and give its exit status."""
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "acknowledged\n", self.process.communicate()[1]
        if number:
            self.process.send_signal(number)
        self.process.communicate(timeout=PATIENCE)
        return self.process.returncode


def markers() -> list[Path]:
    return sorted(running.folder().glob("*"))


def marks(project: Path) -> int:
    with projects.open_project(project, read_only=True) as workspace:
        return sum(it.annotations for it in workspace.articles())


def last_at(project: Path) -> int:
    with projects.open_project(project, read_only=True) as workspace:
        return workspace.history(1)[0].at


@pytest.mark.parametrize("language", ["ar", "en"])
def test_after_a_kill_the_next_start_says_what_is_safe(shell, project, settings, language) -> None:
    assert Program(project).end(signal.SIGKILL) == -signal.SIGKILL
    assert len(markers()) == 1
    shell.look.set_language(language)
    shell.window.flows.open_project(project)
    words, banner = Wording(language), shell.window.banner
    assert banner.isVisible()
    assert marks(project) == 1
    act = words.say("history-act-annotate-tag", quote="", label="").split("\u2068")[0].rstrip()
    assert banner.text.startswith(
        words.say("trouble-ended", time=running.moment(last_at(project)), act="").split("\u2068")[0]
    )
    assert running.moment(last_at(project)) in banner.text
    assert act in banner.text
    shell.window.flows.close_project()
    assert markers() == []
    banner.drop(running.TOPIC)
    shell.window.flows.open_project(project)
    assert not banner.telling(running.TOPIC)


def test_the_details_name_the_log(shell, project, qtbot) -> None:
    Program(project).end(signal.SIGKILL)
    shell.window.flows.open_project(project)
    shell.window.banner.verbs[0].click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ProblemDialog))
    dialog = QApplication.activeModalWidget()
    assert str(logbook.path()) in dialog.details.toPlainText()
    dialog.accept()


def test_a_run_in_which_nothing_was_done_says_so(shell, project) -> None:
    Program(project, "idle").end(signal.SIGKILL)
    shell.window.flows.open_project(project)
    assert shell.window.banner.text == shell.look.say("trouble-ended-unchanged")


def test_a_fault_in_a_library_is_written_into_a_log_without_words(shell, project) -> None:
    assert Program(project, "fault").end() == -signal.SIGSEGV
    said = logbook.path().read_text(encoding="utf-8")
    assert "Segmentation fault" in said
    assert "in act" in said
    assert stat.S_IMODE(logbook.path().stat().st_mode) == 0o600
    assert stat.S_IMODE(markers()[0].stat().st_mode) == 0o600
    assert stat.S_IMODE(running.folder().stat().st_mode) == 0o700
    shell.window.flows.open_project(project)
    assert shell.window.banner.telling(running.TOPIC)
    assert marks(project) == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_that_asks_is_a_close(shell, project, number) -> None:
    assert Program(project).end(number) == 0
    assert markers() == []
    assert [it.name for it in project.parent.glob(f"*{project.name}*")] == [project.name]
    shell.window.flows.open_project(project)
    assert not shell.window.banner.isVisible()
    assert marks(project) == 1


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="not installed: Xvfb")
def test_the_window_server_goes_away(shell, project) -> None:
    server = x_server()
    display = next(server)
    program = Program(project, DISPLAY=display, QT_QPA_PLATFORM="xcb")
    assert program.process.stdout is not None
    assert program.process.stdout.readline() == "acknowledged\n"
    next(server, None)
    program.process.communicate(timeout=PATIENCE)
    assert program.process.returncode != 0
    shell.window.flows.open_project(project)
    assert shell.window.banner.telling(running.TOPIC)
    assert marks(project) == 1


# markers


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "state" / "running"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "a.hashiya"
    made.touch()
    return made


def test_a_marker_is_found_once(place: Path, file: Path) -> None:
    Markers(place).put("p", file, "s1")
    found = Markers(place).take("p", file)
    assert found is not None
    assert found.step == "s1"
    assert Markers(place).take("p", file) is None


def test_another_project_and_another_copy_keep_theirs(place: Path, file: Path) -> None:
    copy = file.with_name("copy.hashiya")
    copy.touch()
    Markers(place).put("p", copy, "s1")
    assert Markers(place).take("other", file) is None
    assert Markers(place).take("p", file) is None
    copy.rename(file.with_name("moved.hashiya"))
    assert Markers(place).take("p", file) is not None


@pytest.mark.parametrize(
    "garbage",
    [b"", b"{", b"\xff\xfe\0", b"[]", b'{"path": 7, "step": [], "opened": "x"}', b"[" * 100_000],
    ids=["empty", "cut", "bytes", "list", "types", "deep"],
)
def test_a_damaged_marker_still_marks(place: Path, file: Path, garbage: bytes) -> None:
    Markers(place).put("p", file, "s1")
    [marker] = place.glob("*")
    marker.write_bytes(garbage)
    found = Markers(place).take("p", file)
    assert found is not None
    assert found.step == ""
    assert list(place.glob("*")) == []


def refused(*_args: object, **_values: object) -> None:
    raise PermissionError(13, "read-only")


def test_a_folder_that_refuses_says_nothing_and_hinders_nothing(
    place: Path, file: Path, monkeypatch
) -> None:
    Markers(place).put("p", file, "s1")
    for name in ("unlink", "mkdir"):
        monkeypatch.setattr(Path, name, refused)
    monkeypatch.setattr(os, "open", refused)
    assert Markers(place).take("p", file) is None
    Markers(place).put("q", file, "s1")
    Markers(place).drop("p", file)


@pytest.mark.parametrize("what", ["file", "folder"])
def test_something_else_in_the_place_hinders_nothing(place: Path, file: Path, what: str) -> None:
    if what == "file":
        place.parent.mkdir(parents=True)
        place.write_text("x", encoding="utf-8")
    else:
        Markers(place).put("p", file, "s1")
        [marker] = place.glob("*")
        marker.unlink()
        marker.mkdir()
    Markers(place).put("p", file, "s1")
    assert Markers(place).take("p", file) is None
    Markers(place).drop("p", file)


def test_what_a_project_says_of_itself_names_no_file(place: Path, file: Path) -> None:
    Markers(place).put("../../x\0", file, "s1")
    assert [it.parent for it in place.rglob("*")] == [place]
    assert Markers(place).take("../../x\0", file) is not None


def test_a_project_opened_for_reading_has_no_marker(shell, project, tmp_path) -> None:
    shell.session.open(projects.open_project(project, read_only=True))
    assert markers() == []
    shell.session.close()


def test_two_projects_one_after_the_other(shell, project, tmp_path) -> None:
    other = tmp_path / "other.hashiya"
    projects.create(other).close()
    shell.window.flows.open_project(project)
    [first] = markers()
    shell.window.flows.open_project(other)
    [second] = markers()
    assert first != second
    assert json.loads(second.read_text(encoding="utf-8"))["path"] == str(other.resolve())


def test_a_time_is_said_with_its_date_unless_it_is_today(monkeypatch) -> None:
    monkeypatch.setattr(running, "now", lambda: 1_700_000_000_000)
    assert len(running.moment(1_700_000_000_000)) == len("14:02")
    assert running.moment(1_600_000_000_000).startswith("2020-09-1")
    assert running.moment(2**62) == "?"
