"""The doors speak in sentences, know what is missing, and set nothing up twice."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from doors import checks, environment, machine, main
from doors.console import DoorProblem

ROOT = Path(__file__).resolve().parents[2]
DEV = ROOT / "packaging" / "dev.py"


def test_an_unknown_command_is_answered_with_the_known_ones() -> None:
    done = subprocess.run([sys.executable, DEV, "fly"], capture_output=True, text=True)
    assert done.returncode == 2
    assert "fly" in done.stderr
    assert all(door in done.stderr for door in ("app", "test", "bench"))


def test_an_old_python_gets_a_sentence() -> None:
    pretend = (
        "import runpy, sys; sys.version_info = (3, 9, 2);"
        f"sys.argv = ['dev.py', 'app']; runpy.run_path({str(DEV)!r}, run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", pretend], capture_output=True, text=True)
    assert done.returncode == 1
    assert "3.11" in done.stderr
    assert "3.9.2" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_problem_is_a_sentence_and_an_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_arguments: list[str]) -> int:
        raise DoorProblem("The disk is away.")

    monkeypatch.setitem(main.DOORS, "app", (fail, ""))
    assert main.run(["app"]) == 1
    assert capsys.readouterr().err == "The disk is away.\n"


@pytest.mark.parametrize(
    ("facts", "package"),
    [
        ({"ID": "debian", "VERSION_ID": "12"}, "libglib2.0-0"),
        ({"ID": "debian", "VERSION_ID": "13"}, "libglib2.0-0t64"),
        ({"ID": "debian"}, "libglib2.0-0t64"),
        ({"ID": "ubuntu", "ID_LIKE": "debian", "VERSION_ID": "22.04"}, "libglib2.0-0"),
        ({"ID": "ubuntu", "ID_LIKE": "debian", "VERSION_ID": "24.04"}, "libglib2.0-0t64"),
        ({"ID": "fedora", "VERSION_ID": "41"}, "libglib2.0-0"),
    ],
)
def test_packages_have_the_name_of_their_release(
    monkeypatch: pytest.MonkeyPatch, facts: dict[str, str], package: str
) -> None:
    monkeypatch.setattr(machine, "_release", lambda: facts)
    assert machine.package_name("libglib2.0-0") == package


def test_who_may_not_install_is_told_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(machine, "may_install", lambda: False)
    monkeypatch.setattr(machine, "installed_libraries", lambda: set(machine.DRAWING))
    monkeypatch.setattr(machine.shutil, "which", lambda *_a, **_k: "apt-get")
    machine.provide_libraries(window=False)
    with pytest.raises(DoorProblem, match=r"sudo apt-get install -y libxcb-cursor0 .*libx11-xcb1"):
        machine.provide_libraries(window=True)


def test_what_is_missing_is_installed_once_by_root(monkeypatch: pytest.MonkeyPatch) -> None:
    present = {*machine.DRAWING, *machine.SCREEN} - {"libEGL.so.1", "libxcb-cursor.so.0"}
    asked: list[list[str]] = []

    def install(packages: list[str]) -> str:
        asked.append(packages)
        present.update({**machine.DRAWING, **machine.SCREEN})
        return ""

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(machine, "may_install", lambda: True)
    monkeypatch.setattr(machine, "installed_libraries", lambda: present)
    monkeypatch.setattr(machine, "install", install)
    machine.provide_libraries(window=False)
    machine.provide_libraries(window=True)
    assert asked == [["libegl1", "libxcb-cursor0"]]


def test_an_environment_is_filled_once_until_the_lock_changes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = _pretend(monkeypatch, tmp_path)
    environment.ready()
    environment.ready()
    assert len(made) == 1
    (tmp_path / "requirements.lock").write_text("another", encoding="utf-8")
    environment.ready()
    assert len(made) == 2


def test_the_program_alone_needs_no_tools_and_is_content_with_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = _pretend(monkeypatch, tmp_path)
    environment.ready(tools=False)
    environment.ready(tools=False)
    assert made == ["requirements.lock"]
    environment.ready()
    environment.ready(tools=False)
    assert made == ["requirements.lock", "requirements-dev.lock"]


def _pretend(monkeypatch: pytest.MonkeyPatch, folder: Path) -> list[str]:
    made: list[str] = []
    python = folder / "python"
    lock = folder / "requirements.lock"
    lock.write_text("a lock", encoding="utf-8")
    tools = folder / "requirements-dev.lock"
    tools.write_text("a larger one", encoding="utf-8")

    def set_up(lock: Path) -> None:
        made.append(lock.name)
        python.touch()

    monkeypatch.setattr(machine, "provide_libraries", lambda **_k: None)
    monkeypatch.setattr(environment, "LOCK", lock)
    monkeypatch.setattr(environment, "TOOLS_LOCK", tools)
    monkeypatch.setattr(environment, "STAMP", folder / "stamp")
    monkeypatch.setattr(environment, "PYTHON", python)
    monkeypatch.setattr(environment, "_set_up", set_up)
    return made


def test_pip_takes_over_where_uv_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []

    def quietly(command: list[str | Path], **_more: object) -> str | None:
        program = Path(command[0]).name
        called.append(program)
        return "no network" if program == "uv" else None

    monkeypatch.setattr(environment.shutil, "which", lambda _name: "/somewhere/uv")
    monkeypatch.setattr(environment, "quietly", quietly)
    monkeypatch.setattr(environment, "_python_is_right", lambda: True)
    environment._set_up(environment.LOCK)
    assert called[: environment.TRIES] == ["uv"] * environment.TRIES
    assert called[-1].startswith("python")


def test_a_failed_check_fails_the_run_and_reaches_the_summary(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard: dict[str, str] = {}

    def call(command: list[str | Path], *, env: dict[str, str]) -> int:
        if "pytest" in command:
            heard.update(env)
            return 0
        return int("format" in command)

    monkeypatch.setattr(environment, "ready", lambda: Path("python"))
    monkeypatch.setattr(checks, "call", call)
    assert checks.run([]) == 1
    assert heard[checks.FAILED] == "format"
    assert heard["QT_QPA_PLATFORM"] == "offscreen"


@pytest.mark.parametrize("arguments", [["-s"], ["tests/text", "--pdb"], ["-n", "3"]])
def test_tests_run_side_by_side_unless_somebody_looks_into_one(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    run: list[list[str]] = []
    monkeypatch.setattr(environment, "ready", lambda: Path("python"))
    monkeypatch.setattr(
        checks, "call", lambda command, env: run.append(list(map(str, command))) or 0
    )
    checks.run([])
    checks.run(arguments)
    told = [command for command in run if "pytest" in command]
    assert "loadfile" in told[0]
    assert told[1] == ["python", "-m", "pytest", *arguments]
