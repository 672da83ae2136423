"""Raise inside every action, override, thread, timer and listener: it costs that alone, and is told calmly.

Each test ends with the same proof: the window is there, the next gesture is stored, every text is
byte for byte what it was.
"""

from __future__ import annotations

import hashlib
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from keyboard import send
from overrides import CLASSES, GUARDED, GUARDS_ITSELF, OVERRIDES
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from hashiya import assets
from hashiya.commands import annotate, articles, projects
from hashiya.model.span import Span
from hashiya.ui import crash, fonts
from hashiya.ui.actions import ACTIONS, Action
from hashiya.ui.application import Shell
from hashiya.ui.background import Job
from hashiya.ui.crash import CrashHook
from hashiya.ui.dialogs.problem import ProblemDialog
from hashiya.ui.main_window import MainWindow
from hashiya.ui.settings import Settings


class Broken(Exception):
    """Planted; its words quote a text."""


def broken(*_args: object, **_values: object) -> None:
    raise Broken("«قال الوزير»")


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Shell]:
    """One window for all tests of this file, over both seeds, with the program's own hook."""
    folder = tmp_path_factory.mktemp("room")
    with projects.create(folder / "مشروع.hashiya", me="ليلى") as ws:
        articles.add(ws, articles.read([assets.seeds() / "articles"]))
    settings = Settings(folder / "window.ini")
    settings.annotator = "ليلى"
    qapp.setStyle("Fusion")
    qapp.setFont(fonts.interface_font())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        shell = Shell(qapp, settings)
        shell.window.resize(1280, 800)
        shell.show()
        shell.window.flows.open_project(folder / "مشروع.hashiya")
        yield shell
        shell.close()
    shell.window.part()
    shell.window.close()
    shell.window.deleteLater()
    qapp.processEvents()


class Told(list[BaseException]):
    """What the hook told, in order."""


@pytest.fixture
def told(room: Shell, monkeypatch: pytest.MonkeyPatch) -> Iterator[Told]:
    seen = Told()

    def show(error: BaseException, details: str) -> None:
        seen.append(error)
        room.tell_crash(error, details)

    hook = CrashHook(show)
    monkeypatch.setattr(sys, "excepthook", hook._on_exception)
    monkeypatch.setattr(threading, "excepthook", hook._on_thread)
    yield seen
    leave_dialogs()


@pytest.fixture(autouse=True)
def _nothing_is_lost(room: Shell, told: Told) -> Iterator[None]:
    """The window is there, the next gesture is stored, and no text has changed."""
    at_work(room)
    before = digests(room)
    yield
    leave_dialogs()
    at_work(room)
    ws, window = room.session.workspace, room.window
    assert ws is not None
    assert window.isVisible()
    count = len(ws.annotations(room.session.article.id))
    annotate.tag(ws, room.session.article.id, Span(0, 9), "entity", "PERS")
    assert len(ws.annotations(room.session.article.id)) == count + 1
    window.tagging.undo()
    assert len(room.session.marks) == count
    window.reader.viewport().grab()
    assert digests(room) == before


def at_work(room: Shell) -> None:
    """An article in view and the focus on its page."""
    if room.session.workspace is None:
        room.window.flows.open_project(room.look.settings.recent[0])
    if room.session.article is None:
        room.session.show(room.session.workspace.articles()[0].id)
    room.window.show()
    room.window.activateWindow()
    room.window.reader.setFocus()
    QApplication.processEvents()


def digests(room: Shell) -> list[str]:
    ws = room.session.workspace
    assert ws is not None
    lines = sorted(ws.articles(), key=lambda it: it.id)
    return [hashlib.sha256(ws.article(it.id).text.encode()).hexdigest() for it in lines]


def leave_dialogs() -> None:
    QApplication.processEvents()
    while isinstance(dialog := QApplication.activeModalWidget(), QDialog):
        dialog.reject()
        QApplication.processEvents()


def calm_dialog(room: Shell) -> ProblemDialog:
    """The one that stands; nothing of the trace is in its sentence."""
    for _ in range(3):  # a timer fires, its failure is queued, the dialog is shown
        QApplication.processEvents()
    standing = [it for it in QApplication.topLevelWidgets() if isinstance(it, ProblemDialog)]
    standing = [it for it in standing if it.isVisible()]
    assert len(standing) == 1
    assert standing[0].sentence.text() == room.look.say("error-unexpected")
    assert "Broken" in standing[0].details.toPlainText()
    return standing[0]


# every action


@contextmanager
def fails(action: Action) -> Iterator[None]:
    """The action as it is, but that it may run now and raises."""
    kept = action.run, action.when
    for name, value in (("run", broken), ("when", lambda _window: True)):
        object.__setattr__(action, name, value)
    try:
        yield
    finally:
        for name, value in zip(("run", "when"), kept, strict=True):
            object.__setattr__(action, name, value)


def entry_of(window: MainWindow, action: Action) -> Callable[[], None] | None:
    found = [entry for entry, it in window.menus.entries() if it is action]
    return found[0].trigger if found else None


@pytest.mark.parametrize("action", ACTIONS, ids=lambda it: it.id)
def test_an_action_that_fails(room: Shell, told: Told, action: Action) -> None:
    ways: list[Callable[[], object]] = [
        lambda it=chord: send(room.window, it) for chord in room.window.bindings.keys(action.id)
    ]
    by_menu = entry_of(room.window, action)
    ways += [by_menu] if by_menu else []
    assert ways, "neither a key nor a menu reaches it"
    for way in ways[:1] + ways[1:][-1:]:
        told.clear()
        crash_again()
        at_work(room)
        with fails(action):
            way()
            dialog = calm_dialog(room)
        assert [type(it) for it in told] == [Broken]
        dialog.accept()


def crash_again() -> None:
    """As if the pause were over after which a place is told of again."""
    hook = sys.excepthook.__self__  # type: ignore[attr-defined]
    hook._told.clear()


# every override


@contextmanager
def raising(cls: type, name: str) -> Iterator[list[int]]:
    """Put an error inside the guard of an override; gives how often it was asked."""
    asked = [0]

    def inside(*_args: object, **_values: object) -> None:
        asked[0] += 1
        raise Broken(name)

    cls = next(it for it in cls.__mro__ if name in vars(it))
    guard = vars(cls)[name]
    cell = guard.__closure__[guard.__code__.co_freevars.index("method")]
    kept, cell.cell_contents = cell.cell_contents, inside
    try:
        yield asked
    finally:
        cell.cell_contents = kept


def override(it: object) -> str:
    return it.__name__ if isinstance(it, type) else str(it)


def test_there_are_overrides_and_each_is_guarded() -> None:
    assert len(OVERRIDES) > 60
    bare = [
        f"{cls.__name__}.{name}"
        for cls, name in OVERRIDES
        if not hasattr(vars(cls)[name], "__wrapped__") and cls.__name__ not in GUARDS_ITSELF
    ]
    assert bare == []


@pytest.mark.parametrize(("cls", "name"), GUARDED, ids=override)
def test_an_override_that_fails_gives_an_answer(
    room: Shell, told: Told, cls: type, name: str
) -> None:
    """Twenty times in a row: told once, and never an error for the caller."""
    bare = cls.__new__(cls)
    event = QPaintEvent(room.window.rect())
    with raising(cls, name) as asked:
        for _ in range(20):
            getattr(bare, name)(event)
        QApplication.processEvents()
    assert asked[0] >= 20
    assert len(told) == 1
    leave_dialogs()


def walk(room: Shell) -> None:
    """What a hand does to a window in a second: look, point, press, type, turn, resize, search."""
    window = room.window
    view = window.reader.viewport()
    window.grab()
    for at in (QPoint(200, 100), QPoint(300, 140), QPoint(320, 160)):
        QTest.mouseMove(view, at)
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at)
    for chord in ("left", "j", "esc", "ctrl+f", "esc", "f6", "f6"):
        send(window, chord)
    window.resize(1200, 700)
    window.grab()
    window.resize(1280, 800)
    room.session.show(room.session.workspace.articles()[-1].id)
    window.articles.list.viewport().grab()
    window.annotations.list.viewport().grab()
    QApplication.processEvents()


LIVE = [it for it in CLASSES if any(cls is it for cls, _ in GUARDED) and issubclass(it, QWidget)]


@pytest.mark.parametrize("cls", LIVE, ids=override)
def test_a_walk_over_a_window_whose_part_fails(room: Shell, told: Told, cls: type) -> None:
    names = [name for it, name in GUARDED if it is cls and name != "closeEvent"]
    for name in names:
        with raising(cls, name):
            walk(room)
            assert room.window.isVisible()
        leave_dialogs()
    assert len(told) <= 3 * len(names)


def test_a_close_that_fails_closes(room: Shell, told: Told, monkeypatch) -> None:
    asked = QCloseEvent()
    asked.ignore()
    with raising(MainWindow, "closeEvent"):
        QApplication.sendEvent(room.window, asked)
    assert asked.isAccepted()
    monkeypatch.setattr(room.window.reading, "keep_place", broken)
    assert room.window.close()
    QApplication.processEvents()
    assert told


# slots, timers, threads, listeners


def test_a_timer_that_fails_again_and_again_is_told_once(room: Shell, told: Told, qtbot) -> None:
    timer, times = QTimer(), []

    def tick() -> None:
        times.append(1)
        broken()

    timer.timeout.connect(tick)
    timer.start(0)
    qtbot.waitUntil(lambda: len(times) > 20)
    calm_dialog(room).accept()
    before = len(times)
    qtbot.waitUntil(lambda: len(times) > before + 20)
    timer.stop()
    assert len(told) == 1


def test_a_place_that_fails_again_later_is_told_again(room: Shell, told: Told, monkeypatch) -> None:
    clock = [100.0]
    monkeypatch.setattr(crash, "monotonic", lambda: clock[0])
    for later in (0.0, crash.PAUSE - 1, crash.PAUSE + 1):
        clock[0] += later
        QTimer.singleShot(0, broken)
        QApplication.processEvents()
        leave_dialogs()
    assert len(told) == 2


def test_a_job_that_fails_tells_who_started_it(room: Shell, told: Told, qtbot) -> None:
    job = Job(broken)
    with qtbot.waitSignal(job.voice.failed) as failed:
        job.start()
    assert isinstance(failed.args[0], Broken)
    with raising(Job, "run"):
        job.start()
        qtbot.waitUntil(lambda: bool(told))
    calm_dialog(room).accept()


def test_a_thread_that_fails(room: Shell, told: Told, qtbot) -> None:
    thread = threading.Thread(target=broken)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(told))
    calm_dialog(room).accept()


@pytest.mark.parametrize(
    "part", ["_take_over", "_refresh", "settle", "stepped", "marks_edited", "saved"]
)
def test_a_listener_that_fails_leaves_what_the_file_has(
    room: Shell, told: Told, monkeypatch, part: str
) -> None:
    session = room.session
    count = len(session.marks)
    signal = getattr(session, part)
    if part in {"_take_over", "_refresh", "settle"}:
        monkeypatch.setattr(session, part, broken)
    else:
        signal.connect(broken)
    send(room.window, "1")
    if part == "settle":
        QTimer.singleShot(0, lambda: session.settle())
    calm_dialog(room).accept()
    if part not in {"_take_over", "_refresh", "settle"}:
        signal.disconnect(broken)
    assert [type(it) for it in told] == [Broken]
    assert len(session.marks) == count + 1
    assert len(session.workspace.annotations(session.article.id)) == count + 1
    monkeypatch.undo()
    room.window.tagging.undo()


def test_memory_that_runs_out_in_a_worker_is_told(room: Shell, told: Told, qtbot) -> None:
    def hungry(_progress: object) -> None:
        raise MemoryError

    job = Job(hungry)
    with qtbot.waitSignal(job.voice.failed) as failed:
        job.start()
    assert isinstance(failed.args[0], MemoryError)


def test_without_the_hook_the_same_error_would_be_told_to_nobody(room: Shell, monkeypatch) -> None:
    """The negative control: the proof above must need the hook."""
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    with fails(ACTIONS[0]):
        entry_of(room.window, ACTIONS[0])()
        with pytest.raises(AssertionError):
            calm_dialog(room)


def test_without_the_guard_an_error_would_leave_the_call_that_led_there() -> None:
    """The other control: the same class outside the room ends the call."""

    class Unguarded(QWidget):
        def event(self, event: QEvent) -> bool:
            raise Broken(str(event.type()))

    unguarded = Unguarded()
    with pytest.raises(Broken):
        QApplication.sendEvent(unguarded, QEvent(QEvent.Type.User))
