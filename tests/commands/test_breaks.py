"""Breaks after ``.,`` are shown, stored with the article and taken away; no text and no offset moves."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from hashiya import assets
from hashiya.commands import annotate, articles, correcting, datasets, projects, surveying
from hashiya.model.span import Span
from hashiya.text.blocks import split_blocks
from hashiya.text.joins import joins
from hashiya.workspace import Workspace

TEXT = "قال الأول., وقال الثاني., 2024.,\nسطر آخر., with letters"


def brought(ws: Workspace, path: Path, *, breaks: bool) -> str:
    return articles.add(ws, articles.stream([path], breaks=breaks)).articles[0]


def test_on_and_off_and_undone(ws: Workspace, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    article_id = brought(ws, tmp_path / "a.txt", breaks=False)
    before = ws.article(article_id)
    shown = articles.break_at_joins(ws, article_id, shown=True)
    assert list(shown.directions) == joins(TEXT)
    assert shown.text == before.text
    assert articles.break_at_joins(ws, article_id, shown=False) == before
    ws.undo()
    assert ws.article(article_id) == shown
    ws.undo()
    assert ws.article(article_id) == before


def test_a_piece_that_is_turned_and_turned_back_stays_apart(ws: Workspace, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    article_id = brought(ws, tmp_path / "a.txt", breaks=True)
    before = ws.article(article_id)
    at = joins(TEXT)[0]
    turned = articles.turn(ws, article_id, at + 3, "ltr")
    assert turned.directions == {**before.directions, at: "ltr"}
    assert articles.turn(ws, article_id, at + 3, "auto") == before


def test_what_is_exported_is_the_same_with_breaks(tmp_path: Path) -> None:
    """The second seed is one huge line, its paragraphs joined by the sign."""
    seed = next((assets.seeds() / "articles").glob("002_*.txt"))
    told: list[list[dict[str, object]]] = []
    for breaks in (False, True):
        with projects.create(tmp_path / f"{breaks}.hashiya", me="ليلى") as ws:
            article_id = brought(ws, seed, breaks=breaks)
            article = ws.article(article_id)
            assert article.text.encode("utf-8") == seed.read_bytes()
            for at in joins(article.text):
                end = article.text.index(" ", at)
                annotate.tag(ws, article_id, Span(at, end), "entity", "PERS")
            blocks = split_blocks(article.text, None, article.directions)
            assert sum(blocks.starts_paragraph(k) for k in range(len(blocks))) == 3 + 13 * breaks
            out = tmp_path / f"{breaks}.jsonl"
            datasets.export(datasets.choose(ws), out, "hashiya")
            record = json.loads(out.read_text(encoding="utf-8").splitlines()[-1])
            told.append([(it["start"], it["end"], it["text"]) for it in record["spans"]])
            assert len(told[-1]) == 13
    assert told[0] == told[1]


def test_breaks_come_back_from_a_file(ws: Workspace, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    article_id = brought(ws, tmp_path / "a.txt", breaks=True)
    given = ws.article(article_id).directions
    for format_id, name in (("hashiya", "o.jsonl"), ("w3c", "o.jsonld"), ("csv", "o")):
        datasets.export(datasets.choose(ws), tmp_path / name, format_id)
        with projects.create(tmp_path / f"{format_id}.hashiya", me="ليلى") as other:
            found = articles.add(other, articles.stream([tmp_path / name])).articles
            assert other.article(found[0]).directions == given


def test_a_correction_keeps_the_breaks_whose_sign_stands(ws: Workspace, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    article_id = brought(ws, tmp_path / "a.txt", breaks=True)
    new = TEXT.replace("الأول.,", "الأول،", 1).replace("قال", "وقال", 1)
    correcting.correct(ws, article_id, new)
    article = ws.article(article_id)
    assert list(article.directions) == joins(new)
    assert len(article.directions) == len(joins(TEXT)) - 1


def test_what_is_looked_at_is_what_is_stored(ws: Workspace, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    found = surveying.survey(ws, [tmp_path / "a.txt"]).found[0]
    assert found.joins == len(joins(TEXT)) == 3
    assert surveying.shown(found) == TEXT
    found = replace(found, breaks=True)
    assert surveying.shown(found).splitlines() == [
        "قال الأول., ",
        "وقال الثاني., ",
        "2024.,",
        "سطر آخر., ",
        "with letters",
    ]
    added = articles.add(ws, surveying.Again([found])).articles[0]
    assert ws.article(added).text == TEXT
    assert list(ws.article(added).directions) == joins(TEXT)
