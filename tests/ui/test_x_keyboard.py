"""Every usual key on a real X keyboard with seven layouts runs its action; a text field gets its letters."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from keyboard import CODES, LAYOUTS, NAMED, ORDER, printed
from screens import x_server

import hashiya
from hashiya import assets
from hashiya.commands import articles, projects
from hashiya.ui.actions import ACTIONS, label_actions

PROGRAMS = ("Xvfb", "xdotool", "setxkbmap", "xkbcomp")
MISSING = [it for it in PROGRAMS if shutil.which(it) is None]
pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 only"),
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]
HERE = Path(__file__).parent
PATIENCE = 30
X_NAMES = {
    "left": "Left",
    "right": "Right",
    "up": "Up",
    "down": "Down",
    "enter": "Return",
    "esc": "Escape",
    "delete": "Delete",
    "pgup": "Prior",
    "pgdn": "Next",
    "home": "Home",
    "end": "End",
    "space": "space",
    "menu": "Menu",
}
USUAL = {
    chord: action.id
    for action in (*ACTIONS, *label_actions(projects.read_schema("default"), "ar"))
    for chord in action.keys
}


def apart(chords: Iterable[str]) -> list[str]:
    """None right after another one of the same key: without a moment between, X calls that a repeat."""
    waiting, found = list(chords), list[str]()
    while waiting:
        last = found[-1].rpartition("+")[2] if found else ""
        it = next((one for one in waiting if one.rpartition("+")[2] != last), waiting[0])
        waiting.remove(it)
        found.append(it)
    return found


LAST = "shift+f6"
"""Pressed at the end: what came before it was all that the other keys did."""


def on_x(chord: str) -> str:
    held, plus, name = chord.rpartition("+")
    key = str(CODES[name]) if name in CODES else X_NAMES.get(name, name.upper())
    return f"{held}{plus}{key}"


class Screen:
    """A screen with a keyboard, and the program on it."""

    def __init__(self, display: str, program: subprocess.Popen[str]) -> None:
        self._display = display
        self._program = program
        self._lines: queue.Queue[list] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self._program.stdout is not None
        for line in self._program.stdout:
            self._lines.put(json.loads(line))
        self._lines.put(["over"])

    def until(self, *wanted: object) -> list[list]:
        """What the program says up to that line."""
        seen: list[list] = []
        while not seen or seen[-1] != list(wanted):
            try:
                seen.append(self._lines.get(timeout=PATIENCE))
            except queue.Empty:
                pytest.fail(f"{wanted} never came; the last was {seen[-3:]}")
            if seen[-1] == ["over"]:
                self._end()
        return seen

    def _end(self) -> None:
        assert self._program.stderr is not None
        said = self._program.stderr.read()
        if "platform plugin" in said:
            pytest.skip("Qt lacks a system library for X11 here")
        pytest.fail(f"the program ended: {said[-2000:]}")

    def ask(self, focus: str) -> None:
        assert self._program.stdin is not None
        self._program.stdin.write(f"{focus}\n")
        self._program.stdin.flush()

    def lay_out(self, layout: str) -> None:
        self._do("setxkbmap", "-layout", layout)

    def press(self, *chords: str) -> None:
        self._do("xdotool", "key", "--delay", "0", *map(on_x, chords))

    def _do(self, *command: str) -> None:
        subprocess.run(
            command, env={**os.environ, "DISPLAY": self._display}, check=True, timeout=PATIENCE
        )


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    yield from x_server()


@pytest.fixture(scope="module")
def screen(display: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    folder = tmp_path_factory.mktemp("keyboard")
    project = folder / "project.hashiya"
    with projects.create(project, me="ليلى") as ws:
        articles.add(ws, articles.read([assets.seeds() / "articles"]))
    places = [Path(hashiya.__file__).parents[1], HERE.parent]
    program = subprocess.Popen(
        [sys.executable, str(HERE / "at_the_keyboard.py"), str(project), str(folder / "w.ini")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={
            **{k: v for k, v in os.environ.items() if k != "WAYLAND_DISPLAY"},
            "QT_QPA_PLATFORM": "xcb",
            "DISPLAY": display,
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder),
            "PYTHONPATH": os.pathsep.join(map(str, places)),
        },
    )
    made = Screen(display, program)
    made.until("focus", "reader")
    yield made
    program.stdin.close()
    program.wait(PATIENCE)
    program.stdout.close()
    program.stderr.close()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_usual_key_runs_its_action_on_a_real_keyboard(screen: Screen, layout: str) -> None:
    screen.lay_out(layout)
    chords = apart(it for it in USUAL if it != LAST)
    screen.press(*chords, LAST)
    said = screen.until("run", USUAL[LAST])
    assert [it[1] for it in said if it[0] == "run"] == [USUAL[it] for it in (*chords, LAST)]
    told = {(it[1], it[2]) for it in said if it[0] == "key"}
    listed = {
        (CODES[it.rpartition("+")[2]], printed(layout, it))
        for it in chords
        if it.rpartition("+")[2] not in NAMED
    }
    assert listed - told == set(), "keyboard_layouts.json is not what X says"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_text_field_receives_its_letters_on_a_real_keyboard(screen: Screen, layout: str) -> None:
    screen.lay_out(layout)
    screen.ask("field")
    screen.until("focus", "field")
    # digits write Persian ones there although the key says 1
    letters = "fnsk"
    screen.press(*letters, LAST)
    said = screen.until("run", USUAL[LAST])
    screen.ask("reader")
    screen.until("focus", "reader")
    assert [it[1] for it in said if it[0] == "run"] == [USUAL[LAST]]
    texts = [it[1] for it in said if it[0] == "text"]
    plain = LAYOUTS[layout]["plain"]
    assert texts[-1] == "".join(plain[ORDER.index(it)].lower() for it in letters)
