"""The computer around the program (E2, E12, E13): no memory, no folders, no handles, another locale."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from hashiya import assets
from hashiya.commands import articles, projects, surveying
from hashiya.ui.dialogs.import_articles import ImportDialog
from hashiya.ui.dialogs.problem import ProblemDialog
from hashiya.wording import Wording

PATIENCE = 120
COMMON = """
import json, os, resource, sys
from pathlib import Path
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QSpinBox
from hashiya.ui import application
from hashiya.ui.application import Shell
from hashiya.ui.settings import Settings
from hashiya.commands import annotate, articles, datasets, projects
from hashiya.model.span import Span

def window(project, settings=None):
    app = application._qt_application()
    shell = Shell(app, settings or Settings())
    shell.show()
    shell.open_first(Path(project), demo=False)
    for _ in range(5):
        app.processEvents()
    return app, shell

def tag(shell, start, end):
    session = shell.session
    session.attempt(
        lambda: annotate.tag(session.workspace, session.article.id, Span(start, end), "entity", "PERS")
    )

def stored(shell):
    session = shell.session
    return len(session.workspace.annotations(session.article.id))

def say(**values):
    print(json.dumps(values), flush=True)
"""


def child(code: str, *arguments: str | Path, **surroundings: str | None) -> dict[str, Any]:
    """Run it in a process of its own; what it printed last."""
    environment: dict[str, str] = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    for name, value in surroundings.items():
        environment.pop(name, None)
        if value is not None:
            environment[name] = value
    with tempfile.TemporaryDirectory() as folder:
        return _run(Path(folder), COMMON + code, arguments, environment)


def _run(
    folder: Path, code: str, arguments: tuple[str | Path, ...], environment: dict[str, str]
) -> dict[str, Any]:
    script = folder / "child.py"  # a command line in the C locale holds no Arabic
    script.write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), *map(str, arguments)],
        env=environment,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    assert b"Traceback" not in done.stderr
    return json.loads(done.stdout.decode("utf-8").splitlines()[-1])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    made = tmp_path / "مشروع.hashiya"
    with projects.create(made, me="ليلى") as ws:
        articles.add(ws, articles.read([assets.seeds() / "articles"]))
    return made


def marks(project: Path) -> int:
    with projects.open_project(project, read_only=True) as ws:
        return sum(it.annotations for it in ws.articles())


# E2


def test_e2_a_worker_without_memory_ends_in_a_message(project: Path) -> None:
    """The limit is real: the address space of the child is closed before the worker begins."""
    said = child(
        """
app, shell = window(sys.argv[1])
from hashiya.ui.background import Job
used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
told = []
job = Job(lambda progress: bytearray(1 << 33))
job.voice.failed.connect(lambda error: told.append(type(error).__name__))
resource.setrlimit(resource.RLIMIT_AS, (used + (1 << 28), resource.RLIM_INFINITY))
job.start()
while not told:
    app.processEvents()
resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
tag(shell, 0, 9)
say(told=told, stored=stored(shell))
shell.close()
""",
        project,
    )
    assert said == {"told": ["MemoryError"], "stored": 1}
    assert marks(project) == 1


@pytest.mark.parametrize("language", ["ar", "en"])
def test_e2_an_import_without_memory_is_told_and_changes_nothing(
    project: Path, tmp_path: Path, qtbot, qapp, monkeypatch, language: str
) -> None:
    from hashiya.ui import crash
    from hashiya.ui.application import Shell
    from hashiya.ui.settings import Settings

    settings = Settings(tmp_path / "w.ini")
    settings.language = language
    shell = Shell(qapp, settings)
    shell.show()
    shell.window.flows.open_project(project)
    hook = crash.CrashHook(shell.tell_crash)
    monkeypatch.setattr(sys, "excepthook", hook._on_exception)

    def hungry(*_args: object, **_values: object) -> None:
        raise MemoryError

    monkeypatch.setattr(surveying, "survey", hungry)
    before = project.read_bytes()
    dialog = ImportDialog(shell.window, shell.session, shell.look, [tmp_path / "a.txt"])
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ProblemDialog))
    problem = QApplication.activeModalWidget()
    assert problem.sentence.text() == Wording(language).say("trouble-memory")
    problem.accept()
    dialog.deleteLater()
    assert project.read_bytes() == before
    shell.close()
    shell.window.part()


# E12


def nowhere(tmp_path: Path) -> dict[str, str]:
    """Every folder of the person lies below something that is a file."""
    blocked = tmp_path / "blocked"
    blocked.write_text("no folder", encoding="utf-8")
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    return {name: str(blocked / name.lower()) for name in names}


def test_e12_no_home_no_temporary_folder(project: Path, tmp_path: Path) -> None:
    said = child(
        """
app, shell = window(sys.argv[1])
tag(shell, 0, 9)
shell.look.settings.annotator = "Salma"
shell.look.settings.save()
say(
    stored=stored(shell), banner=shell.window.banner.text, language=shell.look.language,
    annotator=shell.look.settings.annotator,
    trouble=shell.look.settings.trouble.message,
)
shell.close()
""",
        project,
        **nowhere(tmp_path),
        TMPDIR=str(tmp_path / "missing"),
    )
    assert said["stored"] == 1
    assert said["annotator"] == "Salma"
    assert said["trouble"] == "trouble-settings-unsaved"
    assert marks(project) == 1


def test_e12_the_whole_program_runs_and_ends_without_a_home(project: Path, tmp_path: Path) -> None:
    said = child(
        """
import signal
from PySide6.QtCore import QTimer
from hashiya.ui.session import Session
shown = Session.show
def show(self, article_id):
    shown(self, article_id)
    QTimer.singleShot(50, lambda: os.kill(os.getpid(), signal.SIGTERM))
Session.show = show
say(status=application.run(Path(sys.argv[1])))
""",
        project,
        **nowhere(tmp_path),
        TMPDIR=str(tmp_path / "missing"),
    )
    assert said == {"status": 0}


def test_e12_no_file_handles_left(project: Path) -> None:
    said = child(
        """
app, shell = window(sys.argv[1])
told = []
shell.session.failed.connect(lambda error: told.append(error.message))
highest = max(int(it) for it in os.listdir("/proc/self/fd"))
held = []
resource.setrlimit(resource.RLIMIT_NOFILE, (highest + 4, 4096))
try:
    while True:
        held.append(open("/dev/null"))
except OSError:
    pass
tag(shell, 0, 9)
shell.window.grab()
before = stored(shell)
for it in held:
    it.close()
resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))
if told and hasattr(shell.session.workspace, "retry"):
    shell.session.attempt(shell.session.workspace.retry)
elif told:
    tag(shell, 0, 9)
say(before=before, told=told, after=stored(shell))
shell.close()
""",
        project,
    )
    assert said["before"] in {0, 1}
    assert said["before"] == 1 or said["told"]
    assert said["after"] == 1
    assert marks(project) == 1


# E13

LOCALES = [
    "C",
    "C.UTF-8",
    "en_US.UTF-8",
    "tr_TR.UTF-8",
    "fa_IR.UTF-8",
    "ar_SA.UTF-8",
    "ar_EG.UTF-8",
]
IN_A_LOCALE = """
import locale
try:
    locale.setlocale(locale.LC_ALL, "")
except locale.Error:
    pass
folder = Path(sys.argv[1])
dotted = "I-ı-İ-i ٣.txt" if sys.getfilesystemencoding() == "utf-8" else "I-i.txt"
(folder / dotted).write_text("الرقم ١٢٣ و 123 و ۱۲۳ وİstanbul ıI iI.", encoding="utf-8")
row = {"text": "abc def 12", "spans": [
    {"start": 0, "end": 3, "layer": "entity", "label": "TITLE"},
    {"start": 4, "end": 7, "layer": "entity", "label": "title"},
    {"start": 8, "end": 10, "layer": "entity", "label": "tıtle",
     "attributes": {"certain": "false", "n": "1.5"}}]}
(folder / "b.jsonl").write_text(json.dumps(row) + "\\n", encoding="utf-8")
project = folder / "p.hashiya"
with projects.create(project, me="m") as ws:
    articles.add(ws, articles.read([folder / dotted, folder / "b.jsonl"]))
    names = [it.name for it in ws.articles()]
    dataset = datasets.choose(ws)
    datasets.export(dataset, folder / "out.conll", "conll")
    marks = [
        [it.label, it.start, it.end, sorted((k, str(v)) for k, v in it.attributes.items())]
        for line in ws.articles() for it in ws.annotations(line.id)
    ]
settings = Settings(folder / "w.ini")
settings.language = sys.argv[2]
settings.annotator = "m"
app, shell = window(project, settings)
from hashiya.ui.dialogs.preferences import PreferencesDialog
dialog = PreferencesDialog(shell.window, shell.look)
for _ in range(20):  # the check and the backup of the opening end before anything is compared
    QThreadPool.globalInstance().waitForDone()
    app.processEvents()
shown = sorted(
    it.text() for place in (shell.window.label_bar, shell.window.articles, dialog)
    for kind in (QLabel, QAbstractButton) for it in place.findChildren(kind)
)
spins = [it.text() for it in dialog.findChildren(QSpinBox)]
say(names=names, marks=marks, shown=shown, spins=spins,
    conll=(folder / "out.conll").read_bytes().hex(),
    number=shell.look.locale.toString(1234567), direction=str(shell.window.layoutDirection()))
shell.close()
"""


def seen_in(folder: Path, language: str, **surroundings: str | None) -> dict[str, Any]:
    folder.mkdir()
    return child(IN_A_LOCALE, folder, language, **surroundings)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_e13_every_locale_reads_sorts_and_shows_the_same(tmp_path: Path, language: str) -> None:
    found: dict[str, dict[str, Any]] = {}
    for number, name in enumerate(LOCALES):
        found[name] = seen_in(
            tmp_path / str(number), language, LC_ALL=name, LANG=name, LANGUAGE=None, PYTHONUTF8="1"
        )
    first = found["C"]
    assert [it[0] for it in first["marks"]] == ["TITLE", "title", "tıtle"]
    assert first["number"] == "1,234,567"
    for name, it in found.items():
        assert set(it["shown"]) ^ set(first["shown"]) == set(), name
        assert it == first, name


def test_e13_the_plain_c_locale_without_help_still_works(tmp_path: Path) -> None:
    said = seen_in(
        tmp_path / "c", "ar", LC_ALL="C", LANG="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"
    )
    assert len(said["marks"]) == 3


def test_e13_twice_the_size(tmp_path: Path) -> None:
    usual = seen_in(tmp_path / "one", "ar", QT_SCALE_FACTOR=None)
    large = seen_in(tmp_path / "two", "ar", QT_SCALE_FACTOR="2")
    # on less room fewer buttons are labelled; nothing else differs
    assert {**large, "shown": ""} == {**usual, "shown": ""}
