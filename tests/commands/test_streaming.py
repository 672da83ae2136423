"""An import passes through: its memory does not grow with what comes in, and given up it leaves nothing."""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import textwrap
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from hashiya.commands import arriving, articles, projects
from hashiya.commands.reading import ImportItem
from hashiya.formats.format import Note

FEW, MANY = 80, 320
GROWTH = 1.5
"""Times the memory that four times as much may take."""


def text(number: int) -> str:
    return "\n".join(f"زار المراسل {number} بغداد في اليوم {k}." for k in range(80))


def rows(count: int) -> Iterable[dict[str, object]]:
    for n in range(count):
        marks = [
            {"layer": "entity", "label": "GPE", "start": k, "end": k + 4} for k in range(0, 200, 10)
        ]
        yield {"name": f"{n}.txt", "text": text(n), "spans": marks}


def one_file(folder: Path, count: int) -> Path:
    file = folder / f"{count}.jsonl"
    with file.open("w", encoding="utf-8", newline="\n") as stream:
        for it in rows(count):
            stream.write(json.dumps(it, ensure_ascii=False) + "\n")
    return file


def many_files(folder: Path, count: int) -> Path:
    place = folder / str(count)
    place.mkdir()
    for n in range(count):
        (place / f"{n:04}.txt").write_text(text(n), encoding="utf-8", newline="\n")
    return place


Source = Callable[[Path], Iterable[ImportItem | Note]]


def held(tmp_path: Path, place: Path, source: Source) -> int:
    """Bytes at the peak of one import into a new project, without what only waits for the collector of garbage.

    That comes late where much lives beside the import, as in a run of all tests.
    """
    project = tmp_path / f"{place.stem}.hashiya"
    project.unlink(missing_ok=True)
    with projects.create(project, me="أحمد") as ws:
        gc.collect()
        gc.freeze()
        tracemalloc.start()
        try:
            articles.add(ws, _collecting(source(place)))
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
            gc.unfreeze()


def _collecting(items: Iterable[ImportItem | Note]) -> Iterator[ImportItem | Note]:
    for number, it in enumerate(items):
        if number % 10 == 0:
            gc.collect()
        yield it


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "LONG", 60)
    monkeypatch.setattr(arriving, "LETTERS", 6_000)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("made", [one_file, many_files])
def test_four_times_as_much_takes_no_more_memory(
    tmp_path: Path, made: Callable[[Path, int], Path]
) -> None:
    few, many = made(tmp_path, FEW), made(tmp_path, MANY)
    streamed = [held(tmp_path, it, lambda at: articles.stream([at])) for it in (few, many)]
    assert streamed[1] < GROWTH * streamed[0]
    # read as a whole beforehand it does grow: so the measure is one
    whole = [held(tmp_path, it, lambda at: articles.read([at])) for it in (few, many)]
    assert whole[1] > GROWTH * whole[0]


def child(code: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), *words],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(it for it in sys.path if it)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


KILLED = """
    import os, signal, sys
    from hashiya.commands import articles, projects

    project, source, portions = sys.argv[1:]
    articles.LONG = 60
    if portions == "torn":  # what the harness has to notice: a step for each portion
        articles.Workspace.apply_long = lambda ws, step, parts: [
            ws.apply(articles.replace(step, id=articles.new_id(), edits=it)) for it in parts
        ]

    def end(done, total):
        if done == 15:
            os.kill(os.getpid(), signal.SIGKILL)

    with projects.open_project(project, "x") as ws:
        articles.add(ws, articles.stream([source]), end)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs signals")
def test_a_kill_in_the_middle_leaves_nothing_of_it(tmp_path: Path) -> None:
    project, source = tmp_path / "p.hashiya", one_file(tmp_path, FEW)
    with projects.create(project, me="أحمد") as ws:
        articles.add(ws, articles.read([many_files(tmp_path, 1)]))
    done = child(KILLED, str(project), str(source), "")
    assert done.returncode == -signal.SIGKILL, done.stderr
    with projects.open_project(project, "أحمد") as ws:
        assert len(ws.articles()) == len(ws.history()) == 1
        assert list(ws.check()) == []
    child(KILLED, str(project), str(source), "torn")
    with projects.open_project(project, "أحمد") as ws:
        assert len(ws.articles()) > 1  # the harness sees what is stored by halves


STOPPED = """
    import os, signal, sys
    from hashiya.cli import main
    from hashiya.commands import articles, reading

    signal.signal(signal.SIGINT, signal.default_int_handler)  # started in the background, none is there
    articles.LONG = 60
    found = reading.articles_in

    def slowly(*words):
        for n, it in enumerate(found(*words)):
            if n == 15:
                os.kill(os.getpid(), signal.SIGINT)
            yield it

    reading.articles_in = slowly
    sys.argv[0] = "hashiya"
    main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals there go to the whole console")
def test_an_import_stopped_by_hand_says_that_nothing_came_in(tmp_path: Path) -> None:
    project, source = tmp_path / "p.hashiya", one_file(tmp_path, FEW)
    projects.create(project, me="أحمد").close()
    done = child(STOPPED, "import", str(project), str(source), "--language", "en")
    assert done.returncode == 130
    assert done.stderr.strip() == (
        "The import was stopped. None of it was added; the project is as it was."
    )
    assert done.stdout == ""
    assert [it.name for it in tmp_path.iterdir() if "hashiya" in it.name] == [project.name]
    with projects.open_project(project, "أحمد") as ws:
        assert (ws.articles(), ws.history(), list(ws.check())) == ([], [], [])
