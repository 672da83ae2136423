"""The installable file carries what the program reads, and starts where no checkout is near."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import hashiya

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "packaging" / "requirements.lock"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


def test_it_carries_every_resource_and_seed(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    for folder in ("resources", "seeds"):
        files = {
            f"hashiya/{file.relative_to(ROOT).as_posix()}"
            for file in (ROOT / folder).rglob("*")
            if file.is_file()
        }
        assert files
        assert files - inside == set()
    assert any(name.endswith("licenses/packaging/LICENSE") for name in inside)


def test_it_starts_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    said = _run([sys.executable, "-m", "hashiya", "--version"], tmp_path / "site")
    assert hashiya.__version__ in said
    found = "from hashiya import assets; print(assets.resources(), assets.seeds())"
    places = _run([sys.executable, "-c", found], tmp_path / "site").split()
    assert [Path(it).parent for it in places] == [tmp_path / "site" / "hashiya"] * 2


@pytest.mark.slow
def test_it_installs_and_starts_in_a_clean_environment(wheel: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    python = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = [python, "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", LOCK], check=True)
    subprocess.run([*pip, "--no-deps", wheel], check=True)
    _run([str(python), "-m", "hashiya", "demo", str(tmp_path / "demo")], None)
    assert list((tmp_path / "demo").glob("*.png"))


def _run(command: list[str], path: Path | None) -> str:
    env = {**os.environ, "PYTHONPATH": str(path) if path else "", "PYTHONSAFEPATH": "1"}
    cwd = path or Path(command[0]).parent
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout
