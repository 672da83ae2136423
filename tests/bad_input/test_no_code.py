"""P12: no file of any format makes the program load code, start another program or reach the network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import gold
import pytest
from formats import kit

from hashiya.formats import FORMATS, extras
from hashiya.formats.format import WriteOptions
from hashiya.model.dataset import Dataset

WATCHED = """
import json, sys
from pathlib import Path

heard = []
NAMES = ("pickle.find_class", "subprocess.Popen", "os.system", "os.exec", "os.fork",
         "os.posix_spawn", "sqlite3.load_extension", "socket.connect", "socket.getaddrinfo",
         "urllib.Request", "ctypes.dlopen")

def hook(event, arguments):
    if event in NAMES and armed:
        heard.append([event, repr(arguments)[:200]])

armed = False
sys.addaudithook(hook)
from hashiya.formats import by_id, extras
from hashiya.formats.format import ReadOptions

counts = {}
for format_id, file in json.loads(sys.stdin.read()):
    chosen = by_id(format_id)
    for name in extras.MODULES.get(chosen.extra, ()):
        extras.module(name)  # what a library loads when it is imported is its own
    list(chosen.read(Path(file), ReadOptions())) if SABOTAGE is None else None
    armed = True
    counts[format_id] = counts.get(format_id, 0) + sum(1 for _ in chosen.read(Path(file), ReadOptions()))
    if SABOTAGE:
        import subprocess
        subprocess.run([sys.executable, "-c", ""])
    armed = False
print(json.dumps({"heard": heard, "counts": counts}))
"""


def watched(files: list[tuple[str, str]], *, sabotage: bool = False) -> dict:
    script = f"SABOTAGE = {True if sabotage else None}\n{WATCHED}"
    done = subprocess.run(
        [sys.executable, "-c", script],
        input=json.dumps(files),
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> list[tuple[str, str]]:
    """The gold in every format that is written and read."""
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    found: list[tuple[str, str]] = []
    for it in FORMATS:
        if it.read and it.write and extras.is_there(it.extra):
            target = kit.written(it, dataset, WriteOptions(), tmp_path_factory.mktemp(it.id))
            places = [target] if target.is_file() else sorted(_files(it, target))
            found += [(it.id, str(place)) for place in places]
    return found


def _files(it, folder: Path):
    return [
        file
        for file in folder.rglob("*")
        if file.is_file() and file.name.endswith(it.suffixes) and kit._is_asked(it, file)
    ]


def test_p12_reading_any_format_runs_no_code_and_asks_nobody(files) -> None:
    said = watched(files)
    assert said["heard"] == []
    both = {it.id for it in FORMATS if it.read and it.write and extras.is_there(it.extra)}
    assert said["counts"].keys() == both
    assert all(said["counts"].values())


def test_p12_the_watch_hears_a_program_that_is_started(files) -> None:
    said = watched(files[:1], sabotage=True)
    assert "subprocess.Popen" in {event for event, _ in said["heard"]}
