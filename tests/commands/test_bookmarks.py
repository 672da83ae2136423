"""Notes and bookmarks of an article: stored, exported, carried along, undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya.commands import articles, correcting, datasets, projects
from hashiya.model.errors import BadFact
from hashiya.workspace import Workspace

TEXT = "السطر الأول هنا\nوالسطر الثاني هناك\nثم الثالث أخيرًا"


@pytest.fixture
def article(ws: Workspace, tmp_path: Path) -> str:
    file = tmp_path / "خبر.txt"
    file.write_text(TEXT, encoding="utf-8", newline="")
    articles.add(ws, articles.read([file]))
    return ws.articles()[-1].id


def test_a_place_is_remembered_and_forgotten(ws: Workspace, article: str) -> None:
    articles.toggle_bookmark(ws, article, 20)
    articles.toggle_bookmark(ws, article, 3)
    assert ws.article(article).bookmarks == (3, 20)
    articles.toggle_bookmark(ws, article, 20)
    assert ws.article(article).bookmarks == (3,)
    ws.undo()
    assert ws.article(article).bookmarks == (3, 20)
    for bad in (-1, len(TEXT)):
        with pytest.raises(BadFact):
            articles.toggle_bookmark(ws, article, bad)


def test_a_note_has_lines_and_a_limit(ws: Workspace, article: str) -> None:
    articles.update(ws, article, note="  سطر\nآخر ")
    assert ws.article(article).note == "سطر\nآخر"
    for bad in ("a" * 20_001, "\ud800", 5):
        with pytest.raises(BadFact):
            articles.update(ws, article, note=bad)


def test_they_are_there_again_after_opening_and_after_export_and_import(
    ws: Workspace, article: str, tmp_path: Path
) -> None:
    articles.update(ws, article, note="يُراجَع")
    made = articles.toggle_bookmark(ws, article, 16)
    path = ws.path
    out = tmp_path / "out.jsonl"
    datasets.export(datasets.choose(ws), out, "hashiya", {})
    ws.close()
    with projects.open_project(path, "ليلى") as again:
        assert again.article(article) == made
        assert list(again.check()) == []
    with projects.create(tmp_path / "other.hashiya", me="سلمى") as other:
        articles.add(other, articles.read([out]))
        found = other.article(other.articles()[0].id)
        assert (found.note, found.bookmarks) == ("يُراجَع", (16,))


def test_a_corrected_text_takes_them_along(ws: Workspace, article: str) -> None:
    articles.toggle_bookmark(ws, article, TEXT.index("الثاني"))
    articles.toggle_bookmark(ws, article, TEXT.index("أخيرًا"))
    new = "مقدمة جديدة\n" + TEXT.replace("ثم الثالث أخيرًا", "")
    correcting.correct(ws, article, new)
    kept = ws.article(article)
    assert [kept.text[it:].split()[0] for it in kept.bookmarks] == ["الثاني"]
