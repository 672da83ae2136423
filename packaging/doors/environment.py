"""Makes ``.venv`` from a lock file, with hashes required, and the project in it; does nothing twice.

The program alone needs less than its tests: ``TOOLS_LOCK`` holds what ``LOCK`` holds and more.

Uses ``uv`` where it is there, and ``venv`` with ``pip`` where it is not or cannot reach its
index. It never writes outside ``.venv``.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

from doors import machine
from doors.console import ROOT, DoorProblem, environment, quietly, say

VENV = ROOT / ".venv"
LOCK = ROOT / "packaging" / "requirements.lock"
TOOLS_LOCK = ROOT / "packaging" / "requirements-dev.lock"
STAMP = VENV / "hashiya-stamp"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
TRIES = 3

Installer = Callable[[Sequence[str | Path]], str | None]


def ready(*, window: bool = False, tools: bool = True) -> Path:
    """The Python of a complete ``.venv``; sets up what is missing first.

    Without ``tools`` what the program runs on is enough.

    Raises:
        DoorProblem: when something cannot be set up.
    """
    machine.provide_libraries(window=window)
    wanted = fingerprint()
    stamps = [f"{wanted} {it.name}" for it in (TOOLS_LOCK, LOCK)]
    if not any(map(_is_complete, stamps[:1] if tools else stamps)):
        lock = TOOLS_LOCK if tools else LOCK
        _set_up(lock)
        STAMP.write_text(f"{wanted} {lock.name}", encoding="ascii")
    return PYTHON


def tool(name: str) -> Path:
    """A program that the lock file brought."""
    return PROGRAMS / (f"{name}.exe" if os.name == "nt" else name)


def fingerprint() -> str:
    """Changes whenever ``.venv`` has to be made anew."""
    facts = hashlib.sha256()
    for file in (LOCK, TOOLS_LOCK, ROOT / "pyproject.toml"):
        facts.update(file.read_bytes())
    facts.update(f"{sys.version} {sys.executable} {ROOT}".encode())
    return facts.hexdigest()


def _is_complete(wanted: str) -> bool:
    try:
        return STAMP.read_text(encoding="ascii") == wanted and PYTHON.exists()
    except OSError:
        return False


def _set_up(lock: Path) -> None:
    size = 450 if lock == TOOLS_LOCK else 300
    say(f"Setting up .venv (the first time it fetches about {size} MB)...")
    begin = perf_counter()
    STAMP.unlink(missing_ok=True)
    uv = shutil.which("uv")
    failure = _fill(lock, _with_uv(uv), lambda: _make_with_uv(uv)) if uv else "uv is not there"
    if failure is not None:
        if uv:
            say("uv could not do it; trying again with pip.")
        failure = _fill(lock, _with_pip, _make_with_venv)
    if failure is not None:
        raise DoorProblem(
            f"The packages of the lock file could not be installed:\n{failure}\n"
            "Nothing outside .venv was touched. Check the connection and run the same command again."
        )
    say(f"Set up in {perf_counter() - begin:.0f} s.")


def _fill(lock: Path, install: Installer, make: Callable[[], str | None]) -> str | None:
    """Make the environment and put everything in it; gives what went wrong, or None."""
    failure = make()
    for _ in range(TRIES if failure is None else 0):
        failure = install(["--require-hashes", "-r", lock])
        if failure is None:
            return install(["--no-build-isolation", "--no-deps", "--editable", ROOT])
    return failure


def _with_uv(uv: str) -> Installer:
    def install(what: Sequence[str | Path]) -> str | None:
        return quietly(
            [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", PYTHON, *what]
        )

    return install


def _make_with_uv(uv: str) -> str | None:
    if _python_is_right():
        return None
    _clear()
    return quietly([uv, "venv", "--quiet", "--python", sys.executable, VENV])


def _with_pip(what: Sequence[str | Path]) -> str | None:
    options = ["--quiet", "--no-input", "--retries", "5", "--timeout", "60"]
    env = environment(PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_ROOT_USER_ACTION="ignore")
    return quietly([PYTHON, "-m", "pip", "install", *options, *what], env=env)


def _make_with_venv() -> str | None:
    if _python_is_right() and quietly([PYTHON, "-m", "pip", "--version"]) is None:
        return None
    _clear()
    if find_spec("ensurepip") is None or find_spec("venv") is None:
        _provide_venv()
    return quietly([sys.executable, "-m", "venv", VENV])


def _provide_venv() -> None:
    """Debian keeps ``venv`` in a package of its own."""
    package = f"python3.{sys.version_info.minor}-venv"
    failure = machine.install([package]) if machine.may_install() else "not root"
    if failure:
        raise DoorProblem(
            "This Python cannot make virtual environments. "
            f"On Debian and Ubuntu this line brings what is missing:\n  {machine.line([package])}"
        )


def _python_is_right() -> bool:
    """Whether ``.venv`` exists and runs the Python that runs this."""
    version = ".".join(str(it) for it in sys.version_info[:2])
    check = f"import sys; sys.exit('%d.%d' % sys.version_info[:2] != '{version}')"
    return PYTHON.exists() and quietly([PYTHON, "-c", check]) is None


def _clear() -> None:
    if not VENV.exists():
        return
    if not (VENV / "pyvenv.cfg").is_file():
        raise DoorProblem(f"{VENV} is in the way and no virtual environment. Please move it away.")
    shutil.rmtree(VENV)
