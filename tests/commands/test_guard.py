"""Documents of strangers are read in a process of its own: what one does to it costs that one only."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import hashiya
from hashiya.commands import guard as guarding
from hashiya.commands import reading
from hashiya.commands.guard import Guard
from hashiya.commands.guarded import Limits
from hashiya.commands.reading import Asked, articles_in
from hashiya.formats.format import Incoming, Note

TEXT = "قال الوزير إن السلام قريب في بغداد"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="there the clock is the limit")
SLOW = "<p " + " ".join(f"a{n}=1" for n in range(400_000)) + f">{TEXT}</p>"
"""A parser that looks for doubles among so many attributes is busy for a long time."""


def page(folder: Path, name: str, body: str) -> Path:
    file = folder / name
    file.write_text(f"<!doctype html><body>{body}", encoding="utf-8")
    return file


def found(guard: Guard, file: Path) -> list[str]:
    told = articles_in(file, Asked(), guard)
    return [it.message if isinstance(it, Note) else it.text for it in told]


def test_many_files_are_read_by_one_process(tmp_path: Path) -> None:
    files = [page(tmp_path, f"{n:02}.html", f"<p>{TEXT} {n}") for n in range(40)]
    with Guard() as guard:
        assert [found(guard, it) for it in files] == [[f"{TEXT} {n}"] for n in range(40)]
        assert guard.started == 1
        process = guard._process
        assert process is not None
    assert process.run.poll() is not None


def test_without_documents_of_strangers_none_is_started(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    with Guard() as guard:
        assert found(guard, file) == [TEXT]
        assert guard.started == 0


@POSIX
def test_one_that_computes_for_ever_is_named_and_the_next_is_read(tmp_path: Path) -> None:
    files = [
        page(tmp_path, "slow.html", SLOW),
        page(tmp_path, "good.html", f"<p>{TEXT}"),
    ]
    with Guard(Limits(seconds=1)) as guard:
        told = [it for file in files for it in articles_in(file, Asked(), guard)]
        assert guard.started == 2
    bad, good = told
    assert isinstance(bad, Note)
    assert (bad.name, bad.message, bad.lost) == ("slow.html", "formats-guard-time", True)
    assert isinstance(good, Incoming)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there memory is limited")
def test_one_that_takes_all_memory_is_named(tmp_path: Path) -> None:
    wide = page(tmp_path, "wide.html", f"<p>{TEXT}</p>" * 40_000)
    good = page(tmp_path, "good.html", f"<p>{TEXT}")
    with Guard(Limits(memory=48 << 20)) as guard:
        (told,) = found(guard, wide)
        assert told in ("formats-guard-memory", "formats-guard-ended", "formats-damaged")
        assert found(guard, good) == [TEXT]


def test_more_text_than_an_article_may_have_is_refused(tmp_path: Path) -> None:
    file = page(tmp_path, "long.html", f"<p>{TEXT}" * 100)
    with Guard(Limits(text=1000)) as guard:
        assert found(guard, file) == ["formats-text-too-long"]


def test_without_limits_the_same_files_come_in(tmp_path: Path) -> None:
    long = page(tmp_path, "long.html", f"<p>{TEXT}" * 100)
    wide = page(tmp_path, "wide.html", f"<p>{TEXT}</p>" * 40_000)
    with Guard() as guard:
        assert [len(found(guard, it)[0].split("\n")) for it in (long, wide)] == [100, 40_000]


def test_one_that_ends_the_process_is_named_and_the_next_is_read(tmp_path: Path) -> None:
    file = page(tmp_path, "a.html", f"<p>{TEXT}")
    with Guard() as guard:
        assert found(guard, file) == [TEXT]
        assert guard._process is not None
        guard._process.run.kill()
        guard._process.run.wait()
        assert found(guard, file) == ["formats-guard-ended"]
        assert found(guard, file) == [TEXT]
        assert guard.started == 2


def test_who_waits_can_leave_at_any_time(tmp_path: Path) -> None:
    class Leave(Exception):
        pass

    def leave() -> None:
        raise Leave

    with Guard() as guard:
        told = articles_in(page(tmp_path, "slow.html", SLOW), Asked(), guard, leave)
        with pytest.raises(Leave):
            list(told)
        assert guard._process is None


def test_who_wants_no_more_of_a_file_keeps_the_process(tmp_path: Path) -> None:
    files = [page(tmp_path, f"{n}.html", f"<p>{TEXT} {n}") for n in range(3)]
    with Guard() as guard:
        for n, file in enumerate(files):
            told = articles_in(file, Asked(), guard)
            it = next(told)
            assert isinstance(it, Incoming)
            assert it.text == f"{TEXT} {n}"
            told.close()
        assert guard.started == 1


def test_a_file_that_cannot_be_read_is_no_fault_of_it(tmp_path: Path, monkeypatch) -> None:
    file = page(tmp_path, "a.html", TEXT)
    good = page(tmp_path, "b.html", TEXT)
    with Guard() as guard:
        real = guard.read
        monkeypatch.setattr(guard, "read", lambda at, *words: (at.unlink(), real(at, *words))[1])
        assert found(guard, file) == ["formats-unreadable"]
        monkeypatch.undo()
        assert found(guard, good) == [TEXT]
        assert guard.started == 1


HOSTILE = {
    "no JSON": b"\x00\x00\x00\x04gARX",
    "a pickle": b"\x00\x00\x00\x25cos\nsystem\n(S'touch ran'\ntR.",
    "other values": b'\x00\x00\x00\x1c{"note": {"message": "x"}, 1}',
    "endless": b"\xff\xff\xff\xff" + b"x" * 5000,
    "half": b"\x00\x00\x10\x00{}",
    "nothing": b"",
    "a wrong kind": b'\x00\x00\x00\x14{"article": {"a":1}}',
}


@pytest.mark.parametrize("answer", HOSTILE.values(), ids=HOSTILE)
def test_a_captured_process_can_send_nothing_but_values(
    answer: bytes, tmp_path: Path, monkeypatch
) -> None:
    """P12: what it says is read as values of known kinds, or not at all."""
    hostile = f"import sys; sys.stdin.buffer.read(4); sys.stdout.buffer.write({answer!r})"
    monkeypatch.setattr(guarding, "command", lambda: [sys.executable, "-c", hostile])
    monkeypatch.chdir(tmp_path)
    with Guard() as guard:
        assert found(guard, page(tmp_path, "a.html", TEXT)) == ["formats-guard-ended"]
    assert not (tmp_path / "ran").exists()


TRIES = ("connect", "look up", "write", "remove", "start", "shell")
CONFINED = """
    import os, pathlib, socket, subprocess, sys
    from hashiya.commands import guarded
    print(open(sys.argv[2], encoding="utf-8").read())
    if sys.argv[3] == "confined":
        guarded._confine()
    tries = {
        "connect": lambda: socket.create_connection(("127.0.0.1", 9)),
        "look up": lambda: socket.getaddrinfo("localhost", 80),
        "write": lambda: pathlib.Path(sys.argv[1], "x").write_text("x"),
        "remove": lambda: os.remove(sys.argv[2]),
        "start": lambda: subprocess.Popen([sys.executable]),
        "shell": lambda: os.system("true"),
    }
    for name, attempt in tries.items():
        try:
            attempt()
            print("could", name)
        except PermissionError:
            pass
        except OSError:
            print("could", name)
"""


def tried(folder: Path, how: str) -> list[str]:
    file = folder / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(CONFINED), str(folder), str(file), how],
        env={"PYTHONPATH": str(Path(hashiya.__file__).parents[1]), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    ).stdout.splitlines()


def test_it_asks_no_network_starts_nothing_and_writes_nothing(tmp_path: Path) -> None:
    """P11, P12."""
    assert tried(tmp_path, "confined") == [TEXT]
    assert [it.name for it in tmp_path.iterdir()] == ["a.txt"]


def test_without_the_confinement_it_could(tmp_path: Path) -> None:
    could = tried(tmp_path, "free")
    assert could == [TEXT, *(f"could {it}" for it in TRIES)]


def test_a_module_lying_in_the_working_folder_is_not_taken(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "selectolax.py").write_text("raise SystemExit", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with Guard() as guard:
        assert found(guard, page(tmp_path, "a.html", TEXT)) == [TEXT]


def test_the_process_ends_with_the_stream(tmp_path: Path) -> None:
    page(tmp_path, "a.html", TEXT)
    page(tmp_path, "b.html", f"{TEXT} ثم")
    told = reading.stream([tmp_path])
    next(told)
    told.close()  # type: ignore[attr-defined]
    assert len(list(reading.stream([tmp_path]))) == 2
