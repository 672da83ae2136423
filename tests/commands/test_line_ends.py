"""Texts that differ in nothing but the ends of their lines: both come in, and it is said before and after."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya.commands import articles, surveying
from hashiya.workspace import Workspace

LINES = ("عاد الوفد إلى بيروت.", "ثم غادر.", "")
ENDS = ("\n", "\r\n", "\r")
OTHER = "زار الوفد بغداد.\nثم عاد.\n"


def text(folder: Path, name: str, end: str) -> Path:
    file = folder / name
    file.write_bytes(end.join(LINES).encode("utf-8"))
    return file


def told(report: articles.ImportReport) -> list[tuple[str, str]]:
    return [
        (it.name, str(it.values["title"]))
        for it in report.notes
        if it.message == "articles-line-ends"
    ]


@pytest.mark.parametrize("one", ENDS)
@pytest.mark.parametrize("other", ENDS)
def test_the_same_text_but_for_line_ends_is_told_in_one_import_and_in_two(
    ws: Workspace, tmp_path: Path, one: str, other: str
) -> None:
    files = [text(tmp_path, "a.txt", one), text(tmp_path, "b.txt", other)]
    expected = 0 if one == other else 1
    both = articles.add(ws, articles.read(files))
    title = ws.articles()[0].title
    assert told(both) == [("b.txt", title)] * expected
    assert len(both.articles) == 1 + expected
    ws.undo()
    articles.add(ws, articles.read(files[:1]))
    assert told(articles.add(ws, articles.read(files[1:]))) == [("b.txt", title)] * expected


def test_the_preview_says_it_of_files_together_and_of_what_is_here(
    ws: Workspace, tmp_path: Path
) -> None:
    files = [text(tmp_path, "a.txt", "\n"), text(tmp_path, "b.txt", "\r\n")]
    other = tmp_path / "c.txt"
    other.write_bytes(OTHER.encode("utf-8"))
    for here in (None, ws):
        found = surveying.survey(here, [*files, other]).found
        assert [[it.message for it in one.notes] for one in found] == [
            [],
            ["articles-line-ends"],
            [],
        ]
        assert found[1].notes[0].values == {"title": "a.txt"}
        assert not found[1].is_here
    articles.add(ws, articles.read(files[:1]))
    (found,) = surveying.survey(ws, files[1:]).found
    assert found.notes[0].values == {"title": ws.articles()[0].title}


def test_what_does_not_come_in_is_not_called_an_article_of_its_own(
    ws: Workspace, tmp_path: Path
) -> None:
    """Its text is here, or came with an earlier file: what differs in line ends is another one."""
    files = [text(tmp_path, "a.txt", "\n"), text(tmp_path, "b.txt", "\r\n")]
    again = text(tmp_path, "c.txt", "\n")
    seen = surveying.survey(None, [*files, again]).found
    assert [len(it.notes) for it in seen] == [0, 1, 0]
    articles.add(ws, articles.read(files))
    seen = surveying.survey(ws, files).found
    assert [(it.is_here, it.notes) for it in seen] == [(True, ())] * 2


def test_a_text_in_the_bin_is_not_held_against_one_that_comes(
    ws: Workspace, tmp_path: Path
) -> None:
    files = [text(tmp_path, "a.txt", "\n"), text(tmp_path, "b.txt", "\r\n")]
    articles.add(ws, articles.read(files[:1]))
    articles.remove(ws, [ws.articles()[0].id])
    (seen,) = surveying.survey(ws, files[1:]).found
    assert not seen.notes
    assert told(articles.add(ws, articles.read(files[1:]))) == []
