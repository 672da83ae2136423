"""What a reader did not foresee costs its file, and no other that is imported with it."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hashiya import formats
from hashiya.commands import projects, reading, surveying
from hashiya.formats.corpus import dumps
from hashiya.formats.draft import Draft
from hashiya.formats.format import Incoming, Note

FIRST = Draft("a.wet", "زار سامي القدس").incoming()


def failing(error: BaseException) -> Iterator[Incoming | Note]:
    yield FIRST
    raise error


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.wet").write_text("WARC/1.0\n")
    (tmp_path / "b.txt").write_text("عاد سامي إلى البيت")
    return tmp_path


def put(monkeypatch: pytest.MonkeyPatch, **other) -> None:
    mine = tuple(replace(it, **other) if it is dumps.FORMAT else it for it in formats.FORMATS)
    monkeypatch.setattr(formats, "FORMATS", mine)


def names(found: list[reading.ImportItem | Note]) -> list[str]:
    return [it.message if isinstance(it, Note) else it.incoming.text for it in found]


def test_a_reader_that_fails(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    put(monkeypatch, read=lambda *_: failing(KeyError("x")))
    told = [FIRST.text, "formats-damaged", "عاد سامي إلى البيت"]
    with caplog.at_level(logging.WARNING):
        found = list(reading.stream([folder]))
    assert names(found) == told
    assert [it.name for it in found if isinstance(it, Note) and it.lost] == ["a.wet"]
    assert any(it.exc_info for it in caplog.records)
    assert len(surveying.survey(None, [folder]).found) == 2


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError])
def test_a_stop_and_the_end_of_memory_are_no_fault_of_a_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    put(monkeypatch, read=lambda *_: failing(error()))
    with pytest.raises(error):
        list(reading.stream([folder]))


def test_a_format_that_cannot_look_at_a_file_leaves_it_to_others(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> bool:
        raise ValueError

    put(monkeypatch, recognises=fails, owns=fails)
    assert "عاد سامي إلى البيت" in names(list(reading.stream([folder])))


ALONE = """
from dataclasses import replace
from hashiya import formats
from hashiya.cli import main

def fails(*_):
    raise KeyError("سر")

formats.FORMATS = tuple(replace(it, read=fails) if it.id == "text" else it for it in formats.FORMATS)
main()
"""


def test_the_command_line_tells_it_without_a_trace(folder: Path) -> None:
    projects.create(folder / "p.hashiya", me="منى").close()
    (folder / "c.jsonl").write_text('{"text": "زار سامي القدس"}\n', encoding="utf-8")
    words = ("import", "p.hashiya", "b.txt", "c.jsonl", "--language", "en")
    done = subprocess.run(
        [sys.executable, "-c", ALONE, *words],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(it for it in sys.path if it)},
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "b.txt" in done.stderr
    assert "damaged" in done.stderr
    assert "One article was added" in done.stdout
