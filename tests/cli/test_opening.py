"""A file in place of a command: a project is opened in the window, of any other it is said what to do."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from hashiya import cli
from hashiya.cli import opening, window

Opened = list[str | None]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """What the window was asked to show; it is not shown."""
    found: Opened = []

    def show(project: str | None = None, _speech: object = None) -> int:
        found.append(project)
        return 0

    monkeypatch.setattr(window, "show_window", show)
    monkeypatch.setattr(opening, "show_window", show)
    return found


@pytest.mark.parametrize("name", ["مشروع.hashiya", "P.HASHIYA", "gone.hashiya"])
def test_a_project_alone_is_opened(run, opened: Opened, name: str) -> None:
    run(name)
    run(name, "--language", "ar")
    assert opened == [name, name]


def test_a_project_of_another_name_is_known_by_its_content(run, gold, opened: Opened) -> None:
    Path(gold).rename("corpus.db")
    run("corpus.db")
    assert opened == ["corpus.db"]


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        ([], [None]),
        (["a.hashiya"], ["a.hashiya"]),
        (["open", "a b"], ["a b"]),
        (["a.hashiya", "b.hashiya"], []),
        (["--help"], []),
    ],
)
def test_the_short_way_to_the_window(monkeypatch, opened: Opened, arguments, shown) -> None:
    monkeypatch.setattr(sys, "argv", ["hashiya", *arguments])
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert opened == shown
    assert left.value.code == (0 if shown or arguments == ["--help"] else 2)


def test_of_an_article_it_is_said_how_it_comes_into_a_project(run, opened: Opened) -> None:
    Path("مقال.txt").write_text("نص", encoding="utf-8")
    said = run("مقال.txt", code=2).output
    assert "hashiya import" in said
    assert "مقال.txt" in said
    assert "There is no command" in run("لاشيء", code=2).output
    assert opened == []
