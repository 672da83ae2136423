"""Shared fixtures: profiles of hypothesis, the offscreen platform, folders of our own."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile(
    "quick",
    max_examples=100,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "full",
    max_examples=2000,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@dataclass(frozen=True)
class Part:
    """Part ``number`` of ``of`` of a long count, with seeds of its own: all parts together are the count."""

    number: int = 1
    of: int = 1

    def share(self, count: int) -> range:
        """Its numbers of ``range(count)``."""
        return range(count * (self.number - 1) // self.of, count * self.number // self.of)

    def seed(self, first: int) -> int:
        return first + 1000 * (self.number - 1)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="the release profile: many more examples")
    parser.addoption(
        "--refresh-golden", action="store_true", help="write the golden files anew; read the diff"
    )
    parser.addoption(
        "--kills", type=int, default=0, help="how often the crash drills kill a writer"
    )
    parser.addoption("--part", default="1/1", help="K/N: the K-th of N parts of the long counts")


@pytest.fixture
def part(request: pytest.FixtureRequest) -> Part:
    number, of = map(int, request.config.getoption("--part").split("/"))
    assert 1 <= number <= of
    return Part(number, of)


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("full" if config.getoption("--full") else "quick")


def pytest_report_header() -> str:
    return f"SQLite {sqlite3.sqlite_version}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Slow tests are skipped by name, so that a quick run lists what it left out."""
    if config.getoption("--full"):
        return
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="slow: only with --full"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Figures of the drills, and what ``packaging/dev.py test`` found before the tests began."""
    figures = [
        str(value)
        for reports in terminalreporter.stats.values()
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name == "figures" and getattr(report, "when", "") == "call"
    ]
    if figures:
        terminalreporter.section("figures")
        for line in figures:
            terminalreporter.write_line(line)
    failed = os.environ.get("HASHIYA_FAILED_CHECKS")
    if failed:
        terminalreporter.section("checks before the tests")
        terminalreporter.write_line(f"FAILED {failed} (see above)", red=True)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the settings of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("HOME", str(home))


class PatientBot(QtBot):
    """Waits for a condition as long as a busy machine may take; a test is never about how long."""

    def waitUntil(self, callback: Callable[[], object], *, timeout: int = 30_000) -> None:  # noqa: N802 - theirs
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)
