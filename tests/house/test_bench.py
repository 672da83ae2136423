"""The frame of the benchmarks says what was measured, and never judges by its exit code."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType

import bench
import pytest
from bench import __main__ as runner


def test_a_goal_is_compared_with_what_it_judges() -> None:
    samples = [10.0, 10.0, 10.0, 10.0, 60.0]
    by_median = bench.row("x", samples, goal=50)
    by_p95 = bench.row("x", samples, goal=50, judge="p95")
    assert (by_median.median, by_median.p95, by_median.met) == (10.0, 60.0, True)
    assert by_p95.met is False
    assert bench.row("x", samples).met is None


def test_a_comparison_takes_turns_and_tells_the_ratio() -> None:
    turns: list[str] = []
    figure = bench.compare(
        "ours", lambda: turns.append("ours"), "bare", lambda: turns.append("bare"), at_most=2
    )
    assert turns == ["bare", "ours"] * bench.REPEATS
    assert figure.against is not None
    assert figure.against.name == "bare"
    assert figure.goal is not None


def test_one_benchmark_is_written_as_one_object(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(runner, "discover", lambda: {"good": _module(), "bad": _broken()})
    file = tmp_path / "figures.json"
    assert runner.main(["good", "--json", str(file)]) == 0
    written = json.loads(file.read_text(encoding="utf-8"))
    assert set(written) == {"bench", "machine", "rows"}
    assert written["bench"] == "good"
    assert set(written["rows"][0]) == {"name", "median", "p95", "unit", "goal", "met", "against"}
    assert set(written["rows"][0]["against"]) == {"name", "median", "ratio"}
    assert "missed" in capsys.readouterr().out


def test_a_broken_benchmark_costs_only_its_own_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "discover", lambda: {"bad": _broken(), "good": _module()})
    file = tmp_path / "figures.json"
    assert runner.main(["--json", str(file)]) == 0
    bad, good = json.loads(file.read_text(encoding="utf-8"))["benches"]
    assert bad["rows"] == []
    assert bad["failed"] is True
    assert good["rows"]


def _module() -> ModuleType:
    module = ModuleType("good")
    against = bench.Against("bare", 10.0, 2.5)
    module.__dict__["run"] = lambda: [bench.row("slow", [25.0], goal=20.0, against=against)]
    return module


def _broken() -> ModuleType:
    module = ModuleType("bad")

    def run() -> list[bench.Row]:
        raise RuntimeError("no figures")

    module.__dict__["run"] = run
    return module
