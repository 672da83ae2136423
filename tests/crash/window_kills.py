"""The real window, tagging as fast as it can, is ended by SIGKILL, SIGTERM and SIGSEGV; its next start tells of it.

Every start is a fork of a process that has imported the program and made no Qt application yet.
``python -m crash.window_kills --kills 200``
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import resource
import select
import signal
import time
import traceback
from pathlib import Path

from crash import running, truth
from making import TEXT, added, article

from hashiya.commands import projects
from hashiya.model.span import Span
from hashiya.ui import application
from hashiya.ui.settings import Settings
from hashiya.wording import Wording

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGSEGV)
ACKS = 8
LONGEST = 0.03
PATIENCE = 120.0
LEFT, SILENT = 7, 8
"""Exit codes of a window that closed in order, and of one that never says that anything is saved."""
MOST_UNSAID = 200
"""Gestures in a row."""


def run(asked: argparse.Namespace, figures: running.Figures) -> None:
    chance = random.Random(asked.seed)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with running.folder() as place:
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = str(place / name.lower())
        path = place / "work" / running.NAME
        path.parent.mkdir()
        with projects.create(path, me="me") as ws:
            ws.apply(added(article(TEXT * 12)))
        Settings().language = asked.language
        gc.freeze()
        known = truth.Contents()
        for number in range(asked.kills):
            how = SIGNALS[number % len(SIGNALS)]
            told = _ended(path, how, chance)
            figures.count(how.name)
            acknowledged = [it[1:] for it in told if it.startswith("=")]
            figures.count("acknowledged", len(acknowledged))
            notices = [it[1:] for it in told if it.startswith("!")]
            broke_off = number > 0 and SIGNALS[(number - 1) % len(SIGNALS)] != signal.SIGTERM
            if broke_off and not _tells(notices, asked.language):
                figures.blame("untold", f"after start {number}: {notices}")
            known = _judge(path, known, acknowledged, figures)


def _judge(
    path: Path, known: truth.Contents, acknowledged: list[str], figures: running.Figures
) -> truth.Contents:
    with projects.open_project(path, "me") as ws:
        found, complaints = truth.judge(ws._project, known)
    for complaint in complaints:
        figures.blame("torn", complaint)
    lost = set(acknowledged) - set(found.steps)
    if lost:
        figures.blame("lost", f"{len(lost)} steps")
    new = len(set(found.steps) - set(known.steps) - set(acknowledged))
    if new > 1 + (not known.steps):  # the article is a step of its own
        figures.blame("strange", f"{new} steps that were not told")
    if truth.litter(path):
        figures.blame("litter", str(truth.litter(path)))
    return found


def _tells(notices: list[str], language: str) -> bool:
    """Whether the window said in a line that the last run broke off, and up to when all is safe."""
    say = Wording(language).say
    before_time = say("trouble-ended", time="@", act="@").split("@")[0]
    starts = (before_time, say("trouble-ended-unchanged"))
    return any(it.startswith(starts) for it in notices)


def _ended(path: Path, how: signal.Signals, chance: random.Random) -> list[str]:
    """Start the window, let it work until some steps are acknowledged, end it; gives its words."""
    reading, writing = os.pipe()
    seed, wanted, delay = chance.random(), chance.randrange(1, ACKS), chance.uniform(0, LONGEST)
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            _work(path, writing, random.Random(seed))
            os._exit(LEFT)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(3)
    os.close(writing)
    heard = b""
    end = time.monotonic() + PATIENCE
    hurried = False
    while (left := end - time.monotonic()) > 0:
        if select.select([reading], [], [], left)[0]:
            more = os.read(reading, 65536)
            if not more:
                break
            heard += more
            if not hurried and heard.count(b"=") >= wanted:
                end, hurried = time.monotonic() + delay, True
    os.kill(child, how)
    while more := os.read(reading, 65536):
        heard += more
    os.close(reading)
    _, status = os.waitpid(child, 0)
    # told to go (SIGTERM) the window closes its project and leaves; the others it never hears
    left = how == signal.SIGTERM and os.WIFEXITED(status) and os.WEXITSTATUS(status) == LEFT
    if not left and not (os.WIFSIGNALED(status) and os.WTERMSIG(status) == how):
        raise RuntimeError(f"the window ended by itself: {status}")
    return heard.decode().split("\n")[:-1]


def _work(path: Path, words: int, chance: random.Random) -> None:
    """The program itself; what a person would do comes from a timer, what he sees goes to ``words``."""
    from PySide6.QtCore import QTimer

    signal.signal(signal.SIGSEGV, signal.SIG_DFL)
    open_first = application.Shell.open_first
    timer: list[QTimer] = []

    def begin(shell: application.Shell, project: Path | None, *, demo: bool) -> None:
        open_first(shell, project, demo=demo)
        window, session = shell.window, shell.session
        os.write(words, f"!{window.banner.text}\n".encode())
        steps: list[str] = []
        unsaid = 0
        session.stepped.connect(lambda step: steps.append(step.id))

        def gesture() -> None:
            nonlocal unsaid
            assert session.article is not None
            before = len(steps)
            if steps and chance.random() < 0.15:
                window.tagging.undo()
            else:
                start = chance.randrange(len(session.article.text) - 8)
                window.reader.select(Span(start, start + 5))
                window.tagging.tag(chance.choice(session.schema.labels))
            if len(steps) > before and _said_saved(shell):
                os.write(words, f"={steps[-1]}\n".encode())
                unsaid = -1
            unsaid += 1
            if unsaid > MOST_UNSAID:
                os._exit(SILENT)

        timer.append(QTimer(shell))
        timer[0].timeout.connect(gesture)
        timer[0].start(0)

    application.Shell.open_first = begin
    application.run(path)


def _said_saved(shell: application.Shell) -> bool:
    """Only what the foot of the window calls saved is acknowledged."""
    workspace = shell.session.workspace
    return bool(
        workspace
        and workspace.saved_at
        and any(it.isdigit() for it in shell.window.status.saved_text)
    )


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    running.main(run, kills=20, language="ar")
